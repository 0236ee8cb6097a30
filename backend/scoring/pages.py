"""Pages of score sheets: the list, one sheet with its tree, self-score and appraisal by area, why a number is so."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.acts.offers import Offer
from backend.audit.queries import timeline
from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.criteria.criteria_sets import criteria_value
from backend.criteria.rules_told import english
from backend.organisation.models import Person
from backend.rest.actors import actor
from backend.scoring import showing
from backend.scoring.areas import area_codes, area_of_code, own_areas, seen_areas, sees_appraisal, told_rounds
from backend.scoring.beside import beside
from backend.scoring.filling_pages import FILLED_IN
from backend.scoring.inputs import BASIS_OF, counted_on
from backend.scoring.models import LeafRound, ScoreSheet
from backend.scoring.queries import score_for_person, score_for_unit, sheet_score
from backend.scoring.sheet_facts import lock
from backend.web.pages import create_view, get_subject, offers_for, signed_in
from permissions.check import scope
from workflows.engine import Label
from workflows.lifecycles.score_sheet import SCORE_SHEET, ScoreSheetState
from workflows.rules.scoring import SheetScore

PER_PAGE = 50
SHOWN = ((LeafRound.SELF, gettext_lazy("Tự chấm")), (LeafRound.APPRAISAL, gettext_lazy("Thẩm định")))
FORMS = frozenset(one.act for one in FILLED_IN.values())


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
    names = (
        "score_sheet.submit", "score_sheet.ask_explanation", "score_sheet.close_explanation",
        "score_sheet.finish_appraisal", "score_sheet.send_back", "score_sheet.extend",
    )  # fmt: skip
    return [name for name in names if not scope(actor(request), name).empty]


@signed_in
def open_sheet(request: HttpRequest) -> HttpResponse:
    """Open a sheet for a unit."""
    return create_view(request, "score_sheet.open", after=lambda pk: reverse("scoring:sheet", args=[pk]))


def _sheet(request: HttpRequest, pk: int) -> ScoreSheet:
    get_subject(request, ScoreSheet, pk, "score_sheet.view")
    return ScoreSheet.objects.select_related("unit", "criteria", "round__runner").get(pk=pk)


def _round(request: HttpRequest, sheet: ScoreSheet) -> LeafRound:
    if not sees_appraisal(actor(request), sheet):
        return LeafRound.SELF
    given = request.GET.get("vong", "")
    if given in BASIS_OF:
        return LeafRound(given)
    return LeafRound.SELF if sheet.state == ScoreSheetState.SELF_SCORING else LeafRound.APPRAISAL


@signed_in
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One sheet: its score as a tree, the areas to fill in, what may be done now."""
    found = _sheet(request, pk)
    round_ = _round(request, found)
    score = sheet_score(found, round_)
    offers = offers_for(request, found)
    seen, rounds = seen_areas(actor(request), found), told_rounds(actor(request), found)
    context = {
        "sheet": found,
        "criteria": criteria_value(found.criteria),
        "round": round_,
        "rounds": [(one.value, label) for one, label in SHOWN if one in rounds],
        "score": score,
        "whole": seen == area_codes(found),
        "tree": showing.tree(found, score, round_, seen),
        "areas": _areas(found, score, seen),
        "tasks": _area_tasks(request, found, offers),
        "sees_appraisal": LeafRound.APPRAISAL in rounds,
        "beside": beside(found, seen, rounds),
        "lock": lock(found, clock.now()),
        "extensions": found.extensions.all(),
        "offers": [offer for offer in offers if offer.act.name not in FORMS and not _over(found)],
        "counted_on": counted_on(found),
        "events": timeline(("score_sheet", found.pk)),
        "specimen": found.illustrative,
    }
    return render(request, "scoring/sheet.html", context)


def _over(found: ScoreSheet) -> bool:
    return ScoreSheetState(found.state) in SCORE_SHEET.final


def _areas(found: ScoreSheet, score: SheetScore, seen: frozenset[str]) -> list[dict[str, Any]]:
    areas = [area for area in criteria_value(found.criteria).areas if area.code in seen]
    nodes = [(area, score.nodes[area.code]) for area in areas]
    return [
        {
            "label": f"{area.code}. {said(Label(area.title_vi, area.title_en))}",
            "points": node.points,
            "maximum": node.max_applicable,
        }
        for area, node in nodes
    ]


def _area_tasks(request: HttpRequest, found: ScoreSheet, offers: list[Offer]) -> list[dict[str, Any]]:
    """The areas as a task list, when the reader may fill them in now."""
    wanted = FILLED_IN.get(ScoreSheetState(found.state))
    if wanted is None or not any(offer.act.name == wanted.act and offer.open for offer in offers):
        return []
    mine = area_codes(found) if wanted.by_unit else own_areas(actor(request), found, wanted.act)
    own = sheet_score(found, LeafRound.SELF if wanted.by_unit else LeafRound.APPRAISAL)
    rows = []
    for area in criteria_value(found.criteria).areas:
        if area.code not in mine:
            continue
        leaves = [node.code for node in area.walk() if not node.children]
        lacking = len([code for code in leaves if code in own.missing])
        state = "done" if not lacking else "todo" if lacking == len(leaves) else "doing"
        hint = _("còn %(n)d tiêu chí chưa có giá trị") % {"n": lacking} if lacking else ""
        title = f"{area.code}. {said(Label(area.title_vi, area.title_en))}"
        url = reverse(wanted.page, args=[found.pk, area.code])
        rows.append({"title": title, "state": state, "url": url, "hint": hint})
    return rows


@signed_in
def why(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Why a number is what it is: rule, values with who gave them, tasks, evidence, people."""
    found = _sheet(request, pk)
    round_ = _round(request, found)
    if area_of_code(found, code) not in seen_areas(actor(request), found):
        raise Http404
    try:
        reasons = showing.why(found, code, round_, told_rounds(actor(request), found))
    except KeyError as unknown:
        raise Http404 from unknown
    context = {"sheet": found, "why": reasons, "round": round_, "counted_on": counted_on(found)}
    context["proofs"] = found.proofs.filter(leaf=code).select_related("proof__task", "paper")
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
