"""Inputs that fit for the acts on movements, inspections and notices of delay."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from backend.base import clock
from backend.catalogue.models import Movement
from backend.organisation.models import Unit
from permissions.actor import Actor

Inputs = dict[str, Any]
_numbers = itertools.count(900)


def _today() -> str:
    return clock.today().isoformat()


def _tomorrow() -> str:
    return (clock.today() + timedelta(days=5)).isoformat()


def _body(actor: Actor) -> int:
    return Unit.objects.get(path=actor.holdings[0].unit_path).pk


def _movement(_s: Any, actor: Actor) -> Inputs:
    return {
        "code": f"pt-{next(_numbers)}", "launched_by": _body(actor), "name": "Phong trào thử", "goal": "Thử",
        "criteria": "Thử", "begins_on": _today(), "ends_on": _tomorrow(),
    }  # fmt: skip


def _registration(_s: Any, actor: Actor) -> Inputs:
    running = Movement.objects.filter(state__in=("launched", "running"), launched_by__parent=None)[0]
    taken = running.registrations.exclude(state="withdrawn").values("unit")
    unit = Unit.objects.exclude(pk__in=taken).filter(
        path=actor.holdings[0].unit_path, valid_to=None, parent__isnull=False
    )[0]
    return {"movement": running.pk, "unit": unit.pk}


def _target(row: Any, _a: Actor) -> Inputs:
    movement = getattr(row, "movement", row)
    return {"target": movement.targets.all()[0].code, "value": "99", "evidence": "Báo cáo, trang 2"}


def _covenant(_s: Any, actor: Actor) -> Inputs:
    running = Movement.objects.filter(state__in=("launched", "running"))[0]
    units = Unit.objects.filter(parent=running.launched_by)[:2]
    text = "Cùng giao ước đạt mọi chỉ tiêu."
    return {
        "movement": running.pk, "title": f"Giao ước {next(_numbers)}", "text": text, "units": [u.pk for u in units],
    }  # fmt: skip


def _inspection(_s: Any, actor: Actor) -> Inputs:
    body = Unit.objects.get(path=actor.holdings[0].unit_path)
    unit = Unit.objects.filter(parent=body)[0]
    return {
        "body": body.pk, "unit": unit.pk, "matter": f"Kiểm tra {next(_numbers)}", "announced": False,
        "begins_on": _today(), "ends_on": _tomorrow(),
    }  # fmt: skip


def _notice(_s: Any, actor: Actor) -> Inputs:
    body = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {
        "body": body.pk, "unit": Unit.objects.filter(parent=body)[0].pk, "matter": "Chậm báo cáo",
        "missed_on": (clock.today() - timedelta(days=3)).isoformat(), "basis": "Quy chế thử",
        "shown_from": _today(), "shown_to": _tomorrow(),
    }  # fmt: skip


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "movement.create": _movement,
    "movement.edit": lambda s, a: {n: v for n, v in _movement(s, a).items() if n not in ("code", "launched_by")},
    "movement.set_target": lambda s, a: {
        "code": f"c{next(_numbers)}",
        "name": "Chỉ tiêu thử",
        "direction": "at_least",
        "value": "1",
        "unit_of_measure": "%",
        "how_measured": "Thử",
    },
    "movement.remove_target": lambda s, a: {"target": _target(s, a)["target"]},
    "movement.launch": lambda s, a: {"document": "12/KH-THU"},
    "movement.review_midterm": lambda s, a: {"document": "12/BC-THU", "report": "Báo cáo thử nghiệm."},
    "movement.review_final": lambda s, a: {"document": "12/BC-THU", "report": "Báo cáo thử nghiệm."},
    "registration.create": _registration,
    "registration.set_target": lambda s, a: {n: v for n, v in _target(s, a).items() if n != "evidence"},
    "registration.report": _target,
    "registration.check": _target,
    "covenant.create": _covenant,
    "inspection_plan.create": lambda s, a: {"body": _body(a), "year": 2026, "title": f"Kế hoạch {next(_numbers)}"},
    "inspection_plan.issue": lambda s, a: {"document": "12/QĐ-THU"},
    "inspection.create": _inspection,
    "inspection.set_member": lambda s, a: {"person": a.person_id, "head": True},
    "inspection.remove_member": lambda s, a: {"person": s.team.all()[0].person_id},
    "inspection.notify": lambda s, a: {"document": "12/TB-THU"},
    "inspection.add_finding": lambda s, a: {
        "no_secret": True,
        "text": "Phát hiện thử.",
        "severity": "note",
        "evidence": "Biên bản",
    },
    "inspection.draft_conclusion": lambda s, a: {"conclusion": "Kết luận thử."},
    "inspection.conclude": lambda s, a: {"document": "12/KL-THU"},
    "inspection.publish": lambda s, a: {"public_text": "Nội dung công khai."},
    "finding.explain": lambda s, a: {"explanation": "Giải trình thử."},
    "finding.set_remedy": lambda s, a: {"code": f"KP-{next(_numbers)}", "title": "Khắc phục", "deadline": _tomorrow()},
    "finding.name_person": lambda s, a: {"name": "Trần Thử Nghiệm", "matter": "Liên quan"},
    "delay_notice.create": _notice,
    "delay_notice.publish": lambda s, a: {"document": "12/QĐ-THU"},
}
