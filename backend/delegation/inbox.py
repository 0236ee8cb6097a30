"""In the inbox of whoever delegated: who stands in, until when, and how much was done so."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.reasons import said
from backend.delegation.models import Delegation
from backend.delegation.queries import RELATED, times_used
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.roles import LABELS, Role


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """A line for each delegation of mine that counts today; it waits for nothing, it tells."""
    day = clock.day(at)
    rows = Delegation.objects.filter(holding__person=actor.person_id or 0, valid_from__lte=day, valid_to__gte=day)
    counting = [row for row in rows.select_related(*RELATED).order_by("pk") if row.counts_on(day)]
    used = times_used([row.pk for row in counting]) if counting else {}
    return [_line(row, used.get(row.pk, 0)) for row in counting]


def _line(row: Delegation, done: int) -> Waiting:
    words = {"name": row.delegate.full_name, "role": said(LABELS[Role(row.holding.role)]), "n": done}
    return Waiting(
        _("%(name)s đang làm thay ông (bà): %(role)s") % words,
        _("Đã làm %(n)d việc thay mặt; mỗi việc ghi rõ ai làm, thay mặt ai. Có thể chấm dứt bất cứ lúc nào.") % words,
        reverse("delegation:delegation", args=[row.pk]),
        1,
        None,
        "delegation.end",
    )
