"""Question sets, surveys by year with their groups and units, one-time links, sealed boxes, counts and results.

A link and an answer meet in no row: answers are never kept one by one, only summed inside a sealed box per group and
unit (`boxes.py`).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q, Sum

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly, Frozen
from backend.base.subjects import ScopeLookups
from backend.organisation.models import Unit
from permissions.reach import Place
from workflows.engine import Facts, Label
from workflows.lifecycles.question_set import QUESTION_SET
from workflows.lifecycles.survey import SURVEY
from workflows.rules.survey import QuestionSet as Form
from workflows.rules.survey import from_json, lint, respondents_label
from workflows.rules.survey_hiding import USUAL_MINIMUM


class QuestionSet(LifecycleModel):
    """A form for one group of respondents, in editions; its text is frozen once its digest is set."""

    lifecycle = QUESTION_SET
    scope_lookups = ScopeLookups(unit_path="unit__path")
    promises: ClassVar = (Frozen(("code", "edition", "title", "text", "sha256"), once="sha256"),)

    state = state_field(QUESTION_SET)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="question_sets")
    code = models.CharField(max_length=60)
    edition = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=250)
    text = models.TextField(help_text="The canonical JSON of the set")
    sha256 = models.CharField(max_length=64, null=True, blank=True, unique=True)
    published_by = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("code", "-edition")
        constraints = (models.UniqueConstraint(fields=("unit", "code", "edition"), name="question_set_edition_once"),)

    def __str__(self) -> str:
        return f"{self.title} ({self.code}, bản {self.edition})"

    @property
    def form(self) -> Form:
        """The set as a value."""
        return from_json(self.text)

    def place(self) -> Place:
        """A set stands at the body that drafts it."""
        return Place(self.unit.path)

    def facts(self, at: datetime) -> Facts:
        """What is wrong with it."""
        return {"faults": [{"code": found.code, "where": found.where, **found.data} for found in lint(self.form)]}


class Survey(LifecycleModel):
    """One survey of a year: who holds it, about which units, from when to when, and how small a group may show."""

    lifecycle = SURVEY
    scope_lookups = ScopeLookups(unit_path="unit__path")

    state = state_field(SURVEY)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="surveys")
    title = models.CharField(max_length=250)
    year = models.PositiveSmallIntegerField(db_index=True)
    instrument = models.CharField(max_length=10)
    document = models.CharField(max_length=250, blank=True, help_text="The plan or decision that orders it")
    opens_on = models.DateField()
    closes_on = models.DateField()
    minimum = models.PositiveSmallIntegerField(default=USUAL_MINIMUM)
    units = models.ManyToManyField(Unit, related_name="surveyed_in", blank=True)
    box = models.UUIDField(null=True, blank=True, unique=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-year", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="survey_dates_in_order"),
            models.CheckConstraint(condition=Q(minimum__gte=2), name="survey_minimum"),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    def place(self) -> Place:
        """A survey stands at the body that holds it."""
        return Place(self.unit.path)

    def facts(self, at: datetime) -> Facts:
        """Whether there is somebody to ask about something, and whether anything was counted."""
        counted = Counted.objects.filter(group__survey=self).aggregate(valid=Sum("valid"))["valid"] or 0
        return {"groups": self.groups.count(), "units": self.units.count(), "valid": counted}


class SurveyGroup(models.Model):
    """One group of respondents with its form, how many they are and how many forms are wanted."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="groups")
    question_set = models.ForeignKey(QuestionSet, on_delete=models.PROTECT, related_name="survey_groups")
    respondents = models.CharField(max_length=40)
    population = models.PositiveIntegerField(null=True, blank=True)
    target = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("survey_id", "id")
        constraints = (models.UniqueConstraint(fields=("survey", "respondents"), name="survey_group_once"),)

    def __str__(self) -> str:
        return f"{self.label.vi} – {self.survey}"

    @property
    def label(self) -> Label:
        """Who is asked."""
        return respondents_label(self.respondents)


class Link(models.Model):
    """A one-time code, known only by its keyed hash; it says who may answer about what, never what was answered."""

    group = models.ForeignKey(SurveyGroup, on_delete=models.PROTECT, related_name="links")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)
    void = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("group", "unit"), name="link_group_unit"),)
        constraints = (models.CheckConstraint(condition=~Q(used=True, void=True), name="link_used_or_void"),)

    def __str__(self) -> str:
        return self.token_hash[:8]


class Box(models.Model):
    """The sealed sums of all online answers of one group about one unit; gone when the survey closes."""

    group = models.ForeignKey(SurveyGroup, on_delete=models.PROTECT, related_name="boxes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        ordering = ("group_id", "unit_id")
        verbose_name_plural = "boxes"
        constraints = (models.UniqueConstraint(fields=("group", "unit"), name="box_once"),)

    def __str__(self) -> str:
        return f"{self.group_id} {self.unit_id}"


class CountSource(models.TextChoices):
    """How the forms came."""

    PAPER = "paper", "Phiếu giấy"
    ONLINE = "online", "Trực tuyến"


class Counted(models.Model):
    """A counting of one group's forms about one unit; all are kept, the newest of each source counts."""

    promises: ClassVar = (AppendOnly(),)

    group = models.ForeignKey(SurveyGroup, on_delete=models.PROTECT, related_name="counted")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=10, choices=CountSource)
    issued = models.PositiveIntegerField()
    valid = models.PositiveIntegerField()
    invalid = models.PositiveIntegerField()
    counts: models.JSONField[Any, Any] = models.JSONField(default=dict, help_text="Question → option → how often")
    counted_by = models.CharField(max_length=200)
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "counted"
        constraints = (
            models.CheckConstraint(condition=Q(issued__gte=F("valid") + F("invalid")), name="counted_within_issued"),
        )

    def __str__(self) -> str:
        return f"{self.group_id} {self.unit_id} {self.source}"


class FreeText(models.Model):
    """A free answer, written when the box was opened, in the order of the alphabet; never published."""

    promises: ClassVar = (AppendOnly(),)

    group = models.ForeignKey(SurveyGroup, on_delete=models.PROTECT, related_name="texts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=60)
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ("group_id", "unit_id", "question", "text")

    def __str__(self) -> str:
        return self.question


class Result(models.Model):
    """An accepted result of one group about one unit (or over all: no unit); a hidden one holds no figure at all."""

    promises: ClassVar = (AppendOnly(),)

    group = models.ForeignKey(SurveyGroup, on_delete=models.PROTECT, related_name="results")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="survey_results")
    edition = models.PositiveSmallIntegerField()
    hidden = models.BooleanField(default=False)
    covers_all = models.BooleanField(default=True, help_text="Of a total: whether hidden units are in it")
    figures: models.JSONField[Any, Any] = models.JSONField(default=dict)
    accepted_by = models.CharField(max_length=200)
    accepted_at = models.DateTimeField()

    class Meta:
        ordering = ("group_id", "unit_id")
        constraints = (
            models.UniqueConstraint(fields=("group", "unit", "edition"), name="result_once"),
            models.UniqueConstraint(fields=("group", "edition"), condition=Q(unit=None), name="result_total_once"),
        )

    def __str__(self) -> str:
        return f"{self.group_id} {self.unit_id} {self.edition}"
