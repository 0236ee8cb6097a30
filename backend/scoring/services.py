"""Acts on score sheets: the unit self-scores and explains, the appraisers appraise, each within the round's dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_value
from backend.organisation.models import Unit
from backend.scoring import proving, publish_act, round_acts
from backend.scoring.areas import area_of_code, entrust, own_areas
from backend.scoring.giving import sound_values
from backend.scoring.models import LeafRound, LeafValue, ScoreSheet, ScoringRound, SheetExtension
from backend.scoring.round_acts import sheet_in
from backend.scoring.round_inputs import ExplainInputs, ExtendInputs, GoBackInputs
from backend.scoring.serializers import OpenSheetInputs, ValuesInputs
from backend.scoring.sheet_facts import extensions_of
from permissions.check import NotPermitted
from workflows.engine import Reason, Refused
from workflows.lifecycles.scoring_round import ScoringRoundState
from workflows.rules.rounds import Phase, lock_of, until_of
from workflows.rules.scoring import entry_to_json

assert proving  # each registers its acts
assert publish_act
assert round_acts


@act("score_sheet.open", inputs=OpenSheetInputs)
def open_sheet(doing: Doing, *, unit: Unit, criteria: Edition) -> ScoreSheet:
    """Open the sheet of a unit that an open round has none for; one sheet per unit and set."""
    value = criteria_value(criteria)
    rounds = ScoringRound.objects.filter(sets=criteria, state=ScoringRoundState.OPEN).select_related("unit")
    round_ = next((one for one in rounds if unit.path.startswith(one.unit.path)), None)
    sheet = sheet_in(round_ or ScoringRound(), unit, criteria)
    doing.permit(sheet)
    faults = []
    if round_ is None:
        faults.append(Reason("score_sheet.no_round", {"unit": unit.name, "year": value.year}))
    if ScoreSheet.objects.filter(unit=unit, criteria=criteria).exists():
        faults.append(Reason("score_sheet.exists", {"unit": unit.name, "year": value.year}))
    if unit.group != value.group:
        faults.append(Reason("score_sheet.other_group", {"unit": unit.name, "group": value.group}))
    gone = unit.valid_to is not None and unit.valid_to < date(value.year, 1, 1)
    if gone or unit.valid_from > date(value.year, 12, 31):
        faults.append(Reason("score_sheet.unit_not_there", {"unit": unit.name, "year": value.year}))
    if faults or round_ is None:
        raise Refused(*faults)
    doing.save(sheet, criteria=criteria.sha256, year=value.year, round=round_.pk)
    entrust([sheet], round_)
    return sheet


@act("score_sheet.self_score", model=ScoreSheet, inputs=ValuesInputs)
def self_score(doing: Doing, sheet: ScoreSheet, *, values: Sequence[Mapping[str, Any]]) -> None:
    """The unit's own values; every one that was ever given is kept, the newest counts."""
    doing.demand(sheet, "score_sheet.self_score")
    kept = _keep(doing, sheet, values, LeafRound.SELF)
    if doing.actor.person_id is not None and doing.actor.person_id not in sheet.self_scored_by:
        sheet.self_scored_by = [*sheet.self_scored_by, doing.actor.person_id]
    doing.save(sheet, leaves=kept)


@act("score_sheet.submit", model=ScoreSheet)
def submit(doing: Doing, sheet: ScoreSheet) -> None:
    """The head sends the self-score; every applicable criterion has a value."""
    doing.move(sheet)


@act("score_sheet.send_back", model=ScoreSheet, inputs=GoBackInputs)
def send_back(doing: Doing, sheet: ScoreSheet, *, reason: str, until: date | None = None) -> None:
    """The appraiser gives the sheet back to the unit, with a new date where the old one has passed."""
    _more_time(doing, sheet, Phase.SELF, until, reason)
    doing.move(sheet, reason=reason)


@act("score_sheet.appraise", model=ScoreSheet, inputs=ValuesInputs)
def appraise(doing: Doing, sheet: ScoreSheet, *, values: Sequence[Mapping[str, Any]]) -> None:
    """The appraiser's values beside the unit's, in the areas entrusted to them; a difference needs its reason."""
    _appraised(doing, sheet, values, LeafRound.APPRAISAL)


@act("score_sheet.ask_explanation", model=ScoreSheet)
def ask_explanation(doing: Doing, sheet: ScoreSheet) -> None:
    """Show the unit the first result, so that it may explain."""
    doing.move(sheet)


@act("score_sheet.explain", model=ScoreSheet, inputs=ExplainInputs)
def explain(doing: Doing, sheet: ScoreSheet, *, values: Sequence[Mapping[str, Any]]) -> None:
    """What the unit says about appraised criteria; the second appraisal answers each."""
    doing.demand(sheet)
    unknown = [row["leaf"] for row in values if not area_of_code(sheet, row["leaf"])]
    if unknown:
        raise Refused(*(Reason("score.code_unknown", {"leaf": code}) for code in unknown))
    LeafValue.objects.bulk_create(
        LeafValue(
            sheet=sheet, leaf=row["leaf"], round=LeafRound.EXPLANATION, value={}, reason=row["reason"].strip(),
            evidence=row["evidence"].strip(), given_by=doing.actor.name, person_id=doing.actor.person_id,
            given_at=doing.at,
        )
        for row in values
    )  # fmt: skip
    doing.save(sheet, leaves=[row["leaf"] for row in values])


