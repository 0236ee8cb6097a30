"""Answering a question in batches: a page works at it for a few seconds, the worker until it is done.

Each batch is claimed, computed and stored in one transaction together with how far it went; killed at any moment, the
next goes on from there. What the asker may not see is hidden before it is weighed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from time import monotonic

from django.db import transaction
from django.db.models import Q, QuerySet

from backend.base import clock
from backend.base.scopes import within
from backend.candidates.models import Answer, Question
from backend.catalogue.queries import pack_value
from backend.nominations.knowing import Subject, known
from backend.organisation.actors import acting
from backend.organisation.models import Person, Unit
from permissions.check import scope
from permissions.reach import Place, Scope
from workflows.facts import NomineeKind, Period
from workflows.lifecycles.candidate_question import QuestionState
from workflows.rules.sweeping import Sweep, asked_of

BATCH = 2_000
CLAIM = timedelta(minutes=2)
KEPT_FOR = timedelta(days=7)
Row = Person | Unit


def period_of(year: int) -> Period:
    """The achievement year as a period."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def units_of(question: Question) -> QuerySet[Unit]:
    """The collectives asked about: the unit and all below it that exist."""
    on = clock.day(question.asked_at)
    rows = within(Unit.objects.all(), Scope(subtrees=frozenset({question.unit.path})))
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on).order_by("pk")


def people_of(question: Question) -> QuerySet[Person]:
    """The people of the unit and of all below it."""
    rows = within(Person.living.all(), Scope(subtrees=frozenset({question.unit.path})))
    return rows.select_related("unit").order_by("pk")


def subject_of(row: Row) -> Subject:
    """A person or unit as the rules' facts know it."""
    if isinstance(row, Person):
        return Subject(("person", row.pk), row.unit_id, row.unit.path)
    return Subject(("unit", row.pk), row.pk, row.path)


def go_on(question: Question, seconds: float = float("inf")) -> Question:
    """Answer from where it stopped for about so many seconds, unless somebody else is at it."""
    until, now = monotonic() + seconds, clock.now()
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    open_ = Question.objects.filter(free, pk=question.pk, done=False, state=QuestionState.ASKED)
    if open_.update(claimed_until=now + CLAIM):
        while _batch(question.pk) and monotonic() < until:
            pass
        Question.objects.filter(pk=question.pk).update(claimed_until=None)
    return Question.objects.select_related("unit", "pack", "asker").get(pk=question.pk)


def _batch(pk: int) -> bool:
    """One batch; False when nothing is left or the question was dropped meanwhile."""
    question = Question.objects.select_related("unit", "pack").get(pk=pk)
    units = list(units_of(question).filter(pk__gt=question.reached_unit)[:BATCH])
    rows: list[Row] = [*units]
    if not units:
        rows = [*people_of(question).filter(pk__gt=question.reached_person)[:BATCH]]
    answers, counts = _answers(question, rows)
    last = rows[-1].pk if rows else 0
    reached = {"reached_unit": last} if units else {"reached_person": last or question.reached_person}
    with transaction.atomic():
        same = Question.objects.filter(
            pk=pk, done=False, state=QuestionState.ASKED, reached_unit=question.reached_unit,
            reached_person=question.reached_person,
        )  # fmt: skip
        if not same.update(
            answered=question.answered + len(rows), done=not rows, counts=counts, claimed_until=clock.now() + CLAIM,
            **reached,
        ):  # fmt: skip
            return False
        Answer.objects.bulk_create(answers, batch_size=1000)
    return bool(rows)


def _answers(question: Question, rows: Sequence[Row]) -> tuple[list[Answer], dict[str, dict[str, int]]]:
    counts = {award: Counter(found) for award, found in question.counts.items()}
    on, pack = clock.day(question.asked_at), pack_value(question.pack)
    loaded = known([subject_of(row) for row in rows], pack, on, [question.year])
    kinds = (NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE)
    sweeps = {kind: Sweep(asked_of(pack, kind, on)) for kind in kinds}
    sensitive, period, found = sensitive_of(question), period_of(question.year), []
    for row in rows:
        facts = loaded.facts(subject_of(row), period)
        sees = sees_all(question, sensitive, row)
        standings = sweeps[facts.kind].standings(facts, on, sees_all=sees)
        for award, standing in standings.items():
            counts.setdefault(award, Counter())[standing.value] += 1
        found.append(_answer(question, row, " ".join(f"{award}:{one}" for award, one in standings.items())))
    return found, {award: dict(one) for award, one in counts.items()}


def _answer(question: Question, row: Row, standings: str) -> Answer:
    if isinstance(row, Person):
        key = f"1{row.sort_key}"
        return Answer(
            question=question, person=row, unit_id=row.unit_id, name=row.full_name, sort_key=key,
            standings=f" {standings} ",
        )  # fmt: skip
    return Answer(
        question=question, unit=row, name=row.name, sort_key=f"0{row.search_name}"[:250], standings=f" {standings} "
    )


def sensitive_of(question: Question) -> Scope:
    """Where the asker reads sensitive answers, by the roles of today."""
    return scope(acting(question.asker_id).on(clock.today()), "nomination.view_sensitive")


def sees_all(question: Question, sensitive: Scope, row: Row) -> bool:
    """Whether the asker may know the sensitive answers of this nominee; never those about themselves."""
    path = row.unit.path if isinstance(row, Person) else row.path
    own = isinstance(row, Person) and row.pk == question.asker_id
    return not own and sensitive.admits(Place(path))


def answer_waiting() -> int:
    """The worker's part: answer what waits; returns how many questions were finished."""
    waiting = Question.objects.filter(done=False, state=QuestionState.ASKED).order_by("pk")
    return sum(go_on(question).done for question in waiting)


def forget_old() -> int:
    """Delete the answers of questions whose time is over or that were dropped; that they were asked stays."""
    over = Question.objects.filter(Q(asked_at__lte=clock.now() - KEPT_FOR) | Q(state=QuestionState.DROPPED))
    return Answer.objects.filter(question__in=over).delete()[0]
