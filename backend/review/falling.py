"""Acts on the fallback of a refused award: proposed with reason, agreed to by the unit, taken back while untouched.

Nothing falls by itself: whoever appraises proposes and the unit's head agrees (`nomination.answer_change`), or the
head asks and thereby agrees. What was refused stays; a further row of the same list stands for the fallback, takes a
place of its quota, is judged by its criteria and goes through the process that was pinned at reception.
"""

from __future__ import annotations

from datetime import date

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.base import clock
from backend.base.reasons import said
from backend.catalogue.queries import award_label
from backend.nominations import steps as nominations
from backend.nominations.fallbacks import asked_for, fallback_of, made_from
from backend.nominations.models import AwardChange, Nomination
from backend.nominations.queries import waiting_change
from backend.review import steps
from backend.review.changes import award_faults
from backend.review.pinned import definition
from backend.review.serializers import ProposeFallbackInputs, ReasonInputs
from permissions.check import scope
from workflows.engine import Reason, Refused
from workflows.lifecycles.submission import SubmissionState


@act("nomination.propose_fallback", model=Nomination, inputs=ProposeFallbackInputs)
def propose_fallback(
    doing: Doing, nomination: Nomination, *, to_award: str, reason: str, answer_by: date | None = None
) -> None:
    """Ask that a refused nominee be considered for the fallback; asked by the unit's own head it begins at once."""
    doing.demand(nomination)
    ground, faults = fallback_faults(nomination, to_award)
    if answer_by is not None and answer_by <= doing.day:
        faults.append(Reason("supplement.deadline_past", {"deadline": f"{answer_by:%d/%m/%Y}"}))
    if faults:
        raise Refused(*faults)
    change = AwardChange.objects.create(
        nomination=nomination, from_award=nomination.award, from_ground=nomination.ground, to_award=to_award,
        to_ground=ground, reason=reason, answer_by=answer_by, proposed_by=doing.actor.name, proposed_at=doing.at,
        fallback=True,
    )  # fmt: skip
    consents = scope(doing.actor, "nomination.answer_change").admits(nomination.place())
    if consents:
        change.consent, change.answered_by, change.answered_at = True, doing.actor.name, doing.at
        steps.open_row(doing, nominations.fall_back(doing, change))
    doing.note(nomination, fallback=to_award, reason=reason, consent=consents)


@act("nomination.withdraw_fallback", model=Nomination, inputs=ReasonInputs)
def withdraw_fallback(doing: Doing, nomination: Nomination, *, reason: str) -> None:
    """Take the fallback back: the proposal before the answer, or the row that came of it while nobody worked on it."""
    doing.demand(nomination)
    change = asked_for(nomination)
    if change is None:
        raise Refused(Reason("nomination.no_fallback_asked"))
    change = doing.lock(AwardChange, change.pk)
    if change.made is not None:
        row = doing.lock(Nomination, change.made.pk)
        if not steps.untouched(row):
            done = [said(definition(stage).title) for stage in row.stages.order_by("pk")]
            raise Refused(Reason("nomination.fallback_in_work", {"done": done}))
        steps.cancel_open(doing, row)
        nominations.take_fallback_back(doing, row, reason)
    change.withdrawn_by, change.withdrawn_at, change.withdrawn_reason = doing.actor.name, doing.at, reason
    change.save()
    doing.note(nomination, fallback_withdrawn=change.to_award, reason=reason)


def fallback_faults(nomination: Nomination, to_award: str) -> tuple[str, list[Reason]]:
    """The ground of the fallback, and all the reasons why this refused row cannot stand for it."""
    found: list[Reason] = []
    submission = nomination.submission
    if submission.state == SubmissionState.WITHDRAWN:
        found.append(Reason("nomination.list_taken_back"))
    if waiting_change(nomination) is not None:
        found.append(Reason("stage.change_unanswered"))
    row = fallback_of(nomination, submission.received_on or clock.today())
    if row is None or to_award not in row.falls_to:
        return "", [*found, Reason("nomination.no_fallback", {"award": said(award_label(nomination.award))})]
    if (runs := made_from(nomination)) is not None:
        words = {"name": nomination.nominee_name, "award": said(award_label(runs.award))}
        return "", [*found, Reason("nomination.fallback_runs", words)]
    ground, faults = award_faults(nomination, to_award)
    return ground, found + faults
