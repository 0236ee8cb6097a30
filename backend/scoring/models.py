"""Score sheets with every value of every round kept, published indices, and tables that others published."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from django.db import models

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly
from backend.base.subjects import ScopeLookups, Subject
from backend.catalogue.models import Edition
from backend.organisation.models import Person, Unit
from backend.scoring.round_models import (
    LeafDraft,
    LeafEvidence,
    ScoringRound,
    SheetArea,
    SheetExtension,
)
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.score_sheet import SCORE_SHEET
from workflows.rules.fixed import ratio_pct
from workflows.rules.rounding import rounded

__all__ = [
    "IndexPublication",
    "LeafDraft",
    "LeafEvidence",
    "LeafRound",
    "LeafValue",
    "PublishedScore",
    "PublishedTable",
    "PublishedTableRow",
    "ScoreSheet",
    "ScoringRound",
    "SheetArea",
    "SheetExtension",
]


class ScoreSheet(LifecycleModel):
    """One unit's sheet for one criteria set and year; no total is ever stored, it is computed from the values."""

    lifecycle = SCORE_SHEET
    scope_lookups = ScopeLookups(unit_path="unit__path", entrusted="entrusted__unit__path")

    state = state_field(SCORE_SHEET)
    round = models.ForeignKey(ScoringRound, on_delete=models.PROTECT, related_name="sheets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="score_sheets")
    criteria = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="score_sheets")
    year = models.PositiveSmallIntegerField(db_index=True)
    group = models.CharField(max_length=40)
    counted_on = models.DateField(null=True, help_text="The day at which tasks are counted, set by the appraisal's end")
    self_scored_by = models.JSONField(default=list, help_text="Keys of the people who self-scored")
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("year", "unit_id")
        constraints = (models.UniqueConstraint(fields=("unit", "criteria"), name="sheet_once"),)

    def __str__(self) -> str:
        return f"Phiếu chấm điểm {self.year} – {self.unit}"

    @property
    def tick(self) -> str:
        """What the tick of this row sends."""
        return f"{self.pk}:{self.version}"

    def place(self) -> Place:
        """A sheet stands at its unit; its areas are entrusted to the units that appraise them."""
        entrusted = [row.unit.path for row in self.entrusted.all()] if self.pk else []
        return Place(self.unit.path, entrusted=frozenset(entrusted))

    def ties(self) -> Ties:
        """Neither who self-scored nor anybody of the scored unit appraises."""
        return Ties(preparers=frozenset(self.self_scored_by), scored_unit_path=self.unit.path)

    def facts(self, at: datetime) -> Facts:
        """The lock of its phase at this moment and what it lacks; read only when a guard asks."""
        from backend.scoring.sheet_facts import SheetFacts

        return SheetFacts(self, at)


class LeafRound(models.TextChoices):
    """Whose value it is."""

    SELF = "self", "Tự chấm"
    APPRAISAL = "appraisal", "Thẩm định lần 1"
    EXPLANATION = "explanation", "Giải trình"
    SECOND = "second", "Thẩm định lần 2"


# An appraiser's newest word counts, in whichever appraisal it was given.
APPRAISALS = (LeafRound.APPRAISAL, LeafRound.SECOND)


class LeafValue(models.Model):
    """A value given for a leaf; all are kept, the newest of a round counts."""

    promises: ClassVar = (AppendOnly(),)

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.PROTECT, related_name="values")
    leaf = models.CharField(max_length=60)
    round = models.CharField(max_length=12, choices=LeafRound)
    value = models.JSONField(help_text="The leaf's input as the rule's shape wants it; exact decimals as text")
    not_applicable = models.BooleanField(default=False)
    reason = models.CharField(max_length=500, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    given_by = models.CharField(max_length=200)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("sheet", "round", "leaf"), name="leaf_value_newest"),)

    def __str__(self) -> str:
        return f"{self.leaf} {self.round}"


