"""Reads of delegations: who uses whose role, and what may be handed on of a role."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from backend.audit.models import Line
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.delegation.models import Delegation
from permissions.actor import Actor, Holding
from permissions.acts import ACTS, label
from permissions.mandates import NEVER
from permissions.matrix import MATRIX
from permissions.roles import Role
from workflows.processes.schema import StageKind

RELATED = ("holding__person__unit", "holding__unit", "delegate__unit", "round")
AT_STAGES = frozenset({StageKind.APPRAISAL, StageKind.CONSULTATION, StageKind.RECEPTION, StageKind.HEAD_SIGNATURE})


def lent(people: Collection[int] | None, day: date | None = None) -> dict[int, tuple[Holding, ...]]:
    """The roles that these people (or all) use for others, ever or about a day, each with its days: one statement."""
    rows = Delegation.objects.select_related("holding__person__unit", "holding__unit").order_by("pk")
    if day is not None:
        rows = rows.filter(valid_from__lte=day, valid_to__gte=day)
    found: dict[int, tuple[Holding, ...]] = {}
    for row in rows if people is None else rows.filter(delegate__in=people):
        found[row.delegate_id] = (*found.get(row.delegate_id, ()), row.lent())
    return found


def seen(actor: Actor) -> QuerySet[Delegation]:
    """What this reader may see: given by or to oneself; every one for administrators and auditors."""
    return visible(Delegation.objects.select_related(*RELATED), actor, "delegation.view")


def delegable(role: Role) -> list[str]:
    """The acts of a role that may be handed on by name, reading aside, in the order of the vocabulary."""
    held = MATRIX[role]
    return [act for act in ACTS if act in held and act not in NEVER and not act.partition(".")[2].startswith("view")]


def acts_named(row: Delegation) -> list[str]:
    """The acts that it names, in the reader's language."""
    return [said(label(act)) for act in row.acts]


def times_used(keys: Collection[int]) -> dict[int, int]:
    """How many acts were done under each delegation: one statement."""
    rows = Line.objects.filter(subject_kind="delegation", subject_id__in=[str(key) for key in keys])
    done = rows.filter(data__has_key="act").values_list("subject_id", "entry_id")
    counts: dict[int, int] = {}
    for key, _entry in set(done):
        counts[int(key)] = counts.get(int(key), 0) + 1
    return counts
