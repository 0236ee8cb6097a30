"""What waits about personal data: my notices, requests to answer, nominees to tell on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.privacy.models import DataRequest, NomineeNotice
from backend.privacy.notices import to_tell_on_paper
from backend.privacy.services import AT_WORK
from backend.web.inbox import Waiting
from permissions.actor import Actor

SHOWN_FOR = timedelta(days=30)


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor; empty groups are left out."""
    return list(_groups(actor.on(clock.day(at)), at))


def _groups(actor: Actor, at: datetime) -> Iterator[Waiting]:
    recent = clock.day(at) - SHOWN_FOR
    told = NomineeNotice.objects.filter(nomination__person=actor.person_id or 0, given_on__gte=recent)
    if many := told.count():
        text = _("Ông (bà) được đề nghị khen thưởng (%(n)d đề nghị): thông báo về dữ liệu cá nhân") % {"n": many}
        yield Waiting(text, _("Dữ liệu gì được dùng, để làm gì, quyền của ông (bà)."), reverse("privacy:mine"), many)
    asked = visible(DataRequest.objects.filter(state__in=AT_WORK), actor, "data_request.take")
    if many := asked.count():
        first = asked.order_by().aggregate(first=Min("due_on"))["first"]
        text = _("%(n)d yêu cầu về dữ liệu cá nhân chờ trả lời") % {"n": many}
        yield Waiting(text, _("Nhận xử lý, rồi trả lời hoặc từ chối có lý do."), reverse("privacy:requests"), many,
                      first, "data_request.take")  # fmt: skip
    if many := to_tell_on_paper(actor).count():
        text = _("%(n)d người được đề nghị chưa được thông báo về dữ liệu cá nhân") % {"n": many}
        why = _("Họ không có tài khoản: trao thông báo bằng giấy rồi ghi lại.")
        yield Waiting(text, why, reverse("privacy:notices"), many, None, "nominee_notice.record")
