"""What waits in the council: a ballot for a member, the next step for the secretary, a signature for the chair."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base.reasons import said
from backend.base.scopes import visible
from backend.council import rules
from backend.council.models import Item, Member, Presence, SeatRole, Session
from backend.review.models import Stage
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.acts import ACTS
from permissions.check import scope
from workflows.lifecycles.session import SessionState
from workflows.lifecycles.stage import StageState

S = SessionState


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """The few groups that wait for this person."""
    if actor.person_id is None:
        return []
    mine = actor.person_id
    return [*_ballots(mine), *_agenda(actor), *_rules(actor), *_running(actor), *_signatures(mine)]


def _ballots(person: int) -> Iterator[Waiting]:
    rows = Member.objects.filter(
        person_id=person, votes=True, took_part=False, session__state=S.VOTING.value, slots__isnull=False
    )
    for member in rows.select_related("session").distinct():
        url = reverse("council:ballot", args=[member.session_id])
        yield Waiting(_("Bỏ phiếu kín"), member.session.title, url, due=member.session.held_on, act="session.cast")


def _agenda(actor: Actor) -> Iterator[Waiting]:
    reached = scope(actor, "session.add_items")
    if reached.empty:
        return
    taken = Item.objects.exclude(session__state=S.CANCELLED.value).values("stage_id")
    rows = Stage.objects.filter(
        stage_kind="council",
        state=StageState.OPEN.value,
        nomination__submission__round__awarding_unit__path__in=sorted(reached.units),
    ).exclude(pk__in=taken)
    found = rows.aggregate(count=Count("pk"))["count"]
    if found:
        title = _("%(n)d trường hợp chờ đưa vào chương trình họp") % {"n": found}
        why = _("Đã thẩm định xong: lập phiên họp hoặc chọn phiên họp sắp tới.")
        yield Waiting(title, why, reverse("council:home"), count=found, act="session.add_items")


def _rules(actor: Actor) -> Iterator[Waiting]:
    """Sessions whose vote rule somebody must adopt before they can begin, or before their vote can open."""
    if scope(actor, "session.adopt_rule").empty:
        return
    before = Session.objects.filter(state__in=(S.PLANNED.value, S.CONVENED.value)).exclude(rule={})
    for session in visible(before, actor, "session.adopt_rule").order_by("held_on"):
        rule = rules.rule_of(session)
        if rule is not None and not rules.usable(session, rule):
            act = "session.adopt_rule"
            url = reverse("council:session", args=[session.pk])
            yield Waiting(said(ACTS[act]), session.title, url, due=session.held_on, act=act)


NEXT = {
    S.PLANNED.value: "session.convene",
    S.CONVENED.value: "session.open_vote",
    S.VOTING.value: "session.close_vote",
}


def _running(actor: Actor) -> Iterator[Waiting]:
    rows = visible(Session.objects.filter(state__in=NEXT), actor, "session.close_vote")
    for session in rows.order_by("held_on"):
        act = NEXT[session.state]
        url = reverse("council:session", args=[session.pk])
        yield Waiting(said(ACTS[act]), session.title, url, due=session.held_on, act=act)


def _signatures(person: int) -> Iterator[Waiting]:
    there = Member.objects.filter(
        person_id=person, session__state=S.COUNTED.value, presence=Presence.PRESENT
    ).select_related("session")
    presides = Q(seat_role=SeatRole.CHAIR) | Q(seat_role=SeatRole.VICE_CHAIR)
    unsigned = Q(seat_role=SeatRole.SECRETARY, session__signed_by_secretary="")
    for member in there.filter(unsigned | (presides & ~Q(session__signed_by_secretary=""))):
        url = reverse("council:session", args=[member.session_id])
        yield Waiting(
            _("Ký biên bản"), member.session.title, url, due=member.session.held_on, act="session.sign_minutes"
        )
