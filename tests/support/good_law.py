"""Inputs that fit the demonstration for the choice of a more favourable law."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backend.base import clock
from backend.catalogue.models import Edition, EditionKind
from backend.review import choosing
from permissions.actor import Actor

Inputs = dict[str, Any]


def _choose(submission: Any, _a: Actor) -> Inputs:
    """The newest law that is offered; where none is, the newest pack, which the rule refuses."""
    found = [one.edition.pk for one in choosing.offered(submission, clock.today())]
    newest = Edition.objects.filter(kind=EditionKind.PACK).order_by("-in_force_from", "-version")[0]
    basis = {"reason": "Có lợi hơn cho người được đề nghị (thử)", "basis": "Quy định chuyển tiếp (thử)"}
    return {"pack": (found or [newest.pk])[0], **basis}


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "submission.choose_pack": _choose,
    "row_confirmation.repeat": lambda _s, _a: {"source": ""},
    "row_confirmation.replace": lambda _s, _a: {"source": "Công báo số 100 (thử), Điều 2", "reason": "Đọc bản mới hơn"},
    "row_confirmation.withdraw": lambda _s, _a: {"reason": "Đọc nhầm văn bản"},
}
