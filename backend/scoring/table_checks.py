"""Whether the ratios, ranks and totals of a published table follow from its own figures; nothing is mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from backend.scoring.models import PublishedTable, PublishedTableRow
from workflows.rules.fixed import ratio_pct
from workflows.rules.printed import Fit, mean, methods_that_rank, total_of
from workflows.rules.ranking import Method
from workflows.rules.rounding import Rounding, rounded, ways_that_print

PARTS = ("appraisal", "survey", "sipas", "impact", "part_")


@dataclass(frozen=True, slots=True)
class GroupCheck:
    """One group of a table against itself; `ways` and `methods` are those that reproduce every printed figure."""

    group: str
    units: int
    mean: Decimal | None
    ways: tuple[Rounding, ...]
    odd_ratios: tuple[str, ...]
    methods: tuple[Method, ...]
    totals: dict[Fit, int]
    has_ranks: bool
    has_ratios: bool


def checks(table: PublishedTable) -> list[GroupCheck]:
    """Every group of a table, in order; one query."""
    groups: dict[str, list[PublishedTableRow]] = {}
    for row in table.rows.order_by("group", "rank", "pk"):
        groups.setdefault(row.group, []).append(row)
    return [_check(group, rows) for group, rows in groups.items()]


def _check(group: str, rows: Sequence[PublishedTableRow]) -> GroupCheck:
    ratios = [(row, _ways(row)) for row in rows if row.ratio is not None and row.points is not None and row.max_points]
    values = [(value, row.rank) for row in rows if (value := _value(row)) is not None and row.rank is not None]
    exact = mean(value for row in rows if (value := _value(row)) is not None)
    fits = list(_fits(rows))
    return GroupCheck(
        group=group,
        units=len(rows),
        mean=None if exact is None else rounded(exact, 2),
        ways=tuple(way for way in Rounding if ratios and all(way in ways for _row, ways in ratios)),
        odd_ratios=tuple(row.unit_name for row, ways in ratios if not ways),
        methods=methods_that_rank([value for value, _rank in values], [rank for _value, rank in values]),
        totals={fit: fits.count(fit) for fit in Fit if fit in fits},
        has_ranks=bool(values),
        has_ratios=bool(ratios),
    )


def _value(row: PublishedTableRow) -> Decimal | None:
    return row.ratio if row.ratio is not None else row.points


def _ways(row: PublishedTableRow) -> tuple[Rounding, ...]:
    exact = ratio_pct(row.points or Decimal(0), row.max_points or Decimal(0))
    printed = (row.ratio or Decimal(0)).quantize(Decimal("0.01"))
    return ways_that_print(exact, printed) if exact is not None else ()


def _fits(rows: Sequence[PublishedTableRow]) -> Iterator[Fit]:
    """Whether the columns called parts (appraisal, survey …) add up to the printed points."""
    for row in rows:
        parts = [
            Decimal(text) for name, text in row.components.items() if name.endswith(("_points", "_max65", "_max35"))
        ]
        if len(parts) > 1 and row.points is not None:
            yield total_of(parts, row.points).fit
