"""Reading inspections: who sees which, what is published, whose remedies are overdue, how many findings count."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet

from backend.base.scopes import visible, within
from backend.inspections.models import UNSETTLED, DelayNotice, Finding, FindingPerson, Inspection
from backend.organisation.models import Unit
from backend.reform.queries import WORKED_ON
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.delay_notice import NoticeState
from workflows.lifecycles.finding import FindingState
from workflows.lifecycles.inspection import InspectionState

UNSEEN = (InspectionState.PLANNED.value, InspectionState.CANCELLED.value)


def seen(actor: Actor) -> QuerySet[Inspection]:
    """The inspecting body's own, and those of the actor's units once they were told or began; never a plan."""
    own = visible(Inspection.objects.all(), actor, "inspection.view").values("pk")
    units = within(Unit.objects.order_by(), scope(actor, "finding.view")).values("pk")
    told = Q(unit__in=units) & ~Q(state__in=UNSEEN)
    return Inspection.objects.filter(Q(pk__in=own) | told).select_related("unit", "body", "plan")


def published() -> QuerySet[Inspection]:
    """Inspections whose conclusion was made public by its signatory."""
    return Inspection.objects.filter(published_on__isnull=False).select_related("unit", "body")


def named_on(day: date) -> QuerySet[DelayNotice]:
    """The notices on the public list on a day: signed, not withdrawn, in their time."""
    shown = DelayNotice.objects.filter(state=NoticeState.PUBLISHED.value, shown_from__lte=day, shown_to__gte=day)
    return shown.select_related("unit", "body").order_by("unit__name", "missed_on")


def persons_for(actor: Actor, inspection: Inspection) -> QuerySet[FindingPerson]:
    """The persons concerned by an inspection's findings, for the few who may read them; nothing for others."""
    rows = FindingPerson.objects.filter(finding__inspection=inspection)
    return visible(rows, actor, "finding.view_persons").select_related("finding")


def overdue(rows: QuerySet[Finding], day: date) -> QuerySet[Finding]:
    """Findings whose remedy is late: the task's deadline has passed and the task is not done."""
    late = rows.filter(
        state=FindingState.TO_REMEDY.value, task__deadline__lt=day, task__state__in=WORKED_ON
    ).select_related("inspection__unit", "task")
    return late.order_by("task__deadline", "pk")


def open_findings(unit_ids: Collection[int], year: int) -> Mapping[tuple[int, str], int]:
    """Unsettled findings of concluded inspections by unit and criterion: what a deduction leaf may count.

    A finding counts in the year in which its conclusion was signed. No leaf reads it yet.
    """
    rows = Finding.objects.filter(
        inspection__unit__in=unit_ids, inspection__concluded_on__year=year, state__in=UNSETTLED
    ).exclude(leaf="")
    counted = rows.order_by().values_list("inspection__unit", "leaf").annotate(many=Count("pk"))
    return {(unit, leaf): many for unit, leaf, many in counted}
