"""The letter of a list to take away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from backend.nominations import letter_files
from backend.nominations.models import Submission
from backend.web.pages import get_subject, signed_in


@signed_in
def as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter with its list as PDF."""
    return letter_files.as_pdf(get_subject(request, Submission, pk, "submission.view"))


@signed_in
def as_word(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter with its list as a Word file."""
    return letter_files.as_word(get_subject(request, Submission, pk, "submission.view"))
