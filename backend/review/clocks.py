"""When a stage is due: its clock in the process, counted on Vietnam's calendar, with the days that do not count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from backend.base import clock
from backend.calendars import days
from backend.review.models import Stage, Supplement
from workflows.processes.schema import Stage as Definition
from workflows.rules.deadlines import Pause, days_used, due_on

SUPPLEMENT = "supplement"


def pauses_for_supplements(item: Definition) -> bool:
    """Whether this stage's clock stands still while the unit prepares a supplement."""
    return SUPPLEMENT in item.clock.pauses


def first_due(item: Definition, opened: date) -> date | None:
    """The date due of a stage opened on a day; None where the process gives no number of days."""
    return due_on(item.clock, opened, days.around(opened))


def pauses(supplements: Iterable[Supplement]) -> tuple[Pause, ...]:
    """The days between asking and answering: from the day after asking to the day of the answer, both included."""
    found = []
    for row in supplements:
        since = clock.day(row.asked_at) + timedelta(days=1)
        until = clock.day(row.answered_at) if row.answered_at else None
        if until is None or until >= since:
            found.append(Pause(since, until, SUPPLEMENT))
    return tuple(found)


def resumed_due(stage: Stage, item: Definition, supplements: Iterable[Supplement]) -> date | None:
    """The new date due after a supplement: the same number of days, those of waiting not counted."""
    opened = clock.day(stage.opened_at)
    stops = pauses(supplements) if pauses_for_supplements(item) else ()
    return due_on(item.clock, opened, days.around(opened), stops)


def paused_days(item: Definition, stops: Iterable[Pause], calendar_day: date) -> int:
    """How many days of the clock's kind fell into the pauses up to a day."""
    calendar = days.around(calendar_day)
    spans = [(stop.since - timedelta(days=1), stop.until) for stop in stops if stop.until is not None]
    return sum(days_used(item.clock, since, until, calendar) for since, until in spans)
