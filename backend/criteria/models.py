"""Drafts of criteria sets, with every state a draft was ever in."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly
from backend.base.subjects import ScopeLookups
from backend.catalogue.models import Edition
from backend.organisation.models import Unit
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.criteria_draft import CRITERIA_DRAFT
from workflows.rules.criteria import CriteriaSet, from_json


class CriteriaDraft(LifecycleModel):
    """A criteria set that is being worked on: canonical text, who worked on it, what it will become."""

    lifecycle = CRITERIA_DRAFT
    scope_lookups = ScopeLookups(unit_path="unit__path")

    state = state_field(CRITERIA_DRAFT)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="criteria_drafts")
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=250)
    year = models.PositiveSmallIntegerField(db_index=True)
    level = models.CharField(max_length=40)
    group = models.CharField(max_length=40)
    text = models.TextField(help_text="The canonical text of the set as it stands; it may still have findings")
    basis = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts_from")
    edition = models.OneToOneField(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="draft")
    prepared_by = models.JSONField(default=list, help_text="Keys of the people who worked on it")
    changed_by = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-year", "group", "id")

    def __str__(self) -> str:
        return f"Dự thảo {self.title}"

    @property
    def criteria(self) -> CriteriaSet:
        """The set as it stands."""
        return from_json(self.text)

    def place(self) -> Place:
        """A draft stands at the body that prepares it."""
        return Place(self.unit.path)

    def ties(self) -> Ties:
        """Who worked on it does not publish it."""
        return Ties(preparers=frozenset(self.prepared_by))

    def facts(self, at: datetime) -> Facts:
        """How many findings the linter has."""
        from backend.criteria.queries import findings_of

        return {"findings": len(findings_of(self.criteria))}


class CriteriaRevision(models.Model):
    """What a draft said after one change; kept, so that any change can be taken back and seen."""

    promises: ClassVar = (AppendOnly(),)

    draft = models.ForeignKey(CriteriaDraft, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=60)
    node = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("draft", "number")
        constraints = (models.UniqueConstraint(fields=("draft", "number"), name="criteria_revision_once"),)

    def __str__(self) -> str:
        return f"{self.draft_id} #{self.number}"
