"""Frozen values to canonical JSON text and back: sorted keys, no spaces, NFC, equal content has equal digests."""

from __future__ import annotations

import json
import types
import unicodedata
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Self, Union, get_args, get_origin, get_type_hints


class CodecError(ValueError):
    """The text is not the canonical form of the value asked for; says which field."""


class Coded:
    """Gives a frozen dataclass `to_json` and `from_json`; the class variable `kind` is written as the field "kind"."""

    def to_json(self) -> str:
        """Canonical text; the same value always gives the same text."""
        plain = {"kind": str(self.__class__.kind), **_plain(self)}  # type: ignore[attr-defined]
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read canonical text; raises CodecError on an unknown, missing or wrongly typed field."""
        data = _object(text)
        expected = str(cls.kind)  # type: ignore[attr-defined]
        if data.pop("kind", None) != expected:
            raise CodecError(f"kind: expected {expected!r}")
        value: Self = _value(cls, data, expected)
        return value

    @staticmethod
    def kind_in(text: str) -> str:
        """The kind written in a canonical text."""
        kind = _object(text).get("kind")
        if not isinstance(kind, str):
            raise CodecError("kind: missing")
        return kind


def _object(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise CodecError(f"not JSON: {error}") from error
    if not isinstance(data, dict):
        raise CodecError("not a JSON object")
    return data


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _value(shape: Any, data: Any, where: str) -> Any:
    if is_dataclass(shape):
        return _record(shape, data, where)
    if get_origin(shape) in (Union, types.UnionType):
        inner = next(item for item in get_args(shape) if item is not type(None))
        return None if data is None else _value(inner, data, where)
    if get_origin(shape) is tuple:
        if not isinstance(data, list):
            raise CodecError(f"{where}: expected a list")
        return tuple(_value(get_args(shape)[0], item, f"{where}[{index}]") for index, item in enumerate(data))
    if shape is date:
        return _date(data, where)
    if type(data) is not shape:
        raise CodecError(f"{where}: expected {shape.__name__}")
    return data


def _record(shape: Any, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise CodecError(f"{where}: expected an object")
    hints = get_type_hints(shape)
    names = {field.name for field in fields(shape)}
    if wrong := names ^ data.keys():
        raise CodecError(f"{where}: unknown or missing {', '.join(sorted(wrong))}")
    return shape(**{name: _value(hints[name], data[name], f"{where}.{name}") for name in names})


def _date(data: Any, where: str) -> date:
    try:
        return date.fromisoformat(data)
    except (TypeError, ValueError) as error:
        raise CodecError(f"{where}: expected a date YYYY-MM-DD") from error
