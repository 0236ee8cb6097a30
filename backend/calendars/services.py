"""Acts on the calendar: declaring a day off or worked, and taking that back."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.calendars.days import around
from backend.calendars.models import WORKED, DeclaredDay
from backend.calendars.serializers import DeclareInputs, WithdrawDayInputs
from workflows.engine import Reason, Refused


@act("declared_day.declare", inputs=DeclareInputs)
def declare(doing: Doing, *, day: date, working: str, name: str, basis: str) -> DeclaredDay:
    """Declare a day off or worked; it must change what the calendar says (Labour Code 2019, Article 112)."""
    row = DeclaredDay(day=day, working=working == WORKED, name=name, basis=basis, declared_at=doing.at)
    doing.permit(row)
    row.declared_by = doing.actor.name
    if around(day).is_working(day) == row.working:
        raise Refused(Reason("declared_day.changes_nothing", {"day": f"{day:%d/%m/%Y}"}))
    try:
        with transaction.atomic():
            doing.save(row, day=day, working=row.working, basis=basis)
    except IntegrityError as race:
        raise Refused(Reason("declared_day.declared", {"day": f"{day:%d/%m/%Y}"})) from race
    return row


@act("declared_day.withdraw", model=DeclaredDay, inputs=WithdrawDayInputs)
def withdraw(doing: Doing, row: DeclaredDay, *, reason: str) -> None:
    """The day is again what the public holidays say."""
    if row.withdrawn_at is not None:
        raise Refused(Reason("declared_day.withdrawn"))
    row.withdrawn_at = doing.at
    doing.save(row, day=row.day, reason=reason)
