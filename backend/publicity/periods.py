"""When a published list is shown: from the day its stage opens, for the working days that the process says.

Basis: N98 Art 46(2) for State awards (at least ten working days before the council, on public media; known from the
press); elsewhere the office's own rule. The days follow the calendar as it is now, so a declared day off lengthens it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import QuerySet

from backend.base import clock
from backend.calendars import days
from backend.nominations.models import Nomination, Submission
from backend.review.models import Stage
from backend.review.pinned import definition
from backend.review.queries import RELATED
from workflows.engine import Label
from workflows.lifecycles.stage import StageState
from workflows.processes.schema import Audience, StageKind
from workflows.processes.schema import Stage as Definition
from workflows.rules.deadlines import Clock, due_on

AT_WORK = (StageState.OPEN.value, StageState.PAUSED.value)


@dataclass(frozen=True, slots=True)
class Shown:
    """One list that is made known: whose, from when, until when, and the stages of its rows."""

    submission: Submission
    item: Definition
    since: date
    until: date
    stages: tuple[Stage, ...] = field(default=())

    @property
    def slug(self) -> str:
        """Its address."""
        return f"{self.submission.code}.{self.item.code}"

    @property
    def title(self) -> Label:
        """The stage's name."""
        return self.item.title

    @property
    def public(self) -> bool:
        """Whether everybody sees it; otherwise the unit's own people."""
        return self.item.audience is Audience.PUBLIC

    @property
    def forget_on(self) -> date:
        """When what was written about it is forgotten."""
        return self.until + timedelta(days=self.item.keep_comments)

    def nominations(self) -> list[Nomination]:
        """The rows, in their order."""
        return sorted((stage.nomination for stage in self.stages), key=lambda row: row.ordinal)


def began(stage: Stage) -> date:
    """The day since which a list is shown; a publication that goes on under another version goes on with its days."""
    before = stage.continues
    if before is not None and before.stage_kind == StageKind.PUBLICATION:
        return began(before)
    return clock.day(stage.opened_at)


def until(item: Definition, since: date) -> date:
    """The last day of a period that began on a day; counting begins on the day after."""
    asked = Clock(item.days or item.clock.days, True, item.basis or item.clock.basis, item.source, item.status)
    return due_on(asked, since, days.around(since)) or since


def open_publications() -> QuerySet[Stage]:
    """The publication stages at work."""
    rows = Stage.objects.filter(stage_kind=StageKind.PUBLICATION, state__in=AT_WORK)
    rows = rows.select_related(*RELATED, "nomination__person", "continues")
    return rows.order_by("nomination__submission", "code", "pk")


def of_stage(stage: Stage) -> Shown:
    """The list to which a stage's row belongs; its other rows that were opened on the same day are with it."""
    submission = stage.nomination.submission
    rows = open_publications().filter(nomination__submission=submission, code=stage.code)
    since = began(stage)
    alike = [row for row in rows if began(row) == since]
    item = definition(stage)
    return Shown(submission, item, since, until(item, since), tuple(alike))


def at_work(rows: QuerySet[Stage] | None = None) -> list[Shown]:
    """Every list at its publication stage, also those whose period has ended and that wait to be concluded."""
    grouped: dict[tuple[int, str, date], list[Stage]] = {}
    for row in open_publications() if rows is None else rows:
        grouped.setdefault((row.nomination.submission_id, row.code, began(row)), []).append(row)
    found = []
    for (_pk, _code, since), stages in grouped.items():
        submission = stages[0].nomination.submission
        item = definition(stages[0])
        found.append(Shown(submission, item, since, until(item, since), tuple(stages)))
    return found


def shown_on(day: date) -> list[Shown]:
    """The lists that are shown on a day; nothing of a list whose last day has passed."""
    return [one for one in at_work() if one.since <= day <= one.until]
