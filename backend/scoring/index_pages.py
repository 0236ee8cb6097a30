"""Pages of published indices: rankings by group, the form that publishes, and tables that others published."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible, within
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import INDIVIDUAL, criteria_editions, criteria_value
from backend.organisation.models import Unit
from backend.rest.actors import actor
from backend.scoring.bands import band_label, schemes
from backend.scoring.models import IndexPublication, PublishedScore, PublishedTable
from backend.scoring.publishing import Proposal, propose
from backend.web.attempts import attempt
from backend.web.pages import signed_in
from permissions.check import scope
from workflows.rules.fixed import round_half_up


@signed_in
def rankings(request: HttpRequest) -> HttpResponse:
    """Every publication, newest year first."""
    rows = visible(IndexPublication.objects.select_related("unit", "criteria"), actor(request), "index.view")
    counted = rows.annotate(units=Count("scores")).order_by("-year", "criteria__code")
    may_publish = not scope(actor(request), "index.publish").empty
    listed = [{"row": row, "group": criteria_value(row.criteria).group} for row in counted]
    return render(request, "scoring/rankings.html", {"rows": listed, "may_publish": may_publish})


def _ratio_row(row: PublishedScore, bands: dict[str, Any]) -> dict[str, Any]:
    return {
        "key": row.unit_id,
        "label": row.unit.name,
        "value": row.ratio_shown,
        "rank": row.rank,
        "band": band_label(bands, row.band) if row.band else "",
        "score": row,
    }


def _chart(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row | {"band": said(row["band"]) if row["band"] else ""} for row in rows]


@signed_in
def ranking(request: HttpRequest, pk: int) -> HttpResponse:
    """One publication: bars and table, best first, the reader's unit highlighted; units without data at the end."""
    every = visible(IndexPublication.objects.select_related("unit", "criteria"), actor(request), "index.view")
    found = get_object_or_404(every, pk=pk)
    scores = found.scores.select_related("unit")
    ordered = scores.order_by("group", F("rank").asc(nulls_last=True), "unit__name")
    rows = [_ratio_row(row, found.bands) for row in ordered]
    mine = next((row["key"] for row in rows if row["score"].unit.path == actor(request).home_path), None)
    criteria = criteria_value(found.criteria)
    context = {"publication": found, "rows": rows, "chart": _chart(rows), "mine": mine, "criteria": criteria}
    return render(request, "scoring/ranking.html", context | {"specimen": found.illustrative})


@signed_in
def publish(request: HttpRequest) -> HttpResponse:
    """What would be published now, in the order of rank, and the form of the decision that publishes it."""
    bodies = within(Unit.objects.order_by("path"), scope(actor(request), "index.publish"))
    body = bodies.first()
    initial = {"decided_on": clock.today(), "unit": body.pk if body else None} | request.GET.dict()
    tried = attempt(request, "index.publish", initial=initial)
    if tried.outcome is not None:
        return redirect("scoring:ranking", tried.outcome.subject_id)
    sets = [edition for edition in criteria_editions() if criteria_value(edition).group != INDIVIDUAL]
    chosen = _chosen(request, sets)
    scheme = schemes().get(request.POST.get("band_scheme") or request.GET.get("band_scheme") or "")
    proposal = propose(chosen, body, scheme) if chosen is not None and body else None
    context = {"tried": tried, "body": body, "sets": sets, "chosen": chosen, "proposal": proposal}
    return render(request, "scoring/publish.html", context | _shown(proposal), status=tried.status)


def _chosen(request: HttpRequest, sets: list[Edition]) -> Edition | None:
    given = request.POST.get("criteria") or request.GET.get("criteria") or ""
    return next((edition for edition in sets if str(edition.pk) == given), None)


def _shown(proposal: Proposal | None) -> dict[str, Any]:
    rows = proposal.rows if proposal else ()
    return {
        "rows": [
            {"row": row, "ratio": None if row.placing.ratio is None else round_half_up(row.placing.ratio, 2)}
            for row in rows
        ]
    }


@signed_in
def tables(request: HttpRequest) -> HttpResponse:
    """The tables that others published."""
    return render(request, "scoring/tables.html", {"tables": PublishedTable.objects.annotate(units=Count("rows"))})


@signed_in
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """One table as it was printed, with its source."""
    found = get_object_or_404(PublishedTable, pk=pk)
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in found.rows.all():
        shown = {"key": row.pk, "label": row.unit_name, "value": row.ratio, "rank": row.rank, "band": row.band}
        groups.setdefault(row.group, []).append(shown | {"row": row})
    return render(request, "scoring/table.html", {"table": found, "groups": groups})
