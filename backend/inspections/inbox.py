"""What waits in inspections: conclusions and notices to sign, findings to explain, remedies to confirm or overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.inspections.models import DelayNotice, Finding, Inspection
from backend.inspections.queries import overdue
from backend.web.inbox import Waiting
from permissions.actor import Actor


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor, one query each; empty groups are left out."""
    return list(_groups(actor.on(clock.day(at)), at))


def _groups(actor: Actor, at: datetime) -> Iterator[Waiting]:
    to = reverse("inspections:home")
    if many := visible(Inspection.objects.filter(state="drafted"), actor, "inspection.conclude").count():
        text = _("%(n)d dự thảo kết luận kiểm tra chờ ký") % {"n": many}
        yield Waiting(text, _("Đọc dự thảo rồi ký hoặc trả lại."), to, many, None, "inspection.conclude")
    if many := visible(DelayNotice.objects.filter(state="drafted"), actor, "delay_notice.publish").count():
        text = _("%(n)d dự thảo công khai đơn vị chậm trễ chờ ký") % {"n": many}
        why = _("Công khai là một quyết định riêng; mặc định không công khai.")
        yield Waiting(text, why, reverse("inspections:notices"), many, None, "delay_notice.publish")
    unanswered = Finding.objects.filter(state="recorded", explanation="")
    if many := visible(unanswered, actor, "finding.explain").count():
        text = _("%(n)d phát hiện qua kiểm tra chờ đơn vị giải trình") % {"n": many}
        yield Waiting(text, _("Giải trình trước khi kết luận được ký."), to, many, None, "finding.explain")
    mine = visible(Finding.objects.all(), actor, "finding.confirm_remedy").filter(
        inspection__team__person=actor.person_id, inspection__team__head=True
    )
    if many := overdue(mine, clock.day(at)).count():
        text = _("%(n)d việc khắc phục sau kiểm tra đã quá hạn") % {"n": many}
        yield Waiting(text, _("Đôn đốc đơn vị."), to, many, None, "finding.confirm_remedy")
    if many := mine.filter(state="to_remedy", task__state="done").count():
        text = _("%(n)d việc khắc phục chờ trưởng đoàn xác nhận") % {"n": many}
        yield Waiting(text, _("Xem tài liệu kiểm chứng rồi xác nhận."), to, many, None, "finding.confirm_remedy")
