"""Acts on sensitive matters: enter, close, take back; and the word that a unit's register is whole.

The acts are secret: no digest and no copy of their inputs is kept, and the trail gets the number of the matter only.
"""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.matters.models import Matter, RegisterCheck
from backend.matters.serializers import CloseMatterInputs, OpenMatterInputs, RegisterCheckInputs, VoidMatterInputs
from backend.organisation.models import Person, Unit
from workflows.engine import Reason, Refused
from workflows.lifecycles.matter import MatterState
from workflows.rules.denouncers import hints


def _faults(doing: Doing, day: date, *texts: str) -> list[Reason]:
    told = [hint for text in texts for hint in hints(text)]
    found = [Reason("matter.names_denouncer", {"found": ", ".join(dict.fromkeys(told))})] if told else []
    return found + ([Reason("date.in_future", {"date": day})] if day > doing.day else [])


@act("matter.open", inputs=OpenMatterInputs, secret=True)
def open_matter(
    doing: Doing, *, matter_kind: str, opened_on: date, document: str, person: Person | None = None,
    unit: Unit | None = None, level: str = "", ends_on: date | None = None, illustrative: bool = False,
) -> Matter:  # fmt: skip
    """Enter a matter of a person or unit (N98 Art 4)."""
    home = person.unit if person is not None else unit
    assert home is not None
    matter = Matter(
        person=person, unit=unit, home=home, matter_kind=matter_kind, level=level, opened_on=opened_on, ends_on=ends_on,
        document=document, entered_by=doing.actor.name, entered_at=doing.at, illustrative=illustrative,
    )  # fmt: skip
    doing.permit(matter)
    faults = _faults(doing, opened_on, document)
    same = Matter.objects.filter(person=person, unit=unit, matter_kind=matter_kind, opened_on=opened_on)
    if same.filter(document=document).exclude(state=MatterState.VOID).exists():
        faults.append(Reason("matter.twice"))
    if faults:
        raise Refused(*faults)
    doing.save(matter)
    return matter


@act("matter.close", model=Matter, inputs=CloseMatterInputs, secret=True)
def close(doing: Doing, matter: Matter, *, closed_on: date, closing_document: str) -> None:
    """The matter ended: concluded, or the time of the discipline is over."""
    faults = _faults(doing, closed_on, closing_document)
    if closed_on < matter.opened_on:
        faults.append(Reason("matter.ends_before", {"date": matter.opened_on}))
    if faults:
        raise Refused(*faults)
    matter.closed_on, matter.closing_document = closed_on, closing_document
    doing.move(matter)


@act("matter.void", model=Matter, inputs=VoidMatterInputs, secret=True)
def void(doing: Doing, matter: Matter, *, reason: str) -> None:
    """The matter was entered in error: it never counts, and stays to be seen."""
    if faults := _faults(doing, doing.day, reason):
        raise Refused(*faults)
    matter.reason = reason
    doing.move(matter)


@act("register_check.create", inputs=RegisterCheckInputs)
def check_register(doing: Doing, *, unit: Unit, as_of: date, illustrative: bool = False) -> RegisterCheck:
    """Say that every matter of the unit and of those below it is entered, as of a day that is not to come."""
    check = RegisterCheck(
        unit=unit, as_of=as_of, checked_by=doing.actor.name, checked_at=doing.at, illustrative=illustrative
    )
    doing.permit(check)
    if as_of > doing.day:
        raise Refused(Reason("date.in_future", {"date": as_of}))
    try:
        with transaction.atomic():
            doing.save(check, as_of=as_of)
    except IntegrityError as twice:
        raise Refused(Reason("register_check.twice", {"unit": unit.name, "date": as_of})) from twice
    return check
