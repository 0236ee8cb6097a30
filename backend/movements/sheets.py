"""The results of a movement's review as a workbook: a line per unit and target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from backend.catalogue.models import Movement
from backend.movements.models import Review
from backend.workbooks.writing import Book


def results_book(movement: Movement, review: Review, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The file, with its source in the first lines."""
    book = Book()
    sheet = book.sheet(_("Kết quả"))
    book.put(sheet, 0, 0, movement.name, "bold")
    book.put(sheet, 1, 0, f"{review.document} – {review.reviewed_on:%d/%m/%Y}")
    heads = (_("Đơn vị"), _("Mã"), _("Chỉ tiêu"), _("Đơn vị tính"), _("Đăng ký"), _("Kết quả"), _("Đạt"))
    for at, head in enumerate(heads):
        book.put(sheet, 3, at, head, "head")
    line = 4
    for row in rows:
        for target in row["targets"]:
            met = _("đạt") if target["met"] else _("chưa đạt")
            cells = (
                row["name"], target["code"], target["name"], target["unit_of_measure"], target["registered"],
                target["result"], met,
            )  # fmt: skip
            for at, value in enumerate(cells):
                book.put(sheet, line, at, value)
            line += 1
    return book.done().read()
