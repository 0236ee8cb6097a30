"""Acts on units that go on under another name or another parent; both are dated and the former state is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.organisation import names, projection
from backend.organisation.models import Unit, UnitChange, UnitName
from backend.organisation.serializers import RenameInputs, TransferInputs
from workflows.engine import Reason, Refused


@act("unit.rename", model=Unit, inputs=RenameInputs)
def rename(doing: Doing, unit: Unit, *, name: str, first_day: date, basis: str, namesake: bool = False) -> None:
    """Give a unit another name from a day on; the name before is kept with its last day and found by searches."""
    clean, faults = names.clean(name), in_force(doing, unit, first_day)
    if clean == unit.name:
        faults.append(Reason("unit.same_name", {"unit": unit.name}))
    last = first_day - timedelta(days=1)
    if unit.former_names.filter(valid_to__gte=last).exists():
        faults.append(Reason("unit.renamed_later", {"unit": unit.name}))
    if names.fold(clean) != unit.search_name:
        faults += sister_faults(unit.parent, clean, namesake, unit)
    if faults:
        raise Refused(*faults)
    UnitName.objects.create(unit=unit, name=unit.name, search_name=unit.search_name, valid_to=last, basis=basis)
    made = change(doing, unit, "rename", first_day, basis, note=f"{unit.name} → {clean}")
    remember(made, name=unit.name, to=clean)
    before, unit.name, unit.search_name = unit.name, clean, names.fold(clean)
    doing.save(unit, before=before, first_day=first_day, basis=basis)


@act("unit.transfer", model=Unit, inputs=TransferInputs)
def transfer(doing: Doing, unit: Unit, *, parent: Unit, first_day: date, basis: str) -> None:
    """Put a unit with all below it under another parent from a day on."""
    parent = doing.lock(Unit, parent.pk)
    faults = in_force(doing, unit, first_day)
    if unit.parent_id is None:
        faults.append(Reason("unit.root_stays"))
    if parent.path.startswith(unit.path):
        faults.append(Reason("unit.below_itself", {"unit": unit.name}))
    if parent.pk == unit.parent_id:
        faults.append(Reason("unit.same_parent", {"unit": parent.name}))
    if parent.valid_from > first_day or (parent.valid_to is not None and parent.valid_to < first_day):
        faults.append(Reason("unit.parent_not_there", {"unit": parent.name, "date": f"{first_day:%d/%m/%Y}"}))
    if faults:
        raise Refused(*faults)
    doing.permit(parent)
    old = unit.parent.name if unit.parent is not None else ""
    made = change(doing, unit, "transfer", first_day, basis, note=f"{old} → {parent.name}")
    remember(made, parent=unit.parent_id, to=parent.pk)
    put_under(doing, unit, parent, before=old, first_day=first_day, basis=basis)


def put_under(doing: Doing, unit: Unit, parent: Unit, **told: Any) -> None:
    """A step: a locked unit goes under a parent with all below it."""
    before, after = unit.path, f"{parent.path}{unit.pk:06d}."
    unit.parent = parent
    doing.save(unit, parent=parent.name, **told)
    for below in doing.lock_all(Unit.objects.filter(path__startswith=before)):
        below.path = after + below.path[len(before) :]
        below.save(update_fields=["path"])


def in_force(doing: Doing, unit: Unit, first_day: date) -> list[Reason]:
    """A change is recorded once it holds, of a unit that exists."""
    faults = []
    if first_day > doing.day:
        faults.append(Reason("unit.change_in_future"))
    if unit.valid_to is not None and unit.valid_to < first_day:
        faults.append(Reason("unit.ended", {"unit": unit.name}))
    if first_day <= unit.valid_from:
        faults.append(Reason("unit.dates_reversed"))
    return faults


def change(doing: Doing, unit: Unit, what: str, first_day: date, basis: str, note: str = "") -> UnitChange:
    """A step: keep what happened to a unit, for good."""
    made = UnitChange(
        unit=unit, what=what, first_day=first_day, basis=basis, note=note[:600], made_by=doing.actor.name,
        made_at=doing.at,
    )  # fmt: skip
    doing.save(made, first_day=first_day, basis=basis)
    return made


def remember(made: UnitChange, **before: Any) -> None:
    """A step: keep with a change what it replaced."""
    made.before = before
    made.save(update_fields=["before"])


def close(doing: Doing, unit: Unit, last_day: date, basis: str) -> list[list[Any]]:
    """A step: a locked unit ceases to exist after a day, and with it every role held for it.

    Returns the roles that it ended: key, last day before, last day now.
    """
    unit.valid_to = last_day
    doing.save(unit, valid_to=last_day, basis=basis)
    users: set[int] = set()
    ended: list[list[Any]] = []
    for holding in doing.lock_all(unit.holdings.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=last_day))):
        last, holding.valid_to = holding.valid_to, max(last_day, holding.valid_from)
        ended.append([holding.pk, last.isoformat() if last else None, holding.valid_to.isoformat()])
        doing.save(holding, valid_to=holding.valid_to, basis=basis)
        if holding.person.user_id is not None:
            users.add(holding.person.user_id)
    projection.project(doing.day, users)
    return ended


def sister_faults(parent: Unit | None, name: str, namesake: bool, but: Unit | None = None) -> list[Reason]:
    """A living unit of the same name below the same parent, unless it was said to be another."""
    same = Unit.objects.filter(parent=parent, search_name=names.fold(name), valid_to__isnull=True)
    found = (same.exclude(pk=but.pk) if but is not None else same).first()
    if namesake or parent is None or found is None:
        return []
    return [Reason("unit.namesake", {"parent": parent.name, "name": found.name, "code": found.code})]
