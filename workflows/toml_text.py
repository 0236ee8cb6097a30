"""Writes plain data as canonical TOML (sorted keys, one form for every value) and takes its SHA-256."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any


def _inline(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(_inline(item) for item in value) + "]"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(k)} = {_inline(v)}" for k, v in sorted(value.items())) + " }"
    raise TypeError(f"TOML has no value for {type(value).__name__}")


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    plain = name and all(c.isascii() and (c.isalnum() or c in "-_") for c in name)
    return name if plain else _quoted(name)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def dump(document: Mapping[str, Any]) -> str:
    """TOML text of `document`: first plain values, then tables, then lists of tables; keys sorted, rows in order."""
    blocks = [[f"{_key(k)} = {_inline(v)}" for k, v in sorted(document.items()) if not _table(v) and not _rows(v)]]
    for name, value in sorted(document.items()):
        for row in value if _rows(value) else [value] if _table(value) else []:
            head = f"[[{_key(name)}]]" if _rows(value) else f"[{_key(name)}]"
            blocks.append([head, *(f"{_key(k)} = {_inline(v)}" for k, v in sorted(row.items()))])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _table(value: object) -> bool:
    return isinstance(value, Mapping)


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 text as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
