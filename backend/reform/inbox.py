"""What waits in reform: my unit's slow and soon due tasks, and done tasks whose result is not yet judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.reform.models import ReformTask
from backend.reform.queries import WORKED_ON, waiting_for_grade
from backend.web.inbox import Waiting
from permissions.actor import Actor

SOON = timedelta(days=14)


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor, one query each; empty groups are left out."""
    return [*_open(actor.on(clock.day(at)), at), *_grades(actor.on(clock.day(at)))]


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
