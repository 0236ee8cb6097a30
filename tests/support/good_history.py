"""Inputs that fit for the acts on award records."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date, timedelta
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
    return {"merged": free[0].pk, "survivor": free[1].pk, "reason": "Đối chiếu lý lịch", "other_name": True}


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


def _about(act: str) -> Callable[[Any, Actor], Inputs]:
    """A person in reach who is not the actor, and the unit where the person is."""

    def made(_s: Any, actor: Actor) -> Inputs:
        row = visible(people(), actor, act).exclude(pk=actor.person_id).order_by("-pk")[0]
        return {"person": row.pk, "unit": row.unit_id}

    return made


def _days() -> Inputs:
    """A span of its own, long ago."""
    since = date(1950, 1, 1) + timedelta(days=40 * next(_numbers))
    return {"valid_from": since.isoformat(), "valid_to": since.isoformat(), "source": "Hồ sơ thử"}


def _year() -> Inputs:
    return {"year": 1945 + next(_numbers) % 60, "source": "Báo cáo thử"}


def _service(s: Any, actor: Actor) -> Inputs:
    return _days() | {"span_kind": "work"} | _about("service.enter")(s, actor)


def _classified(s: Any, actor: Actor) -> Inputs:
    about = _about("yearly_classification.enter")(s, actor)
    return _year() | {"level": "good", "person": about["person"]}


def _recognised() -> Inputs:
    title = f"Sáng kiến cũ thử {next(_numbers)}"
    return _year() | {"title": title, "scope": "base", "recognised_by": "Sở Thử"}


def _initiative(s: Any, actor: Actor) -> Inputs:
    about = _about("recognised_initiative.enter")(s, actor)
    return _recognised() | {"unit": about["unit"], "authors": [about["person"]]}


def _in_unit(act: str, said: Callable[[], Inputs]) -> Callable[[Any, Actor], Inputs]:
    return lambda s, a: said() | {"unit": visible(Unit.objects.all(), a, act).order_by("path")[0].pk}


WHY = {"correction": "Nhầm số liệu"}
FACTS: dict[str, Callable[[Any, Actor], Inputs]] = {
    "service.enter": _service,
    "service.correct": lambda s, a: _days() | WHY | {"span_kind": "work", "unit": s.unit_id},
    "yearly_classification.enter": _classified,
    "yearly_classification.correct": lambda s, a: _year() | WHY | {"level": "excellent"},
    "member_count.enter": _in_unit("member_count.enter", lambda: _year() | {"total": 20}),
    "member_count.correct": lambda s, a: _year() | WHY | {"total": 21},
    "unit_trait.enter": _in_unit("unit_trait.enter", lambda: _days() | {"trait": "women_70"}),
    "recognised_initiative.enter": _initiative,
    "recognised_initiative.correct": lambda s, a: _recognised() | WHY,
    "unit_trait.correct": lambda s, a: _days() | WHY | {"trait": "women_70"},
}
FACT_KINDS = ("service", "yearly_classification", "member_count", "unit_trait", "recognised_initiative")
FACTS |= {f"{kind}.withdraw": lambda s, a: {"reason": "Nhầm người"} for kind in FACT_KINDS}


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
    "unit_change.undo": lambda s, a: {"reason": "Ghi nhầm"},
    "person.merge": _two,
    "person.split": lambda s, a: {"reason": "Hai người khác nhau"},
    "award_record.withdraw": lambda s, a: {"reason": "Nhầm người"},
}
BEFORE = dict.fromkeys(
    ("award_record.confirm", "award_record.correct", "award_record.withdraw"), ("award_record.enter",)
) | {
    "person.split": ("person.merge",),
    "unit_change.undo": ("unit.rename",),
    "name_decision.undo": ("name_decision.make",),
}
GOOD |= FACTS
BEFORE |= {f"{kind}.{verb}": (f"{kind}.enter",) for kind in FACT_KINDS for verb in ("correct", "withdraw")}
