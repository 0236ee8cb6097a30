"""The act that grants: a decision with its annex rows, signature, number, issue, prizes and annulment."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import Frozen
from backend.base.subjects import ScopeLookups
from backend.catalogue.models import Round
from backend.nominations.models import Nomination
from backend.organisation.models import Person, Unit
from backend.papers.models import Paper
from backend.review.models import Stage
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.decision import DECISION
from workflows.rules.numbering import decision_number


class Decision(LifecycleModel):
    """One decision: drafted by the office, signed by the competent person, numbered and sealed by the clerk."""

    lifecycle = DECISION
    scope_lookups = ScopeLookups(unit_path="unit__path", round="round_id")
    promises: ClassVar = (Frozen(("number", "symbol", "decided_on"), once="numbered_at"),)

    state = state_field(DECISION)
    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="decisions")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions")
    title = models.CharField(max_length=300)
    grounds = models.JSONField(default=list, help_text="Căn cứ lines: text, basis, status")
    recipients = models.JSONField(default=list, help_text="Nơi nhận lines")
    signatory_title = models.CharField(max_length=200, help_text="e.g. CHỦ TỊCH, or TM., KT. lines")
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="prepared_decisions")
    signatory = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="signed_decisions"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    symbol = models.CharField(max_length=40, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    numbered_at = models.DateTimeField(null=True, blank=True)
    numbered_by = models.CharField(max_length=200, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    letter = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_back_reason = models.CharField(max_length=1000, blank=True)
    annulled_on = models.DateField(null=True, blank=True)
    annulment_number = models.CharField(max_length=80, blank=True)
    annulment_reason = models.CharField(max_length=1000, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                "unit",
                "symbol",
                "number",
                models.F("decided_on__year"),
                condition=Q(number__isnull=False),
                name="decision_number_once_a_year",
            ),
        )

    def __str__(self) -> str:
        return self.full_number or self.code

    def place(self) -> Place:
        """A decision stands at the body that decides."""
        return Place(self.unit.path, round_id=self.round_id)

    def ties(self) -> Ties:
        """Who drafted may not sign; who signed may not seal; a nominee has no hand in it."""
        return Ties(
            nominees=self._nominees(),
            preparers=frozenset({self.prepared_by_id}),
            signatories=frozenset({self.signatory_id} if self.signatory_id else ()),
        )

    def _nominees(self) -> frozenset[int]:
        if self._state.adding:
            return frozenset()
        named = self.rows.filter(struck=False, nomination__person__isnull=False)
        return frozenset(named.values_list("nomination__person_id", flat=True))

    @property
    def full_number(self) -> str:
        """Number and symbol as printed, "05/QĐ-UBND"; empty before the clerk numbered it."""
        return decision_number(self.number, self.symbol) if self.number else ""

    def facts(self, at: datetime) -> Facts:
        """Rows kept, departures without reason, minutes signed, grounds no longer confirmed."""
        from backend.decisions.queries import decision_facts

        return decision_facts(self)


class DecisionRow(models.Model):
    """One line of the annex: the nomination, its award, whether struck, and its prize with basis."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="rows")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="decision_rows")
    stage = models.ForeignKey(Stage, null=True, blank=True, on_delete=models.PROTECT, related_name="decision_rows")
    ordinal = models.PositiveSmallIntegerField()
    award = models.CharField(max_length=60)
    struck = models.BooleanField(default=False)
    strike_reason = models.CharField(max_length=500, blank=True)
    departure_reason = models.CharField(max_length=500, blank=True, help_text="Why against the council's vote")
    prize = models.PositiveBigIntegerField(null=True, blank=True, help_text="đồng; empty: no confirmed rule adopted")
    prize_basis = models.CharField(max_length=300, blank=True)
    prize_status = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("decision_id", "ordinal")
        constraints = (
            models.UniqueConstraint(fields=("decision", "nomination"), name="decision_row_once"),
            models.UniqueConstraint(fields=("decision", "ordinal"), name="decision_row_ordinal_once"),
        )

    def __str__(self) -> str:
        return f"{self.ordinal}. {self.nomination}"
