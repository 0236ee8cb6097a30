"""Inputs that fit for the acts on award records."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from backend.base import clock
from backend.base.scopes import visible
from backend.organisation.models import Person, Unit
from backend.organisation.queries import people
from backend.organisation.services import make_unit
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


def _dissolve(_s: Any, _a: Actor) -> Inputs:
    """An end of a unit in which nobody works and below which nothing is."""
    free = Unit.objects.filter(people=None, children=None, valid_to=None).exclude(parent=None).order_by("pk")
    today = clock.today()
    unit = next((one for one in free if one.valid_from < today), None)
    if unit is None:
        top = Unit.objects.filter(parent=None)[0]
        since = today - timedelta(days=9)
        unit = make_unit(
            code=f"gt-{next(_numbers)}", name="Phòng Thử", unit_kind="division", valid_from=since, parent=top
        )
    return {"what": "dissolve", "predecessors": [unit.pk], "first_day": today.isoformat(), "basis": "NQ thử"}


def _other_parent(unit: Any, _a: Actor) -> Inputs:
    others = Unit.objects.filter(valid_to=None).exclude(path__startswith=unit.path).exclude(pk=unit.parent_id)
    return {"parent": others.order_by("path")[0].pk, "first_day": clock.today().isoformat(), "basis": "NQ thử"}


def _name(_s: Any, actor: Actor) -> Inputs:
    unit = visible(Unit.objects.all(), actor, "award_record.enter").order_by("path")[0]
    return {"unit": unit.pk, "name": f"Lê Tên Thử {next(_numbers)}"}


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "award_record.enter": _enter,
    "award_record.correct": lambda s, a: _said() | {"correction": "Nhầm số quyết định"},
    "unit.rename": lambda s, a: {
        "name": f"Đơn vị đổi tên {next(_numbers)}",
        "first_day": clock.today().isoformat(),
        "basis": "NQ thử",
    },
    "name_decision.make": _name,
    "unit.transfer": _other_parent,
    "unit.reorganise": _dissolve,
    "person.merge": _two,
    "person.split": lambda s, a: {"reason": "Hai người khác nhau"},
    "award_record.withdraw": lambda s, a: {"reason": "Nhầm người"},
}
BEFORE = dict.fromkeys(
    ("award_record.confirm", "award_record.correct", "award_record.withdraw"), ("award_record.enter",)
) | {"person.split": ("person.merge",), "name_decision.undo": ("name_decision.make",)}
