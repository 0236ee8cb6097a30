"""A plan's change in mid-year: lines read and checked all together, then carried out with every old value kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from backend.acts.doing import Doing
from backend.organisation.models import Unit
from backend.reform.models import ChangeLine, DeadlineMove, Document, Plan, PlanChange, ProgressReport, ReformTask
from workflows.engine import Reason, Refused
from workflows.lifecycles.reform_task import ReformTaskState

OPEN = (ReformTaskState.NOT_STARTED.value, ReformTaskState.IN_PROGRESS.value)


@dataclass(slots=True)
class Asked:
    """What the lines ask for, by code of the task."""

    stopped: list[str] = field(default_factory=list)
    changed: dict[str, dict[str, Any]] = field(default_factory=dict)
    added: list[ReformTask] = field(default_factory=list)


def day_of(text: str) -> date | None:
    """A day typed dd/mm/yyyy or yyyy-mm-dd; None when it is neither."""
    for pattern in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return None


def read(plan: Plan, stopped: Sequence[str], changed: Sequence[str], added: Sequence[str]) -> Asked:
    """The lines understood; Refused with every line that cannot be followed and every unknown code."""
    asked, bad = Asked(stopped=[code.strip() for code in stopped if code.strip()]), []
    for line in changed:
        parts = [part.strip() for part in line.split("|")] + ["", ""]
        values: dict[str, Any] = {"title": parts[2]} if parts[2] else {}
        deadline = day_of(parts[1])
        if deadline is not None:
            values["deadline"] = deadline
        if not values or (parts[1] and deadline is None) or len(parts) > 5 or parts[0] in asked.changed:
            bad.append(line)
        asked.changed[parts[0]] = values
    for line in added:
        made = _added(plan, line)
        if made is None:
            bad.append(line)
        else:
            asked.added.append(made)
    _check(plan, asked, bad)
    return asked


def _added(plan: Plan, line: str) -> ReformTask | None:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 4 or not parts[0] or not parts[1] or len(parts[0]) > 60 or len(parts[1]) > 400:
        return None
    unit, deadline = Unit.objects.filter(code=parts[2]).first(), day_of(parts[3])
    if unit is None or deadline is None or not unit.path.startswith(plan.unit.path):
        return None
    return ReformTask(
        code=parts[0], title=parts[1], lead_unit=unit, deadline=deadline, plan=plan,
        year=min(max(deadline.year, plan.year_from), plan.year_to), illustrative=plan.illustrative,
    )  # fmt: skip


def _check(plan: Plan, asked: Asked, bad: Sequence[str]) -> None:
    faults = [Reason("plan.bad_lines", {"lines": "; ".join(bad)})] if bad else []
    known = set(plan.tasks.filter(state__in=OPEN).values_list("code", flat=True))
    named = [*asked.stopped, *asked.changed]
    wrong = sorted({code for code in named if code not in known or named.count(code) > 1})
    if wrong:
        faults.append(Reason("plan.unknown_tasks", {"codes": ", ".join(wrong)}))
    new = [task.code for task in asked.added]
    taken = set(ReformTask.objects.filter(code__in=new).values_list("code", flat=True))
    taken |= {code for code in new if new.count(code) > 1}
    faults += [Reason("reform_task.code_taken", {"code": code}) for code in sorted(taken)]
    if not (named or new or bad):
        faults.append(Reason("plan.nothing_changed"))
    if faults:
        raise Refused(*faults)


def carry_out(doing: Doing, plan: Plan, asked: Asked, document: Document, reason: str) -> PlanChange:
    """Do what was asked inside the running act; the change with its lines comes back."""
    change = PlanChange.objects.create(
        plan=plan, document=document, reason=reason, made_on=doing.day, made_by=doing.actor.name
    )
    basis = f"{document.number}: {reason}"[:500]
    rows = {task.code: task for task in doing.lock_all(plan.tasks.filter(code__in=[*asked.stopped, *asked.changed]))}
    for code in asked.stopped:
        _stop(doing, change, rows[code], basis)
    for code, values in asked.changed.items():
        _alter(doing, change, rows[code], values, basis)
    for task in asked.added:
        task.document = document
        doing.save(task, code=task.code, change=change.pk)
        ChangeLine.objects.create(change=change, task=task, what="add", new=task.title)
    return change


def _stop(doing: Doing, change: PlanChange, task: ReformTask, basis: str) -> None:
    last = task.reports.last()
    ChangeLine.objects.create(
        change=change, task=task, what="stop", field="state", old=task.state, new=ReformTaskState.STOPPED.value
    )
    doing.move(task, "reform_task.stop_by_plan", reason=basis)
    ProgressReport.objects.create(
        task=task, reported_on=doing.day, state=ReformTaskState.STOPPED.value, percent=last.percent if last else 0,
        note=basis, reported_by=doing.actor.name,
    )  # fmt: skip


def _alter(doing: Doing, change: PlanChange, task: ReformTask, values: dict[str, Any], basis: str) -> None:
    for name, new in values.items():
        old = getattr(task, name)
        ChangeLine.objects.create(change=change, task=task, what="change", field=name, old=_told(old), new=_told(new))
        if name == "deadline":
            DeadlineMove.objects.create(task=task, since=doing.day, old=old, new=new, basis=basis)
        setattr(task, name, new)
    doing.save(task, change=change.pk, fields=sorted(values))


def _told(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")
