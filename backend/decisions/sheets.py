"""Lists as Excel workbooks: texts stay texts (nothing typed by a person becomes a formula), numbers stay numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter
from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | date | None
WIDTHS = (4, 60)


def workbook(title: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """One sheet: title, heads, rows."""
    buffer = BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, safe)
    bold, day = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "dd/mm/yyyy"})
    money = book.add_format({"num_format": "#,##0"})
    sheet = book.add_worksheet()
    sheet.write_string(0, 0, title, bold)
    longest = [len(head) for head in heads]
    for column, head in enumerate(heads):
        sheet.write_string(2, column, head, bold)
    for number, row in enumerate(rows, start=3):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, day)
            elif isinstance(value, int):
                sheet.write_number(number, column, value, money)
            else:
                sheet.write_string(number, column, value or "")
            longest[column] = max(longest[column], len(str(value or "")))
    for column, long in enumerate(longest):
        sheet.set_column(column, column, min(max(long + 2, WIDTHS[0]), WIDTHS[1]))
    book.close()
    return buffer.getvalue()


def download(data: bytes, name: str) -> HttpResponse:
    """The workbook as a file to save."""
    answer = HttpResponse(data, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
