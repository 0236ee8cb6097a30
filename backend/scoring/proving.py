"""The act that adds a proof to a criterion: a file, or evidence already given to a task, always with its page."""

from __future__ import annotations

from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.papers.models import PaperKind
from backend.papers.uploads import store_upload
from backend.reform.models import Evidence
from backend.scoring.areas import area_of_code
from backend.scoring.models import LeafEvidence, LeafRound, ScoreSheet
from backend.scoring.round_inputs import AttachInputs
from workflows.engine import Reason, Refused
from workflows.lifecycles.score_sheet import ScoreSheetState


@act("score_sheet.attach", model=ScoreSheet, inputs=AttachInputs)
def attach(
    doing: Doing, sheet: ScoreSheet, *, leaf: str, page_reference: str, title: str = "",
    proof: Evidence | None = None, file: Any = None, no_secret: bool = False,
) -> None:  # fmt: skip
    """Add a proof to a criterion of the own sheet; what was added stays."""
    doing.demand(sheet)
    faults = []
    if not area_of_code(sheet, leaf):
        faults.append(Reason("score.code_unknown", {"leaf": leaf}))
    if proof is None and file is None:
        faults.append(Reason("score_sheet.proof_missing"))
    if proof is not None and proof.task.lead_unit_id != sheet.unit_id:
        faults.append(Reason("score_sheet.proof_of_others"))
    if not (title.strip() or proof):
        faults.append(Reason("score_sheet.proof_unnamed"))
    if faults:
        raise Refused(*faults)
    called = title.strip() or (proof.title if proof else "")
    paper = proof.paper if proof else None
    if file is not None:
        paper = store_upload(
            file, kind=PaperKind.EVIDENCE, title=called[:250], by=doing.actor.name, at=doing.at, no_secret=no_secret
        )
    own = sheet.state == ScoreSheetState.SELF_SCORING
    LeafEvidence.objects.create(
        sheet=sheet, leaf=leaf, round=LeafRound.SELF if own else LeafRound.EXPLANATION, title=called,
        page_reference=page_reference.strip(), proof=proof, paper=paper, given_by=doing.actor.name, given_at=doing.at,
    )  # fmt: skip
    doing.save(sheet, leaf=leaf, evidence=called, page=page_reference, sha256=paper.sha256 if paper else "")
