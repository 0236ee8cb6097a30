"""Inputs that fit for the acts on initiatives and the meetings of their council."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from backend.base import clock
from backend.initiatives.models import Initiative
from backend.organisation.models import Person, Unit
from permissions.actor import Actor

Inputs = dict[str, Any]
_numbers = itertools.count(1)
WHY = {"reason": "Thử nghiệm của bản minh họa"}


def _begin(_s: Any, actor: Actor) -> Inputs:
    unit = Unit.objects.get(path=actor.holdings[0].unit_path)
    title = f"Sáng kiến thử số {next(_numbers)}"
    return {"unit": unit.pk, "body": unit.pk, "title": title, "field": "technical", "scope": "base"}


def _author(row: Initiative, _a: Actor) -> Inputs:
    return {"name": f"Tác giả ngoài {next(_numbers)}", "share": "1"}


def _plan(_s: Any, actor: Actor) -> Inputs:
    held = next(h for h in actor.holdings if h.role in ("secretary", "appraiser"))
    return {"body": held.unit_id, "title": f"Phiên thử {next(_numbers)}", "held_on": clock.today().isoformat()}


def _waiting(session: Any, _a: Actor) -> Inputs:
    rows = Initiative.objects.filter(body=session.body, state="in_review").exclude(items__live=True)
    return {"initiatives": [rows[0].pk]}


def _free_item(session: Any, actor: Actor) -> Inputs:
    me = session.members.get(person=actor.person_id, present=True)
    return {"item": session.items.exclude(recused=me)[0].pk}


def _own_seat(session: Any, actor: Actor) -> Inputs:
    if not session.members.filter(person=actor.person_id).exists():
        raise LookupError("no member")
    return {"item": session.items.all()[0].pk} | WHY


GOOD: dict[str, Callable[[Any, Actor], Inputs]] = {
    "initiative.create": _begin,
    "initiative.edit": lambda s, a: {"effect": f"Hiệu quả thử {next(_numbers)}"},
    "initiative.set_author": _author,
    "initiative.remove_author": lambda s, a: {"author": s.authors.all()[0].pk},
    "initiative.attach": lambda s, a: {
        "no_secret": True,
        "title": "Xác nhận",
        "file": SimpleUploadedFile("xac-nhan.pdf", b"%PDF-1.4 thu", content_type="application/pdf"),
    },
    "initiative.recognise": lambda s, a: {
        "no_secret": True,
        "number": f"{next(_numbers)}/QĐ-THU",
        "scope": s.scope,
    },
    **dict.fromkeys(
        (
            "initiative.return",
            "initiative.refuse",
            "initiative.withdraw",
            "initiative.annul",
            "initiative_session.cancel",
        ),
        lambda s, a: dict(WHY),
    ),
    "initiative_session.create": _plan,
    "initiative_session.set_member": lambda s, a: {
        "person": Person.objects.filter(holdings__valid_to=None)
        .exclude(holdings=None)
        .exclude(pk__in=s.members.values("person"))[0]
        .pk
    },
    "initiative_session.remove_member": lambda s, a: {"member": s.members.all()[0].pk},
    "initiative_session.add_items": _waiting,
    "initiative_session.remove_item": lambda s, a: {"item": s.items.all()[0].pk},
    "initiative_session.adopt_rule": lambda s, a: {
        "mode": "open",
        "threshold": "two_thirds",
        "denominator": "entitled",
        "rule_basis": "Quy chế thử",
    },
    "initiative_session.convene": lambda s, a: {"present": [m.pk for m in s.members.all()]},
    "initiative_session.recuse": _own_seat,
    "initiative_session.judge": lambda s, a: (
        _free_item(s, a)
        | {
            "choice": "against",
            "marks": [f"{one.code}:unsure" for one in s.judged_by()],
        }
    ),
    "initiative_session.count": lambda s, a: {"item": s.items.all()[0].pk, "in_favour": 1, "against": 1},
    "initiative_session.sign_minutes": lambda s, a: {"conclusion": "Kết luận thử nghiệm."},
}
NEVER_REFUSED = {
    "initiative.attach": "evidence is welcome until the head has decided; closed states in tests/apps/initiatives",
    "initiative_session.create": "a body may plan any number of meetings",
    "initiative_session.set_member": "whoever sits may be given another seat until the meeting begins",
    "initiative_session.adopt_rule": "a newer rule replaces the one before it until the meeting begins",
}
