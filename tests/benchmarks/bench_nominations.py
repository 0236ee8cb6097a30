"""Nominations for a mid-size scope against the same page unfiltered and against guardian's generic table."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from guardian.models import UserObjectPermission
from guardian.shortcuts import get_objects_for_user

from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.models import Round
from backend.nominations import presenting, queries
from backend.nominations.models import EligibilityFinding, Nomination, Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding, Person, Unit
from backend.organisation.names import fold, sort_key
from backend.organisation.services import make_unit
from permissions.actor import Actor
from permissions.roles import Role
from tests.benchmarks.rows import Row

PEOPLE, DEPARTMENTS, DIVISIONS, NOMINATIONS, PER_LIST, PAGE = 2_000, 20, 10, 50_000, 20, 50
READERS = 4  # people with a row of their own in guardian's generic table, for each nomination
MOST_QUERIES = 8
SINCE = date(2023, 1, 1)
AWARD = "bang-khen-tinh-phong-trao"


class Twin(models.Model):
    """The same rows for guardian's generic table; exists only while this runs."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=250)

    class Meta:
        app_label = "nominations"
        managed = False
        db_table = "bench_twin"
        default_permissions = ()


def run() -> list[Row]:
    """Everything happens in one transaction that is rolled back: the database is left as it was."""
    with transaction.atomic():
        reader = _population()
        with _twin() as allowed:
            rows = _measured(reader, allowed)
        transaction.set_rollback(True)
    return rows


def _measured(reader: Person, permission: Permission) -> list[Row]:
    actor = actor_of(reader).on(clock.today())
    user = reader.user

    def page() -> list[presenting.RowView]:
        mine = actor_of(reader).on(clock.today())
        return _page(mine, visible(queries.nominations(), mine, "nomination.view"))

    plain, ours = _seconds(lambda: _page(actor, queries.nominations())), _seconds(page)
    with CaptureQueriesContext(connection) as asked:
        page()
    listed = _seconds(lambda: _listed(visible(Nomination.objects.all(), actor, "nomination.view"), "nominee_name"))
    twins = lambda: get_objects_for_user(user, permission.codename, Twin, with_superuser=False)  # noqa: E731
    guardian = _seconds(lambda: _listed(twins(), "name"))
    goal = 15.0 if connection.vendor == "sqlite" else 7.0
    return [
        Row(
            f"nominations page, permissions included, {connection.vendor}, {len(asked)} queries",
            _ms(ours), f"{_ms(plain)} without any filter", round(ours / plain, 2),
            f"<= 1.5x and <= {MOST_QUERIES} queries", ours / plain <= 1.5 and len(asked) <= MOST_QUERIES,
        ),
        Row(
            f"count and first {PAGE} of the rows in reach, {connection.vendor}",
            _ms(listed), f"{_ms(guardian)} with guardian's generic table", round(guardian / listed, 1),
            f">= {goal:g}x", guardian / listed >= goal,
        ),
    ]  # fmt: skip


def _page(actor: Actor, rows: QuerySet[Nomination]) -> list[presenting.RowView]:
    rows.order_by().count()
    return presenting.row_views(list(rows.order_by("-pk")[:PAGE]), actor, clock.now(), drafts_too=False)


def _listed(rows: QuerySet[Any], name: str) -> tuple[int, list[Any]]:
    """The first rows in reach and how many there are, as a page shows them; three columns on both sides."""
    return rows.order_by().count(), list(rows.order_by("-pk").values_list("pk", "unit_id", name)[:PAGE])


def _seconds(work: Callable[[], object], times: int = 15) -> float:
    work()
    gc.collect()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _population() -> Person:
    """A province of 20 departments with 10 divisions each; the reader heads one department: a twentieth of all rows."""
    root = make_unit(code="B", name="UBND tỉnh Đo", unit_kind="province", valid_from=SINCE)
    departments, divisions = [], []
    for n in range(DEPARTMENTS):
        above = make_unit(code=f"B{n}", name=f"Sở {n}", unit_kind="department", valid_from=SINCE, parent=root)
        departments.append(above)
        for m in range(DIVISIONS):
            name = f"Phòng {n}.{m}"
            divisions.append(
                make_unit(code=f"B{n}.{m}", name=name, unit_kind="division", valid_from=SINCE, parent=above)
            )
    people = _people(divisions)
    reader = people[0]
    Holding.objects.create(person=reader, role=Role.UNIT_HEAD, unit=departments[7], valid_from=SINCE, basis="đo")
    _nominations(root, divisions, people)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return reader


