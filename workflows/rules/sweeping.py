"""The reverse question: what each of very many nominees could be nominated for, by the same rules as one dossier.

A condition that does not look at the award asked for is answered once per nominee, however many awards ask it, and
not at all where no standing hangs on it any more; what a reader may not see is hidden before it is weighed, so that
a hidden answer weighs the same whatever is true. A test holds that the standing found here is that of `evaluate`.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import chain
from operator import or_

from workflows.facts import Ground, NomineeFacts, NomineeKind
from workflows.regulations.schema import Criterion, RegulationPack
from workflows.rules import conditions as c
from workflows.rules.answers import Outcome
from workflows.rules.eligibility import FindingResult, Standing, evaluate, redacted
from workflows.rules.judging import judge

OF_THE_AWARD = (c.OneAchievementOneAward, c.NotTwiceInYear, c.Interval)
FEW_DIFFER = (c.Judged, c.NoPending, c.NotDisciplined)
"""Kinds that look only at statements, open matters and discipline, which most nominees have alike."""
DEAR = (c.RunOfYears, c.AllOf, c.AnyOf)
LETTERS: Mapping[Standing, str] = {
    Standing.CANDIDATE: "c", Standing.TO_CONFIRM: "t", Standing.LEFT_TO_JUDGEMENT: "j",
    Standing.LACKS_UNCONFIRMED: "u", Standing.NOT_ENOUGH_DATA: "d", Standing.NOT_ELIGIBLE: "n",
}  # fmt: skip
STANDING_OF = {letter: standing for standing, letter in LETTERS.items()}


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
            ground = award.usual_ground
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


@dataclass(slots=True, eq=False)
class _Ask:
    """A condition with the awards that ask it, one bit for each; asked once per nominee.

    `ground` (and `award`, if need be) is set where the answer depends on what is asked for; `free_without` are the
    awards without which such a condition holds of itself.
    """

    condition: c.Condition
    blocks: bool
    award: str = ""
    ground: Ground | None = None
    free_without: frozenset[str] | None = None
    bits: int = 0


def _ask(one: Asked, row: Criterion) -> _Ask:
    condition, blocks = row.condition, row.status.blocks
    if not looks_at_award(condition):
        return _Ask(condition, blocks)
    named = "" if isinstance(condition, OF_THE_AWARD) and condition.awards else one.award
    return _Ask(condition, blocks, named, one.ground, free_without(condition, one.award))


_Weighed = tuple[int, int, int, int]
"""Awards as bits: failed, data missing, failed by a row that may not block, only a judgement missing."""


class Sweep:
    """Asks the same awards of one nominee after another: each condition once, and none that can change nothing.

    A fail outweighs all, missing data outweighs a fail by a row that may not block, this a missing judgement, and that
    what is to be confirmed. So the order of asking is free, and the cheap ones come first.
    """

    def __init__(self, asked: Iterable[Asked]) -> None:
        asked = tuple(asked)
        asks: dict[tuple[object, ...], _Ask] = {}
        for at, one in enumerate(asked):
            for row in one.rows:
                new = _ask(one, row)
                asks.setdefault((new.condition, new.blocks, new.award, new.ground), new).bits |= 1 << at
        self.awards = tuple(one.award for one in asked)
        self.to_confirm = _union(ask for ask in asks.values() if not ask.blocks)
        ordered = sorted(asks.values(), key=lambda ask: (isinstance(ask.condition, DEAR), -ask.bits.bit_count()))
        self.alike = [ask for ask in ordered if isinstance(ask.condition, FEW_DIFFER)]
        self.apart = [ask for ask in ordered if ask.free_without is None and ask not in self.alike]
        self.holding: dict[str, list[_Ask]] = {}
        for ask in ordered:
            for award in ask.free_without or ():
                self.holding.setdefault(award, []).append(ask)
        self._alike: dict[Hashable, _Weighed] = {}
        self._marks: dict[_Weighed, str] = {}

    def standings(self, facts: NomineeFacts, on: date, *, sees_all: bool) -> Mapping[str, Standing]:
        """The standing for each award; `sees_all` says whether the reader may know sensitive answers."""
        return unpacked(self.awards, self.marks(facts, on, sees_all=sees_all))

    def marks(self, facts: NomineeFacts, on: date, *, sees_all: bool) -> str:
        """The standings as one letter for each award, in the order of `awards`."""
        weighs = self._weighs(facts, on, sees_all)
        if weighs not in self._marks:
            self._marks[weighs] = self._letters(*weighs)
        return self._marks[weighs]

    def _weighs(self, facts: NomineeFacts, on: date, sees_all: bool) -> _Weighed:
        """The awards that failed; of the others, those that miss data; then those in doubt; then those to be judged."""
        said = frozenset(facts.statements.items()), frozenset(facts.pending.items())
        key = (on, facts.period, sees_all, facts.discipline, facts.discipline_whole, *said)
        found = self._alike.get(key)
        if found is None:
            found = self._alike[key] = _judged(self.alike, facts, on, sees_all, (0, 0, 0, 0))
        found = _judged(self.apart, facts, on, sees_all, found)
        held = [self.holding[award] for award in facts.awards_by_code if award in self.holding]
        if held:
            found = _judged(dict.fromkeys(chain(*held)), facts, on, sees_all, found)
        failed, missing, doubtful, judged = found
        worse = failed | missing | doubtful
        return failed, missing & ~failed, doubtful & ~(failed | missing), judged & ~worse

    def _letters(self, failed: int, missing: int, doubtful: int, judged: int) -> str:
        def letter(bit: int) -> str:
            if failed & bit:
                return LETTERS[Standing.NOT_ELIGIBLE]
            if missing & bit:
                return LETTERS[Standing.NOT_ENOUGH_DATA]
            if doubtful & bit:
                return LETTERS[Standing.LACKS_UNCONFIRMED]
            if judged & bit:
                return LETTERS[Standing.LEFT_TO_JUDGEMENT]
            return LETTERS[Standing.TO_CONFIRM if self.to_confirm & bit else Standing.CANDIDATE]

        return "".join(letter(1 << at) for at in range(len(self.awards)))


def unpacked(awards: Iterable[str], marks: str) -> dict[str, Standing]:
    """The standing for each award from its letter."""
    return {award: STANDING_OF[mark] for award, mark in zip(awards, marks, strict=True)}


def _union(asks: Iterable[_Ask]) -> int:
    return reduce(or_, (ask.bits for ask in asks), 0)


def _judged(asks: Iterable[_Ask], facts: NomineeFacts, on: date, sees_all: bool, before: _Weighed) -> _Weighed:
    """The awards that fail, that miss data, are in doubt or await a judgement, after these were asked too."""
    failed, missing, doubtful, judged = before
    for ask in asks:
        settled = failed if ask.blocks else failed | missing
        if not ask.bits & ~settled:
            continue
        mine = facts if ask.ground is None else facts.asked_for(ask.award, ask.ground)
        answer = judge(ask.condition, mine, on)
        if answer.sensitive and not sees_all:
            missing |= ask.bits
        elif answer.awaits_judgement:
            judged |= ask.bits
        elif answer.outcome is Outcome.NOT_ENOUGH_DATA:
            missing |= ask.bits
        elif answer.outcome is Outcome.FAIL:
            failed, doubtful = (failed | ask.bits, doubtful) if ask.blocks else (failed, doubtful | ask.bits)
    return failed, missing, doubtful, judged


def findings(one: Asked, facts: NomineeFacts, on: date, *, sees_all: bool) -> tuple[FindingResult, ...]:
    """Every criterion's answer for one nominee and award, as a reader may see it."""
    found = evaluate(one.rows, facts.asked_for(one.award, one.ground), on)
    return found if sees_all else tuple(redacted(finding) for finding in found)
