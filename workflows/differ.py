"""What differs between two texts of law or procedure: rows added, taken out, moved, and fields changed in a row.

Reads parsed canonical texts (TOML), so that layout, comments and the files they came from make no difference.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

HEADS = ("pack", "process")


class Kind(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row: its path inside the row, and what stands there before and after ("" for nothing)."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of a table; a row that only stands elsewhere in the order is moved."""

    kind: Kind
    table: str
    code: str
    fields: tuple[FieldChange, ...] = ()


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[RowChange]:
    """Every difference, tables in the order of the new text; empty for equal texts. Rows are matched by their code."""
    found: list[RowChange] = []
    for table in dict.fromkeys([*new, *old]):
        before, after = old.get(table), new.get(table)
        if isinstance(before or after, list):
            found += _rows(table, before or [], after or [])
        else:
            found += _head(table, before, after)
    return found


def _head(table: str, before: Any, after: Any) -> Iterator[RowChange]:
    fields = tuple(_fields(before, after, "" if isinstance(before or after, Mapping) else table))
    if fields:
        yield RowChange(Kind.CHANGED, table, "", fields)


def _rows(table: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[RowChange]:
    old = {_code(row, n): row for n, row in enumerate(before)}
    new = {_code(row, n): row for n, row in enumerate(after)}
    common = [code for code in new if code in old]
    stayed = _longest_in_order([list(old).index(code) for code in common])
    for code, row in new.items():
        if code not in old:
            yield RowChange(Kind.ADDED, table, code, tuple(_fields(None, row, "")))
            continue
        fields = tuple(_fields(old[code], row, ""))
        if fields:
            yield RowChange(Kind.CHANGED, table, code, fields)
        elif list(old).index(code) not in stayed:
            yield RowChange(Kind.MOVED, table, code)
    for code, row in old.items():
        if code not in new:
            yield RowChange(Kind.REMOVED, table, code, tuple(_fields(row, None, "")))


def _code(row: Any, place: int) -> str:
    return str(row.get("code", f"#{place + 1}")) if isinstance(row, Mapping) else str(row)


def _longest_in_order(places: Sequence[int]) -> set[int]:
    """The most rows that can be said to have stayed: a longest increasing run of old places."""
    best: list[list[int]] = []
    for place in places:
        runs = [run for run in best if run[-1] < place]
        best.append([*_longest(runs), place])
    return set(_longest(best))


def _longest(runs: Sequence[list[int]]) -> list[int]:
    return max(runs, key=len) if runs else []


def _fields(before: Any, after: Any, path: str) -> Iterator[FieldChange]:
    if before == after:
        return
    if isinstance(before, Mapping | None) and isinstance(after, Mapping | None):
        for name in dict.fromkeys([*(before or {}), *(after or {})]):
            inner = f"{path}.{name}" if path else str(name)
            yield from _fields((before or {}).get(name), (after or {}).get(name), inner)
    else:
        yield FieldChange(path, _text(before), _text(after))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_text(item)}" for name, item in value.items())
    return str(value)
