"""What somebody typed into a part and has not saved: kept for them alone, put back into the form, gone when saved.

A draft is no value and moves nothing, so it is no act; it outlives a lost connection and a closed window, and is found
again on another device.
"""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils import timezone

from backend.base import clock
from backend.initiatives.models import Initiative, InitiativeDraft

LIMIT = 60_000


def keep(row: Initiative, person: int | None, part: str, names: tuple[str, ...], sent: QueryDict) -> str:
    """Keep the typed fields of a part and say when; empty when nothing was kept (nobody, too long, wrong state)."""
    fields = {name: sent.get(name, "") for name in names}
    closed = row.lifecycle.wrong_state("initiative.edit", row.state) is not None
    if person is None or closed or sum(len(str(text)) for text in fields.values()) > LIMIT:
        return ""
    draft, _made = InitiativeDraft.objects.update_or_create(
        initiative=row, person_id=person, part=part, defaults={"fields": fields, "saved_at": clock.now()}
    )
    return said_at(draft)


def find(row: Initiative, person: int | None, part: str) -> InitiativeDraft | None:
    """What this person typed and did not save."""
    return InitiativeDraft.objects.filter(initiative=row, person_id=person or 0, part=part).first()


def drop(row: Initiative, person: int | None, part: str) -> None:
    """The typed values were saved."""
    InitiativeDraft.objects.filter(initiative=row, person_id=person or 0, part=part).delete()


def values(draft: InitiativeDraft | None) -> dict[str, Any]:
    """The typed values to put into the form."""
    return {name: text for name, text in draft.fields.items() if text != ""} if draft is not None else {}


def said_at(draft: InitiativeDraft) -> str:
    """When it was kept."""
    return f"{timezone.localtime(draft.saved_at):%H:%M %d/%m/%Y}"
