"""From a cell as Excel holds it to an exact value: Vietnamese numbers, percents, dates; a fault where it is none.

Numbers typed as text: 1.234,5 and 1234,5 and 1234.5; the comma is the decimal sign. "1.234" as text could be one
thousand or one point: it is refused, never guessed. Dates: dd/mm/yyyy, yyyy-mm-dd, and Excel's serial numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from backend.base.texts import clean, fold
from backend.workbooks.columns import Column, Kind

Value = str | int | bool | Decimal | date | None
FIRST_DAY, LAST_DAY = date(1900, 3, 1), date(2200, 1, 1)
SPACES = re.compile(r"[\s\u00a0\u202f]+")
GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+")
DAYS = (re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})"), re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"))
MIDNIGHT = re.compile(r"[ T]0{1,2}:00(:00(\.0+)?)?$")
YES = {"co", "x", "true", "1", "yes", "dung", "✓", "✔"}
NO = {"khong", "false", "0", "no", "sai"}


@dataclass(frozen=True, slots=True)
class Wrong(Exception):
    """What is wrong with a cell: a reason code and what its sentence names."""

    code: str
    data: Mapping[str, Any] = field(default_factory=dict)


def raw_text(raw: Any) -> str:
    """The cell as a person would read it, in one line and one form of each letter."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float):
        return _decimal(raw).__format__("f").replace(".", ",") if raw == raw and abs(raw) != float("inf") else ""
    if isinstance(raw, datetime):
        return f"{raw:%d/%m/%Y}" if raw.time() == time() else f"{raw:%d/%m/%Y %H:%M}"
    if isinstance(raw, date):
        return f"{raw:%d/%m/%Y}"
    text = str(raw)
    if not text.isprintable():
        text = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    return clean(text)


def _decimal(raw: float) -> Decimal:
    """The 15 digits that Excel itself shows of a number."""
    return Decimal(format(raw, ".15g")).normalize() + 0


def read_cell(column: Column, raw: Any, *, percent: bool = False, base_1904: bool = False) -> Value:
    """The exact value of a cell, None when empty; raises Wrong. `percent`: the cell is formatted as a percentage."""
    text = raw_text(raw)
    if not text:
        return None
    if column.kind in (Kind.TEXT, Kind.CODE):
        return _text(column, raw, text)
    if column.kind is Kind.DATE:
        return _date(raw, text, base_1904)
    if column.kind is Kind.CHOICE:
        return _choice(column, text)
    if column.kind is Kind.YES_NO:
        return _yes_no(text)
    return _bounded(column, _number(raw, text, column.kind is Kind.PERCENT, percent))


def _text(column: Column, raw: Any, text: str) -> str:
    if column.kind is Kind.CODE and ((isinstance(raw, float) and not raw.is_integer()) or isinstance(raw, date)):
        raise Wrong("workbook.code_as_number", {"value": text})
    if len(text) > column.limit:
        raise Wrong("workbook.too_long", {"limit": column.limit, "length": len(text)})
    return text


def _choice(column: Column, text: str) -> str:
    wanted = fold(text)
    for code, label in column.choices:
        if wanted in (fold(code), fold(label)):
            return code
    raise Wrong("workbook.not_a_choice", {"value": text[:80], "choices": [label for _code, label in column.choices]})


def _yes_no(text: str) -> bool:
    if fold(text) in YES:
        return True
    if fold(text) in NO:
        return False
    raise Wrong("workbook.not_yes_no", {"value": text[:80]})


def _number(raw: Any, text: str, as_percent: bool, percent: bool) -> Decimal:
    if isinstance(raw, bool | date | time | timedelta):
        raise Wrong("workbook.not_a_number", {"value": text[:80]})
    if isinstance(raw, int | float):
        return _decimal(raw) * (100 if percent and as_percent else 1) if not isinstance(raw, int) else Decimal(raw)
    bare = SPACES.sub("", text)
    if as_percent:
        bare = bare.removesuffix("%")
    if GROUPED.fullmatch(bare):
        if bare.count(".") == 1:
            raise Wrong("workbook.number_ambiguous", {"value": bare, "thousand": bare.replace(".", ""),
                                                      "decimal": bare.replace(".", ",")})  # fmt: skip
        bare = bare.replace(".", "")
    elif "," in bare:
        whole, _sign, rest = bare.partition(",")
        if ("." in whole and not GROUPED.fullmatch(whole)) or "." in rest:
            raise Wrong("workbook.not_a_number", {"value": text[:80]})
        bare = f"{whole.replace('.', '')}.{rest}"
    try:
        if not re.fullmatch(r"[+-]?\d{1,20}(\.\d{0,20})?", bare, re.ASCII):
            raise InvalidOperation
        return Decimal(bare).normalize() + 0
    except InvalidOperation:
        raise Wrong("workbook.not_a_number", {"value": text[:80]}) from None


def _bounded(column: Column, value: Decimal) -> int | Decimal:
    exact = Decimal(f"{value.normalize():f}")
    exponent = exact.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if column.kind is Kind.WHOLE and places:
        raise Wrong("workbook.not_whole", {"value": raw_text(float(exact))})
    if places > column.places:
        raise Wrong("workbook.too_many_places", {"places": column.places})
    low = column.least is not None and exact < column.least
    if low or (column.most is not None and exact > column.most):
        told = {name: told_number(bound) for name, bound in (("least", column.least), ("most", column.most))}
        raise Wrong("workbook.out_of_range", {"value": told_number(exact), **told})
    return int(exact) if column.kind is Kind.WHOLE else exact


def told_number(value: Decimal | int | None) -> str:
    """A number as it is typed in Vietnamese, without grouping; a dash for none."""
    return "–" if value is None else f"{Decimal(value):f}".replace(".", ",")


def _date(raw: Any, text: str, base_1904: bool) -> date:
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        return _within(raw, text)
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        start = date(1904, 1, 1) if base_1904 else date(1899, 12, 30)
        if not 0 < raw < 200_000:
            raise Wrong("workbook.not_a_date", {"value": text[:80]})
        return _within(start + timedelta(days=int(raw)), text)
    bare = MIDNIGHT.sub("", text)
    for turn, form in enumerate(DAYS):
        if match := form.fullmatch(bare):
            numbers = [int(part) for part in match.groups()]
            day, month, year = numbers if turn == 0 else reversed(numbers)
            try:
                return _within(date(year + 2000 if year < 100 else year, month, day), text)
            except ValueError:
                break
    raise Wrong("workbook.not_a_date", {"value": text[:80]})


def _within(day: date, text: str) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Wrong("workbook.not_a_date", {"value": text[:80]})
    return day


def to_json(value: Value) -> Any:
    """A value as it is kept: exact numbers and days as text."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value


def from_json(column: Column, kept: Any) -> Value:
    """A kept value of the column."""
    if kept is None:
        return None
    if column.kind in (Kind.NUMBER, Kind.PERCENT):
        return Decimal(kept)
    return date.fromisoformat(kept) if column.kind is Kind.DATE else kept


def same(one: Value, other: Value) -> bool:
    """Whether two values of one column say the same; an empty text and nothing do."""
    return (None if one == "" else one) == (None if other == "" else other)


def shown(column: Column, value: Value) -> str:
    """A value as a person types it into the column."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | Decimal):
        return told_number(value) + ("%" if column.kind is Kind.PERCENT else "")
    return dict(column.choices).get(value, value) if column.kind is Kind.CHOICE else value
