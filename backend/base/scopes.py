"""A scope as a filter: keys of units in the path range OR keys that were shared, always in the list's own query.

Every part is asked as "this row's own foreign key is among those keys", never as a join: then OR keeps each side on
its own index (`MULTI-INDEX OR` on SQLite, `BitmapOr` on PostgreSQL), no row comes twice, and the look-up of the keys
costs nothing beside the list. Measured in docs/benchmarks.md. A scope that reaches everything is no filter at all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import and_, or_
from typing import Any, TypeVar, cast

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Model, Q, QuerySet
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.sql.query import Query

from backend.base.subjects import ScopeLookups, Subject
from permissions.actor import Actor
from permissions.check import scope
from permissions.reach import Bound, Reach, Scope, path_after

S = TypeVar("S", bound=Subject)
Build = Callable[[str], Q]


class Among(In):
    """`column IN (keys)`; PostgreSQL gets the keys as an array, for it joins OR-ed sub-selects only by reading all."""

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """The same as `IN`, with the sub-select run once, before the rows are looked up."""
        column, before = self.process_lhs(compiler, connection)
        keys, after = compiler.compile(self.rhs)
        return f"{column} = ANY(ARRAY{keys})", (*before, *after)


class Admitted(Among):
    """The key among those of admitted rows: a sub-select only where SQLite joins, else the conditions themselves.

    With tables joined, SQLite would sort all that is admitted before it takes one page; without (every count), and on
    PostgreSQL always, the conditions in the list's own query are the faster way.
    """

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """As a sub-select, unless the list reads this table only."""
        query = compiler.query
        joined = query.select_related or sum(map(bool, query.alias_refcount.values())) > 1
        return self.as_sql(compiler, connection) if joined else self._conditions(compiler)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """The conditions, whatever is joined."""
        return self._conditions(compiler)

    def _conditions(self, compiler: SQLCompiler) -> tuple[str, Any]:
        where = self.rhs.where.relabeled_clone({next(iter(self.rhs.alias_map)): self.lhs.alias})
        return compiler.compile(where)


def within(rows: QuerySet[S], reached: Scope) -> QuerySet[S]:
    """The rows of the list that the scope admits."""
    if reached.everything:
        return rows
    model, lookups = rows.model, rows.model.scope_lookups
    parts = []
    if lookups.unit_path and (reached.subtrees or reached.units):
        parts.append(_condition(model, lookups.unit_path, lambda path: _in_paths(path, reached)))
    if reached.person is not None:
        parts += [_condition(model, lookup, _equals(reached.person)) for lookup in lookups.people]
    if reached.shares is not None and lookups.shares:
        parts.append(_condition(model, lookups.shares, _equals(reached.shares)))
    if reached.entrusted and lookups.entrusted:
        parts.append(_condition(model, lookups.entrusted, _among(reached.entrusted)))
    parts += [made for bound in sorted(reached.bounds, key=repr) if (made := _bounded(model, lookups, bound))]
    if not parts:
        return rows.none()
    return rows.filter(Admitted(F("pk"), model._default_manager.filter(reduce(or_, parts)).query))


def visible(rows: QuerySet[S], actor: Actor, act: str) -> QuerySet[S]:
    """The rows on which the actor may do `act`, as far as reach says; conflicts are asked per row."""
    return within(rows, scope(actor, act))


def _condition(model: type[Model], lookup: str, build: Build) -> Q:
    """What `build` asks at the end of `lookup`, as a condition on a column of the model's own table."""
    first, _, rest = lookup.partition("__")
    field: Any = model._meta.get_field(first)
    if not rest:
        return build(lookup)
    if field.many_to_one:
        return Q(Among(F(field.attname), _keys(field.related_model, rest, build)))
    return Q(Among(F("pk"), _keys(model, lookup, build)))


def _keys(model: type[Model], lookup: str, build: Build) -> Query:
    """The keys of the model's rows for which it holds; a key may come twice where `lookup` leads to many."""
    first, _, rest = lookup.partition("__")
    field: Any = model._meta.get_field(first)
    if rest and field.one_to_many:  # the rows that point here know the key
        found = field.related_model._default_manager.filter(build(rest))
        return cast(Query, found.values(field.field.attname).query)
    asked = _condition(model, lookup, build) if rest and field.many_to_one else build(lookup)
    return model._default_manager.filter(asked).query  # `Among` selects the key and drops the order


def _bounded(model: type[Model], lookups: ScopeLookups, bound: Bound) -> Q | None:
    """A limited reach as conditions that must all hold; None where rows of this kind have no such limit."""
    limits: list[tuple[str, Build]] = []
    if bound.reach is not Reach.ALL:
        one = frozenset({bound.path})
        reached = Scope(units=one) if bound.reach is Reach.UNIT else Scope(subtrees=one)
        limits.append((lookups.unit_path, lambda path: _in_paths(path, reached)))
    if bound.bodies:
        below = bound.reach is Reach.AWARDING_BELOW
        opened = Scope(subtrees=bound.bodies) if below else Scope(units=bound.bodies)
        limits.append((lookups.awarding, lambda path: _in_paths(path, opened)))
    if bound.round_id is not None:
        limits.append((lookups.round, _equals(bound.round_id)))
    if bound.stage_kinds:
        limits.append((lookups.stage_kind, _among(bound.stage_kinds)))
    if not all(lookup for lookup, _build in limits):
        return None
    return reduce(and_, (_condition(model, lookup, build) for lookup, build in limits))


def _equals(key: int) -> Build:
    return lambda lookup: Q(**{lookup: key})


def _among(paths: frozenset[str]) -> Build:
    return lambda lookup: Q(**{f"{lookup}__in": sorted(paths)})


def _in_paths(path: str, reached: Scope) -> Q:
    ranges = [Q(**{f"{path}__gte": top, f"{path}__lt": path_after(top)}) for top in sorted(reached.subtrees)]
    exact = [Q(**{f"{path}__in": sorted(reached.units)})] if reached.units else []
    return reduce(or_, ranges + exact)
