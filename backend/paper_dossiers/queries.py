"""Counting placeholders: how many of each unit and level hold places, and the rows that a reader may see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from backend.base.scopes import visible
from backend.paper_dossiers.models import PaperDossier
from permissions.actor import Actor
from workflows.lifecycles.paper_dossier import PaperDossierState

HOLDING = (PaperDossierState.PLACED.value, PaperDossierState.GRANTED.value)
Held = tuple[int, str, str, str, str, int]


def holding(round_ids: Iterable[int]) -> list[Held]:
    """(round, level, unit path, unit group, state, rows) of the placeholders that hold places of quotas."""
    rows = PaperDossier.objects.filter(round__in=list(round_ids), state__in=HOLDING)
    columns = ("round_id", "level", "unit__path", "unit__group", "state")
    return list(rows.order_by().values_list(*columns).annotate(rows=Count("pk")))


def seen(actor: Actor) -> QuerySet[PaperDossier]:
    """The placeholders in the reader's scope, the newest round first."""
    rows = visible(PaperDossier.objects.all(), actor, "paper_dossier.view")
    return rows.select_related("round", "unit").order_by("-round_id", "unit__path", "number")
