"""The columns of a workbook: what each is called, which kind of value it holds, what is allowed there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from workflows.engine import Label

LONGEST = 32_000


class Kind(StrEnum):
    """What a cell of the column holds."""

    TEXT = "text"
    CODE = "code"
    WHOLE = "whole"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"


KINDS: dict[Kind, Label] = {
    Kind.TEXT: Label("Chữ", "Text"),
    Kind.CODE: Label("Mã (chữ và số, không đổi thành số)", "Code (kept as text)"),
    Kind.WHOLE: Label("Số nguyên, ví dụ 1.234", "Whole number"),
    Kind.NUMBER: Label("Số, ví dụ 1.234,5", "Number"),
    Kind.PERCENT: Label("Phần trăm, ví dụ 94,74 hoặc 94,74%", "Percent, such as 94.74"),
    Kind.DATE: Label("Ngày, ví dụ 22/11/2026", "Date, such as 22/11/2026"),
    Kind.CHOICE: Label("Chọn trong danh sách", "One of the list"),
    Kind.YES_NO: Label("Có hoặc Không", "Yes or no"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `choices` are (code, label in the sheet), `least`/`most` bound numbers, `limit` the length of texts.

    `shown` columns are written for orientation and never read back. `places` are the decimals that are kept.
    """

    code: str
    label: Label
    kind: Kind = Kind.TEXT
    required: bool = False
    key: bool = False
    shown: bool = False
    help: Label | None = None
    choices: tuple[tuple[str, str], ...] = ()
    limit: int = LONGEST
    least: Decimal | int | None = None
    most: Decimal | int | None = None
    places: int = 4
    width: int = 18
    aliases: tuple[str, ...] = ()

    @property
    def needed(self) -> bool:
        """Whether a row without a value here is at fault."""
        return self.required or self.key

    @property
    def heading(self) -> str:
        """What the template's header says: the Vietnamese label, starred when a value must be there."""
        return f"{self.label.vi} *" if self.needed else self.label.vi
