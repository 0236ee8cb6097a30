"""What waits in indices: petitions to answer, accepted ones that need a decision."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible, within
from backend.indices.models import Petition
from backend.organisation.models import Unit
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.index_petition import PetitionState


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """One line for petitions to answer, one for those that wait for a decision; one query each."""
    today = actor.on(clock.day(at))
    return [*_to_answer(today), *_to_adjust(today)]


def _to_answer(actor: Actor) -> list[Waiting]:
    if scope(actor, "index_petition.accept").empty:
        return []
    many = visible(Petition.objects.filter(state=PetitionState.SENT.value), actor, "index_petition.accept").count()
    url = f"{reverse('indices:petitions')}?state={PetitionState.SENT.value}"
    why = _("Đơn vị kiến nghị về kết quả đã công bố; xem tài liệu, chấp nhận hoặc từ chối kèm lý do.")
    title = _("%(n)d kiến nghị về chỉ số chờ trả lời") % {"n": many}
    return [Waiting(title, why, url, many, None, "index_petition.accept")] if many else []


def _to_adjust(actor: Actor) -> list[Waiting]:
    reach = scope(actor, "index.adjust")
    if reach.empty:
        return []
    bodies = within(Unit.objects.all(), reach)
    rows = Petition.objects.filter(state=PetitionState.ACCEPTED.value, score__publication__unit__in=bodies)
    many = rows.count()
    url = f"{reverse('indices:petitions')}?state={PetitionState.ACCEPTED.value}"
    why = _("Kiến nghị đã được chấp nhận; kết quả chỉ thay đổi khi có quyết định điều chỉnh.")
    title = _("%(n)d kiến nghị chờ quyết định điều chỉnh chỉ số") % {"n": many}
    return [Waiting(title, why, url, many, None, "index.adjust")] if many else []
