"""What can be taken away from a movement: results as Excel and PDF, a registration and a covenant as PDF."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from backend.movements.models import Covenant, CovenantParty, Registration, Review
from backend.movements.pages import newest_review, seen_or_404
from backend.movements.printing import covenant_pdf, registration_pdf, review_pdf
from backend.movements.queries import lines_of, registrations, shown_rows
from backend.movements.sheets import results_book
from backend.web.pages import get_subject, signed_in

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _review(request: HttpRequest, pk: int) -> Review:
    review = newest_review(request, seen_or_404(request, pk))
    if review is None:
        raise Http404
    return review


@signed_in
def results_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The results of the newest review as an Excel file."""
    review = _review(request, pk)
    data = results_book(review.movement, review, shown_rows(review))
    return _file(data, XLSX, f"phong-trao-{review.movement.code}.xlsx")


@signed_in
def results_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest review as a paper."""
    review = _review(request, pk)
    return _file(review_pdf(review), PDF, f"phong-trao-{review.movement.code}.pdf")


@signed_in
def registration_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """A registration as a paper."""
    get_subject(request, Registration, pk, "registration.view")
    found = registrations(Registration.objects.select_related("unit__parent")).get(pk=pk)
    return _file(registration_pdf(found, lines_of(found)), PDF, f"dang-ky-{found.pk}.pdf")


@signed_in
def covenant_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """A covenant as a paper."""
    found = get_subject(request, Covenant, pk, "covenant.view")
    parties = CovenantParty.objects.filter(covenant=found).select_related("unit")
    return _file(covenant_pdf(found, parties), PDF, f"giao-uoc-{found.pk}.pdf")
