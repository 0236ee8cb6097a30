"""Reads of complaints: those in somebody's hands, and what else is open against a decision."""

from __future__ import annotations

from django.db.models import QuerySet

from backend.base.scopes import visible
from backend.complaints.models import Complaint
from permissions.actor import Actor
from workflows.lifecycles.complaint import OPEN

RELATED = ("decision__unit", "decision__round", "nomination", "verifier")


def seen(actor: Actor) -> QuerySet[Complaint]:
    """The complaints that this reader may see: class sensitive, so by its own act."""
    return visible(Complaint.objects.select_related(*RELATED), actor, "complaint.view")


def at_work(actor: Actor | None) -> QuerySet[Complaint]:
    """Those with a day due: waiting for something, or decided and not sent yet."""
    rows = Complaint.objects.select_related(*RELATED) if actor is None else seen(actor)
    return rows.filter(due_on__isnull=False).order_by("due_on", "pk")


def open_against(nomination: int) -> QuerySet[Complaint]:
    """Open complaints about one case."""
    return Complaint.objects.filter(nomination=nomination, state__in=[state.value for state in OPEN])
