"""Inputs that fit the demonstration for delegations; what comes before them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from backend.base import clock
from backend.organisation.models import Holding, Person
from permissions.actor import Actor

Inputs = dict[str, Any]
_numbers = itertools.count(1)


def _delegate(_s: Any, actor: Actor) -> Inputs:
    held = Holding.objects.filter(person=actor.person_id, valid_to=None).order_by("pk")[0]
    near = Person.objects.filter(unit__path__startswith=held.person.unit.path, user__is_active=True)
    first = clock.today() + timedelta(days=1000 + 3 * next(_numbers))
    return {
        "holding": held.pk, "delegate": near.exclude(pk=held.person_id).order_by("pk")[0].pk,
        "valid_from": first.isoformat(), "valid_to": (first + timedelta(days=1)).isoformat(), "basis": "GUQ thử",
    }  # fmt: skip


def _rule(_s: Any, _a: Actor) -> Inputs:
    return {"matter": "stage", "days": 20 + next(_numbers) % 40, "audience": "owner"}


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {"delegation.create": _delegate, "reminder_rule.set": _rule}
BEFORE: dict[str, tuple[str, ...]] = {"delegation.end": ("delegation.create",)}
