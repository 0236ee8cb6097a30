"""Acts on a change of award: proposed with reason and deadline, taken back before the answer, answered by the unit."""

from __future__ import annotations

from datetime import date

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.base.reasons import said
from backend.catalogue.queries import award_label
from backend.nominations import steps as nominations
from backend.nominations.building import doubled, other_live
from backend.nominations.fallbacks import beside_higher
from backend.nominations.models import AwardChange, Nomination, NomineeKind
from backend.nominations.queries import terms_of, waiting_change
from backend.review import steps
from backend.review.models import Stage
from backend.review.pinned import course_of
from backend.review.serializers import AnswerChangeInputs, ProposeChangeInputs, ReasonInputs
from workflows.engine import Reason, Refused
from workflows.facts import Ground
from workflows.lifecycles.nomination import NominationState
from workflows.lifecycles.stage import StageState


@act("stage.propose_change", model=Stage, inputs=ProposeChangeInputs)
def propose_change(
    doing: Doing, stage: Stage, *, to_award: str, reason: str, to_ground: str = "", answer_by: date | None = None
) -> None:
    """Propose another award, or another ground; the stage waits until the unit's head answers or it is taken back."""
    nomination = doing.lock(Nomination, stage.nomination_id)
    ground, faults = change_faults(stage, nomination, to_award, to_ground)
    if answer_by is not None and answer_by <= doing.day:
        faults.append(Reason("supplement.deadline_past", {"deadline": f"{answer_by:%d/%m/%Y}"}))
    if faults:
        raise Refused(*faults)
    AwardChange.objects.create(
        nomination=nomination, from_award=nomination.award, from_ground=nomination.ground, to_award=to_award,
        to_ground=ground, reason=reason, answer_by=answer_by, proposed_by=doing.actor.name, proposed_at=doing.at,
    )  # fmt: skip
    doing.note(nomination, proposed=to_award, ground=ground, reason=reason)


@act("stage.withdraw_change", model=Stage, inputs=ReasonInputs)
def withdraw_change(doing: Doing, stage: Stage, *, reason: str) -> None:
    """Take a proposed change back while the unit has not answered; the award stays as it was proposed."""
    nomination = doing.lock(Nomination, stage.nomination_id)
    change = waiting(doing, nomination)
    change.withdrawn_by, change.withdrawn_at, change.withdrawn_reason = doing.actor.name, doing.at, reason
    change.save()
    doing.note(nomination, change_withdrawn=change.to_award, reason=reason)


@act("nomination.answer_change", model=Nomination, inputs=AnswerChangeInputs)
def answer_change(doing: Doing, nomination: Nomination, *, consent: str, reason: str = "") -> None:
    """The unit's head agrees to another award, or keeps the one that was proposed; a late answer counts and says so."""
    if waiting_change(nomination) is None:
        raise Refused(Reason("nomination.no_change_waiting"))
    change = waiting(doing, nomination)
    if nomination.state != NominationState.IN_PROCESS and not change.fallback:
        raise Refused(Reason("nomination.not_in_process"))
    change.consent, change.answered_by, change.answered_at = consent == "yes", doing.actor.name, doing.at
    change.answer = reason
    change.save()
    if change.consent and change.fallback:
        steps.open_row(doing, nominations.fall_back(doing, change))
    elif change.consent:
        nominations.apply_change(doing, change)
    late = change.answer_by is not None and doing.day > change.answer_by
    doing.note(nomination, change=change.to_award, consent=change.consent, reason=reason, late=late)


def waiting(doing: Doing, nomination: Nomination) -> AwardChange:
    """The change that waits for the unit's answer, locked; refused where none does."""
    found = waiting_change(nomination)
    if found is None:
        raise Refused(Reason("nomination.no_change_waiting"))
    return doing.lock(AwardChange, found.pk)


def change_faults(stage: Stage, nomination: Nomination, to_award: str, to_ground: str) -> tuple[str, list[Reason]]:
    """The ground of the proposed award, and all the reasons why it cannot be proposed here."""
    found: list[Reason] = []
    if stage.state != StageState.OPEN or nomination.state != NominationState.IN_PROCESS:
        found.append(Reason("nomination.not_in_process"))
    if waiting_change(nomination) is not None:
        found.append(Reason("stage.change_unanswered"))
    ground, faults = award_faults(nomination, to_award, to_ground)
    return ground, found + faults


def award_faults(nomination: Nomination, to_award: str, to_ground: str = "") -> tuple[str, list[Reason]]:
    """The ground of another award, and why this row's process, nominee, law or another row does not allow it."""
    found: list[Reason] = []
    submission = nomination.submission
    terms = terms_of(submission)
    award, awards = terms.awards.get(to_award), course_of(nomination).process.awards if submission.process_id else ()
    settled = terms.settle(to_award, to_ground, nomination.ground) if award is not None else None
    ground = settled.value if isinstance(settled, Ground) else ""
    if award is not None and to_award not in awards and to_award in submission.round.awards:
        found.append(Reason("nomination.award_other_process", {"award": said(award.name)}))
    elif to_award not in awards:
        found.append(Reason("nomination.award_outside_process", {"award": said(award_label(to_award))}))
    elif award is None:
        found.append(Reason("nomination.award_not_in_law", {"award": said(award_label(to_award))}))
    elif (to_award, ground) == (nomination.award, nomination.ground):
        found.append(Reason("nomination.award_as_it_is", {"award": said(award.name)}))
    elif NomineeKind(nomination.nominee_kind).value not in {kind.value for kind in award.nominees}:
        found.append(Reason("nomination.award_wrong_kind", {"award": said(award.name)}))
    elif isinstance(settled, Reason):
        found.append(settled)
    elif other_live(nomination, to_award, ground, _years(nomination), nomination.event) is not None:
        found.append(doubled(nomination.nominee_name, to_award))
    elif submission.received_on is not None:
        found.extend(beside_higher(nomination, to_award, submission.received_on))
    return ground, found


def _years(nomination: Nomination) -> tuple[int, int]:
    return nomination.achievement_from, nomination.achievement_to
