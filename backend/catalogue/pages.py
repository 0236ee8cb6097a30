"""The room of rules: editions with their rows and status, what must still be confirmed, and rounds."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.catalogue import comparing, queries, reading
from backend.catalogue.models import Edition, EditionKind, Round
from backend.organisation.models import Unit
from backend.rest.actors import actor
from backend.web.attempts import Attempt, attempt
from backend.web.pages import get_subject, offers_for, signed_in, timely_offers
from permissions.check import scope

PACKS = (EditionKind.PACK, EditionKind.OVERLAY)


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Every edition by kind; of each process the newest version in force today is marked."""
    editions = list(visible(Edition.objects.defer("text"), actor(request), "catalogue.view"))
    today = clock.today()
    pack = queries.pack_for(today)
    holding = queries.in_force(EditionKind.PROCESS, today).order_by("version").values_list("code", "pk")
    context = {
        "groups": [(kind, [e for e in editions if e.kind == kind.value]) for kind in EditionKind],
        "in_use": set(dict(holding).values()) | ({pack.pk} if pack else set()),
        "may_publish": scope(actor(request), "edition.publish").everything,
        "sees_uploads": scope(actor(request), "paper.view_checks").everything,
    }
    return render(request, "catalogue/home.html", context)


@signed_in
def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """One edition: its rows with status, its drawing if it is a process, its text and digest."""
    found = get_subject(request, Edition, pk, "catalogue.view")
    rows = queries.law_rows(found) if found.kind != EditionKind.CRITERIA else []
    context = {
        "edition": found,
        "rows": rows,
        "open_rows": sum(row.open for row in rows),
        "levels": reading.awards_by_level(queries.pack_value(found)) if found.kind in PACKS else [],
        "process": queries.confirmed_process(found) if found.kind == EditionKind.PROCESS else None,
        "confirmations": [(one, timely_offers(request, one)) for one in found.confirmations.all()],
        "may_confirm": scope(actor(request), "row.confirm").everything,
    }
    return render(request, "catalogue/edition.html", context)


@signed_in
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """What an edition changes against another one, chosen from those of its kind."""
    found = get_subject(request, Edition, pk, "catalogue.view")
    if not comparing.readable(found):
        raise Http404
    others = comparing.comparable(found)
    asked = request.GET.get("voi", "")
    other = next((one for one in others if str(one.pk) == asked), others[0] if others else None)
    changes = comparing.compared(other, found) if other is not None else []
    counts = Counter(shown.change.kind for shown in changes)
    context = {
        "edition": found,
        "other": other,
        "others": others,
        "changes": changes,
        "counts": [(*comparing.KINDS[kind], counts[kind]) for kind in comparing.KINDS if counts[kind]],
    }
    return render(request, "catalogue/compare.html", context)


@signed_in
def publish(request: HttpRequest) -> HttpResponse:
    """Publish an office's own text; what the linter finds stands above it and the text stays."""
    tried = attempt(request, "edition.publish")
    if tried.outcome is not None:
        return redirect("catalogue:edition", tried.outcome.subject_id)
    return render(request, "catalogue/publish.html", {"tried": tried}, status=tried.status)


@signed_in
def rounds(request: HttpRequest) -> HttpResponse:
    """All rounds, the newest first; those that take submissions today are marked."""
    found = visible(Round.objects.select_related("awarding_unit"), actor(request), "round.view")
    page = Paginator(found.order_by("-opens_on", "code"), 50).get_page(request.GET.get("page"))
    today = clock.today()
    context = {
        "page": page,
        "taking": {row.pk for row in page if queries.takes_submissions(row, today)},
        "may_open": not scope(actor(request), "round.open").empty,
    }
    return render(request, "catalogue/rounds.html", context)


@signed_in
def round_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: awards, years, dates, process and what may be done."""
    found = get_object_or_404(Round.objects.select_related("awarding_unit", "movement"), pk=pk)
    get_subject(request, Round, pk, "round.view")
    process = queries.process_edition(found.process_code, found.opens_on)
    context = {
        "round": found,
        "awards": [queries.award_label(code) for code in found.awards],
        "process": process,
        "drawing": queries.process_value(process) if process is not None else None,
        "offers": offers_for(request, found),
        "taking": queries.takes_submissions(found, clock.today()),
    }
    return render(request, "catalogue/round.html", context)


@signed_in
def open_round(request: HttpRequest) -> HttpResponse:
    """Open a round; processes and awards are chosen from what is in force."""
    if scope(actor(request), "round.open").empty:
        raise PermissionDenied
    tried = attempt(request, "round.open", None, request.GET.dict())
    if tried.outcome is not None:
        return redirect("catalogue:round", tried.outcome.subject_id)
    _narrow(request, tried)
    return render(request, "catalogue/open_round.html", {"tried": tried}, status=tried.status)


def _narrow(request: HttpRequest, tried: Attempt) -> None:
    if tried.form is None:
        return
    fields: Any = tried.form.fields
    processes = queries.in_force(EditionKind.PROCESS, clock.today())
    fields["process_code"].widget = forms.Select(choices=[(e.code, e.title) for e in processes])
    awards = queries.awards_known()
    fields["awards"].widget = forms.CheckboxSelectMultiple(choices=[(c, said(a.name)) for c, a in awards.items()])
    fields["awarding_unit"].queryset = visible(Unit.objects.all(), actor(request), "round.open")
