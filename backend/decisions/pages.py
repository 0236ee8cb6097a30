"""Pages of decisions: the list, a draft from ticked rows, one decision with its list and acts, its papers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.audit.queries import timeline
from backend.base.scopes import visible
from backend.catalogue.models import Round
from backend.decisions import queries
from backend.decisions.models import Decision
from backend.nominations.models import Nomination
from backend.nominations.queries import read_laws, readable
from backend.papers.serving import answer
from backend.rest.actors import actor
from backend.web.attempts import Attempt, attempt
from backend.web.pages import get_subject, offers_for, signed_in
from permissions.check import scope
from workflows.lifecycles.decision import DecisionState

PER_PAGE = 50
ONWARDS = frozenset({"decision.send", "decision.sign", "decision.number", "decision.issue", "certificate.prepare"})
OWN_PAGES = {
    "decision.edit": "decisions:edit",
    "decision.strike": "decisions:strike",
    "decision.give_reason": "decisions:give_reason",
}


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The decisions in reach, and the rounds whose nominations wait for a draft."""
    rows = visible(Decision.objects.select_related("unit", "round"), actor(request), "decision.view")
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()[:100]
    if state in DecisionState._value2member_map_:
        rows = rows.filter(state=state)
    if words:
        wanted = Q(title__icontains=words) | Q(code__icontains=words)
        rows = rows.filter(wanted | Q(number=int(words)) if words.isdecimal() and len(words) < 9 else wanted)
    rows = rows.annotate(kept=Count("rows", filter=Q(rows__struck=False))).order_by("-pk")
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "rounds": _waiting_rounds(request),
        "states": [(s.value, Decision.lifecycle.label(s.value)) for s in DecisionState],
        "asked": {"state": state, "q": words},
        "prizes": not scope(actor(request), "prize.view").empty,
    }
    return render(request, "decisions/home.html", context)


def _waiting_rounds(request: HttpRequest) -> list[dict[str, Any]]:
    """Rounds of the bodies for which the reader drafts, with the number of rows that are ready."""
    reached = scope(actor(request), "decision.draft")
    if reached.empty:
        return []
    rounds = Round.objects.filter(awarding_unit__path__in=sorted(reached.units))
    ready = [{"round": r, "ready": queries.candidates(r).count()} for r in rounds.order_by("-opens_on")[:20]]
    return [row for row in ready if row["ready"]]


@signed_in
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick the rows of a round that go on the draft, and say its words."""
    round_ = get_object_or_404(visible(Round.objects.all(), actor(request), "decision.draft"), pk=pk)
    tried = _ticked_attempt(request, "decision.draft", None, {"round": round_.pk})
    if tried.outcome is not None:
        return redirect("decisions:decision", tried.outcome.subject_id)
    context = {"round": round_, "rows": _named(queries.candidates(round_)), "chosen": _chosen(request), "tried": tried}
    return render(request, "decisions/draft.html", context, status=tried.status)


@signed_in
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a draft or which rows are on it."""
    decision = get_subject(request, Decision, pk, "decision.view")
    own = [row.nomination for row in queries.rows_of(decision)]
    initial = {
        "title": decision.title,
        "signatory_title": decision.signatory_title,
        "symbol": decision.symbol,
        "recipients": "\n".join(decision.recipients),
    }
    tried = _ticked_attempt(request, "decision.edit", decision, initial)
    if tried.done:
        return redirect("decisions:decision", pk)
    chosen = _chosen(request) or {row.pk for row in own}
    rows = _named([*own, *queries.candidates(decision.round)])
    context = {"decision": decision, "round": decision.round, "rows": rows, "chosen": chosen, "tried": tried}
    return render(request, "decisions/draft.html", context, status=tried.status)


def _ticked_attempt(request: HttpRequest, act: str, decision: Decision | None, initial: dict[str, Any]) -> Attempt:
    """The ticked boxes become the lines of the input that the API takes as a list."""
    if request.method == "POST":
        given = request.POST.copy()
        given["nominations"] = "\n".join(str(pk) for pk in sorted(_chosen(request)))
        given.setdefault("round", str(initial.get("round", "")))
        request.POST = given  # type: ignore[assignment]
    return attempt(request, act, decision, initial)


