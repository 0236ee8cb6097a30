"""Nominations for a mid-size scope against the same page unfiltered and against guardian's generic table.

2,000 people, 50,000 nominations; every dossier is shared with eight of them: 20,000 rows of guardian's direct
table, which as rows of its generic table are 400,000. The reader heads one department of twenty and has ten dossiers of
others shared: the same 2,800 nominations by either way.
Needs the throw-away database that `python -m tests.benchmarks` makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from guardian.models import UserObjectPermission
from guardian.shortcuts import get_objects_for_user

from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.models import Round
from backend.nominations import presenting, queries
from backend.nominations.models import EligibilityFinding, Nomination, Submission, SubmissionUserPermission
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding, Person, Unit
from backend.organisation.names import fold, sort_key
from backend.organisation.services import make_unit
from permissions.actor import Actor
from permissions.reach import path_after
from permissions.roles import Role
from tests.benchmarks.rows import Row, ms
from tests.benchmarks.timing import fastest
from tests.support.eligible import usual_ground

PEOPLE, DEPARTMENTS, DIVISIONS, NOMINATIONS, PER_LIST, PAGE = 2_000, 20, 10, 50_000, 20, 50
SHARES = 8  # people with whom each dossier is shared
MOST_QUERIES = 8
SINCE = date(2023, 1, 1)
AWARD = "bang-khen-tinh-phong-trao"
ACT = "nomination.view"


class Twin(models.Model):
    """The same rows, columns and indexes for guardian's generic table; exists only while this runs."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    nominee_name = models.CharField(max_length=250)

    class Meta:
        app_label = "nominations"
        managed = False
        db_table = "bench_twin"
        default_permissions = ()


def run() -> list[Row]:
    """The nominations stay in the throw-away database; guardian's rows go."""
    reader = _population()
    with _twin(reader) as allowed:
        return [_against_nothing(reader), *_against_guardian(reader, allowed)]


def _against_nothing(reader: Person) -> Row:
    actor = actor_of(reader).on(clock.today())

    def page() -> list[presenting.RowView]:
        mine = actor_of(reader).on(clock.today())
        return _page(mine, visible(queries.nominations(), mine, ACT))

    with CaptureQueriesContext(connection) as asked:
        page()
    ours, plain = fastest(page, lambda: _page(actor, queries.nominations()))
    return Row(
        f"nominations page, permissions included, {connection.vendor}, {len(asked)} queries",
        ms(ours), f"{ms(plain)} without any filter", ours / plain,
        f"≤ 1.5× and ≤ {MOST_QUERIES} queries", ours / plain <= 1.5 and len(asked) <= MOST_QUERIES,
    )  # fmt: skip


def _against_guardian(reader: Person, permission: Permission) -> list[Row]:
    actor, user = actor_of(reader).on(clock.today()), reader.user

    def ours() -> QuerySet[Nomination]:
        return visible(Nomination.objects.all(), actor, ACT)

    def theirs() -> QuerySet[Twin]:
        return get_objects_for_user(user, permission.codename, Twin, with_superuser=False)

    reached = set(ours().values_list("pk", flat=True))
    if reached != set(theirs().values_list("pk", flat=True)):
        raise AssertionError("the two ways reach different rows")
    goal = 15.0 if connection.vendor == "sqlite" else 7.0
    of = f"of {len(reached):,} rows in reach, {connection.vendor}"
    listed = fastest(lambda: _listed(ours()), lambda: _listed(theirs()))
    counted = fastest(lambda: ours().order_by().count(), lambda: theirs().order_by().count())
    bare = fastest(_statement(ours()), _statement(theirs()))
    return [
        _row(f"count and first {PAGE} {of}", listed, goal),
        _row(f"count alone {of}", counted, 0),
        _row(f"the statement of the count alone, without Django, {of}", bare, 0),
    ]


def _row(name: str, seconds: list[float], goal: float) -> Row:
    ours, theirs = seconds
    told = f"≥ {goal:g}×" if goal else "reported"
    return Row(
        name, ms(ours), f"{ms(theirs)} with guardian's generic table", theirs / ours, told, theirs / ours >= goal
    )


