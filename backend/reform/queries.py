"""Reading reform tasks: as the rules see them, counted at a date by unit, division or area, and person by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from backend.organisation.models import Person
from backend.reform.models import ProgressReport, ReformTask, Responsibility, TaskGrade
from workflows.engine import Label
from workflows.lifecycles.reform_task import REFORM_TASK, ReformTaskState
from workflows.rules import progress
from workflows.rules.progress import DeadlineFlag, PersonProgress, Progress, Report, TaskRecord

WORKED_ON = (ReformTaskState.NOT_STARTED.value, ReformTaskState.IN_PROGRESS.value)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one task stands at a date: its state, the deadline flag (None when stopped), the days it was late."""

    task: ReformTask
    state: ReformTaskState
    flag: DeadlineFlag | None
    days_late: int

    @property
    def slow(self) -> bool:
        """Undone although the deadline has passed."""
        return self.state is not ReformTaskState.DONE and self.flag is DeadlineFlag.OVERDUE

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


@dataclass(frozen=True, slots=True)
class PersonTask:
    """A task with the share that one person answers for."""

    stand: Stand
    share: Decimal


def listed() -> QuerySet[ReformTask]:
    """Tasks with all that a list, a page or the API shows of them: a constant number of queries."""
    related = ("responsibilities__person", "reports", "evidence__paper", "grades", "cooperating_units")
    return ReformTask.objects.select_related("lead_unit", "document").prefetch_related(*related)


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
    )


def stand(task: ReformTask, on: date) -> Stand:
    """Where a task stands at a date, derived from its reports."""
    known = record(task)
    return Stand(task, progress.state_on(known, on), progress.flag_on(known, on), progress.days_late(known, on))


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


def leaf_records(unit_ids: Collection[int], years: Collection[int]) -> dict[tuple[int, int], list[TaskRecord]]:
    """The tasks of many units that feed a criterion, by (unit, year): two queries, whatever their number."""
    tasks = list(
        ReformTask.objects.filter(lead_unit__in=unit_ids, year__in=years)
        .exclude(leaf="")
        .order_by("code")
        .values_list("pk", "lead_unit_id", "year", "code", "deadline", "leaf")
    )
    reports: dict[int, list[Report]] = defaultdict(list)
    if tasks:
        rows = ProgressReport.objects.filter(
            task__lead_unit__in=unit_ids, task__year__in=years, task__leaf__gt=""
        ).order_by("reported_on", "pk")
        for task_id, on, state in rows.values_list("task_id", "reported_on", "state"):
            reports[task_id].append(Report(on, ReformTaskState(state)))
    found: dict[tuple[int, int], list[TaskRecord]] = defaultdict(list)
    for pk, unit, year, code, deadline, leaf in tasks:
        found[unit, year].append(TaskRecord(code, deadline, tuple(reports[pk]), (), leaf))
    return found


def waiting_for_grade(tasks: QuerySet[ReformTask]) -> QuerySet[ReformTask]:
    """Done tasks whose result nobody has judged yet."""
    graded = TaskGrade.objects.values("task_id")
    return tasks.filter(state=ReformTaskState.DONE.value).exclude(pk__in=graded)
