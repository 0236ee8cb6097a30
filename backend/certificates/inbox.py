"""What waits here: proofs for the unit, decisions without proofs and confirmed forms for the officer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.certificates.models import Certificate
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.certificate import CertificateState


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The few groups that wait for this person; one query each."""
    return list(_groups(actor.on(clock.day(at))))


def _own_registers(actor: Actor) -> Q:
    """Papers of the registers that the officer keeps; see `services.foreign`."""
    found = Q(pk__in=[])
    for path in scope(actor, "certificate.issue").subtrees:
        found |= Q(register_unit__path__startswith=path)
    return found


def _groups(actor: Actor) -> Iterator[Waiting]:
    groups = (
        ("certificate.confirm", CertificateState.PROOF, _("%(n)d bản dò chờ xác nhận"),
         _("Kiểm tra danh xưng, họ tên, chức vụ trước khi in bằng.")),
        ("certificate.issue", CertificateState.CONFIRMED, _("%(n)d bằng chờ ký số và cấp"),
         _("Đơn vị đã xác nhận bản dò.")),
    )  # fmt: skip
    for act, state, title, why in groups:
        if scope(actor, act).empty:
            continue
        rows = visible(Certificate.objects.filter(state=state.value), actor, act).order_by()
        if act == "certificate.issue":
            rows = rows.filter(_own_registers(actor))
        for found in rows.values("row__decision").annotate(n=Count("pk"), newest=Max("pk")).order_by("-newest")[:5]:
            url = reverse("certificates:proofs", args=[found["row__decision"]])
            yield Waiting(title % {"n": found["n"]}, why, url, found["n"], act=act)
