"""Scoring rounds with their dates, who appraises which area, longer dates of a unit, evidence and drafts of a sheet."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly
from backend.base.subjects import ScopeLookups
from backend.catalogue.models import Edition
from backend.organisation.models import Person, Unit
from backend.papers.models import Paper
from backend.reform.models import Evidence
from permissions.reach import Place
from workflows.lifecycles.scoring_round import SCORING_ROUND
from workflows.rules.rounds import Phase


class ScoringRound(LifecycleModel):
    """A year's scoring of the units below a body: criteria sets, who runs it, and the last day of each phase.

    Explanation and second appraisal are left out where they have no date.
    """

    lifecycle = SCORING_ROUND
    scope_lookups = ScopeLookups(unit_path="unit__path")

    state = state_field(SCORING_ROUND)
    title = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField(db_index=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="scoring_rounds")
    runner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="run_scoring_rounds")
    own_appraiser = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sets = models.ManyToManyField(Edition, related_name="scoring_rounds")
    document = models.CharField(max_length=300, blank=True)
    self_until = models.DateField(null=True, blank=True)
    appraisal_until = models.DateField(null=True, blank=True)
    explain_until = models.DateField(null=True, blank=True)
    second_until = models.DateField(null=True, blank=True)
    publish_on = models.DateField(null=True, blank=True)
    approved_by = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-year", "-id")

    def __str__(self) -> str:
        return self.title

    def place(self) -> Place:
        """A round stands at the body whose units are scored."""
        return Place(self.unit.path)

    @property
    def dates(self) -> dict[Phase, date | None]:
        """The last day of each phase."""
        return {
            Phase.SELF: self.self_until, Phase.APPRAISAL: self.appraisal_until,
            Phase.EXPLANATION: self.explain_until, Phase.SECOND: self.second_until,
        }  # fmt: skip


class SheetArea(models.Model):
    """Which unit appraises which area of a sheet: fixed when the sheet is opened."""

    sheet = models.ForeignKey("scoring.ScoreSheet", on_delete=models.CASCADE, related_name="entrusted")
    area = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("sheet", "area"), name="sheet_area_once"),)

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.area}: {self.unit}"


class SheetExtension(models.Model):
    """A longer date of one phase for one unit, with its reason; the latest date counts."""

    promises: ClassVar = (AppendOnly(),)

    sheet = models.ForeignKey("scoring.ScoreSheet", on_delete=models.PROTECT, related_name="extensions")
    phase = models.CharField(max_length=12, choices=[(phase.value, phase.value) for phase in Phase])
    until = models.DateField()
    reason = models.CharField(max_length=500)
    given_by = models.CharField(max_length=200)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.phase} {self.until}"


class LeafEvidence(models.Model):
    """A proof of a criterion: evidence of a task, or an uploaded paper, with the page where it stands."""

    promises: ClassVar = (AppendOnly(),)

    sheet = models.ForeignKey("scoring.ScoreSheet", on_delete=models.PROTECT, related_name="proofs")
    leaf = models.CharField(max_length=60)
    round = models.CharField(max_length=12)
    title = models.CharField(max_length=300)
    page_reference = models.CharField(max_length=100)
    proof = models.ForeignKey(Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_by = models.CharField(max_length=200)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "leaf evidence"
        indexes = (models.Index(fields=("sheet", "leaf"), name="leaf_evidence_of"),)

    def __str__(self) -> str:
        return f"{self.leaf} {self.title}"


class LeafDraft(models.Model):
    """What somebody typed into an area and did not save yet: theirs alone, no value, gone when saved."""

    sheet = models.ForeignKey("scoring.ScoreSheet", on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    round = models.CharField(max_length=12)
    area = models.CharField(max_length=60)
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("sheet", "person", "round", "area"), name="leaf_draft_once"),)

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.area} {self.saved_at}"
