"""Drafts of processes, with every state a draft was ever in."""

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
from workflows.lifecycles.process_draft import PROCESS_DRAFT
from workflows.processes.loading import load_process
from workflows.processes.schema import Process


class ProcessDraft(KeptDraft):
    """A process that is being worked on: canonical text, who worked on it, what it will become."""

    lifecycle = PROCESS_DRAFT
    scope_lookups = ScopeLookups(unit_path="unit__path")

    state = state_field(PROCESS_DRAFT)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="process_drafts")
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=250)
    basis = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="process_drafts")
    edition = models.OneToOneField(
        Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="process_draft"
    )
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"Dự thảo {self.title}"

    @property
    def process(self) -> Process:
        """The process as it stands."""
        return load_process(self.text)

    def place(self) -> Place:
        """A draft stands at the body that prepares it."""
        return Place(self.unit.path)

    def facts(self, at: datetime) -> Facts:
        """How many findings the linter has."""
        from backend.base import clock
        from backend.catalogue.process_findings import faults_of

        return {"findings": len(faults_of(self.process, clock.day(at)))}


class ProcessRevision(KeptRevision):
    """What a draft of a process said after one change."""

    draft = models.ForeignKey(ProcessDraft, on_delete=models.PROTECT, related_name="revisions")

    class Meta:
        ordering = ("draft", "number")
        constraints = (models.UniqueConstraint(fields=("draft", "number"), name="process_revision_once"),)