def _named(found: Iterable[Nomination]) -> list[Nomination]:
    """Rows with the name of their award, from packs read once, and what the council said of them."""
    rows = list(found)
    read_laws(row.submission for row in rows)
    packs = queries.packs_of(row.submission.law for row in rows)
    items = queries.council_items(row.pk for row in rows)
    for row in rows:
        row.council = items[row.pk].passed if row.pk in items else None  # type: ignore[attr-defined]
        row.award_name = queries.named(packs.get(row.submission.law_id), row.award)  # type: ignore[attr-defined]
    return rows


def _chosen(request: HttpRequest) -> set[int]:
    return {int(value) for value in request.POST.getlist("row") if value.isdecimal() and len(value) < 19}


@signed_in
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision: what it says, on what it rests, whom it honours, what comes next."""
    decision = get_subject(request, Decision, pk, "decision.view")
    rows = list(queries.rows_of(decision))
    packs, items = queries.packs_of_rows(rows), queries.council_items(row.nomination_id for row in rows)
    for row in rows:
        row.award_name = queries.award_name(row, packs)  # type: ignore[attr-defined]
        row.against_vote = queries.departs(row, items)  # type: ignore[attr-defined]
    context = {
        "decision": decision,
        "rows": rows,
        "readable": readable(actor(request), Nomination.objects.filter(decision_rows__decision=decision)),
        "kept": sum(not row.struck for row in rows),
        "adoptions": queries.titled_adoptions(decision),
        "offers": _offers(request, decision, any(row.against_vote for row in rows)),  # type: ignore[attr-defined]
        "timeline": timeline(("decision", decision.pk)),
        "prizes": visible(Decision.objects.filter(pk=pk), actor(request), "prize.view").exists(),
    }
    return render(request, "decisions/decision.html", context)


def _offers(request: HttpRequest, decision: Decision, departs: bool) -> list[dict[str, Any]]:
    """The acts of this state with their pages, open or with all reasons; what moves the decision on comes first."""
    found: list[dict[str, Any]] = []
    for offer in offers_for(request, decision):
        name = offer.act.name
        needless = name == "decision.give_reason" and not departs
        if decision.lifecycle.wrong_state(name, decision.state) is None and not needless:
            page = OWN_PAGES.get(name)
            url = reverse(page, args=[decision.pk]) if page else reverse("act", args=[name, decision.pk])
            found.append({"act": name, "url": url, "reasons": offer.reasons, "main": name in ONWARDS})
    return sorted(found, key=lambda one: (bool(one["reasons"]), not one["main"]))


@signed_in
def rows_act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Strike names or give reasons: rows are ticked, one reason is written."""
    decision = get_subject(request, Decision, pk, "decision.view")
    if request.method == "POST":
        given = request.POST.copy()
        given["rows"] = "\n".join(str(number) for number in sorted(_chosen(request)))
        request.POST = given  # type: ignore[assignment]
    tried = attempt(request, name, decision)
    if tried.done:
        return redirect("decisions:decision", pk)
    context = {
        "decision": decision,
        "rows": list(queries.rows_of(decision)),
        "items": queries.council_items(decision.rows.values_list("nomination_id", flat=True)),
        "chosen": _chosen(request),
        "tried": tried,
        "act": name,
    }
    return render(request, "decisions/rows.html", context, status=tried.status)


@signed_in
def paper(request: HttpRequest, pk: int, which: str) -> HttpResponse:
    """The decision or its letter, for whoever may see the decision."""
    decision = get_subject(request, Decision, pk, "decision.view")
    found = {"quyet-dinh": decision.paper, "to-trinh": decision.letter}.get(which)
    return answer(request, found, f"{which}-{decision.code}", inline=True)


def visible_decisions(request: HttpRequest, act: str) -> QuerySet[Decision]:
    """The decisions on which the reader may do an act, as far as reach says."""
    return visible(Decision.objects.select_related("unit", "round"), actor(request), act)
