"""What tasks and reports owed give to scoring: for each unit and year the records that feed a criterion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from backend.reform.models import DeadlineMove, PeriodJudgement, ProgressReport, ReformTask, UnitReport
from backend.reform.queries import counted_once
from workflows.lifecycles.reform_task import ReformTaskState, TaskKind
from workflows.lifecycles.unit_report import UnitReportState
from workflows.rules.progress import Judgement, Move, Report, TaskRecord

R = TypeVar("R")
M = TypeVar("M", bound=Model)
Records = dict[tuple[int, int], list[TaskRecord]]


def leaf_records(unit_ids: Collection[int], years: Collection[int]) -> Records:
    """Tasks and called-for reports of many units that feed a criterion, by (unit, year): constantly many queries."""
    found: Records = defaultdict(list)
    for unit, year, record in [*_tasks(unit_ids, years), *_reports(unit_ids, years)]:
        found[unit, year].append(record)
    return found


def _tasks(unit_ids: Collection[int], years: Collection[int]) -> Iterable[tuple[int, int, TaskRecord]]:
    rows = counted_once(ReformTask.objects.filter(lead_unit__in=unit_ids, year__in=years)).exclude(leaf="")
    fields = ("pk", "lead_unit_id", "year", "code", "deadline", "leaf", "task_kind")
    tasks = list(rows.order_by("code").values_list(*fields))
    if not tasks:
        return
    chosen = {"task__lead_unit__in": unit_ids, "task__year__in": years, "task__leaf__gt": ""}
    told = ProgressReport.objects.filter(**chosen).order_by("reported_on", "pk")
    reports = _by_task(told, ("reported_on", "state"), lambda on, state: Report(on, ReformTaskState(state)))
    moves = _by_task(DeadlineMove.objects.filter(**chosen).order_by("since", "pk"), ("since", "old"), Move)
    judged = _by_task(PeriodJudgement.objects.filter(**chosen).order_by("pk"), ("quarter", "met"), Judgement)
    for pk, unit, year, code, deadline, leaf, kind in tasks:
        record = TaskRecord(
            code, deadline, tuple(reports[pk]), (), leaf, None, TaskKind(kind), year, tuple(moves[pk]),
            tuple(judged[pk]),
        )  # fmt: skip
        yield unit, year, record


def _by_task(rows: QuerySet[M], fields: tuple[str, ...], make: Callable[..., R]) -> dict[int, list[R]]:
    found: dict[int, list[R]] = defaultdict(list)
    for task, *values in rows.values_list("task_id", *fields):
        found[task].append(make(*values))
    return found


def _reports(unit_ids: Collection[int], years: Collection[int]) -> Iterable[tuple[int, int, TaskRecord]]:
    """A report owed counts as a task whose deadline is the closing date; it is done on the day of its first sending."""
    rows: QuerySet[Any] = UnitReport.objects.filter(unit__in=unit_ids, call__year__in=years, call__leaf__gt="")
    rows = rows.exclude(state=UnitReportState.WAIVED.value).order_by("call__closes_on", "pk")
    fields = ("unit_id", "call__year", "call__period", "call_id", "call__closes_on", "call__leaf", "first_sent_on")
    for unit, year, period, call, closes_on, leaf, sent in rows.values_list(*fields):
        done = (Report(sent, ReformTaskState.DONE),) if sent else ()
        yield unit, year, TaskRecord(f"bao-cao-{period}-{year}-{call}", closes_on, done, (), leaf)
