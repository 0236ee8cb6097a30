"""What waits about publications and consultations: questions to a body, comments to handle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.publicity.models import FORGOTTEN
from backend.publicity.queries import comments_for, to_answer
from backend.web.inbox import Waiting
from permissions.actor import Actor


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor; empty groups are left out."""
    return list(_groups(actor.on(clock.day(at))))


def _groups(actor: Actor) -> Iterator[Waiting]:
    asked = to_answer(actor)
    if many := asked.count():
        text = _("%(n)d câu hỏi lấy ý kiến chờ đơn vị trả lời") % {"n": many}
        first = asked.order_by().aggregate(first=Min("due_on"))["first"]
        yield Waiting(text, _("Nhất trí, không nhất trí hoặc không có ý kiến."), reverse("publicity:opinions"), many,
                      first, "opinion.answer")  # fmt: skip
    if many := comments_for(actor).filter(handled_at__isnull=True).exclude(FORGOTTEN).count():
        text = _("%(n)d ý kiến góp ý về danh sách công khai chờ xử lý") % {"n": many}
        why = _("Chưa xử lý thì chưa kết thúc công khai được.")
        yield Waiting(text, why, reverse("publicity:comments"), many, None, "publication_comment.handle")
