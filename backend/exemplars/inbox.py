"""What waits in exemplars: to introduce, to consider, to recognise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.exemplars.models import Exemplar
from backend.web.inbox import Waiting
from permissions.actor import Actor


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor; empty groups are left out."""
    return list(_groups(actor.on(clock.day(at))))


def _groups(actor: Actor) -> Iterator[Waiting]:
    to = reverse("exemplars:home")
    if many := visible(Exemplar.objects.filter(state="introduced"), actor, "exemplar.consider").count():
        text = _("%(n)d điển hình được giới thiệu, chờ xét") % {"n": many}
        yield Waiting(text, _("Đọc câu chuyện, số liệu rồi ghi kết quả xét."), to, many, None, "exemplar.consider")
    ready = Exemplar.objects.filter(state="considered", advised=True)
    if many := visible(ready, actor, "exemplar.recognise").count():
        text = _("%(n)d điển hình chờ công nhận") % {"n": many}
        yield Waiting(text, _("Công nhận bằng văn bản, hoặc không công nhận kèm lý do."), to, many, None,
                      "exemplar.recognise")  # fmt: skip
    written = Exemplar.objects.filter(state="selected").exclude(story="")
    if many := visible(written, actor, "exemplar.introduce").count():
        text = _("%(n)d điển hình chờ giới thiệu") % {"n": many}
        yield Waiting(text, _("Đọc lại câu chuyện rồi giới thiệu lên cấp trên."), to, many, None, "exemplar.introduce")
