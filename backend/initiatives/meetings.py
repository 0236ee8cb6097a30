"""Acts on meetings of an initiative council: members and agenda, the rule, opinions or counted ballots, minutes."""

from __future__ import annotations

from datetime import date

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.initiatives import counting, printing
from backend.initiatives.models import Initiative, InitiativeSession, Opinion, SessionItem, SessionMember
from backend.initiatives.session_models import SessionSeat
from backend.initiatives.session_serializers import (
    AdoptInitiativeRuleInputs,
    AgendaInputs,
    ConveneInputs,
    CountInputs,
    ItemInputs,
    JudgeInputs,
    LeaveSessionInputs,
    MinutesInputs,
    PlanSessionInputs,
    RecuseInputs,
    SessionMemberInputs,
    WhySessionInputs,
    opinion_of,
)
from backend.organisation.models import Person, Unit
from backend.organisation.queries import counting as counting_on
from workflows.basis import Status
from workflows.engine import Label, Reason, Refused
from workflows.rules.initiatives import CRITERIA, Criterion, opinion_faults
from workflows.rules.voting import Tally, count, electorate, quorum_met


@act("initiative_session.create", inputs=PlanSessionInputs)
def create(
    doing: Doing, *, body: Unit, title: str, held_on: date, place_name: str = "", illustrative: bool = False
) -> InitiativeSession:
    """Plan a meeting of a body's initiative council."""
    row = InitiativeSession(
        body=body, title=title, held_on=held_on, place_name=place_name, prepared_by_id=doing.actor.person_id,
        illustrative=illustrative or body.illustrative,
    )  # fmt: skip
    doing.permit(row)
    doing.save(row, held_on=held_on)
    return row


@act("initiative_session.set_member", model=InitiativeSession, inputs=SessionMemberInputs)
def set_member(doing: Doing, row: InitiativeSession, *, person: Person, seat: str = SessionSeat.MEMBER) -> None:
    """Appoint a member or give another seat; there is one chair, and everybody must be able to sign in and act."""
    if not person.holdings.filter(counting_on(doing.day)).exists():
        raise Refused(Reason("initiative_session.member_without_role", {"name": person.full_name}))
    if seat == SessionSeat.CHAIR:
        row.members.filter(seat=SessionSeat.CHAIR).exclude(person=person).update(seat=SessionSeat.MEMBER)
    SessionMember.objects.update_or_create(session=row, person=person, defaults={"seat": seat})
    doing.save(row, member=person.full_name, seat=seat)


@act("initiative_session.remove_member", model=InitiativeSession, inputs=LeaveSessionInputs)
def remove_member(doing: Doing, row: InitiativeSession, *, member: SessionMember) -> None:
    """Take a member off."""
    if member.session_id != row.pk:
        raise Refused(Reason("initiative_session.other_session"))
    name = str(member)
    member.delete()
    doing.save(row, left=name)


@act("initiative_session.add_items", model=InitiativeSession, inputs=AgendaInputs)
def add_items(doing: Doing, row: InitiativeSession, *, initiatives: list[Initiative]) -> None:
    """Put initiatives on the agenda that this body received and no meeting has judged."""
    faults, chosen = [], doing.lock_all(Initiative.objects.filter(pk__in=[one.pk for one in initiatives]))
    for one in chosen:
        if one.body_id != row.body_id or one.state != "in_review":
            faults.append(Reason("initiative_session.not_for_us", {"code": one.code}))
        elif one.items.filter(live=True).exists():
            faults.append(Reason("initiative_session.already_listed", {"code": one.code}))
    if faults:
        raise Refused(*faults)
    last = row.items.order_by("-ordinal").values_list("ordinal", flat=True).first() or 0
    for at, one in enumerate(chosen, start=last + 1):
        SessionItem.objects.create(session=row, initiative=one, ordinal=at)
        doing.note(one, listed=row.title)
    doing.save(row, added=[one.code for one in chosen])


@act("initiative_session.remove_item", model=InitiativeSession, inputs=ItemInputs)
def remove_item(doing: Doing, row: InitiativeSession, *, item: SessionItem) -> None:
    """Take an initiative off the agenda before the meeting."""
    _of(row, item)
    code = item.initiative.code
    item.delete()
    doing.save(row, removed=code)


@act("initiative_session.adopt_rule", model=InitiativeSession, inputs=AdoptInitiativeRuleInputs)
def adopt_rule(
    doing: Doing, row: InitiativeSession, *, mode: str, threshold: str, denominator: str, rule_basis: str,
    added: list[str] | None = None,
) -> None:  # fmt: skip
    """State how this council votes and what it judges beside the criteria of the law; both with their basis."""
    row.mode, row.threshold, row.denominator, row.rule_basis = mode, threshold, denominator, rule_basis
    row.adopted_by = doing.actor.name
    own = [
        Criterion(f"office-{at}", Label(text, text), rule_basis, "office", Status.CONFIRMED_HERE)
        for at, text in enumerate(added or (), start=1)
    ]
    row.criteria = [criterion.kept() for criterion in (*CRITERIA, *own)]
    doing.save(row, mode=mode, threshold=threshold, denominator=denominator, basis=rule_basis)


