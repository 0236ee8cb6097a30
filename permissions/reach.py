"""Reach and scope: one value that answers both "may I?" and "which rows?".

A *place* is where a subject stands: the path of its unit, the people it belongs to by name, and the units to which it
was entrusted though it stands elsewhere (a lead agency appraises an area of every unit's sheet). A *scope* is what an
actor reaches with an act: everything, ranges of unit paths, exact units, and what belongs to the person. The database
side turns the same scope into a filter (`backend/base/scopes.py`); a property test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """How far a role carries an act, from the holding's unit.

    `awarding`: as `subtree`, but only in rounds that a unit of the same role opened; `awarding_below`: or one below it.
    """

    OWN = "own"
    UNIT = "unit"
    SUBTREE = "subtree"
    AWARDING = "awarding"
    AWARDING_BELOW = "awarding_below"
    ALL = "all"


BY_AWARDING_BODY = frozenset({Reach.AWARDING, Reach.AWARDING_BELOW})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a subject stands, and which body awards. Paths end with a dot, so that a prefix is a subtree."""

    unit_path: str = ""
    people: frozenset[int] = frozenset()
    shared_with: frozenset[int] = frozenset()
    entrusted: frozenset[str] = frozenset()
    round_id: int | None = None
    stage_kind: str = ""
    awarding_path: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """A reach with further limits: one round or some kinds of stage (a limited mandate), or who awards (`bodies`)."""

    reach: Reach
    path: str
    round_id: int | None = None
    stage_kinds: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    def admits(self, place: Place) -> bool:
        """Whether a subject at `place` is inside; one that stands in no round is in none."""
        if self.round_id is not None and place.round_id != self.round_id:
            return False
        if self.stage_kinds and place.stage_kind not in self.stage_kinds:
            return False
        if self.reach is Reach.AWARDING and place.awarding_path not in self.bodies:
            return False
        if self.reach is Reach.AWARDING_BELOW and not place.awarding_path.startswith(tuple(self.bodies)):
            return False
        if self.reach in (Reach.ALL, Reach.UNIT):
            return self.reach is Reach.ALL or place.unit_path == self.path
        return place.unit_path.startswith(self.path)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is reached: joined, never intersected."""

    everything: bool = False
    subtrees: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    person: int | None = None
    shares: int | None = None
    entrusted: frozenset[str] = frozenset()
    bounds: frozenset[Bound] = frozenset()

    def admits(self, place: Place) -> bool:
        """Whether a subject at `place` is inside."""
        return (
            self.everything
            or any(place.unit_path.startswith(path) for path in self.subtrees if place.unit_path)
            or place.unit_path in self.units
            or (self.person is not None and self.person in place.people)
            or (self.shares is not None and self.shares in place.shared_with)
            or not self.entrusted.isdisjoint(place.entrusted)
            or any(bound.admits(place) for bound in self.bounds)
        )

    @property
    def empty(self) -> bool:
        """Whether nothing can ever be inside."""
        reached = (self.subtrees, self.units, self.person, self.shares, self.entrusted, self.bounds)
        return not (self.everything or any(reached))


def path_after(path: str) -> str:
    """The first text after every path that begins with `path`: the open end of a range scan on an index."""
    return path[:-1] + chr(ord(path[-1]) + 1)
