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
from workflows.rules.eligibility import FindingResult, Standing, evaluate, redacted, weighed
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


class Sweep:
    """Asks the same awards of one nominee after another."""

    def __init__(self, asked: Iterable[Asked]) -> None:
        self.asked = tuple(asked)
        self.own = {row.code: looks_at_award(row.condition) for one in self.asked for row in one.rows}

    def standings(self, facts: NomineeFacts, on: date, *, sees_all: bool) -> Mapping[str, Standing]:
        """The standing for each award; `sees_all` says whether the reader may know sensitive answers."""
        answered: dict[str, Outcome] = {}
        return {one.award: self._standing(one, facts, on, sees_all, answered) for one in self.asked}

    def _standing(
        self, one: Asked, facts: NomineeFacts, on: date, sees_all: bool, answered: dict[str, Outcome]
    ) -> Standing:
        found = set()
        mine: NomineeFacts | None = None
        for row in one.rows:
            outcome = answered.get(row.code)
            if outcome is None:
                if self.own[row.code] and mine is None:
                    mine = facts.asked_for(one.award, one.ground)
                answer = judge(row.condition, mine if self.own[row.code] and mine else facts, on)
                hidden = answer.sensitive and not sees_all
                outcome = Outcome.NOT_ENOUGH_DATA if hidden else weighed(answer.outcome, row.status)
                if not self.own[row.code]:
                    answered[row.code] = outcome
            if outcome is Outcome.FAIL:
                return Standing.NOT_ELIGIBLE
            found.add(outcome)
        if Outcome.NOT_ENOUGH_DATA in found:
            return Standing.NOT_ENOUGH_DATA
        return Standing.TO_CONFIRM if Outcome.TO_CONFIRM in found else Standing.CANDIDATE


def findings(one: Asked, facts: NomineeFacts, on: date, *, sees_all: bool) -> tuple[FindingResult, ...]:
    """Every criterion's answer for one nominee and award, as a reader may see it."""
    found = evaluate(one.rows, facts.asked_for(one.award, one.ground), on)
    return found if sees_all else tuple(redacted(finding) for finding in found)
