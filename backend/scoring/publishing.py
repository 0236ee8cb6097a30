"""What a publication will say, before and after the decision: ranks inside the group, bands, units without data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from backend.catalogue.models import Edition
from backend.organisation.models import Unit
from backend.scoring.bands import band_name
from backend.scoring.criteria_sets import criteria_value
from backend.scoring.models import IndexPublication, PublishedScore, ScoreSheet
from backend.scoring.province import UnitScore, province_scores, sheets_of
from workflows.lifecycles.score_sheet import ScoreSheetState
from workflows.rules.bands import BandTable
from workflows.rules.fixed import decimal_text
from workflows.rules.ranking import Entrant, Placing, rank


@dataclass(frozen=True, slots=True)
class Row:
    """One unit in the order of its rank; `score` is None for "chưa có số liệu"."""

    unit: Unit
    placing: Placing
    score: UnitScore | None
    band: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be published now; `unfinished` are sheets whose appraisal is not over."""

    edition: Edition
    year: int
    group: str
    rows: tuple[Row, ...]
    unfinished: tuple[ScoreSheet, ...]


def expected_units(body: Unit, group: str, year: int) -> QuerySet[Unit]:
    """The units of a group below a publishing body that existed in the year."""
    alive = Q(valid_to__isnull=True) | Q(valid_to__gte=date(year, 1, 1))
    return Unit.objects.filter(alive, path__startswith=body.path, group=group, valid_from__lte=date(year, 12, 31))


def propose(edition: Edition, body: Unit, bands: BandTable | None, sheets: Sequence[ScoreSheet] = ()) -> Proposal:
    """Score what is appraised, rank it inside its group by ratio, and name who has no data; `sheets` when locked."""
    criteria = criteria_value(edition)
    below = sheets_of(edition, criteria.year).filter(unit__path__startswith=body.path)
    every = list(below)
    done = [sheet for sheet in every if sheet.state in (ScoreSheetState.APPRAISED, ScoreSheetState.PUBLISHED)]
    scores = {score.sheet.unit_id: score for score in province_scores(edition, criteria.year, list(sheets) or done)}
    units = {unit.pk: unit for unit in expected_units(body, criteria.group, criteria.year)}
    units |= {sheet.unit_id: sheet.unit for sheet in every}
    entrants = [_entrant(unit, scores.get(unit.pk), criteria.group) for unit in sorted(units.values(), key=_by_name)]
    rows = tuple(_row(units[int(place.unit)], place, scores, bands) for place in rank(entrants))
    unfinished = tuple(sheet for sheet in every if sheet not in done)
    return Proposal(edition, criteria.year, criteria.group, rows, unfinished)


def _by_name(unit: Unit) -> tuple[str, int]:
    return unit.search_name, unit.pk


def _entrant(unit: Unit, score: UnitScore | None, group: str) -> Entrant:
    key = str(unit.pk)
    return Entrant(key, group, score.points, score.max_points) if score else Entrant(key, group, None, None)


def _row(unit: Unit, place: Placing, scores: dict[int, UnitScore], bands: BandTable | None) -> Row:
    return Row(unit, place, scores.get(unit.pk), band_name(bands, place.ratio))


def published_row(publication: IndexPublication, row: Row, group: str) -> PublishedScore:
    """The row of a publication: exact figures, or none at all."""
    score = row.score if row.placing.ratio is not None else None
    return PublishedScore(
        publication=publication, unit=row.unit, group=group, sheet=score.sheet if score else None,
        points=score.points if score else None, max_points=score.max_points if score else None,
        rank=row.placing.rank, band=row.band, areas=areas_of(score) if score else [],
        inputs_sha256=score.inputs_sha256 if score else "",
    )  # fmt: skip


def areas_of(score: UnitScore) -> list[dict[str, str]]:
    """Points and maximum of each area as exact text."""
    return [
        {"code": area.code, "points": decimal_text(area.points), "max": decimal_text(area.max_points)}
        for area in score.areas
    ]
