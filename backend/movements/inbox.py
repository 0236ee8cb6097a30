"""What waits in movements: registrations to sign, covenants to sign, movements to launch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.models import Movement
from backend.movements.models import CovenantParty, Registration
from backend.web.inbox import Waiting
from permissions.actor import Actor


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor, one query each; empty groups are left out."""
    return list(_groups(actor.on(clock.day(at))))


def _groups(actor: Actor) -> Iterator[Waiting]:
    to = reverse("movements:home")
    drafts = Registration.objects.filter(state="drafted", values__isnull=False)
    if many := visible(drafts, actor, "registration.sign").distinct().count():
        text = _("%(n)d đăng ký thi đua chờ ký") % {"n": many}
        yield Waiting(text, _("Đọc các chỉ tiêu đơn vị đăng ký rồi ký."), to, many, None, "registration.sign")
    asked = CovenantParty.objects.filter(state="asked")
    if many := visible(asked, actor, "covenant_party.sign").count():
        text = _("%(n)d giao ước thi đua chờ ký") % {"n": many}
        yield Waiting(text, _("Đọc nội dung giao ước rồi ký hoặc trả lời."), to, many, None, "covenant_party.sign")
    plans = Movement.objects.filter(state="drafted", targets__isnull=False)
    if many := visible(plans, actor, "movement.launch").distinct().count():
        text = _("%(n)d phong trào chờ phát động") % {"n": many}
        yield Waiting(text, _("Đọc kế hoạch, chỉ tiêu rồi ký phát động."), to, many, None, "movement.launch")
