"""Inputs that fit the demonstration for the acts on published lists, comments and consultations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backend.organisation.models import Unit
from permissions.actor import Actor

Inputs = dict[str, Any]


def _ask(stage: Any, _a: Actor) -> Inputs:
    if getattr(stage, "stage_kind", "consultation") != "consultation":
        raise LookupError("no consultation")
    asked = stage.opinions.exclude(state="recalled").values_list("unit", flat=True)
    free = Unit.objects.filter(valid_to__isnull=True, parent__isnull=False).exclude(pk__in=asked)
    return {"units": [free.order_by("pk")[0].pk], "question": "Có vi phạm đang bị xem xét không?"}


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "publication.conclude": lambda s, a: {"summary": "Không có ý kiến khác."},
    "publication_comment.handle": lambda s, a: {"outcome": "considered", "note": "Đã xem."},
    "consultation.ask": _ask,
    "consultation.conclude": lambda s, a: {"summary": "Các cơ quan nhất trí."},
    "opinion.answer": lambda s, a: {"stand": "agrees", "text": "Không có.", "no_secret": True},
    "opinion.recall": lambda s, a: {"reason": "Hỏi nhầm đơn vị"},
}
BEFORE = {"publication.conclude": ("publication_comment.handle", "publication_comment.handle")}
