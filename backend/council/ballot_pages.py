"""The ballot: one page with all the voter's items, a page to check it, and a receipt that is shown once.

Choices travel in POST bodies only and are kept nowhere between the pages: not in the session, a message or an address.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from backend.council.ballots import box_of
from backend.council.models import Item, Member, Session
from backend.council.pages import tried
from backend.council.queries import award_names, member_of
from backend.council.serializers import CHOICES
from backend.rest.actors import actor
from backend.web.pages import get_subject, signed_in
from workflows.engine import Reason
from workflows.lifecycles.session import SessionState

LABELS = dict(CHOICES)


@signed_in
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """GET and "change": the ballot; "check": what was chosen; "cast": into the box, then the receipt."""
    session = get_subject(request, Session, pk, "session.view")
    member = member_of(session, actor(request).person_id)
    if member is None or session.state != SessionState.VOTING:
        return render(request, "council/no_ballot.html", {"session": session}, status=200 if member else 404)
    items = _items(session, member)
    if not items:
        raise Http404
    chosen = {item.ordinal: request.POST.get(f"c{item.ordinal}", "") for item in items}
    step = request.POST.get("step", "")
    missing = [item for item in items if chosen[item.ordinal] not in LABELS]
    if step == "cast" and not missing:
        return _cast(request, session, member, items, chosen)
    if step == "check" and not missing:
        return render(request, "council/ballot_check.html", _context(request, session, member, items, chosen))
    more = {"missing": missing if step in ("check", "cast") else []}
    context = _context(request, session, member, items, chosen) | more
    return render(request, "council/ballot.html", context, status=400 if more["missing"] else 200)


def _items(session: Session, member: Member) -> list[Item]:
    rows = session.items.filter(pk__in=box_of(session).entitled(member.pk))
    return list(rows.select_related("nomination__submission__unit", "nomination__frozen_score"))


@sensitive_variables()
def _context(
    request: HttpRequest, session: Session, member: Member, items: list[Item], chosen: dict[int, str]
) -> dict[str, Any]:
    seen = request.POST.get("seen") or box_of(session).tag(member.pk)
    awards = award_names()
    rows = [
        {
            "item": item,
            "award": awards.get(item.nomination.award, item.nomination.award),
            "score": getattr(item.nomination, "frozen_score", None),
            "chosen": chosen[item.ordinal],
            "label": LABELS.get(chosen[item.ordinal], ""),
        }
        for item in items
    ]
    return {"session": session, "rows": rows, "choices": CHOICES, "seen": seen, "cast_before": member.took_part}


@sensitive_variables()
def _cast(
    request: HttpRequest, session: Session, member: Member, items: list[Item], chosen: dict[int, str]
) -> HttpResponse:
    choices = [{"ordinal": item.ordinal, "choice": chosen[item.ordinal]} for item in items]
    inputs = {"seen": request.POST.get("seen", ""), "choices": choices}
    done, reasons = tried(request, "session.cast", session, inputs)
    if done is None or done.repeated:
        told = reasons or (Reason("ballot.receipt_shown"),)
        context = _context(request, session, member, items, chosen) | {"reasons": told}
        context["seen"] = box_of(session).tag(member.pk) if session.state == SessionState.VOTING else ""
        return render(request, "council/ballot.html", context, status=409)
    names = {item.ordinal: item.nomination.nominee_name for item in items}
    codes = [{"name": names[row["ordinal"]], **row} for row in done.answer["codes"]]
    receipt = {"session": session, "secret": done.answer["secret"], "codes": codes}
    return render(request, "council/receipt.html", receipt)
