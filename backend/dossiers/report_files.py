"""An achievement report as it would be printed now: as PDF, as Word; it becomes a paper only when it is finished."""

from __future__ import annotations

from django.http import HttpResponse

from award_templates.catalogue import default_layout
from award_templates.content import PaperKind
from award_templates.drawing import draw
from award_templates.word import word
from backend.dossiers import drawing, queries
from backend.dossiers.models import AchievementReport
from backend.papers.serving import handed
from backend.papers.sniffing import DOCX, PDF


def as_pdf(shown: AchievementReport) -> HttpResponse:
    """The report drawn."""
    data = draw(drawing.content_of(queries.standing(shown)), default_layout(PaperKind.REPORT))
    return handed(data, PDF, _name(shown))


def as_word(shown: AchievementReport) -> HttpResponse:
    """The report as a Word file, to go on editing outside."""
    return handed(word(drawing.content_of(queries.standing(shown))), DOCX, _name(shown))


def _name(shown: AchievementReport) -> str:
    return f"bao-cao-{shown.nomination.submission.code}-{shown.nomination.ordinal}"
