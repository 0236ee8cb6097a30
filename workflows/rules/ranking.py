"""Ranking inside groups of like units; a unit without data is "chưa có số liệu" and never 0.

Sources: ranks are given inside groups and, in Tây Ninh, on the ratio (QĐ 2729/QĐ-UBND of 25/12/2023); equal scores
share a rank and the next is +1 (Đà Nẵng 2008, dense) or skips (competition): a setting; some bodies are scored but
not ranked (PAR INDEX of the ministries).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workflows.rules.fixed import ratio_pct


class Key(StrEnum):
    """What is compared."""

    POINTS = "points"
    RATIO = "ratio"


class Method(StrEnum):
    """What follows a tie: 1,2,2,3 or 1,2,2,4."""

    DENSE = "dense"
    COMPETITION = "competition"


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


def rank(entrants: Iterable[Entrant], key: Key = Key.RATIO, method: Method = Method.COMPETITION) -> tuple[Placing, ...]:
    """Rank each group by the unrounded key, best first; then those only scored, then those without data.

    Groups, and equal units inside one, keep the order they came in. Raises ValueError when a unit stands twice.
    """
    rows = [_placed(entrant) for entrant in entrants]
    names = [row.unit for row in rows]
    if len(set(names)) != len(names):
        raise ValueError("a unit stands twice in a ranking")
    groups = list(dict.fromkeys(row.group for row in rows))
    return tuple(place for group in groups for place in _rank_group([r for r in rows if r.group == group], key, method))


def _placed(entrant: Entrant) -> Placing:
    points, maximum = entrant.points, entrant.max_applicable
    ratio = None if points is None or maximum is None else ratio_pct(points, maximum)
    standing = Standing.RANKED if entrant.takes_part else Standing.SCORED_ONLY
    if ratio is None:
        points, standing = None, Standing.NO_DATA
    return Placing(entrant.unit, entrant.group, points, maximum, ratio, None, standing)


def _rank_group(rows: list[Placing], key: Key, method: Method) -> list[Placing]:
    ranked = sorted(
        (row for row in rows if row.standing is Standing.RANKED), key=lambda row: _value(row, key), reverse=True
    )
    values = [_value(row, key) for row in ranked]
    counted = values if method is Method.COMPETITION else list(dict.fromkeys(values))
    placed = [_with_rank(row, counted.index(_value(row, key)) + 1) for row in ranked]
    rest = [row for row in rows if row.standing is not Standing.RANKED]
    return placed + sorted(rest, key=lambda row: (row.standing is Standing.NO_DATA, -_value(row, key)))


def _value(row: Placing, key: Key) -> Fraction:
    if row.points is None or row.ratio is None:
        return Fraction(-1)
    return Fraction(row.points) if key is Key.POINTS else row.ratio


def _with_rank(row: Placing, number: int) -> Placing:
    return Placing(row.unit, row.group, row.points, row.max_applicable, row.ratio, number, row.standing)
