"""Inputs that fit for the acts on sensitive matters and on eligibility."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from backend.base import clock
from backend.organisation.models import Person, Unit
from permissions.actor import Actor

Inputs = dict[str, Any]
_numbers = itertools.count(900)


def _today() -> str:
    return clock.today().isoformat()


def _matter(_s: Any, actor: Actor) -> Inputs:
    person = Person.living.filter(holdings__isnull=True).exclude(pk=actor.person_id).order_by("-pk")[0]
    return {
        "person": person.pk, "matter_kind": "imposed", "level": "reprimand", "opened_on": _today(),
        "document": f"Quyết định số {next(_numbers)}/QĐ-THU",
    }  # fmt: skip


def _check(_s: Any, _a: Actor) -> Inputs:
    unit = Unit.objects.filter(register_checks=None, valid_to=None).order_by("-pk")[0]
    return {"unit": unit.pk, "as_of": _today()}


def _question(_s: Any, actor: Actor) -> Inputs:
    return {"unit": Unit.objects.get(path=actor.holdings[0].unit_path).pk, "year": clock.today().year - 1}


def _judgement(row: Any, _a: Actor) -> Inputs:
    from backend.nominations.judging import to_judge

    return {"criterion": to_judge(row, clock.today())[0].code, "met": "yes", "remark": "Biên bản họp xét thử"}


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "matter.open": _matter,
    "matter.close": lambda s, a: {"closed_on": _today(), "closing_document": "Kết luận số 1/KL-THU"},
    "matter.void": lambda s, a: {"reason": "Nhầm người trùng tên."},
    "register_check.create": _check,
    "candidate_question.ask": _question,
    "nomination.judge": _judgement,
}
