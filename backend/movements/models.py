"""A movement's targets, the units' registrations with results, its frozen reviews, and covenants between units."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly
from backend.base.subjects import ScopeLookups, Subject
from backend.catalogue.models import Movement
from backend.organisation.models import Unit
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.covenant_party import COVENANT_PARTY
from workflows.lifecycles.registration import REGISTRATION
from workflows.rules.movements import Direction


class Target(models.Model):
    """One indicator of a movement: what it asks of every unit, in which unit of measure, and how it is measured."""

    movement = models.ForeignKey(Movement, on_delete=models.CASCADE, related_name="targets")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=300)
    unit_of_measure = models.CharField(max_length=40)
    direction = models.CharField(max_length=10, choices=[(d.value, d.value) for d in Direction])
    value = models.DecimalField(max_digits=14, decimal_places=4)
    how_measured = models.CharField(max_length=500)
    leaf = models.CharField(max_length=60, blank=True, help_text="Area or criterion of the criteria set it serves")

    class Meta:
        ordering = ("movement_id", "code")
        constraints = (models.UniqueConstraint(fields=("movement", "code"), name="target_code_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Registration(LifecycleModel):
    """A unit's registration in a movement; one live registration of a unit in a movement."""

    lifecycle = REGISTRATION
    scope_lookups = ScopeLookups(unit_path="unit__path")

    state = state_field(REGISTRATION)
    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="registrations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="registrations")
    measures = models.TextField(blank=True)
    signed_by = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("movement_id", "unit__path")
        constraints = (
            models.UniqueConstraint(
                fields=("movement", "unit"), condition=~Q(state="withdrawn"), name="registration_live_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} – {self.movement}"

    def place(self) -> Place:
        """A registration stands at its unit."""
        return Place(self.unit.path)

    def facts(self, at: datetime) -> Facts:
        """How many targets are registered."""
        return {"target_count": len(self.values.all()) if self.pk else 0}


class RegisteredValue(models.Model):
    """What a unit registers for one target."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="values")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=14, decimal_places=4)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("target__code",)
        constraints = (models.UniqueConstraint(fields=("registration", "target"), name="registered_value_once"),)

    def __str__(self) -> str:
        return f"{self.target} {self.value}"


class TargetResult(models.Model):
    """A dated result of one registered target, reported by the unit or found at a check; the newest check counts."""

    promises: ClassVar = (AppendOnly(),)

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="results")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    checked = models.BooleanField(help_text="True: found by the launching body; false: reported by the unit")
    value = models.DecimalField(max_digits=14, decimal_places=4)
    evidence = models.CharField(max_length=300)
    reported_on = models.DateField()
    reported_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.target_id} {self.value} {self.reported_on}"


class Review(models.Model):
    """A mid-term or final review: its report and every unit's results as they stood then."""

    promises: ClassVar = (AppendOnly(),)

    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="reviews")
    final = models.BooleanField()
    report = models.TextField()
    document = models.CharField(max_length=250)
    reviewed_on = models.DateField()
    reviewed_by = models.CharField(max_length=200)
    rows = models.JSONField(help_text="Per unit: registered targets, results, met")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("movement", "final"), name="review_once"),)

    def __str__(self) -> str:
        return f"{self.movement_id} {self.reviewed_on}"


class Covenant(Subject):
    """A covenant (giao ước) between units or within a block: its text, and the units asked to sign."""

    kind = "covenant"
    scope_lookups = ScopeLookups(unit_path="movement__launched_by__path")

    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="covenants")
    title = models.CharField(max_length=250)
    block = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    made_on = models.DateField()
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-made_on", "-id")

    def __str__(self) -> str:
        return self.title

    def place(self) -> Place:
        """A covenant stands at the body of its movement."""
        return Place(self.movement.launched_by.path)


class CovenantParty(LifecycleModel):
    """One unit under a covenant; its head signs as an act of the product."""

    lifecycle = COVENANT_PARTY
    scope_lookups = ScopeLookups(unit_path="unit__path")

    state = state_field(COVENANT_PARTY)
    covenant = models.ForeignKey(Covenant, on_delete=models.PROTECT, related_name="parties")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    signed_by = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("covenant_id", "unit__path")
        verbose_name_plural = "covenant parties"
        constraints = (models.UniqueConstraint(fields=("covenant", "unit"), name="covenant_party_once"),)

    def __str__(self) -> str:
        return f"{self.covenant} – {self.unit}"

    def place(self) -> Place:
        """A party stands at its unit."""
        return Place(self.unit.path)
