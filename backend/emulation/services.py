"""Acts on a unit's sheet: registered, self-scored, scored by the block's head, settled by the standing body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.emulation import blocks, queries, schemes, years
from backend.emulation.giving import keep
from backend.emulation.models import EmulationSheet, Stage
from backend.emulation.serializers import MarksInputs, PlanInputs, ReasonInputs, SettleInputs
from workflows.engine import Reason, Refused
from workflows.rules.emulation import Kind

assert blocks
assert schemes
assert years

Values = Sequence[Mapping[str, Any]]


@act("emulation_sheet.plan", model=EmulationSheet, inputs=PlanInputs)
def plan(doing: Doing, sheet: EmulationSheet, *, values: Values, aims: Sequence[str] = ()) -> None:
    """The unit's targets of the year and the titles it aims at."""
    doing.demand(sheet)
    kept = keep(doing, sheet, values, Stage.PLAN)
    sheet.aims = list(dict.fromkeys(aims))
    doing.save(sheet, items=kept, aims=sheet.aims)


@act("emulation_sheet.register", model=EmulationSheet)
def register(doing: Doing, sheet: EmulationSheet) -> None:
    """The head of the unit sends the registration; a late one is taken, and the days late are on record."""
    sheet.registered_at = doing.at
    due = sheet.run.day("register")
    doing.move(sheet, days_late=max((doing.day - due).days, 0) if due else 0)


@act("emulation_sheet.reopen_registration", model=EmulationSheet, inputs=ReasonInputs)
def reopen_registration(doing: Doing, sheet: EmulationSheet, *, reason: str) -> None:
    """The organising body lets a unit correct its targets."""
    doing.move(sheet, reason=reason)


@act("emulation_sheet.self_score", model=EmulationSheet, inputs=MarksInputs)
def self_score(doing: Doing, sheet: EmulationSheet, *, values: Values) -> None:
    """The unit's own figures with where they can be checked."""
    doing.demand(sheet)
    kept = keep(doing, sheet, values, Stage.SELF)
    if doing.actor.person_id is not None and doing.actor.person_id not in sheet.self_scored_by:
        sheet.self_scored_by = [*sheet.self_scored_by, doing.actor.person_id]
    doing.save(sheet, items=kept)


@act("emulation_sheet.submit", model=EmulationSheet)
def submit(doing: Doing, sheet: EmulationSheet) -> None:
    """The head of the unit sends the self-score to the block's head."""
    doing.move(sheet)


@act("emulation_sheet.send_back", model=EmulationSheet, inputs=ReasonInputs)
def send_back(doing: Doing, sheet: EmulationSheet, *, reason: str) -> None:
    """The block's head gives the sheet back to the unit."""
    _only_heads(doing, sheet)
    doing.move(sheet, reason=reason)


@act("emulation_sheet.score", model=EmulationSheet, inputs=MarksInputs)
def score(doing: Doing, sheet: EmulationSheet, *, values: Values) -> None:
    """The head's or a deputy's values beside the unit's; a difference needs its reason."""
    _only_heads(doing, sheet)
    doing.demand(sheet)
    doing.save(sheet, items=keep(doing, sheet, values, Stage.BLOCK))


@act("emulation_sheet.finish_block", model=EmulationSheet)
def finish_block(doing: Doing, sheet: EmulationSheet) -> None:
    """The block is done with the sheet."""
    _only_heads(doing, sheet)
    doing.move(sheet)


def _only_heads(doing: Doing, sheet: EmulationSheet) -> None:
    """The organising body scores for the block after taking over, or where a head's own sheet has no other head."""
    heads = {head.person_id: head.unit_id for head in sheet.run.heads.all()}
    if doing.actor.person_id in heads or sheet.run.taken_over_at is not None:
        return
    if not any(unit != sheet.unit_id for unit in heads.values()):
        return
    raise Refused(Reason("emulation_sheet.heads_first", {"block": sheet.run.block.name}))


@act("emulation_sheet.return_to_block", model=EmulationSheet, inputs=ReasonInputs)
def return_to_block(doing: Doing, sheet: EmulationSheet, *, reason: str) -> None:
    """The standing body gives the sheet back to the block's head."""
    doing.move(sheet, reason=reason)


@act("emulation_sheet.score_council", model=EmulationSheet, inputs=MarksInputs)
def score_council(doing: Doing, sheet: EmulationSheet, *, values: Values) -> None:
    """The standing body's section, and its own value where it departs from the block's with a reason."""
    doing.demand(sheet)
    doing.save(sheet, items=keep(doing, sheet, values, Stage.COUNCIL))


@act("emulation_sheet.settle", model=EmulationSheet, inputs=SettleInputs)
def settle(doing: Doing, sheet: EmulationSheet, *, missing_reason: str = "") -> None:
    """Settle the sheet; the reform index is taken by reference to its published row, with a digest of what it said."""
    doing.demand(sheet)
    found = queries.view(sheet, Stage.COUNCIL)
    wanted = any(item.kind is Kind.REFORM_INDEX for item in queries.scheme_of(sheet.run.scheme).items())
    if wanted and found.reform is None and not missing_reason:
        raise Refused(Reason("emulation_sheet.reform_missing", {"unit": sheet.unit.name, "year": sheet.run.year}))
    if wanted and found.reform is not None:
        sheet.reform_score, sheet.reform_sha256 = found.reform, queries.digest_of(found.reform)
        missing_reason = ""
    sheet.missing_reason = missing_reason
    doing.move(sheet, reform=sheet.reform_sha256, missing_reason=missing_reason)


@act("emulation_sheet.unsettle", model=EmulationSheet, inputs=ReasonInputs)
def unsettle(doing: Doing, sheet: EmulationSheet, *, reason: str) -> None:
    """Open a settled sheet again before the block is approved."""
    sheet.reform_score, sheet.reform_sha256, sheet.missing_reason = None, "", ""
    doing.move(sheet, reason=reason)
