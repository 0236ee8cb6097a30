"""The letter as it would be drawn now: as PDF to look at, as Word to go on editing; neither is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from award_templates.catalogue import default_layout
from award_templates.content import LetterContent, PaperKind
from award_templates.drawing import draw
from award_templates.word import word
from backend.nominations import letter, queries
from backend.nominations.models import Submission
from backend.papers.making import PDF
from backend.papers.sniffing import DOCX
from backend.web.pages import get_subject, signed_in


def _content(request: HttpRequest, pk: int) -> tuple[Submission, LetterContent]:
    found = get_subject(request, Submission, pk, "submission.view")
    signing = found.signed_by
    titles = (((signing.position if signing else "") or "Thủ trưởng đơn vị").upper(),)
    return found, letter.content_of(found, found.signed_by, queries.live_rows(found), titles)


@signed_in
def as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter with its list as PDF."""
    found, content = _content(request, pk)
    return _file(draw(content, default_layout(PaperKind.LETTER)), PDF, f"to-trinh-{found.code}.pdf")


@signed_in
def as_word(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter with its list as a Word file."""
    found, content = _content(request, pk)
    return _file(word(content), DOCX, f"to-trinh-{found.code}.docx")


def _file(data: bytes, media: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
