"""Pages of published indices: rankings by group, the form that publishes, and tables that others published."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible, within
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import INDIVIDUAL, criteria_editions, criteria_value
from backend.organisation.models import Unit
from backend.rest.actors import actor
from backend.scoring.bands import band_label, schemes
from backend.scoring.models import IndexPublication, PublishedScore, PublishedTable
from backend.scoring.official import cells, heads, lines
from backend.scoring.options import options_of
from backend.scoring.publishing import Proposal, propose
from backend.scoring.table_checks import checks
from backend.web.attempts import attempt
from backend.web.pages import signed_in
from backend.workbooks.writing import download
from backend.workbooks.writing import table as table_book
from permissions.check import scope
from workflows.rules.fixed import round_half_up


@signed_in
def rankings(request: HttpRequest) -> HttpResponse:
    """Every publication, newest year first."""
    rows = visible(IndexPublication.objects.select_related("unit", "criteria"), actor(request), "index.view")
    counted = rows.annotate(units=Count("scores")).order_by("-year", "criteria__code", "-pk")
    counted = counted.select_related("adjustment").defer("criteria__text")
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
    """One publication: bars and the printed table, best first, the reader's unit highlighted; no data at the end."""
    found = publication_or_404(request, pk)
    listed = lines(found, rows_of(found))
    rows = [_ratio_row(line.row, found.bands) | {"line": line} for line in listed]
    mine = next((row["key"] for row in rows if row["score"].unit.path == actor(request).home_path), None)
    context = {"publication": found, "rows": rows, "chart": _chart(rows), "mine": mine, "heads": heads()}
    context |= {"criteria": criteria_value(found.criteria), "options": options_of(found)}
    context |= {"surveyed": any(line.surveyed is not None for line in listed)}
    context |= {"adjusted_by": IndexPublication.objects.filter(adjusts=found).first(), "adjusts": found.adjusts}
    return render(request, "scoring/ranking.html", context | {"specimen": found.illustrative})


def publication_or_404(request: HttpRequest, pk: int) -> IndexPublication:
    """A publication that the reader may see."""
    every = IndexPublication.objects.select_related("unit", "criteria", "adjusts").defer("criteria__text")
    return get_object_or_404(visible(every, actor(request), "index.view"), pk=pk)


def rows_of(found: IndexPublication) -> list[PublishedScore]:
    """The rows of a publication with their units and itself: one query."""
    rows = list(found.scores.select_related("unit"))
    for row in rows:
        row.publication = found
    return rows


@signed_in
def ranking_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The printed table of a publication as an Excel workbook."""
    found = publication_or_404(request, pk)
    title = _("Chỉ số cải cách hành chính năm %(year)s – %(decision)s") % {
        "year": found.year, "decision": found.decision_number,
    }  # fmt: skip
    book = table_book(_("Xếp hạng"), heads(), [cells(line) for line in lines(found, rows_of(found))], title)
    return download(book, f"xep-hang-{found.year}-{found.pk}.xlsx")


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
        shown |= {"value": row.points if row.ratio is None else row.ratio}
        groups.setdefault(row.group, []).append(shown | {"row": row})
    return render(request, "scoring/table.html", {"table": found, "groups": groups, "checks": checks(found)})
