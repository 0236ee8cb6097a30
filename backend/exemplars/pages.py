"""Pages of exemplars: the list of work, one exemplar, and the readable page of those made known."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.exemplars import queries
from backend.exemplars.models import Exemplar
from backend.rest.actors import actor
from backend.web.formats import moment
from backend.web.pages import create_view, get_subject, signed_in, timely_offers
from permissions.check import scope


def shown(request: HttpRequest) -> HttpResponse:
    """Those made known: the whole office's for who signs in, the public ones for everybody."""
    me = actor(request)
    rows = list(queries.shown(me)[:100])
    context = {
        "rows": rows,
        "may_work": me.person_id is not None and not scope(me, "exemplar.view").empty,
        "specimen": any(row.illustrative for row in rows),
    }
    return render(request, "exemplars/shown.html", context)


def story(request: HttpRequest, pk: int) -> HttpResponse:
    """One story, as long as it is made known to this reader."""
    found = get_object_or_404(queries.shown(actor(request)), pk=pk)
    return render(request, "exemplars/story.html", {"exemplar": found, "specimen": found.illustrative})


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """What is at work, and choosing one more."""
    me = actor(request)
    context = {
        "rows": queries.seen(me)[:200],
        "may_select": not scope(me, "exemplar.select").empty,
    }
    return render(request, "exemplars/home.html", context)


@signed_in
def select(request: HttpRequest) -> HttpResponse:
    """Choose an exemplar."""
    return create_view(request, "exemplar.select", after=lambda pk: reverse("exemplars:exemplar", args=[pk]))


@signed_in
def exemplar(request: HttpRequest, pk: int) -> HttpResponse:
    """One exemplar with its story, consent, advice and what may be done."""
    found = get_subject(request, Exemplar, pk, "exemplar.view")
    word = found.consent()
    context = {
        "exemplar": found,
        "facts": _facts(found),
        "consent": word,
        "consents": found.consents.order_by("-pk"),
        "offers": timely_offers(request, found),
        "events": timeline(("exemplar", pk)),
        "specimen": found.illustrative,
    }
    return render(request, "exemplars/exemplar.html", context)


def _facts(row: Exemplar) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = [
        (_("Đơn vị lựa chọn"), row.unit),
        (_("Năm"), str(row.year)),
        (_("Phong trào"), row.movement or "–"),
        (_("Vì sao lựa chọn"), row.why),
    ]
    if row.introduced_on is not None:
        found.append((_("Giới thiệu"), f"{row.introduced_by}, {moment(row.introduced_on)}"))
    if row.considered_by:
        found.append((_("Kết quả xét"), f"{row.considered_by}: {row.advice}"))
    if row.recognised_on is not None:
        found.append((_("Công nhận"), f"{row.document}, {row.recognised_by}, {moment(row.recognised_on)}"))
    if row.shown_from is not None:
        found.append((_("Nhân rộng"), f"{row.get_audience_display()}, {moment(row.shown_from)}"))
    if row.reason:
        found.append((_("Lý do"), row.reason))
    return found
