"""Public holidays of Viet Nam as dates for the rules; make-up working days are not in the library and stay empty."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays

from workflows.rules.deadlines import Calendar


@lru_cache(maxsize=32)
def _calendar(first: int, last: int) -> Calendar:
    found = holidays.country_holidays("VN", years=range(first, last + 1))
    return Calendar(frozenset(found.keys()))


def around(day: date) -> Calendar:
    """The calendar of the year of `day`, the year before and the year after (Labour Code 2019, Article 112)."""
    return _calendar(day.year - 1, day.year + 1)
