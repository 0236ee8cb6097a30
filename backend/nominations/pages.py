"""The room's lists, the task list of a submission, and one nomination with all that is known of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.acts.offers import Offer
from backend.audit.queries import timeline
from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.models import Round
from backend.catalogue.queries import award_names, open_rounds
from backend.history import events
from backend.movements.queries import unit_in_movements
from backend.nominations import checks, presenting, procedures, queries, steps
from backend.nominations.fallbacks import fallback_facts
from backend.nominations.models import Nomination, Submission
from backend.nominations.outdated import outdated, outdated_one
from backend.organisation.names import fold
from backend.rest.actors import actor
from backend.web import trails
from backend.web.attempts import attempt
from backend.web.pages import get_subject, offers_for, signed_in
from permissions.check import scope
from workflows.lifecycles.nomination import NominationState
from workflows.lifecycles.submission import SubmissionState

PER_PAGE = 50
PLACES = {
    "nomination.edit": "nominations:edit-row",
    "nomination.answer_change": "review:answer-change",
    "nomination.propose_fallback": "review:fallback",
}
"""Acts on a nomination that have a page of their own."""
WHOLE = {f"submission.{act}" for act in ("withdraw", "share", "receive", "open_internal", "attach")}


def paged(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    """The page of a list that was asked for."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


def asked(request: HttpRequest, *names: str) -> dict[str, str]:
    """The filters of a list as they were typed."""
    return {name: request.GET.get(name, "").strip()[:100] for name in names}


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The submissions that the person reaches, filtered by state, round and words with or without marks."""
    given = asked(request, "q", "state", "round")
    rows = visible(queries.listed(), actor(request), "submission.view")
    if given["state"] in SubmissionState._value2member_map_:
        rows = rows.filter(state=given["state"])
    if given["round"].isdigit():
        rows = rows.filter(round_id=int(given["round"][:18]))
    if given["q"]:
        words, folded = given["q"], fold(given["q"])
        named = Nomination.objects.filter(search_name__contains=folded).values("submission_id")
        found = Q(code__icontains=words) | Q(unit__search_name__contains=folded) | Q(title__icontains=words)
        rows = rows.filter(found | Q(letter_number__icontains=words) | Q(pk__in=named))
    context = {
        "page": paged(request, rows),
        "asked": given,
        "states": list(SubmissionState),
        "rounds": Round.objects.order_by("-opens_on", "code")[:50],
        "may_begin": presenting.nominators(actor(request)),
        "may_sweep": not scope(actor(request), "candidate_question.ask").empty,
        "may_read_history": not scope(actor(request), "award_record.view").empty,
        "may_read_matters": not scope(actor(request), "matter.view").empty,
    }
    return render(request, "nominations/home.html", context)


@signed_in
def everyone(request: HttpRequest) -> HttpResponse:
    """All nominations in reach, over all submissions; drafts are judged on their own list."""
    given = asked(request, "q", "state", "award")
    page = paged(request, filtered(request, given))
    context = {
        "page": page,
        "rows": presenting.row_views(list(page), actor(request), clock.now(), drafts_too=False),
        "asked": given,
        "states": list(NominationState),
        "awards": award_names(),
    }
    return render(request, "nominations/everyone.html", context)


@signed_in
def with_old_scores(request: HttpRequest) -> HttpResponse:
    """The nominations in reach whose frozen score comes from a result that was adjusted since."""
    rows = visible(Nomination.objects.order_by("-pk"), actor(request), "nomination.view")
    return render(request, "nominations/outdated.html", {"rows": outdated(rows)})


def filtered(request: HttpRequest, given: dict[str, str]) -> QuerySet[Nomination]:
    """The nominations in reach that fit the filters, newest first."""
    rows = visible(queries.nominations(), actor(request), "nomination.view").order_by("-pk")
    if given["state"] in NominationState._value2member_map_:
        rows = rows.filter(state=given["state"])
    if given["award"]:
        rows = rows.filter(award=given["award"])
    if given["q"]:
        rows = rows.filter(search_name__contains=fold(given["q"]))
    return rows


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Begin a submission: choose the round and the unit."""
    tried = attempt(request, "submission.create", None, request.GET.dict())
    if tried.outcome is not None:
        return redirect("nominations:submission", tried.outcome.subject_id)
    rounds = open_rounds(clock.today())
    if tried.form is not None:
        fields: Any = tried.form.fields
        fields["round"].queryset = rounds
        units = list(fields["unit"].queryset[:2])
        for name, choices in (("unit", units), ("round", list(rounds[:2]))):
            if len(choices) == 1 and not tried.form.is_bound:
                fields[name].initial = choices[0].pk
    return render(request, "nominations/new.html", {"tried": tried, "rounds": rounds}, status=tried.status)


