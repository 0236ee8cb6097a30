"""What a sheet lost, what its year may still become, and what other values would give: read only, never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from backend.base import clock
from backend.criteria.criteria_sets import criteria_for, criteria_value
from backend.organisation.models import Unit
from backend.reform.leaf_facts import leaf_records
from backend.scoring.adjusting import corrections_of, current_scores
from backend.scoring.bands import band_name, used
from backend.scoring.inputs import entry_of_value, read_inputs
from backend.scoring.models import IndexPublication, PublishedScore, ScoreSheet
from backend.scoring.options import DEFAULT, options_of
from backend.scoring.province import corrected
from workflows.lifecycles.score_sheet import ScoreSheetState as S
from workflows.rules.forecast import Assumption, Pace, pace_of, supposed
from workflows.rules.losses import AreaLoss, Judged, Loss, area_losses, judged, leaf_losses
from workflows.rules.progress import facts_by_leaf, summary
from workflows.rules.ranking import Entrant, Key, rank
from workflows.rules.scoring import Basis, LeafInput, SheetScore, score_sheet


@dataclass(frozen=True, slots=True)
class Losses:
    """The lost points of a sheet: leaves, areas, what is strong and weak."""

    score: SheetScore
    leaves: tuple[Loss, ...]
    areas: tuple[AreaLoss, ...]
    judged: Judged


@dataclass(frozen=True, slots=True)
class Forecast:
    """Today's points, and what they become under each assumption; `untouched` is the maximum of leaves without data."""

    year: int
    on: date
    end: date
    pace: Pace
    open_tasks: int
    today: SheetScore
    supposed: Mapping[Assumption, SheetScore]
    untouched: Decimal


@dataclass(frozen=True, slots=True)
class Outlook:
    """Points, ratio, rank and band, as they are or as they would be."""

    points: Decimal
    max_points: Decimal
    ratio: Fraction | None
    rank: int | None
    band: str


def basis_for(sheet: ScoreSheet) -> Basis:
    """Whose values a sheet is read by: the unit's own until the appraisal is over."""
    return Basis.SELF if sheet.state in (S.SELF_SCORING, S.SUBMITTED) else Basis.APPRAISED


def current_inputs(sheet: ScoreSheet) -> dict[str, LeafInput]:
    """The inputs of a sheet as they count now, corrections of its published result included."""
    inputs = read_inputs([sheet], basis_for(sheet))[sheet.pk]
    row = current_scores().filter(sheet=sheet).select_related("publication__adjusts").first()
    return corrected(inputs, sheet.pk, corrections_of(row.publication) if row is not None else ())


def losses_of(sheet: ScoreSheet, inputs: Mapping[str, LeafInput] | None = None) -> Losses:
    """Where a sheet lost points and why, most first."""
    criteria, given = criteria_value(sheet.criteria), current_inputs(sheet) if inputs is None else inputs
    score = score_sheet(criteria, given, basis_for(sheet))
    leaves = leaf_losses(criteria, given, score)
    areas = area_losses(criteria, score, leaves)
    return Losses(score, tuple(leaves), tuple(areas), judged(areas))


def forecast(unit: Unit, year: int, on: date | None = None) -> Forecast | None:
    """What a unit's year may become from its tasks of today; None without a criteria set. It changes nothing."""
    edition = criteria_for(year, unit.group)
    if edition is None:
        return None
    day, end = min(on or clock.today(), date(year, 12, 31)), date(year, 12, 31)
    tasks = leaf_records({unit.pk}, {year}).get((unit.pk, year), [])
    sheet = ScoreSheet.objects.filter(unit=unit, criteria=edition).select_related("criteria").first()
    given = current_inputs(sheet) if sheet is not None else {}
    basis, criteria = basis_for(sheet) if sheet is not None else Basis.SELF, criteria_value(edition)

    def scored(facts: Mapping[str, Any]) -> SheetScore:
        known = {node.code for node in criteria.leaves()}
        inputs = dict(given) | {
            code: replace(given.get(code, LeafInput()), facts=found) for code, found in facts.items() if code in known
        }
        return score_sheet(criteria, inputs, basis)

    worlds = {one: supposed(tasks, day, end, one) for one in Assumption}
    today = scored(facts_by_leaf(tasks, day))
    maxima = {leaf.code: leaf.max_points for leaf in criteria.leaves()}
    return Forecast(
        year=year, on=day, end=end, pace=pace_of(tasks, day), open_tasks=summary(tasks, day).unfinished, today=today,
        supposed={one: scored(facts_by_leaf(world, end)) for one, world in worlds.items()},
        untouched=sum((maxima[code] for code in today.missing), Decimal(0)),
    )  # fmt: skip


def with_changes(inputs: Mapping[str, LeafInput], changes: Mapping[str, Any], basis: Basis) -> dict[str, LeafInput]:
    """A copy of a sheet's inputs with the tried values in place; what was given stays untouched."""
    found = dict(inputs)
    for code, one in changes.items():
        old, entry = found.get(code, LeafInput()), entry_of_value(one["value"])
        reason = "tính thử" if one["not_applicable"] else ""
        tried = replace(old, not_applicable=bool(one["not_applicable"]), na_reason=reason)
        found[code] = replace(tried, appraised=entry) if basis is Basis.APPRAISED else replace(tried, declared=entry)
    return found


def outlooks(sheet: ScoreSheet, changes: Mapping[str, Any]) -> tuple[Outlook, Outlook]:
    """A sheet as it stands and as it would stand with other values, each ranked among what is published.

    Nobody's unpublished sheet is read: before publication the rank is the place the ratio would have taken in the
    group's newest published year, and none where nothing was published.
    """
    inputs, basis, criteria = current_inputs(sheet), basis_for(sheet), criteria_value(sheet.criteria)
    against = published_beside(sheet)
    others = _others(sheet, against) if against is not None else []
    options = options_of(against) if against is not None else DEFAULT
    pair = []
    for given in (inputs, with_changes(inputs, changes, basis)):
        score = score_sheet(criteria, given, basis)
        mine = Entrant(str(sheet.unit_id), sheet.group, score.points, score.max_applicable)
        key = options.key if against is not None and against.criteria_id == sheet.criteria_id else Key.RATIO
        placed = rank([*others, mine], key, options.method, options.direction)
        place = next((p.rank for p in placed if p.unit == mine.unit), None) if others else None
        band = band_name(used(against.bands), score.ratio) if against is not None else ""
        pair.append(Outlook(score.points, score.max_applicable, score.ratio, place, band))
    return pair[0], pair[1]


def published_beside(sheet: ScoreSheet) -> IndexPublication | None:
    """The publication that a sheet is in, else the newest one of its group from an earlier year."""
    own = current_scores().filter(sheet=sheet).select_related("publication").first()
    if own is not None:
        return own.publication
    earlier = current_scores().filter(group=sheet.group, publication__year__lt=sheet.year, rank__isnull=False)
    newest = earlier.select_related("publication").order_by("-publication__year", "-publication_id").first()
    return newest.publication if newest is not None else None


def _others(sheet: ScoreSheet, against: IndexPublication) -> list[Entrant]:
    rows = PublishedScore.objects.filter(publication=against, group=sheet.group).exclude(unit=sheet.unit_id)
    return [
        Entrant(str(r.unit_id), sheet.group, r.points, r.max_points, r.rank is not None or r.points is None)
        for r in rows
    ]
