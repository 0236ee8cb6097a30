"""Inputs that fit the demonstration for delegations, rules of reminding and complaints; what comes before them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Q

from backend.base import clock
from backend.decisions.models import Decision
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


def _complaint(_s: Any, actor: Actor) -> Inputs:
    paths = [held.unit_path for held in actor.holdings if held.role == "appraiser"]
    mine = Decision.objects.filter(state="issued", unit__path__in=paths)
    tied = Q(prepared_by=actor.person_id) | Q(signatory=actor.person_id)
    day = clock.today().isoformat()
    return {
        "decision": (mine.exclude(tied).order_by("-pk").first() or Decision.objects.filter(state="issued")[0]).pk,
        "against": "not_granted", "complainant": f"Tập thể thử {next(_numbers)}", "content": "Nội dung khiếu nại thử.",
        "known_on": day, "received_on": day,
    }  # fmt: skip


def _settle(_s: Any, _a: Actor) -> Inputs:
    return {"outcome": "rejected", "number": f"{next(_numbers)}/QĐ-THU", "text": "Nội dung giải quyết thử."}


ACCEPT = {"adopted_reason": "Theo hướng dẫn thử"}
TAKEN = ("complaint.receive", "complaint.accept")
FOUND = (*TAKEN, "complaint.verify", "complaint.find")

GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "delegation.create": _delegate,
    "reminder_rule.set": _rule,
    "complaint.receive": _complaint,
    "complaint.accept": lambda s, a: dict(ACCEPT),
    "complaint.verify": lambda s, a: {"verifier": a.person_id},
    "complaint.find": lambda s, a: {"findings": "Kết quả xác minh thử."},
    "complaint.decide": _settle,
    "complaint.decide_again": _settle,
    "complaint.send": lambda s, a: {"sent_on": clock.today().isoformat()},
}
BEFORE: dict[str, tuple[str, ...]] = {
    "delegation.end": ("delegation.create",),
    "complaint.accept": TAKEN[:1],
    "complaint.not_accept": TAKEN[:1],
    "complaint.withdraw": TAKEN[:1],
    "complaint.verify": TAKEN,
    "complaint.find": FOUND[:3],
    "complaint.decide": FOUND,
    "complaint.send": (*FOUND, "complaint.decide"),
    "complaint.again": (*FOUND, "complaint.decide", "complaint.send"),
    "complaint.decide_again": (*FOUND, "complaint.decide", "complaint.send", "complaint.again", "complaint.find"),
}
NEVER_REFUSED = {
    "complaint.receive": "any number of complaints may come; wrong days and rows in tests/apps/complaints",
    "complaint.find": "findings may be written again; states in tests/apps/complaints",
}
