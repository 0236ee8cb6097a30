"""What waits around drafts of editions, of any kind: those to publish, and those that are still being written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, cast

from django.urls import reverse

from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.drafting import KeptDraft
from backend.web.inbox import Waiting
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.criteria_draft import CriteriaDraftState

STATE_OF = {"publish": CriteriaDraftState.PROPOSED.value, "send": CriteriaDraftState.DRAFTING.value}
"""Which drafts wait for which act; every kind of draft has the same states (`DRAFT_STATES`)."""
Words = Mapping[str, tuple[Any, Any]]


def drafts_waiting(actor: Actor, at: datetime, model: type[KeptDraft], page: str, words: Words) -> Iterator[Waiting]:
    """A line for each act of `words` (title with `%(n)d`, and why) that waits for the actor, one query each."""
    today, drafts = actor.on(clock.day(at)), cast(Any, model._default_manager)  # each kind has a state of its own
    for verb, (title, why) in words.items():
        act = f"{model.kind}.{verb}"
        if scope(today, act).empty:
            continue
        many = visible(drafts.filter(state=STATE_OF[verb]), today, act).count()
        if many:
            yield Waiting(str(title) % {"n": many}, str(why), reverse(page), many, None, act)
