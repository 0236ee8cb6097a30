"""Rows pasted from a spreadsheet: lines with tabs become the same lines that a filled-in template gives.

With a heading row the columns may stand in any order, others are passed over; without one they stand as in the
template, after a running number if there is one. One name a line is enough: the rest comes from what was chosen once.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

from backend.nominations.workbook import COLUMNS, MAX_ROWS, TITLES, SheetRow, fault, read_spans
from backend.organisation.names import clean, fold
from workflows.engine import Reason, Refused

KNOWN = {fold(title): code for code, title in TITLES.items()} | {
    "ho ten": "name", "ho va ten": "name", "ten tap the": "name", "danh hieu": "award", "loai hinh": "ground",
    "thanh tich": "citation",
    "don vi": "unit_name",
}  # fmt: skip
SHORT = ("name", "position", "unit_name")


def read(text: str, given: Mapping[str, str]) -> list[SheetRow]:
    """The pasted lines; `given` fills cells that are empty. Refused when there is nothing, or too much."""
    table = [
        [clean(cell) for cell in line] for line in csv.reader(StringIO(text.replace("\r\n", "\n")), delimiter="\t")
    ]
    lines = [(number, cells) for number, cells in enumerate(table, 1) if any(cells)]
    if not lines:
        raise Refused(Reason("paste.empty"))
    columns, lines = _columns(lines)
    if len(lines) > MAX_ROWS:
        raise Refused(Reason("workbook.too_many_rows", {"count": len(lines), "limit": MAX_ROWS}))
    return [_row(number, cells, columns, given) for number, cells in lines]


def _columns(lines: list[tuple[int, list[str]]]) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Which column each cell belongs to ("" is passed over), and the lines without their heading."""
    heads = [KNOWN.get(fold(cell), "") for cell in lines[0][1]]
    if heads.count("") < len(heads) and "name" in heads:
        return heads, lines[1:]
    numbered = all(cells[0].rstrip(".").isdecimal() and len(cells) > 1 for _number, cells in lines)
    if numbered:
        lines = [(number, cells[1:]) for number, cells in lines]
    widest = max(len(cells) for _number, cells in lines)
    if widest <= len(SHORT):
        return list(SHORT), lines
    return [column.code for column in COLUMNS], lines


def _row(number: int, cells: list[str], columns: list[str], given: Mapping[str, str]) -> SheetRow:
    found = dict.fromkeys(TITLES, "")
    found |= {code: cell for code, cell in zip(columns, cells, strict=False) if code and cell}
    for code, value in given.items():
        found[code] = found[code] or value
    row = SheetRow(number, dict(found))
    for column in COLUMNS:
        text = found[column.code]
        if column.required and not text:
            row.faults.append(fault(row, TITLES[column.code], "import.cell_empty"))
        elif column.limit and len(text) > column.limit:
            row.faults.append(fault(row, TITLES[column.code], "import.cell_too_long", limit=column.limit))
    read_spans(row)
    return row