def _page(actor: Actor, rows: QuerySet[Nomination]) -> list[presenting.RowView]:
    rows.order_by().count()
    return presenting.row_views(list(rows.order_by("-pk")[:PAGE]), actor, clock.now(), drafts_too=False)


def _listed(rows: QuerySet[Any]) -> tuple[int, list[Any]]:
    """The first rows in reach and how many there are, as a page shows them; three columns on both sides."""
    return rows.order_by().count(), list(rows.order_by("-pk").values_list("pk", "unit_id", "nominee_name")[:PAGE])


def _statement(rows: QuerySet[Any]) -> Callable[[], int]:
    sql, params = rows.order_by().values("pk").query.sql_with_params()
    counting = "SELECT COUNT(*)" + sql[sql.index(" FROM ") :]

    def execute() -> int:
        with connection.cursor() as cursor:
            cursor.execute(counting, params)
            return int(cursor.fetchone()[0])

    return execute


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
    _shares(people)
    return reader


def _shares(people: list[Person]) -> None:
    """Spread evenly: ten dossiers for everybody; none of the reader's ten lies in the reader's own department."""
    kept = Permission.objects.get(codename="view_submission", content_type__app_label="nominations")
    dossiers = Submission.objects.filter(code__startswith="BENCH").order_by("pk").values_list("pk", flat=True)
    shares = [
        SubmissionUserPermission(
            permission=kept, content_object_id=pk, user_id=people[(n * SHARES + k) * 7 % PEOPLE].user_id
        )
        for n, pk in enumerate(dossiers)
        for k in range(SHARES)
    ]
    SubmissionUserPermission.objects.bulk_create(shares, 5_000)


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
                ground=usual_ground(AWARD),
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
def _twin(reader: Person) -> Iterator[Permission]:
    """The twin's table with guardian's generic rows: what is shared, and the reader's department row by row."""
    kind, _new = ContentType.objects.get_or_create(app_label="nominations", model="twin")
    permission = Permission.objects.create(codename="view_twin", name="view", content_type=kind)
    top = reader.holdings.get().unit.path
    with connection.cursor() as cursor:
        for statement in _copied_table(cursor):
            cursor.execute(statement)
        cursor.execute("INSERT INTO bench_twin SELECT * FROM nominations_nomination")
        cursor.execute(GRANTS.format(who="s.user_id", joined=SHARED), [permission.pk, kind.pk])
        own = [permission.pk, kind.pk, reader.user_id, top, path_after(top)]
        cursor.execute(GRANTS.format(who="%s", joined=IN_RANGE), own)
        _settle(cursor)
    yield permission
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE bench_twin")
    UserObjectPermission.objects.filter(permission=permission).delete()
    permission.delete()


GRANTS = """INSERT INTO guardian_userobjectpermission (permission_id, content_type_id, object_pk, user_id)
            SELECT %s, %s, CAST(n.id AS varchar(255)), {who} FROM nominations_nomination n {joined}"""
SHARED = "JOIN nominations_submissionuserpermission s ON s.content_object_id = n.submission_id"
IN_RANGE = "JOIN organisation_unit u ON u.id = n.unit_id WHERE u.path >= %s AND u.path < %s"


def _copied_table(cursor: Any) -> list[str]:
    if connection.vendor == "postgresql":
        return ["CREATE TABLE bench_twin (LIKE nominations_nomination INCLUDING ALL)"]
    cursor.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name = 'nominations_nomination' AND type IN ('table', 'index')"
    )
    made = [sql for (sql,) in cursor.fetchall() if sql]
    return [sql.replace("nominations_nomination", "bench_twin").replace('"nomination_', '"bench_twin_') for sql in made]


def _settle(cursor: Any) -> None:
    """Statistics, and on PostgreSQL both tables free of dead rows, as its own housekeeping leaves them."""
    if connection.vendor == "postgresql":
        cursor.execute("VACUUM FULL nominations_nomination")
        cursor.execute("VACUUM ANALYZE")
    else:
        cursor.execute("ANALYZE")
