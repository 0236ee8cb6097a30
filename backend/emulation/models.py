"""Clusters and blocks, their members and heads by year, the year's sheets with every value kept, results, proposals."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly
from backend.base.subjects import ScopeLookups, Subject
from backend.catalogue.models import Edition
from backend.organisation.models import Person, Unit
from backend.scoring.models import PublishedScore
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.emulation_scheme import EMULATION_SCHEME
from workflows.lifecycles.emulation_sheet import EMULATION_SHEET
from workflows.lifecycles.emulation_year import EMULATION_YEAR
from workflows.rules.emulation import Scheme, from_json, lint


class BlockKind(models.TextChoices):
    """What the grouping is called."""

    CLUSTER = "cum", _("Cụm thi đua")
    BLOCK = "khoi", _("Khối thi đua")


class Block(Subject):
    """A cluster or block of units alike in function, at the level of the body that organises it."""

    kind = "emulation_block"
    scope_lookups = ScopeLookups(unit_path="unit__path")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="emulation_blocks")
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    block_kind = models.CharField(max_length=10, choices=BlockKind)
    variant = models.CharField(max_length=40, default="khoi", help_text="Which places of a scheme it takes")
    basis = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="emulation_block_dates"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def place(self) -> Place:
        """A block stands at the body that organises it."""
        return Place(self.unit.path)


class Membership(models.Model):
    """A unit's place in one block in one year."""

    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="emulation_memberships")
    year = models.PositiveSmallIntegerField()
    since = models.DateField()
    basis = models.CharField(max_length=300)

    class Meta:
        ordering = ("year", "unit__name")
        constraints = (models.UniqueConstraint(fields=("unit", "year"), name="emulation_member_once"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.year}"


class SchemeDraft(LifecycleModel):
    """A scheme being written; publishing lays it down as an edition."""

    lifecycle = EMULATION_SCHEME
    scope_lookups = ScopeLookups(unit_path="unit__path")

    state = state_field(EMULATION_SCHEME)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=250)
    text = models.TextField()
    copied_from = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.title

    @property
    def scheme(self) -> Scheme:
        """The value as it stands."""
        return from_json(self.text)

    def place(self) -> Place:
        """A draft stands at the body that writes it."""
        return Place(self.unit.path)

    def facts(self, at: datetime) -> Facts:
        """What the linter says."""
        return {"faults": [f"{finding.where}: {finding.code}" for finding in lint(self.scheme)]}


class BlockYear(LifecycleModel):
    """One block's emulation year under one scheme: dates, places, heads, and the decision that published it."""

    lifecycle = EMULATION_YEAR
    scope_lookups = ScopeLookups(unit_path="block__unit__path")

    state = state_field(EMULATION_YEAR)
    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField(db_index=True)
    scheme = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="emulation_years")
    dates = models.JSONField(default=dict, help_text="Calendar code → day")
    places = models.JSONField(default=list, help_text="Award and number of places")
    adopted_reason = models.CharField(max_length=500, blank=True)
    taken_over_by = models.CharField(max_length=200, blank=True)
    taken_over_at = models.DateTimeField(null=True, blank=True)
    taken_over_reason = models.CharField(max_length=500, blank=True)
    decision_number = models.CharField(max_length=80, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    signatory = models.CharField(max_length=200, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-year", "block__code")
        constraints = (models.UniqueConstraint(fields=("block", "year"), name="emulation_year_once"),)

    def __str__(self) -> str:
        return f"{self.block} – {self.year}"

    def place(self) -> Place:
        """A year stands where its block stands."""
        return Place(self.block.unit.path)

    def facts(self, at: datetime) -> Facts:
        """Which sheets are not settled yet."""
        rows = list(self.sheets.values_list("state", "unit__name"))
        return {
            "sheets": len(rows),
            "unsettled": [name for state, name in rows if state not in ("settled", "published")],
        }

    def day(self, code: str) -> date | None:
        """A day of the calendar; None where the scheme names none."""
        given = self.dates.get(code)
        return date.fromisoformat(given) if given else None


class BlockHead(models.Model):
    """A head (position 0) or deputy (1, 2) of a block for a year, elected by the members."""

    run = models.ForeignKey(BlockYear, on_delete=models.PROTECT, related_name="heads")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    elected_on = models.DateField()
    basis = models.CharField(max_length=300)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("run", "position"), name="emulation_head_once"),
            models.UniqueConstraint(fields=("run", "unit"), name="emulation_head_unit_once"),
            models.CheckConstraint(condition=Q(position__lte=2), name="emulation_two_deputies"),
        )

    def __str__(self) -> str:
        return f"{self.unit} ({self.position})"


