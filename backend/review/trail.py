"""The stages in a nomination's history, each by its title in the pinned process."""

from __future__ import annotations

from backend.base.reasons import said
from backend.review.models import Stage
from backend.review.pinned import definition


def subjects(nomination: int) -> dict[tuple[str, str], str]:
    """The stages of a nomination."""
    rows = Stage.objects.filter(nomination=nomination).select_related("nomination__submission__process", "process")
    return {("stage", str(row.pk)): said(definition(row).title) for row in rows}
