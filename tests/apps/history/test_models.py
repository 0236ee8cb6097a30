"""Award records as the database keeps them: written once, never lost, and moved here with their rows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from backend.history.fact_models import unit_on
from backend.history.models import AwardRecord, Service
from tests.support.databases import bare


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


@pytest.fixture
def bare_db(django_db_setup: None, django_db_blocker: Any, scratch: Path) -> Iterator[None]:
    """A database without tables."""
    with django_db_blocker.unblock(), bare(scratch):
        yield


def at(moment: list[tuple[str, str]]) -> Any:
    """The tables as they stood after these migrations, with the models of then."""
    MigrationExecutor(connection).migrate(moment)
    return MigrationExecutor(connection).loader.project_state(moment).apps


def test_records_of_before_keep_their_rows_and_say_the_same(bare_db: None) -> None:
    old = at([("nominations", "0002_initial")])
    unit = old.get_model("organisation", "Unit").objects.create(code="a", path="a", valid_from=date(2020, 1, 1))
    who = old.get_model("organisation", "Person").objects.create(full_name="Phạm Thị Cúc", unit=unit)
    said = {"award": "x", "year_from": 2020, "year_to": 2021, "source": "Sổ"}
    old.get_model("nominations", "AwardRecord").objects.create(pk=7, person=who, annulled=True, **said)
    old.get_model("nominations", "AwardRecord").objects.create(pk=8, unit=unit, **said)
    records = at([("history", "0004_home_known")]).get_model("history", "AwardRecord").objects.order_by("pk")
    rows = list(records.values_list("pk", "state", "home_id", "year_to"))
    assert rows == [(7, "annulled", unit.pk, 2021), (8, "entered", unit.pk, 2021)]
