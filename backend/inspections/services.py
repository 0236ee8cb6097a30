"""Acts on inspections: the yearly plan, one unit's inspection, its team, conclusion and publication."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.inspections import notices, remedies
from backend.inspections.models import Finding, Inspection, InspectionPlan, TeamMember
from backend.inspections.naming import persons_named
from backend.inspections.serializers import (
    ConclusionInputs,
    DocumentInputs,
    FindingInputs,
    InspectInputs,
    MemberInputs,
    PlanInspectionsInputs,
    PublishConclusionInputs,
    RemoveMemberInputs,
    WhyInspectionInputs,
)
from backend.organisation.models import Person, Unit
from backend.papers.models import PaperKind
from backend.papers.uploads import store_upload
from workflows.engine import Reason, Refused

assert remedies  # registers finding.*
assert notices  # registers delay_notice.*


@act("inspection_plan.create", inputs=PlanInspectionsInputs)
def create_plan(doing: Doing, *, body: Unit, year: int, title: str, illustrative: bool = False) -> InspectionPlan:
    """Draft a body's plan of inspections for a year."""
    plan = InspectionPlan(body=body, year=year, title=title, illustrative=illustrative)
    doing.permit(plan)
    try:
        with transaction.atomic():
            doing.save(plan, year=year)
    except IntegrityError as twice:
        raise Refused(Reason("inspection_plan.exists", {"title": title, "year": year})) from twice
    return plan


@act("inspection_plan.issue", model=InspectionPlan, inputs=DocumentInputs)
def issue_plan(doing: Doing, plan: InspectionPlan, *, document: str) -> None:
    """Issue the plan under its document."""
    plan.document, plan.issued_by, plan.issued_on = document, doing.actor.name, doing.day
    doing.move(plan, document=document)


@act("inspection_plan.close", model=InspectionPlan)
def close_plan(doing: Doing, plan: InspectionPlan) -> None:
    """Close the plan when all its inspections have ended."""
    doing.move(plan)


@act("inspection.create", inputs=InspectInputs)
def create(
    doing: Doing, *, body: Unit, unit: Unit, matter: str, begins_on: date, ends_on: date,
    plan: InspectionPlan | None = None, announced: bool = True, illustrative: bool = False,
) -> Inspection:  # fmt: skip
    """Add the inspection of a unit below the body, in a plan or, unannounced, outside of one."""
    row = Inspection(
        body=body, unit=unit, matter=matter, begins_on=begins_on, ends_on=ends_on, plan=plan, announced=announced,
        illustrative=illustrative,
    )  # fmt: skip
    doing.permit(row)
    faults = []
    if unit.pk == body.pk or not unit.path.startswith(body.path):
        faults.append(Reason("inspection.unit_outside", {"unit": unit.name, "body": body.name}))
    if plan is not None and plan.body_id != body.pk:
        faults.append(Reason("inspection.other_plan", {"plan": plan.title}))
    if plan is None and announced:
        faults.append(Reason("inspection.needs_plan"))
    same = Inspection.objects.filter(body=body, unit=unit, matter=matter, begins_on=begins_on)
    if same.exclude(state="cancelled").exists():
        faults.append(Reason("inspection.exists", {"unit": unit.name}))
    if faults:
        raise Refused(*faults)
    doing.save(row, unit=unit.name, announced=announced, begins_on=begins_on)
    return row


@act("inspection.set_member", model=Inspection, inputs=MemberInputs)
def set_member(doing: Doing, row: Inspection, *, person: Person, head: bool = False) -> None:
    """Put a person on the team or change who heads it; nobody from the inspected unit or below it."""
    if person.unit.path.startswith(row.unit.path):
        raise Refused(Reason("inspection.member_of_unit", {"person": person.full_name, "unit": row.unit.name}))
    if head:
        row.team.filter(head=True).exclude(person=person).update(head=False)
    TeamMember.objects.update_or_create(inspection=row, person=person, defaults={"head": head})
    doing.save(row, member=person.full_name, head=head)


@act("inspection.remove_member", model=Inspection, inputs=RemoveMemberInputs)
def remove_member(doing: Doing, row: Inspection, *, person: Person) -> None:
    """Take a person off the team."""
    gone, _rows = row.team.filter(person=person).delete()
    if not gone:
        raise Refused(Reason("inspection.not_a_member", {"person": person.full_name}))
    doing.save(row, left=person.full_name)


@act("inspection.notify", model=Inspection, inputs=DocumentInputs)
def notify(doing: Doing, row: Inspection, *, document: str) -> None:
    """Tell the unit of an announced inspection; from now on the unit sees it."""
    row.notice, row.notified_on = document, doing.day
    doing.move(row, document=document)


@act("inspection.begin", model=Inspection)
def begin(doing: Doing, row: Inspection) -> None:
    """The team begins; an unannounced inspection is seen by the unit from now on."""
    doing.move(row)


@act("inspection.add_finding", model=Inspection, inputs=FindingInputs)
def add_finding(
    doing: Doing, row: Inspection, *, text: str, file: Any = None, no_secret: bool = False, **more: Any
) -> None:
    """A member of the team records what was found about the unit, with its evidence."""
    if names := persons_named(row.unit, text):
        raise Refused(Reason("inspection.names_person", {"names": names}))
    paper = None
    if file is not None:
        paper = store_upload(
            file, kind=PaperKind.EVIDENCE, title=more["evidence"], by=doing.actor.name, at=doing.at,
            no_secret=no_secret,
        )  # fmt: skip
    number = (row.findings.aggregate(last=Max("number"))["last"] or 0) + 1
    doing.save(row, finding=number)
    doing.save(Finding(inspection=row, number=number, text=text, paper=paper, **more), severity=more["severity"])


@act("inspection.draft_conclusion", model=Inspection, inputs=ConclusionInputs)
def draft_conclusion(doing: Doing, row: Inspection, *, conclusion: str) -> None:
    """A member of the team drafts the conclusion for the signatory, or improves the draft."""
    row.conclusion, row.drafted_by = conclusion, Person.objects.get(pk=doing.actor.person_id or 0)
    doing.move(row)


@act("inspection.send_back", model=Inspection, inputs=WhyInspectionInputs)
def send_back(doing: Doing, row: Inspection, *, reason: str) -> None:
    """The signatory wants more before signing."""
    doing.move(row, reason=reason)


@act("inspection.conclude", model=Inspection, inputs=DocumentInputs)
def conclude(doing: Doing, row: Inspection, *, document: str) -> None:
    """The signatory signs the conclusion as drafted."""
    row.document, row.concluded_by, row.concluded_on = document, doing.actor.name, doing.day
    doing.move(row, document=document)


@act("inspection.publish", model=Inspection, inputs=PublishConclusionInputs)
def publish(doing: Doing, row: Inspection, *, public_text: str) -> None:
    """The signatory makes a summary of the conclusion public; no text that names a person of the unit."""
    if row.published_on is not None:
        raise Refused(Reason("inspection.published_already"))
    if names := persons_named(row.unit, public_text):
        raise Refused(Reason("inspection.names_person", {"names": names}))
    row.public_text, row.published_on = public_text, doing.day
    doing.save(row, published_on=doing.day)


@act("inspection.close", model=Inspection)
def close(doing: Doing, row: Inspection) -> None:
    """Everything found is remedied or was dropped."""
    doing.move(row)


@act("inspection.cancel", model=Inspection, inputs=WhyInspectionInputs)
def cancel(doing: Doing, row: Inspection, *, reason: str) -> None:
    """The inspection does not take place."""
    doing.move(row, reason=reason)
