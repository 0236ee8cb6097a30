"""Pages of petitions and adjustments: the list, one petition, sending one, what an adjustment changes."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.acts.offers import offer
from backend.acts.registry import REGISTER
from backend.audit.queries import timeline
from backend.base import clock
from backend.base.scopes import visible
from backend.criteria.criteria_sets import criteria_value
from backend.criteria.rules_told import rule_told
from backend.indices.correcting import accepted, leaf_of, preview
from backend.indices.models import Petition
from backend.indices.standing import compare_groups
from backend.rest.actors import actor
from backend.scoring.index_pages import publication_or_404
from backend.scoring.inputs import entry_of_value, newest
from backend.scoring.models import LeafRound, PublishedScore
from backend.scoring.showing import entry_told
from backend.web.attempts import attempt
from backend.web.pages import create_view, get_subject, offers_for, signed_in
from permissions.check import scope
from permissions.reach import Place
from workflows.engine import Label
from workflows.lifecycles.index_petition import INDEX_PETITION

PER_PAGE = 50


@signed_in
def petitions(request: HttpRequest) -> HttpResponse:
    """The petitions in scope, newest first, by state."""
    rows = Petition.objects.select_related("unit", "score__publication")
    found = visible(rows, actor(request), "index_petition.view").order_by("-pk")
    state = request.GET.get("state", "")
    if state in {one.value for one in INDEX_PETITION.states}:
        found = found.filter(state=state)
    states = [(s.value, INDEX_PETITION.labels[s]) for s in INDEX_PETITION.states]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    mine = PublishedScore.objects.filter(
        unit__path=actor(request).home_path or "-", publication__adjustment=None, sheet__isnull=False
    ).select_related("publication")
    may_send = not scope(actor(request), "index_petition.send").empty
    context = {"page": page, "states": states, "asked": state, "mine": mine if may_send else []}
    return render(request, "indices/petitions.html", context)


@signed_in
def petition(request: HttpRequest, pk: int) -> HttpResponse:
    """One petition: what is questioned, what the sheet says, the answer, what may be done now."""
    get_subject(request, Petition, pk, "index_petition.view")
    related = ("unit", "score__publication__criteria", "score__sheet", "score__unit", "adjustment", "sent_by")
    found = Petition.objects.select_related(*related).get(pk=pk)
    leaf = leaf_of(found.score, found.leaf)
    if leaf is None:
        raise Http404
    given = newest([found.score.sheet_id or 0])[found.score.sheet_id or 0]
    values = [
        (round_.label, entry_told(leaf, value.entry, value.not_applicable), value.by)
        for round_ in LeafRound
        if (value := given.get((round_.value, leaf.code))) is not None
    ]
    corrected = (
        entry_told(leaf, entry_of_value(found.value), found.not_applicable)
        if found.value or found.not_applicable
        else ""
    )
    context = {
        "petition": found, "leaf": leaf, "title": Label(leaf.title_vi, leaf.title_en), "rule": rule_told(leaf),
        "values": values, "corrected": corrected, "offers": offers_for(request, found),
        "events": timeline(("index_petition", found.pk)), "specimen": found.illustrative,
    }  # fmt: skip
    return render(request, "indices/petition.html", context)


@signed_in
def send(request: HttpRequest, score: int) -> HttpResponse:
    """The form of a petition about one published result, with the criteria it may name."""
    row = get_object_or_404(PublishedScore.objects.select_related("unit", "publication__criteria"), pk=score)
    if not scope(actor(request), "index_petition.send").admits(Place(row.unit.path)):
        raise Http404
    given = request.GET.copy()
    given["score"] = str(row.pk)
    request.GET = given  # type: ignore[assignment]
    leaves = [
        {"code": leaf.code, "title": Label(leaf.title_vi, leaf.title_en)}
        for leaf in criteria_value(row.publication.criteria).leaves()
    ]
    return create_view(
        request, "index_petition.send", template="indices/send.html",
        after=lambda pk: reverse("indices:petition", args=[pk]), score=row, leaves=leaves,
    )  # fmt: skip


@signed_in
def adjust(request: HttpRequest, pk: int) -> HttpResponse:
    """The petitions about one publication, what accepting them changes, and the decision that adjusts."""
    found = publication_or_404(request, pk)
    offered = offer(REGISTER["index.adjust"], actor(request), found, clock.now())
    tried = None
    if offered.open:
        tried = attempt(request, "index.adjust", found, {"decided_on": clock.today()})
        if tried.done:
            return redirect("indices:changes", found.adjustment.pk)
    rows = visible(
        Petition.objects.filter(score__publication=found).select_related("unit"), actor(request), "index_petition.view"
    )
    any_accepted = accepted(found).exists()
    moves = [row for row in preview(found) if row.touched] if any_accepted and offered.open else []
    context = {"publication": found, "petitions": rows, "moves": moves, "tried": tried, "offered": offered}
    status = tried.status if tried is not None else 200
    return render(request, "indices/adjust.html", context | {"any_accepted": any_accepted}, status=status)


@signed_in
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What an adjusting publication changed, unit by unit; the older rows stand beside the newer."""
    found = publication_or_404(request, pk)
    if found.adjusts is None:
        raise Http404
    compared = compare_groups(found.adjusts, found)
    rows = [row for row in compared.rows if _touched(row.before, row.after)]
    names = _corrections(found)
    return render(request, "indices/changes.html", {"publication": found, "rows": rows, "corrections": names})


def _touched(before: PublishedScore | None, after: PublishedScore | None) -> bool:
    if before is None or after is None:
        return True
    return (before.points, before.rank, before.band) != (after.points, after.rank, after.band)


def _corrections(found: Any) -> list[dict[str, Any]]:
    """The corrected values in words, each with its petition."""
    leaves = {leaf.code: leaf for leaf in criteria_value(found.criteria).leaves()}
    units = {row.sheet_id: row.unit.name for row in found.scores.select_related("unit")}
    return [
        {
            "unit": units.get(one["sheet"], ""),
            "leaf": one["leaf"],
            "title": Label(leaves[one["leaf"]].title_vi, leaves[one["leaf"]].title_en),
            "value": entry_told(leaves[one["leaf"]], entry_of_value(one["value"]), one["not_applicable"]),
            "reason": one["reason"],
            "petition": one.get("petition"),
        }
        for one in found.corrections
    ]
