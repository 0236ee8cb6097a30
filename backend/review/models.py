"""The stages that a nomination goes through, made from the pinned process; supplements asked and given."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly, Frozen
from backend.base.reasons import said
from backend.base.subjects import ScopeLookups
from backend.catalogue.models import Edition
from backend.nominations.models import Nomination
from backend.organisation.models import Unit
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.labels import label
from workflows.lifecycles.stage import STAGE
from workflows.processes.schema import StageKind


class Stage(LifecycleModel):
    """One step of the pinned process for one nomination: who owns it, until when, and how it ended."""

    lifecycle = STAGE
    scope_lookups = ScopeLookups(
        unit_path="nomination__unit__path", round="nomination__submission__round_id", stage_kind="stage_kind"
    )
    lock_first: ClassVar = ("nomination__submission", "nomination")
    promises: ClassVar = (Frozen(("code", "stage_kind", "nomination_id", "owner_role"), once="opened_at"),)

    state = state_field(STAGE)
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="stages")
    code = models.CharField(max_length=60, help_text="The stage's code in the process")
    stage_kind = models.CharField(max_length=30, db_index=True)
    attempt = models.PositiveSmallIntegerField(default=1)
    owner_role = models.CharField(max_length=30)
    alternate_role = models.CharField(max_length=30, blank=True)
    owner_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="owned_stages")
    alternate_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="alternate_stages"
    )
    independent = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    paused_days = models.PositiveSmallIntegerField(default=0, help_text="Working days that did not count")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=200, blank=True)
    opinion = models.TextField(blank=True)
    process = models.ForeignKey(
        Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The version by which it runs since the dossier was moved; empty: the one pinned at reception",
    )  # fmt: skip
    continues = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by",
        help_text="The stage of the older version whose work and clock it goes on with",
    )  # fmt: skip
    clock_from = models.DateField(null=True, blank=True, help_text="First day of the clock, if before the opening")
    moved_on = models.DateField(null=True, blank=True, help_text="Day on which the dossier was last moved")
    stops_before = models.JSONField(default=list, help_text="Days that did not count before the move: first, last")

    class Meta:
        ordering = ("nomination_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("nomination", "code", "attempt"), name="stage_attempt_once"),
            models.UniqueConstraint(
                fields=("nomination", "code"), condition=Q(state__in=["open", "paused"]), name="stage_open_once"
            ),
        )
        indexes = (models.Index(fields=("owner_role", "state", "due_on"), name="stage_inbox"),)

    def __str__(self) -> str:
        return f"{self.code} – {self.nomination}"

    def audit_name(self) -> str:
        """The kind of step in words, and whose."""
        return f"{label(StageKind(self.stage_kind)).vi} – {self.nomination.audit_name()}"

    def told(self) -> str:
        """The name, and which step: somebody may stand at two steps at once."""
        return f"{self.nomination.nominee_name} – {said(label(StageKind(self.stage_kind)))}"

    def place(self) -> Place:
        """A stage stands where its nomination stands."""
        nomination = self.nomination
        round_id = nomination.submission.round_id
        return Place(nomination.unit.path, round_id=round_id, stage_kind=self.stage_kind)

    def ties(self) -> Ties:
        """The nomination's ties, the owners, and whether the stage must be independent of the nominee's unit."""
        from backend.review.queries import owners

        of, holders = self.nomination.ties(), owners(self)
        return Ties(
            of.nominees,
            of.preparers,
            home_unit_path=of.home_unit_path,
            independent=self.independent,
            owner_roles=frozenset(role for role, _path in holders),
            owner_paths=frozenset(path for _role, path in holders),
        )

    def facts(self, at: datetime) -> Facts:
        """Returns left by the process; whether a change of award waits for an answer."""
        from backend.review.queries import stage_facts

        return stage_facts(self)


class Supplement(models.Model):
    """A supplement asked of the unit, with reason and deadline, and what was answered."""

    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="supplements")
    reason = models.CharField(max_length=1000)
    deadline = models.DateField()
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=2000, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("stage",), condition=Q(answered_at__isnull=True), name="one_supplement_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return self.reason


class ProcessMove(models.Model):
    """A running dossier moved to another version of its process; the pin made at reception stays as it was.

    `settled` counts as done in the new version; `standing` are the stage rows that were open after the move and
    `last_row` the newest of all: what happens to the dossier later lies behind them.
    """

    promises: ClassVar = (AppendOnly(),)

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="process_moves")
    from_edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    to_edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    mapping = models.JSONField(default=dict, help_text="Code of each open stage and of the one that took its place")
    settled = models.JSONField(default=list)
    standing = models.JSONField(default=list)
    last_row = models.BigIntegerField()
    reason = models.CharField(max_length=500)
    moved_by = models.CharField(max_length=200)
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.from_edition_id} → {self.to_edition_id}"