class EmulationSheet(LifecycleModel):
    """One member unit's year: what it registered, every value of every stage; no total is stored before publication."""

    lifecycle = EMULATION_SHEET
    scope_lookups = ScopeLookups(
        unit_path="unit__path", people=("run__heads__person_id",), shares="run__heads__person_id"
    )
    lock_first = ("run",)

    state = state_field(EMULATION_SHEET)
    run = models.ForeignKey(BlockYear, on_delete=models.PROTECT, related_name="sheets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="emulation_sheets")
    aims = models.JSONField(default=list, help_text="Titles aimed at, as registered")
    registered_at = models.DateTimeField(null=True, blank=True)
    self_scored_by = models.JSONField(default=list, help_text="Keys of the people who self-scored")
    reform_score = models.ForeignKey(PublishedScore, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reform_sha256 = models.CharField(max_length=64, blank=True)
    missing_reason = models.CharField(max_length=500, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("run_id", "unit__name")
        constraints = (models.UniqueConstraint(fields=("run", "unit"), name="emulation_sheet_once"),)

    def __str__(self) -> str:
        return f"Phiếu điểm thi đua {self.run.year} – {self.unit}"

    def place(self) -> Place:
        """A sheet stands at its unit and is open to the elected heads of its block."""
        heads = frozenset(self.run.heads.values_list("person_id", flat=True))
        return Place(self.unit.path, heads, heads)

    def ties(self) -> Ties:
        """Nobody scores the sheet of the unit they work in, or what they self-scored."""
        return Ties(preparers=frozenset(self.self_scored_by), scored_unit_path=self.unit.path)

    def facts(self, at: datetime) -> Facts:
        """What each stage still lacks; read only when a guard asks."""
        from backend.emulation.queries import Lacking

        return Lacking(self)


class Stage(models.TextChoices):
    """Whose value it is."""

    PLAN = "plan", _("Đăng ký")
    SELF = "self", _("Tự chấm")
    BLOCK = "block", _("Trưởng khối")
    COUNCIL = "council", _("Thường trực Hội đồng")


class GivenMark(models.Model):
    """A value given for an item; all are kept, the newest of a stage counts."""

    promises: ClassVar = (AppendOnly(),)

    sheet = models.ForeignKey(EmulationSheet, on_delete=models.PROTECT, related_name="marks")
    item = models.CharField(max_length=40)
    stage = models.CharField(max_length=10, choices=Stage)
    mark = models.JSONField(help_text="Exact decimals as text")
    reason = models.CharField(max_length=500, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    given_by = models.CharField(max_length=200)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("sheet", "stage", "item"), name="emulation_mark_newest"),)

    def __str__(self) -> str:
        return f"{self.item} {self.stage}"


class TieVote(models.Model):
    """A recorded vote about equal totals: votes by unit; the newest counts."""

    promises: ClassVar = (AppendOnly(),)

    run = models.ForeignKey(BlockYear, on_delete=models.PROTECT, related_name="tie_votes")
    votes = models.JSONField(help_text="Unit key → votes")
    basis = models.CharField(max_length=500)
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.run_id} {self.basis}"


class Result(models.Model):
    """One unit's published result, frozen with the marks it came from; no total means "chưa có số liệu"."""

    promises: ClassVar = (AppendOnly(),)

    run = models.ForeignKey(BlockYear, on_delete=models.PROTECT, related_name="results")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="emulation_results")
    sheet = models.OneToOneField(EmulationSheet, on_delete=models.PROTECT, related_name="result")
    base = models.DecimalField(max_digits=12, decimal_places=4)
    over_plan = models.DecimalField(max_digits=12, decimal_places=4)
    bonus = models.DecimalField(max_digits=12, decimal_places=4)
    penalty = models.DecimalField(max_digits=12, decimal_places=4)
    total = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    rank = models.PositiveSmallIntegerField(null=True)
    tied = models.BooleanField(default=False)
    excluded_by = models.JSONField(default=list)
    marks = models.JSONField(default=dict)
    inputs_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("run_id", "rank", "unit_id")

    def __str__(self) -> str:
        return f"{self.unit} {self.total}"


class Candidate(models.Model):
    """A unit on the block's list of proposals; a proposal grants nothing. Each place of an award exists once."""

    run = models.ForeignKey(BlockYear, on_delete=models.PROTECT, related_name="candidates")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    award = models.CharField(max_length=60)
    slot = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=500, blank=True)
    proposed_by = models.CharField(max_length=200)
    proposed_at = models.DateTimeField()

    class Meta:
        ordering = ("award", "slot")
        constraints = (
            models.UniqueConstraint(fields=("run", "award", "slot"), name="emulation_place_once"),
            models.UniqueConstraint(fields=("run", "unit"), name="emulation_candidate_once"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.award}"
