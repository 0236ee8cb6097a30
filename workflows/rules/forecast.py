"""What a year may still become: today's tasks and one stated assumption about the open ones. Never a result.

The actual reports stay as they are; a forecast adds supposed ones to a copy. Lạng Sơn 2020: over 80 % done in the
third quarter, 90 % expected in the fourth: two snapshots of one list, both kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from workflows.engine import Label
from workflows.lifecycles.reform_task import ReformTaskState
from workflows.rules.progress import Report, TaskRecord, done_on, state_on


class Assumption(StrEnum):
    """What is supposed of the tasks that are open on the day."""

    ON_TIME = "on_time"
    PACE = "pace"
    NOTHING = "nothing"


ASSUMPTIONS: Mapping[Assumption, Label] = {
    Assumption.ON_TIME: Label(
        "mọi nhiệm vụ còn lại xong đúng hạn, việc đã quá hạn xong ngay hôm nay",
        "every open task is done by its deadline, overdue ones today",
    ),
    Assumption.PACE: Label(
        "nhiệm vụ còn lại xong theo tỷ lệ đã đạt được trong số nhiệm vụ đến hạn",
        "open tasks are done at the rate reached among the tasks that were due",
    ),
    Assumption.NOTHING: Label("không nhiệm vụ nào làm thêm được", "nothing more gets done"),
}


@dataclass(frozen=True)
class Pace:
    """Of the tasks due by a day, how many were done on time; the rate the `pace` assumption goes on with."""

    due: int
    done: int


def pace_of(tasks: Iterable[TaskRecord], on: date) -> Pace:
    """Count the tasks whose deadline has passed and those of them that are done, whenever they were done."""
    due = [task for task in _counted(tasks, on) if task.deadline is not None and task.deadline < on]
    return Pace(len(due), sum(done_on(task, on) is not None for task in due))


def supposed(tasks: Iterable[TaskRecord], on: date, end: date, assumption: Assumption) -> list[TaskRecord]:
    """A copy of the tasks as they would stand at `end` under the assumption; what was done stays as it was done.

    Under `pace` the share of open tasks that gets done is the share done among those due, rounded down; the tasks with
    the earliest deadline come first. With nothing due yet the pace is not known and nothing is supposed.
    """
    rows = [replace(task, reports=tuple(report for report in task.reports if report.on <= on)) for task in tasks]
    still = sorted(
        (task for task in _counted(rows, on) if done_on(task, on) is None),
        key=lambda task: (task.deadline or end, task.code),
    )
    many = len(still)
    if assumption is Assumption.NOTHING:
        many = 0
    elif assumption is Assumption.PACE:
        pace = pace_of(rows, on)
        many = many * pace.done // pace.due if pace.due else 0
    chosen = {task.code for task in still[:many]}
    return [_finished(task, on, end) if task.code in chosen else task for task in rows]


def _counted(tasks: Iterable[TaskRecord], on: date) -> list[TaskRecord]:
    return [task for task in tasks if state_on(task, on) is not ReformTaskState.STOPPED]


def _finished(task: TaskRecord, on: date, end: date) -> TaskRecord:
    day = max(on, min(task.deadline or end, end))
    return replace(task, reports=(*task.reports, Report(day, ReformTaskState.DONE)))
