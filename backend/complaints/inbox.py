"""In the inbox of whoever handles complaints: what waits, with the nearest day due."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.complaints.models import Complaint
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.check import scope

ACTS = (("complaint.accept", ("received",)), ("complaint.find", ("accepted", "verifying")),
        ("complaint.decide", ("verifying", "again")), ("complaint.send", ("decided", "decided_again")))  # fmt: skip


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """One line: complaints that stand where this person may act."""
    today = actor.on(clock.day(at))
    mine: set[int] = set()
    first = None
    for act, states in ACTS:
        if scope(today, act).empty:
            continue
        rows = visible(Complaint.objects.filter(state__in=states, due_on__isnull=False), today, act)
        for pk, due in rows.values_list("pk", "due_on"):
            mine.add(pk)
            first = due if first is None or (due is not None and due < first) else first
    if not mine:
        return []
    title = _("%(n)d khiếu nại đang giải quyết") % {"n": len(mine)}
    why = _("Mỗi khiếu nại có thời hạn luật định; người đã quyết định khen không giải quyết.")
    return [Waiting(title, why, reverse("complaints:home"), len(mine), first, "complaint.accept")]
