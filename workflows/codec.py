"""Plain data (from TOML) to frozen dataclasses and back: the dataclass is the schema, every fault is reported."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from workflows.basis import Finding, Unreadable

T = TypeVar("T")
PLAIN = (str, int, bool, date)


class _Reader:
    """Walks one document and collects findings instead of stopping at the first."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def fault(self, code: str, where: str, **data: object) -> None:
        self.findings.append(Finding(code, where, data))

    def value(self, hint: Any, raw: object, where: str) -> Any:
        origin = typing.get_origin(hint)
        if origin is tuple:
            return self.items(typing.get_args(hint)[0], raw, where)
        if origin in (typing.Union, types.UnionType):
            return self.union(typing.get_args(hint), raw, where)
        if dataclasses.is_dataclass(hint) and isinstance(hint, type):
            return self.record(hint, raw, where)
        return self.scalar(hint, raw, where)

    def items(self, hint: Any, raw: object, where: str) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            self.fault("not_a_list", where)
            return ()
        return tuple(self.value(hint, item, f"{where}[{_name(item, index)}]") for index, item in enumerate(raw))

    def union(self, options: tuple[Any, ...], raw: object, where: str) -> Any:
        records: dict[Any, type[Any]] = {option.kind: option for option in options if hasattr(option, "kind")}
        others = [option for option in options if option is not type(None)]
        if len(others) == 1:
            return self.value(others[0], raw, where)
        tag = raw.get("kind") if isinstance(raw, dict) else None
        if not isinstance(raw, dict) or tag not in records:
            return self.fault("unknown_kind", where, kind=tag, known=sorted(str(k) for k in records))
        return self.record(records[tag], {k: v for k, v in raw.items() if k != "kind"}, where)

    def record(self, cls: type[Any], raw: object, where: str) -> Any:
        if not isinstance(raw, dict):
            return self.fault("not_a_table", where)
        hints = typing.get_type_hints(cls)
        fields = {f.name: f for f in dataclasses.fields(cls)}
        for name in raw.keys() - fields.keys():
            self.fault("unknown_field", where, field=name)
        required = {name for name, field in fields.items() if _default(field) is dataclasses.MISSING}
        empty = {name: None for name in required - raw.keys() if type(None) in typing.get_args(hints[name])}
        for name in fields:
            if name in required and name not in raw and name not in empty:
                self.fault("missing_field", where, field=name)
        before = len(self.findings)
        given = empty | {name: self.value(hints[name], raw[name], f"{where}.{name}") for name in fields if name in raw}
        if len(self.findings) > before or required - given.keys():
            return None
        try:
            return cls(**given)
        except ValueError as error:
            return self.fault("bad_value", where, why=str(error))

    def scalar(self, hint: Any, raw: object, where: str) -> Any:
        try:
            if hint in (Fraction, Decimal) and isinstance(raw, str):
                return hint(raw)
            if isinstance(hint, type) and issubclass(hint, StrEnum) and isinstance(raw, str):
                return hint(raw)
        except (ValueError, InvalidOperation, ZeroDivisionError):
            return self.fault("bad_value", where, value=raw)
        if hint in PLAIN and type(raw) is hint:
            return raw
        return self.fault("bad_value", where, value=str(raw))


def _name(item: object, index: int) -> str:
    return str(item["code"]) if isinstance(item, dict) and "code" in item else str(index)


def _default(field: "dataclasses.Field[Any]") -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def read(cls: type[T], raw: Mapping[str, object], where: str = "") -> T:
    """The value of `cls` that `raw` describes. Raises `Unreadable` with all faults (unknown, missing, bad)."""
    reader = _Reader()
    value = reader.record(cls, dict(raw), where or cls.__name__)
    if reader.findings:
        raise Unreadable(tuple(reader.findings))
    return typing.cast(T, value)


def write(value: object) -> Any:
    """Plain data for `value`; fields at their default are left out, so a new field never changes old text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        data = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        defaults = {f.name: _default(f) for f in dataclasses.fields(value)}
        kept = {name: write(item) for name, item in data.items() if item is not None and item != defaults[name]}
        kind = getattr(value, "kind", None)
        return {"kind": str(kind), **kept} if "kind" not in data and isinstance(kind, str) else kept
    if isinstance(value, tuple):
        return [write(item) for item in value]
    if isinstance(value, (Fraction, Decimal, StrEnum)):
        return str(value)
    return value
