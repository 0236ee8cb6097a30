"""A complaint against a decision's result, and how it was settled, once or twice. Class: sensitive."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly, Frozen
from backend.base.subjects import ScopeLookups
from backend.decisions.models import Decision
from backend.matters.models import Matter
from backend.nominations.models import Nomination
from backend.organisation.models import Person
from backend.papers.models import Paper
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.complaint import COMPLAINT


class Against(models.TextChoices):
    """What the complaint is about."""

    GRANTED = "granted", _("việc đã khen một trường hợp")
    NOT_GRANTED = "not_granted", _("việc không khen, khen mức khác")
    PROCEDURE = "procedure", _("trình tự, thủ tục")


class Outcome(models.TextChoices):
    """What a settlement says of the complaint."""

    UPHELD = "upheld", _("khiếu nại đúng")
    PARTLY = "partly", _("khiếu nại đúng một phần")
    REJECTED = "rejected", _("khiếu nại sai")


class Complaint(LifecycleModel):
    """Who complains of which decision, when; where it stands and until when."""

    kind = "complaint"
    lifecycle = COMPLAINT
    scope_lookups = ScopeLookups(unit_path="decision__unit__path", round="decision__round_id")
    promises: ClassVar = (
        Frozen(("number", "decision_id", "nomination_id", "complainant", "received_on", "content"), once="entered_at"),
    )

    state = state_field(COMPLAINT)
    number = models.CharField(max_length=40, unique=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="complaints")
    nomination = models.ForeignKey(
        Nomination, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints"
    )
    against = models.CharField(max_length=20, choices=Against)
    complainant = models.CharField(max_length=200)
    content = models.TextField()
    known_on = models.DateField(help_text="When the complainant learned of the decision")
    received_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    difficult = models.BooleanField(default=False)
    adopted_reason = models.CharField(max_length=500, blank=True, help_text="Why limits not yet confirmed were used")
    obstacle = models.CharField(max_length=500, blank=True, help_text="Why one that came too late is taken up")
    verifier = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    findings = models.TextField(blank=True)
    sent_on = models.DateField(null=True, blank=True)
    first_sent_on = models.DateField(null=True, blank=True, help_text="When the first decision was sent")
    again_on = models.DateField(null=True, blank=True, help_text="When it was complained a second time")
    reason = models.CharField(max_length=1000, blank=True, help_text="Why not accepted, complained again or withdrawn")
    matter = models.OneToOneField(Matter, null=True, blank=True, on_delete=models.PROTECT, related_name="complaint")
    entered_by = models.CharField(max_length=200)
    entered_at = models.DateTimeField()
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-received_on", "-id")

    def __str__(self) -> str:
        return f"Khiếu nại {self.number}"

    def place(self) -> Place:
        """It stands at the body whose decision it is against."""
        return Place(self.decision.unit.path, round_id=self.decision.round_id)

    def ties(self) -> Ties:
        """Who drafted or signed the award, who settled before, and who is honoured by it have no hand in it."""
        before = set(self.settlements.values_list("decided_by_id", flat=True)) if self.pk else set()
        nominee = self.nomination.person_id if self.nomination is not None else None
        return Ties(
            nominees=frozenset({nominee} if nominee else ()),
            preparers=frozenset({self.decision.prepared_by_id}),
            signatories=frozenset({self.decision.signatory_id} if self.decision.signatory_id else ()),
            recused=frozenset(before),
        )

    def facts(self, at: datetime) -> Facts:
        """Whether something was found."""
        return {"findings": bool(self.findings.strip())}


class Settlement(models.Model):
    """One decision about a complaint, the first or the second; written once, with its findings and its paper."""

    promises: ClassVar = (AppendOnly(),)

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="settlements")
    instance = models.PositiveSmallIntegerField(help_text="1: first, 2: second")
    outcome = models.CharField(max_length=20, choices=Outcome)
    number = models.CharField(max_length=80)
    text = models.TextField()
    findings = models.TextField(blank=True, help_text="What the decision rests on, as it was then")
    decided_on = models.DateField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signed_as = models.CharField(max_length=200)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("complaint_id", "instance")
        constraints = (models.UniqueConstraint(fields=("complaint", "instance"), name="settlement_once"),)

    def __str__(self) -> str:
        return f"{self.number} – {self.get_outcome_display()}"
