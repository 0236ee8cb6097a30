"""Pages of score sheets: the list, one sheet with its tree, self-score and appraisal by area, why a number is so."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.acts.offers import Offer
from backend.audit.queries import timeline
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.criteria.criteria_sets import criteria_value
from backend.criteria.rules_told import english
from backend.organisation.models import Person
from backend.rest.actors import actor
from backend.scoring import showing
from backend.scoring.area_pages import ACT, area_of, area_page
from backend.scoring.inputs import counted_on
from backend.scoring.models import LeafRound, ScoreSheet
from backend.scoring.queries import score_for_person, score_for_unit, sheet_score
from backend.web.pages import create_view, get_subject, offers_for, signed_in
from permissions.check import scope
from workflows.engine import Label
from workflows.lifecycles.score_sheet import SCORE_SHEET, ScoreSheetState
from workflows.rules.scoring import SheetScore

PER_PAGE = 50
FORMS = frozenset(ACT.values())


@signed_in
def sheets(request: HttpRequest) -> HttpResponse:
    """The sheets in scope, by year and state."""
    rows = ScoreSheet.objects.select_related("unit", "criteria").defer("criteria__text")
    found = visible(rows, actor(request), "score_sheet.view").order_by("-year", "group", "unit__name")
    state, year, words = (request.GET.get(name, "") for name in ("state", "year", "q"))
    if state in {one.value for one in SCORE_SHEET.states}:
        found = found.filter(state=state)
    if year.isdecimal() and len(year) == 4:
        found = found.filter(year=int(year))
    if words:
        found = found.filter(unit__name__icontains=words[:100])
    context = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "states": [(s.value, SCORE_SHEET.labels[s]) for s in SCORE_SHEET.states],
        "asked": {"state": state, "year": year, "q": words},
        "may_open": not scope(actor(request), "score_sheet.open").empty,
        "bulk": [{"act": name, "url": reverse("bulk-act", args=[name])} for name in _bulk(request)],
    }
    return render(request, "scoring/sheets.html", context)


def _bulk(request: HttpRequest) -> list[str]:
    names = ("score_sheet.submit", "score_sheet.finish_appraisal", "score_sheet.send_back")
    return [name for name in names if not scope(actor(request), name).empty]


@signed_in
def open_sheet(request: HttpRequest) -> HttpResponse:
    """Open a sheet for a unit."""
    return create_view(request, "score_sheet.open", after=lambda pk: reverse("scoring:sheet", args=[pk]))


def _sheet(request: HttpRequest, pk: int) -> ScoreSheet:
    get_subject(request, ScoreSheet, pk, "score_sheet.view")
    return ScoreSheet.objects.select_related("unit", "criteria").get(pk=pk)


def _round(request: HttpRequest, sheet: ScoreSheet) -> LeafRound:
    given = request.GET.get("vong", "")
    if given in LeafRound.values:
        return LeafRound(given)
    return LeafRound.SELF if sheet.state == ScoreSheetState.SELF_SCORING else LeafRound.APPRAISAL


@signed_in
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One sheet: its score as a tree, the areas to fill in, what may be done now."""
    found = _sheet(request, pk)
    round_ = _round(request, found)
    score = sheet_score(found, round_)
    offers = offers_for(request, found)
    context = {
        "sheet": found,
        "criteria": criteria_value(found.criteria),
        "round": round_,
        "rounds": [(r.value, r.label) for r in LeafRound],
        "score": score,
        "tree": showing.tree(found, score, round_),
        "areas": _areas(found, score),
        "tasks": _area_tasks(found, score, offers),
        "offers": [offer for offer in offers if offer.act.name not in FORMS and not _over(found)],
        "counted_on": counted_on(found),
        "events": timeline(("score_sheet", found.pk)),
        "specimen": found.illustrative,
    }
    return render(request, "scoring/sheet.html", context)


def _over(found: ScoreSheet) -> bool:
    return ScoreSheetState(found.state) in SCORE_SHEET.final


