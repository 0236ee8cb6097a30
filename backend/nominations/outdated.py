"""Nominations whose frozen score comes from a result that was adjusted since; the frozen value itself never changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from backend.indices.queries import adjusted_years, histories, same_result
from backend.nominations.models import Nomination
from backend.scoring.models import PublishedScore
from workflows.lifecycles.nomination import NominationState

UNDECIDED = (NominationState.IN_PROCESS.value, NominationState.PASSED.value)


@dataclass(frozen=True, slots=True)
class Outdated:
    """A nomination, the published row that it was frozen from, and the one that counts now.

    `beside` says that only the band of the nominee's unit, shown beside a person's own score, has changed.
    """

    nomination: Nomination
    used: PublishedScore
    now: PublishedScore
    beside: bool


def outdated(rows: QuerySet[Nomination]) -> list[Outdated]:
    """Those of some nominations that used an older value; at most three queries, one when nothing was adjusted."""
    years = adjusted_years()
    if not years:
        return []
    frozen = rows.filter(achievement_to__in=years, frozen_score__provisional=False)
    return _compared(frozen.select_related("frozen_score", "person", "submission", "collective", "unit"))


def outdated_one(nomination: Nomination) -> Outdated | None:
    """The same for one nomination."""
    return next(iter(outdated(Nomination.objects.filter(pk=nomination.pk))), None)


def _compared(rows: Iterable[Nomination]) -> list[Outdated]:
    kept = [(row, _unit(row)) for row in rows]
    known = histories({unit for _row, unit in kept}, {row.achievement_to for row, _unit in kept})
    found = []
    for row, unit in kept:
        history = known.get((unit, row.achievement_to))
        used = history.at(row.frozen_score.frozen_at) if history is not None else None
        if history is None or used is None or used.pk == history.current.pk:
            continue
        now, beside = history.current, row.collective_id is None
        changed = used.band != now.band if beside else not same_result(used, now)
        if changed:
            found.append(Outdated(row, used, now, beside))
    return found


def _unit(row: Nomination) -> int:
    return row.collective_id or (row.person.unit_id if row.person is not None else 0)
