"""Pages of national indices: the province over the years beside its internal index, and the form of a value."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from backend.base.scopes import visible, within
from backend.indices.national import Series, own_province, provinces, series, with_former
from backend.organisation.models import Unit
from backend.rest.actors import actor
from backend.scoring.models import IndexPublication
from backend.scoring.options import options_of
from backend.web.formats import english
from backend.web.pages import create_view, signed_in
from permissions.check import scope
from workflows.rules.changes import rank_change_text, score_change_text
from workflows.rules.printed import mean
from workflows.rules.rounding import rounded


@signed_in
def national(request: HttpRequest) -> HttpResponse:
    """Every national index of a province over the years, with score, rank and source, beside the internal index."""
    known = provinces()
    names = [name for name, _many in known]
    asked = request.GET.get("province", "")
    chosen = asked if asked in names else own_province(names)
    found = [_shown(one) for one in series(with_former(chosen))] if chosen else []
    context = {
        "provinces": sorted(names), "chosen": chosen, "series": found, "internal": _internal(request),
        "may_enter": not scope(actor(request), "index_value.enter").empty,
    }  # fmt: skip
    return render(request, "indices/national.html", context)


def _shown(one: Series) -> dict[str, Any]:
    lang = "en" if english() else "vi"
    rows = [
        {
            "row": row,
            "score": score_change_text(moved.score, lang) if moved and moved.score is not None else "",
            "places": rank_change_text(moved.places, lang) if moved and moved.places is not None else "",
        }
        for row, moved in one.changes
    ]
    return {"series": one, "rows": rows}


def _internal(request: HttpRequest) -> list[dict[str, Any]]:
    """The mean ratio of every published group that counts now, by year; two queries."""
    every = IndexPublication.objects.filter(adjustment=None).defer("criteria__text").select_related("criteria")
    found = []
    for row in visible(every, actor(request), "index.view").prefetch_related("scores").order_by("-year", "pk"):
        how = options_of(row)
        exact = mean(score.ratio for score in row.scores.all() if score.ratio is not None)
        shown = None if exact is None else rounded(exact, how.places, how.rounding)
        found.append({"publication": row, "mean": shown, "units": len(row.scores.all())})
    return found


@signed_in
def enter(request: HttpRequest) -> HttpResponse:
    """The form of one value."""
    body = within(Unit.objects.order_by("path"), scope(actor(request), "index_value.enter")).first()
    given = request.GET.copy()
    given.setdefault("unit", str(body.pk) if body else "")
    request.GET = given  # type: ignore[assignment]
    return create_view(request, "index_value.enter", after=lambda _pk: reverse("indices:national"))
