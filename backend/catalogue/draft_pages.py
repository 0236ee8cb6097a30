"""Beginning a draft of an edition, of any kind, on a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from backend.rest.actors import actor
from backend.web.pages import create_view


def begin(request: HttpRequest, act: str, page: str) -> HttpResponse:
    """The form of the act, the unit where the reader appraises chosen before; then the page of the draft."""
    if request.method == "GET" and "unit" not in request.GET:
        given = request.GET.copy()
        mine = [h.unit_path for h in actor(request).holdings if h.role == "appraiser"]
        given["unit"] = mine[0].rstrip(".").rpartition(".")[2].lstrip("0") if mine else ""
        request.GET = given  # type: ignore[assignment]
    return create_view(request, act, after=lambda pk: reverse(page, args=[pk]))
