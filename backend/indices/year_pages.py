"""Pages over the years: a group against its year before, a unit's trend with its areas, mappings of criteria sets."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from backend.base import clock
from backend.base.scopes import visible, within
from backend.criteria.criteria_sets import INDIVIDUAL, criteria_editions, criteria_value
from backend.indices.models import CriteriaMapping
from backend.indices.standing import (
    UnitCompared,
    YearPoint,
    area_titles,
    compare_groups,
    compare_unit,
    earlier_publication,
    trend_rows,
    years_of,
)
from backend.organisation.models import Unit
from backend.rest.actors import actor
from backend.scoring.index_pages import publication_or_404
from backend.scoring.models import IndexPublication, PublishedScore, ScoreSheet
from backend.web.formats import english, say
from backend.web.pages import create_view, signed_in
from permissions.actor import Actor
from permissions.check import scope
from permissions.reach import Place
from workflows.engine import Label
from workflows.rules.changes import component_sentence, rank_change_text, score_change_text, share_text
from workflows.rules.comparing import AreaChange
from workflows.rules.fixed import ratio_pct


def _lang() -> str:
    return "en" if english() else "vi"


@signed_in
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """A group of units against the year before: every unit's change, and how many rose, fell or stayed."""
    after = publication_or_404(request, pk)
    before = earlier_publication(after)
    if before is None:
        return render(request, "indices/compare.html", {"publication": after})
    found = compare_groups(before, after)
    rows = [{"row": row, "text": _change_texts(row.change.score, row.change.places)} for row in found.rows]
    counted = [
        (label, _shares(moves)) for label, moves in ((SCORES, found.by_score), (RANKS, found.by_rank))
    ]  # fmt: skip
    context = {"publication": after, "found": found, "rows": rows, "counted": counted}
    return render(request, "indices/compare.html", context)


SCORES, RANKS = Label("Điểm (tỷ lệ)", "Score (ratio)"), Label("Thứ hạng", "Rank")


def _shares(moves: Any) -> dict[str, Any]:
    compared = moves.total - moves.unknown
    return {
        "up": moves.up, "down": moves.down, "same": moves.same, "unknown": moves.unknown,
        "up_share": share_text(moves.up, compared, _lang()), "down_share": share_text(moves.down, compared, _lang()),
        "same_share": share_text(moves.same, compared, _lang()),
    }  # fmt: skip


def _change_texts(score: Any, places: int | None) -> tuple[str, str]:
    return (
        score_change_text(score, _lang()) if score is not None else "",
        rank_change_text(places, _lang()) if places is not None else "",
    )


@signed_in
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit's published years: trend with rank, areas of the newest year beside the year before, what to do next."""
    found = get_object_or_404(_known(actor(request)), pk=pk)
    points = years_of(found)
    chosen = next((p for p in points if str(p.row.publication.year) == request.GET.get("year", "")), None)
    last = chosen or next((p for p in reversed(points) if p.row.ratio is not None), points[-1] if points else None)
    context: dict[str, Any] = {"unit": found, "points": points, "trend": trend_rows(points), "year": clock.today().year}
    ended = found.valid_to is not None and found.valid_to < clock.today()
    context["may_forecast"] = not ended and scope(actor(request), "score_sheet.view").admits(Place(found.path))
    if last is not None:
        context |= _year(last, points) | {"sheet": _sheet(request, last.row)}
    context["may_petition"] = not scope(actor(request), "index_petition.send").empty
    context["specimen"] = found.illustrative
    return render(request, "indices/unit.html", context)


def _known(reader: Actor) -> QuerySet[Unit]:
    """The units a reader may see, and those that stand in a published index open to the reader."""
    published = visible(IndexPublication.objects.all(), reader, "index.view")
    scored = PublishedScore.objects.filter(publication__in=published).values("unit")
    seen = visible(Unit.objects.all(), reader, "organisation.view").values("pk")
    return Unit.objects.filter(Q(pk__in=seen) | Q(pk__in=scored))


def _sheet(request: HttpRequest, row: PublishedScore) -> ScoreSheet | None:
    """The sheet behind a published row, for those who may read it."""
    return visible(ScoreSheet.objects.filter(pk=row.sheet_id or 0), actor(request), "score_sheet.view").first()


def _year(last: YearPoint, points: list[YearPoint]) -> dict[str, Any]:
    titles = area_titles(last.row.publication.criteria)
    earlier = [p for p in points if p.row.publication.year < last.row.publication.year and p.row.ratio is not None]
    found: dict[str, Any] = {"last": last, "areas": _areas(last.row, titles, None)}
    if not earlier or last.row.ratio is None:
        return found
    compared = compare_unit(earlier[-1].row, last.row)
    found |= {"refusals": [compared.refused] if compared.refused is not None else []}
    found |= {"earlier": earlier[-1], "compared": compared, "areas": _areas(last.row, titles, compared)}
    found["change_texts"] = _change_texts(compared.change.score, compared.change.places)
    if compared.counts is not None:
        found["sentence"] = component_sentence(compared.counts, _lang())
        found["area_rows"] = [_area_row(area, titles) for area in compared.areas]
    return found


def _areas(row: PublishedScore, titles: Any, compared: UnitCompared | None) -> list[dict[str, Any]]:
    before = {area.newer: area.before.score for area in compared.areas} if compared is not None else {}
    return [
        {
            "label": say(titles[area["code"]]) if area["code"] in titles else area["code"],
            "value": ratio_pct(Decimal(area["points"]), Decimal(area["max"])),
            "before": before.get(area["code"]),
        }
        for area in row.areas
    ]


def _area_row(area: AreaChange, titles: Any) -> dict[str, Any]:
    change = area.change
    return {
        "area": area,
        "title": titles.get(area.newer, area.newer),
        "text": _change_texts(change.score, change.places),
    }


@signed_in
def mappings(request: HttpRequest) -> HttpResponse:
    """The stated mappings, and the areas of every criteria set to state another."""
    rows = visible(CriteriaMapping.objects.select_related("older", "newer", "unit"), actor(request), "index.view")
    may_state = not scope(actor(request), "index_mapping.state").empty
    return render(request, "indices/mappings.html", {"rows": rows, "may_state": may_state})


@signed_in
def state_mapping(request: HttpRequest) -> HttpResponse:
    """The form that states which area of an older set is which of a newer one."""
    body = within(Unit.objects.order_by("path"), scope(actor(request), "index_mapping.state")).first()
    given = request.GET.copy()
    given.setdefault("unit", str(body.pk) if body else "")
    request.GET = given  # type: ignore[assignment]
    sets = [(edition, criteria_value(edition)) for edition in criteria_editions()]
    listed = [
        {"edition": edition, "areas": [(a.code, Label(a.title_vi, a.title_en)) for a in value.areas]}
        for edition, value in sets
        if value.group != INDIVIDUAL
    ]
    return create_view(
        request, "index_mapping.state", template="indices/state_mapping.html",
        after=lambda _pk: reverse("indices:mappings"), sets=listed,
    )  # fmt: skip
