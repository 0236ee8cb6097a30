"""The one writer of workbooks: templates, exports, lists and marked copies; no text of a person becomes a formula.

Texts are string cells; one that begins like a formula (= + - @, tab, carriage return) bears Excel's own mark of quoted
text, so it stays harmless after editing and reads back as the same text. Rows are written to disk one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import IO, Any

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _

from backend.base.reasons import said, tell
from backend.base.texts import fold
from backend.workbooks.cells import Value, shown
from backend.workbooks.columns import KINDS, Column, Kind
from backend.workbooks.declaring import Cells, Fault
from backend.workbooks.opening import XLSX
from workflows.engine import Label

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
LONGEST_CELL = 32_767
SAFE: dict[str, Any] = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
}
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
FORMATS: dict[str, dict[str, Any]] = {
    "": {},
    "head": {"bold": True, "text_wrap": True, "bottom": 1, "valign": "top", "bg_color": "#E8EEF4"},
    "bold": {"bold": True, "text_wrap": True},
    "text": {"num_format": "@", "text_wrap": True, "valign": "top"},
    "whole": {"num_format": "#,##0", "valign": "top"},
    "number": {"num_format": "#,##0.00##", "valign": "top"},
    "date": {"num_format": "dd/mm/yyyy", "valign": "top"},
    "wrong": {"bg_color": "#F9D6D5", "border": 1, "num_format": "@", "text_wrap": True, "valign": "top"},
    "wrap": {"text_wrap": True, "valign": "top"},
}
BLANK_FORMAT = {Kind.DATE: "date", Kind.WHOLE: "whole", Kind.NUMBER: "number", Kind.PERCENT: "number"}
Plain = str | int | Decimal | date | bool | None


class Book:
    """A workbook being written, row by row, packed in memory when done."""

    def __init__(self) -> None:
        self.file: IO[bytes] = BytesIO()
        self.book = xlsxwriter.Workbook(self.file, SAFE)
        self.formats = {name: self.book.add_format(given) for name, given in FORMATS.items()}
        self.quoted = {name: self.book.add_format({**given, "quote_prefix": True}) for name, given in FORMATS.items()}

    def sheet(self, title: str) -> Any:
        """A new sheet; characters that Excel does not allow in its name are left out."""
        return self.book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:31] or "Sheet")

    def put(self, sheet: Any, row: int, column: int, value: Plain, style: str = "") -> None:
        """One cell: days and numbers as such, all else as text that never is a formula."""
        if isinstance(value, bool):
            value = shown(Column("", Label("", "")), value)
        if isinstance(value, date):
            sheet.write_datetime(row, column, value, self.formats["date"])
        elif isinstance(value, int | Decimal) and len(f"{abs(value):f}".replace(".", "")) <= 15:
            sheet.write_number(row, column, value, self.formats[_number_style(value)])
        elif value not in (None, ""):
            text = ILLEGAL.sub("", str(value).replace(".", ",") if isinstance(value, Decimal) else str(value))
            formats = self.quoted if text.startswith(RISKY) else self.formats
            sheet.write_string(row, column, text[:LONGEST_CELL], formats[style])
        elif style:
            sheet.write_blank(row, column, None, self.formats[style])

    def done(self) -> IO[bytes]:
        """The finished file, from its beginning."""
        self.book.close()
        self.file.seek(0)
        return self.file


def _number_style(value: int | Decimal) -> str:
    return "whole" if isinstance(value, int) or value == value.to_integral_value() else "number"


def typed(value: Value, column: Column) -> Plain:
    """A value as it stands in a cell of the column."""
    if column.kind in (Kind.CHOICE, Kind.YES_NO):
        return shown(column, value)
    return value


def rows_book(columns: Sequence[Column], rows: Iterable[Cells], title: str, spare: int = 500) -> IO[bytes]:
    """A template filled with rows, with pick-lists and a sheet of guidance; it reads back as the same rows."""
    book = Book()
    sheet = book.sheet(title)
    _heads(book, sheet, columns)
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, column in enumerate(columns):
            book.put(sheet, last, at, typed(row.get(column.code), column), _style(column))
    _pick_lists(book, sheet, columns, last + spare)
    _guidance(book, columns)
    return book.done()


def example_book(columns: Sequence[Column], rows: Iterable[Mapping[str, str]], title: str) -> IO[bytes]:
    """A workbook of texts as somebody typed them, right or wrong."""
    book = Book()
    sheet = book.sheet(title)
    _heads(book, sheet, columns)
    for number, row in enumerate(rows, start=1):
        for at, column in enumerate(columns):
            book.put(sheet, number, at, row.get(column.code, ""), "text")
    _guidance(book, columns)
    return book.done()


MarkedRow = tuple[Mapping[str, str], Sequence[Fault]]


def marked_book(columns: Sequence[Column], rows: Iterable[MarkedRow], title: str) -> IO[bytes]:
    """The sent rows with faulty cells coloured and commented, and a last column that says what is wrong."""
    book = Book()
    sheet = book.sheet(title)
    _heads(book, sheet, columns)
    book.put(sheet, 0, len(columns), "Lỗi", "head")
    sheet.set_column(len(columns), len(columns), 60)
    for number, (texts, faults) in enumerate(rows, start=1):
        told: dict[str, list[str]] = {column: [] for column in (fault.column for fault in faults)}
        for fault in faults:
            words = tell(fault.reason)
            told[fault.column].append(f"{words.says} {words.next}".strip())
        for at, column in enumerate(columns):
            book.put(sheet, number, at, texts.get(column.code, ""), "wrong" if column.code in told else "text")
            if column.code in told:
                sheet.write_comment(number, at, "\n".join(told[column.code])[:2000])
        book.put(sheet, number, len(columns), "\n".join(text for texts_ in told.values() for text in texts_), "wrap")
    _guidance(book, columns)
    return book.done()


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[Plain]], above: str = "") -> bytes:
    """A plain list: heads and rows, and if `above` is given a title line over them."""
    book = Book()
    sheet = book.sheet(title)
    top = 2 if above else 0
    for at, head in enumerate(heads):
        sheet.set_column(at, at, min(max(len(head) + 2, 12), 40))
    if above:
        book.put(sheet, 0, 0, above, "bold")
    for at, head in enumerate(heads):
        book.put(sheet, top, at, head, "head")
    for number, row in enumerate(rows, start=top + 1):
        for at, value in enumerate(row):
            book.put(sheet, number, at, value, "")
    return book.done().read()


def download(file: IO[bytes] | bytes, name: str) -> HttpResponse:
    """The workbook as a file to save; never guessed to be something else."""
    answer = HttpResponse(file if isinstance(file, bytes) else file.read(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{re.sub(r"[^A-Za-z0-9_.-]+", "-", fold(name))}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _style(column: Column) -> str:
    return BLANK_FORMAT.get(column.kind, "text")


def _heads(book: Book, sheet: Any, columns: Sequence[Column]) -> None:
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width, book.formats[_style(column)])
    for at, column in enumerate(columns):
        book.put(sheet, 0, at, column.heading, "head")
    sheet.freeze_panes(1, sum(1 for column in columns[:2] if column.key))


def _pick_lists(book: Book, sheet: Any, columns: Sequence[Column], last: int) -> None:
    """What may be chosen, offered in the cells; the values stand on a sheet of their own."""
    lists = [(at, c) for at, c in enumerate(columns) if not c.shown and (c.choices or c.kind is Kind.YES_NO)]
    values = {at: [label for _code, label in c.choices] or ["Có", "Không"] for at, c in lists}
    if values:
        page = book.sheet("Danh mục")
        for row in range(max(map(len, values.values()))):
            for place, at in enumerate(values):
                if row < len(values[at]):
                    book.put(page, row, place, values[at][row])
    for place, at in enumerate(values):
        letter = xlsxwriter.utility.xl_col_to_name(place)
        source = f"='Danh mục'!${letter}$1:${letter}${len(values[at])}"
        sheet.data_validation(1, at, last, at, {"validate": "list", "source": source, "error_type": "warning"})
    for at, column in enumerate(columns):
        if column.help is not None and at not in values:
            hint = {"input_title": column.label.vi[:32], "input_message": column.help.vi[:255]}
            sheet.data_validation(1, at, last, at, {"validate": "any", **hint})


def _guidance(book: Book, columns: Sequence[Column]) -> None:
    sheet = book.sheet("Hướng dẫn")
    widths = (30, 12, 40, 60, 60)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    heads = (_("Tên cột"), _("Bắt buộc"), _("Kiểu"), _("Giải thích"), _("Giá trị được nhận"))
    for at, head in enumerate(heads):
        book.put(sheet, 0, at, head, "head")
    for number, column in enumerate(columns, start=1):
        accepted = "; ".join(label for _code, label in column.choices)
        needed = _("chỉ để xem") if column.shown else _("có") if column.needed else _("không")
        told = (column.label.vi, needed, said(KINDS[column.kind]), said(column.help) if column.help else "", accepted)
        for at, text in enumerate(told):
            book.put(sheet, number, at, text, "wrap")
