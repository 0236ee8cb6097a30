"""A small invented workbook: a shelf of things with price and day, kept in memory; and files as offices send them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.acts.runner import perform
from backend.workbooks import staging
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import REGISTER, Context, NoSuchContext, Workbook
from backend.workbooks.models import Upload
from permissions.roles import Role
from workflows.engine import Label


class Shelf(Workbook):
    """Things by code; what is saved stands in `things`."""

    code = "shelf"
    title = Label("Kệ hàng", "Shelf")
    act = "reform_task.create"

    def __init__(self) -> None:
        self.things: dict[str, dict[str, Any]] = {}
        self.written: list[str] = []

    def context(self, actor: Any, key: str) -> Context:
        """One shelf, named "a"."""
        if key != "a":
            raise NoSuchContext(key)
        return Context(actor, key, "kệ A")

    def columns(self, context: Context) -> Sequence[Column]:
        """Every kind of column."""
        return (
            Column("code", Label("Mã", "Code"), Kind.CODE, key=True),
            Column("name", Label("Tên", "Name"), required=True, limit=200),
            Column("price", Label("Giá", "Price"), Kind.NUMBER, least=0),
            Column("count", Label("Số lượng", "Count"), Kind.WHOLE, least=0),
            Column("share", Label("Tỷ lệ", "Share"), Kind.PERCENT),
            Column("day", Label("Ngày nhập", "Day"), Kind.DATE),
            Column("size", Label("Cỡ", "Size"), Kind.CHOICE, choices=(("s", "Nhỏ"), ("l", "Lớn"))),
            Column("sold", Label("Đã bán", "Sold"), Kind.YES_NO),
        )

    def existing(self, context: Context, keys: Any) -> list[dict[str, Any]]:
        """What stands on the shelf."""
        return [row for code, row in sorted(self.things.items()) if keys is None or (code,) in keys]

    def check(self, context: Context, rows: Any) -> None:
        """Nothing is called "cấm"."""
        for row in rows:
            if row.get("name") == "cấm":
                row.fault("name", "workbook.cell_empty")

    def save(self, doing: Any, context: Context, rows: Any) -> None:
        """Put the rows on the shelf."""
        for row in rows:
            self.things[row.get("code")] = row.merged()
            self.written.append(row.get("code"))


@pytest.fixture
def shelf() -> Any:
    REGISTER["shelf"] = Shelf()
    yield REGISTER["shelf"]
    del REGISTER["shelf"]


HEADS = ["Mã *", "Tên *", "Giá", "Số lượng", "Tỷ lệ", "Ngày nhập", "Cỡ", "Đã bán"]


def packed(book: openpyxl.Workbook, name: str = "ke-hang.xlsx") -> SimpleUploadedFile:
    """The book as it is sent."""
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile(name, out.getvalue())


def sheet(*rows: Sequence[Any], heads: Sequence[Any] = HEADS, above: Sequence[Sequence[Any]] = ()) -> openpyxl.Workbook:
    """A book with rows below its header."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (*above, heads, *rows):
        page.append(list(row))
        for cell in page[page.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # what looks like a formula is typed text here
    return book


@pytest.fixture
def officer(person: Any, province: Any, acting: Any) -> Any:
    return acting(person("Lê Thẩm Định", province, Role.APPRAISER))


@pytest.fixture
def send(officer: Any, shelf: Shelf) -> Callable[..., Upload]:
    """Sends a book and reads it to its end."""

    def run(book: Any, actor: Any = None, **more: Any) -> Upload:
        file = packed(book) if isinstance(book, openpyxl.Workbook) else book
        inputs = {"workbook": "shelf", "key": "a", "file": file, **more}
        made = perform("workbook.upload", actor=actor or officer, inputs=inputs).result
        return staging.read_on(made, actor or officer, seconds=60)

    return run


DAY = date(2026, 11, 22)
