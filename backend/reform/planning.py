"""Acts on documents and plans: recorded, drafted, issued, adjusted in mid-year, counted and forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.organisation.models import Unit
from backend.reform import adjusting
from backend.reform.models import Document, Plan, PlanSnapshot
from backend.reform.plan_inputs import (
    AdjustPlanInputs,
    ClosePlanInputs,
    DocumentInputs,
    ForecastInputs,
    NewDocumentInputs,
    NewPlanInputs,
    PlanEditInputs,
    SnapshotInputs,
)
from backend.reform.queries import listed, record
from workflows.engine import Reason, Refused
from workflows.lifecycles.plan import PlanKind
from workflows.lifecycles.reform_task import ReformTaskState
from workflows.rules import progress

WIDTH = list(PlanKind)


@act("document.create", inputs=NewDocumentInputs)
def create_document(doing: Doing, *, unit: Unit, **given: Any) -> Document:
    """Record a document, so that plans and tasks can cite it."""
    document = Document(unit=unit, **given)
    doing.permit(document)
    _refuse(_document_faults(document))
    doing.save(document, number=document.number, issued_on=document.issued_on)
    return document


@act("document.edit", model=Document, inputs=DocumentInputs)
def edit_document(doing: Doing, document: Document, *, illustrative: bool = False, **given: Any) -> None:
    """Correct a document that nothing rests on yet."""
    used = document.tasks.exists() or document.plans.exists() or document.plan_changes.exists()
    if used or document.followed_by.exists():
        raise Refused(Reason("document.in_use"))
    before = {name: str(getattr(document, name)) for name in given}
    for name, value in ({"based_on": None} | given).items():
        setattr(document, name, value)
    _refuse(_document_faults(document))
    doing.save(document, before=before)


def _document_faults(document: Document) -> list[Reason]:
    same = Document.objects.filter(number=document.number, issuer=document.issuer, issued_on=document.issued_on)
    found = [Reason("document.exists", {"number": document.number})] if same.exclude(pk=document.pk).exists() else []
    if document.based_on is not None and document.based_on.issued_on > document.issued_on:
        found.append(Reason("document.rests_on_later", {"number": document.based_on.number}))
    if _circle(document, document.based_on, "based_on"):
        found.append(Reason("document.circle"))
    return found


def _circle(row: Any, above: Any, name: str) -> bool:
    while above is not None and row.pk is not None:
        if above.pk == row.pk:
            return True
        above = getattr(above, name)
    return False


@act("plan.create", inputs=NewPlanInputs)
def create_plan(doing: Doing, *, unit: Unit, **given: Any) -> Plan:
    """Draft a plan of a unit, under a wider plan if there is one."""
    plan = Plan(unit=unit, **given)
    doing.permit(plan)
    _refuse(_plan_faults(plan))
    doing.save(plan, code=plan.code, plan_kind=plan.plan_kind)
    return plan


@act("plan.edit", model=Plan, inputs=PlanEditInputs)
def edit_plan(doing: Doing, plan: Plan, **given: Any) -> None:
    """Change a draft."""
    for name, value in ({"parent": None, "document": None} | given).items():
        setattr(plan, name, value)
    _refuse(_plan_faults(plan))
    doing.save(plan, code=plan.code)


def _plan_faults(plan: Plan) -> list[Reason]:
    found = []
    if Plan.objects.filter(code=plan.code).exclude(pk=plan.pk).exists():
        found.append(Reason("plan.code_taken", {"code": plan.code}))
    if plan.year_to < plan.year_from:
        found.append(Reason("plan.years_reversed"))
    above = plan.parent
    if above is None:
        return found
    if _circle(plan, above, "parent"):
        return [*found, Reason("plan.circle")]
    kinds = WIDTH.index(PlanKind(above.plan_kind)), WIDTH.index(PlanKind(plan.plan_kind))
    if kinds[0] > kinds[1] or (kinds[0] == kinds[1] and plan.plan_kind != PlanKind.UNIT):
        found.append(Reason("plan.parent_not_wider", {"parent": above.code}))
    if plan.year_from < above.year_from or plan.year_to > above.year_to:
        found.append(Reason("plan.years_outside_parent", {"parent": above.code}))
    return found


@act("plan.issue", model=Plan)
def issue(doing: Doing, plan: Plan) -> None:
    """The plan binds from now on; further tasks come by adjustment, from above, or as they arise."""
    doing.move(plan, document=str(plan.document or ""))


@act("plan.adjust", model=Plan, inputs=AdjustPlanInputs)
def adjust(
    doing: Doing, plan: Plan, *, document: Document, reason: str, stopped: Sequence[str] = (),
    changed: Sequence[str] = (), added: Sequence[str] = (),
) -> None:  # fmt: skip
    """Change the plan in its year: tasks stopped, changed, added; every old value is kept and shown."""
    asked = adjusting.read(plan, stopped, changed, added)
    change = adjusting.carry_out(doing, plan, asked, document, reason)
    doing.move(plan, document=str(document), reason=reason, lines=change.lines.count())


@act("plan.close", model=Plan, inputs=ClosePlanInputs)
def close(doing: Doing, plan: Plan, *, reason: str) -> None:
    """End the plan; its tasks keep their states."""
    doing.move(plan, reason=reason)


@act("plan.snapshot", model=Plan, inputs=SnapshotInputs)
def snapshot(doing: Doing, plan: Plan, *, as_of: date | None = None, note: str = "") -> None:
    """Keep the counts of the plan's tasks as of a day that has come."""
    day = as_of or doing.day
    if day > doing.day:
        raise Refused(Reason("plan.snapshot_in_future", {"day": f"{day:%d/%m/%Y}"}))
    _keep(doing, plan, day, {}, forecast=False, note=note)


