"""Acts on score sheets and indices: the unit self-scores, the appraiser appraises, the signatory publishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_value
from backend.organisation.models import Unit
from backend.scoring import publish_act
from backend.scoring.giving import sound_values
from backend.scoring.models import LeafRound, LeafValue, ScoreSheet
from backend.scoring.serializers import OpenSheetInputs, SheetReasonInputs, ValuesInputs
from workflows.engine import Reason, Refused
from workflows.rules.scoring import entry_to_json

assert publish_act  # registers index.publish


@act("score_sheet.open", inputs=OpenSheetInputs)
def open_sheet(doing: Doing, *, unit: Unit, criteria: Edition, illustrative: bool = False) -> ScoreSheet:
    """Open a unit's sheet by the criteria set of its group; one sheet per unit and set."""
    value = criteria_value(criteria)
    sheet = ScoreSheet(
        unit=unit, criteria=criteria, year=value.year, group=value.group,
        illustrative=illustrative or criteria.illustrative,
    )  # fmt: skip
    doing.permit(sheet)
    faults = []
    if ScoreSheet.objects.filter(unit=unit, criteria=criteria).exists():
        faults.append(Reason("score_sheet.exists", {"unit": unit.name, "year": value.year}))
    if unit.group != value.group:
        faults.append(Reason("score_sheet.other_group", {"unit": unit.name, "group": value.group}))
    gone = unit.valid_to is not None and unit.valid_to < date(value.year, 1, 1)
    if gone or unit.valid_from > date(value.year, 12, 31):
        faults.append(Reason("score_sheet.unit_not_there", {"unit": unit.name, "year": value.year}))
    if faults:
        raise Refused(*faults)
    doing.save(sheet, criteria=criteria.sha256, year=value.year)
    return sheet


@act("score_sheet.self_score", model=ScoreSheet, inputs=ValuesInputs)
def self_score(doing: Doing, sheet: ScoreSheet, *, values: Sequence[Mapping[str, Any]]) -> None:
    """The unit's own values; every one that was ever given is kept, the newest counts."""
    kept = _keep(doing, sheet, values, LeafRound.SELF)
    if doing.actor.person_id is not None and doing.actor.person_id not in sheet.self_scored_by:
        sheet.self_scored_by = [*sheet.self_scored_by, doing.actor.person_id]
    doing.save(sheet, leaves=kept)


@act("score_sheet.submit", model=ScoreSheet)
def submit(doing: Doing, sheet: ScoreSheet) -> None:
    """The head sends the self-score; every applicable criterion has a value."""
    doing.move(sheet)


@act("score_sheet.send_back", model=ScoreSheet, inputs=SheetReasonInputs)
def send_back(doing: Doing, sheet: ScoreSheet, *, reason: str) -> None:
    """The appraiser gives the sheet back to the unit."""
    doing.move(sheet, reason=reason)


@act("score_sheet.appraise", model=ScoreSheet, inputs=ValuesInputs)
def appraise(doing: Doing, sheet: ScoreSheet, *, values: Sequence[Mapping[str, Any]]) -> None:
    """The appraiser's values beside the unit's; a difference needs its reason."""
    kept = _keep(doing, sheet, values, LeafRound.APPRAISAL)
    doing.save(sheet, leaves=kept)


@act("score_sheet.finish_appraisal", model=ScoreSheet)
def finish_appraisal(doing: Doing, sheet: ScoreSheet) -> None:
    """End the appraisal; tasks are counted as of this day, or of the year's last day when that has passed."""
    sheet.counted_on = min(doing.day, date(sheet.year, 12, 31))
    doing.move(sheet, counted_on=sheet.counted_on)


@act("score_sheet.reopen_appraisal", model=ScoreSheet, inputs=SheetReasonInputs)
def reopen_appraisal(doing: Doing, sheet: ScoreSheet, *, reason: str) -> None:
    """Appraise again before publication."""
    sheet.counted_on = None
    doing.move(sheet, reason=reason)


def _keep(doing: Doing, sheet: ScoreSheet, typed: Sequence[Mapping[str, Any]], round_: LeafRound) -> list[str]:
    values = sound_values(sheet, typed, round_)
    LeafValue.objects.bulk_create(
        LeafValue(
            sheet=sheet, leaf=value.code, round=round_, value=entry_to_json(value.entry) if value.entry else {},
            not_applicable=value.not_applicable, reason=value.reason, evidence=value.evidence,
            given_by=doing.actor.name, given_at=doing.at,
        )
        for value in values
    )  # fmt: skip
    return [value.code for value in values]
