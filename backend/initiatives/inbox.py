"""What waits in initiatives: to send, to complete, to receive, to judge, minutes to sign, decisions to take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.initiatives.models import Initiative, InitiativeSession, SessionItem
from backend.initiatives.queries import unjudged
from backend.initiatives.session_models import SessionSeat
from backend.web.inbox import Waiting
from permissions.actor import Actor


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor; empty groups are left out."""
    return list(_groups(actor.on(clock.day(at))))


def _groups(actor: Actor) -> Iterator[Waiting]:
    to, paths = reverse("initiatives:home"), {holding.unit_path for holding in actor.holdings}
    returned = visible(Initiative.objects.filter(state="returned"), actor, "initiative.edit")
    if many := returned.count():
        text = _("%(n)d đơn sáng kiến bị trả lại để hoàn thiện") % {"n": many}
        yield Waiting(text, _("Đọc lý do, viết tiếp rồi gửi lại."), to, many, None, "initiative.edit")
    ours = Initiative.objects.filter(body__path__in=paths)
    if many := visible(ours.filter(state="submitted"), actor, "initiative.receive").count():
        text = _("%(n)d đơn sáng kiến chờ tiếp nhận") % {"n": many}
        yield Waiting(text, _("Xem đủ tài liệu chưa rồi tiếp nhận hoặc trả lại."), to, many, None, "initiative.receive")
    if many := unjudged(actor).count():
        text = _("%(n)d sáng kiến chờ ý kiến của tôi") % {"n": many}
        yield Waiting(text, _("Phiên họp Hội đồng sáng kiến đang họp."), to, many, None, "initiative_session.judge")
    chaired = InitiativeSession.objects.filter(
        state="counted", members__person=actor.person_id or 0, members__seat=SessionSeat.CHAIR
    )
    if many := chaired.count():
        text = _("%(n)d biên bản họp Hội đồng sáng kiến chờ ký") % {"n": many}
        yield Waiting(text, _("Ghi kết luận rồi ký."), to, many, None, "initiative_session.sign_minutes")
    done = SessionItem.objects.filter(initiative=OuterRef("pk"), live=True, session__state="concluded")
    judged = ours.filter(Exists(done), state="in_review")
    if many := visible(judged, actor, "initiative.recognise").count():
        text = _("%(n)d sáng kiến Hội đồng đã xét, chờ quyết định") % {"n": many}
        yield Waiting(text, _("Công nhận hoặc không công nhận kèm lý do."), to, many, None, "initiative.recognise")
