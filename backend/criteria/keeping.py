"""Keeping a state of a draft: the text, its author, the revision; and what may be kept at all."""

from __future__ import annotations

from typing import Any

from backend.acts.doing import Doing
from backend.catalogue.drafting import keep_state
from backend.criteria.models import CriteriaDraft
from workflows.engine import Reason, Refused
from workflows.rules import criteria_edit as edit
from workflows.rules.criteria import CriteriaSet, Node, to_json
from workflows.rules.fixed import PLACES

LONGEST = 300_000


def keep(doing: Doing, draft: CriteriaDraft, criteria: CriteriaSet, node: str, **data: Any) -> None:
    """Keep a new state of the draft with its author, and the revision beside it."""
    text = to_json(criteria)
    if len(text) > LONGEST:
        raise Refused(Reason("criteria_draft.too_large", {"most": LONGEST}))
    draft.title = criteria.title
    keep_state(doing, draft, text, node, **data)


def own_faults(node: Node) -> list[Reason]:
    """What keeps a node from being stored at all: a code, a name or points that nothing can work with."""
    faults = []
    if edit.CODE.fullmatch(node.code) is None:
        faults.append(Reason("criteria_draft.bad_code", {"code": node.code[:60]}))
    if not node.title_vi.strip() or max(len(node.title_vi), len(node.title_en), len(node.evidence_vi)) > 500:
        faults.append(Reason("criteria_draft.bad_title", {"code": node.code[:60]}))
    exact = node.max_points.as_tuple().exponent
    if not 0 <= node.max_points <= 1000 or (isinstance(exact, int) and -exact > PLACES):
        faults.append(Reason("criteria_draft.bad_points", {"code": node.code[:60]}))
    return faults