@act("plan.forecast", model=Plan, inputs=ForecastInputs)
def forecast(doing: Doing, plan: Plan, *, as_of: date, expected: Sequence[str], note: str = "") -> None:
    """Keep a forecast for a later day over the same list of tasks: what is done now and what is expected to be."""
    faults = []
    if as_of <= doing.day:
        faults.append(Reason("plan.forecast_in_past", {"day": f"{as_of:%d/%m/%Y}"}))
    states = _states(plan, doing.day)
    open_ = {code for code, state in states.items() if state in progress.UNDONE}
    wrong = sorted(set(expected) - open_)
    if wrong:
        faults.append(Reason("plan.unknown_tasks", {"codes": ", ".join(wrong)}))
    _refuse(faults)
    _keep(doing, plan, as_of, dict.fromkeys(expected, ReformTaskState.DONE.value), forecast=True, note=note)


def _states(plan: Plan, on: date) -> dict[str, str]:
    tasks = [record(task) for task in listed().filter(plan=plan)]
    return {task.code: progress.state_on(task, on).value for task in tasks}


def _keep(doing: Doing, plan: Plan, day: date, expected: Mapping[str, str], *, forecast: bool, note: str) -> None:
    tasks = [record(task) for task in listed().filter(plan=plan)]
    states = _states(plan, doing.day if forecast else day) | dict(expected)
    kept = [state for state in states.values() if state != ReformTaskState.STOPPED.value]
    known = [task for task in tasks if states[task.code] in progress.UNDONE]
    slow = sum(progress.overdue_on(task, day) for task in known)
    made = PlanSnapshot.objects.create(
        plan=plan, forecast=forecast, as_of=day, counted=len(kept), done=kept.count(ReformTaskState.DONE.value),
        slow=slow, tasks=states, note=note, taken_on=doing.day, taken_by=doing.actor.name,
    )  # fmt: skip
    doing.save(plan, as_of=day, forecast=forecast, done=made.done, counted=made.counted)


def _refuse(faults: Sequence[Reason]) -> None:
    if faults:
        raise Refused(*faults)
