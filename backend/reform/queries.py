"""Reading reform tasks: as the rules see them, counted at a date by unit, division or area, and person by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, OuterRef, QuerySet, Subquery

from backend.organisation.models import Person
from backend.reform.models import (
    Confirmation,
    ProgressReport,
    ReformTask,
    Responsibility,
    TaskGrade,
)
from workflows.engine import Label
from workflows.lifecycles.reform_task import KIND_LABELS, REFORM_TASK, ReformTaskState, TaskKind
from workflows.rules import progress
from workflows.rules.progress import (
    DeadlineFlag,
    Judgement,
    Move,
    PersonProgress,
    Progress,
    Report,
    TaskRecord,
)

WORKED_ON = (ReformTaskState.NOT_STARTED.value, ReformTaskState.IN_PROGRESS.value)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one task stands at a date: its state, the deadline flag (None when stopped), the days it was late."""

    task: ReformTask
    state: ReformTaskState
    flag: DeadlineFlag | None
    days_late: int
    deadline: date | None = None

    @property
    def slow(self) -> bool:
        """Undone although the deadline has passed."""
        return self.state is not ReformTaskState.DONE and self.flag is DeadlineFlag.OVERDUE

    @property
    def unconfirmed(self) -> bool:
        """Reported as done, and the assigning body has not yet said that it is true."""
        if self.state is not ReformTaskState.DONE or self.task.task_kind == TaskKind.CONTINUING:
            return False
        done = [report for report in self.task.reports.all() if report.state == ReformTaskState.DONE]
        return not done or getattr(done[-1], "confirmation", None) is None

    @property
    def kind_label(self) -> Label:
        """The kind of task in words."""
        return KIND_LABELS[TaskKind(self.task.task_kind)]

    @property
    def label(self) -> Label:
        """The state in words."""
        return REFORM_TASK.labels[self.state]

    @property
    def flag_label(self) -> Label | None:
        """The flag in words."""
        return progress.FLAG_LABELS[self.flag] if self.flag else None


@dataclass(frozen=True, slots=True)
class Group:
    """The tasks of one unit, division or area, counted; what is not done is named."""

    name: str
    progress: Progress
    not_started: tuple[Stand, ...]
    unfinished: tuple[Stand, ...]
    slow: tuple[Stand, ...]
    stands: tuple[Stand, ...] = ()

    @property
    def done(self) -> tuple[Stand, ...]:
        """The done ones, named."""
        return tuple(stand for stand in self.stands if stand.state is ReformTaskState.DONE)

    @property
    def unconfirmed(self) -> int:
        """How many of the done ones wait for confirmation."""
        return sum(stand.unconfirmed for stand in self.done)


@dataclass(frozen=True, slots=True)
class PersonTask:
    """A task with the share that one person answers for."""

    stand: Stand
    share: Decimal


def listed() -> QuerySet[ReformTask]:
    """Tasks with all that a list, a page or the API shows of them: a constant number of queries."""
    related = (
        "responsibilities__person", "reports__confirmation", "evidence__paper", "grades", "cooperating_units",
        "deadline_moves", "judgements",
    )  # fmt: skip
    return ReformTask.objects.select_related("lead_unit", "document", "plan").prefetch_related(*related)


def record(task: ReformTask) -> TaskRecord:
    """A task as the rules see it; needs the relations of `listed`."""
    grades = list(task.grades.all())
    return TaskRecord(
        code=task.code,
        deadline=task.deadline,
        reports=tuple(Report(r.reported_on, ReformTaskState(r.state)) for r in task.reports.all()),
        shares=tuple((str(r.person_id), r.share) for r in task.responsibilities.all()),
        leaf=task.leaf,
        grade_pct=grades[-1].grade_pct if grades else None,
        kind=TaskKind(task.task_kind),
        year=task.year,
        moves=tuple(Move(m.since, m.old) for m in task.deadline_moves.all()),
        judged=tuple(Judgement(j.quarter, j.met) for j in task.judgements.all()),
    )


def stand(task: ReformTask, on: date) -> Stand:
    """Where a task stands at a date, derived from its reports."""
    known = record(task)
    deadline = progress.deadline_on(known, on)
    return Stand(
        task, progress.state_on(known, on), progress.flag_on(known, on), progress.days_late(known, on), deadline
    )


def by_unit(task: ReformTask) -> str:
    """The lead unit's name."""
    return task.lead_unit.name


def by_division(task: ReformTask) -> str:
    """The division inside the lead unit."""
    return f"{task.lead_unit.name} – {task.division or '–'}"


def by_area(task: ReformTask) -> str:
    """The area, else the first part of the criterion that the task feeds."""
    return task.area or task.leaf.split(".")[0] or "–"


GROUPINGS: Mapping[str, Callable[[ReformTask], str]] = {"unit": by_unit, "division": by_division, "area": by_area}


def groups(tasks: Iterable[ReformTask], on: date, grouping: str = "unit") -> list[Group]:
    """Count tasks at a date, group by group in order of name; each unfinished and slow one is named."""
    found: dict[str, list[ReformTask]] = defaultdict(list)
    for task in tasks:
        found[GROUPINGS[grouping](task)].append(task)
    return [group(name, rows, on) for name, rows in sorted(found.items())]


def group(name: str, tasks: Iterable[ReformTask], on: date) -> Group:
    """One group of tasks at a date."""
    rows = list(tasks)
    stands = [stand(task, on) for task in rows]
    not_started, in_progress = ReformTaskState.NOT_STARTED, ReformTaskState.IN_PROGRESS
    return Group(
        name=name,
        progress=progress.summary((record(task) for task in rows), on),
        not_started=tuple(s for s in stands if s.state is not_started),
        unfinished=tuple(s for s in stands if s.state is in_progress),
        slow=tuple(s for s in stands if s.slow),
        stands=tuple(stands),
    )


def tasks_of(person: Person, year: int, on: date) -> list[PersonTask]:
    """The tasks of a year where a person is responsible, with their share."""
    rows = listed().filter(year=year, responsibilities__person=person)
    shares = dict(Responsibility.objects.filter(person=person, task__year=year).values_list("task_id", "share"))
    return [PersonTask(stand(task, on), shares[task.pk]) for task in rows]


def person_progress(person: Person, year: int, on: date) -> PersonProgress:
    """What a person is scored on: own tasks of the year, weighted by share."""
    rows = listed().filter(year=year, responsibilities__person=person)
    return progress.individual((record(task) for task in rows), str(person.pk), on)


def counted_once(tasks: QuerySet[ReformTask]) -> QuerySet[ReformTask]:
    """Without what a unit handed down inside itself: its own task above already counts there."""
    return tasks.exclude(parent_task__lead_unit=F("lead_unit"))


def waiting_for_confirmation(tasks: QuerySet[ReformTask]) -> QuerySet[ReformTask]:
    """Tasks whose newest report of completion nobody has confirmed yet."""
    newest = ProgressReport.objects.filter(task=OuterRef("pk"), state=ReformTaskState.DONE.value)
    confirmed = Confirmation.objects.values("report_id")
    found = tasks.filter(state=ReformTaskState.DONE.value)
    return found.alias(last=Subquery(newest.order_by("-reported_on", "-pk").values("pk")[:1])).exclude(
        last__in=confirmed
    )


def waiting_for_grade(tasks: QuerySet[ReformTask]) -> QuerySet[ReformTask]:
    """Done tasks whose result nobody has judged yet."""
    graded = TaskGrade.objects.values("task_id")
    return tasks.filter(state=ReformTaskState.DONE.value).exclude(pk__in=graded)
