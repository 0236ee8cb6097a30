"""Progress of reform tasks at a date: states from dated reports, deadline flags derived, never stored.

Source: the state names follow a half-year report of a Sở (Tây Ninh, 08/7/2020). Counting stopped tasks out of the
shares, and a deadline as its whole day, are this program's own choices. So are two more. A unit's report of completion
counts from its day until it is sent back; whether the assigning body confirmed it is told beside, never counted in. A
continuing task has no end: at a date it stands as it was judged for the last quarter that ended by then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workflows.engine import Label
from workflows.lifecycles.reform_task import ReformTaskState, TaskKind
from workflows.rules.feeds import Entry, TaskFacts


class DeadlineFlag(StrEnum):
    """How a task stands against its deadline at a date."""

    NOT_DUE = "not_due"
    ON_TIME = "on_time"
    OVERDUE = "overdue"


FLAG_LABELS: Mapping[DeadlineFlag, Label] = {
    DeadlineFlag.NOT_DUE: Label("Chưa đến hạn", "Not due yet"),
    DeadlineFlag.ON_TIME: Label("Đúng hạn", "On time"),
    DeadlineFlag.OVERDUE: Label("Quá hạn", "Overdue"),
}


QUARTERS = (1, 2, 3, 4)
UNDONE = (ReformTaskState.NOT_STARTED, ReformTaskState.IN_PROGRESS)


@dataclass(frozen=True)
class Report:
    """What was reported on a day; of two reports on one day the later in order counts."""

    on: date
    state: ReformTaskState


@dataclass(frozen=True)
class Move:
    """The deadline was replaced from the day `since` on; before that day `old` was in force."""

    since: date
    old: date | None


@dataclass(frozen=True)
class Judgement:
    """Whether a continuing task was done well in a quarter (1 to 4); of two for one quarter the later counts."""

    quarter: int
    met: bool


@dataclass(frozen=True)
class TaskRecord:
    """A reform task as the rules see it; `shares` is person → share of the work (0 < share <= 1).

    `grade_pct` is an appraiser's judgement of the result in percent, None until appraised. `deadline` is the one in
    force now, `moves` say what was in force before. `year` and `judged` matter for a continuing task only.
    """

    code: str
    deadline: date | None
    reports: tuple[Report, ...] = ()
    shares: tuple[tuple[str, Decimal], ...] = ()
    leaf: str = ""
    grade_pct: Decimal | None = None
    kind: TaskKind = TaskKind.WITH_DEADLINE
    year: int = 0
    moves: tuple[Move, ...] = ()
    judged: tuple[Judgement, ...] = ()


@dataclass(frozen=True)
class Progress:
    """Counts over a list of tasks at a date. `slow` tasks are undone and past the deadline, so also counted before."""

    total: int
    done: int
    not_started: int
    in_progress: int
    stopped: int
    slow: int
    on_time: int
    late: int
    not_due: int

    @property
    def counted(self) -> int:
        """Tasks that still have to be, or were, done: all but the stopped ones."""
        return self.total - self.stopped

    @property
    def unfinished(self) -> int:
        """Tasks neither done nor stopped."""
        return self.not_started + self.in_progress

    @property
    def share_done(self) -> Fraction | None:
        """Done of counted in percent, exact; None when nothing counts."""
        return Fraction(100 * self.done, self.counted) if self.counted else None

    @property
    def share_on_time(self) -> Fraction | None:
        """Done on time of counted in percent, exact; None when nothing counts."""
        return Fraction(100 * self.on_time, self.counted) if self.counted else None


def deadline_on(task: TaskRecord, on: date) -> date | None:
    """The deadline in force on a day: the old one of the first move made after it, else the newest."""
    for move in sorted(task.moves, key=lambda move: move.since):
        if move.since > on:
            return move.old
    return task.deadline


def last_quarter(year: int, on: date) -> int:
    """The last quarter of the year that has ended by the day, 0 before the first one ended."""
    return sum(on >= quarter_end(year, quarter) for quarter in QUARTERS)


def quarter_end(year: int, quarter: int) -> date:
    """The last day of a quarter (1 to 4)."""
    return date(year, 3 * quarter, 31 if quarter in (1, 4) else 30)


def judged_on(task: TaskRecord, on: date) -> bool | None:
    """How a continuing task was judged for the last quarter ended by the day; None when it was not judged for it."""
    quarter = last_quarter(task.year, on)
    found = [judgement.met for judgement in task.judged if judgement.quarter == quarter]
    return found[-1] if found else None


def state_on(task: TaskRecord, on: date) -> ReformTaskState:
    """The state by the last report up to the day; without a report the task has not started."""
    last = _reports_until(task, on)
    state = last[-1].state if last else ReformTaskState.NOT_STARTED
    if task.kind is TaskKind.CONTINUING and state is ReformTaskState.IN_PROGRESS and judged_on(task, on):
        return ReformTaskState.DONE
    return state


def done_on(task: TaskRecord, on: date) -> date | None:
    """The day since which the task is done, as known on `on`; a reopened task is not done."""
    if task.kind is TaskKind.CONTINUING:
        done = state_on(task, on) is ReformTaskState.DONE
        return quarter_end(task.year, last_quarter(task.year, on)) if done else None
    found: date | None = None
    for report in _reports_until(task, on):
        if report.state is not ReformTaskState.DONE:
            found = None
        elif found is None:
            found = report.on
    return found


def flag_on(task: TaskRecord, on: date) -> DeadlineFlag | None:
    """The deadline flag at a date; None for a stopped task, which no longer has a deadline to meet."""
    if state_on(task, on) is ReformTaskState.STOPPED:
        return None
    finished = done_on(task, on)
    if finished is not None:
        return DeadlineFlag.OVERDUE if days_late(task, on) else DeadlineFlag.ON_TIME
    if task.kind is TaskKind.CONTINUING:
        return DeadlineFlag.OVERDUE if judged_on(task, on) is False else DeadlineFlag.NOT_DUE
    deadline = deadline_on(task, on)
    past = deadline is not None and on > deadline
    return DeadlineFlag.OVERDUE if past else DeadlineFlag.NOT_DUE


def overdue_on(task: TaskRecord, on: date) -> bool:
    """Whether a task that is still undone has its deadline behind it on a day, also on a day to come."""
    deadline = deadline_on(task, on)
    return task.kind is not TaskKind.CONTINUING and deadline is not None and on > deadline


def days_late(task: TaskRecord, on: date) -> int:
    """Calendar days between deadline and completion, 0 when on time, undone, continuing or without a deadline."""
    finished, deadline = done_on(task, on), deadline_on(task, on)
    if finished is None or deadline is None or task.kind is TaskKind.CONTINUING:
        return 0
    return max(0, (finished - deadline).days)


def summary(tasks: Iterable[TaskRecord], on: date) -> Progress:
    """Count a list of tasks at a date."""
    rows = [(state_on(task, on), flag_on(task, on)) for task in tasks]
    states = [state for state, _ in rows]
    done, overdue = ReformTaskState.DONE, DeadlineFlag.OVERDUE
    return Progress(
        total=len(rows),
        done=states.count(done),
        not_started=states.count(ReformTaskState.NOT_STARTED),
        in_progress=states.count(ReformTaskState.IN_PROGRESS),
        stopped=states.count(ReformTaskState.STOPPED),
        slow=sum(state is not done and flag is overdue for state, flag in rows),
        on_time=rows.count((done, DeadlineFlag.ON_TIME)),
        late=rows.count((done, overdue)),
        not_due=sum(flag is DeadlineFlag.NOT_DUE for _, flag in rows),
    )


def facts(tasks: Iterable[TaskRecord], on: date) -> TaskFacts:
    """Turn the tasks of one leaf into what its scoring rule reads; stopped tasks are left out."""
    kept = [task for task in tasks if state_on(task, on) is not ReformTaskState.STOPPED]
    counts = summary(kept, on)
    return TaskFacts(
        total=counts.total,
        done=counts.done,
        on_time=counts.on_time,
        late=counts.late,
        overdue=counts.slow,
        days_late=max((days_late(task, on) for task in kept), default=0),
        ids=tuple(task.code for task in kept),
    )


def facts_by_leaf(tasks: Iterable[TaskRecord], on: date) -> dict[str, TaskFacts]:
    """Group tasks by the leaf that they feed, and count each group; tasks without a leaf feed none."""
    grouped: dict[str, list[TaskRecord]] = {}
    for task in tasks:
        if task.leaf:
            grouped.setdefault(task.leaf, []).append(task)
    return {leaf: facts(rows, on) for leaf, rows in grouped.items()}


@dataclass(frozen=True)
class PersonProgress:
    """An individual's tasks, weighted by the person's share: exact parts and wholes for the individual's own set."""

    person: str
    facts: TaskFacts
    share_total: Decimal
    share_done: Decimal
    share_on_time: Decimal
    grade_sum_pct: Decimal
    graded_share: Decimal

    @property
    def volume(self) -> Entry:
        """Done share of assigned share."""
        return Entry(number=self.share_done, of=self.share_total)

    @property
    def timeliness(self) -> Entry:
        """Share done on time of assigned share."""
        return Entry(number=self.share_on_time, of=self.share_total)

    @property
    def appraised(self) -> Entry | None:
        """Mean appraised grade, weighted by share, as part of 100 %; None until anything was appraised."""
        if not self.graded_share:
            return None
        return Entry(number=self.grade_sum_pct, of=self.graded_share * 100)


def individual(tasks: Iterable[TaskRecord], person: str, on: date) -> PersonProgress:
    """Gather what an individual is scored on: only tasks where the person is responsible, stopped ones left out."""
    own = [(task, dict(task.shares)[person]) for task in tasks if person in dict(task.shares)]
    kept = [(task, share) for task, share in own if state_on(task, on) is not ReformTaskState.STOPPED]
    done = [(task, share) for task, share in kept if done_on(task, on) is not None]
    timely = [share for task, share in done if flag_on(task, on) is DeadlineFlag.ON_TIME]
    graded = [(task.grade_pct, share) for task, share in done if task.grade_pct is not None]
    return PersonProgress(
        person=person,
        facts=facts((task for task, _ in kept), on),
        share_total=sum((share for _, share in kept), Decimal(0)),
        share_done=sum((share for _, share in done), Decimal(0)),
        share_on_time=sum(timely, Decimal(0)),
        grade_sum_pct=sum((grade * share for grade, share in graded), Decimal(0)),
        graded_share=sum((share for _, share in graded), Decimal(0)),
    )


def _reports_until(task: TaskRecord, on: date) -> list[Report]:
    return sorted((report for report in task.reports if report.on <= on), key=lambda report: report.on)
