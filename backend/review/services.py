"""The acts of reception and review; each one locks, asks, moves and writes its line through the runner."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.base import clock
from backend.catalogue.queries import pack_for, process_edition
from backend.nominations import steps as nominations
from backend.nominations.models import (
    EligibilityFinding,
    Nomination,
    Submission,
    SubmissionPaper,
)
from backend.papers.models import PaperKind
from backend.papers.uploads import store_upload
from backend.review import changes, choosing, falling, higher, steps
from backend.review.clocks import paused_days, pauses_for_supplements, resumed_due, stops_of
from backend.review.models import Stage, Supplement
from backend.review.owners import act_of
from backend.review.pinned import definition, process_at
from backend.review.reception import settle
from backend.review.serializers import (
    AnswerInputs,
    OpinionInputs,
    ReasonInputs,
    ReceiveInputs,
    SendBackInputs,
    SupplementInputs,
)
from backend.review.slip import add_slip
from workflows.engine import Reason, Refused
from workflows.lifecycles.nomination import LIVE
from workflows.processes import navigation
from workflows.processes.schema import StageKind
from workflows.rules.answers import Outcome

REGISTERED = (changes, choosing, falling, higher)  # acts on stages and lists that stand in files of their own
INTERNAL = "Xét trong đơn vị: tính từ ngày trình"


@act("submission.receive", model=Submission, inputs=ReceiveInputs)
def receive(
    doing: Doing,
    submission: Submission,
    *,
    received_on: date | None = None,
    register_number: str = "",
    late_reason: str = "",
    due_reason: str = "",
    paper_register: str = "",
) -> None:
    """Give number and date, choose law and process by the date of arrival, open the review, draw the slip."""
    arrival = settle(
        doing,
        submission,
        received_on=received_on or doing.day,
        register_number=register_number,
        late_reason=late_reason,
        due_reason=due_reason,
        paper_register=paper_register,
    )
    nominations.receive(
        doing,
        submission,
        received_on=arrival.received_on,
        register_number=arrival.register_number,
        received_by=doing.actor.name,
        late_reason=late_reason,
        paper_register=paper_register.strip(),
        pack=arrival.pack,
        process=arrival.process,
        due_on=arrival.due_on,
    )
    told: dict[str, Any] = {"late_reason": late_reason, "paper_register": submission.paper_register}
    told |= {"submitted_on": submission.submitted_on} if submission.on_paper_before else {}
    doing.move(submission, register_number=arrival.register_number, received_on=arrival.received_on, **_given(told))
    steps.open_process(doing, submission, arrival.process)
    add_slip(doing, submission, arrival.due_basis)


def _given(told: dict[str, Any]) -> dict[str, Any]:
    """What was said at all, for the line of the trail."""
    return {name: value for name, value in told.items() if value}


@act("submission.open_internal", model=Submission)
def open_internal(doing: Doing, submission: Submission) -> None:
    """Open a process without reception: the day of submission is the day of reception."""
    day = clock.day(submission.submitted_at) if submission.submitted_at else doing.day
    pack, process = pack_for(day, submission.unit), process_edition(submission.round.process_code, day)
    missing = [Reason("submission.no_pack", {"on": f"{day:%d/%m/%Y}"})] if pack is None else []
    if process is None:
        missing.append(Reason("submission.no_process", {"process": submission.round.process_code}))
    if pack is None or process is None:
        raise Refused(*missing)
    nominations.receive(
        doing,
        submission,
        received_on=day,
        register_number="",
        received_by=doing.actor.name,
        late_reason=INTERNAL if day < doing.day else "",
        paper_register="",
        pack=pack,
        process=process,
        due_on=None,
    )
    doing.move(submission, received_on=day)
    steps.open_process(doing, submission, process)


@act("submission.withdraw", model=Submission, inputs=ReasonInputs)
def withdraw_submission(doing: Doing, submission: Submission, *, reason: str) -> None:
    """The unit takes the whole list back; every live row and every open stage ends."""
    doing.move(submission, reason=reason)
    live = [state.value for state in LIVE]
    for nomination in doing.lock_all(Nomination.objects.filter(submission=submission, state__in=live)):
        steps.cancel_open(doing, nomination)
        doing.move(nomination, "nomination.withdraw", reason=reason)


@act("nomination.withdraw", model=Nomination, inputs=ReasonInputs)
def withdraw_nomination(doing: Doing, nomination: Nomination, *, reason: str) -> None:
    """The unit takes one row back; its open stages end."""
    steps.cancel_open(doing, nomination)
    doing.move(nomination, reason=reason)
    nominations.close_when_done(doing, doing.lock(Submission, nomination.submission_id))


@act("stage.request_supplement", model=Stage, inputs=SupplementInputs)
def request_supplement(doing: Doing, stage: Stage, *, reason: str, deadline: date) -> None:
    """Ask the unit for what is missing; the stage waits, and its clock where the process says so."""
    if deadline <= doing.day:
        raise Refused(Reason("supplement.deadline_past", {"deadline": f"{deadline:%d/%m/%Y}"}))
    stage.paused_on = doing.day if pauses_for_supplements(definition(stage)) else None
    doing.move(stage, reason=reason, deadline=deadline)
    Supplement.objects.create(
        stage=stage, reason=reason, deadline=deadline, asked_by=doing.actor.name, asked_at=doing.at
    )


@act("stage.supplement", model=Stage, inputs=AnswerInputs)
def supplement(doing: Doing, stage: Stage, *, answer: str, file: Any = None, no_secret: bool = False) -> None:
    """The unit answers; the stage goes on and its date due moves by the days that did not count.

    An answer after the deadline still counts until the officer has returned the dossier; the record says it was late.
    """
    asked = stage.supplements.filter(answered_at__isnull=True).first()
    if asked is not None:
        asked.answer, asked.answered_by, asked.answered_at = answer, doing.actor.name, doing.at
        asked.save()
    item, rows = definition(stage), list(stage.supplements.order_by("pk"))
    stage.due_on = resumed_due(stage, item, rows)
    if pauses_for_supplements(item):
        stage.paused_days = paused_days(item, stops_of(stage, item, rows), doing.day)
    stage.paused_on = None
    late = asked is not None and doing.day > asked.deadline
    doing.move(stage, answer=answer, due_on=stage.due_on, late=late)
    if file is not None:
        _keep(doing, stage, file, no_secret)


@act("stage.pass", model=Stage, inputs=OpinionInputs)
def pass_on(doing: Doing, stage: Stage, *, opinion: str = "") -> None:
    """Agree and pass on to what the process names next."""
    if (needed := act_of(stage)) != "stage.pass":
        raise Refused(Reason("stage.worked_elsewhere", {"act": needed}))
    if stage.stage_kind == StageKind.APPRAISAL:
        _meets_criteria(doing, stage)
    steps.conclude(doing, stage, opinion=opinion, move="stage.pass")


def _meets_criteria(doing: Doing, stage: Stage) -> None:
    """Judge anew; what a row of settled law fails cannot be passed (other rows inform a person's judgement)."""
    found = nominations.recheck(doing, doing.lock(Nomination, stage.nomination_id), "appraisal")
    failed = [row for row in found if row.outcome == Outcome.FAIL.value and not row.detail.get("informs")]
    if failed:
        raise Refused(Reason("stage.fails_criteria", {"criteria": [_title(row) for row in failed]}))


def _title(finding: EligibilityFinding) -> str:
    title = finding.detail.get("title", {}).get("vi", finding.criterion)
    return f"{title} ({finding.basis})"


@act("stage.refuse", model=Stage, inputs=ReasonInputs)
def refuse(doing: Doing, stage: Stage, *, reason: str) -> None:
    """Do not agree: the nomination is not passed."""
    steps.reject(doing, stage, reason=reason, move="stage.refuse")


@act("stage.return_not_eligible", model=Stage, inputs=ReasonInputs)
def return_not_eligible(doing: Doing, stage: Stage, *, reason: str) -> None:
    """Return the nomination as not eligible, with notice of the reason."""
    steps.turn_away(doing, stage, reason=reason)


@act("stage.send_back", model=Stage, inputs=SendBackInputs)
def send_back(doing: Doing, stage: Stage, *, reason: str, to: str = "") -> None:
    """Send the dossier back to an earlier stage, as often as the process allows."""
    targets = [item.code for item in navigation.return_targets(process_at(stage), stage.code)]
    steps.rewind(doing, stage, to or (targets[0] if len(targets) == 1 else ""), reason=reason, move="stage.send_back")


def _keep(doing: Doing, stage: Stage, file: Any, no_secret: bool) -> None:
    nomination = stage.nomination
    title = f"Bổ sung: {nomination.nominee_name}"
    by, kind = doing.actor.name, PaperKind.EVIDENCE
    paper = store_upload(file, kind=kind, title=title, by=by, at=doing.at, no_secret=no_secret)
    SubmissionPaper.objects.create(
        submission=nomination.submission, nomination=nomination, paper=paper, added_at=doing.at
    )
