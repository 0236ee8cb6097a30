"""How a fact is known, as the choices that every form and the API offer: one list for all."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workflows.basis import Status

STATUSES = [
    (Status.TEXT_READ.value, _("đã đọc văn bản")),
    (Status.SECONDARY.value, _("nguồn thứ cấp")),
    (Status.UNCONFIRMED.value, _("cần xác nhận")),
    (Status.CONFIRMED_HERE.value, _("đã xác nhận tại đây")),
]
