"""Certificates: the printed form that the unit confirms, the issued paper and the gap-free register."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import Frozen
from backend.base.subjects import ScopeLookups
from backend.decisions.models import DecisionRow
from backend.organisation.models import Unit
from backend.papers.models import Paper
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.certificate import CERTIFICATE
from workflows.lifecycles.decision import DecisionState
from workflows.lifecycles.nomination import NominationState


class Certificate(LifecycleModel):
    """One paper for one granted row; `code` is what the QR says, `register_number` what the register counts."""

    lifecycle = CERTIFICATE
    scope_lookups = ScopeLookups(
        unit_path="row__nomination__unit__path", awarding="register_unit__path",
        round="row__nomination__submission__round_id",
    )  # fmt: skip
    promises: ClassVar = (
        Frozen(("code", "register_year", "register_number", "printed_form", "paper_id"), once="issued_at"),
    )

    state = state_field(CERTIFICATE)
    row = models.ForeignKey(DecisionRow, on_delete=models.PROTECT, related_name="certificates")
    register_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="register")
    register_year = models.PositiveSmallIntegerField(null=True, blank=True)
    register_number = models.PositiveIntegerField(null=True, blank=True)
    code = models.CharField(max_length=20, unique=True)
    layout = models.CharField(max_length=80)
    printed_form = models.JSONField(default=dict, help_text="honorific, name, position, citation as printed")
    confirmed_by = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.CharField(max_length=200, blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    end_reason = models.CharField(max_length=500, blank=True, help_text="Why replaced or revoked")
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("register_year", "register_number", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("register_unit", "register_year", "register_number"),
                condition=Q(register_number__isnull=False),
                name="register_number_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} – {self.printed_form.get('name', '')}"

    def told(self) -> str:
        """As it is printed: the honorific and the name."""
        return f"{self.printed_form.get('honorific', '')} {self.printed_form.get('name', '')}".strip()

    @property
    def printed_number(self) -> str:
        """Số sổ vàng as printed, "0041/2024"; empty before issue."""
        from backend.certificates.printing import printed_number

        if self.register_number is None or self.register_year is None:
            return ""
        return printed_number(self.register_number, self.register_year)

    def place(self) -> Place:
        """A certificate stands at the nominee's proposing unit, and in the register of the body that awards."""
        nomination = self.row.nomination
        round_id, body = nomination.submission.round_id, self.register_unit.path
        return Place(nomination.unit.path, round_id=round_id, awarding_path=body)

    def ties(self) -> Ties:
        """The recipient has no hand in it, except to confirm the printed form."""
        person = self.row.nomination.person_id
        return Ties(nominees=frozenset({person} if person else ()))

    def facts(self, at: datetime) -> Facts:
        """Whether the award behind the paper still stands."""
        row = self.row
        issued = row.decision.state == DecisionState.ISSUED
        return {"granted": issued and row.nomination.state == NominationState.GRANTED}
