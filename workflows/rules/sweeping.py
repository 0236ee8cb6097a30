"""The reverse question: what each of very many nominees could be nominated for, by the same rules as one dossier.

A condition that does not look at the award asked for is answered once per nominee, however many awards ask it; what a
reader may not see is hidden before it is weighed, so that a hidden answer weighs the same whatever is true. A test
holds that the standing found here is the standing of `evaluate`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from workflows.facts import Ground, NomineeFacts, NomineeKind
from workflows.regulations.schema import Criterion, RegulationPack
from workflows.rules import conditions as c
from workflows.rules.answers import Outcome
from workflows.rules.eligibility import FindingResult, Standing, evaluate, redacted
from workflows.rules.judging import judge

OF_THE_AWARD = (c.OneAchievementOneAward, c.NotTwiceInYear, c.Interval)


@dataclass(frozen=True)
class Asked:
    """One award of the pack for one kind of nominee, with the criteria that speak of it."""

    award: str
    ground: Ground
    rows: tuple[Criterion, ...]


def asked_of(pack: RegulationPack, kind: NomineeKind, on: date) -> tuple[Asked, ...]:
    """The awards that this kind of nominee can be given on a day: somebody still decides them, and criteria exist."""
    deciding = {one.code for one in pack.authorities if one.retired_on is None or on < one.retired_on}
    found = []
    for award in pack.awards:
        if kind in award.nominees and deciding & set(award.decided_by):
            ground = award.grounds[0]
            rows = tuple(row for row in pack.criteria_for(award.code, kind, ground) if not row.informs)
            if any(row in pack.criteria for row in rows):
                found.append(Asked(award.code, ground, rows))
    return tuple(found)


def looks_at_award(condition: c.Condition) -> bool:
    """Whether the answer depends on the award asked for, and not on the nominee alone."""
    if isinstance(condition, c.AllOf | c.AnyOf):
        return any(looks_at_award(part) for part in condition.parts)
    return isinstance(condition, OF_THE_AWARD)


def free_without(condition: c.Condition, award: str) -> frozenset[str] | None:
    """The awards without which such a condition holds of itself; None where it must always be asked."""
    if isinstance(condition, c.OneAchievementOneAward):
        return frozenset(condition.awards or (award,))
    if isinstance(condition, c.NotTwiceInYear | c.Interval):
        return frozenset(condition.awards)
    return None


@dataclass(frozen=True, slots=True)
class _Ask:
    """One criterion of one award, with what need not be found out anew for each nominee."""

    code: str
    condition: c.Condition
    blocks: bool
    own: bool
    free_without: frozenset[str] | None


class Sweep:
    """Asks the same awards of one nominee after another."""

    def __init__(self, asked: Iterable[Asked]) -> None:
        self.asked = tuple((one, self._asks(one)) for one in asked)

    @staticmethod
    def _asks(one: Asked) -> tuple[_Ask, ...]:
        """What all awards share comes first: it may fail before anything is asked for this award alone."""
        rows = [(row, looks_at_award(row.condition)) for row in one.rows]
        return tuple(
            _Ask(row.code, row.condition, row.status.blocks, own, free_without(row.condition, one.award))
            for row, own in sorted(rows, key=lambda pair: pair[1])
        )

    def standings(self, facts: NomineeFacts, on: date, *, sees_all: bool) -> Mapping[str, Standing]:
        """The standing for each award; `sees_all` says whether the reader may know sensitive answers."""
        answered: dict[str, Outcome] = {}
        return {one.award: _standing(one, asks, facts, on, sees_all, answered) for one, asks in self.asked}


def _standing(
    one: Asked, asks: tuple[_Ask, ...], facts: NomineeFacts, on: date, sees_all: bool, answered: dict[str, Outcome]
) -> Standing:
    """The worst outcome; a fail ends it, for nothing outweighs one."""
    missing, to_confirm, held = False, False, facts.awards_by_code.keys()
    for ask in asks:
        if ask.own and ask.free_without is not None and ask.free_without.isdisjoint(held):
            to_confirm = to_confirm or not ask.blocks
            continue
        outcome = answered.get(ask.code)
        if outcome is None:
            mine = facts.asked_for(one.award, one.ground) if ask.own else facts
            outcome = _outcome(ask, mine, on, sees_all)
            if not ask.own:
                answered[ask.code] = outcome
        if outcome is Outcome.FAIL:
            return Standing.NOT_ELIGIBLE
        missing = missing or outcome is Outcome.NOT_ENOUGH_DATA
        to_confirm = to_confirm or outcome is Outcome.TO_CONFIRM
    if missing:
        return Standing.NOT_ENOUGH_DATA
    return Standing.TO_CONFIRM if to_confirm else Standing.CANDIDATE


def _outcome(ask: _Ask, facts: NomineeFacts, on: date, sees_all: bool) -> Outcome:
    answer = judge(ask.condition, facts, on)
    if answer.outcome is Outcome.NOT_ENOUGH_DATA or (answer.sensitive and not sees_all):
        return Outcome.NOT_ENOUGH_DATA
    return answer.outcome if ask.blocks else Outcome.TO_CONFIRM


def findings(one: Asked, facts: NomineeFacts, on: date, *, sees_all: bool) -> tuple[FindingResult, ...]:
    """Every criterion's answer for one nominee and award, as a reader may see it."""
    found = evaluate(one.rows, facts.asked_for(one.award, one.ground), on)
    return found if sees_all else tuple(redacted(finding) for finding in found)
