"""A scope as a filter: `pk IN (unit path range UNION personal shares)`, a constant number of queries.

Joining the ranges and the shares by UNION, not OR, keeps each side on its own index (17 times faster on SQLite, 7.7
times on PostgreSQL in the measurements this design follows). A scope that reaches everything is no filter at all.
"""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet

from backend.base.subjects import Subject
from permissions.actor import Actor
from permissions.check import scope
from permissions.reach import Scope, path_after

S = TypeVar("S", bound=Subject)


def within(rows: QuerySet[S], reached: Scope) -> QuerySet[S]:
    """The rows of the list that the scope admits."""
    if reached.everything:
        return rows
    lookups = rows.model.scope_lookups
    every = rows.model._default_manager.order_by()
    parts = []
    if lookups.unit_path:
        for path in sorted(reached.subtrees):
            span = {f"{lookups.unit_path}__gte": path, f"{lookups.unit_path}__lt": path_after(path)}
            parts.append(every.filter(**span).values("pk"))
        if reached.units:
            parts.append(every.filter(**{f"{lookups.unit_path}__in": sorted(reached.units)}).values("pk"))
    if reached.person is not None:
        parts += [every.filter(**{lookup: reached.person}).values("pk") for lookup in lookups.people]
    if reached.shares is not None and lookups.shares:
        parts.append(every.filter(**{lookups.shares: reached.shares}).values("pk"))
    if not parts:
        return rows.none()
    found = parts[0] if len(parts) == 1 else parts[0].union(*parts[1:])
    return rows.filter(pk__in=found)


def visible(rows: QuerySet[S], actor: Actor, act: str) -> QuerySet[S]:
    """The rows on which the actor may do `act`, as far as reach says; conflicts are asked per row."""
    return within(rows, scope(actor, act))
