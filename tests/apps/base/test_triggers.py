"""Moves that no table lists fail in the database itself, for every lifecycle and by every back door."""

from collections.abc import Iterator
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction

from backend.base import promises
from backend.base.clock import now
from backend.base.lifecycle import LifecycleModel
from workflows.lifecycles import ALL

pytestmark = pytest.mark.django_db
CODES = [lifecycle.code for lifecycle in ALL]
NEEDED = {"nominations.Nomination": {"nominee_kind": "household"}, "catalogue.Edition": {"kind": "process"}}
# May be empty, but not together with what else may.
ALSO = {"history.AwardRecord": ("unit",), "matters.Matter": ("unit",), "exemplars.Exemplar": ("collective",),
        "history.YearlyClassification": ("unit",)}  # fmt: skip
_numbers: Iterator[int] = count(1)


def model_of(code: str) -> type[LifecycleModel]:
    """The model that runs a lifecycle."""
    return next(m for m in apps.get_models() if getattr(getattr(m, "lifecycle", None), "code", "") == code)


def build(model: type[models.Model], **given: Any) -> Any:
    """A row with every field filled that must be, and the rows it hangs on."""
    values = NEEDED.get(model._meta.label, {}) | given
    for field in model._meta.concrete_fields:
        wanted = not (field.primary_key or field.null or field.has_default() or field.name in values)
        wanted = wanted or field.name in ALSO.get(model._meta.label, ())
        if wanted and not (field.empty_strings_allowed and field.blank):
            values[field.name] = _value(field)
    return model._default_manager.create(**values)


def _value(field: Any) -> Any:
    match field:
        case models.ForeignKey():
            return build(field.related_model)
        case models.DateTimeField():
            return now()
        case models.DateField():
            return now().date()
        case models.BooleanField():
            return False
        case models.IntegerField() | models.DecimalField():
            return next(_numbers)
        case _:
            return f"x{next(_numbers)}"[: field.max_length]


def path_to(code: str, state: str) -> list[str]:
    """Legal states from the initial one to `state`."""
    lifecycle = model_of(code).lifecycle
    ways = {lifecycle.initial.value: [lifecycle.initial.value]}
    waiting = list(ways)
    while waiting:
        here = waiting.pop(0)
        for source, target in sorted(lifecycle.moves()):
            if source == here and target not in ways:
                ways[target] = [*ways[here], target]
                waiting.append(target)
    return ways[state]


def in_state(code: str, state: str) -> Any:
    """A row of the lifecycle brought to `state` by legal moves."""
    row = build(model_of(code))
    for step in path_to(code, state)[1:]:
        type(row)._default_manager.filter(pk=row.pk).update(state=step)
    return row


