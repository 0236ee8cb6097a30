"""The ranking page of 500 units: a whole request, against reading its rows alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from time import perf_counter
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from backend.criteria.criteria_sets import lay_down
from backend.demo.tree import tree
from backend.organisation.models import Holding, UnitKind
from backend.organisation.services import make_person, make_unit
from backend.scoring.models import IndexPublication, PublishedScore
from permissions.roles import Role
from tests.benchmarks.rows import Row

UNITS, QUERIES, TIMES = 500, 10, 5


def run() -> list[Row]:
    """Everything happens in one transaction that is rolled back: the database is left as it was."""
    with transaction.atomic():
        found, client = _population()
        url = reverse("scoring:ranking", args=[found.pk])
        if client.get(url).status_code != 200:
            raise AssertionError("the ranking page does not open")
        seen: list[str] = []

        def counted(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            seen.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(counted):
            client.get(url)
        if not seen:
            raise AssertionError("no query was seen")
        page = min(_seconds(lambda: client.get(url)) for _ in range(TIMES))
        rows = min(_seconds(lambda: list(found.scores.select_related("unit"))) for _ in range(TIMES))
        transaction.set_rollback(True)
    name = f"the ranking page of {UNITS} units"
    spent, few = f"{page * 1000:.1f} ms", len(seen) <= QUERIES
    return [
        Row(f"{name}: queries", str(len(seen)), str(QUERIES), len(seen) / QUERIES, f"≤ {QUERIES}", few),
        Row(f"{name}: time against reading its rows", spent, f"{rows * 1000:.1f} ms", page / rows, "-", True),
    ]


def _seconds(call: object) -> float:
    start = perf_counter()
    call()  # type: ignore[operator]
    return perf_counter() - start


def _population() -> tuple[IndexPublication, Client]:
    since = date(2020, 1, 1)
    root = make_unit(code="BENCH-XH", name="Tỉnh đo", unit_kind=UnitKind.PROVINCE, valid_from=since)
    edition = lay_down(tree(2025, "so"), by="Bench")
    found = IndexPublication.objects.create(
        unit=root, criteria=edition, year=2025, decision_number="1", decided_on=date(2026, 1, 5), signatory="A",
        published_at=datetime(2026, 1, 5, tzinfo=UTC),
    )  # fmt: skip
    areas = [{"code": str(n), "points": "9", "max": "12.5"} for n in range(1, 9)]
    for number in range(UNITS):
        unit = make_unit(
            code=f"BXH-{number}", name=f"Phường đo {number}", unit_kind=UnitKind.WARD, valid_from=since, parent=root,
            group="so",
        )  # fmt: skip
        PublishedScore.objects.create(
            publication=found, unit=unit, group="so", points=Decimal(90) - Decimal(number) / 10,
            max_points=Decimal(100), rank=number + 1, areas=areas,
        )  # fmt: skip
    person = make_person(full_name="Trần Đo Đạc", unit=root)
    Holding.objects.create(person=person, role=Role.APPRAISER, unit=root, valid_from=since, basis="Đo")
    person.user = get_user_model().objects.create(username="bench-xh")
    person.save()
    client = Client(HTTP_HOST="localhost")
    client.force_login(person.user)
    return found, client
