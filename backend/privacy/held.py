"""What is held about one person: the rows that point to them, field by field, with the register's reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import Min, Model, Q

from backend.audit.models import Line
from backend.base.subjects import Subject
from backend.organisation.aliases import entries_of
from backend.organisation.models import Person
from backend.privacy.register import OFFICERS, Row, label_of, register

HIDDEN_APPS = frozenset({"matters", "complaints", "publicity", "surveys", "council"})
"""Ballots, comments and matters under way are told by their own officers, not listed here."""
LEFT_OUT = frozenset(
    {"privacy.DataRequest.contents", "organisation.Person.search_name", "nominations.Nomination.search_name"}
)
"""Copies of what is listed already."""
MOST = 200


@dataclass(frozen=True, slots=True)
class Held:
    """One value that is held, with the row of the register that says why; `times` when it is held alike many times."""

    where: str
    field: str
    value: str
    row: Row
    times: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """What is held for one purpose."""

    row: Row
    values: tuple[Held, ...]

    @property
    def total(self) -> int:
        """How many values lie there, those held alike counted one by one."""
        return sum(one.times for one in self.values)


def held_about(person: Person) -> list[Held]:
    """The person's own record, then every row that points to any entry of the person; equal values stand once."""
    keys = _entries(person)
    counted = Counter(value for row in _rows(keys) for value in _values(row, person, keys))
    return [Held(where, field, value, known, times) for (where, field, value, known), times in counted.items()]


def grouped(values: list[Held]) -> list[Group]:
    """The values by what they are for, in the order of the register."""
    return [Group(row, found) for row in register().rows if (found := tuple(one for one in values if one.row is row))]


def _pointing(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.local_fields if field.related_model is Person]


def _entries(person: Person) -> list[int]:
    return sorted({person.pk, *entries_of([person.pk])})


def _rows(keys: list[int]) -> Iterator[Model]:
    yield from Person.objects.filter(pk__in=keys)
    for model in apps.get_models():
        names = _pointing(model)
        own = model.__module__.startswith("backend.") and model._meta.app_label not in HIDDEN_APPS
        if own and names and model is not Person:
            test = reduce(or_, (Q(**{f"{name}__in": keys}) for name in names))
            yield from model._default_manager.filter(test)[:MOST]


def _values(row: Model, person: Person, keys: list[int]) -> Iterator[tuple[str, str, str, Row]]:
    """The registered values of a row; of a row that is not about the person only where it names the person."""
    model = type(row)
    about = isinstance(row, Person) or "person" in _pointing(model)
    for field in row._meta.local_fields:
        known, value = register().row_of(label_of(model, field)), getattr(row, field.attname)
        if known is None or value in (None, "") or label_of(model, field) in LEFT_OUT:
            continue
        if field.related_model is Person:
            mine = value in keys
        else:
            mine = about and (OFFICERS.search(field.name) is None or value == person.full_name)
        if mine:
            told = str(getattr(row, field.name)) if field.related_model is not None else _told(value)
            yield register().record_name(model), register().field_name(model, field), told, known


def _told(value: Any) -> str:
    """A value in words; of structured values the parts one after the other."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_told(one)}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_told(one) for one in value)
    return str(value)


def looked(person: Person) -> list[Line]:
    """Who did what with the person's record or nominations, as the trail knows it; the newest first."""
    from backend.nominations.models import Nomination

    mine = [str(pk) for pk in Nomination.objects.filter(person=person).values_list("pk", flat=True)]
    about = Q(subject_kind="person", subject_id=str(person.pk)) | Q(subject_kind="nomination", subject_id__in=mine)
    return list(Line.objects.filter(about).select_related("entry").order_by("-pk")[:50])


def changed_since(person: Person, asked: Model) -> list[Line]:
    """What was done after a request with the rows that are about the person: the corrections, as the trail has them."""
    about: dict[str, set[str]] = {}
    for row in _rows(_entries(person)):
        if isinstance(row, Subject) and row.kind not in ("data_request", "notice"):
            about.setdefault(row.kind, set()).add(str(row.pk))
    tests = [Q(subject_kind=kind, subject_id__in=keys) for kind, keys in about.items()]
    sent = Line.objects.filter(subject_kind="data_request", subject_id=str(asked.pk)).aggregate(first=Min("pk"))[
        "first"
    ]
    lines = Line.objects.filter(pk__gt=sent or 0).exclude(entry__act__startswith="nominee_notice.")
    return list(lines.filter(reduce(or_, tests)).select_related("entry").order_by("pk")[:MOST])


def frozen(person: Person, correction: Model | None) -> dict[str, Any]:
    """The contents of an answer as they stand now: groups with their values; of a correction also what was done."""
    groups = [
        {
            "purpose": group.row.purpose, "seen_by": group.row.seen_by, "keep": group.row.keep,
            "basis": group.row.basis, "status": group.row.status,
            "values": [
                {"where": one.where, "field": one.field, "value": one.value, "times": one.times}
                for one in group.values
            ],
        }
        for group in grouped(held_about(person))
    ]  # fmt: skip
    changes = changed_since(person, correction) if correction is not None else []
    told = [
        {
            "at": line.entry.at.isoformat(),
            "act": line.entry.act,
            "by": line.entry.person_name,
            "what": line.subject_name,
        }
        for line in changes
    ]
    return {"groups": groups, "changes": told}
