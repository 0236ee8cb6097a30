"""Targets of a movement against results: met or not, exactly, without anybody's discretion.

A target is reached from below (at least) or from above (at most). A result that nobody reported meets nothing.
Meeting every registered target makes a unit a candidate for an award, nothing more (L22 Article 17: awards are
considered at the review).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workflows.engine import Label


class Direction(StrEnum):
    """From which side a target is reached."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


DIRECTIONS = {
    Direction.AT_LEAST: Label("từ … trở lên", "at least"),
    Direction.AT_MOST: Label("không quá …", "at most"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """One registered target with its result; `result` is None while nobody reported it."""

    target: str
    direction: Direction
    registered: Decimal
    result: Decimal | None = None

    @property
    def met(self) -> bool:
        """Whether the result reaches what was registered."""
        if self.result is None:
            return False
        if self.direction is Direction.AT_LEAST:
            return self.result >= self.registered
        return self.result <= self.registered

    @property
    def share(self) -> Fraction | None:
        """How much of a target from below is reached (1 = all of it); None without result, from above or for zero."""
        if self.result is None or self.direction is Direction.AT_MOST or self.registered <= 0:
            return None
        return Fraction(self.result) / Fraction(self.registered)


def weaker(direction: Direction, asked: Decimal, registered: Decimal) -> bool:
    """Whether a unit registers less than the movement asks for."""
    return registered < asked if direction is Direction.AT_LEAST else registered > asked


def all_met(held: Iterable[Held]) -> bool:
    """Whether there is at least one registered target and every one is met."""
    rows = list(held)
    return bool(rows) and all(row.met for row in rows)
