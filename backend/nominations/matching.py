"""Finding the person or unit that a typed name means, with and without Vietnamese marks; never guessing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from backend.organisation.models import Person, Unit
from backend.organisation.names import clean, fold
from permissions.reach import path_after
from workflows.engine import Reason

T = TypeVar("T", Person, Unit)


@dataclass(slots=True)
class Directory:
    """The people and units below one unit, for as many names as a list has: two queries."""

    people: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    units: dict[str, list[Unit]] = field(default_factory=lambda: defaultdict(list))

    def person(self, name: str, unit_name: str = "") -> Person | Reason:
        """The one person of that name (in the unit of that name, if given), or why there is none."""
        found = self.people[fold(name)]
        if unit_name:
            wanted = fold(unit_name)
            found = [p for p in found if fold(p.unit.name) == wanted or fold(p.unit.code) == wanted]
        exact = [person for person in found if clean(person.full_name) == clean(name)]
        return _only(exact or found, "person", name)

    def unit(self, name: str) -> Unit | Reason:
        """The one unit of that name or code, or why there is none."""
        found = self.units[fold(name)]
        exact = [unit for unit in found if clean(name) in (clean(unit.name), unit.code)]
        return _only(exact or found, "unit", name)


def _only(found: list[T], kind: str, name: str) -> T | Reason:
    if len(found) == 1:
        return found[0]
    if not found:
        return Reason(f"nominee.{kind}_unknown", {"name": name})
    where = sorted({p.unit.name if isinstance(p, Person) else p.code for p in found})
    return Reason(f"nominee.{kind}_ambiguous", {"name": name, "count": len(found), "where": ", ".join(where)})


def directory(below: Unit, people: Iterable[str], units: Iterable[str] = ()) -> Directory:
    """The people and units at or below a unit whose folded names are asked for."""
    span = {"path__gte": below.path, "path__lt": path_after(below.path)}
    made = Directory()
    in_span = {f"unit__{key}": value for key, value in span.items()}
    wanted = {fold(name) for name in people}
    if wanted:
        for person in Person.living.filter(search_name__in=wanted, **in_span).select_related("unit"):
            made.people[person.search_name].append(person)
    named = {fold(name) for name in units}
    if named:
        for unit in Unit.objects.filter(**span):
            for key in {unit.search_name, fold(unit.code)} & named:
                made.units[key].append(unit)
    return made