@act("initiative_session.convene", model=InitiativeSession, inputs=ConveneInputs)
def convene(doing: Doing, row: InitiativeSession, *, present: list[SessionMember]) -> None:
    """Freeze who is present; members who are authors stand aside from their own initiatives by themselves."""
    doing.demand(row)
    if any(member.session_id != row.pk for member in present):
        raise Refused(Reason("initiative_session.other_session"))
    row.members.update(present=False)
    row.members.filter(pk__in=[member.pk for member in present]).update(present=True)
    if not quorum_met(row.rule(), electorate(row.rule(), counting.seats(list(row.members.all())))):
        raise Refused(Reason("initiative_session.no_quorum", {"members": row.members.count(), "present": len(present)}))
    for item in row.items.all():
        authors = item.initiative.authors.values("person_id")
        item.recused.add(*row.members.filter(person_id__in=authors))
    row.convened_at = doing.at
    doing.move(row, present=len(present), members=row.members.count())


@act("initiative_session.recuse", model=InitiativeSession, inputs=RecuseInputs)
def recuse(
    doing: Doing, row: InitiativeSession, *, item: SessionItem, reason: str, member: SessionMember | None = None
) -> None:
    """A member stands aside from one initiative; opinions already given on it are not counted."""
    _of(row, item)
    mine = row.members.filter(person_id=doing.actor.person_id or 0).first()
    if mine is None or (member is not None and member.pk != mine.pk):
        raise Refused(Reason("initiative_session.only_oneself"))
    item.recused.add(mine)
    doing.save(row, recused=str(mine), item=item.initiative.code, reason=reason)


@act("initiative_session.judge", model=InitiativeSession, inputs=JudgeInputs)
def judge(
    doing: Doing, row: InitiativeSession, *, item: SessionItem, choice: str, marks: list[str], remark: str = ""
) -> None:
    """A present member says what they find of each criterion and how they vote; the newest opinion counts."""
    _of(row, item)
    doing.demand(row)
    member = row.members.filter(person_id=doing.actor.person_id or 0).first()
    if member is None or not member.present:
        raise Refused(Reason("initiative_session.not_present"))
    if item.recused.filter(pk=member.pk).exists():
        raise Refused(Reason("initiative_session.recused", {"code": item.initiative.code}))
    opinion = opinion_of(choice, marks)
    if faults := opinion_faults(opinion, row.judged_by()):
        raise Refused(*faults)
    Opinion.objects.create(
        item=item, member=member, choice=choice, remark=remark, given_at=doing.at,
        marks={code: mark.value for code, mark in opinion.marks.items()},
    )  # fmt: skip
    doing.save(row, judged=item.initiative.code)


@act("initiative_session.count", model=InitiativeSession, inputs=CountInputs)
def enter_counts(doing: Doing, row: InitiativeSession, *, item: SessionItem, **votes: int) -> None:
    """Enter what the counting members counted on paper; more ballots than voters are refused."""
    _of(row, item)
    doing.demand(row)
    found = count(row.rule(), counting.electorate_of(item), Tally(**votes))
    counting.write(item, found)
    doing.save(row, counted=item.initiative.code, **votes)


@act("initiative_session.close_vote", model=InitiativeSession)
def close_vote(doing: Doing, row: InitiativeSession) -> None:
    """End the vote and count the open opinions; the outcome of each item is fixed."""
    if not row.secret:
        for item in row.items.all():
            counting.write(item, counting.result_of(item))
    row.counted_at = doing.at
    doing.move(row, outcomes={item.initiative.code: item.outcome for item in row.items.select_related("initiative")})


@act("initiative_session.sign_minutes", model=InitiativeSession, inputs=MinutesInputs)
def sign_minutes(doing: Doing, row: InitiativeSession, *, conclusion: str) -> None:
    """The chair concludes and signs; what had no quorum may come before a later meeting."""
    row.conclusion = conclusion
    row.minutes = printing.minutes(doing, row)
    doing.move(row, conclusion=conclusion, sha256=row.minutes.sha256)
    row.items.filter(outcome="no_quorum").update(live=False)
    for item in row.items.select_related("initiative"):
        doing.note(item.initiative, council=item.outcome, session=row.title)


@act("initiative_session.cancel", model=InitiativeSession, inputs=WhySessionInputs)
def cancel(doing: Doing, row: InitiativeSession, *, reason: str) -> None:
    """The meeting does not take place or is broken off; its initiatives may be listed again."""
    row.reason = reason
    doing.move(row, reason=reason)
    row.items.update(live=False)


def _of(row: InitiativeSession, item: SessionItem) -> None:
    """The item must be of this meeting; it goes on with the meeting as it was locked and read."""
    if item.session_id != row.pk:
        raise Refused(Reason("initiative_session.other_session"))
    item.session = row
