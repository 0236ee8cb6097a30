"""`{% paper_rows unit round %}`: the anonymous rows of a unit in a round, below its list."""

from __future__ import annotations

from typing import Any

from django import template

from backend.catalogue.models import Round
from backend.organisation.models import Unit
from backend.paper_dossiers.models import LEVELS, PaperDossier

register = template.Library()


@register.inclusion_tag("paper_dossiers/_rows.html")
def paper_rows(unit: Unit, round_: Round) -> dict[str, Any]:
    """The rows with their level; nothing where there are none."""
    rows = PaperDossier.objects.filter(unit=unit, round=round_)
    return {"rows": [(row, LEVELS[row.level]) for row in rows]}
