"""Since when a unit counts as existing, when it came out of others.

The rule of this product, not of any decree: a unit exists since its own first day; it counts from its predecessor's
only where the decision on the change says that it takes over (kế thừa), and that choice is recorded with the change.
Of several such predecessors the oldest counts. Status: unconfirmed in law; a page says so beside the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Link:
    """One unit out of another; `inherits` as the decision says."""

    predecessor: int
    successor: int
    inherits: bool


def ancestry(unit: int, links: Iterable[Link], *, inherited_only: bool = False) -> tuple[int, ...]:
    """All predecessors of a unit, the nearest first; each once, and never the unit itself."""
    before: dict[int, list[int]] = {}
    for link in links:
        if link.inherits or not inherited_only:
            before.setdefault(link.successor, []).append(link.predecessor)
    found: list[int] = []
    waiting = [unit]
    while waiting:
        for key in before.get(waiting.pop(0), []):
            if key not in found and key != unit:
                found.append(key)
                waiting.append(key)
    return tuple(found)


def existed_since(unit: int, founded: Mapping[int, date], links: Iterable[Link]) -> date:
    """The first day that counts for the unit; `founded` must hold its own and may hold its predecessors' first days."""
    inherited = ancestry(unit, links, inherited_only=True)
    return min(founded[key] for key in (unit, *inherited) if key in founded)
