"""Ranking inside a block by exact totals, ties as recorded by a vote, and who may take a place in the block's quota.

No source gives a tie rule: equal totals share a rank (the next skips) unless the members' or the council's vote about
them was recorded. A unit without a complete total is "chưa có số liệu" and has no rank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Runner:
    """A unit with its total; points None means no data. `excluded_by` names what keeps it from flag and certificate."""

    unit: int
    points: Decimal | None
    excluded_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a unit stands; `tied` tells that an equal total stands beside it and no vote has decided."""

    unit: int
    points: Decimal | None
    rank: int | None
    tied: bool = False
    excluded_by: tuple[str, ...] = ()


def standing(runners: Sequence[Runner], votes: Mapping[int, int] | None = None) -> tuple[Place, ...]:
    """The block in order, best first, those without data last. `votes` decide only between equal totals.

    A vote counts for a set of equal totals only when every one of them has votes. Raises ValueError for a unit twice.
    """
    if len({r.unit for r in runners}) != len(runners):
        raise ValueError("a unit stands twice in a block")
    voted = votes or {}
    groups: dict[Decimal, list[Runner]] = {}
    for runner in runners:
        if runner.points is not None:
            groups.setdefault(runner.points, []).append(runner)
    found: list[Place] = []
    for points in sorted(groups, reverse=True):
        found += _placed(groups[points], voted, len(found) + 1)
    return (*found, *(Place(r.unit, None, None, False, r.excluded_by) for r in runners if r.points is None))


def _placed(group: list[Runner], voted: Mapping[int, int], first: int) -> list[Place]:
    decided = len(group) > 1 and all(r.unit in voted for r in group)
    if not decided:
        return [Place(r.unit, r.points, first, len(group) > 1, r.excluded_by) for r in group]
    order = sorted(group, key=lambda r: -voted[r.unit])
    ranks = [first + sum(voted[other.unit] > voted[r.unit] for other in group) for r in order]
    return [
        Place(r.unit, r.points, rank, ranks.count(rank) > 1, r.excluded_by)
        for r, rank in zip(order, ranks, strict=True)
    ]


def why_not(place: Place, taken: int, number: int, passed_over: Sequence[str], reason: str) -> list[str]:
    """Codes of why a unit may not take the next place of a quota; empty when it may.

    A place may go past a better one only with a reason; a list is a proposal and grants nothing.
    """
    found = []
    if taken >= number:
        found.append("emulation.places_full")
    if place.excluded_by:
        found.append("emulation.excluded")
    if place.rank is None:
        found.append("emulation.not_ranked")
    if place.tied and not reason:
        found.append("emulation.tie_open")
    if passed_over and not reason:
        found.append("emulation.passes_over")
    return found
