"""Entries of one person: which lead to which, both ways, for one person or for many at once."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from backend.organisation.models import PersonAlias


def survivor_of(pk: int) -> int:
    """The entry to which this one leads; itself when it was not merged."""
    return survivors([pk])[pk]


def survivors(pks: Iterable[int]) -> dict[int, int]:
    """Each entry with the one to which it leads, following mergers of mergers."""
    steps = _steps()
    found = {}
    for pk in pks:
        end = pk
        while end in steps:
            end = steps[end]
        found[pk] = end
    return found


def entries_of(pks: Iterable[int]) -> dict[int, int]:
    """Every entry of these people, merged ones too, each with the person (as asked for) whom it belongs to."""
    absorbed: dict[int, list[int]] = {}
    for merged, survivor in _steps().items():
        absorbed.setdefault(survivor, []).append(merged)
    found = {pk: pk for pk in pks}
    waiting = [(merged, pk) for pk in found for merged in absorbed.get(pk, ())]
    while waiting:
        entry, pk = waiting.pop()
        if entry not in found:
            found[entry] = pk
            waiting += [(merged, pk) for merged in absorbed.get(entry, ())]
    return found


def _steps() -> dict[int, int]:
    """All mergers in force, in one query: there are few of them, however many people are asked for."""
    return dict(PersonAlias.objects.filter(undone_at__isnull=True).values_list("merged_id", "survivor_id"))


def merged_entries() -> QuerySet[PersonAlias, int]:
    """Keys of entries that were merged away: lists and pickers of people leave them out."""
    return PersonAlias.objects.filter(undone_at__isnull=True).values_list("merged_id", flat=True)
