"""Drafts of criteria sets, with every state a draft was ever in."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from backend.base.lifecycle import state_field
from backend.base.subjects import ScopeLookups
from backend.catalogue.drafting import KeptDraft, KeptRevision
from backend.catalogue.models import Edition
from backend.organisation.models import Unit
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.criteria_draft import CRITERIA_DRAFT
from workflows.rules.criteria import CriteriaSet, from_json


class CriteriaDraft(KeptDraft):
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
    basis = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts_from")
    edition = models.OneToOneField(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="draft")
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

    def facts(self, at: datetime) -> Facts:
        """How many findings the linter has."""
        from backend.criteria.queries import findings_of

        return {"findings": len(findings_of(self.criteria))}


class CriteriaRevision(KeptRevision):
    """What a draft of a criteria set said after one change."""

    draft = models.ForeignKey(CriteriaDraft, on_delete=models.PROTECT, related_name="revisions")

    class Meta:
        ordering = ("draft", "number")
        constraints = (models.UniqueConstraint(fields=("draft", "number"), name="criteria_revision_once"),)
