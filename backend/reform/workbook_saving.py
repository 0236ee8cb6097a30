"""Saving a batch of rows of the task workbook: a constant number of statements, whatever its size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from backend.acts.doing import Doing
from backend.organisation.models import Unit
from backend.reform.models import DeadlineMove, Document, Plan, ReformTask
from backend.reform.workbook_checks import DOCUMENT
from backend.workbooks.declaring import Cells, Context, Row
from workflows.lifecycles.reform_task import TaskKind

PLAIN = ("title", "division", "product", "deadline", "area", "leaf")
POINTERS = ("lead_unit", "document", "plan")
BASIS = "Sửa bằng bảng tính Excel"
Documents = dict[tuple[Any, ...], Document]


def save_rows(doing: Doing, context: Context, rows: Sequence[Row]) -> None:
    """One batch: documents that are new, tasks that are new, tasks that change, their cooperating units."""
    merged: dict[str, dict[str, Any]] = {row.get("code"): row.merged() for row in rows}
    names = {row["lead_unit"] for row in merged.values()}
    for row in merged.values():
        names.update(str(row.get("cooperating_units") or "").split("; "))
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=names)}
    documents = _documents(merged.values())
    old = [row.get("code") for row in rows if not row.new]  # a code that somebody takes meanwhile must not be changed
    known = {task.code: task for task in doing.lock_all(ReformTask.objects.filter(code__in=old))}
    tasks = {code: known.get(code) or ReformTask(code=code, year=context.data["year"]) for code in merged}
    before = {code: task.deadline for code, task in known.items()}
    plans = {plan.code: plan for plan in Plan.objects.filter(code__in=[row.get("plan") for row in merged.values()])}
    for code, task in tasks.items():
        _fill(task, merged[code], units, documents)
        task.task_kind = merged[code].get("task_kind") or TaskKind.WITH_DEADLINE
        task.plan = plans.get(str(merged[code].get("plan") or ""))
    ReformTask.objects.bulk_create(task for code, task in tasks.items() if code not in known)
    for task in known.values():
        task.version += 1
    ReformTask.objects.bulk_update(known.values(), [*PLAIN, *POINTERS, "task_kind", "version"])
    DeadlineMove.objects.bulk_create(
        DeadlineMove(task=known[code], since=doing.day, old=before[code], new=task.deadline, basis=BASIS)
        for code, task in known.items()
        if before[code] != task.deadline
    )
    _cooperate(tasks, merged, units)
    prefetch_related_objects(list(tasks.values()), "responsibilities")  # each line of the trail asks for its place
    for given in rows:
        changed = {code: str(given.cells[code] or "") for code in given.changes if code != "code"}
        doing.note(tasks[given.get("code")], **changed)


def _documents(rows: Iterable[Mapping[str, Any]]) -> Documents:
    wanted: dict[tuple[Any, ...], Any]
    wanted = {tuple(row.get(name) for name in DOCUMENT): row.get("document_title") for row in rows}
    Document.objects.bulk_create(
        (Document(number=number, issuer=issuer, issued_on=day, title=title or "", document_kind="kế hoạch")
         for (number, issuer, day), title in wanted.items()),
        ignore_conflicts=True,
    )  # fmt: skip
    found = Document.objects.filter(number__in=[number for number, _issuer, _day in wanted])
    return {(one.number, one.issuer, one.issued_on): one for one in found}


def _fill(
    task: ReformTask, row: Cells, units: Mapping[str, Unit], documents: Mapping[tuple[Any, ...], Document]
) -> None:
    for name in PLAIN:
        value = row.get(name)
        setattr(task, name, value if name == "deadline" else value or "")
    task.lead_unit = units[str(row["lead_unit"])]
    task.document = documents[tuple(row.get(name) for name in DOCUMENT)]


def _cooperate(tasks: Mapping[str, ReformTask], rows: Mapping[str, Cells], units: Mapping[str, Unit]) -> None:
    links = ReformTask.cooperating_units.through
    links.objects.filter(reformtask__in=[task.pk for task in tasks.values()]).delete()
    wanted = [
        links(reformtask_id=tasks[code].pk, unit_id=units[name].pk)
        for code, row in rows.items()
        for name in str(row.get("cooperating_units") or "").split("; ")
        if name
    ]
    links.objects.bulk_create(wanted)
