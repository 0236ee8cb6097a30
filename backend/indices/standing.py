"""Published years of a unit or a group as the rules compare them; only values that count now are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_value
from backend.indices.keeping import mapping_of
from backend.organisation.models import Unit
from backend.scoring.adjusting import current_scores
from backend.scoring.models import IndexPublication, PublishedScore
from workflows.engine import Label, Reason
from workflows.rules.changes import Change, ComponentCounts, Movements, Standing, change, movements
from workflows.rules.comparing import Area, AreaChange, Year, area_changes, counts, pairs_for


@dataclass(frozen=True, slots=True)
class YearPoint:
    """One year of a unit: its published row and how many units were ranked beside it."""

    row: PublishedScore
    ranked_of: int


@dataclass(frozen=True, slots=True)
class Moved:
    """One unit in two years; a side is None where it was not published."""

    unit: Unit
    before: PublishedScore | None
    after: PublishedScore | None

    @property
    def change(self) -> Change:
        """The difference in ratio and rank places."""
        return change(standing(self.before), standing(self.after))


@dataclass(frozen=True, slots=True)
class GroupCompared:
    """A group in two years: every unit, and how many rose or fell in score and in rank."""

    before: IndexPublication
    after: IndexPublication
    rows: tuple[Moved, ...]
    by_score: Movements
    by_rank: Movements


@dataclass(frozen=True, slots=True)
class UnitCompared:
    """A unit in two years, area by area where that is allowed; `refused` says why it is not."""

    before: PublishedScore
    after: PublishedScore
    change: Change
    areas: tuple[AreaChange, ...]
    counts: ComponentCounts | None
    refused: Reason | None


def standing(row: PublishedScore | None) -> Standing:
    """A published row as the rules compare it: exact ratio and rank."""
    return Standing(row.ratio, row.rank) if row is not None else Standing(None, None)


def years_of(unit: Unit) -> list[YearPoint]:
    """Every year for which a unit has a published value that counts, oldest first; two queries."""
    rows = list(
        current_scores()
        .filter(unit=unit)
        .select_related("publication__criteria", "unit")
        .defer("publication__criteria__text")
        .order_by("publication__year", "pk")
    )
    ranked: dict[int, int] = {}
    others = PublishedScore.objects.filter(publication__in=[row.publication_id for row in rows], rank__isnull=False)
    for publication in others.values_list("publication_id", flat=True):
        ranked[publication] = ranked.get(publication, 0) + 1
    return [YearPoint(row, ranked.get(row.publication_id, 0)) for row in rows]


def trend_rows(points: Iterable[YearPoint]) -> list[dict[str, Any]]:
    """What the trend chart draws."""
    return [
        {"year": p.row.publication.year, "value": p.row.ratio, "rank": p.row.rank, "of": p.ranked_of or None}
        for p in points
    ]


def earlier_publication(publication: IndexPublication) -> IndexPublication | None:
    """The newest earlier year of the same body and group of units that counts now; None when there is none."""
    group = criteria_value(publication.criteria).group
    older = IndexPublication.objects.filter(
        unit=publication.unit, year__lt=publication.year, adjustment__isnull=True
    ).select_related("criteria")
    found = (row for row in older.order_by("-year", "-pk") if criteria_value(row.criteria).group == group)
    return next(found, None)


def scores_of(publication: IndexPublication) -> list[PublishedScore]:
    """The rows of a publication with their units; one query."""
    rows = list(publication.scores.select_related("unit").order_by("pk"))
    for row in rows:
        row.publication = publication
    return rows


def compare_groups(before: IndexPublication, after: IndexPublication) -> GroupCompared:
    """Every unit of two publications, in the later order of rank; two queries."""
    older, newer = scores_of(before), scores_of(after)
    earlier = {row.unit_id: row for row in older}
    rows = [Moved(row.unit, earlier.pop(row.unit_id, None), row) for row in sorted(newer, key=_order)]
    rows += [Moved(row.unit, row, None) for row in earlier.values()]
    changes = [row.change for row in rows]
    by_score, by_rank = movements(c.score for c in changes), movements(c.places for c in changes)
    return GroupCompared(before, after, tuple(rows), by_score, by_rank)


def _order(row: PublishedScore) -> tuple[bool, int, str]:
    return row.rank is None, row.rank or 0, row.unit.search_name


def year_of(publication: IndexPublication, rows: Sequence[PublishedScore]) -> Year:
    """A publication as the rules compare it, area by area."""
    areas = {
        str(row.unit_id): tuple(Area(a["code"], Decimal(a["points"]), Decimal(a["max"])) for a in row.areas)
        for row in rows
        if row.areas
    }
    codes = tuple(area.code for area in criteria_value(publication.criteria).areas)
    return Year(publication.year, publication.criteria.sha256, codes, areas)


def compare_unit(before: PublishedScore, after: PublishedScore) -> UnitCompared:
    """A unit in two published years: totals always, areas only with the same set or a stated mapping."""
    years = [year_of(row.publication, scores_of(row.publication)) for row in (before, after)]
    known = mapping_of(before.publication.criteria, after.publication.criteria)
    pairs = pairs_for(years[0], years[1], [tuple(pair) for pair in known.pairs] if known else None)
    total = change(standing(before), standing(after))
    if isinstance(pairs, Reason):
        return UnitCompared(before, after, total, (), None, pairs)
    areas = area_changes(years[0], years[1], str(after.unit_id), pairs)
    return UnitCompared(before, after, total, tuple(areas), counts(areas), None)


def area_titles(edition: Edition) -> Mapping[str, Label]:
    """The names of a set's areas by code."""
    return {area.code: Label(area.title_vi, area.title_en) for area in criteria_value(edition).areas}
