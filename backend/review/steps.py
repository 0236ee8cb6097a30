"""What the review offers to running acts: open a process, conclude, reject or rewind a stage, cancel what is open.

Every step gets locked rows, or locks what it touches in the order nomination, stages by key.
"""

from __future__ import annotations

from collections.abc import Iterable

from backend.acts.doing import Doing
from backend.catalogue.models import Edition
from backend.catalogue.queries import process_value
from backend.nominations import steps as nominations
from backend.nominations.models import Nomination, Submission
from backend.review.clocks import first_due
from backend.review.models import Stage
from backend.review.pinned import (
    BEFORE_REVIEW,
    INSIDE_THE_UNIT,
    Course,
    awaiting,
    course_of,
    returns_left,
    rows_of,
    unit_at,
)
from workflows.engine import Reason, Refused
from workflows.lifecycles.nomination import NominationState
from workflows.lifecycles.stage import StageState
from workflows.processes import navigation
from workflows.processes.schema import Process, StageKind
from workflows.processes.schema import Stage as Definition

LIVE = (StageState.OPEN.value, StageState.PAUSED.value)


def open_process(doing: Doing, submission: Submission, process: Edition) -> None:
    """Write the stages done before the review for every nomination in process, and open what comes next."""
    plan = Course(process_value(process))
    before = _before_review(plan.process)
    rows = Nomination.objects.filter(submission=submission, state=NominationState.IN_PROCESS.value)
    for nomination in doing.lock_all(rows.select_related("unit", "submission")):
        nomination.submission = submission
        _begun(doing, nomination, plan, before)


def open_row(doing: Doing, nomination: Nomination) -> None:
    """The same for one further row of a received list, by the process that was pinned at its reception."""
    plan = course_of(nomination)
    _begun(doing, nomination, plan, _before_review(plan.process))


def _begun(doing: Doing, nomination: Nomination, plan: Course, before: Iterable[Definition]) -> None:
    submission = nomination.submission
    for item in before:
        stage = _opened(doing, nomination, item, 1)
        inside = item.kind in INSIDE_THE_UNIT
        stage.closed_by = str(submission.signed_by or submission.unit) if inside else doing.actor.name
        stage.closed_at = submission.submitted_at if inside and submission.submitted_at else doing.at
        doing.move(stage, "stage.conclude")
    advance(doing, nomination, plan)


def untouched(nomination: Nomination) -> bool:
    """Whether nobody has worked on a row since its process was opened: no stage ended later, nothing asked or voted."""
    rows = nomination.stages.filter(attempt=1)
    if rows.count() != nomination.stages.count() or rows.filter(supplements__isnull=False).exists():
        return False
    before = {item.code for item in _before_review(course_of(nomination).process)}
    return not rows.exclude(code__in=before).exclude(state=StageState.OPEN).exists() and not nomination.items.exists()


def conclude(doing: Doing, stage: Stage, *, opinion: str = "", move: str = "stage.conclude") -> None:
    """End a stage as passed and open what follows; after a parallel group only when all of it is over."""
    nomination = doing.lock(Nomination, stage.nomination_id)
    close(doing, stage, move, opinion)
    advance(doing, nomination, course_of(nomination))


def reject(doing: Doing, stage: Stage, *, reason: str, move: str = "stage.reject") -> None:
    """End a stage and its nomination as not passed; stages beside it end too."""
    nomination = doing.lock(Nomination, stage.nomination_id)
    close(doing, stage, move, reason)
    cancel_open(doing, nomination)
    nominations.refuse(doing, nomination, reason)
    _close_submission(doing, nomination)


def turn_away(doing: Doing, stage: Stage, *, reason: str) -> None:
    """End a stage and return its nomination as not eligible; an open supplement ends with it."""
    nomination = doing.lock(Nomination, stage.nomination_id)
    close(doing, stage, "stage.return_not_eligible", reason)
    cancel_open(doing, nomination)
    nominations.send_back(doing, nomination, reason)
    _close_submission(doing, nomination)


