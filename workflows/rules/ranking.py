"""Ranking inside groups of like units; a unit without data is "chưa có số liệu" and never 0.

Sources: ranks are given inside groups and, in Tây Ninh, on the ratio (QĐ 2729/QĐ-UBND of 25/12/2023); equal scores
share a rank and the next is +1 (Đà Nẵng 2008, dense) or skips (competition): a setting; some bodies are scored but
not ranked (PAR INDEX of the ministries).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workflows.rules.fixed import ratio_pct
from workflows.rules.rounding import Rounding


class Key(StrEnum):
    """What is compared."""

    POINTS = "points"
    RATIO = "ratio"


class Method(StrEnum):
    """What follows a tie: 1,2,2,3 or 1,2,2,4."""

    DENSE = "dense"
    COMPETITION = "competition"


class Direction(StrEnum):
    """Which end is the best: most points, or fewest (days late, penalties)."""

    HIGH_FIRST = "high_first"
    LOW_FIRST = "low_first"


@dataclass(frozen=True)
class NotRanked:
    """A unit that is scored and published but takes no part in the ranking, and why (Thanh tra, Ủy ban Dân tộc …)."""

    unit: str
    reason: str


@dataclass(frozen=True)
class RankingOptions:
    """How one publication ranks and prints; kept with it. A unit is named by its code."""

    key: Key = Key.RATIO
    method: Method = Method.COMPETITION
    direction: Direction = Direction.HIGH_FIRST
    rounding: Rounding = Rounding.HALF_UP
    places: int = 2
    not_ranked: tuple[NotRanked, ...] = ()

    @property
    def reasons(self) -> Mapping[str, str]:
        """Why a unit is not ranked, by its code."""
        return {row.unit: row.reason for row in self.not_ranked}


class Standing(StrEnum):
    """Whether a unit takes part."""

    RANKED = "ranked"
    SCORED_ONLY = "scored_only"
    NO_DATA = "no_data"


@dataclass(frozen=True)
class Entrant:
    """One unit of one group; points None means no data, `takes_part` False means scored but not ranked."""

    unit: str
    group: str
    points: Decimal | None
    max_applicable: Decimal | None
    takes_part: bool = True


@dataclass(frozen=True)
class Placing:
    """Where a unit stands in its group; `rank` is None unless it is ranked."""

    unit: str
    group: str
    points: Decimal | None
    max_applicable: Decimal | None
    ratio: Fraction | None
    rank: int | None
    standing: Standing


def rank(
    entrants: Iterable[Entrant],
    key: Key = Key.RATIO,
    method: Method = Method.COMPETITION,
    direction: Direction = Direction.HIGH_FIRST,
) -> tuple[Placing, ...]:
    """Rank each group by the unrounded key, best first; then those only scored, then those without data.

    Groups, and equal units inside one, keep the order they came in. Raises ValueError when a unit stands twice.
    """
    rows = [_placed(entrant) for entrant in entrants]
    names = [row.unit for row in rows]
    if len(set(names)) != len(names):
        raise ValueError("a unit stands twice in a ranking")
    groups: dict[str, list[Placing]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return tuple(place for group in groups.values() for place in _rank_group(group, key, method, direction))


def _placed(entrant: Entrant) -> Placing:
    points, maximum = entrant.points, entrant.max_applicable
    ratio = None if points is None or maximum is None else ratio_pct(points, maximum)
    standing = Standing.RANKED if entrant.takes_part else Standing.SCORED_ONLY
    if ratio is None:
        points, standing = None, Standing.NO_DATA
    return Placing(entrant.unit, entrant.group, points, maximum, ratio, None, standing)


def _rank_group(rows: list[Placing], key: Key, method: Method, direction: Direction) -> list[Placing]:
    high = direction is Direction.HIGH_FIRST
    ranked = sorted(
        (row for row in rows if row.standing is Standing.RANKED), key=lambda row: _value(row, key), reverse=high
    )
    numbers: dict[Fraction, int] = {}
    for position, row in enumerate(ranked, start=1):
        numbers.setdefault(_value(row, key), position if method is Method.COMPETITION else len(numbers) + 1)
    placed = [_with_rank(row, numbers[_value(row, key)]) for row in ranked]
    rest = [row for row in rows if row.standing is not Standing.RANKED]
    sign = -1 if high else 1
    return placed + sorted(rest, key=lambda row: (row.standing is Standing.NO_DATA, sign * _value(row, key)))


def _value(row: Placing, key: Key) -> Fraction:
    if row.points is None or row.ratio is None:
        return Fraction(-1)
    return Fraction(row.points) if key is Key.POINTS else row.ratio


def _with_rank(row: Placing, number: int) -> Placing:
    return Placing(row.unit, row.group, row.points, row.max_applicable, row.ratio, number, row.standing)
