"""Filled-in templates of nominee lists, as an office would send them."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.nominations import workbook

NAME = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh (phong trào, chuyên đề)"
HEADS = [column.label.vi for column in workbook.COLUMNS]


def line(name: str, kind: str = "Cá nhân", award: str = NAME, **more: Any) -> dict[str, Any]:
    return {"nominee_kind": kind, "name": name, "award": award, "citation": "Có thành tích", **more}


def plain(*rows: Sequence[Any], name: str = "bang-tinh.xlsx") -> SimpleUploadedFile:
    """Rows as they are, the first of them the header."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile(name, out.getvalue())


def sheet(*lines: dict[str, Any], heads: list[str] = HEADS) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(heads)
    for one in lines:
        page.append([one.get(column.code, "") for column in workbook.COLUMNS])
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("danh-sach.xlsx", out.getvalue())
