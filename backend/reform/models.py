"""Reform tasks with the people responsible, dated reports, evidence and moved deadlines; see also documents, calls."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly
from backend.base.subjects import ScopeLookups
from backend.organisation.models import Person, Unit
from backend.papers.models import Paper
from backend.reform.calls import ReportCall, UnitReport
from backend.reform.documents import ChangeLine, Document, Plan, PlanChange, PlanSnapshot
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.reform_task import KIND_LABELS, REFORM_TASK, TaskKind
from workflows.lifecycles.task_extension import TASK_EXTENSION

__all__ = [
    "ChangeLine", "Confirmation", "DeadlineMove", "Document", "Evidence", "PeriodJudgement", "Plan", "PlanChange",
    "PlanSnapshot", "ProgressReport", "ReformTask", "ReportCall", "Responsibility", "TaskExtension", "TaskGrade",
    "UnitReport",
]  # fmt: skip


class ReformTask(LifecycleModel):
    """One task with lead unit, division, deadline and product; feeds the leaf of a criteria set."""

    lifecycle = REFORM_TASK
    scope_lookups = ScopeLookups(unit_path="lead_unit__path", people=("responsibilities__person_id",))

    state = state_field(REFORM_TASK)
    code = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=400)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="tasks")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks")
    parent_task = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="handed_down")
    task_kind = models.CharField(
        max_length=20, choices=[(k.value, label.vi) for k, label in KIND_LABELS.items()], default=TaskKind.WITH_DEADLINE
    )
    year = models.PositiveSmallIntegerField(db_index=True)
    area = models.CharField(max_length=40, blank=True)
    leaf = models.CharField(max_length=60, blank=True, db_index=True, help_text="Code of the criterion it feeds")
    lead_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="led_tasks")
    cooperating_units = models.ManyToManyField(Unit, blank=True, related_name="cooperated_tasks")
    division = models.CharField(max_length=200, blank=True)
    product = models.CharField(max_length=400, blank=True)
    deadline = models.DateField(null=True, blank=True, help_text="The one in force now; earlier ones are its moves")
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def place(self) -> Place:
        """A task stands at its lead unit and belongs to the people responsible."""
        people = [r.person_id for r in self.responsibilities.all()] if self.pk else []
        return Place(self.lead_unit.path, frozenset(people))

    def facts(self, at: datetime) -> Facts:
        """How much evidence there is, how it is judged, and whether the newest report of completion was confirmed."""
        done = self.reports.filter(state="done").last()
        return {
            "evidence_count": len(self.evidence.all()),
            "task_kind": self.task_kind,
            "confirmed": done is not None and Confirmation.objects.filter(report=done).exists(),
        }

    def ties(self) -> Ties:
        """Who reported the task's progress may not confirm it."""
        if self.pk is None or self.state != "done":
            return Ties()
        return Ties(preparers=frozenset(r.reporter_id for r in self.reports.all() if r.reporter_id is not None))


class Responsibility(models.Model):
    """Who answers for a task, with which share of it (0 < share ≤ 1)."""

    task = models.ForeignKey(ReformTask, on_delete=models.CASCADE, related_name="responsibilities")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="responsibilities")
    share = models.DecimalField(max_digits=5, decimal_places=4)

    class Meta:
        ordering = ("task_id", "id")
        verbose_name_plural = "responsibilities"
        constraints = (
            models.UniqueConstraint(fields=("task", "person"), name="responsibility_once"),
            models.CheckConstraint(condition=Q(share__gt=0) & Q(share__lte=1), name="responsibility_share"),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.share}"


