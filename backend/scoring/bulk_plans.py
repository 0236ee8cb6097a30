"""Editions of criteria sets laid out for bulk scoring, once per digest."""

from __future__ import annotations

from functools import lru_cache

from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_value
from backend.scoring.bulk import Plan, compile_plan


def bulk_plan(edition: Edition) -> Plan:
    """The criteria set laid out for bulk scoring; NotForBulk for a leaf too high."""
    return _plan(edition.sha256)


@lru_cache(maxsize=16)
def _plan(sha256: str) -> Plan:
    return compile_plan(criteria_value(Edition.objects.get(sha256=sha256)))
