"""Pages of personal data: mine, the register, requests, and nominees to be told on paper."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from backend.base import clock
from backend.base.scopes import visible
from backend.organisation.models import Person
from backend.papers.serving import answer
from backend.privacy import held
from backend.privacy.models import DataRequest, NomineeNotice
from backend.privacy.notices import to_tell_on_paper
from backend.privacy.printing import as_workbook
from backend.privacy.register import due, register
from backend.rest.actors import actor
from backend.web.pages import create_view, get_subject, signed_in, timely_offers
from backend.workbooks.writing import download
from permissions.check import scope

PER_PAGE = 40


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """What is held about the reader, why, until when, and who worked with it."""
    person = get_object_or_404(Person.objects.select_related("unit"), pk=actor(request).person_id or 0)
    context = {
        "person": person, "groups": held.grouped(held.held_about(person)), "lines": held.looked(person),
        "notices": NomineeNotice.objects.filter(nomination__person=person).select_related("nomination__submission"),
        "requests": DataRequest.objects.filter(person=person),
    }  # fmt: skip
    return render(request, "privacy/mine.html", context)


@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """Ask to see or to correct."""
    return create_view(request, "data_request.send", after=lambda pk: reverse("privacy:request", args=[pk]))


@signed_in
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: what was asked, until when, the answer with its file."""
    found = get_subject(request, DataRequest, pk, "data_request.view")
    may_work = not scope(actor(request), "data_request.take").empty
    context = {
        "found": found, "offers": timely_offers(request, found), "may_work": may_work,
        "aim": register().answering, "today": clock.today(),
    }  # fmt: skip
    return render(request, "privacy/request.html", context)


@signed_in
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The printed answer: for the person and whoever answers."""
    found = get_subject(request, DataRequest, pk, "data_request.view")
    return answer(request, found.paper, f"du-lieu-{found.pk}", inline=True)


@signed_in
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The contents of an answer as an Excel file."""
    found = get_subject(request, DataRequest, pk, "data_request.view")
    if found.contents is None:
        raise Http404
    return download(as_workbook(found), f"du-lieu-{found.pk}.xlsx")


@signed_in
def requests(request: HttpRequest) -> HttpResponse:
    """All requests that the reader answers, those at work first."""
    if scope(actor(request), "data_request.take").empty:
        raise PermissionDenied
    rows = visible(DataRequest.objects.select_related("person__unit"), actor(request), "data_request.take")
    page = Paginator(rows.order_by("answered_on", "due_on", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "privacy/requests.html", {"page": page, "today": clock.today()})


@signed_in
def fields(request: HttpRequest) -> HttpResponse:
    """The register, and what has outlived its time."""
    if scope(actor(request), "data_register.view").empty:
        raise PermissionDenied
    context = {"register": register(), "due": due(clock.today())}
    return render(request, "privacy/register.html", context)


@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    """Nominees without a login: print the notice, give it, record it; tick many at once."""
    if scope(actor(request), "nominee_notice.record").empty:
        raise Http404
    page = Paginator(to_tell_on_paper(actor(request)), PER_PAGE).get_page(request.GET.get("page"))
    url = reverse("bulk-act", args=["nominee_notice.record"])
    context = {
        "page": page, "lines": [(row, f"{row.pk}:{row.version}") for row in page], "text": register().notice,
        "offers": [{"act": "nominee_notice.record", "url": url}],
    }  # fmt: skip
    return render(request, "privacy/notices.html", context)
