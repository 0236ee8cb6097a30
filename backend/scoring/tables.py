"""Tables that others published: loaded once with their source, shown as they were printed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.db import transaction

from backend.scoring.models import PublishedTable, PublishedTableRow

COLUMNS = ("group", "rank", "unit", "max_points_applicable", "appraisal_points", "ratio_pct", "band")


class BadTable(ValueError):
    """A file that is no such table; says the line and what is wrong."""


def read_table(path: Path) -> tuple[str, list[dict[str, str]]]:
    """The source (first line, after #) and the rows of a CSV file; BadTable for other columns."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or not lines[0].startswith("#"):
        raise BadTable("line 1: the source is missing (# …)")
    rows = list(csv.DictReader(lines[1:]))
    if not rows or set(COLUMNS) - set(rows[0]):
        raise BadTable(f"line 2: columns must be {', '.join(COLUMNS)}")
    return lines[0].removeprefix("#").strip(), rows


def load_published_table(
    rows: Iterable[Mapping[str, str]], *, code: str, title: str, source: str, year: int, note: str = ""
) -> PublishedTable:
    """Lay a table down; the same code again changes nothing. BadTable for a row that is no row."""
    known = PublishedTable.objects.filter(code=code).first()
    if known is not None:
        return known
    with transaction.atomic():
        table = PublishedTable.objects.create(code=code, title=title, source=source[:500], year=year, note=note)
        PublishedTableRow.objects.bulk_create(_row(table, line, row) for line, row in enumerate(rows, start=3))
    return table


def _row(table: PublishedTable, line: int, row: Mapping[str, str]) -> PublishedTableRow:
    try:
        return PublishedTableRow(
            table=table,
            group=row["group"],
            rank=int(row["rank"]) if row["rank"] else None,
            unit_name=row["unit"],
            max_points=_exact(row["max_points_applicable"]),
            points=_exact(row["appraisal_points"]),
            ratio=_exact(row["ratio_pct"]),
            band=row["band"],
        )
    except (ValueError, InvalidOperation) as error:
        raise BadTable(f"line {line}: {error}") from error


def _exact(text: str) -> Decimal | None:
    if not text:
        return None
    value = Decimal(text)
    if not value.is_finite() or value < 0:
        raise ValueError(f"not a figure: {text}")
    return value
