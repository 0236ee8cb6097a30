"""The workbook of a nominee list: its columns, its template for a round, and its lines as they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from backend.nominations.models import NomineeKind
from backend.workbooks.cells import Wrong, read_cell
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import Row
from backend.workbooks.opening import read_workbook
from backend.workbooks.sheets import open_sheet
from backend.workbooks.writing import rows_book, table
from workflows.engine import Label, Reason, Refused
from workflows.facts import Ground
from workflows.labels import label
from workflows.regulations.schema import Award

__all__ = ["COLUMNS", "MAX_ROWS", "TITLES", "YEARS", "SheetRow", "fault", "read", "read_spans", "table", "template"]

# Every cell is read as text here: names are matched, and kinds and awards looked up, when the import is planned.
COLUMNS: tuple[Column, ...] = (
    Column("nominee_kind", Label("Loại", "Kind"), required=True, width=12),
    Column("name", Label("Họ tên hoặc tên tập thể", "Name"), required=True, limit=250, width=34),
    Column("honorific", Label("Danh xưng", "Honorific"), width=11, choices=(("ong", "Ông"), ("ba", "Bà"))),
    Column("position", Label("Chức vụ", "Position"), limit=250, width=30),
    Column("unit_name", Label("Đơn vị công tác", "Unit"), limit=250, width=34),
    Column("award", Label("Hình thức khen", "Award"), required=True, width=34),
    Column("citation", Label("Thành tích ghi trên bằng", "Citation"), required=True, limit=500, width=50),
    Column("achievement", Label("Tóm tắt thành tích", "Achievement"), limit=20_000, width=50),
    Column("achievement_from", Label("Từ năm", "From"), width=9),
    Column("achievement_to", Label("Đến năm", "To"), width=9),
    Column("ground", Label("Loại hình khen thưởng", "Ground"), width=24),
    Column("event", Label("Việc, sự kiện (khen đột xuất)", "Deed or event"), limit=300, width=34),
    Column("event_from", Label("Xảy ra từ ngày", "Happened from"), width=14),
    Column("event_to", Label("Xảy ra đến ngày", "Happened until"), width=14),
)
TITLES = {column.code: column.label.vi for column in COLUMNS}
YEARS = ("achievement_from", "achievement_to")
DAYS = ("event_from", "event_to")
KINDS = dict.fromkeys(YEARS, Kind.WHOLE) | dict.fromkeys(DAYS, Kind.DATE)
MAX_ROWS = 1000
ALONE = Label("Để trống khi chỉ có một loại hình.", "May stay empty where there is only one ground.")
CODES = {"workbook.cell_empty": "import.cell_empty", "workbook.too_long": "import.cell_too_long"}


@dataclass(slots=True)
class SheetRow:
    """One filled-in line: its number in the sheet, its cells as text, and what is wrong with them."""

    number: int
    cells: dict[str, Any]
    faults: list[Reason] = field(default_factory=list)


def template(awards: Sequence[Award], years: tuple[int, int]) -> bytes:
    """An empty template for a round: pick-lists for kind and award, the years filled in the hint."""
    hint = Label(f"Để trống thì lấy theo đợt xét: {years[0]}–{years[1]}.", f"Empty: {years[0]}–{years[1]}.")
    grounds = {ground for award in awards for ground in award.grounds}
    choices = {
        "nominee_kind": tuple((value, str(label)) for value, label in NomineeKind.choices),
        "award": tuple((award.code, award.name.vi) for award in awards),
        "ground": tuple((ground.value, label(ground).vi) for ground in Ground if ground in grounds),
    }
    hints = {"achievement_from": hint, "achievement_to": hint, "ground": ALONE}
    columns = [
        replace(
            column, kind=KINDS.get(column.code, column.kind), help=hints.get(column.code, column.help),
            choices=choices.get(column.code, column.choices),
        )
        for column in COLUMNS
    ]  # fmt: skip
    return rows_book(columns, (), "Danh sách", MAX_ROWS).read()


def read(file: Any) -> list[SheetRow]:
    """The filled-in lines of a template. Refused when it is no workbook, lacks columns, is empty or too long."""
    sheet = open_sheet(read_workbook(file), COLUMNS)
    rows: list[SheetRow] = []
    for line in sheet.rows(COLUMNS):
        rows.append(_row(line))
        if len(rows) > MAX_ROWS:
            raise Refused(Reason("workbook.too_many_rows", {"count": sheet.odd.rows - 1, "limit": MAX_ROWS}))
    if not rows:
        raise Refused(Reason("workbook.no_rows", {"sheet": sheet.name}))
    return rows


def _row(line: Row) -> SheetRow:
    row = SheetRow(line.number, {code: line.get(code) or line.raw.get(code, "") for code in TITLES})
    for found in line.faults:
        code = CODES.get(found.reason.code, "import.cell_unreadable")
        value = line.raw.get(found.column, "")[:60]
        row.faults.append(fault(row, TITLES[found.column], code, **{**found.reason.data, "value": value}))
    read_spans(row)
    return row


def read_spans(row: SheetRow) -> None:
    """Turn the cells of years and days into what they say, each with its fault."""
    for name in YEARS:
        read_year(row, name)
    for name in DAYS:
        _read_day(row, name)
    first, last = row.cells["event_from"], row.cells["event_to"]
    if last is not None and (first is None or last < first):
        row.faults.append(fault(row, TITLES["event_to"], "import.days_reversed"))


def _read_day(row: SheetRow, name: str) -> None:
    column = next(one for one in COLUMNS if one.code == name)
    text, row.cells[name] = row.cells[name], None
    try:
        row.cells[name] = read_cell(replace(column, kind=Kind.DATE), text)
    except Wrong:
        row.faults.append(fault(row, TITLES[name], "import.not_a_day", value=str(text)[:30]))


def read_year(row: SheetRow, name: str) -> None:
    """Turn the text of a year's cell into a number, or say that it is none."""
    text, title = row.cells[name], TITLES[name]
    row.cells[name] = int(text) if text.isdigit() and 1990 <= int(text) <= 2100 else None
    if text and row.cells[name] is None:
        row.faults.append(fault(row, title, "import.not_a_year", value=text[:30]))


def fault(row: SheetRow, column: str, code: str, **data: Any) -> Reason:
    """A reason that names the sheet row and the column."""
    return Reason(code, {"row": row.number, "column": column, **data})
