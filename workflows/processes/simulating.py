"""A dossier walked through a process on paper: which stages open on which days, until when, how it ends.

Nothing is kept and nobody is asked: the answers of each stage are given. Days are counted as the real clocks count
(`workflows/rules/deadlines.py`), holidays are passed in. Every walk ends, because returns are bounded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from workflows.processes import navigation
from workflows.processes.schema import Process, Stage, StageKind
from workflows.rules.deadlines import Calendar, Clock, Pause, days_used, due_on

BEFORE_REVIEW = frozenset(
    {StageKind.INTERNAL_MEETING, StageKind.UNIT_VOTE, StageKind.HEAD_SIGNATURE, StageKind.RECEPTION}
)
SUPPLEMENT = "supplement"
LONGEST = 1000
Visited = tuple[str, int]


class AnswerKind(StrEnum):
    """What the owner of a stage does."""

    PASS = "pass"
    SUPPLEMENT = "supplement"
    SEND_BACK = "send_back"
    REFUSE = "refuse"


class Ending(StrEnum):
    """How a walk ends."""

    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """What happens at one visit of a stage.

    `took`: days of the stage's own clock that the owner works (None: all that the clock gives); `waits`: calendar
    days until the unit's supplement is there; `to`: the stage to which the dossier goes back.
    """

    kind: AnswerKind = AnswerKind.PASS
    took: int | None = None
    waits: int = 0
    to: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One stage on the way: when it opens, until when, when it is answered and how.

    `cut`: it ended because a stage beside it went back or refused. `no_return_left`: sending back was asked where the
    bound was reached or no stage is named, so it passed instead.
    """

    code: str
    attempt: int
    opened: date
    due: date | None
    answered: date
    answer: AnswerKind
    to: str = ""
    cut: bool = False
    no_return_left: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """The whole way: visits in order, how and when it ends, and how many days that is."""

    visits: tuple[Visit, ...]
    ending: Ending
    begins_on: date
    ends_on: date
    working_days: int


@dataclass(slots=True)
class _State:
    done: set[str] = field(default_factory=set)
    attempts: dict[str, int] = field(default_factory=dict)
    returns: dict[str, int] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)


def received_before(process: Process) -> frozenset[str]:
    """The stages that are over when a dossier has been received: those inside the unit, and reception itself."""
    done: set[str] = set()
    while True:
        ready = {item.code for item in navigation.next_stages(process, done) if item.kind in BEFORE_REVIEW}
        if not ready:
            return frozenset(done)
        done |= ready


def walk(process: Process, received_on: date, calendar: Calendar, answers: Mapping[Visited, Answer]) -> Walk:
    """The way of a dossier received on a day, with the answer of each visit (code, attempt); a missing one passes."""
    before = received_before(process)
    state, day = _State(set(before), dict.fromkeys(before, 1)), received_on
    while not navigation.finished(process, state.done):
        step = [
            _visit(process, item, state, day, calendar, answers) for item in navigation.next_stages(process, state.done)
        ]
        stopped = next((v for v in sorted(step, key=lambda v: v.answered) if v.answer in STOPS), None)
        if stopped is None:
            state.visits += step
            state.done |= {visit.code for visit in step}
            day = max(visit.answered for visit in step)
            continue
        day = stopped.answered
        state.visits += [_cut(visit, stopped) for visit in step]
        if stopped.answer is AnswerKind.REFUSE:
            return _told(state, Ending.REFUSED, received_on, day, calendar)
        over = {visit.code for visit in step if visit.answered <= day and visit is not stopped}
        state.returns[stopped.code] = state.returns.get(stopped.code, 0) + 1
        state.done = set(navigation.done_after_return(process, state.done | over, stopped.to))
    return _told(state, Ending.DONE, received_on, day, calendar)


STOPS = (AnswerKind.SEND_BACK, AnswerKind.REFUSE)


