"""Reform tasks with the documents that set them, the people responsible, dated reports and evidence."""

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
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.reform_task import REFORM_TASK


class Document(models.Model):
    """A document that sets tasks: plan, decision, official letter; it may rest on another."""

    number = models.CharField(max_length=80)
    issuer = models.CharField(max_length=200)
    issued_on = models.DateField()
    document_kind = models.CharField(max_length=40)
    title = models.CharField(max_length=400)
    based_on = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-issued_on", "number")
        constraints = (models.UniqueConstraint(fields=("number", "issuer", "issued_on"), name="document_once"),)

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"


class ReformTask(LifecycleModel):
    """One task with lead unit, division, deadline and product; feeds the leaf of a criteria set."""

    lifecycle = REFORM_TASK
    scope_lookups = ScopeLookups(unit_path="lead_unit__path", people=("responsibilities__person_id",))

    state = state_field(REFORM_TASK)
    code = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=400)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="tasks")
    year = models.PositiveSmallIntegerField(db_index=True)
    area = models.CharField(max_length=40, blank=True)
    leaf = models.CharField(max_length=60, blank=True, db_index=True, help_text="Code of the criterion it feeds")
    lead_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="led_tasks")
    cooperating_units = models.ManyToManyField(Unit, blank=True, related_name="cooperated_tasks")
    division = models.CharField(max_length=200, blank=True)
    product = models.CharField(max_length=400, blank=True)
    deadline = models.DateField(null=True, blank=True)
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
        """How much evidence there is."""
        return {"evidence_count": len(self.evidence.all())}


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
