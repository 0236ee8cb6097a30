"""Answering a question in batches: a page works at it for a few seconds, the worker until it is done.

Each batch is claimed, computed and stored in one transaction together with how far it went; killed at any moment, the
next goes on from there. What the asker may not see is hidden before it is weighed.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from time import monotonic

from django.db import transaction
from django.db.models import F, Q, QuerySet

from backend.base import clock
from backend.base.scopes import within
from backend.candidates.models import TRIES, Answer, Question
from backend.catalogue.queries import pack_value
from backend.nominations.knowing import Subject, known
from backend.organisation.actors import acting
from backend.organisation.models import Person, Unit
from permissions.check import scope
from permissions.reach import Place, Scope
from workflows.facts import NomineeKind, Period
from workflows.lifecycles.candidate_question import QuestionState
from workflows.rules.sweeping import STANDING_OF, Asked, Sweep, asked_of

BATCH = 2_000
CLAIM = timedelta(minutes=2)
KEPT_FOR = timedelta(days=7)
OPEN = Q(done=False, state=QuestionState.ASKED, faults__lt=TRIES)
"""Questions that are still to be answered."""
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Row:
    """A nominee with the name that the answer shows and the place in its order."""

    who: Subject
    name: str
    order: str


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
    return within(Person.living.all(), Scope(subtrees=frozenset({question.unit.path}))).order_by("pk")


def subject_of(row: Person | Unit) -> Subject:
    """A person or unit as the rules' facts know it."""
    if isinstance(row, Person):
        return Subject(("person", row.pk), row.unit_id, row.unit.path)
    return Subject(("unit", row.pk), row.pk, row.path)


def go_on(question: Question, seconds: float = float("inf")) -> Question:
    """Answer from where it stopped for about so many seconds, unless somebody else is at it.

    A fault is logged and counted, and the next one goes on from there; after some the question is given up.
    """
    until, now = monotonic() + seconds, clock.now()
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    mine = Question.objects.filter(pk=question.pk)
    if mine.filter(OPEN, free).update(claimed_until=now + CLAIM):
        try:
            _begin(question.pk)
            while _batch(question.pk) and monotonic() < until:
                pass
            mine.update(claimed_until=None, faults=0)
        except Exception:
            logger.exception("question %s broke off", question.pk)
            mine.update(claimed_until=None, faults=F("faults") + 1)
    return Question.objects.select_related("unit", "pack", "asker").get(pk=question.pk)


def asked(question: Question) -> dict[str, tuple[Asked, ...]]:
    """The awards asked of people and of collectives."""
    pack, on = pack_value(question.pack), clock.day(question.asked_at)
    kinds = (("person", NomineeKind.INDIVIDUAL), ("unit", NomineeKind.COLLECTIVE))
    return {name: asked_of(pack, kind, on) for name, kind in kinds}


def _begin(pk: int) -> None:
    """Name the awards whose marks the answers are; answers with marks of other awards (of an older program) go."""
    question = Question.objects.select_related("pack").get(pk=pk)
    awards = {name: [one.award for one in found] for name, found in asked(question).items()}
    if question.awards != awards:
        with transaction.atomic():
            Answer.objects.filter(question=question).delete()
            Question.objects.filter(pk=pk).update(
                awards=awards, answered=0, reached_unit=0, reached_person=0, counts={}
            )


def _batch(pk: int) -> bool:
    """One batch; False when nothing is left or the question was dropped meanwhile."""
    question = Question.objects.select_related("unit", "pack").get(pk=pk)
    rows = _units(question)
    reached = "reached_unit" if rows else "reached_person"
    rows = rows or _people(question)
    answers, counts = _answers(question, rows)
    last = rows[-1].who.key[1] if rows else question.reached_person
    with transaction.atomic():
        same = Question.objects.filter(
            pk=pk, done=False, state=QuestionState.ASKED, reached_unit=question.reached_unit,
            reached_person=question.reached_person,
        )  # fmt: skip
        if not same.update(
            answered=question.answered + len(rows), done=not rows, counts=counts, claimed_until=clock.now() + CLAIM,
            **{reached: last},
        ):  # fmt: skip
            return False
        Answer.objects.bulk_create(answers, batch_size=1000)
    return bool(rows)


def _units(question: Question) -> list[Row]:
    rows = units_of(question).filter(pk__gt=question.reached_unit).values_list("pk", "path", "name", "search_name")
    return [Row(Subject(("unit", pk), pk, path), name, f"0{key}"[:250]) for pk, path, name, key in rows[:BATCH]]


def _people(question: Question) -> list[Row]:
    rows = people_of(question).filter(pk__gt=question.reached_person)
    columns = ("pk", "unit_id", "unit__path", "full_name", "sort_key")
    return [
        Row(Subject(("person", pk), unit, path), name, f"1{key}")
        for pk, unit, path, name, key in rows.values_list(*columns)[:BATCH]
    ]


def _answers(question: Question, rows: Sequence[Row]) -> tuple[list[Answer], dict[str, dict[str, int]]]:
    """The answers of a batch, of people or of units, and the counts with them in."""
    if not rows:
        return [], question.counts
    on, kind = clock.day(question.asked_at), rows[0].who.key[0]
    loaded = known([row.who for row in rows], pack_value(question.pack), on, [question.year])
    sweep, sensitive, period = Sweep(asked(question)[kind]), sensitive_of(question), period_of(question.year)
    found = [
        Answer(
            question_id=question.pk, person_id=row.who.key[1] if kind == "person" else None, unit_id=row.who.unit,
            name=row.name, sort_key=row.order,
            marks=sweep.marks(loaded.facts(row.who, period), on, sees_all=sees_all(question, sensitive, row.who)),
        )
        for row in rows
    ]  # fmt: skip
    counts = {award: Counter(before) for award, before in question.counts.items()}
    for award, column in zip(sweep.awards, zip(*(one.marks for one in found), strict=True), strict=True):
        counts.setdefault(award, Counter()).update(
            {STANDING_OF[mark].value: times for mark, times in Counter(column).items()}
        )
    return found, {award: dict(one) for award, one in counts.items()}


def sensitive_of(question: Question) -> Scope:
    """Where the asker reads sensitive answers, by the roles of today."""
    return scope(acting(question.asker_id).on(clock.today()), "nomination.view_sensitive")


def sees_all(question: Question, sensitive: Scope, who: Subject) -> bool:
    """Whether the asker may know the sensitive answers of this nominee; never those about themselves."""
    return who.key != ("person", question.asker_id) and sensitive.admits(Place(who.path))


def answer_waiting() -> int:
    """The worker's part: answer what waits; returns how many questions were finished."""
    waiting = Question.objects.filter(OPEN).order_by("pk")
    return sum(go_on(question).done for question in waiting)


def forget_old() -> int:
    """Delete the answers of questions whose time is over or that were dropped; that they were asked stays."""
    over = Question.objects.filter(Q(asked_at__lte=clock.now() - KEPT_FOR) | Q(state=QuestionState.DROPPED))
    return Answer.objects.filter(question__in=over).delete()[0]
