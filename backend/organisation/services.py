"""Acts on roles: giving and ending a holding. Also the plain makers of units and people that loaders use."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.organisation import lending, names, projection
from backend.organisation.aliases import survivor_of
from backend.organisation.models import Holding, Person, Unit
from backend.organisation.serializers import EndInputs, GrantInputs
from workflows.engine import Reason, Refused


@act("holding.grant", inputs=GrantInputs)
def grant(
    doing: Doing, *, person: Person, role: str, unit: Unit, valid_from: date, basis: str, valid_to: date | None = None
) -> Holding:
    """Give a role for a unit from a day on; the basis names the decision that appoints."""
    holding = Holding(person=person, role=role, unit=unit, valid_from=valid_from, valid_to=valid_to, basis=basis)
    doing.permit(holding)
    if person.pk == doing.actor.person_id:
        raise Refused(Reason("holding.oneself"))
    if survivor_of(person.pk) != person.pk:
        raise Refused(Reason("person.merged_already", {"name": person.full_name}))
    if valid_to is not None and valid_to < valid_from:
        raise Refused(Reason("holding.dates_reversed"))
    if Holding.objects.filter(person=person, role=role, unit=unit, valid_from=valid_from).exists():
        raise Refused(Reason("holding.exists"))
    doing.save(holding, role=role, valid_from=valid_from, valid_to=valid_to or "", basis=basis)
    _project(doing, person)
    return holding


@act("holding.end", model=Holding, inputs=EndInputs)
def end(doing: Doing, holding: Holding, *, last_day: date, basis: str) -> None:
    """End a holding on a day; history stays."""
    if holding.valid_to is not None and holding.valid_to < doing.day:
        raise Refused(Reason("holding.ended"))
    if last_day < holding.valid_from:
        raise Refused(Reason("holding.dates_reversed"))
    holding.valid_to = last_day
    doing.save(holding, valid_to=last_day, basis=basis)
    _project(doing, holding.person)


def _project(doing: Doing, person: Person) -> None:
    """The person's rows, and those of whoever uses the person's roles under a mandate."""
    lent = lending.lent(None, doing.day)
    heirs = [pk for pk, held in lent.items() if any(h.mandate and h.mandate.person_id == person.pk for h in held)]
    users = Person.objects.filter(pk__in=[person.pk, *heirs], user__isnull=False).values_list("user_id", flat=True)
    projection.project(doing.day, [user for user in users if user is not None])


def make_unit(
    *, code: str, name: str, unit_kind: str, valid_from: date, parent: Unit | None = None, **more: Any
) -> Unit:
    """A new unit below `parent`, with its path made from the keys of its chain."""
    clean = names.clean(name)
    unit = Unit(
        code=code,
        name=clean,
        unit_kind=unit_kind,
        parent=parent,
        valid_from=valid_from,
        search_name=names.fold(clean),
        path=f"new:{code}",
        **more,
    )
    unit.save()
    unit.path = f"{parent.path if parent else ''}{unit.pk:06d}."
    unit.save(update_fields=["path"])
    return unit


def make_person(*, full_name: str, unit: Unit, position: str = "", **more: Any) -> Person:
    """A new person of a unit, with the keys by which Vietnamese lists sort and search."""
    clean = names.clean(full_name)
    return Person.objects.create(
        full_name=clean,
        unit=unit,
        position=position,
        sort_key=names.sort_key(clean),
        search_name=names.fold(clean),
        **more,
    )
