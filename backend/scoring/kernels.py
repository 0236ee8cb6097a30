"""One NumPy kernel per rule shape, over leaves (rows) and sheets (columns) in ten-thousandths of a point."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from workflows.rules.fixed import SCALE, to_fixed
from workflows.rules.shape_parts import Tier, WhenEmpty
from workflows.rules.shapes import AnyRule, CountPoints, PercentTiers, Ratio, ShareByGrade, Timeliness

Ints = NDArray[np.int64]
Marks = NDArray[np.bool_]
Answer = tuple[Ints, Marks | bool, Marks | bool]


@dataclass(frozen=True)
class Step:
    """The lower end of the n-th tier of every leaf of a table; `low_open` adds 1 where the end is open."""

    low: Ints
    low_open: Ints | None


@dataclass(frozen=True)
class Steps:
    """Tiers without gap or overlap: the steps a value has passed choose its points, out of one flat row per leaf.

    `first` is where a leaf's row begins; `end` is where its tiers stop, None when all of them are endless.
    """

    points: Ints
    first: Ints
    steps: tuple[Step, ...]
    end: Ints | None
    end_open: Ints
    endless: Marks


@dataclass(frozen=True)
class LeafTable:
    """The constants of all leaves of one shape, each a column of one entry per leaf."""

    maxima: Ints
    floor: Ints
    missing_points: Ints
    unit_points: Ints
    cap: Ints
    empty_is_na: Marks
    grades: Ints
    tiers: Steps


def leaf_table(rows: Sequence[tuple[AnyRule, Decimal]]) -> LeafTable:
    """Gather the constants of leaves of one shape; what a shape does not have is 0."""
    rules = [rule for rule, _ in rows]
    tiers = [list(rule.tiers) if isinstance(rule, PercentTiers | Timeliness) else [] for rule in rules]
    maxima = _column([to_fixed(maximum) for _, maximum in rows])
    return LeafTable(
        maxima=maxima,
        floor=_column([to_fixed(r.floor_pct) if isinstance(r, Ratio) else 0 for r in rules]),
        missing_points=_column([to_fixed(r.missing_points) if isinstance(r, Timeliness) else 0 for r in rules]),
        unit_points=_column([to_fixed(r.unit_points) if isinstance(r, CountPoints) else 0 for r in rules]),
        cap=np.minimum(maxima, _column([to_fixed(r.cap) if isinstance(r, CountPoints) else 0 for r in rules])),
        empty_is_na=_column([_empty_is_na(rule) for rule in rules]).astype(np.bool_),
        grades=_grades(rules, [to_fixed(maximum) for _, maximum in rows]),
        tiers=_steps([_sorted(row) for row in tiers], [to_fixed(maximum) for _, maximum in rows]),
    )


def _empty_is_na(rule: AnyRule) -> int:
    return int(isinstance(rule, PercentTiers | Ratio) and rule.when_empty is WhenEmpty.NOT_APPLICABLE)


def _column(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)[:, None]


def _grades(rules: Sequence[AnyRule], maxima: Sequence[int]) -> Ints:
    width = max((len(rule.grades) for rule in rules if isinstance(rule, ShareByGrade)), default=1)
    found = np.zeros((len(rules), width), dtype=np.int64)
    for row, (rule, maximum) in enumerate(zip(rules, maxima, strict=True)):
        for column, grade in enumerate(rule.grades if isinstance(rule, ShareByGrade) else ()):
            share = to_fixed(grade.share_pct) * maximum
            found[row, column] = min((2 * share + 100 * SCALE) // (200 * SCALE), maximum)
    return found


def _sorted(tiers: Sequence[Tier]) -> list[Tier]:
    kept = [tier for tier in tiers if tier.upper is None or tier.upper >= 0]
    return sorted(kept, key=lambda tier: (tier.lower is not None, tier.lower or Decimal(0), not tier.lower_closed))


def _steps(tiers: Sequence[list[Tier]], maxima: Sequence[int]) -> Steps:
    width = max((len(row) for row in tiers), default=0)
    tops = [row[-1].upper if row else None for row in tiers]
    endless = _column([int(top is None) for top in tops]).astype(np.bool_)
    points = [_tier_points(row, maximum, width) for row, maximum in zip(tiers, maxima, strict=True)]
    return Steps(
        points=np.array(points, dtype=np.int64).reshape(-1),
        first=_column([width * row for row in range(len(tiers))]),
        steps=tuple(
            _step([row[place] if place + len(row) > 0 else None for row in tiers]) for place in range(1 - width, 0)
        ),
        end=None if endless.all() else _column([to_fixed(top or Decimal(0)) for top in tops]),
        end_open=_column([int(bool(row) and not row[-1].upper_closed) for row in tiers]),
        endless=endless,
    )


def _tier_points(row: list[Tier], maximum: int, width: int) -> list[int]:
    points = [min(max(to_fixed(tier.points), 0), maximum) for tier in row]
    return [0] * (width - len(points)) + points


def _step(row: Sequence[Tier | None]) -> Step:
    """One tier per leaf; a leaf with fewer tiers passes the step at 0, which its shifted points allow for."""
    opens = [int(tier is not None and not tier.lower_closed) for tier in row]
    lows = [to_fixed(tier.lower or Decimal(0)) if tier is not None else 0 for tier in row]
    return Step(_column(lows), _column(opens) if any(opens) else None)


def _in_tiers(tiers: Steps, scaled: Ints, of: Ints | int) -> tuple[Ints, Marks | bool]:
    passed = np.zeros(scaled.shape, dtype=np.int8)
    for step in tiers.steps:
        low = step.low * of
        passed += scaled >= (low if step.low_open is None else low + step.low_open)
    points = tiers.points.take(tiers.first + passed)
    if tiers.end is None:
        return points, True
    return points, tiers.endless | (scaled <= tiers.end * of - tiers.end_open)


def yes_no(table: LeafTable, number: Ints, of: Ints) -> Answer:
    """1: the maximum, 0: nothing."""
    return number * table.maxima, True, False


def timeliness(table: LeafTable, number: Ints, of: Ints) -> Answer:
    """Days late in ten-thousandths; -1 is never done."""
    points, found = _in_tiers(table.tiers, number, 1)
    undone = number == -1
    np.copyto(points, table.missing_points, where=undone)
    return points, found | undone, False


def percent_tiers(table: LeafTable, number: Ints, of: Ints) -> Answer:
    """Part and whole; the percentage is never divided out."""
    points, found = _in_tiers(table.tiers, number * (100 * SCALE), of)
    empty = of == 0
    return points, found & ~empty, empty & table.empty_is_na


def count_points(table: LeafTable, number: Ints, of: Ints) -> Answer:
    """A count in ten-thousandths."""
    return np.clip(number // SCALE * table.unit_points, 0, table.cap), True, False


def ratio(table: LeafTable, number: Ints, of: Ints) -> Answer:
    """Share of the maximum, half-up at the fourth place."""
    empty = of == 0
    whole = np.maximum(of, 1)
    points = np.minimum((2 * table.maxima * number + whole) // (2 * whole), table.maxima)
    np.copyto(points, 0, where=number * (100 * SCALE) < table.floor * whole)
    return points, ~empty, empty & table.empty_is_na


def share_by_grade(table: LeafTable, number: Ints, of: Ints) -> Answer:
    """The number is the place of the grade in its rule."""
    return np.take_along_axis(table.grades, number, axis=1), True, False


def deduction(table: LeafTable, number: Ints, of: Ints) -> Answer:
    """The number is the percentage to take off, summed over breaches."""
    kept = (100 * SCALE - number) * table.maxima
    return (2 * kept + 100 * SCALE) // (200 * SCALE), True, False


def direct(table: LeafTable, number: Ints, of: Ints) -> Answer:
    """The number is the points."""
    return number, True, False


def settled(table: LeafTable, number: Ints, of: Ints) -> Answer:
    """Points that the engine's own rule has given while packing; -1: no answer, -2: not applicable."""
    return np.maximum(number, 0), number >= 0, number == -2


# Shapes whose arithmetic is not a table: exact fractions, done once per entry by the rule itself.
SETTLED = ("yes_no_na", "late_ratio", "reduction_target", "answer_weights", "formula")
Kernel = Callable[[LeafTable, Ints, Ints], Answer]
SHAPE_KERNELS: Mapping[str, Kernel] = {
    kernel.__name__: kernel
    for kernel in (yes_no, timeliness, percent_tiers, count_points, ratio, share_by_grade, deduction, direct)
} | dict.fromkeys(SETTLED, settled)
