"""Acts on complaints. None of them changes an award: whoever upholds one has the award annulled by the act for that.

A complaint that somebody was honoured is entered as a matter of the honoured while it is verified, so that other rules
may ask (L22 on eligibility: no open complaint); it names nobody who complained.
"""

from __future__ import annotations

from datetime import date

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.base.denouncing import denounces
from backend.base.texts import fold
from backend.calendars.days import around
from backend.complaints.models import Against, Complaint, Settlement
from backend.complaints.serializers import (
    AcceptInputs,
    FindInputs,
    ReceiveComplaintInputs,
    SendInputs,
    SettleInputs,
    VerifierInputs,
    WhyInputs,
)
from backend.complaints.settling import settlement_paper
from backend.decisions.models import Decision
from backend.matters.models import Matter, MatterKind
from backend.nominations.models import Nomination
from backend.organisation.models import Person
from workflows.basis import Status
from workflows.engine import Reason, Refused
from workflows.lifecycles.complaint import ComplaintState
from workflows.lifecycles.decision import DecisionState
from workflows.lifecycles.matter import MatterState
from workflows.rules.complaints import Step, due, late_to_complain, limits

SETTLED = {Status.TEXT_READ, Status.CONFIRMED_HERE}


@act("complaint.receive", inputs=ReceiveComplaintInputs)
def receive(
    doing: Doing, *, decision: Decision, against: str, complainant: str, content: str, known_on: date,
    received_on: date, nomination: Nomination | None = None,
) -> Complaint:  # fmt: skip
    """Enter a complaint with the day it came; from then on the time to accept it runs. A denunciation is not kept."""
    if denounces(content):
        raise Refused(Reason("complaint.denunciation", {"input": "content"}))
    doing.lock(Decision, decision.pk)
    row = Complaint(
        decision=decision, nomination=nomination, against=against, complainant=complainant, content=content,
        known_on=known_on, received_on=received_on, entered_at=doing.at, illustrative=decision.illustrative,
        number=_next(doing.day), due_on=due(Step.ACCEPT, received_on, around(received_on)),
    )  # fmt: skip
    doing.permit(row)
    row.entered_by = doing.actor.name
    if faults := _faults(row, doing.day):
        raise Refused(*faults)
    doing.save(row, received_on=received_on, due_on=row.due_on)
    return row


def _next(day: date) -> str:
    taken = Complaint.objects.filter(number__startswith=f"KN-{day.year}-").count()
    return f"KN-{day.year}-{taken + 1:04d}"


def _faults(row: Complaint, day: date) -> list[Reason]:
    faults = []
    if row.decision.state not in (DecisionState.ISSUED, DecisionState.ANNULLED):
        faults.append(Reason("complaint.not_issued"))
    decided = row.decision.decided_on
    if row.received_on > day or row.known_on > row.received_on or (decided and row.known_on < decided):
        faults.append(Reason("complaint.dates"))
    if row.nomination is not None and not row.decision.rows.filter(nomination=row.nomination).exists():
        faults.append(Reason("complaint.other_row", {"name": row.nomination.nominee_name}))
    same = Complaint.objects.filter(decision=row.decision, nomination=row.nomination, received_on=row.received_on)
    for one in same.exclude(state=ComplaintState.WITHDRAWN):
        if fold(one.complainant) == fold(row.complainant):
            faults.append(Reason("complaint.entered_already", {"number": one.number}))
    if row.against == Against.GRANTED and row.nomination is None:
        faults.append(Reason("complaint.whose_award"))
    return faults


@act("complaint.accept", model=Complaint, inputs=AcceptInputs)
def accept(
    doing: Doing, row: Complaint, *, difficult: bool = False, adopted_reason: str = "", obstacle: str = ""
) -> None:
    """Take it up; the first decision is due from today. One that came too late needs the obstacle that kept it."""
    status = limits(doing.day)[Step.FIRST].status
    if status not in SETTLED and not adopted_reason.strip():
        raise Refused(Reason("complaint.limits_unconfirmed", {"basis": limits(doing.day)[Step.FIRST].basis}))
    if late_to_complain(row.known_on, row.received_on) and not obstacle.strip():
        shown = {"days": limits(row.known_on)[Step.COMPLAIN].days, "known": row.known_on, "received": row.received_on}
        raise Refused(Reason("complaint.too_late", shown))
    row.difficult, row.adopted_reason, row.obstacle = difficult, adopted_reason, obstacle.strip()
    row.due_on = due(Step.FIRST, doing.day, around(doing.day), hard=difficult)
    row.matter = _matter(doing, row)
    doing.move(row, due_on=row.due_on)


