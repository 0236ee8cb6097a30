"""What waits around processes: drafts to publish, drafts that came back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.procedures.models import ProcessDraft
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.process_draft import ProcessDraftState as S


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor, one query each."""
    today = actor.on(clock.day(at))
    return [*_of(today, "process_draft.publish", S.PROPOSED), *_of(today, "process_draft.send", S.DRAFTING)]


def _of(actor: Actor, act: str, state: S) -> Iterator[Waiting]:
    if scope(actor, act).empty:
        return
    many = visible(ProcessDraft.objects.filter(state=state.value), actor, act).count()
    if not many:
        return
    if state is S.PROPOSED:
        told = _("%(n)d quy trình chờ công bố"), _("Đã kiểm tra không còn lỗi; xem thay đổi rồi công bố.")
    else:
        told = _("%(n)d quy trình đang soạn"), _("Sửa hết lỗi ở bảng kiểm tra rồi trình công bố.")
    yield Waiting(told[0] % {"n": many}, told[1], reverse("procedures:home"), many, None, act)
