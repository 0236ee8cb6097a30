"""Every table that points at a row of ours, found in the registry of models, so that no relation can be forgotten."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import UniqueConstraint

SIGNS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Relation:
    """One column (or table between) that points at a model."""

    model: type[models.Model]
    field: str

    @property
    def column(self) -> tuple[str, str]:
        """Table and column in the database."""
        found: Any = self.model._meta.get_field(self.field)
        return self.model._meta.db_table, str(found.column)

    @property
    def title(self) -> str:
        """What the rows are: the kind of a subject, else the model's own name as a code."""
        own = getattr(self.model, "kind", "")
        return own if isinstance(own, str) and own else SIGNS.sub("_", str(self.model._meta.verbose_name)).lower()

    def rows(self, key: int) -> models.QuerySet[Any]:
        """The rows that point at the key."""
        return self.model._default_manager.filter(**{self.field: key})

    def partners(self) -> Iterator[tuple[str, ...]]:
        """Fields that are unique together with this one: where two rows with the same of them cannot be of one."""
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, UniqueConstraint) and self.field in constraint.fields:
                yield tuple(name for name in constraint.fields if name != self.field)


def relations(model: type[models.Model]) -> list[Relation]:
    """All relations that point at a model, hidden ones and tables between included, in order of table and column."""
    found = set()
    for field in model._meta.get_fields(include_hidden=True):
        if not (field.auto_created and not field.concrete and field.is_relation):
            continue
        remote: Any = field
        if field.many_to_many:
            through = remote.through
            found |= {Relation(through, own.name) for own in through._meta.get_fields() if _points(own, model)}
        else:
            found.add(Relation(remote.related_model, remote.field.name))
    return sorted(found, key=lambda relation: relation.column)


def _points(field: Any, model: type[models.Model]) -> bool:
    return bool(field.concrete and field.is_relation and field.related_model is model)


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many rows of one relation point at each of two rows, and what they cannot both be of one."""

    title: str
    merged: int
    survivor: int
    clashes: tuple[str, ...]


def compared(model: type[models.Model], merged: int, survivor: int) -> list[Holdings]:
    """Relation by relation what hangs on two rows; relations of which neither has any are left out."""
    found = []
    for relation in relations(model):
        one, other = relation.rows(merged), relation.rows(survivor)
        counts = one.count(), other.count()
        if any(counts):
            found.append(Holdings(relation.title, *counts, _clashes(relation, one, other) if all(counts) else ()))
    return found


def _clashes(relation: Relation, one: models.QuerySet[Any], other: models.QuerySet[Any]) -> tuple[str, ...]:
    clashes: set[str] = set()
    for names in relation.partners():
        if names:
            both = set(one.order_by().values_list(*names)) & set(other.order_by().values_list(*names))
            clashes |= {", ".join(map(str, values)) for values in both}
    return tuple(sorted(clashes))


def both_at_work(model: type[models.Model], some: Collection[int], others: Collection[int]) -> list[str]:
    """What cannot go on for one only once rows of both are of one, in words, asked of every table that knows it."""
    asked = {relation.model: getattr(relation.model, "both_at_work", None) for relation in relations(model)}
    return [text for ask in asked.values() if ask is not None for text in ask(model, some, others)]
