"""Conflicts of interest: declared by the member, confirmed or dismissed with a reason by the secretary."""

from __future__ import annotations

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.council.models import Ground, Item, Recusal, Session, Settlement
from backend.council.queries import member_of
from backend.council.serializers import DeclareInputs, SettleInputs
from workflows.engine import Reason, Refused


@act("session.declare_recusal", model=Session, inputs=DeclareInputs)
def declare(doing: Doing, session: Session, *, ordinal: int, ground: str) -> None:
    """Declare one's own conflict on one item, after convening and before the vote."""
    member = member_of(session, doing.actor.person_id)
    if member is None or not member.votes:
        raise Refused(Reason("ballot.not_a_voter"))
    item = _item(session, ordinal)
    if Recusal.objects.filter(item=item, member=member).exists():
        raise Refused(Reason("recusal.declared_already", {"ordinal": ordinal}))
    Recusal.objects.create(item=item, member=member, ground=ground, declared_by=doing.actor.name, declared_at=doing.at)
    doing.save(session, recusal="declared", item=ordinal)


@act("session.settle_recusal", model=Session, inputs=SettleInputs)
def settle(
    doing: Doing, session: Session, *, ordinal: int, person: int, accept: bool = False, reason: str = ""
) -> None:
    """Confirm or dismiss a declaration; a nominee's own cannot be dismissed, a dismissal needs a reason."""
    item = _item(session, ordinal)
    row = (
        Recusal.objects.filter(item=item, member__person_id=person).select_related("member", "item__nomination").first()
    )
    if row is None:
        raise Refused(Reason("recusal.unknown", {"ordinal": ordinal}))
    if row.status != Settlement.DECLARED:
        raise Refused(Reason("recusal.settled_already", {"ordinal": ordinal}))
    if not accept:
        _dismissible(row, reason)
    row.status = Settlement.CONFIRMED if accept else Settlement.DISMISSED
    row.reason, row.settled_by = reason, doing.actor.name
    row.save()
    doing.save(session, recusal=row.status, item=ordinal, member=row.member.name, reason=reason)


def _dismissible(row: Recusal, reason: str) -> None:
    found = []
    if row.ground == Ground.NOMINEE and row.item.nomination.person_id == row.member.person_id:
        found.append(Reason("recusal.nominee_certain"))
    if not reason.strip():
        found.append(Reason("recusal.reason_missing"))
    if found:
        raise Refused(*found)


def _item(session: Session, ordinal: int) -> Item:
    item = session.items.filter(ordinal=ordinal).first()
    if item is None:
        raise Refused(Reason("session.no_such_item", {"ordinal": ordinal}))
    return item
