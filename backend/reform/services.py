"""Acts on reform tasks: assigned by the appraising body, worked on and reported by the unit, every report kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.organisation.models import Unit
from backend.papers.models import PaperKind
from backend.papers.uploads import store_upload
from backend.reform import judging, planning, reporting
from backend.reform.assigned import plan_faults, share_faults, task_faults
from backend.reform.models import Document, Evidence, ProgressReport, ReformTask, Responsibility, TaskGrade
from backend.reform.serializers import (
    AssignInputs,
    EvidenceInputs,
    GradeInputs,
    ProgressInputs,
    ReportedInputs,
    TaskReasonInputs,
)
from workflows.engine import Reason, Refused
from workflows.lifecycles.reform_task import ReformTaskState, TaskKind

for acts in (judging, planning, reporting):
    assert acts  # registers them


REPORTED_BY_UNIT = ("reform_task.start", "reform_task.report", "reform_task.complete")


@act("reform_task.create", inputs=AssignInputs)
def create(
    doing: Doing, *, code: str, title: str, year: int, lead_unit: Unit, document: Document | None = None,
    cooperating_units: Sequence[Unit] = (), responsible: Sequence[Mapping[str, Any]] = (), **more: Any,
) -> ReformTask:  # fmt: skip
    """Assign a task to a lead unit; the shares of the people responsible add up to 1."""
    task = ReformTask(
        code=code, title=title, year=year, lead_unit=lead_unit,
        **{name: value for name, value in more.items() if not name.startswith("document_")},
    )  # fmt: skip
    doing.permit(task)
    kind = more.get("task_kind", TaskKind.WITH_DEADLINE)
    faults = [*task_faults(code, lead_unit, year), *share_faults(responsible)]
    faults += plan_faults(more.get("plan"), year, lead_unit, kind)
    if faults:
        raise Refused(*faults)
    task.document = document or _new_document(more, lead_unit)
    doing.save(task, code=code, lead_unit=lead_unit.name, deadline=task.deadline or "")
    task.cooperating_units.set(cooperating_units)
    Responsibility.objects.bulk_create(
        Responsibility(task=task, person=row["person"], share=row["share"]) for row in responsible
    )
    return task


def _new_document(given: Mapping[str, Any], unit: Unit) -> Document:
    return Document.objects.get_or_create(
        number=given["document_number"], issuer=given["document_issuer"], issued_on=given["document_issued_on"],
        defaults={
            "title": given["document_title"],
            "document_kind": given.get("document_kind") or "kế hoạch",
            "illustrative": given.get("illustrative", False),
            "unit": Unit.objects.get(path=unit.path.partition(".")[0] + "."),
        },
    )[0]  # fmt: skip


@act("reform_task.start", model=ReformTask, inputs=ReportedInputs)
def start(doing: Doing, task: ReformTask, *, note: str = "", reported_on: date | None = None) -> None:
    """The unit begins to work on the task."""
    day = _day(doing, task, reported_on, note)
    doing.move(task, reported_on=day)
    _report(doing, task, ReformTaskState.IN_PROGRESS, 0, note, day)


@act("reform_task.report", model=ReformTask, inputs=ProgressInputs)
def report(doing: Doing, task: ReformTask, *, percent: int, note: str = "", reported_on: date | None = None) -> None:
    """A dated progress report; a correction is a newer report."""
    day = _day(doing, task, reported_on, note)
    doing.move(task, percent=percent, reported_on=day)
    _report(doing, task, ReformTaskState.IN_PROGRESS, percent, note, day)


@act("reform_task.complete", model=ReformTask, inputs=ReportedInputs)
def complete(doing: Doing, task: ReformTask, *, note: str = "", reported_on: date | None = None) -> None:
    """The unit reports the task as done; evidence must be there."""
    day = _day(doing, task, reported_on, note)
    doing.move(task, reported_on=day)
    _report(doing, task, ReformTaskState.DONE, 100, note, day)


@act("reform_task.reopen", model=ReformTask, inputs=TaskReasonInputs)
def reopen(doing: Doing, task: ReformTask, *, reason: str) -> None:
    """Send a report of completion back: it never counted, so the answer bears the day of that report."""
    doing.move(task, reason=reason)
    reports = list(task.reports.all())
    done = next((r.reported_on for r in reversed(reports) if r.state == ReformTaskState.DONE), doing.day)
    percent = next((r.percent for r in reversed(reports) if r.state == ReformTaskState.IN_PROGRESS), 0)
    _report(doing, task, ReformTaskState.IN_PROGRESS, percent, reason, done)


@act("reform_task.stop", model=ReformTask, inputs=TaskReasonInputs)
def stop(doing: Doing, task: ReformTask, *, reason: str) -> None:
    """End a task that is no longer wanted, or was replaced by another; it leaves all shares from this day on."""
    doing.move(task, reason=reason)
    last = task.reports.last()
    _report(doing, task, ReformTaskState.STOPPED, last.percent if last else 0, reason, doing.day)


@act("reform_task.add_evidence", model=ReformTask, inputs=EvidenceInputs)
def add_evidence(
    doing: Doing, task: ReformTask, *, title: str, page_reference: str = "", file: Any = None, no_secret: bool = False
) -> None:
    """Add a document that proves the result; what was added stays."""
    paper = None
    if file is not None:
        paper = store_upload(
            file, kind=PaperKind.EVIDENCE, title=title, by=doing.actor.name, at=doing.at, no_secret=no_secret
        )
    Evidence.objects.create(
        task=task, title=title, page_reference=page_reference, paper=paper, added_on=doing.day,
        added_by=doing.actor.name,
    )  # fmt: skip
    doing.save(task, evidence=title, sha256=paper.sha256 if paper else "")


@act("reform_task.grade", model=ReformTask, inputs=GradeInputs)
def grade(doing: Doing, task: ReformTask, *, grade_pct: Decimal, reason: str = "") -> None:
    """Judge the result of a done task in percent; it feeds the individual's own score."""
    TaskGrade.objects.create(
        task=task, grade_pct=grade_pct, reason=reason, graded_by=doing.actor.name, graded_on=doing.day
    )
    doing.save(task, grade_pct=grade_pct, reason=reason)


def _day(doing: Doing, task: ReformTask, given: date | None, note: str) -> date:
    """The day a report is about: today, or a past one with a note, never before an earlier report."""
    day = given or doing.day
    faults = []
    if day > doing.day:
        faults.append(Reason("date.in_future", {"date": day}))
    if day < doing.day and not note.strip():
        faults.append(Reason("reform_task.past_without_note"))
    last = task.reports.last()
    if last is not None and day < last.reported_on:
        faults.append(Reason("reform_task.before_last_report", {"last": f"{last.reported_on:%d/%m/%Y}"}))
    if faults:
        raise Refused(*faults)
    return day


def _report(doing: Doing, task: ReformTask, state: ReformTaskState, percent: int, note: str, day: date) -> None:
    ProgressReport.objects.create(
        task=task, reported_on=day, state=state.value, percent=percent, note=note, reported_by=doing.actor.name,
        reporter_id=doing.actor.person_id if doing.act in REPORTED_BY_UNIT else None,
    )  # fmt: skip
