"""The API's description as plain pages: read from the generated OpenAPI document, which stays the only source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language

from backend.rest.document import document

PREFIX = "/api/v1/"
METHODS = ("get", "post", "put", "patch", "delete")
MEDIA = "application/json"


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that a request gives: in the path, the query, a header or the body."""

    name: str
    kind: str
    required: bool
    about: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method on one path."""

    method: str
    path: str
    about: str
    headers: tuple[Value, ...]
    query: tuple[Value, ...]
    body: tuple[Value, ...]
    answers: str
    problems: tuple[str, ...]


@dataclass(slots=True)
class Resource:
    """Everything under one name."""

    name: str
    operations: list[Operation] = field(default_factory=list)


def resources() -> list[Resource]:
    """The API by resource, in the language of the page; generated once for each language."""
    return list(_resources(get_language() or "vi"))


@lru_cache(maxsize=4)
def _resources(_language: str) -> tuple[Resource, ...]:
    whole = document()
    named: Mapping[str, Any] = whole.get("components", {}).get("schemas", {})
    by_name: dict[str, Resource] = {}
    for path, item in whole["paths"].items():
        name = path.removeprefix(PREFIX).split("/")[0]
        of = by_name.setdefault(name, Resource(name))
        of.operations += [_operation(method, path, item[method], named) for method in METHODS if method in item]
    return tuple(sorted(by_name.values(), key=lambda one: one.name))


def _operation(method: str, path: str, told: Mapping[str, Any], named: Mapping[str, Any]) -> Operation:
    given = told.get("parameters", [])
    codes = sorted(told["responses"])
    return Operation(
        method.upper(),
        path,
        told.get("description", "").split("\n")[0],
        tuple(_parameter(one) for one in given if one["in"] == "header"),
        tuple(_parameter(one) for one in given if one["in"] == "query"),
        _body(told.get("requestBody", {}), named),
        ", ".join(code for code in codes if code < "400"),
        tuple(code for code in codes if code >= "400"),
    )


def _parameter(told: Mapping[str, Any]) -> Value:
    return Value(told["name"], _kind(told.get("schema", {})), bool(told.get("required")), told.get("description", ""))


def _body(told: Mapping[str, Any], named: Mapping[str, Any]) -> tuple[Value, ...]:
    content = told.get("content", {})
    shape = _resolved(content.get(MEDIA, next(iter(content.values()), {})).get("schema", {}), named)
    required = set(shape.get("required", ()))
    return tuple(
        Value(name, _kind(_resolved(one, named)), name in required, str(one.get("title", "")))
        for name, one in shape.get("properties", {}).items()
        if not one.get("readOnly")
    )


def _resolved(shape: Mapping[str, Any], named: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = shape.get("$ref") or next((one["$ref"] for one in shape.get("allOf", ()) if "$ref" in one), "")
    return named.get(reference.rsplit("/", 1)[-1], {}) if reference else shape


def _kind(shape: Mapping[str, Any]) -> str:
    if shape.get("enum"):
        return " | ".join(str(one) for one in shape["enum"] if one not in (None, ""))
    kind = shape.get("type", "object")
    kinds = [one for one in kind if one != "null"] if isinstance(kind, list) else [kind]
    name = shape.get("format") or "/".join(kinds)
    return f"{name}[]" if "items" in shape and name == "array" else str(name)
