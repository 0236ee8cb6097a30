"""Reads that later stages take: every published value of a unit and year, the older ones and the one that counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from backend.scoring.models import PublishedScore

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class History:
    """The published rows of one unit and year, oldest first; more than one after an adjustment."""

    rows: tuple[PublishedScore, ...]

    @property
    def current(self) -> PublishedScore:
        """The row that counts now."""
        return self.rows[-1]

    def at(self, moment: datetime) -> PublishedScore | None:
        """The row that counted at a moment; None before the first publication."""
        return next((row for row in reversed(self.rows) if row.publication.published_at <= moment), None)


def adjusted_years() -> set[int]:
    """The years of which a published index was adjusted; one query, mostly empty."""
    adjusted = PublishedScore.objects.filter(publication__adjusts__isnull=False).order_by()
    return set(adjusted.values_list("publication__year", flat=True).distinct())


def histories(units: Collection[int], years: Collection[int]) -> dict[Key, History]:
    """The histories of units in years, by (unit, year); one query."""
    found: dict[Key, list[PublishedScore]] = defaultdict(list)
    rows = PublishedScore.objects.filter(unit__in=units, publication__year__in=years)
    for row in rows.select_related("publication").order_by("pk"):
        found[row.unit_id, row.publication.year].append(row)
    return {key: History(tuple(each)) for key, each in found.items()}


def same_result(one: PublishedScore, other: PublishedScore) -> bool:
    """Whether two rows say the same of points, rank and band."""
    return (one.points, one.max_points, one.rank, one.band) == (
        other.points, other.max_points, other.rank, other.band,
    )  # fmt: skip
