"""What becomes of published indices: petitions, stated mappings between sets, national indices, what-if copies."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly
from backend.base.subjects import ScopeLookups, Subject
from backend.catalogue.models import Edition
from backend.organisation.models import Person, Unit
from backend.scoring.models import IndexPublication, PublishedScore, ScoreSheet
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.lifecycles.index_petition import INDEX_PETITION
from workflows.lifecycles.what_if import WHAT_IF


class Petition(LifecycleModel):
    """A unit's petition about one criterion of its published result; what was accepted is corrected by a decision."""

    lifecycle = INDEX_PETITION
    scope_lookups = ScopeLookups(unit_path="unit__path")

    state = state_field(INDEX_PETITION)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="index_petitions")
    score = models.ForeignKey(PublishedScore, on_delete=models.PROTECT, related_name="petitions")
    leaf = models.CharField(max_length=60)
    asked = models.CharField(max_length=1000)
    evidence = models.CharField(max_length=500, blank=True)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    answer = models.CharField(max_length=1000, blank=True)
    value = models.JSONField(default=dict, help_text="The corrected value when accepted, as the leaf's rule wants it")
    not_applicable = models.BooleanField(default=False)
    answered_by = models.CharField(max_length=200, blank=True)
    adjustment = models.ForeignKey(
        IndexPublication, null=True, blank=True, on_delete=models.PROTECT, related_name="settled_petitions"
    )
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("score", "leaf"), condition=Q(state__in=["sent", "accepted"]), name="petition_live_once"
            ),
        )

    def __str__(self) -> str:
        return f"Kiến nghị tiêu chí {self.leaf} – {self.unit}"

    @property
    def publication(self) -> IndexPublication:
        """The publication whose result is questioned."""
        return self.score.publication

    def place(self) -> Place:
        """A petition stands at its unit."""
        return Place(self.unit.path)

    def ties(self) -> Ties:
        """Who sent it does not decide it."""
        return Ties(preparers=frozenset({self.sent_by_id}))


class CriteriaMapping(Subject):
    """Which area of an older set is which of a newer one, as somebody stated it; the newest statement counts."""

    kind = "index_mapping"
    scope_lookups = ScopeLookups(unit_path="unit__path")
    promises: ClassVar = (AppendOnly(),)

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    older = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="mappings_to")
    newer = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="mappings_from")
    pairs = models.JSONField(help_text="Pairs of area codes: older, newer")
    basis = models.CharField(max_length=500)
    stated_by = models.CharField(max_length=200)
    stated_at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.older.code} → {self.newer.code}"

    def place(self) -> Place:
        """A mapping stands at the body that stated it."""
        return Place(self.unit.path)


class IndexValue(Subject):
    """One province's value of a national index in a year, with its source; a correction is noted in the trail."""

    kind = "index_value"
    scope_lookups = ScopeLookups(unit_path="unit__path")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", help_text="The body that keeps the row")
    index = models.CharField(max_length=40, db_index=True)
    province = models.CharField(max_length=80, db_index=True, help_text="As it was called in the year")
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    scale = models.DecimalField(max_digits=8, decimal_places=2, help_text="The largest value there can be")
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    ranked_of = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many provinces were ranked")
    components = models.JSONField(default=dict, help_text="Component name → printed figure")
    source = models.CharField(max_length=500)
    status = models.CharField(max_length=20, default="secondary")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("index", "province", "year")
        constraints = (
            models.UniqueConstraint(fields=("index", "province", "year"), name="index_value_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__lte=F("scale")), name="index_value_in_scale"
            ),
            models.CheckConstraint(
                condition=Q(ranked_of__isnull=True) | Q(rank__isnull=True) | Q(rank__lte=F("ranked_of")),
                name="index_value_rank",
            ),
        )

    def __str__(self) -> str:
        return f"{self.index} {self.year} – {self.province}"

    def place(self) -> Place:
        """A value stands at the body that keeps it."""
        return Place(self.unit.path)


class WhatIf(LifecycleModel):
    """A person's own copy of a sheet with other values: what would become of points, rank and band."""

    lifecycle = WHAT_IF
    scope_lookups = ScopeLookups(people=("owner_id",))

    state = state_field(WHAT_IF)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="what_ifs")
    sheet = models.ForeignKey(ScoreSheet, on_delete=models.PROTECT, related_name="what_ifs")
    name = models.CharField(max_length=120)
    changes = models.JSONField(default=dict, help_text="Leaf → value and not_applicable; nothing else differs")
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("bản tính thử")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "sheet", "name"), condition=Q(state="kept"), name="what_if_name_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} – {self.sheet}"

    def place(self) -> Place:
        """A copy belongs to its owner alone."""
        return Place(people=frozenset({self.owner_id}))
