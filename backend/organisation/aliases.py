"""Entries of one person or unit: which lead to which, both ways, for one or for many at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol, TypeVar

from django.db.models import QuerySet, Value

from backend.organisation.models import ChangeKind, PersonAlias, UnitLink


class OfUnit(Protocol):
    """A row about a unit."""

    @property
    def unit_id(self) -> int: ...


R = TypeVar("R", bound=OfUnit)


def survivor_of(pk: int) -> int:
    """The entry to which this one leads; itself when it was not merged."""
    return survivors([pk])[pk]


def survivors(pks: Iterable[int]) -> dict[int, int]:
    """Each entry with the one to which it leads, following mergers of mergers."""
    steps = _steps()
    return {pk: _end(pk, steps) for pk in pks}


def entries_of(pks: Iterable[int]) -> dict[int, int]:
    """Every entry of these people, merged ones too, each with the person (as asked for) whom it belongs to.

    Whoever is asked for by a merged entry has all entries of that person, unless the one that stays is asked for too.
    """
    return _entries(pks, _steps())


def bodies_of(units: Iterable[int]) -> dict[int, int]:
    """`entries_of` for units: one that was entered twice has every entry, each with the unit as asked for."""
    return _entries(units, dict(_twice().values_list("predecessor_id", "successor_id")))


def own_last(rows: Iterable[R], entries: Mapping[int, int]) -> list[R]:
    """Rows of `bodies_of` units, those of the entry asked for last: what it says itself stands before another's."""
    return sorted(rows, key=lambda row: entries[row.unit_id] == row.unit_id)


def records_of(people: Iterable[int], units: Collection[int]) -> tuple[dict[int, int], dict[int, int]]:
    """`entries_of` these people and `bodies_of` these units: both in one query."""
    aliases = PersonAlias.objects.filter(undone_at__isnull=True).annotate(of=Value("person"))
    twice = _twice().annotate(of=Value("unit"))
    steps: dict[str, dict[int, int]] = {"person": {}, "unit": {}}
    pairs = aliases.order_by().values_list("merged_id", "survivor_id", "of")
    for before, after, of in pairs.union(
        twice.order_by().values_list("predecessor_id", "successor_id", "of"), all=True
    ):
        steps[of][before] = after
    return _entries(people, steps["person"]), _entries(units, steps["unit"])


def _entries(pks: Iterable[int], steps: Mapping[int, int]) -> dict[int, int]:
    absorbed: dict[int, list[int]] = {}
    for merged, survivor in steps.items():
        absorbed.setdefault(survivor, []).append(merged)
    found = {pk: pk for pk in pks}
    waiting = [(merged, pk) for pk in found for merged in absorbed.get(pk, ())]
    for pk in [pk for pk in found if pk in steps]:
        end = _end(pk, steps)
        waiting += [(end, pk)] if end not in found else []
    while waiting:
        entry, pk = waiting.pop()
        if entry not in found:
            found[entry] = pk
            waiting += [(merged, pk) for merged in absorbed.get(entry, ())]
    return found


def surviving_bodies(units: Collection[int]) -> dict[int, int]:
    """The unit under which each of these counts: itself, unless it was found to be another entered twice."""
    steps = dict(_twice().values_list("predecessor_id", "successor_id"))
    return {pk: _end(pk, steps) for pk in units}


def kin_of(pks: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Each entry with every entry of the same person, itself among them."""
    return _kin(pks, _steps())


def kin_of_bodies(units: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """`kin_of` for units that were entered twice."""
    return _kin(units, dict(_twice().values_list("predecessor_id", "successor_id")))


def _kin(pks: Iterable[int], steps: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    wanted, kin = set(pks), dict[int, list[int]]()
    for entry in sorted({*wanted, *steps, *steps.values()}):
        kin.setdefault(_end(entry, steps), []).append(entry)
    return {pk: tuple(kin[_end(pk, steps)]) for pk in wanted}


def _twice() -> QuerySet[UnitLink]:
    return UnitLink.objects.filter(change__what=ChangeKind.DUPLICATE)


def _end(pk: int, steps: Mapping[int, int]) -> int:
    while pk in steps:
        pk = steps[pk]
    return pk


def _steps() -> dict[int, int]:
    """All mergers in force, in one query: there are few of them, however many people are asked for."""
    return dict(PersonAlias.objects.filter(undone_at__isnull=True).values_list("merged_id", "survivor_id"))
