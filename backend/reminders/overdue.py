"""What is past its day in somebody's reach: chosen by kind, unit, role and round, and who blocks how much of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from backend.base import clock
from backend.calendars.days import between
from backend.web.deadlines import Deadline, pending
from permissions.actor import Actor
from workflows.rules.deadlines import Clock, days_used

FILTERS = {"kind": "kind", "unit": "unit", "owner": "owner_unit", "role": "role", "round": "round"}
"""What is asked for, and the field of a deadline that answers."""
WORKING = Clock(None, True, "", "", "text_read")  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Late:
    """One deadline and the working days since it passed."""

    one: Deadline
    days: int


def overdue(actor: Actor, at: datetime) -> list[Deadline]:
    """Everything past its day that the actor may see, the longest waiting first."""
    today = clock.day(at)
    return sorted((one for one in pending(at, actor) if one.due < today), key=lambda one: (one.due, one.title))


def chosen(rows: Iterable[Deadline], asked: Mapping[str, str]) -> list[Deadline]:
    """The rows that have every value that is asked for; an empty one asks for nothing."""
    wanted = {name: asked.get(key, "") for key, name in FILTERS.items()}
    return [one for one in rows if all(not value or getattr(one, name) == value for name, value in wanted.items())]


def counted(rows: Iterable[Deadline], today: date) -> list[Late]:
    """The rows with how late each is, in working days."""
    found = list(rows)
    calendar = between(min((one.due.year for one in found), default=today.year), today.year)
    return [Late(one, days_used(WORKING, one.due, today, calendar)) for one in found]


def blocking(rows: Iterable[Deadline]) -> list[tuple[str, str, int]]:
    """Unit, role and how many rows they hold up, most first."""
    counts = Counter((one.owner_unit, one.role) for one in rows)
    return [(unit, role, many) for (unit, role), many in counts.most_common()]
