"""Inputs that fit the demonstration for the acts on published lists, comments and consultations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backend.base import clock
from backend.catalogue.models import Round
from backend.organisation.models import Unit
from backend.privacy.models import NomineeNotice
from permissions.actor import Actor

Inputs = dict[str, Any]


def _ask(stage: Any, _a: Actor) -> Inputs:
    if getattr(stage, "stage_kind", "consultation") != "consultation":
        raise LookupError("no consultation")
    asked = stage.opinions.exclude(state="recalled").values_list("unit", flat=True)
    free = Unit.objects.filter(valid_to__isnull=True, parent__isnull=False).exclude(pk__in=asked)
    return {"units": [free.order_by("pk")[0].pk], "question": "Có vi phạm đang bị xem xét không?"}


def _placeholder(_s: Any, actor: Actor) -> Inputs:
    paths = [holding.unit_path for holding in actor.holdings]
    rounds = Round.objects.filter(closed_at__isnull=True, opens_on__lte=clock.today())
    round_ = rounds.exclude(closes_on__lt=clock.today()).order_by("-pk")[0]
    return {"round": round_.pk, "unit": Unit.objects.filter(path__in=paths)[0].pk, "level": "state"}


def _notice(row: Any, _a: Actor) -> Inputs:
    if row.person_id is None or NomineeNotice.objects.filter(nomination=row).exists():
        raise LookupError("nobody to tell")
    return {"given_on": clock.today().isoformat()}


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "publication.conclude": lambda s, a: {"summary": "Không có ý kiến khác."},
    "publication_comment.handle": lambda s, a: {"outcome": "considered", "note": "Đã xem."},
    "consultation.ask": _ask,
    "consultation.conclude": lambda s, a: {"summary": "Các cơ quan nhất trí."},
    "opinion.answer": lambda s, a: {"stand": "agrees", "text": "Không có.", "no_secret": True},
    "paper_dossier.place": _placeholder,
    "data_request.send": lambda s, a: {"asked": "correction", "what": "Chức vụ ghi sai (thử)."},
    "data_request.answer": lambda s, a: {"answer": "Gửi kèm bảng dữ liệu.", "elsewhere": "Sửa trên giấy (thử)."},
    "nominee_notice.record": _notice,
    "opinion.recall": lambda s, a: {"reason": "Hỏi nhầm đơn vị"},
}
NEVER_REFUSED = {
    "publication_comment.handle": "how a comment was handled may be recorded again",
    "paper_dossier.place": "any number of secret dossiers may be kept on paper; a closed round refuses, see its tests",
}
FOR_EVERYBODY = {"data_request.send": "about one's own data, with or without a role"}
BEFORE = {
    "paper_dossier.close_granted": ("paper_dossier.place",),
    "paper_dossier.close_ended": ("paper_dossier.place",),
    "data_request.take": ("data_request.send",),
    "data_request.refuse": ("data_request.send",),
    "data_request.withdraw": ("data_request.send",),
    "data_request.answer": ("data_request.send", "data_request.take"),
}
