"""Pages of those who work: lists at their publication, their comments, a consultation, a body's questions."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.queries import award_label
from backend.papers.serving import answer
from backend.publicity import asking, periods
from backend.publicity.models import Opinion
from backend.publicity.queries import comments_for, opinions_for, unhandled_of, with_readable_paper
from backend.rest.actors import actor
from backend.review.models import Stage
from backend.review.pinned import definition
from backend.web.pages import act_url, get_subject, offers_for, signed_in, timely_offers
from permissions.check import scope
from workflows.lifecycles.opinion import STANDS, Stand
from workflows.processes.schema import StageKind

PER_PAGE = 40


@signed_in
def lists(request: HttpRequest) -> HttpResponse:
    """Every list at its publication stage in the reader's scope: until when, what waits."""
    rows = visible(periods.open_publications(), actor(request), "nomination.view")
    found = periods.at_work(rows)
    today = clock.today()
    context = {
        "lists": [
            {
                "shown": one, "rows": one.stages, "over": today > one.until, "first": one.stages[0],
                "passed": min((today - one.since).days, (one.until - one.since).days),
                "days": (one.until - one.since).days, "unhandled": unhandled_of(one),
            }
            for one in found
        ],
        "may_comment": not scope(actor(request), "publication_comment.view").empty,
        "offers": [
            {"act": act, "url": reverse("bulk-act", args=[act])}
            for act in ("publication.conclude",)
            if not scope(actor(request), act).empty
        ],
    }  # fmt: skip
    return render(request, "publicity/lists.html", context)


@signed_in
def comments(request: HttpRequest) -> HttpResponse:
    """The comments, for the appraiser alone; what waits first."""
    if scope(actor(request), "publication_comment.view").empty:
        raise PermissionDenied
    rows = comments_for(actor(request)).order_by("handled_at", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    lines = [(row, act_url("publication_comment.handle", row.pk)) for row in page]
    return render(request, "publicity/comments.html", {"page": page, "lines": lines})


@signed_in
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the consultation of one dossier stands: each body, its clock, its answer."""
    stage = get_subject(request, Stage, pk, "nomination.view")
    if stage.stage_kind != StageKind.CONSULTATION:
        raise Http404
    today = clock.today()
    standing = asking.standing(stage, today)
    offers = [one for one in timely_offers(request, stage) if one.act.name.startswith("consultation.")]
    inside = visible(Stage.objects.filter(pk=pk), actor(request), "consultation.ask").exists()
    context: dict[str, Any] = {
        "stage": stage, "item": definition(stage), "standing": standing, "offers": offers, "today": today,
        "opinions": standing.opinions if inside else (),
        "total": len(standing.opinions), "done": len(standing.answered),
        "picture": [(STANDS[stand], standing.counts().get(stand.value, 0)) for stand in Stand],
        "stands": {stand.value: label for stand, label in STANDS.items()},
    }  # fmt: skip
    return render(request, "publicity/consultation.html", context)


@signed_in
def opinions(request: HttpRequest) -> HttpResponse:
    """What the reader's body is asked, and what it answered: tick those that are answered alike."""
    if scope(actor(request), "opinion.view").empty:
        raise PermissionDenied
    page = Paginator(opinions_for(actor(request)), PER_PAGE).get_page(request.GET.get("page"))
    lines = [(row, award_label(row.stage.nomination.award)) for row in page]
    may = not scope(actor(request), "opinion.answer").empty
    offers = [{"act": "opinion.answer", "url": reverse("bulk-act", args=["opinion.answer"])}] if may else []
    context = {"page": page, "lines": lines, "offers": offers, "today": clock.today()}
    return render(request, "publicity/opinions.html", context)


@signed_in
def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """One question on its own page: of the nominee only what the question needs."""
    found = get_subject(request, Opinion, pk, "opinion.view")
    row = found.stage.nomination
    context = {
        "opinion": found, "row": row, "award": award_label(row.award), "offers": offers_for(request, found),
        "stand": STANDS.get(Stand(found.stand)) if found.stand else None, "today": clock.today(),
    }  # fmt: skip
    return render(request, "publicity/opinion.html", context)


@signed_in
def opinion_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed paper of an opinion: for its body, and for whoever brings the consultation on."""
    found = get_object_or_404(with_readable_paper(actor(request)), pk=pk)
    return answer(request, found.paper, f"y-kien-{found.pk}")
