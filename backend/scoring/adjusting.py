"""Corrected results: what an adjusting decision would publish, and what changes by it, unit by unit.

An adjustment is a publication of its own that points to the one it corrects; the older rows stay as they were. Scores
are made anew by the engine from the stored values with the corrections in their place, never typed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from backend.scoring.bands import used
from backend.scoring.models import IndexPublication, PublishedScore
from backend.scoring.options import options_of
from backend.scoring.province import by_engine
from backend.scoring.publishing import Row, ranked
from workflows.rules.changes import Change, Standing, change


@dataclass(frozen=True, slots=True)
class Moved:
    """One unit before and after an adjustment."""

    before: PublishedScore
    after: Row

    @property
    def change(self) -> Change:
        """The difference of ratio and rank."""
        placing = self.after.placing
        return change(Standing(self.before.ratio, self.before.rank), Standing(placing.ratio, placing.rank))

    @property
    def touched(self) -> bool:
        """Whether anything that is published changes."""
        after = self.after
        points = after.score.points if after.score else None
        return (self.before.points, self.before.rank, self.before.band) != (points, after.placing.rank, after.band)


def current_publications() -> QuerySet[IndexPublication]:
    """The publications that no later one corrects."""
    return IndexPublication.objects.filter(adjustment__isnull=True)


def current_scores() -> QuerySet[PublishedScore]:
    """The published values that count now; rows of adjusted publications are left out, though they stay."""
    return PublishedScore.objects.filter(publication__adjustment__isnull=True)


def chain_of(publication: IndexPublication) -> list[IndexPublication]:
    """A publication and those that it corrects, oldest first."""
    chain = [publication]
    while chain[0].adjusts is not None:
        chain.insert(0, chain[0].adjusts)
    return chain


def corrections_of(publication: IndexPublication) -> list[dict[str, Any]]:
    """Every correction that counts in a publication, oldest first."""
    return [one for each in chain_of(publication) for one in each.corrections]


def adjusted_rows(publication: IndexPublication, corrections: Sequence[dict[str, Any]]) -> list[Moved]:
    """What a publication would say with further corrections, every unit of it, in the new order of rank.

    Raises ScoringError when a corrected value does not fit its criterion.
    """
    rows = list(publication.scores.select_related("unit", "sheet__unit", "sheet__criteria", "publication"))
    sheets = [row.sheet for row in rows if row.sheet is not None]
    scores = by_engine(sheets, corrections=[*corrections_of(publication), *corrections])
    by_unit = {score.sheet.unit_id: score for score in scores}
    before = {row.unit_id: row for row in rows}
    declared = {row.unit_id: row.self_points for row in rows if row.self_points is not None}
    group = rows[0].group if rows else ""
    after = ranked(
        [row.unit for row in rows], by_unit, group, used(publication.bands), options_of(publication), declared
    )
    return [Moved(before[row.unit.pk], row) for row in after]
