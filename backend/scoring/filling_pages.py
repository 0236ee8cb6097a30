"""Pages that fill in a sheet area by area: self-score, both appraisals, explanation; and drafts of what was typed."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.acts.offers import Offer
from backend.base import clock
from backend.criteria.criteria_sets import criteria_value
from backend.rest.actors import actor
from backend.scoring import drafts
from backend.scoring.area_pages import area_of, area_page
from backend.scoring.areas import area_codes, own_areas
from backend.scoring.explaining import explain_page
from backend.scoring.models import LeafRound, ScoreSheet
from backend.scoring.sheet_facts import lock
from backend.web.pages import get_subject, offers_for, signed_in
from workflows.engine import Label
from workflows.lifecycles.score_sheet import ScoreSheetState as S
from workflows.rules.criteria import Node


@dataclass(frozen=True, slots=True)
class Filling:
    """How a sheet is filled in while it is in a state: the act, the page, whose values."""

    act: str
    page: str
    round: LeafRound
    by_unit: bool = False


FILLED_IN = {
    S.SELF_SCORING: Filling("score_sheet.self_score", "scoring:self-score", LeafRound.SELF, by_unit=True),
    S.SUBMITTED: Filling("score_sheet.appraise", "scoring:appraise", LeafRound.APPRAISAL),
    S.EXPLAINING: Filling("score_sheet.explain", "scoring:explain", LeafRound.EXPLANATION, by_unit=True),
    S.SECOND_APPRAISAL: Filling("score_sheet.appraise_again", "scoring:appraise-again", LeafRound.SECOND),
}
BY_ROUND = {one.round: one for one in FILLED_IN.values()}


@signed_in
def self_score(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The unit's own values of one area."""
    return _area(request, pk, code, BY_ROUND[LeafRound.SELF])


@signed_in
def appraise(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The appraiser's values of one area beside the unit's."""
    return _area(request, pk, code, BY_ROUND[LeafRound.APPRAISAL])


@signed_in
def appraise_again(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The second appraisal of one area beside all that was said before."""
    return _area(request, pk, code, BY_ROUND[LeafRound.SECOND])


@signed_in
def explain(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """What the unit explains of one area, beside its own and the appraised values."""
    found, area, offer = _asked(request, pk, code, BY_ROUND[LeafRound.EXPLANATION])
    page = explain_page(request, found, area)
    if page.done:
        return _saved(request, found, code, BY_ROUND[LeafRound.EXPLANATION])
    context = _shown(request, found, area, offer) | {"page": page}
    return render(request, "scoring/explain.html", context, status=page.status)


def _area(request: HttpRequest, pk: int, code: str, filling: Filling) -> HttpResponse:
    found, area, offer = _asked(request, pk, code, filling)
    if request.method == "POST" and "draft" in request.POST:
        return _draft(request, found, code, filling)
    page = area_page(request, found, area, filling.round)
    if page.done:
        return _saved(request, found, code, filling)
    appraising = {"appraising": not filling.by_unit, "again": filling.round is LeafRound.SECOND}
    context = _shown(request, found, area, offer) | {"page": page} | appraising
    context["draft_at"] = drafts.said_at(page.draft) if page.draft else ""
    return render(request, "scoring/area.html", context, status=page.status)


def _asked(request: HttpRequest, pk: int, code: str, filling: Filling) -> tuple[ScoreSheet, Node, Offer]:
    get_subject(request, ScoreSheet, pk, "score_sheet.view")
    found = ScoreSheet.objects.select_related("unit", "criteria", "round__runner").get(pk=pk)
    area = area_of(found, code)
    offer = next((o for o in offers_for(request, found) if o.act.name == filling.act), None)
    mine = area_codes(found) if filling.by_unit else own_areas(actor(request), found, filling.act)
    if area is None or offer is None or code not in mine:
        raise Http404
    return found, area, offer


def _shown(request: HttpRequest, found: ScoreSheet, area: Node, offer: Offer) -> dict[str, object]:
    codes = [one.code for one in criteria_value(found.criteria).areas]
    return {
        "sheet": found, "offer": offer, "number": codes.index(area.code) + 1, "of": len(codes),
        "title": Label(area.title_vi, area.title_en), "lock": lock(found, clock.now()),
    }  # fmt: skip


def _draft(request: HttpRequest, found: ScoreSheet, code: str, filling: Filling) -> HttpResponse:
    """Keep what was typed as it is, checked or not, locked or not; a script asks without wanting a page."""
    kept = drafts.keep(found, actor(request).person_id, filling.round, code, request.POST)
    if request.headers.get("X-Requested-With") == "draft":
        return HttpResponse(
            drafts.said_at(kept) if kept else "", content_type="text/plain", status=200 if kept else 413
        )
    messages.success(request, _("Đã giữ bản nháp; chỉ bạn thấy, chưa tính là giá trị."))
    return redirect(reverse(filling.page, args=[found.pk, code]))


def _saved(request: HttpRequest, found: ScoreSheet, code: str, filling: Filling) -> HttpResponse:
    messages.success(request, _("Đã lưu lĩnh vực %(code)s.") % {"code": code})
    codes = [area.code for area in criteria_value(found.criteria).areas]
    mine = codes if filling.by_unit else own_areas(actor(request), found, filling.act)
    after = [one for one in codes[codes.index(code) + 1 :] if one in mine]
    return redirect(
        reverse(filling.page, args=[found.pk, after[0]]) if after else reverse("scoring:sheet", args=[found.pk])
    )
