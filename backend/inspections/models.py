"""Inspections of reform and public service: plans, teams, findings with their remedies, notices of delaying units."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly
from backend.base.subjects import ScopeLookups, Subject
from backend.organisation.models import Person, Unit
from backend.papers.models import Paper
from backend.reform.models import ReformTask
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.delay_notice import DELAY_NOTICE
from workflows.lifecycles.finding import FINDING, FindingState, Severity
from workflows.lifecycles.inspection import INSPECTION, InspectionState
from workflows.lifecycles.inspection_plan import INSPECTION_PLAN
from workflows.lifecycles.reform_task import ReformTaskState

ENDED = (InspectionState.CLOSED.value, InspectionState.CANCELLED.value)
UNSETTLED = (FindingState.RECORDED.value, FindingState.TO_REMEDY.value)


class InspectionPlan(LifecycleModel):
    """A body's plan of inspections for a year."""

    lifecycle = INSPECTION_PLAN
    scope_lookups = ScopeLookups(unit_path="body__path")

    state = state_field(INSPECTION_PLAN)
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inspection_plans")
    year = models.PositiveSmallIntegerField(db_index=True)
    title = models.CharField(max_length=250)
    document = models.CharField(max_length=250, blank=True)
    issued_by = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-year", "title")
        constraints = (models.UniqueConstraint(fields=("body", "year", "title"), name="inspection_plan_once"),)

    def __str__(self) -> str:
        return self.title

    def place(self) -> Place:
        """A plan stands at its body."""
        return Place(self.body.path)

    def facts(self, at: datetime) -> Facts:
        """How many inspections it has, and how many are not ended."""
        states = [row.state for row in self.inspections.all()] if self.pk else []
        return {"inspection_count": len(states), "unfinished": sum(state not in ENDED for state in states)}


class Inspection(LifecycleModel):
    """The inspection of one unit by a team; it stands at the inspecting body."""

    lifecycle = INSPECTION
    scope_lookups = ScopeLookups(unit_path="body__path")

    state = state_field(INSPECTION)
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inspections_made")
    plan = models.ForeignKey(
        InspectionPlan, null=True, blank=True, on_delete=models.PROTECT, related_name="inspections"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inspections")
    matter = models.CharField(max_length=400)
    announced = models.BooleanField(default=True)
    begins_on = models.DateField()
    ends_on = models.DateField()
    notified_on = models.DateField(null=True, blank=True)
    notice = models.CharField(max_length=250, blank=True)
    conclusion = models.TextField(blank=True)
    drafted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    document = models.CharField(max_length=250, blank=True)
    concluded_by = models.CharField(max_length=200, blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    public_text = models.TextField(blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-begins_on", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="inspection_dates_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.matter} – {self.unit}"

    def place(self) -> Place:
        """An inspection stands at the body that inspects."""
        return Place(self.body.path)

    def ties(self) -> Ties:
        """The team, its head, who drafted the conclusion, and the unit whose people stay out of it."""
        members = list(self.team.all()) if self.pk else []
        return Ties(
            preparers=frozenset({self.drafted_by_id} if self.drafted_by_id else ()),
            team=frozenset(row.person_id for row in members),
            team_head=next((row.person_id for row in members if row.head), None),
            inspected_path=self.unit.path,
        )

    def facts(self, at: datetime) -> Facts:
        """What the moves ask."""
        return {
            "has_head": any(row.head for row in self.team.all()) if self.pk else False,
            "announced": self.announced,
            "notified": self.notified_on is not None,
            "open_findings": sum(row.state in UNSETTLED for row in self.findings.all()) if self.pk else 0,
        }


class TeamMember(models.Model):
    """A person on the team; one head, nobody from the inspected unit or below it."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    head = models.BooleanField(default=False)

    class Meta:
        ordering = ("-head", "person__sort_key")
        constraints = (
            models.UniqueConstraint(fields=("inspection", "person"), name="team_member_once"),
            models.UniqueConstraint(fields=("inspection",), condition=Q(head=True), name="team_head_once"),
        )

    def __str__(self) -> str:
        return str(self.person)


class Finding(LifecycleModel):
    """Something found about a unit, with its evidence; persons concerned are kept apart."""

    lifecycle = FINDING
    scope_lookups = ScopeLookups(unit_path="inspection__unit__path")

    state = state_field(FINDING)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    severity = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Severity])
    area = models.CharField(max_length=40, blank=True)
    leaf = models.CharField(max_length=60, blank=True, db_index=True)
    evidence = models.CharField(max_length=300)
    page_reference = models.CharField(max_length=100, blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    explanation = models.TextField(blank=True)
    explained_by = models.CharField(max_length=200, blank=True)
    explained_on = models.DateField(null=True, blank=True)
    task = models.OneToOneField(ReformTask, null=True, blank=True, on_delete=models.PROTECT, related_name="finding")
    remedied_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("inspection_id", "number")
        constraints = (models.UniqueConstraint(fields=("inspection", "number"), name="finding_number_once"),)

    def __str__(self) -> str:
        return f"Phát hiện {self.number} – {self.inspection}"

    def place(self) -> Place:
        """A finding stands at the inspected unit."""
        return Place(self.inspection.unit.path)

    def ties(self) -> Ties:
        """The team of its inspection."""
        return self.inspection.ties()

    def facts(self, at: datetime) -> Facts:
        """Whether the inspection is concluded and the task of the remedy done."""
        task = self.task
        return {
            "concluded": self.inspection.state in (InspectionState.CONCLUDED.value, InspectionState.CLOSED.value),
            "task_done": task is not None and task.state == ReformTaskState.DONE.value,
            "task": task.code if task is not None else "",
        }


class FindingPerson(Subject):
    """A person concerned by a finding: a sensitive fact, read only by the head of the team and the body's signatory."""

    kind = "finding_person"
    scope_lookups = ScopeLookups(unit_path="finding__inspection__body__path", people=("reader_id",))
    promises: ClassVar = (AppendOnly(),)

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="persons")
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", help_text="Who named the person")
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=200, blank=True)
    matter = models.CharField(max_length=1000)
    named_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"Cá nhân liên quan – {self.finding}"

    def place(self) -> Place:
        """It stands at the inspecting body and belongs to the head of the team who wrote it."""
        return Place(self.finding.inspection.body.path, frozenset({self.reader_id}))


class DelayNotice(LifecycleModel):
    """A unit named in public for a missed deadline, for a stated time, by a signed act; never a person."""

    lifecycle = DELAY_NOTICE
    scope_lookups = ScopeLookups(unit_path="body__path")

    state = state_field(DELAY_NOTICE)
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="delay_notices_made")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="delay_notices")
    finding = models.ForeignKey(Finding, null=True, blank=True, on_delete=models.PROTECT, related_name="notices")
    matter = models.CharField(max_length=400)
    missed_on = models.DateField()
    basis = models.CharField(max_length=400)
    shown_from = models.DateField()
    shown_to = models.DateField()
    drafted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    document = models.CharField(max_length=250, blank=True)
    signed_by = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-shown_from", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(shown_to__gte=F("shown_from")), name="delay_notice_dates_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.unit}: {self.matter}"

    def place(self) -> Place:
        """A notice stands at the body that signs it."""
        return Place(self.body.path)

    def ties(self) -> Ties:
        """Who drafted it does not sign it; nobody of the named unit signs or withdraws it."""
        return Ties(
            preparers=frozenset({self.drafted_by_id} if self.drafted_by_id else ()), inspected_path=self.unit.path
        )
