"""One line of `make bench`: what was measured, against which anchor, and whether the goal was met."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`ours` and `anchor` are texts with their unit; `ratio` is the number that the goal speaks of."""

    name: str
    ours: str
    anchor: str
    ratio: float
    goal: str
    met: bool
