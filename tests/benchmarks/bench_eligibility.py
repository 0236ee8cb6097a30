"""Eligibility: one dossier by the rules alone, and the reverse question over 50,000 people with 15 years of history.

The floor of a dossier is reading its facts once (a plain loop over awards and classifications); the floor of the
question is reading the same rows of the same tables and doing nothing with them. `VINHDANH_BENCH_PEOPLE` lowers the
number of people for a try.
"""

from __future__ import annotations

import os
from datetime import date
from random import Random
from time import process_time

from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.acts.runner import perform
from backend.base import clock
from backend.candidates import answering
from backend.candidates import services as _services  # noqa: F401  registers the acts
from backend.candidates.models import Question
from backend.catalogue.importing import import_shipped
from backend.history.models import COUNTS, AwardRecord, YearlyClassification
from backend.matters.models import RegisterCheck
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding, Person, Unit
from backend.organisation.services import make_person, make_unit
from permissions.roles import Role
from tests.benchmarks.rows import Row, ms
from tests.benchmarks.timing import fastest
from tests.support.eligible import BASE, ND152, RECEIVED
from workflows.facts import AwardFact, ClassificationFact, NomineeFacts, NomineeKind, PendingKind, Period, YearlyClass
from workflows.rules.eligibility import evaluate
from workflows.rules.sweeping import asked_of

PEOPLE, DEPARTMENTS, YEARS = int(os.environ.get("VINHDANH_BENCH_PEOPLE", "50000")), 100, range(2011, 2026)
TITLE = "lao-dong-tien-tien"
LEVELS = ("excellent", "good", "good", "good", "completed")
SINCE = date(2005, 1, 1)
DOSSIER_MS, PROVINCE_S = 50, 10


def run() -> list[Row]:
    """One dossier without a database, then the province."""
    return [_dossier(), *_province()]


def _dossier() -> Row:
    random = Random(4)
    levels = [random.choice(LEVELS) for _year in YEARS]
    facts = NomineeFacts(
        NomineeKind.INDIVIDUAL, Period(date(2025, 1, 1), date(2025, 12, 31)), pending=dict.fromkeys(PendingKind, False),
        discipline_whole=True, awards=tuple(AwardFact(BASE, year, f"{year}/QĐ") for year in YEARS if year % 4),
        classifications=tuple(
            ClassificationFact(year, YearlyClass(level)) for year, level in zip(YEARS, levels, strict=True)
        ),
    )  # fmt: skip
    asked = asked_of(ND152, NomineeKind.INDIVIDUAL, RECEIVED)

    def judge() -> None:
        for looked_up in ("awards_by_code", "best_class", "first_year"):
            facts.__dict__.pop(looked_up, None)
        for one in asked:
            evaluate(one.rows, facts, RECEIVED)

    def read() -> int:
        return sum(a.year for a in facts.awards) + sum(c.result.rank for c in facts.classifications)

    ours, floor = fastest(judge, read)
    one = ours / len(asked)
    name = f"one dossier, 15 years, by the rules alone (mean of {len(asked)} awards)"
    return Row(
        name, ms(one), f"{ms(floor)} reading its facts", one / floor, f"< {DOSSIER_MS} ms", one * 1000 < DOSSIER_MS
    )


def _province() -> list[Row]:
    root, officer = _population()
    inputs = {"unit": root, "year": 2025}
    asked = perform("candidate_question.ask", actor=actor_of(officer), inputs=inputs)
    return answered(Question.objects.get(pk=asked.subject_id))


def answered(question: Question) -> list[Row]:
    """The question answered in one go, and how often a batch reads; in processor time, for other work takes turns."""
    before = process_time()
    with CaptureQueriesContext(connection) as statements:
        done = answering.go_on(question)
    ours = process_time() - before
    if not done.done or done.answered != done.total or done.answers.count() != done.total:
        raise AssertionError("not everybody was answered")
    floor = _reading()
    name = f"who could be nominated: {done.total:,} people and units, 15 years, processor time, {connection.vendor}"
    reads = sum(one["sql"].startswith("SELECT") for one in statements)
    batch = reads / (done.total // answering.BATCH + 3)  # the units, the last few people, and finding none left
    told = f"{reads} in all, {len(statements) - reads} that write"
    anchor = f"{floor:.1f} s reading the rows alone"
    return [
        Row(name, f"{ours:.1f} s", anchor, ours / floor, f"< {PROVINCE_S} s", ours < PROVINCE_S),
        Row("the same: reading statements for a batch of 2,000", f"{batch:.1f}", told, batch, "≤ 20", batch <= 20),
    ]


def _reading() -> float:
    """The same rows of history, read once and left alone; processor time."""
    before = process_time()
    for rows in (
        AwardRecord.objects.filter(COUNTS).values_list("person_id", "award", "year_to", "decided_on"),
        YearlyClassification.objects.values_list("person_id", "year", "level", "source"),
        Person.objects.values_list("pk", "full_name", "unit_id"),
    ):
        for _row in rows.order_by().iterator(5000):
            pass
    return process_time() - before


def _population() -> tuple[Unit, Person]:
    """A province of departments with people, each classified every year and titled for most; nothing is pending."""
    import_shipped()
    root = make_unit(code="E", name="UBND tỉnh Đo", unit_kind="province", valid_from=SINCE)
    homes = [
        make_unit(code=f"E{n}", name=f"Sở {n}", unit_kind="department", valid_from=SINCE, parent=root)
        for n in range(DEPARTMENTS)
    ]
    RegisterCheck.objects.create(unit=root, as_of=clock.today(), checked_by="Đo", checked_at=clock.now())
    officer = make_person(full_name="Đinh Thị Tổ Chức", unit=root)
    Holding.objects.create(person=officer, role=Role.PERSONNEL_OFFICER, unit=root, valid_from=SINCE, basis="QĐ đo")
    Person.objects.bulk_create(
        (Person(full_name=f"Người {n}", sort_key=f"{n:06}", search_name=f"nguoi {n}", unit=homes[n % DEPARTMENTS])
         for n in range(PEOPLE)),
        batch_size=5000,
    )  # fmt: skip
    random, people = Random(7), list(Person.objects.exclude(pk=officer.pk).values_list("pk", "unit_id"))
    for start in range(0, len(people), 2000):
        _histories(random, people[start : start + 2000])
    return root, officer


def _histories(random: Random, people: list[tuple[int, int]]) -> None:
    classes, awards = [], []
    for person, home in people:
        for year in YEARS:
            level = random.choice(LEVELS)
            classes.append(YearlyClassification(person_id=person, home_id=home, year=year, level=level, source="Sổ"))
            held = {"excellent": (TITLE, BASE), "good": (TITLE,)}.get(level, ())
            awards += [
                AwardRecord(
                    person_id=person, home_id=home, award=award, year_from=year, year_to=year, source="Sổ",
                    decision_number=f"{year}/QĐ", decided_on=date(year, 12, 31),
                )
                for award in held
            ]  # fmt: skip
    YearlyClassification.objects.bulk_create(classes, batch_size=5000)
    AwardRecord.objects.bulk_create(awards, batch_size=2000)
