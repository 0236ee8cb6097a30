"""Promises the database itself keeps: triggers made from one declaration, for SQLite and PostgreSQL.

A model declares `promises`; every lifecycle model promises its legal moves by being one. Triggers are re-installed
after each migrate (SQLite rebuilds a table on ALTER and drops its triggers without a word), and compared with the
database by a system check, by `audit_verify` and by a test.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, UniqueConstraint

from workflows.engine import Lifecycle


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger: its name, its table and the statements that make it on one vendor."""

    name: str
    table: str
    statements: tuple[str, ...]


class Promise(Protocol):
    """Anything that turns into triggers on a table."""

    def triggers(self, table: str, vendor: str) -> Iterator[Trigger]:
        """The triggers that keep the promise on `vendor`, "sqlite" or "postgresql"."""
        ...


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _pg(name: str, table: str, event: str, when: str, message: str, level: str = "ROW") -> Trigger:
    condition = f" WHEN ({when})" if when else ""
    body = f"BEGIN RAISE EXCEPTION {_quote(message)} USING ERRCODE = 'check_violation'; END"
    return Trigger(
        name,
        table,
        (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            f'DROP TRIGGER IF EXISTS {name} ON "{table}"',
            f'CREATE TRIGGER {name} BEFORE {event} ON "{table}" FOR EACH {level}{condition} EXECUTE FUNCTION {name}()',
        ),
    )


def _lite(name: str, table: str, event: str, when: str, message: str) -> Trigger:
    condition = f" WHEN {when}" if when else ""
    return Trigger(
        name,
        table,
        (
            f"DROP TRIGGER IF EXISTS {name}",
            f'CREATE TRIGGER {name} BEFORE {event} ON "{table}" FOR EACH ROW{condition} '
            f"BEGIN SELECT RAISE(ABORT, {_quote(message)}); END",
        ),
    )


def _trigger(vendor: str, name: str, table: str, event: str, when: str, message: str) -> Trigger:
    full = f"vd_{table}_{name}"
    full = full if len(full) <= 60 else f"{full[:50]}_{hashlib.sha256(full.encode()).hexdigest()[:8]}"
    make = _lite if vendor == "sqlite" else _pg
    return make(full, table, event, when, message)


@dataclass(frozen=True, slots=True)
class AppendOnly:
    """Rows are written once: no UPDATE, no DELETE, no TRUNCATE."""

    def triggers(self, table: str, vendor: str) -> Iterator[Trigger]:
        """One trigger for each kind of change."""
        for event in ("UPDATE", "DELETE"):
            yield _trigger(vendor, event.lower(), table, event, "", f"{table} is append-only")
        if vendor == "postgresql":
            message = f"{table} is append-only"
            yield _pg(f"vd_{table}_truncate", table, "TRUNCATE", "", message, level="STATEMENT")


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows may change but never go: no DELETE, no TRUNCATE."""

    def triggers(self, table: str, vendor: str) -> Iterator[Trigger]:
        """One trigger for each way to lose a row."""
        yield _trigger(vendor, "never_gone", table, "DELETE", "", f"{table}: rows are never deleted")
        if vendor == "postgresql":
            message = f"{table}: rows are never deleted"
            yield _pg(f"vd_{table}_truncate", table, "TRUNCATE", "", message, level="STATEMENT")


@dataclass(frozen=True, slots=True)
class Frozen:
    """Once `column` is set (not null, not empty), `columns` never change again."""

    columns: tuple[str, ...]
    once: str

    def triggers(self, table: str, vendor: str) -> Iterator[Trigger]:
        """One trigger over all the columns."""
        differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
        change = " OR ".join(f'OLD."{c}" {differs} NEW."{c}"' for c in self.columns)
        when = f'OLD."{self.once}" IS NOT NULL AND ({change})'
        yield _trigger(vendor, f"frozen_{self.once}", table, "UPDATE", when, f"{table} is frozen by {self.once}")


@dataclass(frozen=True, slots=True)
class LegalMoves:
    """A lifecycle's table, kept by the database: rows begin in the initial state and make only listed moves."""

    lifecycle: Lifecycle
    column: str = "state"

    def triggers(self, table: str, vendor: str) -> Iterator[Trigger]:
        """One trigger for births, one for moves, one against removal of what has begun."""
        born = f'NEW."{self.column}" <> {_quote(self.lifecycle.initial.value)}'
        yield _trigger(vendor, "born", table, "INSERT", born, f"{table} must begin as {self.lifecycle.initial.value}")
        legal = " OR ".join(
            f'(OLD."{self.column}" = {_quote(a)} AND NEW."{self.column}" = {_quote(b)})'
            for a, b in sorted(self.lifecycle.moves())
        )
        when = f'OLD."{self.column}" <> NEW."{self.column}" AND NOT ({legal})'
        yield _trigger(vendor, "moves", table, "UPDATE", when, f"{self.lifecycle.code}: no such move")
        gone = f'OLD."{self.column}" <> {_quote(self.lifecycle.initial.value)}'
        yield _trigger(vendor, "kept", table, "DELETE", gone, f"{table}: what has begun is never deleted")