@signed_in
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """A submission: while a draft its task list, afterwards what became of it."""
    found = get_subject(request, Submission, pk, "submission.view")
    at = clock.now()
    facts = found.facts(at)
    keys = [("submission", pk), *(("nomination", key) for key in found.nominations.values_list("pk", flat=True))]
    context = {
        "submission": found,
        "tasks": tasks(found, facts) if found.state == SubmissionState.DRAFT else [],
        "facts": facts,
        "counts": queries.counts(found),
        "ratios": queries.ratios_of(found),
        "offers": _shown(offers_for(request, found)),
        "papers": queries.papers_of(found),
        "procedure": procedures.chosen(found),
        "timeline": timeline(*keys),
        "process": queries.process_of(found, found.received_on or clock.day(at)),
        "pack": queries.pack_of(found, found.received_on or clock.day(at)),
    }
    return render(request, "nominations/submission.html", context)


def _shown(offered: list[Offer]) -> list[Offer]:
    """Acts of the whole submission that belong to its state; those of its parts stand on their own pages."""
    return [o for o in _timely(offered) if o.act.name in WHOLE]


def _timely(offered: list[Offer]) -> list[Offer]:
    """Without the acts of other states: they only make the page longer."""
    return [o for o in offered if not any(r.code == "state.wrong" for r in o.reasons)]


def tasks(found: Submission, facts: Any) -> list[dict[str, Any]]:
    """The pages of a draft, in the order in which they are filled in."""

    def to(name: str) -> str:
        return reverse(f"nominations:{name}", args=[found.pk])

    letter = bool(found.letter_number and found.letter_date)
    attached = found.papers.count()
    listed, blocked, missing = facts["live_rows"], facts["blocked_rows"], facts["missing_papers"]
    ready = listed and facts["meeting_recorded"] and not missing and not blocked and letter
    return [
        _task(_("Danh sách đề nghị"), to("rows"), "error" if blocked else "done" if listed else "todo",
              _("%(n)s dòng") % {"n": listed}),
        _task(_("Họp xét của đơn vị"), to("meeting"), "done" if facts["meeting_recorded"] else "todo",
              _("Ngày họp, số người dự, kết quả biểu quyết")),
        _task(_("Tờ trình"), to("letter"), "done" if letter else "todo", found.letter_number),
        _task(_("Giấy tờ kèm theo"), to("papers"), "done" if attached and not missing else "todo",
              _("Còn thiếu: %s") % ", ".join(missing) if missing else _("%(n)s giấy tờ") % {"n": attached}),
        _task(_("Kiểm tra và trình"), to("submit"), "todo" if ready else "waiting",
              _("Thủ trưởng đơn vị ký, trình")),
    ]  # fmt: skip


def _task(title: str, url: str, state: str, hint: str) -> dict[str, Any]:
    return {"title": title, "url": url, "state": state, "hint": hint}


@signed_in
def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """One nomination: where it stands, its score and why, what was found, what happened."""
    reached = visible(queries.nominations(), actor(request), "nomination.view")
    found = reached.filter(pk=pk).first() or get_subject(request, Nomination, pk, "nomination.view")
    view = presenting.row_views([found], actor(request), clock.now())[0]
    frozen = getattr(found, "frozen_score", None)
    standing = steps.standing_of(found)
    movement = found.submission.round.movement_id
    checked, changed = checks.history(found, actor(request))
    context = {
        "checks": checked,
        "changed": changed,
        "nomination": found,
        "event": events.told(found.event, found.event_from, found.event_to),
        "view": view,
        "why": presenting.ScoreWhy.of(frozen.explanation if frozen else standing.explanation),
        "standing_score": standing,
        "frozen": frozen,
        "outdated": outdated_one(found) if frozen is not None else None,
        "changes": found.changes.all(),
        "history": queries.history(found),
        "procedure": procedures.chosen(found.submission),
        "registered": unit_in_movements(found.unit_id, [movement] if movement is not None else []),
        "papers": queries.papers_of(found.submission).filter(Q(nomination=found) | Q(nomination=None)),
        "offers": [o for o in _timely(offers_for(request, found)) if o.act.name in _fitting(found)],
        "places": PLACES,
        "timeline": timeline(("nomination", pk), ("submission", found.submission_id), named=trails.subjects(found.pk)),
    }
    return render(request, "nominations/nomination.html", context)


def _fitting(found: Nomination) -> set[str]:
    """The acts on a nomination that its page offers: changes and fallbacks only where there is one."""
    acts = {
        "nomination.edit",
        "nomination.remove",
        "nomination.judge",
        "nomination.withdraw",
        "nomination.move_process",
    }
    if queries.waiting_change(found) is not None:
        acts.add("nomination.answer_change")
    standing = fallback_facts(found)
    if standing.get("fallback_asked"):
        acts.add("nomination.withdraw_fallback")
    elif standing.get("fallback"):
        acts.add("nomination.propose_fallback")
    return acts


def done(request: HttpRequest, text: str, to: str, *args: Any) -> HttpResponse:
    """Say what was done and go on."""
    messages.success(request, text)
    return redirect(to, *args)
