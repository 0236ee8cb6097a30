"""What a publication will say, before and after the decision: ranks inside the group, bands, units without data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_value
from backend.organisation.models import Unit
from backend.scoring.bands import band_name
from backend.scoring.engine import engine_version
from backend.scoring.models import IndexPublication, PublishedScore, ScoreSheet
from backend.scoring.options import DEFAULT
from backend.scoring.province import UnitScore, province_scores, sheets_of
from workflows.lifecycles.score_sheet import ScoreSheetState
from workflows.rules.bands import BandTable
from workflows.rules.fixed import decimal_text
from workflows.rules.ranking import Entrant, Placing, RankingOptions, rank
from workflows.rules.scoring import Basis


@dataclass(frozen=True, slots=True)
class Row:
    """One unit in the order of its rank; `score` is None for "chưa có số liệu"."""

    unit: Unit
    placing: Placing
    score: UnitScore | None
    band: str
    self_points: Decimal | None = None
    not_ranked: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be published now; `unfinished` are sheets whose appraisal is not over."""

    edition: Edition
    year: int
    group: str
    rows: tuple[Row, ...]
    unfinished: tuple[ScoreSheet, ...]


def expected_units(body: Unit, group: str, year: int) -> QuerySet[Unit]:
    """The units of a group below a publishing body that stood at the end of the year.

    A unit that was merged or ended before that day is scored only if it has a sheet of its own: what it did is its
    successor's to report, and a row without figures under the same name would mislead.
    """
    last = date(year, 12, 31)
    alive = Q(valid_to__isnull=True) | Q(valid_to__gte=last)
    return Unit.objects.filter(alive, path__startswith=body.path, group=group, valid_from__lte=last)


def propose(
    edition: Edition,
    body: Unit,
    bands: BandTable | None,
    sheets: Sequence[ScoreSheet] = (),
    options: RankingOptions = DEFAULT,
) -> Proposal:
    """Score what is approved, rank it inside its group, and name who has no data; `sheets` when locked."""
    criteria = criteria_value(edition)
    below = sheets_of(edition, criteria.year).filter(unit__path__startswith=body.path)
    every = list(below)
    done = list(sheets) or [
        sheet for sheet in every if sheet.state in (ScoreSheetState.APPROVED, ScoreSheetState.PUBLISHED)
    ]
    scores = {score.sheet.unit_id: score for score in province_scores(edition, criteria.year, done)}
    units = {unit.pk: unit for unit in expected_units(body, criteria.group, criteria.year)}
    units |= {sheet.unit_id: sheet.unit for sheet in every}
    rows = ranked(units.values(), scores, criteria.group, bands, options, declared_points(edition, done))
    kept = {sheet.pk for sheet in done}
    return Proposal(
        edition, criteria.year, criteria.group, rows, tuple(sheet for sheet in every if sheet.pk not in kept)
    )


def declared_points(edition: Edition, sheets: Sequence[ScoreSheet]) -> dict[int, Decimal]:
    """What each unit gave itself, by unit: the column "Điểm tự chấm" of the printed table."""
    year = criteria_value(edition).year
    return {score.sheet.unit_id: score.points for score in province_scores(edition, year, sheets, Basis.SELF)}


def ranked(
    units: Iterable[Unit],
    scores: Mapping[int, UnitScore],
    group: str,
    bands: BandTable | None,
    options: RankingOptions,
    declared: Mapping[int, Decimal],
) -> tuple[Row, ...]:
    """The units of a group in the order of rank; who is named as not ranked keeps points and band."""
    known = {unit.pk: unit for unit in units}
    apart = options.reasons
    entrants = [
        _entrant(unit, scores.get(unit.pk), group, unit.code not in apart)
        for unit in sorted(known.values(), key=_by_name)
    ]
    return tuple(
        Row(
            known[int(place.unit)], place, scores.get(int(place.unit)), band_name(bands, place.ratio),
            declared.get(int(place.unit)), apart.get(known[int(place.unit)].code, ""),
        )
        for place in rank(entrants, options.key, options.method, options.direction)
    )  # fmt: skip


def _by_name(unit: Unit) -> tuple[str, int]:
    return unit.search_name, unit.pk


def _entrant(unit: Unit, score: UnitScore | None, group: str, takes_part: bool) -> Entrant:
    points, maximum = (score.points, score.max_points) if score else (None, None)
    return Entrant(str(unit.pk), group, points, maximum, takes_part)


def published_row(publication: IndexPublication, row: Row, group: str) -> PublishedScore:
    """The row of a publication: exact figures, or none at all."""
    score = row.score if row.placing.ratio is not None else None
    return PublishedScore(
        publication=publication, unit=row.unit, group=group, sheet=score.sheet if score else None,
        points=score.points if score else None, max_points=score.max_points if score else None,
        rank=row.placing.rank, band=row.band, self_points=row.self_points if score else None,
        areas=areas_of(score) if score else [],
        inputs_sha256=score.inputs_sha256 if score else "", engine=engine_version() if score else "",
    )  # fmt: skip


def areas_of(score: UnitScore) -> list[dict[str, str]]:
    """Points and maximum of each area as exact text."""
    return [
        {"code": area.code, "points": decimal_text(area.points), "max": decimal_text(area.max_points)}
        for area in score.areas
    ]
