"""Inputs that fit for the acts on exemplars."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from backend.base import clock
from backend.organisation.models import Unit
from permissions.actor import Actor

Inputs = dict[str, Any]
_numbers = itertools.count(1)
WHY = {"reason": "Thử nghiệm của bản minh họa"}


def _select(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    title = f"Cách làm thử số {next(_numbers)}"
    return {"unit": unit.pk, "collective": unit.pk, "year": clock.today().year, "title": title, "why": "Đáng học"}


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "exemplar.select": _select,
    "exemplar.write": lambda s, a: {"title": s.title, "story": f"Câu chuyện thử nghiệm số {next(_numbers)}."},
    "exemplar.record_consent": lambda s, a: {"audience": "office", "stated_by": "Bản đồng ý thử"},
    "exemplar.withdraw_consent": lambda s, a: {"stated_by": "Đơn thử"},
    "exemplar.consider": lambda s, a: {"advised": "yes", "advice": "Đáng học."},
    "exemplar.recognise": lambda s, a: {"document": "12/QĐ-THU"},
    "exemplar.publish": lambda s, a: {"audience": "office"},
    **dict.fromkeys(
        ("exemplar.send_back", "exemplar.refuse", "exemplar.unpublish", "exemplar.withdraw", "exemplar.annul"),
        lambda s, a: dict(WHY),
    ),
}
NEVER_REFUSED = {
    "exemplar.write": "a story may be written again until it is introduced; see tests/apps/exemplars",
    "exemplar.record_consent": "a newer word stands beside the older; see tests/apps/exemplars",
}
