"""Award records as the database keeps them: written once, never lost, and moved here with their rows."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from backend.base.promises import declared, install, missing
from backend.history.fact_models import unit_on
from backend.history.models import AwardRecord, Service

OLD = [("history", None), ("nominations", "0002_initial")]


def refused(change: Any) -> bool:
    try:
        with transaction.atomic():
            change()
    except DatabaseError:
        return True
    return False


@pytest.mark.parametrize("field", ["award", "year_to", "decision_number", "source", "entered_by"])
def test_what_a_record_says_never_changes(record: Any, person: Any, unit_a: Any, field: str) -> None:
    row = record(person("Phạm Thị Cúc", unit_a), 2022)
    value = 2030 if field == "year_to" else "khác"
    assert refused(lambda: AwardRecord.objects.filter(pk=row.pk).update(**{field: value}))


def test_a_record_is_never_deleted(record: Any, unit_a: Any) -> None:
    row = record(unit_a, 2022)
    assert refused(lambda: AwardRecord.objects.filter(pk=row.pk).delete())
    assert AwardRecord.objects.filter(pk=row.pk).exists()


def test_a_record_begins_as_entered_and_makes_only_listed_moves(record: Any, unit_a: Any) -> None:
    assert refused(lambda: record(unit_a, 2022, state="confirmed"))
    row = record(unit_a, 2022)
    AwardRecord.objects.filter(pk=row.pk).update(state="annulled")
    assert refused(lambda: AwardRecord.objects.filter(pk=row.pk).update(state="confirmed"))


def test_a_person_served_where_the_newest_span_of_the_day_says(person: Any, unit_a: Any, unit_b: Any) -> None:
    who = person("Phạm Thị Cúc", unit_b)
    assert unit_on(who, date(2020, 5, 1)) == unit_b
    Service.objects.create(person=who, unit=unit_a, valid_from=date(2019, 1, 1), valid_to=date(2021, 12, 31))
    assert unit_on(who, date(2020, 5, 1)) == unit_a
    assert unit_on(who, date(2022, 5, 1)) == unit_b


def without_triggers() -> None:
    """PostgreSQL lets no column go while a trigger looks at it."""
    with connection.cursor() as cursor:
        for trigger in declared(connection.vendor):
            if trigger.table.startswith("history_"):
                on = f' ON "{trigger.table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{on}")


def test_records_of_before_keep_their_rows_and_say_the_same(committed_db: Any, person: Any, unit_a: Any) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    without_triggers()
    MigrationExecutor(connection).migrate(OLD)
    old = MigrationExecutor(connection).loader.project_state(OLD[1:]).apps.get_model("nominations", "AwardRecord")
    said = {"award": "x", "year_from": 2020, "year_to": 2021, "source": "Sổ"}
    old.objects.create(pk=7, person_id=who.pk, annulled=True, **said)
    old.objects.create(pk=8, unit_id=unit_a.pk, **said)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    install(connection)
    assert missing(connection) == []
    rows = AwardRecord.objects.order_by("pk").values_list("pk", "state", "home_id", "year_to")
    assert list(rows) == [(7, "annulled", unit_a.pk, 2021), (8, "entered", unit_a.pk, 2021)]
