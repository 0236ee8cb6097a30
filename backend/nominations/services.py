"""Acts on submissions, from the first line to the head's signature; acts on rows stand in `rows.py`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from guardian.shortcuts import assign_perm

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue import queries as catalogue
from backend.catalogue.models import Round
from backend.nominations import attaching, judging, letter, procedures, queries, quotas, ratios, rows, steps
from backend.nominations.models import Nomination, Submission, SubmissionPaper
from backend.nominations.serializers import (
    AttachInputs,
    CreateInputs,
    EditInputs,
    MeetingInputs,
    ShareInputs,
    SignedCopyInputs,
)
from backend.organisation.models import Person, Unit
from backend.papers.uploads import store_upload
from workflows.engine import Reason, Refused

assert rows
assert judging  # registers nomination.judge
assert procedures  # registers submission.choose_procedure


@act("submission.create", inputs=CreateInputs)
def create(doing: Doing, *, round: Round, unit: Unit, title: str = "") -> Submission:
    """Begin a unit's submission for an open round (L22 Art 83: the unit that manages the nominee proposes)."""
    submission = Submission(
        round=round, unit=unit, title=title or round.title, code=f"HS-{doing.day.year}-{_next():05d}",
        prepared_by_id=doing.actor.person_id or 0, illustrative=round.illustrative or unit.illustrative,
    )  # fmt: skip
    doing.permit(submission)
    faults = []
    if not catalogue.takes_submissions(round, doing.day):
        faults.append(Reason("submission.round_closed", {"closes_on": round.closes_on or "–"}))
    if unit.valid_to is not None and unit.valid_to < doing.day:
        faults.append(Reason("unit.ended", {"unit": unit.name}))
    if faults:
        raise Refused(*faults)
    try:
        with transaction.atomic():
            doing.save(submission, round=round.code)
    except IntegrityError as race:
        raise Refused(Reason("try_again")) from race
    return submission


def _next() -> int:
    return (Submission.objects.aggregate(last=Max("pk"))["last"] or 0) + 1


@act("submission.edit", model=Submission, inputs=EditInputs)
def edit(doing: Doing, submission: Submission, **fields: Any) -> None:
    """Change the letter's title, number and date, and the numbers stated of the list, while the list is a draft."""
    day = fields.get("letter_date")
    if day is not None and day > doing.day:
        raise Refused(Reason("date.in_future", {"date": day}))
    for name, value in fields.items():
        setattr(submission, name, value)
    doing.save(submission, **fields)


@act("submission.attach", model=Submission, inputs=AttachInputs)
def attach(
    doing: Doing, submission: Submission, *, kind: str, file: Any, title: str = "",
    nomination: Nomination | None = None, no_secret: bool = False,
) -> None:  # fmt: skip
    """Add a paper to the draft, or to a received dossier as a supplement; earlier papers stay beside it."""
    if nomination is not None and nomination.submission_id != submission.pk:
        raise Refused(Reason("nomination.other_submission"))
    called = title or str(file.name)
    paper = store_upload(file, kind=kind, title=called, by=doing.actor.name, at=doing.at, no_secret=no_secret)
    attaching.add_paper(doing, submission, paper, nomination)


@act("submission.attach_signed", model=Submission, inputs=SignedCopyInputs)
def attach_signed(
    doing: Doing, submission: Submission, *, original: SubmissionPaper, file: Any, no_secret: bool = False
) -> None:
    """Add the signed copy of a paper; it takes its place, and the unsigned one stays beside it."""
    if original.submission_id != submission.pk:
        raise Refused(Reason("nomination.other_submission"))
    title = f"{original.paper.title} (bản đã ký)"
    paper = store_upload(
        file, kind=original.paper.kind, title=title, by=doing.actor.name, at=doing.at, no_secret=no_secret,
        copy_of=original.paper,
    )  # fmt: skip
    attaching.add_paper(doing, submission, paper, original.nomination)


@act("submission.record_meeting", model=Submission, inputs=MeetingInputs)
def record_meeting(
    doing: Doing, submission: Submission, *, meeting_on: date, meeting_chair: str, meeting_members: int,
    meeting_present: int, votes: list[dict[str, int]] | None = None,
) -> None:  # fmt: skip
    """Record the unit's own meeting: when, who led, how many, and the votes on each row (L22 Art 84)."""
    known = {row.pk: row for row in doing.lock_all(submission.nominations.filter(state="draft"))}
    faults = [Reason("date.in_future", {"date": meeting_on})] if meeting_on > doing.day else []
    for vote in votes or ():
        row = known.get(vote["nomination"])
        if row is None:
            faults.append(Reason("nomination.other_submission"))
        elif vote["votes_for"] + vote["votes_against"] > meeting_present:
            faults.append(Reason("meeting.more_votes_than_present", {"name": row.nominee_name}))
    if faults:
        raise Refused(*faults)
    submission.meeting_on, submission.meeting_chair = meeting_on, meeting_chair
    submission.meeting_members, submission.meeting_present = meeting_members, meeting_present
    doing.save(submission, meeting_on=meeting_on, members=meeting_members, present=meeting_present)
    for vote in votes or ():
        row = known[vote["nomination"]]
        row.votes_for, row.votes_against = vote["votes_for"], vote["votes_against"]
        doing.save(row, votes_for=row.votes_for, votes_against=row.votes_against)


@act("submission.submit", model=Submission)
def submit(doing: Doing, submission: Submission) -> None:
    """The head signs the letter and submits the whole list; every draft row goes with it (L22 Arts 83, 84).

    The quotas of the round are locked first, so that the last place is never given twice; so is the round itself where
    the law enforces a share over all its lists.
    """
    submission.signed_by_id, submission.submitted_at = doing.actor.person_id, doing.at
    quotas.hold(doing, submission)
    ratios.hold(doing, submission, queries.pack_value_of(submission, doing.day))
    doing.move(submission, letter=submission.letter_number)
    drafts = doing.lock_all(submission.nominations.filter(state="draft"))
    for row in drafts:
        doing.move(row, "nomination.submit")
    steps.recheck_all(doing, drafts, "submission")
    letter.add_letter(doing, submission, drafts)


@act("submission.share", model=Submission, inputs=ShareInputs)
def share(doing: Doing, submission: Submission, *, person: Person) -> None:
    """Let one person outside the unit read this dossier."""
    if person.user is None:
        raise Refused(Reason("share.no_login", {"name": person.full_name}))
    if person.pk in submission.place().shared_with:
        raise Refused(Reason("share.already", {"name": person.full_name}))
    assign_perm("nominations.view_submission", person.user, submission)
    doing.note(submission, shared_with=person.full_name)
