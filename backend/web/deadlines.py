"""What has a date due: one value for reminders and overdue lists, made by each app's `deadlines.owing(at, actor)`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from permissions.actor import Actor


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that must be done by a day: by whoever holds one of `owners`, (role, unit path) each.

    `kind` and `key` name it for good; `round_id` and `unit` are what lists are filtered by.
    """

    kind: str
    key: int
    title: str
    step: str
    due: date
    url: str
    owners: tuple[tuple[str, str], ...]
    owner_unit: str
    unit: str
    unit_path: str
    round_id: int | None = None
    round: str = ""

    @property
    def role(self) -> str:
        """The first role that owes it."""
        return self.owners[0][0] if self.owners else ""


Source = Callable[[datetime, Actor | None], Iterable[Deadline]]


def pending(at: datetime, actor: Actor | None = None) -> list[Deadline]:
    """Everything with a date due that is not done, of every app; what `actor` may see, or all (the worker)."""
    return [one for ask in _sources() for one in ask(at, actor)]


@cache
def _sources() -> tuple[Source, ...]:
    names = [config.name for config in apps.get_app_configs() if config.name.startswith("backend.")]
    found = [import_module(f"{name}.deadlines") for name in names if find_spec(f"{name}.deadlines")]
    return tuple(module.owing for module in found if hasattr(module, "owing"))
