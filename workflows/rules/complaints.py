"""Time limits of complaints as rows with their status, and who could still complain on a day.

Source: the general Law on Complaints (Luật Khiếu nại 02/2011/QH13) as secondary copies give it: 90 days to complain,
10 to accept, 30 (45 in a difficult case) for the first and 45 (60) for the second decision, sent within 3 working days.
That 30 days are left to complain a second time is known from memory only: it warns, whatever the day.
Luật 136/2025/QH15 changed it from 1/7/2026; its text was not read, so the same numbers stand there as unconfirmed and
are used only after an authorised person adopted them for the complaint, with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from workflows.basis import Status
from workflows.rules.deadlines import Calendar, Clock, due_on

CHANGED = date(2026, 7, 1)


class Step(StrEnum):
    """What has a limit."""

    COMPLAIN = "complain"
    ACCEPT = "accept"
    FIRST = "first"
    AGAIN = "again"
    SECOND = "second"
    SEND = "send"


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: so many days, more in a difficult case, from a day on."""

    step: Step
    days: int
    difficult: int
    working: bool
    basis: str
    source: str
    status: Status

    def clock(self, hard: bool) -> Clock:
        """The limit as a clock."""
        return Clock(self.difficult if hard else self.days, self.working, self.basis, self.source, self.status)


_DAYS: Mapping[Step, tuple[int, int, bool]] = {
    Step.COMPLAIN: (90, 90, False),
    Step.ACCEPT: (10, 10, False),
    Step.FIRST: (30, 45, False),
    Step.AGAIN: (30, 45, False),
    Step.SECOND: (45, 60, False),
    Step.SEND: (3, 3, True),
}
_OLD = ("Luật Khiếu nại 2011", "Bộ pháp điển, bản sao", Status.SECONDARY)
_NEW = ("Luật Khiếu nại, sửa bởi Luật 136/2025/QH15", "Chưa đọc văn bản", Status.UNCONFIRMED)


def limits(day: date) -> Mapping[Step, Limit]:
    """The limits that apply to what was complained of on a day."""
    basis = _OLD if day < CHANGED else _NEW
    found = {step: Limit(step, *numbers, *basis) for step, numbers in _DAYS.items()}
    return found | {Step.AGAIN: replace(found[Step.AGAIN], source="Chưa đọc văn bản", status=Status.UNCONFIRMED)}


def due(step: Step, since: date, calendar: Calendar, *, hard: bool = False) -> date:
    """The last day of a step that began on a day; counting begins on the day after."""
    found = due_on(limits(since)[step].clock(hard), since, calendar)
    assert found is not None
    return found


def late_to_complain(known_on: date, received_on: date) -> bool:
    """Whether the time to complain had passed; an obstacle outside the complainant's power is for a person to judge."""
    return received_on > known_on + timedelta(days=limits(known_on)[Step.COMPLAIN].days)


def late_to_complain_again(sent_on: date, on: date) -> bool:
    """Whether the time to complain a second time has passed, counted from the day on which the decision was sent."""
    return on > sent_on + timedelta(days=limits(sent_on)[Step.AGAIN].days)
