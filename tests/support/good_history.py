"""Inputs that fit for the acts on award records."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from backend.base.scopes import visible
from backend.organisation.models import Person
from backend.organisation.queries import people
from permissions.actor import Actor

Inputs = dict[str, Any]
_numbers = itertools.count(100)


def _said() -> Inputs:
    return {
        "award_name": "Bằng khen thử nghiệm", "year_from": 2020, "year_to": 2020, "source": "Sổ khen thưởng",
        "decision_number": f"{next(_numbers)}/QĐ-TN", "no_secret": True,
    }  # fmt: skip


def _enter(_s: Any, actor: Actor) -> Inputs:
    people = visible(Person.objects.all(), actor, "award_record.enter").exclude(pk=actor.person_id)
    return _said() | {"person": people.order_by("pk")[0].pk}


def _two(_s: Any, actor: Actor) -> Inputs:
    """Two people without login, roles or merger."""
    free = visible(people(), actor, "person.merge").filter(user=None, holdings=None).order_by("-pk")
    return {"merged": free[0].pk, "survivor": free[1].pk, "reason": "Đối chiếu lý lịch"}


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "award_record.enter": _enter,
    "award_record.correct": lambda s, a: _said() | {"correction": "Nhầm số quyết định"},
    "person.merge": _two,
    "person.split": lambda s, a: {"reason": "Hai người khác nhau"},
    "award_record.withdraw": lambda s, a: {"reason": "Nhầm người"},
}
BEFORE = dict.fromkeys(
    ("award_record.confirm", "award_record.correct", "award_record.withdraw"), ("award_record.enter",)
) | {"person.split": ("person.merge",)}
