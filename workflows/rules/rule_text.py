"""A rule as lines of text for a cell of a spreadsheet: "cap = 2", "tiers: [70;90] | 1"; read back exactly.

A line is either `name = value` or a row `name: field | field | …` in the order of the shape's fields; intervals are
written [70;90) with ∞ for an open end; the figures of a worked example stand as `x = 1, y = 2`. Decimals may be
written with a comma or a point. Raises `codec.BadData` with the line for anything else.
"""

import re
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Any, get_args, get_type_hints

from workflows.rules.codec import BadData, dump, load_fields
from workflows.rules.fixed import decimal_text
from workflows.rules.intervals import interval_text
from workflows.rules.shape_parts import Tier
from workflows.rules.shapes import SHAPES, AnyRule

INTERVAL = re.compile(r"([\[(])\s*([^;\s]*)\s*;\s*([^;\s]*?)\s*([\])])")
LINE = re.compile(r"(\w+)\s*([:=]?)\s*(.*)")
NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,6})?")


def rule_to_text(rule: AnyRule | None) -> str:
    """The lines of a rule, fields at their default left out; empty for a rule that says nothing more than its shape."""
    lines = []
    for field in fields(rule) if rule is not None else ():
        value = getattr(rule, field.name)
        if isinstance(value, tuple):
            lines += [f"{field.name}: {' | '.join(_cells(row))}" for row in value]
        elif field.default is MISSING or value != field.default:
            lines.append(f"{field.name} = {_told(value)}")
    return "\n".join(lines)


def _told(value: Any) -> str:
    return decimal_text(value).replace(".", ",") if isinstance(value, Decimal) else str(dump(value))


def _cells(row: Any) -> list[str]:
    if isinstance(row, Tier):
        return [interval_text(row), _told(row.points)]
    values = (getattr(row, field.name) for field in fields(row))
    return [
        ", ".join(f"{name} = {decimal_text(number)}" for name, number in value)
        if isinstance(value, tuple)
        else "" if value is None else "yes" if value is True else "" if value is False else _told(value)
        for value in values
    ]  # fmt: skip


def rule_from_text(shape: str, text: str) -> AnyRule:
    """The rule of a shape from its lines; raises BadData with the line that cannot be read."""
    if shape not in SHAPES:
        raise BadData(shape, "unknown_value", shape)
    kind = SHAPES[shape]
    hints = get_type_hints(kind)
    found: dict[str, Any] = {
        field.name: [] for field in fields(kind) if _row_kind(hints[field.name]) and field.default is MISSING
    }
    for line in filter(None, (part.strip() for part in text.splitlines())):
        read = LINE.match(line)
        name, sign, rest = read.groups() if read is not None else ("", "", "")
        if name not in hints or not sign:
            raise BadData(line, "unknown_key", name)
        row = _row_kind(hints[name])
        if (sign == ":") != (row is not None):
            raise BadData(line, "not_a_list" if row else "unknown_value", name)
        if row is not None:
            found.setdefault(name, []).append(_row(row, rest, line))
        else:
            found[name] = _plain(rest)
    made: AnyRule = load_fields(kind, found, "")
    return made


def _row_kind(hint: Any) -> Any:
    inner = get_args(hint)
    return inner[0] if len(inner) == 2 and inner[1] is Ellipsis else None


def _plain(text: str) -> str:
    return text.replace(",", ".") if NUMBER.fullmatch(text) else text


def _row(kind: Any, text: str, line: str) -> dict[str, Any]:
    cells = [cell.strip() for cell in text.split("|")]
    if kind is Tier:
        return _tier(cells, line)
    names = [field.name for field in fields(kind)]
    if len(cells) > len(names):
        raise BadData(line, "wrong_length", text)
    hints = get_type_hints(kind)
    return {
        name: _cell(hints[name], cell, line)
        for name, cell in zip(names, cells, strict=False)
        if _given(cell, hints[name])
    }


def _given(cell: str, hint: Any) -> bool:
    return bool(cell) or hint is str or type(None) in get_args(hint)


def _cell(hint: Any, cell: str, line: str) -> Any:
    if hint is bool:
        return cell.lower() in {"yes", "có", "x"}
    if hint is str:
        return cell
    if hint is Decimal or type(None) in get_args(hint):
        return _plain(cell) or None
    pairs = [part.partition("=") for part in filter(None, (one.strip() for one in re.split(r"[;,]\s+", cell)))]
    if any(not sign for _name, sign, _value in pairs):
        raise BadData(line, "not_a_list", cell)
    return [[name.strip(), _plain(value.strip())] for name, _sign, value in pairs]


def _tier(cells: list[str], line: str) -> dict[str, Any]:
    found = INTERVAL.fullmatch(cells[0]) if len(cells) == 2 else None
    if found is None:
        raise BadData(line, "wrong_length", line)
    low, high = (None if not end or "∞" in end else _plain(end) for end in (found[2], found[3]))
    return {
        "lower": low, "lower_closed": found[1] == "[", "upper": high, "upper_closed": found[4] == "]",
        "points": _plain(cells[1]),
    }  # fmt: skip
