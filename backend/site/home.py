"""The inbox: what waits for a person in every app that says so, in the order of its deadlines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.base import clock
from backend.catalogue.models import Round
from backend.catalogue.queries import open_rounds
from backend.organisation.models import Unit
from backend.site.guides import BY_ROLE, Guide
from backend.web.inbox import Waiting
from permissions.actor import Actor, Holding
from permissions.roles import LABELS, Role
from workflows.engine import Label

Source = Callable[[Actor, datetime], Iterable[Waiting]]
SOON = timedelta(days=7)
SUBMITTING = frozenset({Role.PREPARER, Role.UNIT_HEAD, Role.APPRAISER, Role.RECEPTION_OFFICER})
ROUNDS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of the inbox that are equally pressing."""

    code: str
    title: str | Promise
    lines: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """One of my roles, with the unit and how long."""

    role: Label
    unit: str
    until: date | None
    guide: Guide
    behalf: str = ""


def waiting(actor: Actor, at: datetime) -> Iterator[Waiting]:
    """Every line of every app with an `inbox.py`: in own right, then what a mandate adds, marked with for whom."""
    own = [line for ask in _sources() for line in ask(actor.under(None), at)]
    yield from own
    known = {(line.title, line.url) for line in own}
    for mandate in actor.mandates():
        for ask in _sources():
            for line in ask(actor.under(mandate), at):
                if (line.title, line.url) not in known:
                    yield replace(line, behalf=mandate.name)


@cache
def _sources() -> tuple[Source, ...]:
    names = [config.name for config in apps.get_app_configs() if config.name.startswith("backend.")]
    inboxes = [import_module(f"{name}.inbox") for name in names if find_spec(f"{name}.inbox")]
    return tuple(inbox.waiting for inbox in inboxes if hasattr(inbox, "waiting"))


def groups(lines: Iterable[Waiting], today: date) -> list[Group]:
    """Overdue, due within a week, later or without a day; empty groups are left out."""
    ordered = sorted(lines, key=lambda line: (line.due or date.max, line.title))
    parts: dict[str, list[Waiting]] = {"overdue": [], "soon": [], "later": []}
    for line in ordered:
        parts[_urgency(line.due, today)].append(line)
    titles = {"overdue": _("Quá hạn"), "soon": _("Sắp đến hạn"), "later": _("Còn thời gian")}
    return [Group(code, titles[code], tuple(found)) for code, found in parts.items() if found]


def _urgency(due: date | None, today: date) -> str:
    if due is None or due > today + SOON:
        return "later"
    return "overdue" if due < today else "soon"


def held(actor: Actor) -> list[Held]:
    """The actor's roles with the names of their units: one query."""
    names = Unit.objects.in_bulk({holding.unit_id for holding in actor.holdings})
    return [_held(holding, names[holding.unit_id]) for holding in actor.holdings]


def _held(holding: Holding, unit: Unit) -> Held:
    behalf = holding.mandate.name if holding.mandate is not None else ""
    return Held(LABELS[holding.role], unit.name, holding.valid_to, BY_ROLE[holding.role], behalf)


def rounds(actor: Actor, at: datetime) -> list[Round]:
    """The rounds that take submissions today, for those who have a part in one."""
    if not SUBMITTING & actor.roles():
        return []
    return list(open_rounds(clock.day(at))[:ROUNDS_SHOWN])
