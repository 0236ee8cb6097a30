"""Planning a session: its agenda, its vote rule, and who is there when it begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Adoption
from backend.council import rules
from backend.council.models import (
    Council,
    Ground,
    Item,
    Member,
    Presence,
    Recusal,
    Seat,
    SeatRole,
    Session,
    Settlement,
)
from backend.council.queries import live_items, presiding, secretary
from backend.council.serializers import AddItemsInputs, ConveneInputs, CreateInputs, ReasonInputs
from backend.nominations.steps import demand_eligible
from backend.review.models import Stage
from workflows.engine import Reason, Refused
from workflows.lifecycles.session import SessionState
from workflows.lifecycles.stage import StageState
from workflows.rules.voting import VoteRule

DETECTED = "Hệ thống phát hiện"


@act("session.create", inputs=CreateInputs)
def create(doing: Doing, *, council: Council, title: str, held_on: date, place_name: str = "") -> Session:
    """A planned session; the day may not lie in the past."""
    session = Session(
        council=council, title=title, held_on=held_on, place_name=place_name, illustrative=council.illustrative
    )
    doing.permit(session)
    if held_on < doing.day:
        raise Refused(Reason("session.in_the_past", {"held_on": f"{held_on:%d/%m/%Y}"}))
    doing.save(session, council=council.name, held_on=held_on)
    return session


@act("session.add_items", model=Session, inputs=AddItemsInputs)
def add_items(doing: Doing, session: Session, *, stages: Sequence[Stage]) -> None:
    """Put nominations on the agenda; the first one's vote rule becomes the session's, others must have the same."""
    related = ("nomination__submission__pack", "nomination__submission__process", "nomination__submission__round")
    wanted = Stage.objects.filter(pk__in=[s.pk for s in stages]).select_related(*related)
    found = doing.lock_all(wanted)
    reasons = [reason for stage in found for reason in _faults(session, stage)]
    if reasons:
        raise Refused(*reasons)
    demand_eligible(doing, [stage.nomination_id for stage in found], "council")
    next_ordinal = session.items.count() + 1
    Item.objects.bulk_create(
        Item(session=session, nomination=stage.nomination, stage=stage, ordinal=next_ordinal + at)
        for at, stage in enumerate(found)
    )
    doing.save(session, added=[str(stage.nomination) for stage in found])


def _faults(session: Session, stage: Stage) -> list[Reason]:
    """Why this stage cannot go on this agenda; pins the rule on the session when it is the first."""
    nominee = stage.nomination.nominee_name
    found = []
    if stage.state != StageState.OPEN:
        found.append(Reason("session.stage_not_open", {"nominee": nominee}))
    if stage.nomination.submission.round.awarding_unit_id != session.council.unit_id:
        found.append(Reason("session.other_body", {"nominee": nominee}))
    if Item.objects.filter(stage=stage).exclude(session__state=SessionState.CANCELLED.value).exists():
        found.append(Reason("session.already_on_agenda", {"nominee": nominee}))
    rule = rules.rule_for_stage(stage)
    if rule is None:
        return [*found, Reason("session.no_vote_rule", {"nominee": nominee})]
    return [*found, *_rule_faults(session, stage, rule)]


def _rule_faults(session: Session, stage: Stage, rule: VoteRule) -> list[Reason]:
    edition = stage.nomination.submission.law
    data = rules.rule_data(rule)
    if not session.rule:
        session.rule, session.rule_edition = data, edition
    if not rules.same_rule(session.rule, data) or session.rule_edition != edition:
        return [Reason("session.other_rule", {"nominee": stage.nomination.nominee_name})]
    return list(rules.unsupported(rule))


@act("session.adopt_rule", model=Session, inputs=ReasonInputs)
def adopt_rule(doing: Doing, session: Session, *, reason: str) -> None:
    """Adopt, for this session only, a vote rule whose status is not settled; printed in the minutes."""
    rule = rules.rule_of(session)
    if rule is None:
        raise Refused(Reason("session.no_items"))
    if rules.usable(session, rule):
        raise Refused(Reason("session.rule_already_usable"))
    Adoption.objects.create(
        subject_kind="session",
        subject_id=str(session.pk),
        edition=session.rule_edition,
        row=rule.code,
        reason=reason,
        adopted_by=doing.actor.name,
        adopted_at=doing.at,
    )
    doing.save(session, adopted=rule.code, reason=reason)


@act("session.convene", model=Session, inputs=ConveneInputs)
def convene(doing: Doing, session: Session, *, present: Sequence[int], remote: Sequence[int] = ()) -> None:
    """Freeze the members with their presence; detect members who are nominees; the quorum is a guard of the move."""
    seats = seats_on(session, doing.day)
    people = {seat.person_id for seat in seats}
    strangers = (set(present) | set(remote)) - people | (set(present) & set(remote))
    if strangers:
        raise Refused(Reason("session.not_a_seat", {"people": sorted(strangers)}))
    rule = rules.rule_of(session)
    where = dict.fromkeys(remote, Presence.REMOTE) | dict.fromkeys(present, Presence.PRESENT)
    Member.objects.bulk_create(_member(session, seat, where, rule) for seat in seats)
    reasons = _officers_missing(session)
    if remote and rule is not None and not rule.written_opinions:
        reasons.append(Reason("session.remote_not_allowed"))
    if reasons:
        raise Refused(*reasons)
    detected = _detect(doing, session)
    session.convened_at = doing.at
    doing.move(session, present=len(set(present)), remote=len(set(remote)), seats=len(seats), detected=detected)


def seats_on(session: Session, day: date) -> list[Seat]:
    """The seats of the session's council that are valid on a day."""
    valid = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    return list(session.council.seats.filter(valid).select_related("person").order_by("pk"))


def _member(session: Session, seat: Seat, where: dict[int, Presence], rule: VoteRule | None) -> Member:
    voting = seat.seat_role != SeatRole.SECRETARY or (rule is not None and rule.secretary_votes)
    return Member(
        session=session,
        person=seat.person,
        name=seat.person.full_name,
        position=seat.person.position,
        seat_role=seat.seat_role,
        votes=seat.votes and voting,
        counting=seat.counting,
        presence=where.get(seat.person_id, Presence.ABSENT),
    )


def _officers_missing(session: Session) -> list[Reason]:
    found = []
    if presiding(session) is None:
        found.append(Reason("session.no_chair"))
    if secretary(session) is None:
        found.append(Reason("session.no_secretary"))
    return found


def _detect(doing: Doing, session: Session) -> list[str]:
    """A member who is a nominee in person is recused at once: there is nothing to weigh."""
    members = {m.person_id: m for m in session.members.all()}
    items = live_items(session).filter(nomination__person_id__in=members).select_related("nomination")
    found = [(item, members[item.nomination.person_id]) for item in items if item.nomination.person_id is not None]
    Recusal.objects.bulk_create(
        Recusal(
            item=item,
            member=member,
            ground=Ground.NOMINEE,
            declared_by=DETECTED,
            declared_at=doing.at,
            status=Settlement.CONFIRMED,
            settled_by=DETECTED,
        )
        for item, member in found
    )
    return [f"{member.name} ({item.ordinal})" for item, member in found]


@act("session.cancel", model=Session, inputs=ReasonInputs)
def cancel(doing: Doing, session: Session, *, reason: str) -> None:
    """Call the session off before any vote was opened; its nominations wait for another one."""
    doing.move(session, reason=reason)
