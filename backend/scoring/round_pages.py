"""Pages of scoring rounds: the list, one round's board, planning, and the recount of a publication."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.acts.offers import Offer
from backend.audit.queries import timeline
from backend.base import clock
from backend.base.scopes import visible
from backend.papers.serving import answer
from backend.rest.actors import actor
from backend.scoring.areas import area_of_code, seen_areas
from backend.scoring.board import board
from backend.scoring.engine import engine_version
from backend.scoring.models import IndexPublication, LeafEvidence, ScoreSheet, ScoringRound
from backend.scoring.verify import differences_of
from backend.web.pages import create_view, get_subject, offers_for, signed_in
from permissions.check import scope
from workflows.rules.rounds import Phase


@signed_in
def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds in scope, newest first."""
    found = visible(ScoringRound.objects.select_related("unit", "runner"), actor(request), "scoring_round.view")
    may_plan = not scope(actor(request), "scoring_round.plan").empty
    return render(
        request, "scoring/rounds.html", {"rounds": found.order_by("-year", "-pk")[:200], "may_plan": may_plan}
    )


@signed_in
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a round."""
    return create_view(request, "scoring_round.plan", after=lambda pk: reverse("scoring:round", args=[pk]))


@signed_in
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: its dates, its board as far as the reader sees the sheets, and what may be done."""
    found = get_subject(request, ScoringRound, pk, "scoring_round.view")
    seen = set(visible(found.sheets.all(), actor(request), "score_sheet.view").values_list("pk", flat=True))
    progress = board(found, clock.today())
    stands = [stand for stand in progress.stands if stand.sheet.pk in seen]
    names = {
        Phase.SELF: _("Tự chấm"), Phase.APPRAISAL: _("Thẩm định lần 1"), Phase.EXPLANATION: _("Giải trình"),
        Phase.SECOND: _("Thẩm định lần 2"),
    }  # fmt: skip
    today = clock.today()
    dates = [(names[phase], day, day is not None and today > day) for phase, day in found.dates.items()]
    context = {
        "round": found, "stands": stands, "counts": progress.counts if len(stands) == len(progress.stands) else (),
        "late": sum(stand.late for stand in stands), "unopened": sum(not stand.started for stand in stands),
        "dates": dates, "sets": found.sets.defer("text"), "offers": _shown(offers_for(request, found)),
        "events": timeline(("scoring_round", found.pk)), "specimen": found.illustrative,
    }  # fmt: skip
    return render(request, "scoring/round.html", context)


def _shown(offers: list[Offer]) -> list[Offer]:
    """Acts of another state are left out; acts closed by a rule say why."""
    return [offer for offer in offers if "state.wrong" not in {reason.code for reason in offer.reasons}]


@signed_in
def recount(request: HttpRequest, pk: int) -> HttpResponse:
    """Recompute a publication from its stored inputs and show every difference; nothing is mended."""
    found = get_subject(request, IndexPublication, pk, "index.view")
    made_by = set(found.scores.exclude(engine="").values_list("engine", flat=True))
    context = {
        "publication": found, "differences": list(differences_of(found)), "rows": found.scores.count(),
        "other_rules": bool(made_by - {engine_version()}), "made_by": sorted(made_by), "now": engine_version(),
    }  # fmt: skip
    return render(request, "scoring/recount.html", context)


@signed_in
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes of a proof, for whoever sees its area of the sheet."""
    link = get_object_or_404(LeafEvidence.objects.select_related("paper", "sheet__criteria", "sheet__unit"), pk=pk)
    get_subject(request, ScoreSheet, link.sheet_id, "score_sheet.view")
    if link.paper is None or area_of_code(link.sheet, link.leaf) not in seen_areas(actor(request), link.sheet):
        raise Http404
    return answer(request, link.paper, f"minh-chung-{link.pk}")
