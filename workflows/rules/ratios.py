"""What a share of a pack comes to for a list: how many of how many, or what is missing to count it.

A share is advice. It stops a list only where the pack says that it is enforced, its row may block, and both numbers are
known: what cannot be counted is said and stops nobody. Basis: the pack's row, which names its article and status.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from workflows.engine import Reason
from workflows.regulations.advice import Among, Bound, Ratio, ShareBase
from workflows.rules.quotas import rounded

NOT_STATED = {
    Among.WOMEN: Reason("ratio_women_not_stated"),
    Among.DIRECT_WORKERS: Reason("ratio_direct_workers_not_stated"),
    Among.LEADERS: Reason("ratio_leaders_not_stated"),
    Among.NOT_LEADERS: Reason("ratio_leaders_not_stated"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One row that is proposed: whom for which award; `woman` is None where the list does not tell."""

    award: str
    nominee: Hashable
    individual: bool = True
    woman: bool | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around some rows.

    `stated` counts some of the individuals of the whole list, as the unit says; `holders` are those who hold an award
    for the time of the list; `held` are the awards that the proposing unit itself holds then.
    """

    rows: tuple[Listed, ...]
    stated: Mapping[Among, int] = field(default_factory=dict)
    headcount: int | None = None
    holders: Mapping[str, frozenset[Hashable]] = field(default_factory=dict)
    held: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Advice:
    """A share with what was counted, and what is missing where it could not be."""

    ratio: Ratio
    part: int | None
    whole: int | None
    missing: tuple[Reason, ...] = ()

    @property
    def limit(self) -> int | None:
        """How many the share allows or asks for, rounded as the row says; None without a share or its base."""
        if self.ratio.share is None or self.whole is None:
            return None
        return rounded(self.ratio.share * self.whole, self.ratio.rounding)

    @property
    def counted(self) -> Fraction | None:
        """The share as it stands."""
        return Fraction(self.part, self.whole) if self.part is not None and self.whole else None

    @property
    def kept(self) -> bool | None:
        """Whether the share is kept; None where there is none, or where it cannot be counted."""
        if self.part is None or self.limit is None:
            return None
        return self.part <= self.limit if self.ratio.bound is Bound.AT_MOST else self.part >= self.limit

    @property
    def stops(self) -> bool:
        """True only for a counted share that is not kept, of a row that the pack enforces and that may block."""
        return self.ratio.enforced and self.ratio.status.blocks and self.kept is False


def applies(ratio: Ratio, rows: tuple[Listed, ...]) -> bool:
    """Whether a list has what the share speaks of: its award, and individuals where it counts some of them."""
    mine = _of(ratio, rows)
    return any(row.individual for row in mine) if ratio.among is not Among.EVERYBODY else bool(mine)


def advise(ratio: Ratio, around: Around) -> Advice:
    """The share counted by what is known around the rows."""
    part, whole = _part(ratio, around), _whole(ratio, around)
    missing = tuple(found for found in (part, whole) if isinstance(found, Reason))
    return Advice(ratio, part if isinstance(part, int) else None, whole if isinstance(whole, int) else None, missing)


def _of(ratio: Ratio, rows: tuple[Listed, ...]) -> tuple[Listed, ...]:
    return tuple(row for row in rows if ratio.award in ("", row.award))


def _people(rows: tuple[Listed, ...]) -> frozenset[Hashable]:
    return frozenset(row.nominee for row in rows if row.individual)


def _part(ratio: Ratio, around: Around) -> int | Reason:
    mine = _of(ratio, around.rows)
    if ratio.among is Among.EVERYBODY:
        return len({row.nominee for row in mine})
    people = _people(mine)
    counts = Among.LEADERS if ratio.among is Among.NOT_LEADERS else ratio.among
    if counts in around.stated and people == _people(around.rows):
        stated = around.stated[counts]
        if stated > len(people):
            return Reason("ratio_more_stated_than_listed", {"stated": stated, "listed": len(people)})
        return len(people) - stated if ratio.among is Among.NOT_LEADERS else stated
    told = {row.nominee: row.woman for row in mine if row.individual and row.woman is not None}
    if ratio.among is Among.WOMEN and people == told.keys():
        return sum(told.values())
    return NOT_STATED[ratio.among]


def _whole(ratio: Ratio, around: Around) -> int | Reason:
    if ratio.inside and not around.held.intersection(ratio.inside):
        return Reason("ratio_inside_not_known", {"awards": ratio.inside})
    match ratio.base:
        case ShareBase.GRANTED:
            if ratio.among is Among.EVERYBODY:
                return len({row.nominee for row in around.rows})
            return len(_people(_of(ratio, around.rows)))
        case ShareBase.HOLDERS:
            proposed = {row.nominee for row in around.rows if row.award == ratio.of}
            return len(around.holders.get(ratio.of, frozenset()) | proposed) or Reason(
                "ratio_holders_not_known", {"award": ratio.of}
            )
        case ShareBase.HEADCOUNT:
            return around.headcount or Reason("ratio_headcount_not_known")
        case ShareBase.CANDIDATES:
            return Reason("ratio_candidates_not_counted")
