"""Where a dossier stands, as the track component wants it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from backend.nominations.models import Nomination, Submission
from backend.nominations.presenting import ScoreView
from backend.review.appointments import promised
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


@register.simple_tag
def counts_until(submission: Submission) -> date | None:
    """The promised day as it counts now, where it differs from the one printed on the slip."""
    due = promised([submission]).get(submission.pk) if submission.received_on is not None else None
    return due if due != submission.due_on else None


@register.simple_tag
def score_bar(score: ScoreView) -> SafeString:
    """A small bar of the ratio on the applicable maximum; the figures stand beside it as text."""
    ratio = score.ratio or 0
    return format_html(
        '<svg class="score-bar" viewBox="0 0 100 8" width="100" height="8" aria-hidden="true" focusable="false">'
        '<rect x="0.5" y="0.5" width="99" height="7" fill="none" stroke="currentColor"/>'
        '<rect x="0" y="0" width="{}" height="8" fill="currentColor"/></svg>',
        int(min(max(ratio, 0), 100)),
    )


def _shown(item: Definition, row: Stage | None) -> dict[str, Any]:
    return {
        "title": item.title,
        "state": row.state if row is not None else "coming",
        "owner": LABELS[Role(item.owner_role.value)],
        "until": row.due_on if row is not None and row.state in AT_WORK else None,
        "note": row.opinion if row is not None and row.state in ENDED_WITH_REASON else "",
        "group": item.parallel_group,
    }
