"""From TOML text to a process and back."""

import tomllib
from collections.abc import Mapping
from typing import Any

from workflows import codec, toml_text
from workflows.basis import Finding, Unreadable
from workflows.processes.schema import Process
from workflows.regulations.checks import Change, diff_rows


def load_process(text: str) -> Process:
    """The process this TOML text describes: a `[process]` table and `[[stages]]`. Raises `Unreadable`."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable((Finding("not_toml", "process", {"why": str(error)}),)) from error
    head = document.pop("process", None)
    if not isinstance(head, Mapping):
        raise Unreadable((Finding("missing_field", "process", {"field": "process"}),))
    return codec.read(Process, {**head, **document}, str(head.get("code", "process")))


def canonical(process: Process) -> str:
    """One TOML text for the process; `load_process` reads it back to the same value."""
    data: dict[str, Any] = codec.write(process)
    stages = data.pop("stages", [])
    return toml_text.dump({"process": data, "stages": stages})


def digest(process: Process) -> str:
    """SHA-256 of the canonical text."""
    return toml_text.digest(canonical(process))


def diff(a: Process, b: Process) -> tuple[Change, ...]:
    """What changed from `a` to `b`: the head's fields, the stages, and their order."""
    heads: list[dict[str, Any]] = [codec.write(item) for item in (a, b)]
    orders = [head.pop("stages", []) for head in heads]
    changes = [
        Change("process", b.code, field, heads[0].get(field), heads[1].get(field))
        for field in sorted(heads[0].keys() | heads[1].keys())
        if heads[0].get(field) != heads[1].get(field)
    ]
    names = [[stage["code"] for stage in stages] for stages in orders]
    if names[0] != names[1]:
        changes.append(Change("process", b.code, "order", names[0], names[1]))
    return (*changes, *diff_rows("stages", a.stages, b.stages))
