"""Who may read a published list: everybody where the rule says the public, otherwise the unit's own people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from backend.base.scopes import visible
from backend.nominations.models import Nomination, Submission
from backend.publicity import periods
from backend.publicity.periods import Shown
from backend.review.models import Stage
from backend.review.pinned import definition
from permissions.actor import Actor
from workflows.processes.schema import Audience, StageKind


class Gone(Enum):
    """Why there is nothing to show."""

    UNKNOWN = "unknown"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Row:
    """All that is ever shown of a nomination: name, unit, award and the short achievement."""

    name: str
    unit: str
    award: str
    achievement: str
    pk: int


def may_read(actor: Actor, submission: Submission, audience: Audience) -> bool:
    """Whether the reader belongs to those to whom the list is made known."""
    if audience is Audience.PUBLIC:
        return True
    if actor.person_id is None:
        return False
    if actor.home_path.startswith(submission.unit.path):
        return True
    return visible(Submission.objects.filter(pk=submission.pk), actor, "submission.view").exists()


def readable(actor: Actor, day: date) -> list[Shown]:
    """The lists shown on a day that this reader may see."""
    return [one for one in periods.shown_on(day) if may_read(actor, one.submission, one.item.audience)]


def find(actor: Actor, slug: str, day: date) -> Shown | Gone:
    """The list of an address; ENDED when it was shown once and no longer is, UNKNOWN for anything else."""
    code, _dot, stage_code = slug.rpartition(".")
    rows = Stage.objects.filter(
        nomination__submission__code=code, code=stage_code, stage_kind=StageKind.PUBLICATION
    ).select_related("nomination__submission__unit", "nomination__submission__process")
    first = rows.first()
    if first is None:
        return Gone.UNKNOWN
    submission = first.nomination.submission
    item = definition(first)
    if not may_read(actor, submission, item.audience):
        return Gone.UNKNOWN
    lists = periods.at_work(periods.open_publications().filter(nomination__submission=submission, code=stage_code))
    return next((one for one in reversed(lists) if one.since <= day <= one.until), Gone.ENDED)


def rows_of(shown: Shown, award_name: dict[str, str]) -> list[Row]:
    """The rows as they are shown, and nothing else of them."""
    return [
        Row(row.nominee_name, _unit(row), award_name.get(row.award, row.award), row.citation, row.pk)
        for row in shown.nominations()
    ]


def _unit(row: Nomination) -> str:
    return row.unit.name
