"""Who appraises which area of a sheet, and which areas a reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from backend.criteria.criteria_sets import criteria_value
from backend.organisation.models import Unit
from backend.scoring.models import APPRAISALS, LeafRound, ScoreSheet, ScoringRound, SheetArea
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.score_sheet import ScoreSheetState
from workflows.rules.criteria import Node

NO_ONE = frozenset[str]()
UNTOLD = frozenset({ScoreSheetState.SELF_SCORING.value, ScoreSheetState.SUBMITTED.value})


def entrust(sheets: Iterable[ScoreSheet], round_: ScoringRound) -> None:
    """Lay down for each new sheet which unit appraises which area.

    The area's own agency where it names one that is not itself being scored; else the body running the round; for
    that body's own sheet the other body named in the round.
    """
    rows = list(sheets)
    codes = {area.appraiser for sheet in rows for area in criteria_value(sheet.criteria).areas if area.appraiser}
    agencies = {unit.code: unit for unit in Unit.objects.filter(code__in=codes)}
    SheetArea.objects.bulk_create(
        SheetArea(sheet=sheet, area=area.code, unit=_appraiser(area, sheet, round_, agencies.get(area.appraiser)))
        for sheet in rows
        for area in criteria_value(sheet.criteria).areas
    )


def _appraiser(area: Node, sheet: ScoreSheet, round_: ScoringRound, agency: Unit | None) -> Unit:
    if agency is not None and agency.pk != sheet.unit_id:
        return agency
    if sheet.unit_id == round_.runner_id and round_.own_appraiser is not None:
        return round_.own_appraiser
    return round_.runner


def area_codes(sheet: ScoreSheet) -> frozenset[str]:
    """Every area of a sheet."""
    return frozenset(area.code for area in criteria_value(sheet.criteria).areas)


def seen_areas(actor: Actor, sheet: ScoreSheet) -> frozenset[str]:
    """The areas that a reader may see: all within reach of the sheet's unit, else those entrusted to their agency."""
    reached = scope(actor, "score_sheet.view")
    if replace(reached, entrusted=NO_ONE).admits(sheet.place()):
        return area_codes(sheet)
    return frozenset(row.area for row in _rows(sheet) if row.unit.path in reached.entrusted)


def sees_appraisal(actor: Actor, sheet: ScoreSheet) -> bool:
    """Whether a reader may see appraised values: the scored unit's own people only once the first result is sent."""
    if sheet.state not in UNTOLD:
        return True
    if actor.home_path.startswith(sheet.unit.path):
        return False
    reached, place = scope(actor, "score_sheet.view"), sheet.place()
    return replace(reached, units=NO_ONE, subtrees=reached.subtrees - {sheet.unit.path}).admits(place)


def told_rounds(actor: Actor, sheet: ScoreSheet) -> tuple[LeafRound, ...]:
    """The rounds whose values a reader may see now."""
    seen = sees_appraisal(actor, sheet)
    return tuple(round_ for round_ in LeafRound if seen or round_ not in APPRAISALS)


def own_areas(actor: Actor, sheet: ScoreSheet, act: str = "score_sheet.appraise") -> frozenset[str]:
    """The areas that an appraiser may appraise: their agency's, and for the running body's people its areas."""
    reached = scope(actor, act)
    runs = replace(reached, entrusted=NO_ONE).admits(sheet.place())
    return frozenset(
        row.area
        for row in _rows(sheet)
        if row.unit.path in reached.entrusted or (runs and row.unit_id == sheet.round.runner_id)
    )


def area_of_code(sheet: ScoreSheet, code: str) -> str:
    """The area that a node of the sheet's set lies in; empty for an unknown code."""
    areas = criteria_value(sheet.criteria).areas
    return next((area.code for area in areas if any(node.code == code for node in area.walk())), "")


def _rows(sheet: ScoreSheet) -> list[SheetArea]:
    return list(sheet.entrusted.select_related("unit"))
