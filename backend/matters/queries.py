"""What the register says of people and units on a day, in a constant few queries whatever it holds.

The same queries run for every reader: whether a matter exists shows neither in what is asked nor in how long it takes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.db.models import QuerySet

from backend.base.scopes import visible
from backend.matters.models import Matter, MatterKind, RegisterCheck
from backend.organisation.aliases import kin_of, kin_of_bodies
from permissions.actor import Actor
from workflows.facts import DisciplineFact, DisciplineLevel, PendingKind
from workflows.lifecycles.matter import MatterState

Nominee = tuple[str, int]


@dataclass(slots=True)
class Register:
    """The matters that count on a day, by nominee, and the units whose register is whole."""

    on: date
    open: dict[Nominee, set[PendingKind]] = field(default_factory=lambda: defaultdict(set))
    imposed: dict[Nominee, list[DisciplineFact]] = field(default_factory=lambda: defaultdict(list))
    whole: frozenset[int] = frozenset()

    def is_whole(self, path: str) -> bool:
        """Whether somebody said that the register of this unit, or of one above it, is whole."""
        return not self.whole.isdisjoint(int(key) for key in path.split(".") if key)

    def pending(self, who: Nominee, path: str) -> Mapping[PendingKind, bool]:
        """What is open; what is not entered is known to be none only where the register is whole."""
        found = self.open.get(who, set())
        if self.is_whole(path):
            return {kind: kind in found for kind in PendingKind}
        return dict.fromkeys(found, True)

    def discipline(self, who: Nominee) -> tuple[DisciplineFact, ...]:
        """The imposed disciplines that are entered; they are all only where the register is whole."""
        return tuple(self.imposed.get(who, ()))

    def disciplined(self, members: Iterable[int], year: int) -> int:
        """How many of these people have an entered discipline from cảnh cáo up that began in the year."""
        return sum(any(_counts(one, year) for one in self.imposed.get(("person", pk), ())) for pk in members)


def _counts(one: DisciplineFact, year: int) -> bool:
    return one.start.year == year and one.level.rank >= DisciplineLevel.WARNING.rank


def register(on: date, entries: Mapping[int, int] | None = None) -> Register:
    """The register as of a day, of all or of some people; what any entry says counts for every entry of its nominee.

    `entries` are the entries of those people, each with whom it belongs to. A fixed few queries.
    """
    rows = Matter.objects.exclude(state=MatterState.VOID).filter(opened_on__lte=on)
    if entries is not None:
        rows = rows.filter(person_id__in=entries)
    since = on - timedelta(days=settings.REGISTER_VALID_DAYS)
    checked = RegisterCheck.objects.filter(as_of__gte=since).values_list("unit_id", flat=True)
    found = Register(on, whole=frozenset(checked))
    found_rows = list(rows.order_by("opened_on", "pk"))
    whose = _whose(found_rows) if entries is None else {("person", entry): (pk,) for entry, pk in entries.items()}
    for row in found_rows:
        kind, entry = _about(row)
        for who in ((kind, pk) for pk in whose[kind, entry]):
            if row.matter_kind == MatterKind.IMPOSED:
                ended = row.closed_on or row.ends_on
                found.imposed[who].append(
                    DisciplineFact(DisciplineLevel(row.level), row.opened_on, ended, row.document)
                )
            elif row.closed_on is None or row.closed_on > on:
                found.open[who].add(PendingKind(row.matter_kind))
    return found


def _about(row: Matter) -> Nominee:
    return ("person", row.person_id) if row.person_id else ("unit", row.unit_id or 0)


def _whose(rows: Iterable[Matter]) -> dict[Nominee, tuple[int, ...]]:
    """The entries for which a matter of each entry counts: all of the same person or unit."""
    about = {_about(row) for row in rows}
    people = kin_of(pk for kind, pk in about if kind == "person")
    bodies = kin_of_bodies(pk for kind, pk in about if kind == "unit")
    return {(kind, pk): (people if kind == "person" else bodies)[pk] for kind, pk in about}


def readable(actor: Actor) -> QuerySet[Matter]:
    """The matters that the actor may read; never one about themselves."""
    rows = visible(Matter.objects.select_related("person", "unit", "home"), actor, "matter.view")
    return rows.exclude(person_id=actor.person_id) if actor.person_id is not None else rows
