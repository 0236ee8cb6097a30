"""What waits in reform: reports and tasks due in a unit, and what the assigning body has to confirm or judge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.reform.models import ReformTask, TaskExtension, UnitReport
from backend.reform.queries import WORKED_ON, waiting_for_confirmation, waiting_for_grade
from backend.web.inbox import Waiting
from permissions.actor import Actor

SOON = timedelta(days=14)


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor, one query each; empty groups are left out."""
    who = actor.on(clock.day(at))
    return [*_owed(who), *_open(who, at), *_confirmations(who), *_extensions(who), *_sent(who), *_grades(who)]


def _owed(actor: Actor) -> Iterator[Waiting]:
    """What my unit owes: the preparer writes, the head sends; each sees what is theirs."""
    for act, empty in (("unit_report.write", True), ("unit_report.send", False)):
        rows = visible(UnitReport.objects.filter(state__in=("owed", "returned")), actor, act)
        rows = rows.filter(Q(text="") | Q(state="returned")) if empty else rows.exclude(text="")
        found = rows.order_by().aggregate(many=Count("pk"), first=Min("call__closes_on"))
        if found["many"]:
            title = _("%(n)d báo cáo phải soạn") if empty else _("%(n)d báo cáo đã soạn chờ gửi")
            why = _("Gửi sau hạn bị tính số ngày chậm.")
            url = reverse("reform:calls")
            yield Waiting(title % {"n": found["many"]}, why, url, found["many"], found["first"], act)


def _confirmations(actor: Actor) -> Iterator[Waiting]:
    many = waiting_for_confirmation(visible(ReformTask.objects.all(), actor, "reform_task.confirm")).count()
    if many:
        yield Waiting(
            _("%(n)d nhiệm vụ báo cáo hoàn thành chờ xác nhận") % {"n": many},
            _("Xác nhận, hoặc trả lại báo cáo kèm lý do."),
            f"{reverse('reform:tasks')}?flag=unconfirmed",
            many,
            None,
            "reform_task.confirm",
        )


def _extensions(actor: Actor) -> Iterator[Waiting]:
    rows = visible(TaskExtension.objects.filter(state="asked"), actor, "task_extension.grant")
    found = rows.order_by().aggregate(many=Count("pk"), first=Min("old_deadline"))
    if found["many"]:
        yield Waiting(
            _("%(n)d đề nghị gia hạn chờ trả lời") % {"n": found["many"]},
            _("Đồng ý hoặc không đồng ý; hạn cũ vẫn được giữ."),
            reverse("reform:extensions"),
            found["many"],
            found["first"],
            "task_extension.grant",
        )


def _sent(actor: Actor) -> Iterator[Waiting]:
    many = visible(UnitReport.objects.filter(state="sent"), actor, "unit_report.accept").count()
    if many:
        yield Waiting(
            _("%(n)d báo cáo của đơn vị chờ tiếp nhận") % {"n": many},
            _("Tiếp nhận, hoặc trả lại để hoàn thiện."),
            reverse("reform:calls"),
            many,
            None,
            "unit_report.accept",
        )


def _open(actor: Actor, at: datetime) -> Iterator[Waiting]:
    today = clock.day(at)
    rows = visible(ReformTask.objects.all(), actor, "reform_task.report").filter(state__in=WORKED_ON)
    found = rows.order_by().filter(deadline__lte=today + SOON).aggregate(many=Count("pk"), first=Min("deadline"))
    if found["many"]:
        yield Waiting(
            _("%(n)d nhiệm vụ cải cách sắp hoặc đã quá hạn") % {"n": found["many"]},
            _("Cập nhật tiến độ, thêm tài liệu kiểm chứng và báo cáo hoàn thành."),
            f"{reverse('reform:tasks')}?flag=soon",
            found["many"],
            found["first"],
            "reform_task.report",
        )


def _grades(actor: Actor) -> Iterator[Waiting]:
    many = waiting_for_grade(visible(ReformTask.objects.all(), actor, "reform_task.grade")).count()
    if many:
        yield Waiting(
            _("%(n)d nhiệm vụ hoàn thành chờ đánh giá kết quả") % {"n": many},
            _("Điểm cá nhân tính cả chất lượng được thẩm định."),
            f"{reverse('reform:tasks')}?flag=ungraded",
            many,
            None,
            "reform_task.grade",
        )
