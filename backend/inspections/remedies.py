"""Acts on findings: the unit explains, the team's head sets a remedy as a reform task and confirms it when done."""

from __future__ import annotations

from datetime import date

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.inspections.models import Finding, FindingPerson
from backend.inspections.serializers import ExplainInputs, NamePersonInputs, RemedyInputs, WhyInspectionInputs
from backend.organisation.models import Person
from backend.reform.models import Document, ReformTask
from workflows.engine import Reason, Refused
from workflows.lifecycles.reform_task import TaskKind


@act("finding.explain", model=Finding, inputs=ExplainInputs)
def explain(doing: Doing, finding: Finding, *, explanation: str) -> None:
    """The unit says how it came to this; a newer explanation replaces the older, the trail keeps both."""
    finding.explanation, finding.explained_by, finding.explained_on = explanation, doing.actor.name, doing.day
    doing.save(finding, explanation=explanation)


@act("finding.set_remedy", model=Finding, inputs=RemedyInputs)
def set_remedy(doing: Doing, finding: Finding, *, code: str, title: str, deadline: date) -> None:
    """After the conclusion the team's head gives the unit a task with a deadline that leads back here."""
    doing.demand(finding)
    faults = []
    if ReformTask.objects.filter(code=code).exists():
        faults.append(Reason("reform_task.code_taken", {"code": code}))
    if deadline <= doing.day:
        faults.append(Reason("finding.deadline_past", {"date": f"{deadline:%d/%m/%Y}"}))
    if faults:
        raise Refused(*faults)
    finding.task = _task(doing, finding, code, title, deadline)
    doing.move(finding, task=code, deadline=deadline)


def _task(doing: Doing, finding: Finding, code: str, title: str, deadline: date) -> ReformTask:
    inspection = finding.inspection
    assert inspection.concluded_on is not None
    document, _made = Document.objects.get_or_create(
        number=inspection.document[:80], issuer=inspection.body.name[:200], issued_on=inspection.concluded_on,
        defaults={
            "title": f"Kết luận kiểm tra {inspection}"[:400],
            "document_kind": "kết luận kiểm tra",
            "illustrative": inspection.illustrative,
        },
    )  # fmt: skip
    kinds = {"task_kind": TaskKind.ARISING.value} if hasattr(ReformTask, "task_kind") else {}
    task = ReformTask(
        code=code, title=title, year=deadline.year, lead_unit=inspection.unit, document=document, deadline=deadline,
        area=finding.area, leaf=finding.leaf, illustrative=inspection.illustrative, **kinds,
    )  # fmt: skip
    doing.save(task, code=code, finding=finding.pk, deadline=deadline)
    return task


@act("finding.confirm_remedy", model=Finding)
def confirm_remedy(doing: Doing, finding: Finding) -> None:
    """The team's head confirms that the done task remedied what was found."""
    finding.remedied_on = doing.day
    doing.move(finding)


@act("finding.drop", model=Finding, inputs=WhyInspectionInputs)
def drop(doing: Doing, finding: Finding, *, reason: str) -> None:
    """The team's head takes the finding back, for instance after the unit's explanation."""
    finding.reason = reason
    doing.move(finding, reason=reason)


@act("finding.name_person", model=Finding, inputs=NamePersonInputs, secret=True)
def name_person(doing: Doing, finding: Finding, *, name: str, matter: str, position: str = "") -> None:
    """The team's head writes down a person concerned: a sensitive fact; the trail says only that it was done."""
    FindingPerson.objects.create(
        finding=finding, reader=Person.objects.get(pk=doing.actor.person_id or 0), name=name, position=position,
        matter=matter, named_at=doing.at,
    )  # fmt: skip
    doing.save(finding, named=True)