class ProgressReport(models.Model):
    """What was reported of a task on a day; never changed, a correction is a newer report."""

    promises: ClassVar = (AppendOnly(),)

    task = models.ForeignKey(ReformTask, on_delete=models.PROTECT, related_name="reports")
    reported_on = models.DateField(db_index=True)
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in REFORM_TASK.states])
    percent = models.PositiveSmallIntegerField(validators=[MinValueValidator(0), MaxValueValidator(100)])
    note = models.TextField(blank=True)
    reported_by = models.CharField(max_length=200)
    reporter = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("reported_on", "id")
        constraints = (models.CheckConstraint(condition=Q(percent__lte=100), name="report_percent"),)

    def __str__(self) -> str:
        return f"{self.task_id} {self.reported_on} {self.percent} %"


class Evidence(models.Model):
    """A document that proves a result (tài liệu kiểm chứng), with the place inside it."""

    promises: ClassVar = (AppendOnly(),)

    task = models.ForeignKey(ReformTask, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=300)
    page_reference = models.CharField(max_length=100, blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()
    added_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.title


class TaskGrade(models.Model):
    """An appraiser's judgement of a done task's result in percent; the newest counts, earlier ones are kept."""

    promises: ClassVar = (AppendOnly(),)

    task = models.ForeignKey(ReformTask, on_delete=models.PROTECT, related_name="grades")
    grade_pct = models.DecimalField(max_digits=5, decimal_places=2)
    reason = models.CharField(max_length=500, blank=True)
    graded_by = models.CharField(max_length=200)
    graded_on = models.DateField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=Q(grade_pct__gte=0) & Q(grade_pct__lte=100), name="grade_within_100"),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.grade_pct} %"


class Confirmation(models.Model):
    """The assigning body's word that a reported completion is true; one for a report, which two can never both give."""

    promises: ClassVar = (AppendOnly(),)

    report = models.OneToOneField(ProgressReport, on_delete=models.PROTECT, related_name="confirmation")
    note = models.CharField(max_length=500, blank=True)
    confirmed_on = models.DateField()
    confirmed_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.report_id} {self.confirmed_on}"


class PeriodJudgement(models.Model):
    """Whether a continuing task was done well in a quarter; the newest counts, earlier ones are kept."""

    promises: ClassVar = (AppendOnly(),)

    task = models.ForeignKey(ReformTask, on_delete=models.PROTECT, related_name="judgements")
    quarter = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(4)])
    met = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    judged_on = models.DateField()
    judged_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=Q(quarter__gte=1) & Q(quarter__lte=4), name="quarter_1_to_4"),)

    def __str__(self) -> str:
        return f"{self.task_id} {self.quarter}"


class DeadlineMove(models.Model):
    """A deadline that was replaced on a day, and by what; the old one is in force before that day."""

    promises: ClassVar = (AppendOnly(),)

    task = models.ForeignKey(ReformTask, on_delete=models.PROTECT, related_name="deadline_moves")
    since = models.DateField()
    old = models.DateField(null=True)
    new = models.DateField(null=True)
    basis = models.CharField(max_length=500)

    class Meta:
        ordering = ("since", "id")

    def __str__(self) -> str:
        return f"{self.task_id} {self.old} → {self.new}"


class TaskExtension(LifecycleModel):
    """A unit's request for a later deadline, and the answer."""

    lifecycle = TASK_EXTENSION
    scope_lookups = ScopeLookups(unit_path="task__lead_unit__path")

    state = state_field(TASK_EXTENSION)
    task = models.ForeignKey(ReformTask, on_delete=models.PROTECT, related_name="extensions")
    old_deadline = models.DateField()
    asked_until = models.DateField()
    reason = models.CharField(max_length=500)
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=200)
    asker = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    granted_until = models.DateField(null=True)
    answer = models.CharField(max_length=500, blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("task",), condition=Q(state="asked"), name="extension_one_open"),
        )

    def __str__(self) -> str:
        return f"Gia hạn {self.task.code} đến {self.asked_until:%d/%m/%Y}"

    def place(self) -> Place:
        """A request stands at the unit that leads the task."""
        return Place(self.task.lead_unit.path)

    def ties(self) -> Ties:
        """Who asked may not answer."""
        return Ties(preparers=frozenset([self.asker_id] if self.asker_id is not None else []))
