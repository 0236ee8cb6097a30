"""What the competent person does: strikes names, gives reasons, adopts the prize rule, signs or sends back."""

from __future__ import annotations

from collections.abc import Sequence

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.decisions import grounds, papers, prizes, queries
from backend.decisions.models import Decision, DecisionRow
from backend.decisions.serializers import PrizeInputs, ReasonInputs, RowsReasonInputs, StrikeInputs
from backend.decisions.services.drafting import person_of
from backend.nominations.steps import demand_eligible
from backend.review import steps as review
from backend.review.models import Stage
from backend.review.pinned import process_at
from workflows.engine import Reason, Refused
from workflows.processes.schema import StageKind
from workflows.rules.prizes import Rounding


@act("decision.strike", model=Decision, inputs=StrikeInputs)
def strike(doing: Doing, decision: Decision, *, rows: Sequence[int], reason: str, restore: bool = False) -> None:
    """Strike names from the list before signing, with the reason that the unit will read; or put them back."""
    found = _rows(decision, rows)
    for row in found:
        row.struck, row.strike_reason = not restore, "" if restore else reason
    DecisionRow.objects.bulk_update(found, ["struck", "strike_reason"])
    doing.save(decision, rows=sorted(rows), restored=restore, reason=reason)


@act("decision.give_reason", model=Decision, inputs=RowsReasonInputs)
def give_reason(doing: Doing, decision: Decision, *, rows: Sequence[int], reason: str) -> None:
    """Why a name stays on the list against the council's vote; printed in the decision."""
    found = _rows(decision, rows)
    items = queries.council_items(row.nomination_id for row in found)
    other = [row.nomination.nominee_name for row in found if not queries.departs(row, items)]
    if other:
        raise Refused(Reason("decision.no_departure", {"names": other}))
    for row in found:
        row.departure_reason = reason
    DecisionRow.objects.bulk_update(found, ["departure_reason"])
    doing.save(decision, rows=sorted(rows), reason=reason)


@act("decision.adopt_prize", model=Decision, inputs=PrizeInputs)
def adopt_prize(doing: Doing, decision: Decision, *, rounding: str, reason: str) -> None:
    """Adopt, for this decision, the unsettled multiples, base salary and rounding on which the prizes rest."""
    kept = list(queries.kept_rows(decision))
    taken, adopted = queries.adoptions(decision), []
    for edition, pack in queries.packs_of_rows(kept).items():
        mine = [row for row in kept if row.nomination.submission.law_id == edition]
        known = prizes.adopted_codes(taken, edition)
        rule = prizes.rounding_of_kind(pack, Rounding(rounding))
        for code in prizes.to_adopt(pack, mine, doing.day, Rounding(rounding)):
            if code not in known or (rule is not None and code == rule.code):
                grounds.adopt(doing, decision, edition, code, reason)
                adopted.append(code)
    if not adopted:
        raise Refused(Reason("decision.nothing_to_adopt"))
    doing.save(decision, adopted=adopted, reason=reason)


@act("decision.sign", model=Decision)
def sign(doing: Doing, decision: Decision) -> None:
    """Sign the frozen list; kept rows are decided, struck ones end with the reason of the stroke."""
    person = person_of(doing)
    if doing.mandates and not decision.signatory_title.upper().startswith("TUQ."):
        raise Refused(Reason("decision.title_without_tuq", {"title": decision.signatory_title}))
    kept = list(queries.kept_rows(decision))
    stages = {s.nomination_id: s for s in queries.open_stages([r.nomination_id for r in kept], queries.DECISION)}
    gone = [row.nomination.nominee_name for row in kept if row.nomination_id not in stages]
    if gone:
        raise Refused(Reason("decision.rows_not_ready", {"names": gone}))
    doing.demand(decision)
    demand_eligible(doing, [row.nomination_id for row in kept], "decision")
    decision.paper = papers.decision_paper(doing, decision, person)
    decision.signatory, decision.signed_at = person, doing.at
    doing.move(decision, paper=decision.paper.sha256, rows=len(kept))
    for stage in doing.lock_all(Stage.objects.filter(pk__in=[s.pk for s in stages.values()])):
        review.conclude(doing, stage)
    _end_struck(doing, decision)


@act("decision.send_back", model=Decision, inputs=ReasonInputs)
def send_back(doing: Doing, decision: Decision, *, reason: str) -> None:
    """Back to the drafter with the reason; where the process has a letter stage, it begins anew."""
    decision.sent_back_reason = reason
    doing.move(decision, reason=reason)
    rows = list(decision.rows.values_list("nomination_id", flat=True))
    for stage in doing.lock_all(queries.open_stages(rows, queries.DECISION).select_related("nomination__submission")):
        letter = letter_stage(stage)
        if letter:
            review.rewind(doing, stage, letter, reason=reason)


def letter_stage(stage: Stage) -> str:
    """The code of the letter stage in the stage's process; empty where there is none."""
    process = process_at(stage)
    return next((item.code for item in process.stages if item.kind is StageKind.SUBMISSION_LETTER), "")


def _rows(decision: Decision, wanted: Sequence[int]) -> list[DecisionRow]:
    found = list(queries.rows_of(decision).filter(ordinal__in=wanted))
    missing = sorted(set(wanted) - {row.ordinal for row in found})
    if missing:
        raise Refused(Reason("decision.no_such_row", {"rows": missing}))
    return found


def _end_struck(doing: Doing, decision: Decision) -> None:
    struck = {row.nomination_id: row.strike_reason for row in decision.rows.filter(struck=True)}
    open_now = queries.open_stages(struck, queries.DECISION) | queries.open_stages(struck, queries.LETTER)
    for stage in doing.lock_all(open_now):
        review.reject(doing, stage, reason=struck[stage.nomination_id])
