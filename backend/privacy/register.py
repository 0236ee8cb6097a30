"""The register of personal data (`register.toml`): each stored field about a person, why, who sees it, for how long.

A field is about a person when it points to one, when its name says so (`PERSONAL`), or when it takes free text in a
row that stands with a person (one that points to a person, or to a row that does). A test walks all models and
fails for such a field without a row; a row may name `app.Model.field` or, for the officers' names that stand with every
record, a pattern like `*.*.*_by`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import DateField, DateTimeField, Field, Model

from backend.organisation.models import Person

FILE = Path(__file__).with_name("register.toml")
PERSONAL = re.compile(
    r"(?:^|_)(?:name|honorific|position|citation|achievement|by|chair|head|signer|reader|author|person|complainant)$|^actor"
)
OFFICERS = re.compile(r"_by$|^meeting_chair$")
"""Fields with the name of whoever did something: about that officer, not about whom the row is about."""
LONG = 300
NOT_PERSONS = re.compile(r"(?:^|_)(?:unit|code|file|place|block)_name$|^filename$")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: which fields, what for, of which class, who sees them, how long, by which rule, how far known."""

    fields: tuple[str, ...]
    purpose: str
    kind: str
    seen_by: str
    keep: str
    basis: str
    source: str
    status: str
    since: str = ""
    keep_days: int = 0

    def covers(self, label: str) -> bool:
        """Whether the row is about this field (`app.Model.field`)."""
        return any(fnmatchcase(label, pattern) for pattern in self.fields)


@dataclass(frozen=True, slots=True)
class Answering:
    """How long a request may take: the office's own aim while no article was read."""

    days: int
    working: bool
    basis: str
    source: str
    status: str


@dataclass(frozen=True, slots=True)
class Register:
    """The whole file."""

    answering: Answering
    notice: str
    rows: tuple[Row, ...]
    records: Mapping[str, str]
    names: Mapping[str, str]

    def record_name(self, model: type[Model]) -> str:
        """What a kind of record is called; its label where nobody named it."""
        label = model._meta.label
        return self.records.get(label, label)

    def field_name(self, model: type[Model], field: Field[Any, Any]) -> str:
        """What a field is called: by its full label, or by its name alone."""
        return self.names.get(f"{model._meta.label}.{field.name}") or self.names.get(field.name, field.name)

    def row_of(self, label: str) -> Row | None:
        """The row of a field: one that names it comes before a pattern."""
        exact = (row for row in self.rows if label in row.fields)
        return next(exact, None) or next((row for row in self.rows if row.covers(label)), None)


@cache
def register() -> Register:
    """The shipped register."""
    read = tomllib.loads(FILE.read_text("utf-8"))
    rows = tuple(Row(**{**raw, "fields": tuple(raw["fields"])}) for raw in read["rows"])
    notice = read["notice"]["text"].strip()
    return Register(Answering(**read["answering"]), notice, rows, read["records"], read["names"])


def about_persons() -> list[str]:
    """Every stored field of ours that is about a person, as `app.Model.field`."""
    found = []
    for model in apps.get_models():
        if model.__module__.startswith("backend."):
            found += [label_of(model, field) for field in model._meta.local_fields if _personal(field)]
    return sorted(found)


def label_of(model: type[Model], field: Field[Any, Any]) -> str:
    """A field as the register names it."""
    return f"{model._meta.app_label}.{model.__name__}.{field.name}"


def points_to_person(model: type[Model]) -> bool:
    """Whether rows of a model are about, or made by, one person."""
    return model is Person or any(field.related_model is Person for field in model._meta.local_fields)


def _about_somebody(model: type[Model]) -> bool:
    """Whether a row stands with a person: it points to one, or to a row that does."""
    hops = (field.related_model for field in model._meta.local_fields)
    near = (one for one in hops if isinstance(one, type) and issubclass(one, Model))
    return points_to_person(model) or any(points_to_person(one) for one in near)


def _free(field: Field[Any, Any]) -> bool:
    """Whether anything at all may be written there, so also something about the person with whom the row stands."""
    kind = field.get_internal_type()
    if kind == "BinaryField" and field.name.startswith("sealed_"):
        return True  # words under a key
    long = kind == "CharField" and not field.choices and (field.max_length or LONG) >= LONG
    return kind in ("TextField", "JSONField") or long


def _personal(field: Field[Any, Any]) -> bool:
    related = field.related_model
    if related is not None:
        user = settings.AUTH_USER_MODEL
        return related is Person or (isinstance(related, type) and related._meta.label == user)
    if _free(field) and _about_somebody(field.model):
        return True
    text = field.get_internal_type() in ("CharField", "TextField")
    return text and PERSONAL.search(field.name) is not None and NOT_PERSONS.search(field.name) is None


def missing() -> list[str]:
    """Fields about persons that no row of the register names."""
    return [label for label in about_persons() if register().row_of(label) is None]


@dataclass(frozen=True, slots=True)
class Due:
    """How many records of a row have outlived their time."""

    row: Row
    many: int


def due(day: date) -> list[Due]:
    """The rows with a stated time whose records are older, for whoever removes them by the owning act."""
    found = []
    for row in register().rows:
        if row.since:
            found.append(Due(row, _older(row, day - timedelta(days=row.keep_days))))
    return [one for one in found if one.many]


def _older(row: Row, before: date) -> int:
    app, name, column = row.since.split(".")
    model = apps.get_model(app, name)
    field = model._meta.get_field(column)
    test = "date__lt" if isinstance(field, DateTimeField) else "lt"
    assert isinstance(field, DateField)
    many: int = model._default_manager.filter(**{f"{column}__{test}": before}).count()
    return many
