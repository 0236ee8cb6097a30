"""A province's overlay: what it adds to a named pack or makes narrower, why, and on what basis.

Basis: L22 leaves details to provinces (Arts 24(4), 24(6), 29(2), 71, 75(2)). An overlay never loosens a row whose text
was read, touches nothing that is not there, and stays inside the dates of its base; each row of it is explained.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from workflows import codec, toml_text
from workflows.basis import Finding, Unreadable
from workflows.engine import Label
from workflows.facts import YearlyClass
from workflows.regulations import checks
from workflows.regulations.loading import LAW_TABLES, OWN, TABLES, expanded, merged_files, status_of
from workflows.regulations.schema import Award, ClockRow, Criterion, Paper, RegulationPack
from workflows.rules import conditions as c
from workflows.rules.voting import VoteRule

OPEN_TABLES = tuple(name for name in LAW_TABLES if name not in OWN)
"""Tables that an overlay may write in: all but the base's own dates and transition."""


@dataclass(frozen=True)
class Head:
    """The `[overlay]` table: what it stands on, when it holds (days of reception, both included) and by what paper."""

    code: str
    version: int
    title: Label
    base: str
    base_version: int
    issued: str
    reason: Label
    received_from: date
    received_until: date | None = None
    illustrative: bool = False
    note: str = ""

    def covers(self, received_on: date) -> bool:
        """True when it holds for a dossier received on that date."""
        return self.received_from <= received_on and (self.received_until is None or received_on <= self.received_until)


@dataclass(frozen=True)
class Explained:
    """Why the row of this code is added or changed, and what allows a province to do so."""

    code: str
    why: Label
    basis: str


@dataclass(frozen=True)
class Overlay:
    """The head, the reason of every row, and the rows themselves."""

    head: Head
    changes: tuple[Explained, ...]
    own: RegulationPack

    def rows(self) -> Iterator[tuple[str, Any]]:
        """Its own rows as (table, row)."""
        return ((table, row) for table in OPEN_TABLES for row in getattr(self.own, table))


def load_overlay(text: str) -> Overlay:
    """The overlay that this text describes. Raises `Unreadable` with every fault."""
    document = expanded(merged_files({"overlay.toml": text}, "overlay"))
    head = codec.read(Head, document.pop("overlay"), "overlay")
    told = codec.read(_Changes, {"changes": document.pop("changes", [])}, head.code).changes
    closed = [
        Finding("unknown_field", head.code, {"field": name})
        for name in document
        if name not in (*OPEN_TABLES, "sources")
    ]
    if closed:
        raise Unreadable(tuple(closed))
    bare = {
        "code": head.code,
        "version": head.version,
        "title": codec.write(head.title),
        "received_from": head.received_from,
    }
    own = codec.read(RegulationPack, {**bare, **document}, head.code)
    return Overlay(head, tuple(sorted(told, key=lambda one: one.code)), _sorted(own))


@dataclass(frozen=True)
class _Changes:
    changes: tuple[Explained, ...]


def _sorted(own: RegulationPack) -> RegulationPack:
    tables: dict[str, Any] = {name: tuple(sorted(getattr(own, name), key=lambda row: row.code)) for name in TABLES}
    return replace(own, **tables)


def canonical(overlay: Overlay) -> str:
    """One TOML text for the overlay; `load_overlay` reads it back to the same value."""
    data = codec.write(overlay.own)
    tables = {name: data[name] for name in TABLES if name in data}
    told = [codec.write(one) for one in overlay.changes]
    return toml_text.dump({"overlay": codec.write(overlay.head), "changes": told, **tables})


def digest(overlay: Overlay) -> str:
    """SHA-256 of the canonical text."""
    return toml_text.digest(canonical(overlay))


def resolved(base: RegulationPack, overlay: Overlay) -> RegulationPack:
    """The base with the overlay laid on it: rows of the same code are replaced, others are added."""
    tables: dict[str, Any] = {}
    for table in (*OPEN_TABLES, "sources"):
        own = getattr(overlay.own, table)
        codes = {row.code for row in own}
        kept = [row for row in getattr(base, table) if row.code not in codes]
        tables[table] = tuple(sorted([*kept, *own], key=lambda row: row.code))
    return replace(base, **tables, overlay=f"{overlay.head.code} v{overlay.head.version}")


