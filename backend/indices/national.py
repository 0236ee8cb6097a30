"""National indices of the province over the years, and the provinces that merged in 2025 as data."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Count

from backend.indices.models import IndexValue
from backend.organisation.models import Unit
from backend.organisation.names import fold
from workflows.rules.changes import Change, Standing, change

FIGURES = Path(__file__).parent / "figures"


@dataclass(frozen=True, slots=True)
class Merged:
    """A province of the 34 since 01/7/2025 and those of the 63 that it was made from."""

    name: str
    older: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One index of one province, oldest year first; the change of a year is against the row before it."""

    index: str
    province: str
    rows: tuple[IndexValue, ...]

    @property
    def trend(self) -> list[dict[str, Any]]:
        """What the trend chart draws."""
        return [{"year": r.year, "value": r.value, "rank": r.rank, "of": r.ranked_of} for r in self.rows]

    @property
    def scale(self) -> Any:
        """The scale of the index."""
        return self.rows[-1].scale

    @property
    def changes(self) -> list[tuple[IndexValue, Change | None]]:
        """Each year with its change against the year just before, None where that year is not known."""
        found: list[tuple[IndexValue, Change | None]] = []
        for position, row in enumerate(self.rows):
            before = self.rows[position - 1] if position else None
            known = before is not None and before.year == row.year - 1
            found.append((row, change(_standing(before), _standing(row)) if before is not None and known else None))
        return found


def _standing(row: IndexValue) -> Standing:
    return Standing(row.value, row.rank)


@cache
def merged_provinces() -> tuple[Merged, ...]:
    """The 34 provinces and cities since 01/7/2025 with the former ones; the status stands in the file's first line."""
    lines = (FIGURES / "provinces_2025.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines[1:])
    return tuple(Merged(row["province"], tuple(row["older"].split(" + "))) for row in rows)


def provinces() -> list[tuple[str, int]]:
    """Every province with values and how many, most values first."""
    rows = (
        IndexValue.objects.order_by().values_list("province").annotate(many=Count("pk")).order_by("-many", "province")
    )
    return [(name, many) for name, many in rows]


def own_province(known: Sequence[str]) -> str:
    """The province of this installation by the name of its root unit; else the one with the most values."""
    root = Unit.objects.filter(parent=None).order_by("pk").first()
    words = fold(root.name) if root is not None else ""
    return next((name for name in known if fold(name) in words), known[0] if known else "")


def with_former(name: str) -> tuple[str, ...]:
    """A province and those that it was made from in 2025: their values stand side by side, never added up."""
    found = next((row for row in merged_provinces() if fold(row.name) == fold(name)), None)
    return tuple(dict.fromkeys((name, *(found.older if found else ()))))


def series(names: Sequence[str]) -> list[Series]:
    """Every index of the named provinces; one query."""
    found: dict[tuple[str, str], list[IndexValue]] = {}
    for row in IndexValue.objects.filter(province__in=names).order_by("index", "province", "year"):
        found.setdefault((row.index, row.province), []).append(row)
    first = {name: position for position, name in enumerate(names)}
    keys = sorted(found, key=lambda key: (first[key[1]], key[0]))
    return [Series(index, province, tuple(found[index, province])) for index, province in keys]


def read_values() -> tuple[Mapping[str, Any], ...]:
    """The published figures that come with the product: index, year, province, value, rank, change, source."""
    lines = (FIGURES / "national_indices.csv").read_text(encoding="utf-8").splitlines()
    return tuple(dict(row) for row in csv.DictReader(lines[1:]))
