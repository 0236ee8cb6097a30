"""The invented year's tasks, played day by day: assigned, begun, reported, proven, done, graded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from backend.base.clock import HANOI
from backend.demo.generator import UnitResults
from backend.demo.play import Play
from backend.demo.province import Province
from backend.demo.work import DemoReport, DemoTask
from backend.organisation.models import Person
from backend.reform.models import ReformTask
from workflows.lifecycles.reform_task import ReformTaskState

REPORTING = frozenset({"reform_task.start", "reform_task.report", "reform_task.complete"})


@dataclass(order=True, slots=True)
class Event:
    """One act on one task on one day; `order` keeps a day's acts in sequence."""

    on: date
    order: int
    task: str
    act: str = field(compare=False)
    by: Person = field(compare=False)
    inputs: dict[str, Any] = field(compare=False, default_factory=dict)


def play_tasks(play: Play, province: Province, results: list[UnitResults]) -> int:
    """Play every task of the given results in the order of days; how many tasks there are."""
    events = sorted(event for unit in results for event in _events(province, unit))
    tasks: dict[str, ReformTask] = {}
    for event in events:
        play.at = max(play.at, datetime.combine(event.on, time(8), tzinfo=HANOI))
        made = play.do(event.act, event.by, tasks.get(event.task), **event.inputs)
        if event.act == "reform_task.create":
            tasks[event.task] = ReformTask(pk=int(made.subject_id))
    return len(tasks)


def _events(province: Province, results: UnitResults) -> Iterator[Event]:
    """A unit's acts; results from before the unit existed are entered on its first day, with the day they happened."""
    appraiser, preparer = province.people["appraiser"], province.preparer(results.unit.code)
    since = province.units[results.unit.code].valid_from
    for task in results.tasks:
        steps = [(results.document.issued_on, "reform_task.create", appraiser, _creation(province, results, task))]
        steps += _work(task, preparer)
        if task.grade_pct is not None and any(r.state is ReformTaskState.DONE for r in task.reports):
            last = task.reports[-1].on + timedelta(days=1)
            steps.append((last, "reform_task.grade", appraiser, {"grade_pct": str(task.grade_pct)}))
        for order, (on, act, by, inputs) in enumerate(steps):
            day = max(on, since)
            dated = day > on and act in REPORTING
            yield Event(day, order, task.code, act, by, inputs | ({"reported_on": on.isoformat()} if dated else {}))


def _creation(province: Province, results: UnitResults, task: DemoTask) -> dict[str, Any]:
    document = results.document
    others = [province.units[task.cooperating_unit]] if task.cooperating_unit in province.units else []
    return {
        "code": task.code,
        "title": task.title_vi,
        "document_number": document.number,
        "document_issuer": document.issuer_vi,
        "document_issued_on": document.issued_on.isoformat(),
        "document_kind": "kế hoạch",
        "document_title": document.title_vi,
        "year": results.year,
        "area": task.leaf.split(".")[0],
        "leaf": task.leaf,
        "lead_unit": province.units[task.lead_unit],
        "cooperating_units": [unit.pk for unit in others],
        "division": task.division,
        "deadline": task.deadline.isoformat(),
        "responsible": [
            {"person": province.people[code].pk, "share": str(share.quantize(Decimal("0.0001")))}
            for code, share in task.shares
        ],
        "illustrative": True,
    }


def _work(task: DemoTask, preparer: Person) -> Iterator[tuple[date, str, Person, dict[str, Any]]]:
    for report in task.reports:
        if report.state is ReformTaskState.DONE:
            for title in task.evidence:
                given = {"no_secret": True, "title": title, "page_reference": "trang 1"}
                yield report.on, "reform_task.add_evidence", preparer, given
        yield report.on, _act(report, report is task.reports[0]), preparer, _inputs(report, report is task.reports[0])


def _act(report: DemoReport, first: bool) -> str:
    if report.state is ReformTaskState.DONE:
        return "reform_task.complete"
    if report.state is ReformTaskState.STOPPED:
        return "reform_task.stop"
    return "reform_task.start" if first else "reform_task.report"


def _inputs(report: DemoReport, first: bool) -> dict[str, Any]:
    if report.state is ReformTaskState.STOPPED:
        return {"reason": report.note_vi}
    if report.state is ReformTaskState.IN_PROGRESS and not first:
        return {"note": report.note_vi, "percent": report.percent}
    return {"note": report.note_vi}
