"""Reminders and escalation: on which day a rule speaks about something that is due.

How often an office reminds, and whom, no law says: every number here is an office's own data. A rule speaks once about
one thing and its day due, and once more when that day moved or the next one runs. Days are working days, so that "two
days before" a Monday is the Thursday before.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workflows.rules.deadlines import Calendar


class Audience(StrEnum):
    """Whom a rule tells; telling gives nobody a right."""

    OWNER = "owner"
    OWNER_HEAD = "owner_head"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Reminder:
    """So many working days before (negative), on (0) or after the day due."""

    days: int
    audience: Audience


def speaks_on(rule: Reminder, due: date, calendar: Calendar) -> date:
    """The day from which the rule speaks; before or after the day due by working days."""
    day, left = due, abs(rule.days)
    step = timedelta(days=1 if rule.days > 0 else -1)
    while left > 0:
        day += step
        left -= calendar.is_working(day)
    return day


def speaks(rule: Reminder, due: date, calendar: Calendar, today: date) -> bool:
    """Whether the rule speaks today: its day has come, and what comes before the day due is not said after it."""
    if rule.days <= 0 and today > due:
        return False
    return speaks_on(rule, due, calendar) <= today
