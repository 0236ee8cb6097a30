"""Published figures that the demonstration shows with their source; totals are targets here, never stored scores."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

FIGURES = Path(__file__).parent / "figures"


@dataclass(frozen=True)
class PublishedRow:
    """One printed row of the index of Tây Ninh 2023: ratio and band as printed."""

    group: str
    rank: int
    unit: str
    max_applicable: Decimal
    points: Decimal
    ratio_pct: Decimal
    band: str


@dataclass(frozen=True)
class PublishedTable:
    """A table that somebody else published, with its source line."""

    source: str
    rows: tuple[PublishedRow, ...]


@cache
def published_table() -> PublishedTable:
    """The 25 printed rows of Tây Ninh 2023 (QĐ 2729/QĐ-UBND of 25/12/2023)."""
    source, rows = read_figures("tay_ninh_2023.csv")
    return PublishedTable(source, tuple(_published(row) for row in rows))


def read_figures(name: str) -> tuple[str, list[dict[str, str]]]:
    """Read a CSV of this folder: its first line is the source, the second the header."""
    lines = (FIGURES / name).read_text(encoding="utf-8").splitlines()
    return lines[0].removeprefix("#").strip(), list(csv.DictReader(lines[1:]))


def _published(row: dict[str, str]) -> PublishedRow:
    return PublishedRow(
        group=row["group"],
        rank=int(row["rank"]),
        unit=row["unit"],
        max_applicable=Decimal(row["max_points_applicable"]),
        points=Decimal(row["appraisal_points"]),
        ratio_pct=Decimal(row["ratio_pct"]),
        band=row["band"],
    )
