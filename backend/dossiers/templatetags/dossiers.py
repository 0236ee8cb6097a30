"""What the pages of lists and rows show of the dossier: how complete it is, and the row's report."""

from __future__ import annotations

from typing import Any

from django import template

from backend.base import clock
from backend.dossiers import completeness, queries
from backend.dossiers.models import AchievementReport
from backend.nominations.models import Nomination, Submission

register = template.Library()


@register.inclusion_tag("dossiers/_meter.html")
def dossier_meter(submission: Submission) -> dict[str, Any]:
    """How complete a list is, with what is missing."""
    on = submission.received_on or clock.today()
    return {"submission": submission, "found": completeness.of_submission(submission, on), "whole": True}


@register.inclusion_tag("dossiers/_row.html")
def row_dossier(row: Nomination) -> dict[str, Any]:
    """The report of a row and what its dossier still lacks."""
    report = AchievementReport.objects.filter(nomination=row).select_related("book").first()
    now = queries.standing(report) if report is not None else None
    return {
        "row": row,
        "report": report,
        "answered": now.required[0] if now else 0,
        "required": now.required[1] if now else 0,
        "may_begin": row.state in queries.OPEN_ROWS,
        "found": completeness.of_row(row, row.submission.received_on or clock.today()),
        "whole": False,
    }
