"""Dates due: working or calendar days, holidays passed in as dates, and a clock that stands still while paused.

Basis: every deadline says itself in which days it counts (provinces differ); rows of packs and processes carry status.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from workflows.basis import Status
from workflows.engine import Reason, Refused

SATURDAY = 5


@dataclass(frozen=True)
class Clock:
    """How long something may take; `days` is None where no source gives a number. `pauses` name what stops it."""

    days: int | None
    working: bool
    basis: str
    source: str
    status: Status
    pauses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pause:
    """Days on which the clock stands still, the first and last included; `until` None while it still stands."""

    since: date
    until: date | None = None
    why: str = ""


@dataclass(frozen=True)
class Calendar:
    """Holidays (nghỉ lễ) and make-up working days (làm bù) of the years in question."""

    holidays: frozenset[date] = frozenset()
    working_weekends: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """True on Monday to Friday outside holidays, and on a declared make-up day."""
        return day in self.working_weekends or (day.weekday() < SATURDAY and day not in self.holidays)


def _counts(day: date, working: bool, calendar: Calendar, pauses: Collection[Pause]) -> bool:
    if working and not calendar.is_working(day):
        return False
    return not any(p.since <= day and (p.until is None or day <= p.until) for p in pauses)


def due_on(clock: Clock, start: date, calendar: Calendar, pauses: Iterable[Pause] = ()) -> date | None:
    """The last day of the period; counting begins on the day after `start`.

    A period in calendar days that ends on a day off ends there: no basis for a later day was read.

    None when the clock has no number of days, or stands still now. Raises `Refused` for a pause that ends before it
    begins or a negative number of days.
    """
    stops = tuple(pauses)
    _check(clock, stops)
    if clock.days is None or any(stop.until is None for stop in stops):
        return None
    day, left = start, clock.days
    while left > 0:
        day += timedelta(days=1)
        left -= _counts(day, clock.working, calendar, stops)
    return day


def days_used(clock: Clock, start: date, on: date, calendar: Calendar, pauses: Iterable[Pause] = ()) -> int:
    """Counted days after `start` up to and including `on`; 0 before the start. Unit: the clock's kind of day."""
    stops = tuple(pauses)
    _check(clock, stops)
    span = (start + timedelta(days=n) for n in range(1, (on - start).days + 1))
    return sum(_counts(day, clock.working, calendar, stops) for day in span)


def days_left(clock: Clock, start: date, on: date, calendar: Calendar, pauses: Iterable[Pause] = ()) -> int | None:
    """Days that remain; negative once overdue; None when the clock has no number of days."""
    return None if clock.days is None else clock.days - days_used(clock, start, on, calendar, pauses)


def _check(clock: Clock, pauses: tuple[Pause, ...]) -> None:
    reasons = [
        Reason("pause_ends_before_it_begins", {"since": p.since, "until": p.until})
        for p in pauses
        if p.until is not None and p.until < p.since
    ]
    if clock.days is not None and clock.days < 0:
        reasons.append(Reason("negative_number", {"value": clock.days}))
    if reasons:
        raise Refused(*reasons)