@act("score_sheet.send_explanation", model=ScoreSheet)
def send_explanation(doing: Doing, sheet: ScoreSheet) -> None:
    """The head sends the explanation."""
    doing.move(sheet)


@act("score_sheet.close_explanation", model=ScoreSheet)
def close_explanation(doing: Doing, sheet: ScoreSheet) -> None:
    """Go on without an explanation when the unit's time for it has passed."""
    doing.move(sheet)


@act("score_sheet.appraise_again", model=ScoreSheet, inputs=ValuesInputs)
def appraise_again(doing: Doing, sheet: ScoreSheet, *, values: Sequence[Mapping[str, Any]]) -> None:
    """The second appraisal's values; the first ones stay beside them."""
    _appraised(doing, sheet, values, LeafRound.SECOND)


@act("score_sheet.finish_appraisal", model=ScoreSheet)
def finish_appraisal(doing: Doing, sheet: ScoreSheet) -> None:
    """End the appraisal; tasks are counted as of this day, or of the year's last day when that has passed."""
    sheet.counted_on = min(doing.day, date(sheet.year, 12, 31))
    doing.move(sheet, counted_on=sheet.counted_on)


@act("score_sheet.reopen_appraisal", model=ScoreSheet, inputs=GoBackInputs)
def reopen_appraisal(doing: Doing, sheet: ScoreSheet, *, reason: str, until: date | None = None) -> None:
    """Appraise again before approval, with a new date where the old one has passed."""
    _more_time(doing, sheet, Phase.APPRAISAL, until, reason)
    sheet.counted_on = None
    doing.move(sheet, reason=reason)


@act("score_sheet.extend", model=ScoreSheet, inputs=ExtendInputs)
def extend(doing: Doing, sheet: ScoreSheet, *, phase: str, until: date, reason: str) -> None:
    """Give one unit more time for one phase; the other units' dates stay."""
    doing.demand(sheet)
    _extended(doing, sheet, Phase(phase), until, reason)
    doing.save(sheet, phase=phase, until=until, reason=reason)


def _extended(doing: Doing, sheet: ScoreSheet, phase: Phase, until: date, reason: str) -> None:
    known = until_of(phase, sheet.round.dates, extensions_of(sheet))
    if until < doing.day:
        raise Refused(Reason("score_sheet.until_past", {"until": f"{until:%d/%m/%Y}"}))
    if known is None or until <= known:
        raise Refused(Reason("score_sheet.until_not_later", {"until": f"{known:%d/%m/%Y}" if known else "–"}))
    SheetExtension.objects.create(
        sheet=sheet, phase=phase.value, until=until, reason=reason, given_by=doing.actor.name, given_at=doing.at
    )


def _more_time(doing: Doing, sheet: ScoreSheet, phase: Phase, until: date | None, reason: str) -> None:
    """Where a sheet goes back to a phase that is over, it needs a new date, or nobody could do anything."""
    lock = lock_of(phase, sheet.round.dates, extensions_of(sheet), doing.day)
    if until is not None:
        _extended(doing, sheet, phase, until, reason)
    elif lock.locked and lock.until is not None:
        raise Refused(Reason("score_sheet.until_needed", {"until": f"{lock.until:%d/%m/%Y}"}))


def _appraised(doing: Doing, sheet: ScoreSheet, typed: Sequence[Mapping[str, Any]], round_: LeafRound) -> None:
    name = "score_sheet.appraise" if round_ is LeafRound.APPRAISAL else "score_sheet.appraise_again"
    doing.demand(sheet, name)
    mine = own_areas(doing.actor, sheet, name)
    other = sorted({area for row in typed if (area := area_of_code(sheet, row["leaf"])) and area not in mine})
    if other:
        who = sheet.entrusted.filter(area__in=other).order_by("unit__name").values_list("unit__name", flat=True)
        raise NotPermitted(Reason("score_sheet.other_area", {"areas": other, "who": ", ".join(dict.fromkeys(who))}))
    doing.save(sheet, leaves=_keep(doing, sheet, typed, round_))


def _keep(doing: Doing, sheet: ScoreSheet, typed: Sequence[Mapping[str, Any]], round_: LeafRound) -> list[str]:
    values = sound_values(sheet, typed, round_, doing.actor.person_id)
    LeafValue.objects.bulk_create(
        LeafValue(
            sheet=sheet, leaf=value.code, round=round_, value=entry_to_json(value.entry) if value.entry else {},
            not_applicable=value.not_applicable, reason=value.reason, evidence=value.evidence,
            given_by=doing.actor.name, person_id=doing.actor.person_id, given_at=doing.at,
        )
        for value in values
    )  # fmt: skip
    return [value.code for value in values]
