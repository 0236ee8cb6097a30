"""Texts for the report of an individual in a movement, and a newer book of forms."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from backend.catalogue.editions import new_edition, of_book
from backend.catalogue.models import Edition
from workflows import shipped
from workflows.dossiers.schema import FormBook

FILLED: dict[str, Any] = {
    "nhiem_vu": "Giải quyết thủ tục hành chính.",
    "ten_phong_trao": "Đẩy mạnh cải cách hành chính",
    "ket_qua_phong_trao": "Đã cắt giảm 12 thủ tục.",
    "chi_tieu_phong_trao": [["Thủ tục", "98 %", "BC 1"]],
}


def newer_book(gone: str = "", field: str = "") -> FormBook:
    """The version after today's book; `field` stands under the code `gone` in it."""
    book = max((one for one in shipped.form_books() if one.code == "mau-luat-2022"), key=lambda one: one.version)
    sections = tuple(
        replace(s, fields=tuple(replace(f, code=gone) if f.code == field else f for f in s.fields))
        for s in book.sections
    )
    return replace(book, version=book.version + 1, sections=sections)


def published_again(at: datetime, gone: str = "", field: str = "") -> Edition:
    """The next version, published by an office."""
    made = new_edition(of_book(newer_book(gone, field)), origin="office", by="Sở Nội vụ", at=at)
    made.save()
    return made
