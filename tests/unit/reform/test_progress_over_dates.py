"""State and deadline flag over dates: whatever was reported, moved or judged, the two fit together."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.lifecycles.reform_task import ReformTaskState, TaskKind
from workflows.rules.progress import (
    DeadlineFlag,
    Judgement,
    Move,
    Report,
    TaskRecord,
    days_late,
    deadline_on,
    flag_on,
    last_quarter,
    quarter_end,
    state_on,
    summary,
)

S, F = ReformTaskState, DeadlineFlag
DAYS = st.dates(date(2026, 1, 1), date(2027, 3, 1))
REPORTS = st.lists(st.builds(Report, DAYS, st.sampled_from(S)), max_size=6).map(tuple)
MOVES = st.lists(st.builds(Move, DAYS, DAYS), max_size=3).map(tuple)
JUDGED = st.lists(st.builds(Judgement, st.integers(1, 4), st.booleans()), max_size=6).map(tuple)
TASKS = st.builds(
    TaskRecord, code=st.just("NV"), deadline=st.none() | DAYS, reports=REPORTS, kind=st.sampled_from(TaskKind),
    year=st.just(2026), moves=MOVES, judged=JUDGED,
)  # fmt: skip


@given(TASKS, DAYS)
def test_state_and_flag_fit_together_on_every_day(task, on):
    state, flag = state_on(task, on), flag_on(task, on)
    assert (flag is None) == (state is S.STOPPED)
    assert (flag is F.ON_TIME) <= (state is S.DONE)
    assert (flag is F.NOT_DUE) <= (state in (S.NOT_STARTED, S.IN_PROGRESS))
    if state is S.DONE:
        assert (flag is F.OVERDUE) == (days_late(task, on) > 0)


@given(TASKS, DAYS)
def test_what_is_reported_later_changes_nothing_before(task, on):
    later = replace(task, reports=(*task.reports, Report(on + timedelta(days=1), S.STOPPED)))
    assert (state_on(later, on), flag_on(later, on)) == (state_on(task, on), flag_on(task, on))


@given(TASKS, DAYS, DAYS)
def test_an_extension_leaves_the_old_deadline_in_force_before_it(task, since, until):
    moved = replace(task, deadline=until, moves=(Move(since, task.deadline),))
    before, after = since - timedelta(days=1), since
    assert (deadline_on(moved, before), deadline_on(moved, after)) == (task.deadline, until)


@given(DAYS, st.lists(st.tuples(DAYS, DAYS), max_size=4))
def test_of_many_moves_each_holds_until_the_next(first, steps):
    steps = sorted(dict(steps).items())
    olds = [first, *(until for _since, until in steps)]
    task = TaskRecord("NV", olds[-1], moves=tuple(Move(s, old) for (s, _u), old in zip(steps, olds, strict=False)))
    for (since, until), old in zip(steps, olds, strict=False):
        assert deadline_on(task, since - timedelta(days=1)) == old
        assert deadline_on(task, since) == until


@given(TASKS.filter(lambda t: t.kind is not TaskKind.CONTINUING), DAYS)
def test_an_undone_task_once_overdue_stays_so_until_reported_or_moved(task, on):
    quiet = replace(task, reports=tuple(r for r in task.reports if r.on <= on), moves=())
    if flag_on(quiet, on) is F.OVERDUE and state_on(quiet, on) is not S.DONE:
        assert flag_on(quiet, on + timedelta(days=30)) is F.OVERDUE


@given(st.lists(TASKS, max_size=12), DAYS)
def test_the_parts_add_up_to_the_whole(tasks, on):
    found = summary(tasks, on)
    assert found.total == found.done + found.not_started + found.in_progress + found.stopped
    assert found.total == found.not_due + found.on_time + found.late + found.slow + found.stopped
    assert found.slow <= found.unfinished


@pytest.mark.parametrize(
    ("on", "quarter"), [("2026-03-30", 0), ("2026-03-31", 1), ("2026-09-30", 3), ("2027-01-05", 4)]
)
def test_a_quarter_has_ended_on_its_last_day(on, quarter):
    assert last_quarter(2026, date.fromisoformat(on)) == quarter


def test_quarters_end_when_the_calendar_says_so():
    ends = [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]
    assert [quarter_end(2026, quarter) for quarter in (1, 2, 3, 4)] == ends


@pytest.mark.parametrize(
    ("judged", "state", "flag"),
    [
        ((), S.IN_PROGRESS, F.NOT_DUE),
        ((Judgement(1, True),), S.IN_PROGRESS, F.NOT_DUE),
        ((Judgement(2, True),), S.DONE, F.ON_TIME),
        ((Judgement(2, False),), S.IN_PROGRESS, F.OVERDUE),
        ((Judgement(2, False), Judgement(2, True)), S.DONE, F.ON_TIME),
    ],
)
def test_a_continuing_task_stands_as_its_last_ended_quarter_was_judged(judged, state, flag):
    reports = (Report(date(2026, 1, 5), S.IN_PROGRESS),)
    task = TaskRecord("NV", date(2026, 3, 1), reports, kind=TaskKind.CONTINUING, year=2026, judged=judged)
    assert (state_on(task, date(2026, 7, 8)), flag_on(task, date(2026, 7, 8))) == (state, flag)
    assert days_late(task, date(2026, 7, 8)) == 0
