"""What waits here: proofs for the unit, decisions without proofs and confirmed forms for the officer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Max
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.certificates import queries
from backend.certificates.models import Certificate
from backend.decisions.models import Decision
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.certificate import CertificateState
from workflows.lifecycles.decision import DecisionState


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The few groups that wait for this person; one query each."""
    today = actor.on(clock.day(at))
    return [*_unprepared(today), *_groups(today)]


def _unprepared(actor: Actor) -> Iterator[Waiting]:
    """Issued decisions with rows whose award brings a paper and that have no proof yet."""
    if scope(actor, "certificate.prepare").empty:
        return
    issued = Decision.objects.filter(state=DecisionState.ISSUED.value)
    counts = queries.unprepared(visible(issued, actor, "certificate.prepare"))
    for decision in Decision.objects.filter(pk__in=counts).order_by("-pk"):
        title = _("%(n)d bằng chưa có bản dò – Quyết định %(decision)s")
        yield Waiting(
            title % {"n": counts[decision.pk], "decision": decision},
            _("Quyết định đã phát hành: lập bản dò để đơn vị xác nhận trước khi in."),
            reverse("certificates:proofs", args=[decision.pk]),
            counts[decision.pk],
            act="certificate.prepare",
        )


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
        for found in rows.values("row__decision").annotate(n=Count("pk"), newest=Max("pk")).order_by("-newest")[:5]:
            url = reverse("certificates:proofs", args=[found["row__decision"]])
            yield Waiting(title % {"n": found["n"]}, why, url, found["n"], act=act)