@dataclass(frozen=True, slots=True)
class NeverReplaced:
    """SQLite's REPLACE removes the row in the way and fires no DELETE trigger: so no row may stand in the way.

    `keys` are lists of columns that are unique together; the first is the row's own key and never changes.
    """

    keys: tuple[tuple[str, ...], ...]

    def triggers(self, table: str, vendor: str) -> Iterator[Trigger]:
        """One trigger for new rows and one for rows that would take another row's key."""
        if vendor != "sqlite":
            return
        own, message = self.keys[0][0], f"{table}: a row is never replaced"
        taken = " OR ".join(self._taken(table, columns) for columns in self.keys)
        yield _trigger(vendor, "replace_insert", table, "INSERT", taken, message)
        others = [self._taken(table, columns, f' AND "{own}" <> OLD."{own}"') for columns in self.keys[1:]]
        moved = " OR ".join([f'OLD."{own}" <> NEW."{own}"', *others])
        yield _trigger(vendor, "replace_update", table, "UPDATE", moved, message)

    def _taken(self, table: str, columns: tuple[str, ...], other: str = "") -> str:
        same = " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
        return f'EXISTS (SELECT 1 FROM "{table}" WHERE {same}{other})'


def _keys(model: type[Model]) -> NeverReplaced:
    options = model._meta
    assert options.pk is not None
    keys: list[tuple[str, ...]] = [(str(options.pk.column),)]
    keys += [(str(field.column),) for field in options.local_concrete_fields if field.unique and not field.primary_key]
    for constraint in options.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.fields and constraint.condition is None:
            keys.append(tuple(str(getattr(options.get_field(name), "column", "")) for name in constraint.fields))
    return NeverReplaced(tuple(keys))


def declared(vendor: str) -> list[Trigger]:
    """Every trigger that the models promise, in order of name."""
    found: list[Trigger] = []
    for model in apps.get_models():
        promises: tuple[Promise, ...] = getattr(model, "promises", ())
        if promises:
            promises = (*promises, _keys(model))
        for promise in promises:
            found.extend(promise.triggers(model._meta.db_table, vendor))
    return sorted(found, key=lambda t: t.name)


def install(connection: BaseDatabaseWrapper) -> None:
    """Make every promised trigger anew, on the tables that exist."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for trigger in declared(connection.vendor):
            if trigger.table in tables:
                for statement in trigger.statements:
                    cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of promised triggers that the database does not have, or has in another wording."""
    present = _present(connection)
    lost = []
    for trigger in declared(connection.vendor):
        found = present.get(trigger.name)
        wanted = trigger.statements[-1] if connection.vendor == "sqlite" else trigger.statements[0]
        if found is None or (connection.vendor == "sqlite" and found != wanted):
            lost.append(trigger.name)
    return lost


def _present(connection: BaseDatabaseWrapper) -> dict[str, str]:
    if connection.vendor == "sqlite":
        sql = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        sql = "SELECT tgname, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        rows: list[Any] = cursor.fetchall()
    return {row[0]: row[1] for row in rows}


def install_after_migrate(*, using: str, **_: object) -> None:
    """Signal receiver: install after every migrate."""
    from django.db import connections

    install(connections[using])


__all__ = ["AppendOnly", "Frozen", "Kept", "LegalMoves", "Promise", "Trigger", "declared", "install", "missing"]
