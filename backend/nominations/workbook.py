"""The Excel template of a list: written for a round, read cell by cell; lists written so that no cell is a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from backend.nominations.models import NomineeKind
from backend.organisation.names import clean, fold
from backend.papers.uploads import XLSX, read_upload
from workflows.engine import Reason, Refused
from workflows.regulations.schema import Award

COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("nominee_kind", "Loại", 12),
    ("name", "Họ tên hoặc tên tập thể", 34),
    ("honorific", "Danh xưng", 11),
    ("position", "Chức vụ", 30),
    ("unit_name", "Đơn vị công tác", 34),
    ("award", "Hình thức khen", 34),
    ("citation", "Thành tích ghi trên bằng", 50),
    ("achievement", "Tóm tắt thành tích", 50),
    ("achievement_from", "Từ năm", 9),
    ("achievement_to", "Đến năm", 9),
)
REQUIRED = ("nominee_kind", "name", "award", "citation")
LIMITS = {"name": 250, "position": 250, "unit_name": 250, "citation": 500, "achievement": 20_000}
MAX_ROWS = 1000
RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(slots=True)
class SheetRow:
    """One filled-in line: its number in the sheet, its cells as text, and what is wrong with them."""

    number: int
    cells: dict[str, Any]
    faults: list[Reason] = field(default_factory=list)


def template(awards: Sequence[Award], years: tuple[int, int]) -> bytes:
    """An empty template for a round: headings, pick-lists for kind and award, the years filled in the hint."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, lists = book.add_worksheet("Danh sách"), book.add_worksheet("Danh mục")
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    for column, (name, title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, f"{title} *" if name in REQUIRED else title, head)
    for index, award in enumerate(awards):
        lists.write_string(index, 0, award.name.vi)
    for index, label in enumerate(NomineeKind.labels):
        lists.write_string(index, 1, str(label))
    sheet.data_validation(1, 0, MAX_ROWS, 0, {"validate": "list", "source": "='Danh mục'!$B$1:$B$3"})
    sheet.data_validation(1, 2, MAX_ROWS, 2, {"validate": "list", "source": ["Ông", "Bà"]})
    span = f"='Danh mục'!$A$1:$A${max(len(awards), 1)}"
    sheet.data_validation(1, 5, MAX_ROWS, 5, {"validate": "list", "source": span})
    hint = f"Để trống thì lấy theo đợt xét: {years[0]}–{years[1]}."
    rule = {"validate": "integer", "criteria": "between", "minimum": 1990, "maximum": 2100, "input_message": hint}
    sheet.data_validation(1, 8, MAX_ROWS, 9, rule)
    sheet.freeze_panes(1, 2)
    book.close()
    return out.getvalue()


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A list as a workbook; text that could begin a formula is kept as quoted text."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(title[:31])
    bold, quoted = book.add_format({"bold": True}), book.add_format()
    quoted.set_quote_prefix()
    for column, text in enumerate(heads):
        sheet.write_string(0, column, text, bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value)
            else:
                text = "" if value is None else str(value)
                sheet.write_string(number, column, text, *([quoted] if text.startswith(RISKY) else []))
    book.close()
    return out.getvalue()


def read(file: Any) -> list[SheetRow]:
    """The filled-in lines of a template. Refused when it is no workbook, lacks columns, is empty or too long."""
    data, _kind = read_upload(file, (XLSX,))
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        lines: list[list[Any]] = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError) as broken:
        raise Refused(Reason("import.unreadable")) from broken
    heads = [_head(cell) for cell in lines[0]] if lines else []
    known = {_head(title): name for name, title, _width in COLUMNS}
    missing = [title for name, title, _w in COLUMNS if name in REQUIRED and _head(title) not in heads]
    if missing:
        raise Refused(Reason("import.missing_columns", {"columns": ", ".join(missing)}))
    places = {known[head]: index for index, head in enumerate(heads) if head in known}
    filled = [(n, line) for n, line in enumerate(lines[1:], start=2) if any(_text(cell) for cell in line)]
    if not filled:
        raise Refused(Reason("import.no_rows"))
    if len(filled) > MAX_ROWS:
        raise Refused(Reason("import.too_many_rows", {"count": len(filled), "limit": MAX_ROWS}))
    return [_row(number, {name: line[at] for name, at in places.items() if at < len(line)}) for number, line in filled]


def _head(cell: Any) -> str:
    return fold(str(cell).replace("*", ""))


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return clean("".join(letter for letter in str(cell) if letter.isprintable() or letter.isspace()))


def _row(number: int, cells: dict[str, Any]) -> SheetRow:
    row = SheetRow(number, {name: _text(cells.get(name, "")) for name, _title, _width in COLUMNS})
    for name, title, _width in COLUMNS:
        text = row.cells[name]
        if name in REQUIRED and not text:
            row.faults.append(fault(row, title, "import.cell_empty"))
        elif name in LIMITS and len(text) > LIMITS[name]:
            row.faults.append(fault(row, title, "import.cell_too_long", limit=LIMITS[name]))
        elif name.startswith("achievement_"):
            _year(row, name, title)
    return row


def _year(row: SheetRow, name: str, title: str) -> None:
    text = row.cells[name]
    row.cells[name] = int(text) if text.isdigit() and 1990 <= int(text) <= 2100 else None
    if text and row.cells[name] is None:
        row.faults.append(fault(row, title, "import.not_a_year", value=text[:30]))


def fault(row: SheetRow, column: str, code: str, **data: Any) -> Reason:
    """A reason that names the sheet row and the column."""
    return Reason(code, {"row": row.number, "column": column, **data})
