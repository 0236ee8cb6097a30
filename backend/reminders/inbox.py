"""In the inbox: how many notices were not read yet."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.reminders.models import Notice
from backend.web.inbox import Waiting
from permissions.actor import Actor


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """One line with the number of unread notices and the nearest of their days due."""
    if actor.person_id is None:
        return []
    rows = Notice.objects.filter(person=actor.person_id, read_at__isnull=True)
    found = rows.order_by().aggregate(many=Count("pk"), first=Min("spoken__due"))
    if not found["many"]:
        return []
    title = _("%(n)d thông báo nhắc việc chưa đọc") % {"n": found["many"]}
    why = _("Việc sắp đến hạn hoặc quá hạn mà ông (bà) xử lý hoặc phụ trách.")
    return [Waiting(title, why, reverse("reminders:notices"), found["many"], found["first"], "notice.read")]
