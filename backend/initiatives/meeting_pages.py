"""Pages of the council: a meeting from preparation to signed minutes, and judging one initiative."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.initiatives import counting, printing, queries
from backend.initiatives.models import Initiative, InitiativeSession, SessionItem
from backend.initiatives.session_models import SessionSeat
from backend.papers.serving import answer
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import create_view, signed_in, timely_offers
from workflows.rules.initiatives import CHOICES, MARKS, Mark
from workflows.rules.voting import Choice

OWN_PAGES = {
    "initiative_session.add_items": "initiatives:agenda",
    "initiative_session.convene": "initiatives:convene",
}
PER_ITEM = ("initiative_session.judge",)


def _found(request: HttpRequest, pk: int) -> InitiativeSession:
    found: InitiativeSession = get_object_or_404(queries.sessions(actor(request)), pk=pk)
    return found


@signed_in
def create(request: HttpRequest) -> HttpResponse:
    """Plan a meeting."""
    return create_view(request, "initiative_session.create", after=lambda pk: reverse("initiatives:session", args=[pk]))


@signed_in
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: who sits, what is judged by which rule, how far the opinions are, what came of it."""
    found, me = _found(request, pk), actor(request)
    offers = [o for o in timely_offers(request, found) if o.act.name not in PER_ITEM]
    context = {
        "session": found,
        "members": found.members.select_related("person__unit"),
        "items": [_item(item, me.person_id or 0) for item in _items(found)],
        "criteria": found.judged_by(),
        "rule": printing.rule_words(found) if found.rule_basis else "",
        "offers": [
            (o, reverse(OWN_PAGES.get(o.act.name, ""), args=[pk]) if o.act.name in OWN_PAGES else "") for o in offers
        ],
        "events": timeline(("initiative_session", pk)),
        "specimen": found.illustrative,
    }
    return render(request, "initiatives/session.html", context)


def _own_page(act: str, pk: int) -> str:
    """The page of an act that has one of its own; empty for the generic one."""
    return reverse(OWN_PAGES[act], args=[pk]) if act in OWN_PAGES else ""


def _items(found: InitiativeSession) -> Any:
    rows = found.items.select_related("initiative__unit", "session", "initiative__body")
    return rows.prefetch_related("recused__person", "initiative__authors")


def _item(item: SessionItem, me: int) -> dict[str, Any]:
    """An item as the page shows it; of an open vote under way only how many have spoken, never what."""
    open_now = item.session.state == "convened" and not item.session.secret
    mine = item.session.members.filter(person_id=me, present=True).first()
    stands_aside = mine is not None and item.recused.filter(pk=mine.pk).exists()
    return {
        "item": item,
        "spoken": len(counting.newest(item)) if open_now else 0,
        "voters": counting.electorate_of(item).voters if open_now else 0,
        "may_judge": open_now and mine is not None and not stands_aside,
        "judged": mine is not None and item.opinions.filter(member=mine).exists(),
        "outcome": printing.OUTCOMES.get(item.outcome, ""),
        "passed": item.outcome == "passed",
    }


@signed_in
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """What waits for this council, with what resembles each, to tick."""
    found = _found(request, pk)
    tried = attempt(request, "initiative_session.add_items", found)
    if tried.done:
        return redirect("initiatives:session", pk)
    waiting = Initiative.objects.filter(body=found.body, state="in_review").exclude(items__live=True)
    rows = [(row, queries.alike(row)) for row in waiting.select_related("unit").prefetch_related("authors")[:100]]
    context = {"session": found, "rows": rows, "tried": tried}
    return render(request, "initiatives/agenda.html", context, status=tried.status)


@signed_in
def convene(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick who is present and begin."""
    found = _found(request, pk)
    tried = attempt(request, "initiative_session.convene", found)
    if tried.done:
        return redirect("initiatives:session", pk)
    members = [(row, SessionSeat(row.seat).label) for row in found.members.select_related("person")]
    context = {"session": found, "members": members, "tried": tried}
    return render(request, "initiatives/convene.html", context, status=tried.status)


@signed_in
def judge(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """One initiative before a member: the application, what resembles it, the criteria, the vote."""
    found = _found(request, pk)
    row = get_object_or_404(_items(found), pk=item)
    mine = found.members.filter(person_id=actor(request).person_id or 0).first()
    if request.method == "POST":
        sent = request.POST.copy()
        marks = [f"{one.code}:{sent[f'mark-{one.code}']}" for one in found.judged_by() if sent.get(f"mark-{one.code}")]
        sent["marks"], sent["item"] = "\n".join(marks), str(row.pk)
        request.POST = sent  # type: ignore[assignment]
    tried = attempt(request, "initiative_session.judge", found)
    if tried.done:
        messages.success(request, _("Đã ghi ý kiến. Có thể sửa đến khi Chủ tịch kết thúc phần biểu quyết."))
        return redirect("initiatives:session", pk)
    said = row.opinions.filter(member=mine).order_by("-pk").first() if mine is not None else None
    chosen = request.POST.get("choice", said.choice if said is not None else "")
    criteria = [
        (one, request.POST.get(f"mark-{one.code}", said.marks.get(one.code, "") if said is not None else ""))
        for one in found.judged_by()
    ]
    context = {
        "session": found, "item": row, "initiative": row.initiative, "criteria": criteria, "tried": tried,
        "marks": [(mark.value, MARKS[mark]) for mark in Mark], "chosen": chosen,
        "choices": [(choice.value, CHOICES[choice]) for choice in (Choice.IN_FAVOUR, Choice.AGAINST, Choice.ABSTAIN)],
        "remark": request.POST.get("remark", said.remark if said is not None else ""),
        "alike": queries.alike(row.initiative), "papers": row.initiative.papers.select_related("paper"),
    }  # fmt: skip
    return render(request, "initiatives/judge.html", context, status=tried.status)


@signed_in
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed minutes."""
    found = _found(request, pk)
    if found.minutes is None:
        raise Http404
    return answer(request, found.minutes, f"bien-ban-sang-kien-{pk}")
