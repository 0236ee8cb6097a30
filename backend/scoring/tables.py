"""Tables that others published: read whatever their columns are called, loaded once with source, shown as printed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.db import transaction

from backend.scoring.models import PublishedTable, PublishedTableRow

# What a column of ours may be called in a table of others; the first that stands in the header is taken.
NAMES: Mapping[str, tuple[str, ...]] = {
    "unit": (
        "unit", "province", "ministry", "province_as_printed", "unit_name", "ministry_as_printed", "name",
        "đơn vị", "tên đơn vị", "cơ quan, đơn vị", "tỉnh, thành phố", "địa phương",
    ),
    "group": ("group", "scope", "level", "year", "nhóm", "năm"),
    "rank": ("rank", "hạng", "xếp hạng", "thứ hạng"),
    "max_points": ("max_points_applicable", "max_points", "max", "điểm tối đa"),
    "points": (
        "total_points_max100", "total_points", "total", "pci_score", "papi_total", "papi", "index", "score", "points",
        "appraisal_points", "index_pct", "tổng điểm", "điểm", "chỉ số",
    ),
    "ratio": ("ratio_pct", "index_pct", "ratio", "index", "index_value", "tỷ lệ", "tỷ lệ (%)"),
    "band": ("band", "xếp loại"),
}  # fmt: skip


NOTHING = {"-", "–", "—", "…"}  # how a table prints that there is no figure


class BadTable(ValueError):
    """A file that is no such table; says the line and what is wrong."""


@dataclass(frozen=True)
class Layout:
    """Which column of a file is which of ours; the numeric ones that are left are components."""

    columns: Mapping[str, str]
    components: tuple[str, ...]


@dataclass(frozen=True)
class ReadTable:
    """A file as it was read: its source, its rows, and how its columns are understood."""

    source: str
    rows: tuple[Mapping[str, str], ...]
    layout: Layout
    first_line: int = 3


def read_table(path: Path, source: str = "", named: Mapping[str, str] | None = None) -> ReadTable:
    """Read a CSV file: first line `# source` unless a source is given; BadTable when no column can be the unit's.

    `named` says which of the file's columns is `unit`, `points`, `ratio`, `max_points`, `rank`, `group` or `band`;
    what it does not say is found by name.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BadTable("the file is not UTF-8: save it as 'CSV UTF-8'") from error
    commented = bool(lines) and lines[0].startswith("#")
    told = source or (lines[0].removeprefix("#").strip() if commented else "")
    if not told:
        raise BadTable("line 1: the source is missing (# …, or --source)")
    body = lines[1:] if commented else lines
    rows = list(csv.DictReader(body, delimiter=_delimiter(body[0] if body else "")))
    if not rows:
        raise BadTable("there are no rows")
    return ReadTable(told, tuple(rows), layout_of(rows, dict(named or {})), 3 if commented else 2)


def _delimiter(header: str) -> str:
    """What parts the columns: Excel with Vietnamese settings writes a semicolon, since the comma is the decimal."""
    return max((",", ";", "\t"), key=header.count)


def layout_of(rows: list[dict[str, str]], named: Mapping[str, str]) -> Layout:
    """Understand a header: by what was said, then by name; what is left and numeric is a component."""
    header = [name for name in rows[0] if name]
    if wrong := sorted(
        {f"{ours}={theirs}" for ours, theirs in named.items() if ours not in NAMES or theirs not in header}
    ):
        raise BadTable(f"no such column: {', '.join(wrong)}; there are {', '.join(header)}")
    columns = dict(named)
    for ours, names in NAMES.items():
        free = {name.strip().lower(): name for name in reversed(header) if name not in columns.values()}
        found = next((free[name] for name in names if name in free), None)
        if ours not in columns and found is not None:
            columns[ours] = found
    if "unit" not in columns or not {"points", "ratio"} & set(columns):
        raise BadTable(f"no column for the unit or for its figure among {', '.join(header)}")
    rest = [name for name in header if name not in columns.values() and _numeric(row.get(name) for row in rows)]
    return Layout(columns, tuple(rest))


def _numeric(cells: Iterable[str | None]) -> bool:
    filled = [cell for cell in cells if cell and cell.strip() not in NOTHING]
    return bool(filled) and all(_number(cell) is not None for cell in filled)


def load_published_table(
    rows: Iterable[Mapping[str, str]], *, code: str, title: str, source: str, year: int, note: str = "",
    layout: Layout | None = None, maximum: Decimal | None = None, first_line: int = 3,
) -> PublishedTable:  # fmt: skip
    """Lay a table down; the same code again changes nothing. BadTable for a row that is no row.

    `maximum` is the scale of a table that does not print the applicable maximum of each unit.
    """
    known = PublishedTable.objects.filter(code=code).first()
    if known is not None:
        return known
    listed = [dict(row) for row in rows]
    found = layout or layout_of(listed, {})
    _once(listed, found, first_line)
    with transaction.atomic():
        table = PublishedTable.objects.create(code=code, title=title, source=source[:500], year=year, note=note)
        made = [_row(table, line, row, found, maximum) for line, row in enumerate(listed, start=first_line)]
        PublishedTableRow.objects.bulk_create(made)
    return table


def _once(rows: list[dict[str, str]], layout: Layout, first_line: int) -> None:
    seen: set[tuple[str, str]] = set()
    for line, row in enumerate(rows, start=first_line):
        key = (row.get(layout.columns.get("group", ""), "") or "", row.get(layout.columns["unit"], "") or "")
        if key in seen:
            raise BadTable(f"line {line}: {key[1]} stands twice")
        seen.add(key)


def _row(
    table: PublishedTable, line: int, row: Mapping[str, str], layout: Layout, maximum: Decimal | None
) -> PublishedTableRow:
    def cell(name: str) -> str:
        text = (row.get(layout.columns.get(name, ""), "") or "").strip()
        return "" if text in NOTHING else text

    try:
        if not cell("unit"):
            raise ValueError("the unit has no name")
        return PublishedTableRow(
            table=table,
            group=cell("group")[:40] or "",
            rank=int(cell("rank")) if cell("rank") else None,
            unit_name=cell("unit"),
            max_points=_exact(cell("max_points")) if cell("max_points") else maximum,
            points=_exact(cell("points")),
            ratio=_exact(cell("ratio")),
            band=cell("band"),
            components={
                name: str(row[name]) for name in layout.components if row.get(name) not in {None, "", *NOTHING}
            },
        )
    except (ValueError, InvalidOperation) as error:
        raise BadTable(f"line {line}: {error}") from error


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _exact(text: str) -> Decimal | None:
    if not text:
        return None
    value = _number(text)
    if value is None or value < 0 or -int(value.as_tuple().exponent) > 4:
        raise ValueError(f"not a figure of at most four decimals: {text}")
    return value
