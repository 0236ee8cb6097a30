"""The supervisors' page (giám sát): only what was published, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from backend.base import clock
from backend.inspections.models import DelayNotice, Inspection
from backend.inspections.queries import named_on, published
from backend.movements.models import Review
from backend.rest.actors import actor
from backend.scoring.models import IndexPublication, PublishedScore
from backend.surveys.models import Survey
from backend.web.pages import signed_in
from permissions.actor import Actor
from permissions.check import scope

NEWEST = 20


@dataclass(frozen=True, slots=True)
class Published:
    """What is published and in the actor's reach; each list newest first."""

    indices: tuple[IndexPublication, ...] = ()
    surveys: tuple[Survey, ...] = ()
    conclusions: tuple[Inspection, ...] = ()
    notices: tuple[DelayNotice, ...] = ()
    reviews: tuple[Review, ...] = ()


def published_for(actor: Actor, day: date) -> Published:
    """Everything that a person with the supervisors' reach sees on a day."""

    def may(act: str) -> bool:
        return scope(actor, act).everything

    group = PublishedScore.objects.filter(publication=OuterRef("pk")).values("group")[:1]
    indices: Any = IndexPublication.objects.select_related("unit", "criteria", "adjustment").defer("criteria__text")
    surveys = Survey.objects.filter(state="published").order_by("-closes_on", "-pk")
    reviews = Review.objects.filter(final=True, movement__state="reviewed").select_related("movement__launched_by")
    inspections = may("inspection.view_published")
    return Published(
        tuple(indices.annotate(group=group).order_by("-published_at")[:NEWEST]) if may("index.view") else (),
        tuple(surveys[:NEWEST]) if may("survey.view_results") else (),
        tuple(published().order_by("-published_on", "-pk")[:NEWEST]) if inspections else (),
        tuple(named_on(day)) if inspections else (),
        tuple(reviews.order_by("-reviewed_on", "-pk")[:NEWEST]) if may("movement.view_reviewed") else (),
    )


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """What is newly published: indices, surveys, conclusions of inspections, units named for delay, final reviews."""
    me = actor(request)
    if scope(me, "movement.view_reviewed").empty:
        raise PermissionDenied
    return render(request, "movements/oversight.html", {"found": published_for(me, clock.today())})
