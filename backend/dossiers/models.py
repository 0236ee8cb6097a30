"""Achievement reports: the text of each field with its version, texts kept beside it, and every earlier text."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly
from backend.base.subjects import ScopeLookups
from backend.catalogue.models import Edition
from backend.nominations.models import Nomination
from backend.organisation.models import Person
from backend.papers.models import Paper
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.achievement_report import ACHIEVEMENT_REPORT


class AchievementReport(LifecycleModel):
    """The report of one nomination, by one form of one book; it keeps both until it is carried over."""

    lifecycle = ACHIEVEMENT_REPORT
    scope_lookups = ScopeLookups(
        unit_path="nomination__unit__path",
        shares="nomination__submission__submissionuserpermission__user__person",
    )
    lock_first: ClassVar = ("nomination__submission",)

    state = state_field(ACHIEVEMENT_REPORT)
    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="report")
    book = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    form = models.SlugField(max_length=80)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.CharField(max_length=200, blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("nomination_id",)

    def __str__(self) -> str:
        return f"{self.nomination.nominee_name} ({self.nomination.submission.code})"

    def place(self) -> Place:
        """A report stands where its nomination stands."""
        return self.nomination.place()

    def ties(self) -> Ties:
        """The nominee in person; the preparer of the list."""
        return self.nomination.ties()

    def facts(self, at: datetime) -> Facts:
        """What the moves ask: is the row open, what is empty or wrong, what waits for a choice."""
        from backend.dossiers.queries import report_facts

        return report_facts(self)


class ReportText(models.Model):
    """What a field says now; `version` counts its changes, so that two people never write over each other unseen."""

    report = models.ForeignKey(AchievementReport, on_delete=models.PROTECT, related_name="texts")
    field = models.SlugField(max_length=80)
    value = models.JSONField()
    version = models.PositiveIntegerField()
    writer = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    written_by = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("report_id", "field")
        constraints = (models.UniqueConstraint(fields=("report", "field"), name="report_text_once"),)

    def __str__(self) -> str:
        return f"{self.report_id} {self.field} v{self.version}"


class ReportBeside(models.Model):
    """A person's text that met a newer one: it waits beside it until somebody chooses."""

    report = models.ForeignKey(AchievementReport, on_delete=models.PROTECT, related_name="beside")
    field = models.SlugField(max_length=80)
    value = models.JSONField()
    base = models.PositiveIntegerField(help_text="The version that the writer had before them")
    writer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_by = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("report_id", "field", "id")
        constraints = (models.UniqueConstraint(fields=("report", "field", "writer"), name="report_beside_once"),)

    def __str__(self) -> str:
        return f"{self.report_id} {self.field} {self.written_by}"


class ReportRevision(models.Model):
    """An earlier text of a field, kept for good."""

    class Why(models.TextChoices):
        """How it came to be an earlier one."""

        REPLACED = "replaced", _("đã được thay")
        BESIDE = "beside", _("không được chọn khi hai người cùng sửa")
        CARRIED = "carried", _("trước khi đổi mẫu")

    promises: ClassVar = (AppendOnly(),)

    report = models.ForeignKey(AchievementReport, on_delete=models.PROTECT, related_name="revisions")
    field = models.SlugField(max_length=80)
    value = models.JSONField()
    version = models.PositiveIntegerField(help_text="Which version of the field it was; 0 for a text kept beside")
    written_by = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    why = models.CharField(max_length=10, choices=Why)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("report", "field"), name="report_revision_field"),)

    def __str__(self) -> str:
        return f"{self.report_id} {self.field} {self.written_at:%d/%m/%Y %H:%M}"
