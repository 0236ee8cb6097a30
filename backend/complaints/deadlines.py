"""Days due of complaints, for reminders and overdue lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from backend.base.reasons import said
from backend.complaints.models import Complaint
from backend.complaints.queries import at_work
from backend.web.deadlines import Deadline
from permissions.actor import Actor
from permissions.roles import Role
from workflows.lifecycles.complaint import COMPLAINT, ComplaintState

DECIDING = (ComplaintState.VERIFYING, ComplaintState.AGAIN)


def owing(at: datetime, actor: Actor | None) -> Iterable[Deadline]:
    """Acceptance, the first and the second decision, sending; named by number only."""
    return (_deadline(row) for row in at_work(actor))


def _deadline(row: Complaint) -> Deadline:
    unit, round_ = row.decision.unit, row.decision.round
    first = Role.SIGNATORY if row.state in DECIDING else Role.APPRAISER
    roles = dict.fromkeys((first, Role.APPRAISER))
    assert row.due_on is not None
    return Deadline(
        "complaint", row.pk, str(row), said(COMPLAINT.label(row.state)), row.due_on,
        reverse("complaints:complaint", args=[row.pk]), tuple((role.value, unit.path) for role in roles), unit.name,
        unit.name, unit.path, round_.pk, round_.title,
    )  # fmt: skip
