"""What somebody typed into an area and has not saved: kept for them alone, put back into the form, gone when saved.

A draft is no value and moves nothing, so it is no act; it outlives a lock, a lost connection and a closed window.
"""

from __future__ import annotations

from django.http import QueryDict
from django.utils import timezone

from backend.base import clock
from backend.scoring.models import LeafDraft, ScoreSheet

LIMIT = 200_000


def keep(sheet: ScoreSheet, person: int | None, round_: str, area: str, sent: QueryDict) -> LeafDraft | None:
    """Keep the typed fields of an area; nothing is kept for nobody, or of unreasonable length."""
    fields = {name: sent.getlist(name) for name in sent if name.startswith("n-")}
    if person is None or sum(len(text) for texts in fields.values() for text in texts) > LIMIT:
        return None
    draft, _made = LeafDraft.objects.update_or_create(
        sheet=sheet, person_id=person, round=round_, area=area,
        defaults={"fields": fields, "saved_at": clock.now()},
    )  # fmt: skip
    return draft


def find(sheet: ScoreSheet, person: int | None, round_: str, area: str) -> LeafDraft | None:
    """What this person typed and did not save."""
    return LeafDraft.objects.filter(sheet=sheet, person_id=person or 0, round=round_, area=area).first()


def drop(sheet: ScoreSheet, person: int | None, round_: str, area: str) -> None:
    """The typed values were saved."""
    LeafDraft.objects.filter(sheet=sheet, person_id=person or 0, round=round_, area=area).delete()


def as_sent(draft: LeafDraft) -> QueryDict:
    """A draft as if it had just been sent."""
    data = QueryDict(mutable=True)
    for name, texts in draft.fields.items():
        data.setlist(name, texts)
    return data


def said_at(draft: LeafDraft) -> str:
    """When it was kept."""
    return f"{timezone.localtime(draft.saved_at):%H:%M %d/%m/%Y}"
