"""Acts of the assigning body on tasks: confirm a completion, judge a quarter, hand down, give more time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.organisation.models import Unit
from backend.reform.assigned import people_of, share_faults, task_faults
from backend.reform.models import (
    Confirmation,
    DeadlineMove,
    PeriodJudgement,
    Plan,
    ReformTask,
    Responsibility,
    TaskExtension,
)
from backend.reform.report_inputs import (
    AnswerInputs,
    AskExtensionInputs,
    ConfirmInputs,
    GrantExtensionInputs,
    HandDownInputs,
    JudgePeriodInputs,
)
from workflows.engine import Reason, Refused
from workflows.lifecycles.plan import PlanState
from workflows.lifecycles.reform_task import ReformTaskState
from workflows.rules.progress import quarter_end


@act("reform_task.confirm", model=ReformTask, inputs=ConfirmInputs)
def confirm(doing: Doing, task: ReformTask, *, note: str = "") -> None:
    """The assigning body says that the reported completion is true; after that it is no longer sent back."""
    doing.move(task, note=note)
    report = task.reports.filter(state=ReformTaskState.DONE.value).latest("reported_on", "pk")
    Confirmation.objects.create(report=report, note=note, confirmed_on=doing.day, confirmed_by=doing.actor.name)


@act("reform_task.judge_period", model=ReformTask, inputs=JudgePeriodInputs)
def judge_period(doing: Doing, task: ReformTask, *, quarter: int, met: str, reason: str = "") -> None:
    """Say how a continuing task was done in a quarter that has ended; a correction is a newer judgement."""
    doing.demand(task)
    ends = quarter_end(task.year, int(quarter))
    if ends > doing.day:
        raise Refused(Reason("reform_task.period_not_over", {"ends": f"{ends:%d/%m/%Y}"}))
    PeriodJudgement.objects.create(
        task=task,
        quarter=int(quarter),
        met=met == "yes",
        reason=reason,
        judged_on=doing.day,
        judged_by=doing.actor.name,
    )
    doing.move(task, quarter=int(quarter), met=met, reason=reason)


@act("reform_task.hand_down", model=ReformTask, inputs=HandDownInputs)
def hand_down(
    doing: Doing, task: ReformTask, *, code: str, lead_unit: Unit, title: str = "", plan: Plan | None = None,
    deadline: date | None = None, division: str = "", cooperating_units: Sequence[Unit] = (),
    people: Sequence[str] = (),
) -> dict[str, Any]:  # fmt: skip
    """Give the task, or a part of it, to a division or to a unit below; it points to this task and inherits from it.

    A unit below feeds the criterion with its own task; inside one unit only the task above counts.
    """
    child = ReformTask(
        code=code, title=title or task.title, document=task.document, plan=plan, parent_task=task,
        task_kind=task.task_kind, year=task.year, area=task.area, product=task.product, lead_unit=lead_unit,
        leaf=task.leaf if lead_unit.pk != task.lead_unit_id else "", division=division,
        deadline=deadline or task.deadline, illustrative=task.illustrative,
    )  # fmt: skip
    doing.permit(child)
    responsible, unread = people_of(lead_unit, people)
    faults = [*task_faults(code, lead_unit, task.year), *share_faults(responsible), *_below_faults(task, child)]
    if unread:
        faults.append(Reason("reform_task.unknown_people", {"lines": "; ".join(unread)}))
    if faults:
        raise Refused(*faults)
    doing.save(child, code=code, lead_unit=lead_unit.name, handed_down_from=task.code)
    child.cooperating_units.set(cooperating_units)
    Responsibility.objects.bulk_create(
        Responsibility(task=child, person=row["person"], share=row["share"]) for row in responsible
    )
    doing.save(task, handed_down=code)
    return {"task": child.pk}


def _below_faults(task: ReformTask, child: ReformTask) -> list[Reason]:
    found = []
    if not child.lead_unit.path.startswith(task.lead_unit.path):
        found.append(Reason("reform_task.not_below", {"unit": child.lead_unit.name, "above": task.lead_unit.name}))
    if task.deadline is not None and child.deadline is not None and child.deadline > task.deadline:
        found.append(Reason("reform_task.later_than_above", {"deadline": f"{task.deadline:%d/%m/%Y}"}))
    if child.plan is not None and child.plan.state == PlanState.CLOSED:
        found.append(Reason("plan.closed", {"code": child.plan.code}))
    if child.plan is not None and not child.lead_unit.path.startswith(child.plan.unit.path):
        found.append(Reason("plan.of_another_unit", {"code": child.plan.code, "unit": child.plan.unit.name}))
    return found


@act("task_extension.ask", model=ReformTask, inputs=AskExtensionInputs)
def ask_extension(doing: Doing, task: ReformTask, *, asked_until: date, reason: str) -> dict[str, Any]:
    """The unit asks for a later deadline, with the reason; one request at a time."""
    faults = []
    if task.deadline is None:
        faults.append(Reason("task_extension.no_deadline"))
    elif asked_until <= task.deadline:
        faults.append(Reason("task_extension.not_later", {"deadline": f"{task.deadline:%d/%m/%Y}"}))
    if task.extensions.filter(state="asked").exists():
        faults.append(Reason("task_extension.asked_already"))
    if faults or task.deadline is None:
        raise Refused(*faults)
    request = TaskExtension(
        task=task, old_deadline=task.deadline, asked_until=asked_until, reason=reason, asked_on=doing.day,
        asked_by=doing.actor.name, asker_id=doing.actor.person_id,
    )  # fmt: skip
    doing.save(request, asked_until=asked_until, reason=reason)
    doing.save(task, asked_until=asked_until)
    return {"extension": request.pk}


@act("task_extension.grant", model=TaskExtension, inputs=GrantExtensionInputs)
def grant(doing: Doing, extension: TaskExtension, *, granted_until: date | None = None, answer: str = "") -> None:
    """Give the time that was asked for, or another; the old deadline stays in force for the days before this one."""
    task = doing.lock(ReformTask, extension.task_id)
    until = granted_until or extension.asked_until
    faults = []
    if task.deadline is not None and until <= task.deadline:
        faults.append(Reason("task_extension.not_later", {"deadline": f"{task.deadline:%d/%m/%Y}"}))
    if task.state not in (ReformTaskState.NOT_STARTED, ReformTaskState.IN_PROGRESS):
        faults.append(Reason("task_extension.task_ended"))
    if faults:
        raise Refused(*faults)
    DeadlineMove.objects.create(
        task=task, since=doing.day, old=task.deadline, new=until, basis=f"Gia hạn: {extension.reason}"[:500]
    )
    task.deadline = until
    _answer(doing, extension, answer)
    extension.granted_until = until
    doing.move(extension, granted_until=until)
    doing.save(task, deadline=until, old_deadline=extension.old_deadline)


@act("task_extension.refuse", model=TaskExtension, inputs=AnswerInputs)
def refuse(doing: Doing, extension: TaskExtension, *, reason: str) -> None:
    """Leave the deadline as it is."""
    _answer(doing, extension, reason)
    doing.move(extension, reason=reason)


@act("task_extension.withdraw", model=TaskExtension)
def withdraw(doing: Doing, extension: TaskExtension) -> None:
    """The unit no longer asks."""
    doing.move(extension)


def _answer(doing: Doing, extension: TaskExtension, answer: str) -> None:
    extension.answer, extension.answered_on, extension.answered_by = answer, doing.day, doing.actor.name
