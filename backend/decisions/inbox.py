"""What waits here: rows to draft, drafts to finish, decisions to sign, number and issue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.models import Round
from backend.decisions import queries
from backend.decisions.models import Decision
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.decision import DecisionState

S = DecisionState


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The few groups that wait for this person."""
    today = actor.on(clock.day(at))
    return [*_to_draft(today), *_groups(today)]


def _to_draft(actor: Actor) -> Iterator[Waiting]:
    reached = scope(actor, "decision.draft")
    if reached.empty:
        return
    for round_ in Round.objects.filter(awarding_unit__path__in=sorted(reached.units)).order_by("-opens_on")[:10]:
        ready = queries.candidates(round_).count()
        if ready:
            title = _("%(n)d trường hợp chờ dự thảo quyết định") % {"n": ready}
            yield Waiting(
                title, round_.title, reverse("decisions:draft", args=[round_.pk]), ready, act="decision.draft"
            )


def _groups(actor: Actor) -> Iterator[Waiting]:
    """One query counts the decisions of each act's state in the actor's reach."""
    groups = (
        ("decision.send", S.DRAFTED, _("%(n)d dự thảo quyết định chờ trình ký"), _("Kiểm tra danh sách rồi trình.")),
        ("decision.sign", S.FOR_SIGNATURE, _("%(n)d quyết định chờ ký"), _("Đọc danh sách, gạch tên nếu cần, rồi ký.")),
        ("decision.number", S.SIGNED, _("%(n)d quyết định chờ cấp số, đóng dấu"), _("Người có thẩm quyền đã ký.")),
        ("decision.issue", S.NUMBERED, _("%(n)d quyết định chờ phát hành"), _("Phát hành trong ngày hoặc hôm sau.")),
    )  # fmt: skip
    for act, state, title, why in groups:
        if scope(actor, act).empty:
            continue
        rows = visible(Decision.objects.filter(state=state.value), actor, act)
        if act == "decision.sign":
            rows = rows.exclude(prepared_by_id=actor.person_id)
        found = rows.order_by().aggregate(n=Count("pk"))["n"]
        if found:
            url = f"{reverse('decisions:home')}?state={state.value}"
            yield Waiting(title % {"n": found}, why, url, found, act=act)