def refused(change: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        change()


@pytest.mark.parametrize("code", CODES)
def test_no_row_is_born_in_another_state(code):
    lifecycle = model_of(code).lifecycle
    for state in lifecycle.states:
        if state != lifecycle.initial:
            refused(lambda state=state: build(model_of(code), state=state.value))
    assert build(model_of(code)).state == lifecycle.initial


@pytest.mark.parametrize("code", CODES)
def test_every_unlisted_move_is_refused_and_every_listed_one_passes(code):
    model, lifecycle = model_of(code), model_of(code).lifecycle
    for state in lifecycle.states:
        row = in_state(code, state.value)
        rows = model._default_manager.filter(pk=row.pk)
        for target in lifecycle.states:
            if state != target and (state.value, target.value) not in lifecycle.moves():
                refused(lambda target=target, rows=rows: rows.update(state=target.value))
        assert rows.get().state == state


def _illegal(code: str) -> tuple[str, str]:
    """A state from which no row leads back to the beginning; the last one where every row does."""
    lifecycle = model_of(code).lifecycle
    first, states = lifecycle.initial.value, [state.value for state in (*sorted(lifecycle.final), *lifecycle.states)]
    barred = [state for state in states if state != first and (state, first) not in lifecycle.moves()]
    return (barred or states[-1:])[0], first


BARRED = [code for code in CODES if _illegal(code) not in model_of(code).lifecycle.moves()]


@pytest.mark.parametrize("code", BARRED)
def test_raw_sql_and_bulk_update_find_no_way_either(code):
    model, (state, target) = model_of(code), _illegal(code)
    row = in_state(code, state)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        refused(lambda: cursor.execute(f'UPDATE "{table}" SET state = %s WHERE id = %s', [target, row.pk]))
    changed = model._default_manager.get(pk=row.pk)
    changed.__dict__["state"] = target
    refused(lambda: model._default_manager.bulk_update([changed], ["state"]))
    refused(lambda: model._default_manager.bulk_create([changed]))


def replacing(row: Any, **changed: Any) -> None:
    """SQLite's INSERT OR REPLACE of a row by a copy of itself with other values."""
    columns = [field.column for field in row._meta.concrete_fields]
    told = ", ".join(f'"{c}"' for c in columns)
    values = ", ".join("%s" if c in changed else f'"{c}"' for c in columns)
    sql = f'INSERT OR REPLACE INTO "{row._meta.db_table}" ({told}) SELECT {values} FROM "{row._meta.db_table}" WHERE '
    with connection.cursor() as cursor:
        own = row._meta.pk.column
        cursor.execute(f'{sql} "{own}" = %s', [*(changed[c] for c in columns if c in changed), row.pk])


@pytest.mark.sqlite
@pytest.mark.parametrize("code", CODES)
def test_no_row_is_replaced_by_one_that_begins_anew(code):
    state, target = _illegal(code)
    row = in_state(code, state)
    refused(lambda: replacing(row, state=target))
    refused(lambda: replacing(row))
    other, table = build(model_of(code)), model_of(code)._meta.db_table
    with connection.cursor() as cursor:
        refused(lambda: cursor.execute(f'UPDATE OR REPLACE "{table}" SET id = %s WHERE id = %s', [row.pk, other.pk]))
    assert type(row)._default_manager.get(pk=row.pk).state == state


@pytest.mark.sqlite
def test_no_row_that_is_written_once_is_replaced():
    leaf = apps.get_model("audit", "Leaf").objects.create(index=7, entry_uid=uuid4(), hash="1")
    refused(lambda: replacing(leaf, hash="0"))
    refused(lambda: replacing(leaf, index=leaf.index + 1, hash="0"))
    assert list(type(leaf).objects.filter(entry_uid=leaf.entry_uid).values_list("index", "hash")) == [(7, "1")]


@pytest.mark.parametrize("code", CODES)
def test_what_has_begun_is_never_deleted(code):
    state, _target = _illegal(code)
    row = in_state(code, state)
    with connection.cursor() as cursor:
        refused(lambda: cursor.execute(f'DELETE FROM "{model_of(code)._meta.db_table}" WHERE id = %s', [row.pk]))


def test_every_promise_is_kept_by_a_trigger():
    assert promises.missing(connection) == []


@pytest.mark.sqlite
def test_a_rebuilt_table_gets_its_triggers_back_after_migrate(committed_db):
    model, field = model_of("decision"), models.CharField(max_length=5, default="", db_default="")
    field.set_attributes_from_name("altered")
    with connection.schema_editor() as editor:
        editor.add_field(model, field)
    with connection.schema_editor() as editor:
        editor.alter_field(model, field, _longer())
    with connection.schema_editor() as editor:
        editor.remove_field(model, _longer())
    assert promises.missing(connection)
    call_command("migrate", verbosity=0)
    assert promises.missing(connection) == []


def _longer() -> models.CharField:
    field = models.CharField(max_length=9, default="", db_default="")
    field.set_attributes_from_name("altered")
    return field


@pytest.mark.parametrize("code", CODES)
def test_a_missing_trigger_is_noticed(code):
    lost = f"vd_{model_of(code)._meta.db_table}_moves"
    sql = f"DROP TRIGGER {lost}"
    if connection.vendor == "postgresql":
        sql += f' ON "{model_of(code)._meta.db_table}"'
    with connection.cursor() as cursor:
        cursor.execute(sql)
    assert promises.missing(connection) == [lost]
