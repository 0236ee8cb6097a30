"""Canonical JSON of frozen dataclasses: sorted keys, decimals as strings, unknown keys refused with their path."""

import dataclasses
import json
import types
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any, Union, get_args, get_origin, get_type_hints

from workflows.rules.fixed import decimal_text

# Metadata of a field that came after texts were published: left out while it holds its default, so old digests stay.
LATER: Mapping[str, bool] = {"later": True}


class BadData(ValueError):
    """Stored or sent data that does not fit its type; `path` says where, `code` says what is wrong."""

    def __init__(self, path: str, code: str, value: object = "") -> None:
        super().__init__(f"{path}: {code} {value!r}")
        self.path, self.code, self.value = path, code, value


def _silent(field: dataclasses.Field[Any], value: Any) -> bool:
    return bool(field.metadata.get("later")) and getattr(value, field.name) == field.default


def dump(value: Any) -> Any:
    """Return the JSON-ready form of a value made of dataclasses, decimals, fractions, mappings and tuples."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        shape = getattr(value, "shape", None)
        found = {f.name: dump(getattr(value, f.name)) for f in dataclasses.fields(value) if not _silent(f, value)}
        return found | ({"shape": str(shape)} if shape is not None else {})
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): dump(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [dump(item) for item in value]
    return value


def to_text(value: Any) -> str:
    """Return canonical JSON text: the same value gives the same bytes, whatever the order it was built in."""
    return json.dumps(dump(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def parse(text: str) -> Any:
    """Parse JSON text; raises BadData at the root when it is no JSON."""
    try:
        return json.loads(text, parse_float=_no_float, parse_constant=_no_float)
    except json.JSONDecodeError as error:
        raise BadData(f"line {error.lineno}", "not_json", error.msg) from error


def _no_float(text: str) -> Any:
    raise BadData("", "number_not_exact", text)


def load(kind: Any, data: Any, path: str = "$") -> Any:
    """Build a value of type `kind` from JSON data; raises BadData with the path of the first misfit."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _load_optional(kind, data, path)
    if origin is tuple:
        return _load_tuple(get_args(kind), data, path)
    if kind is Decimal:
        return _load_decimal(data, path)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _load_enum(kind, data, path)
    if hasattr(kind, "load_json"):
        return kind.load_json(data, path)
    if dataclasses.is_dataclass(kind):
        return load_fields(kind, data, path)
    if type(data) is not kind:
        raise BadData(path, f"not_{kind.__name__}", data)
    return data


def load_fields(kind: Any, data: Any, path: str) -> Any:
    """Build a dataclass from a mapping of its fields; refuses unknown and missing keys."""
    if not isinstance(data, dict):
        raise BadData(path, "not_an_object", data)
    hints = get_type_hints(kind)
    fields = {field.name: field for field in dataclasses.fields(kind)}
    for name in data:
        if name not in fields:
            raise BadData(f"{path}.{name}", "unknown_key", name)
    for name, field in fields.items():
        if name not in data and field.default is dataclasses.MISSING:
            raise BadData(f"{path}.{name}", "missing_key", name)
    return kind(**{name: load(hints[name], value, f"{path}.{name}") for name, value in data.items()})


def _load_optional(kind: Any, data: Any, path: str) -> Any:
    options = [option for option in get_args(kind) if option is not type(None)]
    return None if data is None else load(options[0], data, path)


def _load_tuple(arguments: tuple[Any, ...], data: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise BadData(path, "not_a_list", data)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(load(arguments[0], item, f"{path}[{index}]") for index, item in enumerate(data))
    if len(data) != len(arguments):
        raise BadData(path, "wrong_length", data)
    return tuple(load(kind, item, f"{path}[{n}]") for n, (kind, item) in enumerate(zip(arguments, data, strict=True)))


def _load_decimal(data: Any, path: str) -> Decimal:
    if isinstance(data, bool) or not isinstance(data, (str, int)) or len(str(data)) > 30:
        raise BadData(path, "not_a_number", data)
    try:
        value = Decimal(data)
    except InvalidOperation as error:
        raise BadData(path, "not_a_number", data) from error
    if not value.is_finite() or abs(value.adjusted()) > 30:
        raise BadData(path, "not_a_number", data)
    return value


def _load_enum(kind: type[StrEnum], data: Any, path: str) -> StrEnum:
    try:
        return kind(data)
    except ValueError as error:
        raise BadData(path, "unknown_value", data) from error
