"""Inputs that fit the acts on documents, plans, confirmations, more time and reports owed."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from backend.base import clock
from backend.organisation.models import Unit
from backend.reform.models import Document
from permissions.actor import Actor

Inputs = dict[str, Any]
REASON = {"reason": "Lý do thử nghiệm của bản minh họa."}
_numbers = itertools.count(900)


def _today() -> str:
    return clock.today().isoformat()


def _tomorrow() -> str:
    return (clock.today() + timedelta(days=5)).isoformat()


def _paper(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {
        "number": f"{next(_numbers)}/KH", "issuer": "Cơ quan thử", "issued_on": _today(), "document_kind": "kế hoạch",
        "title": "Kế hoạch thử", "unit": unit.pk,
    }  # fmt: skip


def _plan_above(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    return {
        "code": f"KH-THU-{next(_numbers)}", "title": "Kế hoạch thử", "plan_kind": "unit", "unit": unit.pk,
        "year_from": 2026, "year_to": 2026, "document": Document.objects.order_by("-pk")[0].pk,
    }  # fmt: skip


def _handed(task: Any, _a: Actor) -> Inputs:
    return {"code": f"NV-GIAO-{next(_numbers)}", "lead_unit": task.lead_unit_id}


def _change(plan: Any, _a: Actor) -> Inputs:
    added = f"NV-THEM-{next(_numbers)} | Việc thêm | {plan.unit.code} | 20/12/{plan.year_from}"
    return {**REASON, "document": Document.objects.order_by("-pk")[0].pk, "added": [added]}


def _expected(plan: Any, _a: Actor) -> Inputs:
    done = plan.tasks.filter(state="in_progress", task_kind="with_deadline").order_by("pk")[:1]
    return {"as_of": _tomorrow(), "expected": [task.code for task in done]}


def _call(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    below = Unit.objects.filter(path__startswith=unit.path, valid_to=None).order_by("-pk")[0]
    return {
        "unit": unit.pk, "year": 2026, "period": "ad_hoc", "closes_on": _tomorrow(), "title": "Báo cáo thử",
        "asked": "Số liệu thử", "units": [below.code],
    }  # fmt: skip


def _later(task: Any, _a: Actor) -> Inputs:
    return {"asked_until": (task.deadline + timedelta(days=30)).isoformat(), **REASON}


PLANS: dict[str, Callable[[Any, Actor], Inputs]] = {
    "document.create": _paper,
    "document.edit": lambda s, a: {name: v for name, v in _paper(s, a).items() if name != "unit"},
    "plan.create": _plan_above,
    "plan.edit": lambda s, a: {name: v for name, v in _plan_above(s, a).items() if name != "unit"},
    "plan.adjust": _change,
    "plan.snapshot": lambda s, a: {},
    "plan.forecast": _expected,
    "reform_task.confirm": lambda s, a: {},
    "reform_task.hand_down": _handed,
    "reform_task.judge_period": lambda s, a: {"quarter": 1, "met": "yes"},
    "task_extension.ask": _later,
    "task_extension.grant": lambda s, a: {},
    "report_call.open": _call,
    "unit_report.write": lambda s, a: {"text": "Đã thực hiện."},
    "unit_report.accept": lambda s, a: {},
}
