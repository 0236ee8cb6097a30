"""What waits about papers: files that the malware scanner has not seen, for whoever administers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from backend.papers.rescanning import waiting as unscanned
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.roles import Role


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The files that nobody can open yet."""
    return list(_lines(actor))


def _lines(actor: Actor) -> Iterator[Waiting]:
    if Role.ADMINISTRATOR not in actor.roles():
        return
    if many := unscanned().count():
        why = _("Máy quét mã độc không trả lời; chưa quét thì chưa ai mở được các tệp này.")
        yield Waiting(_("%(n)d tệp chưa quét mã độc") % {"n": many}, why, reverse("papers:uploads"), many, None)