def _areas(found: ScoreSheet, score: SheetScore) -> list[dict[str, Any]]:
    nodes = [(area, score.nodes[area.code]) for area in criteria_value(found.criteria).areas]
    return [
        {
            "label": f"{area.code}. {said(Label(area.title_vi, area.title_en))}",
            "points": node.points,
            "maximum": node.max_applicable,
        }
        for area, node in nodes
    ]


def _area_tasks(found: ScoreSheet, score: SheetScore, offers: list[Offer]) -> list[dict[str, Any]]:
    """The areas as a task list, when the reader may fill them in now."""
    wanted = {ScoreSheetState.SELF_SCORING: LeafRound.SELF, ScoreSheetState.SUBMITTED: LeafRound.APPRAISAL}
    round_ = wanted.get(ScoreSheetState(found.state))
    if round_ is None or not any(offer.act.name == ACT[round_] and offer.open for offer in offers):
        return []
    own = sheet_score(found, round_)
    name = "scoring:self-score" if round_ is LeafRound.SELF else "scoring:appraise"
    rows = []
    for area in criteria_value(found.criteria).areas:
        leaves = [node.code for node in area.walk() if not node.children]
        lacking = len([code for code in leaves if code in own.missing])
        state = "done" if not lacking else "todo" if lacking == len(leaves) else "doing"
        hint = _("còn %(n)d tiêu chí chưa có giá trị") % {"n": lacking} if lacking else ""
        title = f"{area.code}. {said(Label(area.title_vi, area.title_en))}"
        rows.append({"title": title, "state": state, "url": reverse(name, args=[found.pk, area.code]), "hint": hint})
    return rows


@signed_in
def self_score(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The unit's own values of one area."""
    return _area(request, pk, code, LeafRound.SELF)


@signed_in
def appraise(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The appraiser's values of one area beside the unit's."""
    return _area(request, pk, code, LeafRound.APPRAISAL)


def _area(request: HttpRequest, pk: int, code: str, round_: LeafRound) -> HttpResponse:
    found = _sheet(request, pk)
    area = area_of(found, code)
    if area is None:
        raise Http404
    offer = next((o for o in offers_for(request, found) if o.act.name == ACT[round_]), None)
    if offer is None:
        raise Http404
    page = area_page(request, found, area, round_)
    if page.done:
        messages.success(request, _("Đã lưu lĩnh vực %(code)s.") % {"code": code})
        return redirect(_next(found, code, round_))
    codes = [one.code for one in criteria_value(found.criteria).areas]
    context = {"sheet": found, "page": page, "appraising": round_ is LeafRound.APPRAISAL, "offer": offer}
    context |= {"number": codes.index(code) + 1, "of": len(codes), "title": Label(area.title_vi, area.title_en)}
    return render(request, "scoring/area.html", context, status=page.status)


def _next(found: ScoreSheet, code: str, round_: LeafRound) -> str:
    codes = [area.code for area in criteria_value(found.criteria).areas]
    after = codes[codes.index(code) + 1 :]
    name = "scoring:self-score" if round_ is LeafRound.SELF else "scoring:appraise"
    return reverse(name, args=[found.pk, after[0]]) if after else reverse("scoring:sheet", args=[found.pk])


@signed_in
def why(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Why a number is what it is: rule, values with who gave them, tasks, evidence, people."""
    found = _sheet(request, pk)
    round_ = _round(request, found)
    try:
        reasons = showing.why(found, code, round_)
    except KeyError as unknown:
        raise Http404 from unknown
    context = {"sheet": found, "why": reasons, "round": round_, "counted_on": counted_on(found)}
    return render(request, "scoring/why.html", context | {"specimen": found.illustrative})


@signed_in
def my_score(request: HttpRequest, year: int) -> HttpResponse:
    """My own score of a year: for me alone; the unit's band stands beside as a line of its own."""
    me = Person.objects.select_related("unit").filter(pk=actor(request).person_id or 0).first()
    if me is None or not 2000 <= year <= 2100:
        raise Http404
    standing, unit = score_for_person(me, year), score_for_unit(me.unit, year)
    context = {"person": me, "year": year, "standing": standing, "unit": unit}
    return render(
        request, "scoring/my_score.html", context | {"lines": standing.explanation.get("en" if english() else "vi", [])}
    )
