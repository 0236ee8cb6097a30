"""Acts on scoring rounds: planned with dates, opened for all units at once, approved as a whole, opened again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_value
from backend.organisation.models import Unit
from backend.scoring.areas import entrust
from backend.scoring.models import IndexPublication, ScoreSheet, ScoringRound
from backend.scoring.publishing import expected_units
from backend.scoring.round_inputs import (
    ApproveRoundInputs,
    ChangeRoundInputs,
    PlanRoundInputs,
    RoundReasonInputs,
)
from workflows.engine import Reason, Refused
from workflows.lifecycles.score_sheet import ScoreSheetState
from workflows.lifecycles.scoring_round import ScoringRoundState
from workflows.rules.rounds import faults_of

DATES = ("self_until", "appraisal_until", "explain_until", "second_until", "publish_on")


@act("scoring_round.plan", inputs=PlanRoundInputs)
def plan(
    doing: Doing, *, title: str, unit: Unit, sets: Sequence[Edition], runner: Unit,
    own_appraiser: Unit | None = None, document: str = "", illustrative: bool = False, **dates: date | None,
) -> ScoringRound:  # fmt: skip
    """Plan a round: the sets are of one year and in no other round, and nobody appraises their own sheet."""
    values = [criteria_value(edition) for edition in sets]
    round_ = ScoringRound(
        title=title, year=values[0].year, unit=unit, runner=runner, own_appraiser=own_appraiser, document=document,
        illustrative=illustrative or any(edition.illustrative for edition in sets), **dates,
    )  # fmt: skip
    doing.permit(round_)
    faults = [Reason(code) for code in faults_of(round_.dates)]
    if len({value.year for value in values}) > 1:
        faults.append(Reason("scoring_round.years_mixed"))
    groups = [value.group for value in values]
    if len(set(groups)) < len(groups):
        faults.append(Reason("scoring_round.group_twice"))
    taken = ScoringRound.objects.filter(sets__in=sets, unit=unit).first()
    if taken is not None:
        faults.append(Reason("scoring_round.set_taken", {"round": taken.title}))
    faults += _own_sheet(unit, runner, own_appraiser, groups)
    if faults:
        raise Refused(*faults)
    doing.save(round_, **{name: str(getattr(round_, name) or "") for name in DATES})
    round_.sets.set(sets)
    return round_


def _own_sheet(unit: Unit, runner: Unit, own_appraiser: Unit | None, groups: Sequence[str]) -> list[Reason]:
    """The running body is scored too: then another body must appraise it."""
    if runner.group not in groups or not runner.path.startswith(unit.path) or runner.pk == unit.pk:
        return []
    if own_appraiser is None or own_appraiser.pk == runner.pk:
        return [Reason("scoring_round.own_appraiser_missing", {"unit": runner.name})]
    return []


@act("scoring_round.change", model=ScoringRound, inputs=ChangeRoundInputs)
def change(doing: Doing, round_: ScoringRound, *, reason: str, **dates: date | None) -> None:
    """Other dates for every unit; an extension for one unit is an act on its sheet."""
    before = {name: str(getattr(round_, name) or "") for name in DATES}
    for name in DATES:
        setattr(round_, name, dates.get(name))
    faults = [Reason(code) for code in faults_of(round_.dates)]
    if faults:
        raise Refused(*faults)
    doing.save(round_, reason=reason, before=before, **{name: str(getattr(round_, name) or "") for name in DATES})


@act("scoring_round.open", model=ScoringRound)
def open_round(doing: Doing, round_: ScoringRound) -> dict[str, Any]:
    """Open the round and the sheets of all units of its groups that stood at the end of the year and have none yet."""
    doing.move(round_)
    made = []
    for edition in round_.sets.order_by("pk"):
        value = criteria_value(edition)
        taken = set(ScoreSheet.objects.filter(criteria=edition).values_list("unit_id", flat=True))
        for unit in expected_units(round_.unit, value.group, value.year).order_by("pk"):
            if unit.pk not in taken:
                made.append(sheet_in(round_, unit, edition))
    for sheet in made:
        doing.save(sheet, criteria=sheet.criteria.sha256, round=round_.pk)
    entrust(made, round_)
    return {"opened": len(made)}


def sheet_in(round_: ScoringRound, unit: Unit, edition: Edition) -> ScoreSheet:
    """A unit's sheet of a round, not saved yet."""
    value = criteria_value(edition)
    return ScoreSheet(
        round=round_, unit=unit, criteria=edition, year=value.year, group=value.group,
        illustrative=round_.illustrative or edition.illustrative,
    )  # fmt: skip


@act("scoring_round.approve", model=ScoringRound, inputs=ApproveRoundInputs)
def approve(
    doing: Doing, round_: ScoringRound, *, note: str = "", leave_out_unfinished: bool = False
) -> dict[str, Any]:
    """Approve every appraised sheet of the round; sheets that are not ready are named, never given 0."""
    ready = doing.lock_all(round_.sheets.filter(state=ScoreSheetState.APPRAISED).select_related("unit", "criteria"))
    rest = round_.sheets.exclude(state__in=(ScoreSheetState.APPRAISED, ScoreSheetState.APPROVED))
    names = list(rest.order_by("unit__name").values_list("unit__name", flat=True))
    if not ready:
        raise Refused(Reason("scoring_round.nothing_appraised"))
    if names and not leave_out_unfinished:
        raise Refused(Reason("scoring_round.unfinished", {"units": names}))
    round_.approved_by, round_.approved_at = doing.actor.name, doing.at
    doing.move(round_, note=note, approved=len(ready), left_out=names)
    for sheet in ready:
        doing.move(sheet, "score_sheet.approve", by=doing.actor.name)
    return {"approved": len(ready), "left_out": names}


@act("scoring_round.reopen", model=ScoringRound, inputs=RoundReasonInputs)
def reopen(doing: Doing, round_: ScoringRound, *, reason: str) -> None:
    """Take the approval back before publication; every approved sheet is appraised again as it was."""
    sheets = doing.lock_all(round_.sheets.filter(state=ScoreSheetState.APPROVED).select_related("unit", "criteria"))
    round_.approved_by, round_.approved_at = "", None
    doing.move(round_, reason=reason)
    for sheet in sheets:
        doing.move(sheet, "score_sheet.unapprove", reason=reason)


def published_rounds(doing: Doing, rounds: Sequence[ScoringRound]) -> None:
    """A step of publishing: a round all of whose sets are published is published itself."""
    for round_ in rounds:
        done = set(IndexPublication.objects.filter(unit=round_.unit).values_list("criteria_id", flat=True))
        approved = round_.state == ScoringRoundState.APPROVED
        if approved and set(round_.sets.values_list("pk", flat=True)) <= done:
            doing.move(round_, "scoring_round.publish")