def _people(divisions: list[Unit]) -> list[Person]:
    model = get_user_model()
    users = model.objects.bulk_create([model(username=f"bench{n}", password="!") for n in range(PEOPLE)])
    names = [f"Nguyễn Văn {n}" for n in range(PEOPLE)]
    return Person.objects.bulk_create(
        [
            Person(full_name=name, search_name=fold(name), sort_key=sort_key(name), unit=divisions[n % len(divisions)],
                   user=users[n])
            for n, name in enumerate(names)
        ]
    )  # fmt: skip


def _nominations(root: Unit, divisions: list[Unit], people: list[Person]) -> None:
    round_ = Round.objects.create(
        code="BENCH", title="Đo", awarding_unit=root, process_code="bang-khen-tinh-phong-trao-cchc", awards=[AWARD],
        achievement_from=2023, achievement_to=2023, opens_on=SINCE,
    )  # fmt: skip
    lists = Submission.objects.bulk_create(
        [
            Submission(code=f"BENCH{n}", title="Đo", round=round_, unit=divisions[n % len(divisions)],
                       prepared_by=people[n % PEOPLE])
            for n in range(NOMINATIONS // PER_LIST)
        ]
    )  # fmt: skip
    made = []
    for n in range(NOMINATIONS):
        of, who, year = lists[n % len(lists)], people[n % PEOPLE], 1995 + n // PEOPLE
        made.append(
            Nomination(
                submission=of,
                unit=of.unit,
                ordinal=1 + n // len(lists),
                award=AWARD,
                nominee_kind="individual",
                person=who,
                nominee_name=who.full_name,
                search_name=who.search_name,
                sort_key=who.sort_key,
                citation="Có thành tích",
                achievement_from=year,
                achievement_to=year,
            )
        )
    Nomination.objects.bulk_create(made, batch_size=2_000)
    for state in ("submitted", "in_process"):
        Nomination.objects.update(state=state)
    kept = [
        EligibilityFinding(
            nomination=row,
            checked_at=clock.now(),
            occasion="reception",
            criterion=f"c{k}",
            outcome="pass",
            basis="Điều 74",
            status="text_read",
        )
        for row in made
        for k in range(3)
    ]
    EligibilityFinding.objects.bulk_create(kept, batch_size=5_000)


@contextmanager
def _twin() -> Iterator[Permission]:
    """The twin's table with guardian's generic rows: the same reader reaches the same rows, by rows of their own."""
    with connection.cursor() as cursor:  # SQLite's schema editor refuses to work inside a transaction
        cursor.execute("CREATE TABLE bench_twin (id bigint PRIMARY KEY, unit_id bigint, name varchar(250))")
    source = list(Nomination.objects.order_by("pk").values_list("pk", "unit_id", "nominee_name", "unit__path"))
    Twin.objects.bulk_create([Twin(pk=pk, unit_id=unit, name=name) for pk, unit, name, _path in source], 5_000)
    kind, _new = ContentType.objects.get_or_create(app_label="nominations", model="twin")
    permission = Permission.objects.create(codename="view_twin", name="view", content_type=kind)
    reader = Person.objects.filter(holdings__basis="đo").select_related("user").get()
    reach = reader.holdings.get().unit.path
    others = list(get_user_model().objects.filter(username__startswith="bench").values_list("pk", flat=True)[1:])
    grants = []
    for n, (pk, _unit, _name, path) in enumerate(source):
        readers = [others[(n * READERS + k) % len(others)] for k in range(READERS)]
        readers += [reader.user_id] if path.startswith(reach) and reader.user_id else []
        grants += [
            UserObjectPermission(permission=permission, content_type=kind, object_pk=str(pk), user_id=user)
            for user in readers
        ]
    UserObjectPermission.objects.bulk_create(grants, 5_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    yield permission


if __name__ == "__main__":
    for row in run():
        print(row)
