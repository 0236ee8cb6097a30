"""What waits around processes: drafts to publish, drafts that came back."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from backend.catalogue.draft_inbox import drafts_waiting
from backend.procedures.models import ProcessDraft
from backend.web.inbox import Waiting
from permissions.actor import Actor

WORDS = {
    "publish": (_("%(n)d quy trình chờ công bố"), _("Đã kiểm tra không còn lỗi; xem thay đổi rồi công bố.")),
    "send": (_("%(n)d quy trình đang soạn"), _("Sửa hết lỗi ở bảng kiểm tra rồi trình công bố.")),
}


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The groups that wait for this actor."""
    return list(drafts_waiting(actor, at, ProcessDraft, "procedures:home", WORDS))