def lint_overlay(base: RegulationPack, overlay: Overlay) -> list[Finding]:
    """Every fault of an overlay on its base, and those that the base has only with it."""
    head = overlay.head
    if (head.base, head.base_version) != (base.code, base.version):
        return [Finding("wrong_parent", head.code, {"extends": f"{head.base} v{head.base_version}"})]
    found = [*_dates(base, head), *_explained(overlay)]
    before = {row.code: (table, row) for table in LAW_TABLES for row in getattr(base, table)}
    for table, row in overlay.rows():
        known = before.get(row.code)
        if known is not None and known[0] == table and status_of(known[1]).blocks and not narrows(known[1], row):
            found.append(Finding("loosens", row.code, {"table": table}))
    earlier = checks.lint(base)
    return found + [finding for finding in checks.lint(resolved(base, overlay)) if finding not in earlier]


def _dates(base: RegulationPack, head: Head) -> Iterator[Finding]:
    last = base.received_until
    if head.received_from < base.received_from or (last is not None and (head.received_until or date.max) > last):
        yield Finding("outside_the_base", head.code, {"base": base.code})
    if head.received_until is not None and head.received_until < head.received_from:
        yield Finding("ends_before_it_begins", head.code)


def _explained(overlay: Overlay) -> Iterator[Finding]:
    rows = {row.code for _, row in overlay.rows()}
    told = [one.code for one in overlay.changes]
    if not rows:
        yield Finding("changes_nothing", overlay.head.code)
    yield from (Finding("change_unexplained", code) for code in sorted(rows - set(told)))
    yield from (Finding("explains_nothing", code) for code in sorted(set(told) - rows))
    yield from (Finding("no_basis", one.code, {"table": "changes"}) for one in overlay.changes if not one.basis.strip())


def narrows(old: Any, new: Any) -> bool:
    """Whether the new row asks at least what the old one asks, for at least the same nominations.

    Only shapes that can be compared count as narrower; everything else is taken for a loosening.
    """
    if type(old) is not type(new):
        return False
    match new:
        case Criterion():
            wide = _covers(new.awards, old.awards) and _covers(new.nominees, old.nominees) and _grounds(old, new)
            return wide and (old.informs or not new.informs) and stricter(old.condition, new.condition)
        case Award():
            fewer = _covers(old.nominees, new.nominees) and _covers(old.grounds, new.grounds)
            return fewer and _covers(old.decided_by, new.decided_by) and _else_equal(
                old, new, "nominees", "grounds", "decided_by", "basis", "source", "status", "note"
            )  # fmt: skip
        case Paper():
            return (
                _covers(new.awards, old.awards) and _empty_or_covers(old.nominees, new.nominees) and _grounds(old, new)
            )
        case ClockRow():
            return _faster(old, new)
        case VoteRule():
            same = _else_equal(old, new, "threshold", "quorum", "op", "title", "basis", "source", "status", "note")
            return same and new.threshold >= old.threshold and new.quorum >= old.quorum and new.op is old.op
    return False


def _covers(wide: tuple[Any, ...], narrow: tuple[Any, ...]) -> bool:
    return set(wide) >= set(narrow)


def _empty_or_covers(old: tuple[Any, ...], new: tuple[Any, ...]) -> bool:
    return not new or (bool(old) and _covers(new, old))


def _grounds(old: Any, new: Any) -> bool:
    return _empty_or_covers(old.grounds, new.grounds)


def _faster(old: ClockRow, new: ClockRow) -> bool:
    if new.clock.days is None or old.step != new.step or not _covers(new.awards, old.awards):
        return False
    return new.clock.working == old.clock.working and (old.clock.days is None or new.clock.days <= old.clock.days)


def _else_equal(old: Any, new: Any, *but: str) -> bool:
    return all(getattr(old, field.name) == getattr(new, field.name) for field in fields(old) if field.name not in but)


def stricter(old: c.Condition, new: c.Condition) -> bool:
    """The same condition, the old one with more beside it, or one of the same kind that asks for more of one thing."""
    if old == new:
        return True
    if isinstance(new, c.AllOf):
        return any(stricter(old, part) for part in new.parts)
    if isinstance(old, c.AnyOf) and isinstance(new, c.AnyOf):
        return all(any(stricter(before, part) for before in old.parts) for part in new.parts)
    if isinstance(old, c.AnyOf):
        return any(stricter(part, new) for part in old.parts)
    more = {"years", "times", "at_least", "excellent", "initiatives"}
    window = isinstance(old, c.CountedInWindow | c.HasInitiative)
    grown = more - {"years"} if window else more
    if type(old) is not type(new) or not _else_equal(old, new, *grown):
        return False
    return all(_at_least(getattr(old, name), getattr(new, name)) for name in grown if hasattr(old, name))


def _at_least(old: Any, new: Any) -> bool:
    if isinstance(old, YearlyClass):
        return isinstance(new, YearlyClass) and new.rank >= old.rank
    return bool(new >= old)
