"""Pages of movements: the room, a movement with its plan, a registration, results against targets, a covenant."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.catalogue.models import Movement
from backend.movements.models import Covenant, CovenantParty, Registration, Review
from backend.movements.queries import candidates, lines_of, registrations, results_of, seen, shown_rows
from backend.rest.actors import actor
from backend.web.formats import moment
from backend.web.pages import create_view, get_subject, signed_in, timely_offers
from permissions.check import scope
from workflows.labels import group_label


def seen_or_404(request: HttpRequest, pk: int) -> Movement:
    """The movement, if this reader sees it."""
    found: Movement = get_object_or_404(seen(actor(request)), pk=pk)
    return found


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The room: movements of now and before, my units' registrations, covenants to sign."""
    me = actor(request)
    mine = visible(Registration.objects.all(), me, "registration.report").exclude(state="withdrawn")
    asked = visible(CovenantParty.objects.filter(state="asked"), me, "covenant_party.sign")
    context = {
        "movements": seen(me).order_by("-begins_on", "code")[:100],
        "mine": mine.select_related("unit", "movement").order_by("-pk")[:50],
        "asked": asked.select_related("covenant", "unit")[:50],
        "may_create": not scope(me, "movement.create").empty,
        "may_inspect": not scope(me, "finding.view").empty,
        "today": clock.today(),
    }
    return render(request, "movements/home.html", context)


@signed_in
def create(request: HttpRequest) -> HttpResponse:
    """Draft a movement."""
    return create_view(request, "movement.create", after=lambda pk: reverse("movements:movement", args=[pk]))


@signed_in
def register(request: HttpRequest) -> HttpResponse:
    """Start a unit's registration."""
    return create_view(request, "registration.create", after=lambda pk: reverse("movements:registration", args=[pk]))


@signed_in
def draw_covenant(request: HttpRequest) -> HttpResponse:
    """Draw up a covenant."""
    return create_view(request, "covenant.create", after=lambda pk: reverse("movements:covenant", args=[pk]))


def _plan(found: Movement) -> list[tuple[str, Any]]:
    until = found.register_until
    groups = ", ".join(said(group_label(code)) for code in found.groups)
    return [
        (_("Cơ quan phát động"), found.launched_by),
        (_("Kế hoạch"), found.document or "–"),
        (_("Thời gian"), f"{moment(found.begins_on)} – {moment(found.ends_on)}"),
        (_("Nhận đăng ký đến"), moment(until) if until else _("suốt thời gian phong trào")),
        (_("Đơn vị tham gia"), groups or _("mọi đơn vị trực thuộc")),
        (_("Mục tiêu"), found.goal or "–"),
        (_("Nội dung"), found.content or "–"),
        (_("Tiêu chí"), found.criteria or "–"),
        (_("Biện pháp"), found.measures or "–"),
    ]


@signed_in
def movement(request: HttpRequest, pk: int) -> HttpResponse:
    """One movement: plan, targets, registrations in reach, covenants, reviews, rounds, what may be done now."""
    found = seen_or_404(request, pk)
    me = actor(request)
    inside = not scope(me, "movement.view").empty
    context = {
        "movement": found,
        "facts": _plan(found),
        "targets": found.targets.all(),
        "rows": visible(Registration.objects.filter(movement=found), me, "registration.view").select_related("unit"),
        "covenants": Covenant.objects.filter(movement=found).prefetch_related("parties") if inside else (),
        "reviews": Review.objects.filter(movement=found),
        "candidates": candidates(found),
        "rounds": found.rounds.all() if inside else (),
        "may_register": found.state in ("launched", "running") and not scope(me, "registration.create").empty,
        "may_draw": found.state in ("launched", "running") and not scope(me, "covenant.create").empty,
        "may_open": found.state == "reviewed" and not scope(me, "round.open").empty,
        "offers": timely_offers(request, found) if inside else [],
        "events": timeline(("movement", found.pk)) if inside else [],
        "inside": inside,
        "specimen": found.illustrative,
    }
    return render(request, "movements/movement.html", context)


def newest_review(request: HttpRequest, found: Movement) -> Review | None:
    """The newest review that this reader sees: supervisors only the final one."""
    reviews = Review.objects.filter(movement=found).select_related("movement__launched_by__parent").order_by("final")
    if scope(actor(request), "movement.view").empty:
        reviews = reviews.filter(final=True)
    return reviews.last()


@signed_in
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """Results per unit against the registered targets, as the newest review kept them, else as they stand now."""
    found = seen_or_404(request, pk)
    review, me = newest_review(request, found), actor(request)
    live = results_of(found) if review is None or review.final is False else []
    reached = {r.pk for r in visible(Registration.objects.filter(movement=found), me, "registration.view")}
    context = {
        "movement": found,
        "rows": shown_rows(review) if review is not None else [],
        "review": review,
        "live": [row for row in live if row.registration.pk in reached],
        "specimen": found.illustrative,
    }
    return render(request, "movements/results.html", context)


@signed_in
def registration(request: HttpRequest, pk: int) -> HttpResponse:
    """One registration: the unit's targets with results, ready to print, and what may be done now."""
    get_subject(request, Registration, pk, "registration.view")
    found = registrations(Registration.objects.all()).get(pk=pk)
    registered = {value.target_id for value in found.values.all()}
    context = {
        "row": found,
        "lines": lines_of(found),
        "missing": [t for t in found.movement.targets.all() if t.pk not in registered],
        "offers": timely_offers(request, found),
        "events": timeline(("registration", found.pk)),
        "specimen": found.illustrative,
    }
    return render(request, "movements/registration.html", context)


@signed_in
def covenant(request: HttpRequest, pk: int) -> HttpResponse:
    """A covenant with its parties, ready to print; a head signs here for the own unit."""
    found = get_subject(request, Covenant, pk, "covenant.view")
    parties = list(CovenantParty.objects.filter(covenant=found).select_related("unit", "covenant"))
    mine = set(visible(CovenantParty.objects.filter(covenant=found), actor(request), "covenant_party.sign"))
    context = {
        "covenant": found,
        "parties": parties,
        "offers": [(party, timely_offers(request, party)) for party in parties if party in mine],
        "specimen": found.illustrative,
    }
    return render(request, "movements/covenant.html", context)
