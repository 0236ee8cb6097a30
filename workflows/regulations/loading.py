"""From the text of a pack's files to one value and back: reading, inheriting, canonical text, choosing by date."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

from workflows import codec, toml_text
from workflows.basis import Finding, Status, Unreadable
from workflows.engine import Label
from workflows.regulations.schema import Award, ClockRow, RegulationPack

R = TypeVar("R")
TABLES = tuple(f.name for f in fields(RegulationPack) if str(f.type).startswith("tuple"))
LAW_TABLES = tuple(name for name in TABLES if name != "sources")
OWN = ("validity", "transitions")
"""Tables about the pack's own dates: never taken over from an earlier pack."""


@dataclass(frozen=True)
class Head:
    """The `[pack]` table of a file: name and dates, and what is taken over from an earlier pack.

    `extends` names that pack; its rows read in one of `keeps` (source codes) keep their status, because that source is
    still in force; all others become `unconfirmed`. A row written again under the same code replaces the earlier one.
    """

    code: str
    version: int
    title: Label
    received_from: date
    received_until: date | None = None
    extends: str = ""
    keeps: tuple[str, ...] = ()
    inherited_from: str = ""
    note: str = ""


def load_pack(text_files: Mapping[str, str], parent: RegulationPack | None = None) -> RegulationPack:
    """The pack that these files (name → TOML text) make up. Raises `Unreadable` with every fault."""
    merged = expanded(merged_files(text_files))
    head = codec.read(Head, merged.pop("pack"), "pack")
    if (parent.code if parent else "") != head.extends:
        raise Unreadable((Finding("wrong_parent", "pack", {"extends": head.extends}),))
    bare = codec.write(replace(head, extends="", keeps=()))
    own = codec.read(RegulationPack, {**bare, **merged}, head.code)
    if parent is not None:
        inherited: dict[str, Any] = {
            name: _inherit(getattr(parent, name), getattr(own, name), head.keeps) for name in TABLES if name not in OWN
        }
        own = replace(own, **{**inherited, "inherited_from": head.extends})
    return _sorted(own)


def parent_of(text_files: Mapping[str, str]) -> str:
    """The code of the pack that these files extend, or "". Raises `Unreadable`."""
    return codec.read(Head, merged_files(text_files)["pack"], "pack").extends


def merged_files(text_files: Mapping[str, str], head: str = "pack") -> dict[str, Any]:
    """One document of several files; `head` is the table it must have. Raises `Unreadable` with every fault."""
    merged: dict[str, Any] = {}
    faults: list[Finding] = []
    for name, text in sorted(text_files.items()):
        try:
            document = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            faults.append(Finding("not_toml", name, {"why": str(error)}))
            continue
        for key, value in document.items():
            if isinstance(value, list) and isinstance(merged.get(key, []), list):
                merged[key] = merged.get(key, []) + value
            elif key in merged:
                faults.append(Finding("given_twice", name, {"field": key}))
            else:
                merged[key] = value
    if head not in merged and not faults:
        faults.append(Finding("missing_field", head, {"field": head}))
    if faults:
        raise Unreadable(tuple(faults))
    return merged


def expanded(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with every "@name" in a list replaced by the codes of `[groups]`; "@all" is every award written.

    Raises `Unreadable` for a group that is not there or that holds itself.
    """
    groups = dict(document.get("groups", {}))
    groups["all"] = sorted(str(row.get("code")) for row in document.get("awards", ()) if isinstance(row, dict))
    faults: list[Finding] = []

    def spread(items: Iterable[Any], where: str, within: tuple[str, ...] = ()) -> list[Any]:
        found: list[Any] = []
        for item in items:
            name = item[1:] if isinstance(item, str) and item.startswith("@") else ""
            if not name:
                found.append(walk(item, where))
            elif name in groups and name not in within:
                found += spread(groups[name], where, (*within, name))
            else:
                faults.append(Finding("unknown_group", where, {"group": name}))
        return list(dict.fromkeys(found)) if all(isinstance(one, str) for one in found) else found

    def walk(value: Any, where: str) -> Any:
        if isinstance(value, dict):
            return {key: walk(inner, str(value.get("code", where))) for key, inner in value.items()}
        return spread(value, where) if isinstance(value, list) else value

    done = {key: walk(value, key) for key, value in document.items() if key != "groups"}
    if faults:
        raise Unreadable(tuple(faults))
    return done


def status_of(row: Any) -> Status:
    """The status of any row of a pack."""
    status = row.clock.status if isinstance(row, ClockRow) else row.status
    return Status(status)


def source_of(row: Any) -> str:
    """The code of the source in which any row of a pack was read."""
    return str(row.clock.source if isinstance(row, ClockRow) else row.source)


def with_status(row: R, status: Status) -> R:
    """The same row with another status."""
    if isinstance(row, ClockRow):
        return replace(row, clock=replace(row.clock, status=status))
    return replace(row, status=status)  # type: ignore[type-var]


def _inherit(old: tuple[Any, ...], own: tuple[Any, ...], keeps: Collection[str]) -> tuple[Any, ...]:
    written = {row.code for row in own}
    taken = [row for row in old if row.code not in written]
    return (*(_weaken(row, keeps) for row in taken), *own)


def _weaken(row: Any, keeps: Collection[str]) -> Any:
    if not hasattr(row, "status") and not isinstance(row, ClockRow):
        return row
    if isinstance(row, Award) and row.object_source not in keeps:
        row = replace(row, object_status=Status.UNCONFIRMED)
    return row if source_of(row) in keeps else with_status(row, Status.UNCONFIRMED)


def _sorted(pack: RegulationPack) -> RegulationPack:
    tables: dict[str, Any] = {name: tuple(sorted(getattr(pack, name), key=lambda row: row.code)) for name in TABLES}
    return replace(pack, **tables)


def rows(pack: RegulationPack) -> tuple[tuple[str, Any], ...]:
    """Every row of law as (table, row), in canonical order."""
    return tuple((name, row) for name in LAW_TABLES for row in getattr(pack, name))


def confirmed(pack: RegulationPack, codes: Collection[str]) -> RegulationPack:
    """The pack as seen where persons confirmed these rows; the edition itself stays as it is."""
    tables: dict[str, Any] = {
        name: tuple(
            with_status(row, Status.CONFIRMED_HERE) if row.code in codes and not status_of(row).blocks else row
            for row in getattr(pack, name)
        )
        for name in LAW_TABLES
    }
    return replace(pack, **tables)


def canonical(pack: RegulationPack) -> str:
    """One TOML text for the pack, whatever files it came from; `load_pack` reads it back to the same value."""
    data = codec.write(_sorted(pack))
    head = {key: data.pop(key) for key in list(data) if key not in TABLES}
    return toml_text.dump({"pack": head, **data})


def digest(pack: RegulationPack) -> str:
    """SHA-256 of the canonical text."""
    return toml_text.digest(canonical(pack))


def pack_for(packs: Iterable[RegulationPack], received_on: date) -> RegulationPack | None:
    """The pack in force on the date of reception: the highest version that covers it, or None."""
    covering = [pack for pack in packs if pack.covers(received_on)]
    return max(covering, key=lambda pack: (pack.received_from, pack.version), default=None)
