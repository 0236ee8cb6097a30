"""Quotas (chỉ tiêu): how many places there are, how many are taken, and whether some more fit.

A quota is a number, or a percentage of a base (headcount, titled members …) with its own rounding. Both vary by office
and by year, so both are data: the repealed NĐ 91/2017 capped base-level titles at 15 % of those reaching the lower
title, another rule set at 10 % of headcount; one ministry rounds in decimals. Nothing here is law by itself.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

HUNDRED = 100


class Rounding(StrEnum):
    """What becomes of a part of a place."""

    DOWN = "down"
    HALF_UP = "half_up"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Allowance:
    """A number of places, or a percentage of a base; `at_least` lifts a small percentage, for small units."""

    number: int | None = None
    percent: Decimal | None = None
    base: int | None = None
    rounding: Rounding = Rounding.DOWN
    at_least: int = 0

    @property
    def places(self) -> int | None:
        """How many places there are; None while the base of a percentage is not known."""
        if self.number is not None:
            return self.number
        if self.percent is None or self.base is None:
            return None
        return max(rounded(Fraction(self.percent) * self.base / HUNDRED, self.rounding), self.at_least)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a quota stands: places, those given for good, and those held by what is being considered."""

    places: int | None
    used: int
    reserved: int

    @property
    def taken(self) -> int:
        """Places that somebody holds, for good or for now."""
        return self.used + self.reserved

    @property
    def left(self) -> int | None:
        """Places nobody holds, never below zero; None when the number of places is not known."""
        return None if self.places is None else max(self.places - self.taken, 0)

    @property
    def over(self) -> int:
        """By how many the places are exceeded, after a quota was lowered."""
        return 0 if self.places is None else max(self.taken - self.places, 0)

    def fits(self, more: int) -> bool:
        """Whether `more` (at least one) still fit; an unknown number of places stops nobody, it is shown instead."""
        return more <= 0 or self.left is None or more <= self.left


def rounded(exact: Fraction, rounding: Rounding) -> int:
    """A whole number of places from an exact share, never by way of a binary fraction."""
    if rounding is Rounding.DOWN:
        return floor(exact)
    return ceil(exact) if rounding is Rounding.UP else floor(exact + Fraction(1, 2))