def _visit(
    process: Process, item: Stage, state: _State, day: date, calendar: Calendar, answers: Mapping[Visited, Answer]
) -> Visit:
    attempt = state.attempts.get(item.code, 0) + 1
    state.attempts[item.code] = attempt
    given = answers.get((item.code, attempt), Answer())
    targets = [target.code for target in navigation.return_targets(process, item.code)]
    to = given.to if given.to in targets else (targets[0] if targets else "")
    goes_back = given.kind is AnswerKind.SEND_BACK
    may = bool(to) and navigation.may_return(process, item.code, state.returns.get(item.code, 0))
    kind = AnswerKind.PASS if goes_back and not may else given.kind
    due, answered = _days(item.clock, given, kind, day, calendar)
    if kind in (AnswerKind.PASS, AnswerKind.SUPPLEMENT):
        answered = max(answered, _shown_until(item, day, calendar))
    return Visit(
        item.code, attempt, day, due, answered, kind, to if kind is AnswerKind.SEND_BACK else "",
        no_return_left=goes_back and not may,
    )  # fmt: skip


def _days(clock: Clock, given: Answer, kind: AnswerKind, opened: date, calendar: Calendar) -> tuple[date | None, date]:
    """Until when, and when it is answered; a supplement is asked on the first day and stops the clock if it may."""
    stops: tuple[Pause, ...] = ()
    back = opened
    if kind is AnswerKind.SUPPLEMENT and given.waits > 0:
        back = opened + timedelta(days=min(given.waits, LONGEST))
        stops = (Pause(opened + timedelta(days=1), back, SUPPLEMENT),) if SUPPLEMENT in clock.pauses else ()
    due = due_on(clock, opened, calendar, stops)
    took = given.took if given.took is not None else (clock.days or 0)
    own = Clock(min(max(took, 0), LONGEST), clock.working, clock.basis, clock.source, clock.status)
    worked = due_on(own, opened, calendar, stops) or opened
    return due, max(worked, back)


def _shown_until(item: Stage, opened: date, calendar: Calendar) -> date:
    """The last day on which a list is shown, counted as the real period is; it cannot be concluded earlier."""
    if item.kind is not StageKind.PUBLICATION:
        return opened
    shown = Clock(item.days or item.clock.days, True, item.clock.basis, item.clock.source, item.clock.status)
    return due_on(shown, opened, calendar) or opened


def _cut(visit: Visit, stopped: Visit) -> Visit:
    """A visit beside one that went back or refused ends with it, unless it was answered before."""
    if visit is stopped or visit.answered <= stopped.answered:
        return visit if visit is stopped or visit.answer not in STOPS else _passed_over(visit, stopped.answered)
    return _passed_over(visit, stopped.answered)


def _passed_over(visit: Visit, day: date) -> Visit:
    return Visit(visit.code, visit.attempt, visit.opened, visit.due, day, visit.answer, cut=True)


def _told(state: _State, ending: Ending, begun: date, ended: date, calendar: Calendar) -> Walk:
    return Walk(tuple(state.visits), ending, begun, ended, working_days(begun, ended, calendar))


def working_days(begun: date, ended: date, calendar: Calendar) -> int:
    """Working days after the first day up to and including the last."""
    span = (begun + timedelta(days=n) for n in range(1, (ended - begun).days + 1))
    return sum(calendar.is_working(day) for day in span)


def best_case(process: Process, received_on: date, calendar: Calendar) -> Walk:
    """Every stage passes one day of its clock after it opened."""
    answers = {(item.code, 1): Answer(took=1) for item in process.stages}
    return walk(process, received_on, calendar, answers)


def worst_case(process: Process, received_on: date, calendar: Calendar) -> Walk:
    """Every stage takes all its days, and whoever may send back does so as often and as far as the process allows."""
    answers: dict[Visited, Answer] = {}
    bound = 1 + sum(item.max_returns for item in process.stages)
    for item in process.stages:
        targets = navigation.return_targets(process, item.code)
        if targets:
            back = Answer(AnswerKind.SEND_BACK, to=targets[0].code)
            answers |= {(item.code, attempt): back for attempt in range(1, bound + 2)}
    return walk(process, received_on, calendar, answers)


def used_days(clock: Clock, visit: Visit, calendar: Calendar) -> int:
    """The days of the stage's own clock between its opening and its answer."""
    return days_used(clock, visit.opened, visit.answered, calendar)
