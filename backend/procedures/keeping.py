"""Keeping a state of a draft, and what may be kept at all."""

from __future__ import annotations

from typing import Any

from backend.acts.doing import Doing
from backend.catalogue.drafting import keep_state
from backend.procedures.models import ProcessDraft
from workflows.engine import Reason, Refused
from workflows.processes import editing
from workflows.processes.loading import canonical
from workflows.processes.schema import Process, Stage

MOST_STAGES = 60


def keep(doing: Doing, draft: ProcessDraft, process: Process, node: str, **data: Any) -> None:
    """Keep a new state of the draft with its author, and the revision beside it."""
    if len(process.stages) > MOST_STAGES:
        raise Refused(Reason("process_draft.too_large", {"most": MOST_STAGES}))
    draft.title = process.title.vi
    keep_state(doing, draft, canonical(process), node, **data)


def known(draft: ProcessDraft, process: Process, code: str) -> Stage:
    """The stage of a code; refused, with the name of whoever removed it meanwhile."""
    found = {item.code: item for item in process.stages}.get(code)
    if found is not None:
        return found
    last = draft.revisions.filter(act="process_draft.remove_stage", node=code).order_by("-number").first()
    if last is not None:
        raise Refused(Reason("process_draft.stage_removed", {"by": last.made_by}))
    raise Refused(Reason("process_draft.no_such_stage"))


def unchanged(draft: ProcessDraft, item: Stage, seen: str) -> None:
    """Refuse when somebody changed this very stage since the page was read."""
    if seen and editing.digest(item) != seen:
        last = draft.revisions.filter(node=item.code).order_by("-number").first()
        by = last.made_by if last is not None else draft.changed_by
        raise Refused(Reason("process_draft.stage_changed", {"stage": item.title.vi, "by": by}))
