"""The page of placeholders: what they are for, the rows, placing and closing."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from backend.paper_dossiers.models import LEVELS
from backend.paper_dossiers.queries import seen
from backend.rest.actors import actor
from backend.web.pages import create_view, signed_in
from permissions.check import scope

PER_PAGE = 40
CLOSING = ("paper_dossier.close_granted", "paper_dossier.close_ended")


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The anonymous rows in the reader's scope; tick, one act, a result per row."""
    if scope(actor(request), "paper_dossier.view").empty:
        raise PermissionDenied
    page = Paginator(seen(actor(request)), PER_PAGE).get_page(request.GET.get("page"))
    may_close = not scope(actor(request), CLOSING[0]).empty
    context = {
        "page": page,
        "lines": [(row, LEVELS[row.level], f"{row.pk}:{row.version}") for row in page],
        "may_place": not scope(actor(request), "paper_dossier.place").empty,
        "offers": [{"act": act, "url": reverse("bulk-act", args=[act]), "main": False} for act in CLOSING]
        if may_close
        else [],
    }
    return render(request, "paper_dossiers/home.html", context)


@signed_in
def place(request: HttpRequest) -> HttpResponse:
    """Place one more."""
    if scope(actor(request), "paper_dossier.place").empty:
        raise PermissionDenied
    to = reverse("paper_dossiers:home")
    return create_view(request, "paper_dossier.place", after=lambda _pk: to)
