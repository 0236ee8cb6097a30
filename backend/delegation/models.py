"""A delegation: one holding used by another person, between two days, for all of its role or for what is named."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from backend.base import clock
from backend.base.promises import Frozen
from backend.base.subjects import ScopeLookups, Subject
from backend.catalogue.models import Round
from backend.organisation.models import Holding, Person
from permissions import actor
from permissions.mandates import Mandate
from permissions.reach import Place
from permissions.roles import LABELS, Role

GIVEN = ("holding_id", "delegate_id", "valid_from", "valid_to", "acts", "stage_kinds", "round_id", "basis")


class Delegation(Subject):
    """Given in writing, limited in time, never handed on; its terms are fixed, it can only end early."""

    kind = "delegation"
    scope_lookups = ScopeLookups(unit_path="holding__unit__path", people=("holding__person_id", "delegate_id"))
    promises: ClassVar = (Frozen(GIVEN, once="made_at"),)

    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="delegations")
    delegate = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations_received")
    valid_from = models.DateField()
    valid_to = models.DateField()
    acts = models.JSONField(default=list, help_text="Only these acts; empty with no kinds: all of the role")
    stage_kinds = models.JSONField(default=list, help_text="Only the work at stages of these kinds")
    round = models.ForeignKey(Round, null=True, blank=True, on_delete=models.PROTECT, related_name="delegations")
    basis = models.CharField(max_length=300)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)
    end_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-valid_from", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="delegation_dates_in_order"),
        )

    def __str__(self) -> str:
        role = LABELS[Role(self.holding.role)].vi
        return f"{self.holding.person} ủy quyền cho {self.delegate}: {role}, {self.holding.unit}"

    def place(self) -> Place:
        """At the unit of the role; it belongs to who gave it and, once given, to who got it."""
        both = {self.holding.person_id, self.delegate_id} if self.pk else {self.holding.person_id}
        return Place(self.holding.unit.path, frozenset(both))

    @property
    def last_day(self) -> date:
        """The last day on which it counts: never beyond the role itself, and not on the day it was ended early."""
        days = [self.valid_to]
        if self.holding.valid_to is not None:
            days.append(self.holding.valid_to)
        if self.ended_at is not None:
            days.append(clock.day(self.ended_at) - timedelta(days=1))
        return min(days)

    def counts_on(self, day: date) -> bool:
        """Whether the role may be used for the delegator on a day."""
        return self.lent().valid_on(day)

    def lent(self) -> actor.Holding:
        """The role as the delegate holds it."""
        held, principal = self.holding, self.holding.person
        mandate = Mandate(
            self.pk, principal.pk, principal.full_name, principal.unit.path, frozenset(self.acts),
            frozenset(self.stage_kinds), self.round_id,
        )  # fmt: skip
        begins = max(self.valid_from, held.valid_from)
        return actor.Holding(Role(held.role), held.unit_id, held.unit.path, begins, self.last_day, mandate)
