"""The ground of a nomination (loại hình khen thưởng, L22 Article 8): which the law offers, and which one counts.

A row always names its ground. One that nobody named is the award's only ground, or the only one of them that the
round's process judges; where a choice is left, a person makes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from backend.base.reasons import said
from backend.nominations.models import Nomination
from workflows.engine import Reason
from workflows.facts import Ground
from workflows.labels import label
from workflows.regulations.schema import Award, RegulationPack

GROUNDS: Mapping[str, Ground] = {ground.value: ground for ground in Ground}


def worded(grounds: Iterable[Ground]) -> str:
    """Grounds in the reader's language, in the pack's order."""
    return ", ".join(said(label(ground)) for ground in grounds)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a list may propose: the awards of its law by code, and the grounds that the round's process judges."""

    awards: Mapping[str, Award]
    judged: tuple[Ground, ...] = ()

    def offered(self, award: str) -> tuple[Ground, ...]:
        """The grounds on which the law gives an award; none for one that it does not know."""
        found = self.awards.get(award)
        return found.grounds if found is not None else ()

    def preset(self, award: str) -> Ground | None:
        """The ground that leaves no choice for this award in this round, if there is one."""
        found = self.awards.get(award)
        return found.only_ground(self.judged) if found is not None else None

    def settle(self, award: str, given: str = "", before: str = "") -> Ground | Reason:
        """The ground of a row: as given, else as it was before where the award has it, else the one without a choice.

        The award must be known. A reason, with all the grounds there are, when none of this settles it.
        """
        known = self.awards[award]
        words = {"award": said(known.name), "grounds": worded(known.grounds), "basis": known.basis}
        if given:
            ground = GROUNDS[given]
            if ground in known.grounds:
                return ground
            return Reason("award.ground_not_in_law", {**words, "ground": said(label(ground))})
        kept = GROUNDS.get(before)
        found = kept if kept in known.grounds else self.preset(award)
        return Reason("award.ground_needed", words) if found is None else found


def ground_of(row: Nomination, pack: RegulationPack) -> Ground | None:
    """The ground of a row, if the pack gives its award on it; None where the pack knows no such award or ground."""
    award = next((one for one in pack.awards if one.code == row.award), None)
    ground = GROUNDS[row.ground]
    return ground if award is not None and ground in award.grounds else None


def outside(rows: Sequence[Nomination], pack: RegulationPack | None) -> list[Nomination]:
    """The rows whose award this pack knows, but not on their ground."""
    if pack is None:
        return []
    known = {award.code: award.grounds for award in pack.awards}
    return [row for row in rows if row.award in known and GROUNDS[row.ground] not in known[row.award]]


def demand(rows: Sequence[Nomination], pack: RegulationPack | None) -> list[Reason]:
    """A reason for each row whose ground the pack does not have."""
    found = outside(rows, pack)
    terms = Terms({award.code: award for award in pack.awards}) if pack is not None and found else Terms({})
    told = [(row, terms.settle(row.award, row.ground)) for row in found]
    return [
        Reason("nomination.ground_not_in_law", {**no.data, "name": row.nominee_name})
        for row, no in told
        if isinstance(no, Reason)
    ]
