"""The last change of a draft, where on its page it shows, and the state that takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from backend.base.reasons import said
from backend.procedures.models import ProcessDraft, ProcessRevision
from workflows.processes import editing
from workflows.processes.loading import load_process
from workflows.processes.schema import Process


@dataclass(frozen=True, slots=True)
class LastChange:
    """What was done last, to which stage, by whom; `undo` is the state before.

    It shows beside `at_stage`: empty for what changed the whole, and for the first stage when it was removed.
    """

    act: str
    title: str
    by: str
    at: datetime
    undo: int
    at_stage: str


def last_change(draft: ProcessDraft) -> LastChange | None:
    """The last change; None while nothing was changed since the draft was begun."""
    newest = list(draft.revisions.order_by("-number")[:2])
    if len(newest) < 2:
        return None
    last, before = newest
    old, new = load_process(before.text), load_process(last.text)
    titles = {item.code: said(item.title) for process in (old, new) for item in process.stages}
    place = _place(last, old, new)
    return LastChange(last.act, titles.get(last.node, ""), last.made_by, last.made_at, before.number, place)


def _place(last: ProcessRevision, old: Process, new: Process) -> str:
    left = {item.code for item in new.stages}
    if last.node in left:
        return last.node
    order = [item.code for item in old.stages]
    if last.node in order:
        return next((code for code in reversed(order[: order.index(last.node)]) if code in left), "")
    was = {item.code: editing.digest(item) for item in old.stages}
    return next((item.code for item in new.stages if was.get(item.code) != editing.digest(item)), "")
