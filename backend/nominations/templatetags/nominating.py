"""Words for lists: names of awards, texts of states, and looking up by key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from backend.base.reasons import said
from backend.catalogue.queries import award_label
from backend.history.models import AwardRecord
from backend.history.queries import award_name as recorded_name
from workflows.lifecycles import BY_CODE

register = template.Library()


@register.simple_tag
def award_name(code: str) -> str:
    """The name of an award in the language of the page."""
    return said(award_label(code))


@register.simple_tag
def record_award(record: AwardRecord) -> str:
    """What a recorded award is called, also one that the catalogue does not know."""
    return said(recorded_name(record))


@register.simple_tag
def state_text(lifecycle: str, state: str) -> str:
    """A state in words, without its frame: for choices."""
    return said(BY_CODE[lifecycle].label(state))


@register.filter
def get(values: Mapping[str, Any], key: str) -> Any:
    """The value under a key that is no plain word."""
    return values.get(key)
