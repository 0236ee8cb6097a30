"""Who and how many a collective's members were in a year: declared counts, and the people recorded there.

A declared count is the base where there is one, for not everybody need be recorded here; titles are counted over the
recorded people, unless their number was declared too. Without a declared count the recorded people are the base, and
how many completed their tasks is known only where each of them is rated: that somebody was not rated does not tell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from typing import NamedTuple, Protocol

from django.db.models import Exists, OuterRef, Q

from backend.history.fact_models import HERE, STANDING, Fact, MemberCount, Service, YearlyClassification
from backend.history.models import COUNTS, AwardRecord
from backend.organisation.aliases import bodies_of, entries_of, own_last, survivors
from backend.organisation.models import Person, Unit
from permissions.reach import path_after
from workflows.engine import Reason
from workflows.facts import MembersFact, YearlyClass

# Who is Chiến sĩ thi đua cơ sở reached the standard of Lao động tiên tiến too (L22 Art 23).
REACHES = {"chien-si-thi-dua-co-so": ("lao-dong-tien-tien",)}
Place = tuple[int, int]
RANGES = 400


class Body(Protocol):
    """A unit by key and path."""

    @property
    def unit(self) -> int: ...
    @property
    def path(self) -> str: ...


class Listed(NamedTuple):
    """A unit of which only the listed people are asked."""

    unit: int
    path: str


class Titles(dict[str, int]):
    """How many hold each title; of people whose history is known, nobody recorded means nobody."""

    def __contains__(self, award: object) -> bool:
        return True

    def __missing__(self, award: str) -> int:
        return 0


@dataclass(slots=True)
class Members:
    """The members of units by unit and year."""

    people: dict[Place, list[int]] = field(default_factory=lambda: defaultdict(list))
    declared: dict[Place, tuple[int, int | None]] = field(default_factory=dict)
    said: dict[Place, dict[str, int]] = field(default_factory=dict)
    titles: dict[tuple[int, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    classes: dict[tuple[int, int], set[str]] = field(default_factory=lambda: defaultdict(set))

    def fact(self, unit: int, year: int) -> MembersFact | None:
        """The counts of a unit in a year, without discipline; None where nobody is recorded or declared."""
        people = self.people.get((unit, year), [])
        total, completed = self.declared.get((unit, year), (len(people), None))
        if not total:
            return None
        held = Titles()
        for person in people:
            for award in self.titles.get((person, year), ()):
                held[award] += 1
        held.update(self.said.get((unit, year), {}))
        if (unit, year) in self.declared:
            return MembersFact(total, completed, held)
        done = [self._completed(person, year) for person in people]
        not_rated = sum(self.classes.get((person, year)) == {YearlyClass.NOT_RATED} for person in people)
        return MembersFact(total, None if None in done else done.count(True), held, not_rated=not_rated)

    def _completed(self, person: int, year: int) -> bool | None:
        """Whether a member completed their tasks; None without a rating, or where two entries differ on it."""
        rated = self.classes.get((person, year), set()) - {YearlyClass.NOT_RATED}
        said = {one != YearlyClass.NOT_COMPLETED for one in rated}
        return said.pop() if len(said) == 1 else None


def members_of(bodies: Sequence[Body], years: Collection[int]) -> Members:
    """The members of these units, with those of the units below them, at the end of each year."""
    found = people_of(bodies, years)
    entries = bodies_of(body.unit for body in bodies)
    counts = MemberCount.objects.filter(STANDING, unit_id__in=entries, year__in=years)
    for row in own_last(counts, entries):
        place = entries[row.unit_id], row.year
        found.declared[place] = (row.total, row.completed)
        found.said[place] = row.titles()
    _records(found, {pk for people in found.people.values() for pk in people}, years)
    return found


def people_of(bodies: Sequence[Body], years: Collection[int]) -> Members:
    """The people alone: who is recorded in these units, under any entry, and below them at the end of each year."""
    found = Members()
    others = {entry: unit for entry, unit in bodies_of(body.unit for body in bodies).items() if entry != unit}
    twice = Unit.objects.filter(pk__in=others).values_list("pk", "path") if others else ()
    places = [*bodies, *(Listed(others[pk], path) for pk, path in twice)]
    paths = _inside([place.path for place in places])
    for year in years:
        _people(found, places, paths, year)
    return found


def advice_on(total: int, listed: int, year: int) -> tuple[Reason, ...]:
    """What to tell of a declared number that is lower than the list of people here; it may still be true."""
    if total >= listed:
        return ()
    return (Reason("member_count.fewer_than_listed", {"total": total, "listed": listed, "year": year}),)


def advice_of(row: Fact) -> tuple[Reason, ...]:
    """What to tell whoever enters or corrects a fact; only a declared number of members asks for it."""
    if not isinstance(row, MemberCount):
        return ()
    body = Listed(row.unit_id, row.unit.path)
    return advice_on(row.total, len(people_of([body], [row.year]).people[body.unit, row.year]), row.year)


def _inside(wanted: Iterable[str]) -> dict[int, str]:
    """All units at and below these paths; so many at a time as a statement may name (SQLite: under 1,000)."""
    tops: list[str] = []
    for path in sorted(wanted):
        if not tops or not path.startswith(tops[-1]):
            tops.append(path)
    found: dict[int, str] = {}
    for start in range(0, len(tops), RANGES):
        ranges = (Q(path__gte=path, path__lt=path_after(path)) for path in tops[start : start + RANGES])
        found.update(Unit.objects.filter(reduce(or_, ranges)).values_list("pk", "path"))
    return found


def _people(found: Members, bodies: Sequence[Body], paths: dict[int, str], year: int) -> None:
    """Where each person stood at the end of the year; two entries of one person are one member."""
    last = date(year, 12, 31)
    holds = Q(valid_from__lte=last) & (Q(valid_to__isnull=True) | Q(valid_to__gte=last))
    spans = Service.objects.filter(STANDING, holds, unit_id__in=paths, span_kind__in=HERE).order_by("valid_from", "pk")
    rows = list(spans.values_list("person_id", "unit_id"))
    ends = survivors(person for person, _unit in rows)
    where = {ends[person]: paths[unit] for person, unit in rows}
    served = Exists(Service.objects.filter(STANDING, person=OuterRef("pk")))
    rest = dict(Person.living.filter(~served, unit_id__in=paths).values_list("pk", "unit_id"))
    elsewhere = served_under_another_entry(rest)
    where.update({person: paths[unit] for person, unit in rest.items() if person not in elsewhere})
    ordered = sorted((path, person) for person, path in where.items())
    for body in bodies:
        first = bisect_left(ordered, (body.path, 0))
        end = bisect_left(ordered, (path_after(body.path), 0))
        there = [person for _path, person in ordered[first:end]]
        found.people[body.unit, year] = list(dict.fromkeys([*found.people[body.unit, year], *there]))


def served_under_another_entry(people: Collection[int]) -> set[int]:
    """Those of whom spans of service are known under an entry that was merged into theirs."""
    others = {entry: pk for entry, pk in entries_of(people).items() if entry != pk}
    served = Service.objects.filter(STANDING, person_id__in=others).values_list("person_id", flat=True)
    return {others[entry] for entry in served}


def _records(found: Members, people: Collection[int], years: Collection[int]) -> None:
    """Titles and classes of the members; asked by year, for their keys may be many thousands."""
    entries = entries_of(people)
    titles = AwardRecord.objects.filter(COUNTS, person__isnull=False, year_to__in=years)
    for entry, year, award in titles.order_by().values_list("person_id", "year_to", "award"):
        if (person := entries.get(entry)) is not None:
            found.titles[person, year].update((award, *REACHES.get(award, ())))
    classes = YearlyClassification.objects.filter(STANDING, person__isnull=False, year__in=years)
    for entry, year, level in classes.order_by().values_list("person_id", "year", "level"):
        if (person := entries.get(entry)) is not None:
            found.classes[person, year].add(level)
