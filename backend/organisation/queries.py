"""Reads of the organisation: the tree of units on a day, people with the roles they hold, the table of rights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from backend.organisation.models import Holding, Person, Unit
from backend.organisation.names import fold
from permissions.acts import ACTS
from permissions.matrix import MATRIX
from permissions.reach import Reach
from permissions.roles import Role


@dataclass(slots=True)
class Node:
    """A unit in the tree with how many people work in it."""

    unit: Unit
    people: int
    children: list[Node] = field(default_factory=list)


def counting(day: date) -> Q:
    """Rows (units or holdings) that count on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def tree(day: date, *, ended: bool = False) -> list[Node]:
    """The roots of the tree; units that do not exist on the day only on wish (their children then move up)."""
    rows = Unit.objects.order_by("path").annotate(staff=Count("people", filter=Q(people__in=Person.living.all())))
    if not ended:
        rows = rows.filter(counting(day))
    roots: list[Node] = []
    chain: list[Node] = []
    for unit in rows:
        node = Node(unit, unit.staff)
        while chain and not unit.path.startswith(chain[-1].unit.path):
            chain.pop()
        (chain[-1].children if chain else roots).append(node)
        chain.append(node)
    return roots


def ancestors(unit: Unit) -> QuerySet[Unit]:
    """The units above, from the root down."""
    keys = [int(key) for key in unit.path.split(".") if key][:-1]
    return Unit.objects.filter(pk__in=keys).order_by("path")


def people(words: str = "") -> QuerySet[Person]:
    """People by given name, found with or without marks, each word anywhere; without merged entries."""
    rows = Person.living.select_related("unit").order_by("sort_key", "pk")
    for word in fold(words).split():
        rows = rows.filter(search_name__contains=word)
    return rows


def with_roles(rows: QuerySet[Person], day: date) -> QuerySet[Person]:
    """The same people, each with `counting`: the holdings that count on a day."""
    current = Holding.objects.filter(counting(day)).select_related("unit").order_by("pk")
    return rows.prefetch_related(Prefetch("holdings", current, to_attr="counting"))


def rights() -> list[tuple[str, list[tuple[str, list[Reach | None]]]]]:
    """The table of rights: acts by kind, each with its reach for every role in their order."""
    groups: dict[str, list[tuple[str, list[Reach | None]]]] = {}
    for act in ACTS:
        reaches = [MATRIX[role].get(act) for role in Role]
        if any(reaches):
            groups.setdefault(act.split(".")[0], []).append((act, reaches))
    return list(groups.items())


def current_first(rows: Iterable[Holding], day: date) -> tuple[list[Holding], list[Holding]]:
    """Holdings that count or will count, and those that are over."""
    found = list(rows)
    over = [row for row in found if row.valid_to is not None and row.valid_to < day]
    return [row for row in found if row not in over], over
