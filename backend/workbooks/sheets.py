"""The filled-in lines of an uploaded workbook: the header found, its columns matched, rows read one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from backend.base.texts import fold
from backend.workbooks.cells import Wrong, raw_text, read_cell
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import Row
from backend.workbooks.scanning import Oddities, look_inside, place_name, scan
from workflows.engine import Reason, Refused

HEADER_WITHIN = 30
REMARK = "loi"  # the column that the marked workbook adds
MOST_MERGED = 20_000


@dataclass(slots=True)
class Sheet:
    """One opened sheet whose header was found."""

    name: str
    lines: CalamineSheet
    header: int
    places: dict[str, int]
    unknown: tuple[str, ...]
    odd: Oddities
    base_1904: bool
    merged: dict[tuple[int, int], Any] = field(default_factory=dict)

    def rows(self, columns: Sequence[Column], after: int = 0) -> Iterator[Row]:
        """The filled-in lines below the header whose number is larger than `after`, one at a time."""
        read = [column for column in columns if column.code in self.places and not column.shown]
        for index, line in enumerate(islice(self.lines.iter_rows(), self.header + 1, None), start=self.header + 1):
            if index + 1 > after and self._filled(index, line):
                yield self._row(index, line, read)

    def _filled(self, index: int, line: Sequence[Any]) -> bool:
        own = any(at < len(line) and raw_text(line[at]) for at in self.places.values())
        return own or any((index, at) in self.odd.errors for at in self.places.values())

    def _row(self, index: int, line: Sequence[Any], columns: Sequence[Column]) -> Row:
        row = Row(index + 1, {})
        for column in columns:
            at = self.places[column.code]
            raw = line[at] if at < len(line) else ""
            raw = self.merged.get((index, at), raw) if raw == "" else raw
            try:
                row.cells[column.code] = self._value(column, raw, (index, at))
                if column.needed and row.cells[column.code] is None:
                    raise Wrong("workbook.cell_empty")
            except Wrong as wrong:
                row.cells[column.code] = None
                row.raw[column.code] = self.odd.errors.get((index, at)) or raw_text(raw)
                row.fault(column.code, wrong.code, **wrong.data)
        return row

    def _value(self, column: Column, raw: Any, place: tuple[int, int]) -> Any:
        if place in self.odd.errors:
            raise Wrong("workbook.error_value", {"value": self.odd.errors[place]})
        if place in self.odd.uncounted:
            raise Wrong("workbook.formula_without_value")
        percent = place in self.odd.percents
        if percent and column.kind in (Kind.NUMBER, Kind.WHOLE):
            raise Wrong("workbook.percent_in_number", {"value": raw_text(raw)})
        return read_cell(column, raw, percent=percent, base_1904=self.base_1904)

    def cell_name(self, row: int, column: str) -> str:
        """How Excel calls the cell of a row at a column."""
        return place_name(row - 1, self.places[column]) if column in self.places else ""


def open_sheet(data: bytes, columns: Sequence[Column]) -> Sheet:
    """The first sheet with a header of these columns; Refused with every fault of the header."""
    inside = look_inside(data)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        names = book.sheet_names
    except (CalamineError, ValueError) as broken:
        raise Refused(Reason("workbook.unreadable")) from broken
    best: tuple[int, list[Reason], Sheet | None] = (-1, [Reason("workbook.no_header")], None)
    for name, path in inside.sheets:
        if name not in names:
            continue
        odd = scan(data, path, inside.percent_styles)
        try:
            lines = book.get_sheet_by_name(name)
        except (CalamineError, ValueError) as broken:
            raise Refused(Reason("workbook.unreadable")) from broken
        header, heads = _header(lines, columns)
        sheet, faults = _matched(name, lines, header, heads, columns)
        sheet.odd, sheet.base_1904 = odd, inside.base_1904
        if sheet.places and not faults:
            _unmerge(sheet)
            return sheet
        if len(sheet.places) > best[0] and sheet.places:
            best = (len(sheet.places), faults, sheet)
    raise Refused(*best[1])


def _header(lines: CalamineSheet, columns: Sequence[Column]) -> tuple[int, list[str]]:
    """The line among the first with the most known headings (a title may stand above it)."""
    known, best = set(_headings(columns)), (0, 0, list[str]())
    for index, line in enumerate(islice(lines.iter_rows(), HEADER_WITHIN)):
        heads = [raw_text(cell) for cell in line]
        hits = len({_folded(head) for head in heads} & known)
        if hits > best[0]:
            best = (hits, index, heads)
    return best[1], best[2]


def _folded(head: str) -> str:
    return fold(head.replace("*", " "))


def _headings(columns: Sequence[Column]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in columns:
        for text in (column.label.vi, column.label.en, column.code, *column.aliases):
            found.setdefault(_folded(text), column.code)
    return found


def _matched(
    name: str, lines: CalamineSheet, header: int, heads: Sequence[str], columns: Sequence[Column]
) -> tuple[Sheet, list[Reason]]:
    known, places, unknown, double = _headings(columns), dict[str, int](), list[str](), list[str]()
    for at, head in enumerate(heads):
        code = known.get(_folded(head))
        if code is None:
            unknown += [head] if head and fold(head) != REMARK else []
        elif code in places:
            double.append(head)
        else:
            places[code] = at
    missing = [column.label.vi for column in columns if column.needed and column.code not in places]
    faults = [Reason("workbook.columns_missing", {"columns": missing, "sheet": name})] if missing else []
    if double:
        faults.append(Reason("workbook.columns_double", {"columns": double}))
    return Sheet(name, lines, header, places, tuple(unknown[:20]), Oddities(), False), faults


def _unmerge(sheet: Sheet) -> None:
    """Cells merged below each other hold their text on every line; a merge over all of it is not followed."""
    merged = [(a, b) for a, b in (sheet.lines.merged_cell_ranges or []) if b[0] > sheet.header and b[0] > a[0]]
    wanted = {top: (left, bottom) for top, bottom in merged for left in [top[1]]}
    if not wanted or sum(bottom[0] - top[0] for top, (_left, bottom) in wanted.items()) > MOST_MERGED:
        return
    starts = {top[0] for top in wanted}
    for index, line in enumerate(sheet.lines.iter_rows()):
        if index in starts:
            for (top, left), (_left, bottom) in wanted.items():
                if top == index and left < len(line) and line[left] != "":
                    sheet.merged |= {(below, left): line[left] for below in range(top + 1, bottom[0] + 1)}
