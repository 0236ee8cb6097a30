"""Two years of one index side by side, area by area: only through a stated mapping of codes, or not at all.

Criteria sets change almost every year; areas of different sets are compared by their ratio on the applicable maximum,
never by points, and only where somebody has stated which area of the older set is which of the newer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from workflows.engine import Reason
from workflows.rules.changes import Change, ComponentCounts, Standing, change, component_counts
from workflows.rules.fixed import ratio_pct
from workflows.rules.ranking import Entrant, Key, Method, rank


@dataclass(frozen=True)
class Area:
    """Points of one area on its applicable maximum."""

    code: str
    points: Decimal
    max_points: Decimal

    @property
    def ratio(self) -> Fraction | None:
        """In percent of the applicable maximum; None where nothing of it applies."""
        return ratio_pct(self.points, self.max_points)


@dataclass(frozen=True)
class Year:
    """One published year of a group: the digest of its criteria set, its area codes in order, each unit's areas."""

    year: int
    digest: str
    codes: tuple[str, ...]
    areas: Mapping[str, tuple[Area, ...]]


@dataclass(frozen=True)
class AreaChange:
    """One area of the newer set and what it was compared with; `older` is empty where nothing is mapped to it."""

    older: str
    newer: str
    before: Standing
    after: Standing

    @property
    def change(self) -> Change:
        """The difference in ratio and in rank."""
        return change(self.before, self.after)


Pairs = Sequence[tuple[str, str]]


def pairs_for(before: Year, after: Year, mapping: Pairs | None) -> tuple[tuple[str, str], ...] | Reason:
    """Which area is compared with which: the same set with itself; else the stated mapping; else the reason why not."""
    if before.digest == after.digest:
        return tuple((code, code) for code in after.codes)
    if mapping is None:
        return Reason("index.no_mapping", {"before": before.year, "after": after.year})
    return tuple(mapping)


def mapping_faults(pairs: Pairs, older: Sequence[str], newer: Sequence[str]) -> list[Reason]:
    """What is wrong with a mapping: codes that no set has, and areas mapped twice."""
    found = []
    for number, known, side in ((0, older, "older"), (1, newer, "newer")):
        named = [pair[number] for pair in pairs]
        found += [Reason("index_mapping.unknown", {"code": code, "side": side}) for code in named if code not in known]
        twice = sorted({code for code in named if named.count(code) > 1})
        found += [Reason("index_mapping.twice", {"code": code}) for code in twice]
    return found


def area_changes(before: Year, after: Year, unit: str, pairs: Pairs) -> list[AreaChange]:
    """Every area of the newer year for one unit, with its rank among the units that have the area in that year."""
    older = {new: old for old, new in pairs}
    return [
        AreaChange(
            older.get(code, ""), code, _standing(before, unit, older.get(code, "")), _standing(after, unit, code)
        )
        for code in after.codes
    ]


def counts(changes: Sequence[AreaChange]) -> ComponentCounts:
    """The four classes over the areas of the newer set, and those that cannot be compared."""
    return component_counts(row.change for row in changes)


def area_ranks(
    year: Year, code: str, method: Method = Method.COMPETITION
) -> dict[str, tuple[Fraction | None, int | None]]:
    """Ratio and rank of one area for every unit, among the units to which it applies."""
    entrants = []
    for unit, areas in year.areas.items():
        area = next((area for area in areas if area.code == code), None)
        points, maximum = (area.points, area.max_points) if area else (None, None)
        entrants.append(Entrant(unit, "", points, maximum))
    return {place.unit: (place.ratio, place.rank) for place in rank(entrants, Key.RATIO, method)}


def _standing(year: Year, unit: str, code: str) -> Standing:
    ratio, place = area_ranks(year, code).get(unit, (None, None)) if code else (None, None)
    return Standing(ratio, place)
