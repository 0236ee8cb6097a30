"""What every draft of an edition shares: its text as it stands, who worked on it, and each state it was ever in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from backend.acts.doing import Doing
from backend.base.lifecycle import LifecycleModel, state_choices
from backend.base.promises import AppendOnly
from permissions.conflicts import Ties
from workflows.lifecycles.criteria_draft import CRITERIA_DRAFT

DIRECTIONS = [("up", _("lên")), ("down", _("xuống"))]
DRAFT_STATES = state_choices(CRITERIA_DRAFT)


class KeptDraft(LifecycleModel):
    """A text that is being worked on; whoever worked on it does not publish it."""

    text = models.TextField(help_text="The canonical text of the set as it stands; it may still have findings")
    prepared_by = models.JSONField(default=list, help_text="Keys of the people who worked on it")
    changed_by = models.CharField(max_length=200)
    changed_at = models.DateTimeField()

    class Meta:
        abstract = True

    def ties(self) -> Ties:
        """Who worked on it does not publish it."""
        return Ties(preparers=frozenset(self.prepared_by))


class KeptRevision(models.Model):
    """What a draft said after one change; kept, so that any change can be taken back and seen."""

    promises: ClassVar = (AppendOnly(),)

    number = models.PositiveIntegerField()
    act = models.CharField(max_length=60)
    node = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"#{self.number}"


def keep_state(doing: Doing, draft: KeptDraft, text: str, node: str, **data: Any) -> None:
    """Keep a new state of a draft with its author, and the revision beside it; `node` is the part that changed."""
    draft.text, draft.changed_by, draft.changed_at = text, doing.actor.name, doing.at
    if doing.actor.person_id is not None:
        draft.prepared_by = sorted({*draft.prepared_by, doing.actor.person_id})
    doing.save(draft, **({"node": node} if node else {}), **data)
    revisions = draft.revisions  # type: ignore[attr-defined]
    last = revisions.order_by("-number").values_list("number", flat=True).first() or 0
    revisions.create(number=last + 1, act=doing.act, node=node, text=text, made_by=doing.actor.name, made_at=doing.at)


def newest_revision(draft: KeptDraft) -> int | None:
    """The number of the newest state; what an undo brings back."""
    revisions = draft.revisions  # type: ignore[attr-defined]
    found: int | None = revisions.order_by("-number").values_list("number", flat=True).first()
    return found
