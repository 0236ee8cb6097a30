"""A quota: places of an award for a round, a unit with all below it, a group of units, or an emulation block."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.base.subjects import ScopeLookups, Subject
from backend.catalogue.models import Round
from backend.organisation.models import Unit
from permissions.reach import Place
from workflows.rules.quotas import Allowance, Rounding


class Base(models.TextChoices):
    """What a percentage is taken of; which one an office uses differs and is never assumed."""

    HEADCOUNT = "headcount", _("Tổng số người")
    TITLED = "titled", _("Số người đạt danh hiệu cấp dưới")
    COLLECTIVES = "collectives", _("Tổng số tập thể")
    PROPOSED = "proposed", _("Số được đề nghị")


class Quota(Subject):
    """Counts for a round and an award (empty: all its awards together); a newer one ends the one before it."""

    kind = "quota"
    scope_lookups = ScopeLookups(unit_path="round__awarding_unit__path", round="round_id")

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="quotas")
    award = models.CharField(max_length=60, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="quotas")
    group = models.CharField(max_length=40, blank=True, help_text="A group of units; empty with or without a unit")
    block = models.CharField(max_length=40, blank=True, help_text="Code of a cluster or block (cụm, khối thi đua)")
    number = models.PositiveIntegerField(null=True, blank=True)
    percent = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    base_kind = models.CharField(max_length=20, choices=Base, blank=True)
    base = models.PositiveIntegerField(null=True, blank=True)
    rounding = models.CharField(max_length=10, choices=[(r.value, r.value) for r in Rounding], default=Rounding.DOWN)
    at_least = models.PositiveIntegerField(default=0)
    basis = models.CharField(max_length=300)
    set_by = models.CharField(max_length=200)
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("round_id", "award", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "award", "unit"), condition=Q(ended_at__isnull=True, unit__isnull=False),
                name="quota_once_of_unit",
            ),
            models.UniqueConstraint(
                fields=("round", "award", "group", "block"), condition=Q(ended_at__isnull=True, unit__isnull=True),
                name="quota_once_of_group",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=False, percent__isnull=True) | Q(number__isnull=True, percent__isnull=False),
                name="quota_number_or_percent",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gte=0, percent__lte=100), name="quota_percent"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.round} – {self.award or '*'} – {self.unit or self.group or self.block or '*'}"

    def place(self) -> Place:
        """A quota stands at the awarding body of its round."""
        return Place(self.round.awarding_unit.path, round_id=self.round_id)

    @property
    def allowance(self) -> Allowance:
        """The pure value that the rule reads."""
        return Allowance(self.number, self.percent, self.base, Rounding(self.rounding), self.at_least)
