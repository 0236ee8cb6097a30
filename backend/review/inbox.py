"""What waits in the review: reception, my stages, supplements, changes of award to answer, dossiers nobody can move."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.review.queries import changes_for, mine, stuck, supplements_for, to_receive
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.roles import Role


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor, one query each; empty groups are left out."""
    today = actor.on(clock.day(at))
    groups = (_reception, _stages, _supplements, _changes, _stuck)
    return [line for group in groups for line in group(today, at)]


def _counted(rows: QuerySet[Any], due: str) -> tuple[int, date | None]:
    found = rows.order_by().aggregate(many=Count("pk", distinct=True), first=Min(due))
    return found["many"], found["first"]


def _reception(actor: Actor, at: datetime) -> Iterator[Waiting]:
    many = to_receive(actor, at).count()
    if many:
        yield Waiting(
            _("%(n)d bộ hồ sơ chờ tiếp nhận") % {"n": many},
            _("Đơn vị đã trình; ghi số đến và ngày đến để bắt đầu xét."),
            reverse("review:reception"),
            many,
            None,
            "submission.receive",
        )


def _stages(actor: Actor, at: datetime) -> Iterator[Waiting]:
    many, first = _counted(mine(actor, at), "due_on")
    if many:
        yield Waiting(
            _("%(n)d trường hợp chờ xét") % {"n": many},
            _("Đến lượt ông (bà) xem xét ở bước đang mở."),
            reverse("review:work"),
            many,
            first,
            "stage.pass",
        )


def _supplements(actor: Actor, at: datetime) -> Iterator[Waiting]:
    many, first = _counted(supplements_for(actor), "deadline")
    if many:
        yield Waiting(
            _("%(n)d yêu cầu bổ sung chờ đơn vị trả lời") % {"n": many},
            _("Cơ quan xét cần thêm giấy tờ hoặc giải trình."),
            reverse("review:supplements"),
            many,
            first,
            "stage.supplement",
        )


def _changes(actor: Actor, at: datetime) -> Iterator[Waiting]:
    many = changes_for(actor).count()
    if many:
        yield Waiting(
            _("%(n)d đề nghị chuyển hình thức khen chờ trả lời") % {"n": many},
            _("Chưa trả lời thì bước thẩm định chưa xong được."),
            reverse("review:supplements"),
            many,
            None,
            "nomination.answer_change",
        )


def _stuck(actor: Actor, at: datetime) -> Iterator[Waiting]:
    if Role.ADMINISTRATOR not in actor.roles():
        return
    rows = stuck(at)
    if rows:
        yield Waiting(
            _("%(n)d trường hợp không ai xử lý được") % {"n": len(rows)},
            _("Mọi người giữ vai trò đều bị loại trừ hoặc vai trò đang trống; cần giao vai trò cho người khác."),
            reverse("review:stuck"),
            len(rows),
            min((row.due_on for row in rows if row.due_on), default=None),
        )