class IndexPublication(Subject):
    """The decision by which an index counts as published: number, date, signatory."""

    kind = "index"
    scope_lookups = ScopeLookups(unit_path="unit__path")
    promises: ClassVar = (AppendOnly(),)

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="index_publications")
    criteria = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="publications")
    year = models.PositiveSmallIntegerField(db_index=True)
    decision_number = models.CharField(max_length=80)
    decided_on = models.DateField()
    signatory = models.CharField(max_length=200)
    bands = models.JSONField(default=dict, help_text="The band scheme used, with its status")
    options = models.JSONField(default=dict, help_text="How it ranks, rounds, and who is not ranked; empty: defaults")
    petition_until = models.DateField(null=True, blank=True, help_text="Last day for petitions against the result")
    adjusts = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="adjustment",
        help_text="The publication that this one corrects; the older one stays as it was",
    )  # fmt: skip
    reason = models.CharField(max_length=500, blank=True, help_text="Why an adjustment was made")
    corrections = models.JSONField(default=list, help_text="Corrected values: sheet, leaf, value, reason, petition")
    published_at = models.DateTimeField()
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-year", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("criteria", "year", "unit"), condition=models.Q(adjusts__isnull=True),
                name="index_published_once",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"Chỉ số {self.year} – {self.decision_number}"

    def place(self) -> Place:
        """A publication stands at the body that published."""
        return Place(self.unit.path)


class PublishedScore(models.Model):
    """One unit's published result, frozen: exact points and maximum; no row value means "chưa có số liệu"."""

    promises: ClassVar = (AppendOnly(),)

    publication = models.ForeignKey(IndexPublication, on_delete=models.PROTECT, related_name="scores")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="published_scores")
    group = models.CharField(max_length=40)
    sheet = models.ForeignKey(ScoreSheet, null=True, blank=True, on_delete=models.PROTECT, related_name="published")
    points = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    max_points = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    rank = models.PositiveSmallIntegerField(null=True)
    band = models.CharField(max_length=40, blank=True)
    self_points = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    areas = models.JSONField(default=list, help_text="Per area: code, points, maximum")
    inputs_sha256 = models.CharField(max_length=64, blank=True)
    engine = models.CharField(max_length=16, blank=True, help_text="The version of the rules that counted")

    class Meta:
        ordering = ("publication_id", "group", "rank")
        constraints = (models.UniqueConstraint(fields=("publication", "unit"), name="published_score_once"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.points}/{self.max_points}"

    @property
    def ratio(self) -> Fraction | None:
        """Percentage on the applicable maximum, exact; None without data."""
        if self.points is None or self.max_points is None:
            return None
        return ratio_pct(self.points, self.max_points)

    @property
    def ratio_shown(self) -> Decimal | None:
        """The ratio as its publication prints it; half-up with two decimals unless it says otherwise."""
        from backend.scoring.options import options_of

        if self.ratio is None:
            return None
        how = options_of(self.publication)
        return rounded(self.ratio, how.places, how.rounding)


class PublishedTable(models.Model):
    """A table that somebody else published, loaded with its source and shown as such."""

    code = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=300)
    source = models.CharField(max_length=500)
    year = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-year", "code")

    def __str__(self) -> str:
        return self.title


class PublishedTableRow(models.Model):
    """One printed row; the printed ratio is text because print is what it was."""

    table = models.ForeignKey(PublishedTable, on_delete=models.CASCADE, related_name="rows")
    group = models.CharField(max_length=40)
    rank = models.PositiveSmallIntegerField(null=True)
    unit_name = models.CharField(max_length=200)
    max_points = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    points = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    ratio = models.DecimalField(max_digits=10, decimal_places=4, null=True)
    band = models.CharField(max_length=40, blank=True)
    components = models.JSONField(default=dict, help_text="Further printed figures by the name of their column")

    class Meta:
        ordering = ("group", "rank", "id")
        constraints = (models.UniqueConstraint(fields=("table", "group", "unit_name"), name="table_row_once"),)

    def __str__(self) -> str:
        return self.unit_name
