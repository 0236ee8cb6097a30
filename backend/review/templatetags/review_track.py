"""Where a dossier stands, as the track component wants it."""

from __future__ import annotations

from typing import Any

from django import template

from backend.nominations.models import Nomination
from backend.review.models import Stage
from backend.review.queries import standing
from permissions.roles import LABELS, Role
from workflows.lifecycles.stage import StageState
from workflows.processes.schema import Stage as Definition

register = template.Library()
ENDED_WITH_REASON = (StageState.REFUSED, StageState.SENT_BACK, StageState.CANCELLED)
AT_WORK = (StageState.OPEN, StageState.PAUSED)


@register.simple_tag
def track_of(nomination: Nomination) -> list[dict[str, Any]]:
    """The stages of a nomination's pinned process for `process_track`; empty before reception."""
    return [_shown(item, row) for item, row in standing(nomination)]


def _shown(item: Definition, row: Stage | None) -> dict[str, Any]:
    return {
        "title": item.title,
        "state": row.state if row is not None else "coming",
        "owner": LABELS[Role(item.owner_role.value)],
        "until": row.due_on if row is not None and row.state in AT_WORK else None,
        "note": row.opinion if row is not None and row.state in ENDED_WITH_REASON else "",
        "group": item.parallel_group,
    }
