"""Reading exemplars: who sees which, and what stands on the page of exemplars."""

from __future__ import annotations

from django.db.models import QuerySet

from backend.base.scopes import visible
from backend.exemplars.models import Audience, Exemplar
from permissions.actor import Actor
from permissions.check import scope


def listed() -> QuerySet[Exemplar]:
    """Exemplars as lists show them."""
    return Exemplar.objects.select_related("unit", "person__unit", "collective", "movement")


def seen(actor: Actor) -> QuerySet[Exemplar]:
    """Those that this reader works on."""
    return visible(listed(), actor, "exemplar.view")


def shown(actor: Actor) -> QuerySet[Exemplar]:
    """Those on the page of exemplars: all of them for the office, the public ones for everybody else."""
    rows = listed().filter(state="shown").order_by("-shown_from", "-pk")
    return rows if scope(actor, "exemplar.view_shown").everything else rows.filter(audience=Audience.PUBLIC)
