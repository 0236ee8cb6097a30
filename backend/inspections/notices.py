"""Acts on notices of delay: drafted by an officer, signed by the signatory, shown for its time, withdrawn anew."""

from __future__ import annotations

from datetime import date

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.inspections.models import DelayNotice, Finding
from backend.inspections.naming import persons_named
from backend.inspections.serializers import DocumentInputs, NoticeInputs, WhyInspectionInputs
from backend.organisation.models import Person, Unit
from workflows.engine import Reason, Refused


@act("delay_notice.create", inputs=NoticeInputs)
def create(
    doing: Doing, *, body: Unit, unit: Unit, matter: str, missed_on: date, basis: str, shown_from: date,
    shown_to: date, finding: Finding | None = None, illustrative: bool = False,
) -> DelayNotice:  # fmt: skip
    """Draft a notice about a unit below the body whose deadline has passed; nobody outside sees a draft."""
    row = DelayNotice(
        body=body, unit=unit, matter=matter, missed_on=missed_on, basis=basis, shown_from=shown_from,
        shown_to=shown_to, finding=finding, illustrative=illustrative,
    )  # fmt: skip
    doing.permit(row)
    faults = _faults(doing, row)
    if faults:
        raise Refused(*faults)
    row.drafted_by = Person.objects.get(pk=doing.actor.person_id or 0)
    doing.save(row, unit=unit.name, missed_on=missed_on, shown_from=shown_from, shown_to=shown_to)
    return row


def _faults(doing: Doing, row: DelayNotice) -> list[Reason]:
    found = []
    if row.unit_id == row.body_id or not row.unit.path.startswith(row.body.path):
        found.append(Reason("inspection.unit_outside", {"unit": row.unit.name, "body": row.body.name}))
    if row.finding is not None and row.finding.inspection.unit_id != row.unit_id:
        found.append(Reason("delay_notice.other_unit", {"unit": row.unit.name}))
    if row.missed_on >= doing.day:
        found.append(Reason("delay_notice.not_missed", {"date": f"{row.missed_on:%d/%m/%Y}"}))
    same = DelayNotice.objects.filter(body=row.body, unit=row.unit, matter=row.matter, missed_on=row.missed_on)
    if same.filter(state__in=("drafted", "published"), shown_to__gte=row.shown_from).exists():
        found.append(Reason("delay_notice.exists", {"unit": row.unit.name}))
    if names := persons_named(row.unit, f"{row.matter} . {row.basis}"):
        found.append(Reason("inspection.names_person", {"names": names}))
    return found


@act("delay_notice.publish", model=DelayNotice, inputs=DocumentInputs)
def publish(doing: Doing, row: DelayNotice, *, document: str) -> None:
    """The signatory signs; the unit stands on the public list from its first to its last day."""
    if row.shown_to < doing.day:
        raise Refused(Reason("delay_notice.over", {"date": f"{row.shown_to:%d/%m/%Y}"}))
    row.document, row.signed_by, row.published_at = document, doing.actor.name, doing.at
    doing.move(row, document=document)


@act("delay_notice.drop", model=DelayNotice, inputs=WhyInspectionInputs)
def drop(doing: Doing, row: DelayNotice, *, reason: str) -> None:
    """The draft is not pursued."""
    row.reason = reason
    doing.move(row, reason=reason)


@act("delay_notice.withdraw", model=DelayNotice, inputs=WhyInspectionInputs)
def withdraw(doing: Doing, row: DelayNotice, *, reason: str) -> None:
    """The signatory takes the unit off the public list before the notice's last day."""
    row.reason, row.withdrawn_at = reason, doing.at
    doing.move(row, reason=reason)
