"""Reads of the council: facts for the guards, who sees what of a session, and what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from backend.base.reasons import said
from backend.catalogue.queries import award_names as catalogue_names
from backend.council import rules
from backend.council.models import Item, Member, Presence, Recusal, SeatRole, Session, Settlement
from backend.review.models import Stage
from workflows.engine import Facts, Reason
from workflows.lifecycles.session import SessionState
from workflows.lifecycles.stage import StageState
from workflows.rules.voting import quorum_met, secrecy_warning, still_possible

S = SessionState


def session_facts(session: Session, at: datetime) -> Facts:
    """What the guards of the session's table look at."""
    rule = rules.rule_of(session)
    members = [] if session._state.adding else list(session.members.all())
    base: dict[str, Any] = {
        "items": 0 if session._state.adding else session.items.count(),
        "rule_usable": rule is not None and rules.usable(session, rule),
        "rule_status": rules.status_now(session, rule).value if rule else "–",
        "recusals_open": open_recusals(session),
        "unsigned_by": unsigned_by(session),
    }
    return {**base, **_quorum(session, members)}


def _quorum(session: Session, members: list[Member]) -> Facts:
    """Before convening nobody has been counted, so the quorum is not yet a reason against it."""
    rule = rules.rule_of(session)
    if rule is None or not members:
        return {"quorum_met": session.state == S.PLANNED, "present": 0, "members": 0, "quorum": 0}
    among = rules.among(rule, members)
    return {
        "quorum_met": quorum_met(rule, among),
        "present": among.present,
        "members": among.members,
        "quorum": rules.quorum_count(rule, among.members),
    }


def open_recusals(session: Session) -> list[str]:
    """Declared recusals that nobody has settled, as "name (item)"."""
    if session._state.adding:
        return []
    rows = Recusal.objects.filter(item__session=session, status=Settlement.DECLARED).select_related("item", "member")
    return [f"{row.member.name} ({row.item.ordinal})" for row in rows]


def unsigned_by(session: Session) -> list[str]:
    """Whose signature the minutes lack, in the order of signing."""
    signed = ((session.signed_by_secretary, SeatRole.SECRETARY), (session.signed_by_chair, SeatRole.CHAIR))
    return [str(role.label) for name, role in signed if not name]


def presiding(session: Session) -> Member | None:
    """Who presides: the chair, or the first vice chair in the order of seats, if present."""
    there = [m for m in session.members.all() if m.presence == Presence.PRESENT]
    for role in (SeatRole.CHAIR, SeatRole.VICE_CHAIR):
        for member in there:
            if member.seat_role == role:
                return member
    return None


def secretary(session: Session) -> Member | None:
    """Who keeps the minutes: the present secretary."""
    rows = session.members.filter(seat_role=SeatRole.SECRETARY, presence=Presence.PRESENT)
    return rows.order_by("pk").first()


def member_of(session: Session, person: int | None) -> Member | None:
    """The frozen member that a person is in this session."""
    return session.members.filter(person_id=person).first() if person is not None else None


def live_items(session: Session) -> QuerySet[Item]:
    """Items whose nomination still waits for the council."""
    return session.items.filter(stage__state=StageState.OPEN.value)


def hidden_items(session: Session, person: int | None) -> frozenset[int]:
    """Items of which this person, in whatever role, sees nothing until the minutes are signed.

    The nominee in person and every member whose recusal is declared or confirmed (voting design, conflict of interest).
    """
    if person is None or session.state == S.MINUTED:
        return frozenset()
    recused = Q(recusals__member__person_id=person) & ~Q(recusals__status=Settlement.DISMISSED)
    rows = session.items.filter(recused | Q(nomination__person_id=person))
    return frozenset(rows.values_list("pk", flat=True))


def warnings(session: Session) -> tuple[Reason, ...]:
    """Why secrecy cannot hold for some item, by rule and electorate; each reason once, for the worst item."""
    rule = rules.rule_of(session)
    members = list(session.members.all())
    if rule is None or not members:
        return ()
    recused = rules.recused_by_item(session)
    found: dict[str, Reason] = {}
    for item in sorted(recused, key=lambda pk: -len(recused[pk])):
        for reason in secrecy_warning(rule, rules.among(rule, members, recused[item])):
            found.setdefault(reason.code, reason)
    return tuple(found.values())


def impossible_items(session: Session) -> list[int]:
    """Ordinals of the items that could not pass even if everybody present were in favour."""
    rule = rules.rule_of(session)
    members = list(session.members.all())
    if rule is None or not members:
        return []
    recused = rules.recused_by_item(session)
    return [
        item.ordinal
        for item in session.items.all()
        if not still_possible(rule, rules.among(rule, members, recused[item.pk]))
    ]


def waiting_stages(session: Session) -> QuerySet[Stage]:
    """Open council stages of the same awarding body that no live agenda holds."""
    taken = Item.objects.exclude(session__state=S.CANCELLED.value).values("stage_id")
    rows = Stage.objects.filter(
        stage_kind="council",
        state=StageState.OPEN.value,
        nomination__submission__round__awarding_unit=session.council.unit_id,
    )
    order = ("nomination__submission__unit__path", "nomination__ordinal")
    return rows.exclude(pk__in=taken).select_related("nomination__submission__unit").order_by(*order)


def award_names() -> dict[str, str]:
    """The names of awards by code, in the reader's language, read once for a whole list."""
    return {code: said(name) for code, name in catalogue_names().items()}


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One item as one reader sees it: five counts, only the outcome, or nothing."""

    item: Item
    hidden: bool
    counts: dict[str, int] | None
    outcome: str


def shown_items(session: Session, person: int | None) -> list[ShownItem]:
    """The agenda for one reader; nothing partial exists while the vote is open."""
    hidden = hidden_items(session, person)
    rows = session.items.select_related("nomination__submission__unit", "stage")
    return [_shown(item, item.pk in hidden) for item in rows]


def _shown(item: Item, hidden: bool) -> ShownItem:
    if hidden:
        return ShownItem(item, True, None, "")
    if item.passed is None:
        return ShownItem(item, False, None, "")
    outcome = str(item.detail.get("outcome", ""))
    if item.detail.get("reduced"):
        return ShownItem(item, False, None, outcome)
    return ShownItem(item, False, counts(item), outcome)


def counts(item: Item) -> dict[str, int]:
    """The five counts of a closed item."""
    return {
        "votes_for": item.votes_for or 0,
        "votes_against": item.votes_against or 0,
        "votes_blank": item.votes_blank or 0,
        "votes_invalid": item.votes_invalid or 0,
        "did_not_vote": item.did_not_vote or 0,
    }


def papers_open(session: Session, person: int | None) -> bool:
    """Whether a reader may open minutes and tally sheet: those with a hidden item wait for both signatures."""
    return session.minutes_id is not None and not hidden_items(session, person)
