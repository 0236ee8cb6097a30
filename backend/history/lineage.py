"""Where units came from and what became of them; their names as of then; what still runs in one that ends."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Q

from backend.base.lifecycle import LifecycleModel
from backend.base.subjects import Subject
from backend.history.fact_models import Service
from backend.organisation.models import Person, Unit, UnitLink
from workflows.rules.succession import Link, ancestry, existed_since


def links_around(unit: Unit) -> list[UnitLink]:
    """Every succession that leads to or from the unit, over any number of steps."""
    found: dict[int, UnitLink] = {}
    keys, seen = {unit.pk}, set[int]()
    while keys - seen:
        seen |= keys
        touching = UnitLink.objects.filter(Q(predecessor__in=keys) | Q(successor__in=keys))
        for link in touching.select_related("predecessor", "successor", "change"):
            found[link.pk] = link
        keys |= {key for link in found.values() for key in (link.predecessor_id, link.successor_id)}
    return sorted(found.values(), key=lambda link: (link.first_day, link.pk))


def predecessors(unit: Unit) -> list[Unit]:
    """All units out of which this one came, the nearest first."""
    keys = ancestry(unit.pk, _plain(links_around(unit)))
    rows = Unit.objects.in_bulk(keys)
    return [rows[key] for key in keys]


def counts_since(unit: Unit) -> date:
    """The first day from which the unit counts as existing, by the recorded choice of each change."""
    return existing_since([unit.pk])[unit.pk]


def existing_since(keys: Iterable[int]) -> dict[int, date]:
    """The same for many units, in two queries."""
    wanted = list(keys)
    rows = UnitLink.objects.filter(inherits=True).values_list("predecessor_id", "successor_id", "inherits")
    links = [Link(*row) for row in rows]
    needed = {*wanted, *(link.predecessor for link in links)}
    founded = dict(Unit.objects.filter(pk__in=needed).values_list("pk", "valid_from"))
    return {key: existed_since(key, founded, links) for key in wanted if key in founded}


def _plain(links: Iterable[UnitLink]) -> list[Link]:
    return [Link(link.predecessor_id, link.successor_id, link.inherits) for link in links]


def name_on(unit: Unit, day: date) -> str:
    """What the unit was called on a day (its former names may be prefetched)."""
    former = sorted(unit.former_names.all(), key=lambda row: row.valid_to)
    return next((row.name for row in former if row.valid_to >= day), unit.name)


@dataclass(frozen=True, slots=True)
class Running:
    """How many things of one kind are still at work in units."""

    kind: str
    count: int
    names: tuple[str, ...]


def running_in(units: Iterable[Unit]) -> list[Running]:
    """What has a lifecycle, stands at the units themselves and has not come to an end; found over all models."""
    keys, found = [unit.pk for unit in units], []
    for model in apps.get_models():
        if not issubclass(model, LifecycleModel) or model.scope_lookups.unit_path.count("__") != 1:
            continue
        field = model.scope_lookups.unit_path.partition("__")[0]
        if model._meta.get_field(field).related_model is not Unit:
            continue
        over = [state.value for state in model.lifecycle.over]
        manager: Any = model._default_manager
        rows = manager.filter(**{f"{field}__in": keys}).exclude(state__in=over)
        if count := rows.count():
            found.append(Running(model.kind, count, tuple(str(row) for row in rows[:10])))
    return sorted(found, key=lambda row: row.kind)


def dossiers_in(units: Iterable[Unit]) -> list[str]:
    """The lists of nominations that still run at the units themselves, by name."""
    return [name for row in running_in(units) if row.kind == "submission" for name in row.names]


def standing_on(people: Collection[int], units: Iterable[Unit], *, bodies: bool = False) -> list[str]:
    """What names one of the people and stands at one of the units; with `bodies`, what honours those units too.

    Found over all models that stand somewhere, so that none can be forgotten; spans of service are what moved them.
    """
    paths, keys, found = [unit.path for unit in units], [unit.pk for unit in units], []
    for model in apps.get_models():
        lookup = model.scope_lookups.unit_path if issubclass(model, Subject) else ""
        names = {field.name: field.related_model for field in model._meta.concrete_fields if field.is_relation}
        if not lookup or model is Service:
            continue
        manager: Any = model._default_manager
        asked = Q(pk__in=[])
        if names.get("person") is Person and people:
            asked |= Q(**{"person__in": people, f"{lookup}__in": paths})
        if names.get("collective") is Unit and bodies:
            asked |= Q(collective__in=keys)
        kind = getattr(model, "kind", model.__name__)
        found += [f"{kind}:{pk}" for pk in manager.filter(asked).values_list("pk", flat=True)]
    return sorted(set(found))
