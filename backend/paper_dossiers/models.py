"""One placeholder per paper dossier: round, unit, level and number; no name, no award, no text."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import Frozen
from backend.base.subjects import ScopeLookups
from backend.catalogue.models import Round
from backend.organisation.models import Unit
from permissions.reach import Place
from workflows.labels import LABELS
from workflows.lifecycles.paper_dossier import PAPER_DOSSIER
from workflows.regulations.schema import Level

LEVELS = LABELS[Level]
LEVEL_CHOICES = [(level, label.vi) for level, label in LEVELS.items()]


class PaperDossier(LifecycleModel):
    """Stands in lists and counts for a dossier that is never entered; holds a place of the quotas of its level."""

    lifecycle = PAPER_DOSSIER
    scope_lookups = ScopeLookups(unit_path="unit__path")
    promises: ClassVar = (Frozen(("round_id", "unit_id", "level", "number"), once="placed_at"),)

    state = state_field(PAPER_DOSSIER)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="paper_dossiers")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="paper_dossiers")
    level = models.CharField(max_length=10, choices=LEVEL_CHOICES)
    number = models.PositiveSmallIntegerField()
    placed_at = models.DateTimeField()
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("round_id", "unit_id", "number")
        constraints = (models.UniqueConstraint(fields=("round", "unit", "number"), name="paper_dossier_number_once"),)

    def __str__(self) -> str:
        return f"Hồ sơ mật – xử lý giấy số {self.number}"

    def place(self) -> Place:
        """It stands at the unit that keeps the paper."""
        return Place(self.unit.path)
