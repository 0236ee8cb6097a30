"""The process that a submission pinned at reception, as a value; and which units its places mean."""

from __future__ import annotations

from collections.abc import Iterable

from backend.catalogue.queries import process_value
from backend.nominations.models import Nomination, Submission
from backend.organisation.models import Unit
from backend.review.models import Stage
from workflows.lifecycles.stage import StageState
from workflows.processes import navigation
from workflows.processes.schema import Place, Process, StageKind
from workflows.processes.schema import Stage as Definition

INSIDE_THE_UNIT = frozenset({StageKind.INTERNAL_MEETING, StageKind.UNIT_VOTE, StageKind.HEAD_SIGNATURE})
BEFORE_REVIEW = INSIDE_THE_UNIT | {StageKind.RECEPTION}


def pinned(submission: Submission) -> Process:
    """The process of a received submission; raises LookupError before reception."""
    if submission.process is None:
        raise LookupError(f"submission {submission.pk} has no process before reception")
    return process_value(submission.process)


def definition(stage: Stage) -> Definition:
    """What the pinned process says of a stage row."""
    return navigation.stage(pinned(stage.nomination.submission), stage.code)


def unit_at(place: Place, submission: Submission) -> Unit:
    """The unit that a place of the process means; the appraising office acts for the awarding body."""
    match place:
        case Place.UNIT:
            return submission.unit
        case Place.SUPERIOR:
            return submission.unit.parent or submission.unit
        case _:
            return submission.round.awarding_unit


def done_codes(process: Process, rows: Iterable[Stage]) -> frozenset[str]:
    """Codes that count as done: passed, and not opened again since by a return to them or to a stage before them."""
    found = sorted(rows, key=lambda row: row.pk)
    done: frozenset[str] = frozenset()
    for row in (r for r in found if r.state == StageState.PASSED):
        later = (other for other in found if other.pk > row.pk and other.attempt > 1)
        if not any(row.code == q.code or row.code in navigation.after(process, q.code) for q in later):
            done |= {row.code}
    return done


def awaiting(process: Process, rows: Iterable[Stage]) -> tuple[Definition, ...]:
    """Stages that must be opened now: everything before them is done, and no row of them is at work."""
    found = list(rows)
    live = {row.code for row in found if row.state in (StageState.OPEN, StageState.PAUSED)}
    due = navigation.next_stages(process, done_codes(process, found))
    return tuple(item for item in due if item.code not in live)


def returns_left(process: Process, rows: Iterable[Stage], code: str) -> int:
    """How often this stage may still send the dossier back, of the bound that the process sets."""
    used = sum(1 for row in rows if row.code == code and row.state == StageState.SENT_BACK)
    item = navigation.stage(process, code)
    return max(item.max_returns - used, 0) if item.returns_to else 0


def rows_of(nomination: Nomination) -> list[Stage]:
    """Every stage row of a nomination, oldest first."""
    return list(Stage.objects.filter(nomination=nomination).order_by("pk"))
