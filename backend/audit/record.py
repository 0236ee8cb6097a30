"""Writing to the trail: one entry with its lines, inside the act's own transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from backend.audit import tree
from backend.audit.models import Entry, Line
from backend.base import clock


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one subject."""

    kind: str
    id: str
    name: str
    unit_path: str = ""
    move: str = ""
    state_from: str = ""
    state_to: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Who:
    """The person of an entry, as text."""

    id: str = ""
    name: str = ""
    roles: str = ""


def record(
    *, act: str, who: Who, at: datetime, changes: Sequence[Change], batch: UUID | None = None, request: str = ""
) -> Entry:
    """Write one entry with one line per changed subject; the caller's transaction carries it."""
    entry = Entry.objects.create(
        at=at,
        recorded_at=clock.recorded_now(),
        act=act,
        person=who.id,
        person_name=who.name,
        roles=who.roles,
        batch=batch,
        request=request,
    )
    lines = [
        Line(
            entry=entry,
            position=position,
            subject_kind=change.kind,
            subject_id=change.id,
            subject_name=change.name[:300],
            unit_path=change.unit_path,
            move=change.move,
            state_from=change.state_from,
            state_to=change.state_to,
            data=dict(change.data),
        )
        for position, change in enumerate(changes, start=1)
    ]
    Line.objects.bulk_create(lines)
    tree.after_record(entry, lines)
    return entry
