"""The process by which a dossier runs: the version pinned at reception, or the one it was moved to since.

Also which units the places of a process mean, and what counts as done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from backend.catalogue.models import Edition
from backend.catalogue.queries import process_value
from backend.nominations.models import Nomination, Submission
from backend.organisation.models import Unit
from backend.review.models import ProcessMove, Stage
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


@dataclass(frozen=True, slots=True)
class Course:
    """By what a dossier runs: the process, its moves so far, and the version if it is not the pinned one."""

    process: Process
    moves: tuple[ProcessMove, ...] = ()

    @property
    def moved_to(self) -> Edition | None:
        """The version that the dossier was last moved to; None while it runs by the pinned one."""
        return self.moves[-1].to_edition if self.moves else None


def course_of(nomination: Nomination) -> Course:
    """By what a received nomination runs now; raises LookupError before reception."""
    moves = tuple(ProcessMove.objects.filter(nomination=nomination).select_related("to_edition").order_by("pk"))
    return Course(process_value(moves[-1].to_edition) if moves else pinned(nomination.submission), moves)


def process_at(stage: Stage) -> Process:
    """The process by which a stage row runs or ran."""
    return process_value(stage.process) if stage.process is not None else pinned(stage.nomination.submission)


def definition(stage: Stage) -> Definition:
    """What its process says of a stage row."""
    return navigation.stage(process_at(stage), stage.code)


def unit_at(place: Place, submission: Submission) -> Unit:
    """The unit that a place of the process means; the appraising office acts for the awarding body."""
    match place:
        case Place.UNIT:
            return submission.unit
        case Place.SUPERIOR:
            return submission.unit.parent or submission.unit
        case _:
            return submission.round.awarding_unit


def done_codes(process: Process, rows: Iterable[Stage], moves: Sequence[ProcessMove] = ()) -> frozenset[str]:
    """Codes that count as done: passed, and not opened again since by a return to them or to a stage before them.

    After a move what was settled then counts as done, and of the rows only those that ended later.
    """
    found = sorted(_since(rows, moves), key=lambda row: row.pk)
    done: frozenset[str] = frozenset()
    for code in moves[-1].settled if moves else ():
        if not any(_undoes(process, row, code) for row in found):
            done |= {code}
    for row in (r for r in found if r.state == StageState.PASSED):
        if not any(other.pk > row.pk and _undoes(process, other, row.code) for other in found):
            done |= {row.code}
    return done


def _since(rows: Iterable[Stage], moves: Sequence[ProcessMove]) -> Iterator[Stage]:
    last = moves[-1] if moves else None
    return (row for row in rows if last is None or row.pk > last.last_row or row.pk in last.standing)


def _undoes(process: Process, row: Stage, code: str) -> bool:
    """Whether a row was opened by a return that makes the stage of this code to be done again."""
    opened_again = row.attempt > 1 and row.continues_id is None
    return opened_again and (row.code == code or code in navigation.after(process, row.code))


def awaiting(process: Process, rows: Iterable[Stage], moves: Sequence[ProcessMove] = ()) -> tuple[Definition, ...]:
    """Stages that must be opened now: everything before them is done, and no row of them is at work."""
    found = list(rows)
    live = {row.code for row in found if row.state in (StageState.OPEN, StageState.PAUSED)}
    due = navigation.next_stages(process, done_codes(process, found, moves))
    return tuple(item for item in due if item.code not in live)


def returns_left(process: Process, rows: Iterable[Stage], code: str, moves: Sequence[ProcessMove] = ()) -> int:
    """How often this stage may still send the dossier back, of the bound that the process sets.

    Returns made under an older version count on for the stage that took the place of the one that made them.
    """
    sent = [row for row in rows if row.state == StageState.SENT_BACK]
    used = sum(1 for row in sent if _now_called(row, moves) == code)
    item = navigation.stage(process, code)
    return max(item.max_returns - used, 0) if item.returns_to else 0


def _now_called(row: Stage, moves: Sequence[ProcessMove]) -> str:
    code = row.code
    for move in moves:
        if row.pk <= move.last_row and row.pk not in move.standing:
            code = move.mapping.get(code, code)
    return code


def rows_of(nomination: Nomination) -> list[Stage]:
    """Every stage row of a nomination, oldest first."""
    return list(Stage.objects.filter(nomination=nomination).order_by("pk"))