def rewind(doing: Doing, stage: Stage, to_code: str, *, reason: str, move: str = "stage.rewind") -> Stage:
    """Send the dossier back to an earlier stage that the process names, within its bound; returns the new attempt."""
    nomination = doing.lock(Nomination, stage.nomination_id)
    course = course_of(nomination)
    process = course.process
    _may_return(course, nomination, stage, to_code)
    close(doing, stage, move, reason)
    cancel_open(doing, nomination, within=navigation.after(process, to_code))
    if nomination.state == NominationState.PASSED and _undecided(process, to_code):
        nominations.reconsider(doing, nomination, reason)
    item, attempt = navigation.stage(process, to_code), _next_attempt(nomination, to_code)
    return _opened(doing, nomination, item, attempt, course.moved_to)


def cancel_open(doing: Doing, nomination: Nomination, *, within: Iterable[str] | None = None) -> None:
    """End every open or paused stage of a nomination, or those of the given codes."""
    rows = Stage.objects.filter(nomination=nomination, state__in=LIVE)
    for stage in doing.lock_all(rows if within is None else rows.filter(code__in=set(within))):
        close(doing, stage, "stage.cancel", stage.opinion)


def _before_review(process: Process) -> list[Definition]:
    done: list[Definition] = []
    while True:
        ready = navigation.next_stages(process, {item.code for item in done})
        more = [item for item in ready if item.kind in BEFORE_REVIEW]
        if not more:
            return done
        done += more


def advance(doing: Doing, nomination: Nomination, course: Course) -> None:
    """Open what may be open now; before a decision the nomination counts as passed."""
    rows = rows_of(nomination)
    for item in awaiting(course.process, rows, course.moves):
        attempt = 1 + sum(1 for row in rows if row.code == item.code)
        _opened(doing, nomination, item, attempt, course.moved_to)
        if item.kind is StageKind.DECISION and nomination.state == NominationState.IN_PROCESS:
            nominations.pass_on(doing, nomination)


def _opened(
    doing: Doing, nomination: Nomination, item: Definition, attempt: int, edition: Edition | None = None
) -> Stage:
    stage = fresh(doing, nomination, item, attempt, edition)
    doing.save(stage, opened=item.code, attempt=attempt)
    return stage


def fresh(doing: Doing, nomination: Nomination, item: Definition, attempt: int, edition: Edition | None) -> Stage:
    """An unsaved stage row as the process describes it; `edition` names the version where it is not the pinned one."""
    submission = nomination.submission
    return Stage(
        nomination=nomination,
        code=item.code,
        stage_kind=item.kind.value,
        attempt=attempt,
        owner_role=item.owner_role.value,
        owner_unit=unit_at(item.owner_unit, submission),
        alternate_role=item.alternate.role.value,
        alternate_unit=unit_at(item.alternate.unit, submission),
        independent=item.independent,
        opened_at=doing.at,
        due_on=first_due(item, doing.day),
        process=edition,
    )


def close(doing: Doing, stage: Stage, move: str, opinion: str) -> None:
    """End a locked stage by a step, with what is said about it."""
    stage.closed_at, stage.closed_by, stage.opinion = doing.at, doing.actor.name, opinion
    stage.paused_on = None
    doing.move(stage, move, **({"reason": opinion} if opinion else {}))


def _next_attempt(nomination: Nomination, code: str) -> int:
    return 1 + sum(1 for row in rows_of(nomination) if row.code == code)


def _may_return(course: Course, nomination: Nomination, stage: Stage, to_code: str) -> None:
    targets = [item.code for item in navigation.return_targets(course.process, stage.code)]
    if to_code not in targets:
        raise Refused(Reason("stage.no_such_return", {"stage": to_code, "targets": targets}))
    if not returns_left(course.process, rows_of(nomination), stage.code, course.moves):
        raise Refused(Reason("stage.no_return_left", {}))


def _undecided(process: Process, to_code: str) -> bool:
    return not any(
        navigation.stage(process, code).kind is StageKind.DECISION for code in navigation.before(process, to_code)
    )


def _close_submission(doing: Doing, nomination: Nomination) -> None:
    nominations.close_when_done(doing, doing.lock(Submission, nomination.submission_id))


__all__ = [
    "advance",
    "cancel_open",
    "close",
    "conclude",
    "fresh",
    "open_process",
    "open_row",
    "reject",
    "rewind",
    "turn_away",
    "untouched",
]
