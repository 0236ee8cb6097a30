"""Pages of analysis: lost points of a sheet, forecast of a year, what-if copies of one's own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.acts.runner import perform
from backend.base.lifecycle import Stale
from backend.base.scopes import visible
from backend.criteria.criteria_sets import criteria_value
from backend.criteria.leaf_forms import LeafForm
from backend.indices.analysis import (
    basis_for,
    current_inputs,
    forecast,
    losses_of,
    outlooks,
    published_beside,
    with_changes,
)
from backend.indices.models import WhatIf
from backend.organisation.models import Unit
from backend.reform.models import ReformTask
from backend.rest.actors import actor
from backend.scoring.areas import area_codes, seen_areas
from backend.scoring.inputs import entry_of_value
from backend.scoring.models import ScoreSheet
from backend.scoring.showing import entry_told
from backend.web.formats import say
from backend.web.pages import create_view, get_subject, offers_for, signed_in
from permissions.check import NotPermitted, scope
from permissions.reach import Place
from workflows.engine import Label, Reason, Refused
from workflows.rules.forecast import ASSUMPTIONS
from workflows.rules.losses import CAUSES
from workflows.rules.scoring import Basis, entry_of

TOP = 15


@signed_in
def losses(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a sheet lost points: by area as a waterfall, leaf by leaf with the cause, strengths and weaknesses."""
    get_subject(request, ScoreSheet, pk, "score_sheet.view")
    sheet = ScoreSheet.objects.select_related("unit", "criteria").get(pk=pk)
    if seen_areas(actor(request), sheet) != area_codes(sheet):
        raise Http404
    found = losses_of(sheet)
    causes: dict[Any, Any] = {}
    for area in found.areas:
        for cause, lost in area.by_cause:
            causes[cause] = causes.get(cause, 0) + lost
    context = {
        "sheet": sheet, "found": found, "maximum": found.score.max_applicable,
        "by_area": [{"label": say(area.title), "lost": area.lost} for area in found.areas],
        "by_cause": [{"label": say(CAUSES[cause]), "lost": lost} for cause, lost in causes.items()],
        "leaves": [{"loss": loss, "cause": CAUSES[loss.cause]} for loss in found.leaves],
        "self": basis_for(sheet) is Basis.SELF, "specimen": sheet.illustrative,
    }  # fmt: skip
    return render(request, "indices/losses.html", context)


@signed_in
def forecasts(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """What a unit's year may become under each stated assumption, beside what it is today."""
    unit = get_object_or_404(Unit, pk=pk)
    if not scope(actor(request), "score_sheet.view").admits(Place(unit.path)) or not 2000 <= year <= 2100:
        raise Http404
    found = forecast(unit, year)
    tasks = ReformTask.objects.filter(lead_unit=unit, year=year).exclude(leaf="").count()
    rows = []
    if found is not None:
        rows = [
            {"label": ASSUMPTIONS[one], "score": score, "gain": score.points - found.today.points}
            for one, score in found.supposed.items()
        ]
    context = {"unit": unit, "year": year, "found": found, "rows": rows, "tasks": tasks, "specimen": unit.illustrative}
    return render(request, "indices/forecast.html", context)


@signed_in
def what_ifs(request: HttpRequest) -> HttpResponse:
    """My own what-if copies."""
    rows = visible(WhatIf.objects.select_related("sheet__unit"), actor(request), "what_if.view").filter(state="kept")
    return render(request, "indices/what_ifs.html", {"rows": rows})


@signed_in
def keep(request: HttpRequest) -> HttpResponse:
    """Begin a copy of a sheet."""
    return create_view(request, "what_if.keep", after=lambda pk: reverse("indices:what-if", args=[pk]))


def _copy(request: HttpRequest, pk: int) -> WhatIf:
    found = get_subject(request, WhatIf, pk, "what_if.view")
    if found.state != "kept":
        raise Http404
    return WhatIf.objects.select_related("sheet__unit", "sheet__criteria").get(pk=found.pk)


@signed_in
def what_if(request: HttpRequest, pk: int) -> HttpResponse:
    """One copy: points, rank and band as they are and as they would be, and which values were changed."""
    copy = _copy(request, pk)
    criteria = criteria_value(copy.sheet.criteria)
    inputs, basis = current_inputs(copy.sheet), basis_for(copy.sheet)
    before, after = outlooks(copy.sheet, copy.changes)
    changed = []
    for code, one in copy.changes.items():
        leaf, given = criteria.node(code), inputs.get(code)
        real = entry_of(leaf, given, basis) if given is not None and not given.not_applicable else None
        said = entry_told(leaf, real, given is not None and given.not_applicable) if given is not None else "–"
        tried = entry_told(leaf, entry_of_value(one["value"]), one["not_applicable"])
        changed.append({"leaf": leaf, "title": Label(leaf.title_vi, leaf.title_en), "real": said, "tried": tried})
    context = {
        "copy": copy, "before": before, "after": after, "changed": changed, "offers": offers_for(request, copy),
        "gain": after.points - before.points, "against": published_beside(copy.sheet),
        "areas": [(area.code, Label(area.title_vi, area.title_en)) for area in criteria.areas],
    }  # fmt: skip
    return render(request, "indices/what_if.html", context)


@signed_in
def try_area(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Other values for one area of a copy, with the real ones filled in; the real sheet stays as it is."""
    copy = _copy(request, pk)
    area = next((area for area in criteria_value(copy.sheet.criteria).areas if area.code == code), None)
    if area is None:
        raise Http404
    basis = basis_for(copy.sheet)
    inputs = with_changes(current_inputs(copy.sheet), copy.changes, basis)
    sent = request.POST if request.method == "POST" else None
    leaves = [node for node in area.walk() if not node.children]
    forms = [LeafForm(leaf, sent, shown=_shown(leaf, inputs.get(leaf.code), basis)) for leaf in leaves]
    reasons: tuple[Reason, ...] = ()
    if sent is not None and all(form.is_valid() for form in forms):
        typed = [row for form in forms if (row := form.typed()) is not None and form.has_changed()]
        reasons = _change(request, copy, typed) if typed else (Reason("score.nothing_typed"),)
        if not reasons:
            messages.success(request, _("Đã ghi vào bản tính thử; phiếu thật không thay đổi."))
            return redirect("indices:what-if", copy.pk)
    status = 409 if reasons else 400 if sent is not None else 200
    context = {"copy": copy, "area": area, "title": Label(area.title_vi, area.title_en), "forms": forms}
    return render(request, "indices/try_area.html", context | {"reasons": reasons}, status=status)


def _shown(leaf: Any, given: Any, basis: Basis) -> dict[str, Any]:
    if given is None:
        return {}
    entry = entry_of(leaf, given, basis)
    if entry is None:
        return {"not_applicable": given.not_applicable}
    found: dict[str, Any] = {"number": entry.number, "of": entry.of, "choice": entry.choice or ""}
    return found | {"counts": dict(entry.counts), "not_applicable": given.not_applicable}


def _change(request: HttpRequest, copy: WhatIf, typed: list[dict[str, Any]]) -> tuple[Reason, ...]:
    key = request.POST.get("idempotency_key", "")[:90]
    try:
        perform("what_if.change", actor=actor(request), subject=copy.pk, inputs={"values": typed}, key=key)
    except Stale:
        return (Reason("stale"),)
    except (Refused, NotPermitted) as no:
        return no.reasons
    return ()
