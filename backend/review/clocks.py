"""When a stage is due: its clock in the process, counted on Vietnam's calendar, with the days that do not count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from backend.base import clock
from backend.calendars import days
from backend.review.models import Stage, Supplement
from workflows.processes.schema import Stage as Definition
from workflows.regulations.schema import ClockRow
from workflows.rules.deadlines import Pause, days_used, due_on

SUPPLEMENT = "supplement"


def pauses_for_supplements(item: Definition | ClockRow) -> bool:
    """Whether the clock of this stage, or of this row of a pack, stands still while the unit prepares a supplement."""
    return SUPPLEMENT in item.clock.pauses


def first_due(item: Definition, opened: date) -> date | None:
    """The date due of a stage opened on a day; None where the process gives no number of days."""
    return due_on(item.clock, opened, days.around(opened))


def pauses(supplements: Iterable[Supplement]) -> tuple[Pause, ...]:
    """The days of waiting: from the day after asking to that of the answer, both included.

    A supplement that nobody answered is waited for until its stage closes.
    """
    found = []
    for row in supplements:
        since = clock.day(row.asked_at) + timedelta(days=1)
        ended = row.answered_at or row.stage.closed_at
        until = clock.day(ended) if ended else None
        if until is None or until >= since:
            found.append(Pause(since, until, SUPPLEMENT))
    return tuple(found)


def resumed_due(stage: Stage, item: Definition, supplements: Iterable[Supplement]) -> date | None:
    """The date due after a supplement: the same number of days, those of waiting not counted."""
    begun = begun_on(stage)
    return due_on(item.clock, begun, days.around(begun), stops_of(stage, item, supplements))


def begun_on(stage: Stage) -> date:
    """The day after which the clock of a stage counts: its opening, or that of the stage it goes on with."""
    return stage.clock_from or clock.day(stage.opened_at)


def stops_of(stage: Stage, item: Definition, supplements: Iterable[Supplement]) -> tuple[Pause, ...]:
    """The days on which the clock stood still: those kept by a move, and since then the waiting if the clock allows."""
    kept = tuple(Pause(date.fromisoformat(a), date.fromisoformat(b), SUPPLEMENT) for a, b in stage.stops_before)
    live = pauses(supplements) if pauses_for_supplements(item) else ()
    moved = stage.moved_on
    if moved is None:
        return live
    later = (Pause(max(p.since, moved + timedelta(days=1)), p.until, p.why) for p in live)
    return (*kept, *(p for p in later if p.until is None or p.until >= p.since))


@dataclass(frozen=True, slots=True)
class Carried:
    """What a stage takes along into another version: first day, days that did not count, days used, date due."""

    begun: date
    stops: tuple[Pause, ...]
    used: int
    due: date | None

    def kept(self) -> list[list[str]]:
        """The days that did not count, as a stage row keeps them."""
        return [[p.since.isoformat(), p.until.isoformat()] for p in self.stops if p.until is not None]


def carried(stage: Stage, old: Definition, new: Definition, day: date) -> Carried:
    """What a stage that is moved on a day takes along; days used are counted in the days of the new clock."""
    begun = begun_on(stage)
    open_ended = stops_of(stage, old, stage.supplements.order_by("pk"))
    clipped = (Pause(p.since, day if p.until is None else min(p.until, day), p.why) for p in open_ended)
    stops = tuple(p for p in clipped if p.until is not None and p.until >= p.since)
    calendar = days.around(begun)
    used = days_used(new.clock, begun, day, calendar, stops)
    return Carried(begun, stops, used, due_on(new.clock, begun, calendar, stops))


def paused_days(item: Definition, stops: Iterable[Pause], calendar_day: date) -> int:
    """How many days of the clock's kind fell into the pauses up to a day."""
    calendar = days.around(calendar_day)
    spans = [(stop.since - timedelta(days=1), stop.until) for stop in stops if stop.until is not None]
    return sum(days_used(item.clock, since, until, calendar) for since, until in spans)
