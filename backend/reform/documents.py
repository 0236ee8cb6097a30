"""Documents, the tree of plans that they set, changes of a plan in its year, and counts kept at a day."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly
from backend.base.subjects import ScopeLookups, Subject
from backend.organisation.models import Unit
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.plan import PLAN, PLAN_KINDS, PlanState


class Document(Subject):
    """A document that sets tasks: plan, decision, official letter; it may rest on another."""

    kind = "document"
    scope_lookups = ScopeLookups(unit_path="unit__path")

    number = models.CharField(max_length=80)
    issuer = models.CharField(max_length=200)
    issued_on = models.DateField()
    document_kind = models.CharField(max_length=40)
    title = models.CharField(max_length=400)
    based_on = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="documents", help_text="Who keeps it"
    )
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-issued_on", "number")
        constraints = (models.UniqueConstraint(fields=("number", "issuer", "issued_on"), name="document_once"),)

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"

    def place(self) -> Place:
        """A document stands at the unit that keeps it."""
        return Place(self.unit.path if self.unit is not None else "")


class Plan(LifecycleModel):
    """A plan of some level and span of years, under a wider plan; its document sets its tasks."""

    lifecycle = PLAN
    scope_lookups = ScopeLookups(unit_path="unit__path")

    state = state_field(PLAN)
    code = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=300)
    plan_kind = models.CharField(max_length=20, choices=[(k.value, label.vi) for k, label in PLAN_KINDS.items()])
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    year_from = models.PositiveSmallIntegerField(db_index=True)
    year_to = models.PositiveSmallIntegerField()
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("year_from", "code")
        constraints = (models.CheckConstraint(condition=Q(year_to__gte=F("year_from")), name="plan_years_in_order"),)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def place(self) -> Place:
        """A plan stands at its unit."""
        return Place(self.unit.path)

    def facts(self, at: datetime) -> Facts:
        """Whether its document is known and the plan above it binds."""
        binding = (PlanState.ISSUED.value, PlanState.ADJUSTED.value)
        return {
            "has_document": self.document_id is not None,
            "parent": self.parent.code if self.parent is not None else "",
            "parent_in_force": self.parent is None or self.parent.state in binding,
        }


class PlanChange(models.Model):
    """One change of a plan in its course: by which document, why, when, by whom."""

    promises: ClassVar = (AppendOnly(),)

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="changes")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="plan_changes")
    reason = models.CharField(max_length=500)
    made_on = models.DateField()
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.made_on}"


class ChangeLine(models.Model):
    """What a change did to one task: added, stopped, or a value replaced; the old one is kept here."""

    promises: ClassVar = (AppendOnly(),)

    change = models.ForeignKey(PlanChange, on_delete=models.PROTECT, related_name="lines")
    task = models.ForeignKey("reform.ReformTask", on_delete=models.PROTECT, related_name="plan_changes")
    what = models.CharField(max_length=10, choices=[("add", "Thêm"), ("stop", "Dừng"), ("change", "Sửa")])
    field = models.CharField(max_length=20, blank=True)
    old = models.CharField(max_length=400, blank=True)
    new = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.what} {self.task_id}"


class PlanSnapshot(models.Model):
    """The counts of a plan's tasks as seen on a day, or as forecast for a later one; both are kept, none is changed."""

    promises: ClassVar = (AppendOnly(),)

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="snapshots")
    forecast = models.BooleanField()
    as_of = models.DateField()
    counted = models.PositiveIntegerField()
    done = models.PositiveIntegerField()
    slow = models.PositiveIntegerField()
    tasks = models.JSONField(help_text="Code of each task with its state at that day")
    note = models.CharField(max_length=500, blank=True)
    taken_on = models.DateField()
    taken_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("as_of", "id")
        constraints = (models.CheckConstraint(condition=Q(done__lte=F("counted")), name="snapshot_done_of_counted"),)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.as_of} {self.done}/{self.counted}"

    @property
    def share(self) -> Fraction | None:
        """Done of counted in percent, exact; None when nothing counts."""
        return Fraction(100 * self.done, self.counted) if self.counted else None
