"""Dates due follow the calendar: when days are declared off or worked, open stages are counted again."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from backend.audit.record import Change, Who, record
from backend.calendars.models import DeclaredDay
from backend.review.clocks import resumed_due
from backend.review.models import Stage
from backend.review.pinned import definition
from workflows.lifecycles.stage import StageState

RECENT = timedelta(days=2)
RUNS = Q(state=StageState.OPEN) | Q(state=StageState.PAUSED, paused_on__isnull=True)
"""Stages whose clock runs: open ones, and those that wait for the unit where the process stops no clock for it."""


def recount_if_declared(at: datetime) -> int:
    """Count again when a day was declared or withdrawn lately; how many stages are due on another day now."""
    recent = Q(declared_at__gte=at - RECENT) | Q(withdrawn_at__gte=at - RECENT)
    return recount(at) if DeclaredDay.objects.filter(recent).exists() else 0


def recount(at: datetime) -> int:
    """Every stage whose clock runs by today's calendar; each change stands in the trail. Safe to repeat and to kill."""
    rows = Stage.objects.filter(RUNS).values_list("pk", flat=True).order_by("pk")
    return sum(_recounted(pk, at) for pk in rows)


def _recounted(pk: int, at: datetime) -> bool:
    with transaction.atomic(durable=True):
        stage = Stage.objects.select_for_update(of=("self",)).get(pk=pk)
        if not Stage.objects.filter(RUNS, pk=pk).exists():
            return False
        due = resumed_due(stage, definition(stage), list(stage.supplements.order_by("pk")))
        if due == stage.due_on:
            return False
        was, stage.due_on = stage.due_on, due
        stage.save()
        data = {"due_on": str(due or ""), "was": str(was or "")}
        change = Change(stage.kind, str(stage.pk), stage.audit_name(), stage.place().unit_path, data=data)
        record(act="declared_day.declare", who=Who(name="work"), at=at, changes=[change])
    return True
