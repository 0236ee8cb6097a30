"""Pages of a change of award or its fallback: what another award would mean, the proposal, the unit's answer."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from backend.acts.offers import offer
from backend.acts.registry import REGISTER
from backend.base import clock
from backend.catalogue.queries import award_names
from backend.nominations import eligibility, quotas
from backend.nominations.fallbacks import fallback_of
from backend.nominations.grounds import GROUNDS
from backend.nominations.models import Nomination
from backend.nominations.presenting import FindingView, finding_views
from backend.nominations.queries import absent_papers, pack_value_of, required_papers, terms_of, waiting_change
from backend.rest.actors import actor
from backend.review.falling import fallback_faults
from backend.review.models import Stage
from backend.review.serializers import ProposeChangeInputs, ProposeFallbackInputs
from backend.web.attempts import attempt
from backend.web.forms import offer_choices
from backend.web.pages import back_to, get_subject, signed_in
from permissions.actor import Actor
from permissions.check import scope
from workflows.engine import Label, Reason
from workflows.labels import label
from workflows.regulations.schema import Paper


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an award would mean for a nomination: its criteria, its places, its papers and which are missing."""

    code: str
    label: Label
    ground: Label
    findings: tuple[FindingView, ...]
    over: tuple[str, ...]
    papers: tuple[tuple[Paper, bool], ...]


def meaning(row: Nomination, award: str, ground: str, who: Actor, at: datetime) -> Meaning:
    """The nomination looked at as if it stood for this award on this ground; nothing is kept."""
    as_if, submission, names = copy(row), row.submission, award_names()
    as_if.award, as_if.ground = award, ground
    on = submission.received_on or clock.day(at)
    judged = eligibility.judge_rows([as_if], pack_value_of(submission, on), on, clock.day(at))[row.pk]
    found = [eligibility.as_row(as_if, result, at, "preview") for result in judged]
    leaving = [row.award] if row.state in quotas.HOLDING else []
    over = [] if award == row.award else quotas.overruns(row.unit, submission.round_id, [award], leaving=leaving)
    missing = {paper.code for paper in absent_papers(submission, [as_if], on)}
    return Meaning(
        award,
        names.get(award, Label(award, award)),
        label(GROUNDS[ground]),
        finding_views(found, scope(who, "nomination.view_sensitive"), as_if, names),
        tuple(quotas.told(one) for one in over),
        tuple((paper, paper.code in missing) for paper in required_papers(submission, [as_if], on)),
    )


def _possible(row: Nomination, awards: list[str]) -> list[tuple[str, str]]:
    """What could be proposed instead: another award on the ground that needs no naming, or on each where one must be
    named; the row's own award on its other grounds."""
    terms, found = terms_of(row.submission), []
    for code in awards:
        kept = terms.settle(code, before=row.ground)
        grounds = terms.offered(code) if code == row.award or isinstance(kept, Reason) else (kept,)
        found += [(code, ground.value) for ground in grounds]
    return [one for one in found if one != (row.award, row.ground)]


@signed_in
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose another award after seeing what each would mean; the unit's head is asked."""
    stage = get_subject(request, Stage, pk, "nomination.view")
    who, at, row = actor(request), clock.now(), stage.nomination
    tried = attempt(request, "stage.propose_change", stage)
    if tried.done:
        return redirect("review:stage", pk)
    offer_choices(tried.form, [stage])
    codes = [code for code, _name in ProposeChangeInputs.offered([stage])["to_award"]]
    others = _possible(row, codes)
    closed = offer(REGISTER["stage.propose_change"], who, stage, at).reasons
    context = {
        "stage": stage,
        "nomination": row,
        "now": meaning(row, row.award, row.ground, who, at),
        "others": [meaning(row, code, ground, who, at) for code, ground in others],
        "fallback": fallback_of(row, row.submission.received_on or clock.day(at)),
        "names": award_names(),
        "tried": tried,
        "reasons": tried.reasons or closed,
    }
    return render(request, "review/propose_change.html", context, status=tried.status)


@signed_in
def fall_back(request: HttpRequest, pk: int) -> HttpResponse:
    """A refused row: what the rules let it stand for instead, what that would mean, and the proposal."""
    row = get_subject(request, Nomination, pk, "nomination.view")
    who, at = actor(request), clock.now()
    tried = attempt(request, "nomination.propose_fallback", row)
    if tried.done:
        return redirect("nominations:nomination", pk)
    offer_choices(tried.form, [row])
    fallback = fallback_of(row, row.submission.received_on or clock.day(at))
    offered = [code for code, _name in ProposeFallbackInputs.offered([row])["to_award"]]
    closed = offer(REGISTER["nomination.propose_fallback"], who, row, at).reasons
    faults = [fallback_faults(row, code)[1] for code in offered or [""]]
    if not closed and all(faults):
        closed = tuple(faults[0])
    context = {
        "nomination": row,
        "fallback": fallback,
        "others": [meaning(row, code, ground, who, at) for code, ground in _possible(row, offered)],
        "names": award_names(),
        "own": scope(who, "nomination.answer_change").admits(row.place()),
        "tried": tried,
        "reasons": tried.reasons or closed,
    }
    return render(request, "review/fall_back.html", context, status=tried.status)


@signed_in
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The proposed change, before and after, and the answer of the unit's head."""
    row = get_subject(request, Nomination, pk, "nomination.view")
    change, who, at = waiting_change(row), actor(request), clock.now()
    if change is None:
        raise Http404
    tried = attempt(request, "nomination.answer_change", row)
    if tried.done:
        return redirect(back_to(request, f"/de-nghi/dong/{pk}/"))
    context = {
        "nomination": row,
        "change": change,
        "now": meaning(row, row.award, row.ground, who, at),
        "then": meaning(row, change.to_award, change.to_ground, who, at),
        "late": change.answer_by is not None and change.answer_by < clock.day(at),
        "tried": tried,
        "reasons": tried.reasons or offer(REGISTER["nomination.answer_change"], who, row, at).reasons,
    }
    return render(request, "review/answer_change.html", context, status=tried.status)
