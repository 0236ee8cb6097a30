"""The calendar that clocks count by: the library's public holidays, overruled by what was declared here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

import holidays
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from backend.calendars.models import DeclaredDay
from workflows.rules.deadlines import SATURDAY, Calendar


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the printed calendar; `name` says why it differs from an ordinary weekday or weekend.

    `overruled` is what a declared day sets aside: the holiday, or the make-up day, that would else hold.
    """

    day: date
    working: bool
    name: str = ""
    declared: DeclaredDay | None = None
    overruled: str = ""

    @property
    def sort(self) -> str:
        """Which of four looks the day has."""
        if self.declared is not None:
            return "made-up" if self.working else "declared-off"
        if self.working and self.name:
            return "made-up"
        return "holiday" if self.name else ("workday" if self.working else "weekend")


@lru_cache(maxsize=32)
def public_holidays(first: int, last: int) -> dict[date, str]:
    """Public holidays by day with their Vietnamese names (Labour Code 2019, Article 112), as the library knows them."""
    return dict(holidays.country_holidays("VN", years=range(first, last + 1), language="vi").items())


@lru_cache(maxsize=32)
def public_make_up_days(first: int, last: int) -> frozenset[date]:
    """Weekend days on which the State works in exchange for a holiday moved beside another, as the library knows."""
    known = holidays.country_holidays("VN", years=range(first, last + 1))
    return frozenset(day for day in known.weekend_workdays if first <= day.year <= last)


def counting(first: int, last: int) -> QuerySet[DeclaredDay]:
    """The declared days of some years that have not been withdrawn."""
    return DeclaredDay.objects.filter(withdrawn_at__isnull=True, day__year__gte=first, day__year__lte=last)


def other_years(shown: int) -> dict[int, int]:
    """How many declared days that count lie in each year but the shown one."""
    rows = DeclaredDay.objects.filter(withdrawn_at__isnull=True).exclude(day__year=shown)
    return dict(sorted(Counter(day.year for day in rows.values_list("day", flat=True)).items()))


def between(first: int, last: int) -> Calendar:
    """The calendar of whole years; one statement."""
    off = set(public_holidays(first, last))
    worked = set(public_make_up_days(first, last))
    for day, working in counting(first, last).values_list("day", "working"):
        (worked if working else off).add(day)
        (off if working else worked).discard(day)
    return Calendar(frozenset(off), frozenset(worked))


AHEAD = 6
"""Years after a day that a clock begun on it may reach: a thousand working days are four, and it may stand still."""


def around(day: date) -> Calendar:
    """The calendar of the year before a day and of every year that a clock begun on it may reach."""
    return between(day.year - 1, day.year + AHEAD)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row that differ from an ordinary week, or from the public holidays, for one reason."""

    first: date
    last: date
    name: str
    working: bool
    overruled: str = ""


def unusual(first: date, last: date) -> list[Stretch]:
    """Between two days, both included: weekdays off, weekend days worked, and every declared day, in stretches."""
    found: list[Stretch] = []
    for one in (day for number in range(first.year, last.year + 1) for day in year(number)):
        ordinary = one.working == (one.day.weekday() < SATURDAY) and one.declared is None
        if not first <= one.day <= last or ordinary:
            continue
        before, why = found[-1] if found else None, (one.name, one.working, one.overruled)
        if before and (before.last, before.name, before.working, before.overruled) == (one.day - timedelta(1), *why):
            found[-1] = replace(before, last=one.day)
        else:
            found.append(Stretch(one.day, one.day, *why))
    return found


def year(number: int) -> list[Day]:
    """Every day of a year, for the printed calendar."""
    named = public_holidays(number, number) | dict.fromkeys(
        public_make_up_days(number, number), _("Làm bù cho ngày nghỉ hoán đổi")
    )
    declared = {row.day: row for row in counting(number, number)}
    calendar = between(number, number)
    found, day = [], date(number, 1, 1)
    while day.year == number:
        row = declared.get(day)
        known = named.get(day, "")
        made = Day(day, calendar.is_working(day), known) if row is None else Day(day, row.working, row.name, row, known)
        found.append(made)
        day += timedelta(days=1)
    return found
