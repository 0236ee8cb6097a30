"""Intervals with open or closed ends as data, and the check that a row of them leaves no gap and no overlap."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Protocol

from workflows.rules.findings import Finding
from workflows.rules.fixed import decimal_text


class Interval(Protocol):
    """Anything with two ends; None is an end that lies nowhere."""

    @property
    def lower(self) -> Decimal | None: ...
    @property
    def lower_closed(self) -> bool: ...
    @property
    def upper(self) -> Decimal | None: ...
    @property
    def upper_closed(self) -> bool: ...


def holds(interval: Interval, value: Fraction) -> bool:
    """Whether the exact value lies inside; nothing is rounded before it is compared."""
    if interval.lower is not None:
        low = Fraction(interval.lower)
        if value < low or (value == low and not interval.lower_closed):
            return False
    if interval.upper is not None:
        high = Fraction(interval.upper)
        if value > high or (value == high and not interval.upper_closed):
            return False
    return True


def is_empty(interval: Interval) -> bool:
    """Whether no number at all lies inside."""
    if interval.lower is None or interval.upper is None:
        return False
    if interval.lower == interval.upper:
        return not (interval.lower_closed and interval.upper_closed)
    return interval.lower > interval.upper


def interval_text(interval: Interval) -> str:
    """Write an interval in brackets: ``[70;80)``; a missing end is endless."""
    low = "-∞" if interval.lower is None else decimal_text(interval.lower)
    high = "+∞" if interval.upper is None else decimal_text(interval.upper)
    return f"{'[' if interval.lower_closed else '('}{low};{high}{']' if interval.upper_closed else ')'}"


def cover_findings(rows: Sequence[Interval], where: str, start: Decimal, end: Decimal | None) -> list[Finding]:
    """Say where the rows, in any order, leave start..end uncovered or cover it twice; end None is endless."""
    found = [Finding("tier_empty", where, {"tier": interval_text(row)}) for row in rows if is_empty(row)]
    kept = sorted((row for row in rows if not is_empty(row)), key=_low_key)
    if not kept:
        return [*found, Finding("tier_gap", where, {"at": decimal_text(start)})]
    if not (kept[0].lower is None or kept[0].lower < start or (kept[0].lower == start and kept[0].lower_closed)):
        found.append(Finding("tier_gap", where, {"at": decimal_text(start)}))
    for left, right in pairwise(kept):
        found += _joint(left, right, where)
    top = kept[-1]
    if top.upper is not None and (end is None or top.upper < end or (top.upper == end and not top.upper_closed)):
        found.append(Finding("tier_gap", where, {"at": decimal_text(top.upper)}))
    return found


def _low_key(row: Interval) -> tuple[bool, Decimal, bool]:
    return (row.lower is not None, row.lower or Decimal(0), not row.lower_closed)


def _joint(left: Interval, right: Interval, where: str) -> list[Finding]:
    if left.upper is None or right.lower is None or left.upper > right.lower:
        return [Finding("tier_overlap", where, {"tiers": f"{interval_text(left)} {interval_text(right)}"})]
    if left.upper < right.lower:
        return [Finding("tier_gap", where, {"at": decimal_text(left.upper)})]
    if left.upper_closed and right.lower_closed:
        return [Finding("tier_overlap", where, {"at": decimal_text(left.upper)})]
    if not left.upper_closed and not right.lower_closed:
        return [Finding("tier_gap", where, {"at": decimal_text(left.upper)})]
    return []