def _matter(doing: Doing, row: Complaint) -> Matter | None:
    """The sensitive fact that the honoured one's award is complained of; none when the award itself is not attacked."""
    nomination = row.nomination
    if row.against != Against.GRANTED or nomination is None:
        return None
    person, unit = nomination.person, nomination.collective
    home = person.unit if person is not None else unit
    if home is None:
        return None
    again = " lần hai" if row.again_on else ""
    return Matter.objects.create(
        person=person, unit=None if person is not None else unit, home=home, matter_kind=MatterKind.COMPLAINT,
        opened_on=doing.day, document=f"Khiếu nại {row.number}{again}", entered_by=doing.actor.name,
        entered_at=doing.at, illustrative=row.illustrative,
    )  # fmt: skip


def _close_matter(doing: Doing, row: Complaint, document: str, on: date) -> None:
    if row.matter_id is None:
        return
    matter = doing.lock(Matter, row.matter_id)
    if matter.state == MatterState.OPEN:
        matter.closed_on, matter.closing_document = on, document[:250]
        matter.apply("matter.close", (), matter.facts(doing.at))
        doing.save(matter)


@act("complaint.not_accept", model=Complaint, inputs=WhyInputs)
def not_accept(doing: Doing, row: Complaint, *, reason: str) -> None:
    """Not taken up, with the reason that the complainant reads."""
    row.reason, row.due_on = reason, None
    doing.move(row, reason=reason)


@act("complaint.verify", model=Complaint, inputs=VerifierInputs)
def verify(doing: Doing, row: Complaint, *, verifier: Person) -> None:
    """Give it to somebody who had no hand in the award."""
    ties = row.ties()
    if verifier.pk in ties.preparers | ties.signatories | ties.nominees:
        raise Refused(Reason("complaint.verifier_tied", {"name": verifier.full_name}))
    row.verifier = verifier
    doing.move(row, verifier=verifier.full_name)


@act("complaint.find", model=Complaint, inputs=FindInputs)
def find(doing: Doing, row: Complaint, *, findings: str) -> None:
    """Write down what was found; before the second decision anew."""
    doing.demand(row)
    row.findings = findings
    doing.save(row, found=True)


@act("complaint.decide", model=Complaint, inputs=SettleInputs)
def decide(doing: Doing, row: Complaint, *, outcome: str, number: str, text: str) -> None:
    """The first decision: the complaint is right, partly right or wrong. No award changes by it; nothing is open."""
    _settle(doing, row, 1, outcome, number, text)


@act("complaint.decide_again", model=Complaint, inputs=SettleInputs)
def decide_again(doing: Doing, row: Complaint, *, outcome: str, number: str, text: str) -> None:
    """The second and last decision inside the administration."""
    _settle(doing, row, 2, outcome, number, text)


def _settle(doing: Doing, row: Complaint, instance: int, outcome: str, number: str, text: str) -> None:
    doing.demand(row)
    person = Person.objects.select_related("unit").get(pk=doing.actor.person_id or 0)
    made = Settlement(
        complaint=row, instance=instance, outcome=outcome, number=number, text=text, findings=row.findings,
        decided_on=doing.day, decided_by=person, signed_as=doing.actor.name,
    )  # fmt: skip
    row.due_on, row.sent_on = due(Step.SEND, doing.day, around(doing.day)), None
    _close_matter(doing, row, number, doing.day)
    doing.move(row, outcome=outcome, number=number)
    made.paper = settlement_paper(doing, made)
    made.save()


@act("complaint.send", model=Complaint, inputs=SendInputs)
def send(doing: Doing, row: Complaint, *, sent_on: date) -> None:
    """The decision went to the complainant."""
    doing.demand(row)
    if row.sent_on is not None:
        raise Refused(Reason("complaint.sent"))
    decided = row.settlements.latest("instance").decided_on
    if not decided <= sent_on <= doing.day:
        raise Refused(Reason("complaint.sent_dates", {"decided": f"{decided:%d/%m/%Y}"}))
    row.sent_on, row.due_on = sent_on, None
    doing.save(row, sent_on=sent_on)


@act("complaint.again", model=Complaint, inputs=WhyInputs)
def again(doing: Doing, row: Complaint, *, reason: str) -> None:
    """The complainant does not agree with the first decision, which was sent; the second is due from today."""
    doing.demand(row)
    if row.sent_on is None:
        raise Refused(Reason("complaint.not_sent"))
    row.reason, row.findings, row.again_on = reason, "", doing.day
    row.first_sent_on, row.sent_on = row.sent_on, None
    first = row.settlements.get(instance=1)
    _close_matter(doing, row, first.number, first.decided_on)
    row.matter = _matter(doing, row)
    row.due_on = due(Step.SECOND, doing.day, around(doing.day), hard=row.difficult)
    doing.move(row, reason=reason, due_on=row.due_on)


@act("complaint.withdraw", model=Complaint, inputs=WhyInputs)
def withdraw(doing: Doing, row: Complaint, *, reason: str) -> None:
    """The complainant took it back."""
    row.reason, row.due_on = reason, None
    _close_matter(doing, row, f"Rút khiếu nại {row.number}", doing.day)
    doing.move(row, reason=reason)
