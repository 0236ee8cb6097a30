"""What waits in surveys: one past its last day, one counted but not accepted, one accepted but not published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.surveys.models import Survey
from backend.web.inbox import Waiting
from permissions.actor import Actor


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor, one query each; empty groups are left out."""
    today = clock.day(at)
    who = actor.on(today)
    over = Survey.objects.filter(state="open", closes_on__lt=today)
    closed, accepted = Survey.objects.filter(state="closed"), Survey.objects.filter(state="accepted")
    return [
        *_group(visible(over, who, "survey.close"), "survey.close",
                _("%(n)d đợt khảo sát đã hết thời gian lấy ý kiến"),
                _("Kết thúc lấy ý kiến để mở hộp trả lời trực tuyến và nhập nốt phiếu giấy.")),
        *_group(visible(closed, who, "survey.accept"), "survey.accept",
                _("%(n)d đợt khảo sát chờ nghiệm thu kết quả"),
                _("Kiểm tra số phiếu của từng đơn vị rồi nghiệm thu; sau đó kết quả vào điểm tiêu chí.")),
        *_group(visible(accepted, who, "survey.publish"), "survey.publish",
                _("%(n)d kết quả khảo sát chờ công bố"), _("Xem kết quả rồi công bố.")),
    ]  # fmt: skip


def _group(rows: QuerySet[Survey], act: str, title: str, why: str) -> Iterator[Waiting]:
    found = list(rows.order_by("closes_on").values_list("pk", "closes_on")[:100])
    if found:
        url = reverse("surveys:survey", args=[found[0][0]]) if len(found) == 1 else reverse("surveys:home")
        due = found[0][1] if act == "survey.close" else None
        yield Waiting(title % {"n": len(found)}, why, url, len(found), due, act)
