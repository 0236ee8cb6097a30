"""The letter of a list as it would be drawn now: as PDF to look at, as Word to go on editing; neither is kept."""

from __future__ import annotations

from django.http import HttpResponse

from award_templates.catalogue import default_layout
from award_templates.content import LetterContent, PaperKind
from award_templates.drawing import draw
from award_templates.word import word
from backend.nominations import letter, queries
from backend.nominations.models import Submission
from backend.papers.serving import handed
from backend.papers.sniffing import DOCX, PDF


def _content(found: Submission) -> LetterContent:
    signing = found.signed_by
    titles = (((signing.position if signing else "") or "Thủ trưởng đơn vị").upper(),)
    return letter.content_of(found, signing, queries.live_rows(found), titles)


def as_pdf(found: Submission) -> HttpResponse:
    """The letter with its list as PDF."""
    return handed(draw(_content(found), default_layout(PaperKind.LETTER)), PDF, f"to-trinh-{found.code}")


def as_word(found: Submission) -> HttpResponse:
    """The letter with its list as a Word file."""
    return handed(word(_content(found)), DOCX, f"to-trinh-{found.code}")
