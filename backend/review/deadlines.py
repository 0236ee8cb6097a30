"""The review's dates due: open stages, supplements that a unit has not answered, and results that were promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.nominations.models import Submission
from backend.organisation.models import Unit
from backend.review.appointments import promised
from backend.review.models import Stage, Supplement
from backend.review.owners import Holders, owners
from backend.review.pinned import definition
from backend.review.queries import OPEN, RELATED, UNREAD
from backend.web.deadlines import Deadline
from permissions.actor import Actor
from permissions.roles import Role
from workflows.lifecycles.stage import StageState
from workflows.lifecycles.submission import SubmissionState

UNIT_ROLES = (Role.PREPARER.value, Role.UNIT_HEAD.value)
DESK = (Role.APPRAISER.value, Role.RECEPTION_OFFICER.value)


def owing(at: datetime, actor: Actor | None) -> Iterable[Deadline]:
    """Stages, then supplements, then lists by the day of their slip."""
    rows = Stage.objects.all() if actor is None else visible(Stage.objects.all(), actor, "nomination.view")
    yield from _stages(rows.filter(OPEN, due_on__isnull=False), at)
    yield from _supplements(rows, at)
    yield from _promises(actor)


def _stages(rows: QuerySet[Stage], at: datetime) -> Iterator[Deadline]:
    known = Holders.on(clock.day(at))
    names = dict(Unit.objects.values_list("path", "name"))
    for row in rows.select_related(*RELATED).defer(*UNREAD).order_by("due_on", "pk").iterator(chunk_size=500):
        whose = tuple(sorted(owners(row, known), key=lambda one: one[0] != row.owner_role))
        assert row.due_on is not None
        yield _deadline("stage", row, row.pk, row.due_on, whose, names.get(whose[0][1], ""))


def _supplements(stages: QuerySet[Stage], at: datetime) -> Iterator[Deadline]:
    rows = Supplement.objects.filter(answered_at__isnull=True, stage__state=StageState.PAUSED, stage__in=stages)
    related = [f"stage__{path}" for path in RELATED]
    for row in rows.select_related(*related).order_by("deadline", "pk"):
        stage, unit = row.stage, row.stage.nomination.unit
        whose = tuple((role, unit.path) for role in UNIT_ROLES)
        yield _deadline("supplement", stage, row.pk, row.deadline, whose, unit.name)


def _promises(actor: Actor | None) -> Iterator[Deadline]:
    rows = Submission.objects.filter(state=SubmissionState.RECEIVED, due_on__isnull=False)
    rows = rows if actor is None else visible(rows, actor, "submission.view")
    lists = list(rows.select_related("unit", "round__awarding_unit").order_by("due_on", "pk"))
    due = promised(lists)
    for row in lists:
        if (day := due[row.pk]) is not None:
            round_, body = row.round, row.round.awarding_unit
            yield Deadline(
                "submission", row.pk, f"{row.code} – {row.title}", _("Hẹn trả kết quả"), day,
                reverse("nominations:submission", args=[row.pk]), tuple((role, body.path) for role in DESK), body.name,
                row.unit.name, row.unit.path, round_.pk, round_.title,
            )  # fmt: skip


def _deadline(kind: str, stage: Stage, key: int, due: date, whose: tuple[tuple[str, str], ...], at: str) -> Deadline:
    nomination = stage.nomination
    round_, step = nomination.submission.round, said(definition(stage).title)
    return Deadline(
        kind, key, nomination.nominee_name, step, due, reverse("review:stage", args=[stage.pk]), whose, at,
        nomination.unit.name, nomination.unit.path, round_.pk, round_.title,
    )  # fmt: skip
