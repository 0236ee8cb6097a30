"""Illustrative results, made from a seed: below the published totals everything is invented and marked minh họa.

No total is stored: a target steers which results are invented, and the engine's own sum over them must then meet it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from backend.demo.cast import DemoPerson, DemoUnit, people, units
from backend.demo.choices import HUNDREDTH, Choice, choices, is_fine
from backend.demo.published import PublishedRow, published_table
from backend.demo.solver import spread
from backend.demo.tree import NO_PROCEDURES, NO_SERVICE_UNITS, individual_tree, tree
from backend.demo.work import DemoDocument, DemoTask, Desk, make_task, yearly_plan
from workflows.rules.criteria import CriteriaSet, Node
from workflows.rules.feeds import Entry
from workflows.rules.fixed import to_fixed
from workflows.rules.progress import facts_by_leaf
from workflows.rules.scoring import LeafInput

__all__ = [
    "DemoLeafValue",
    "DemoPerson",
    "DemoUnit",
    "UnitResults",
    "criteria_set",
    "individual_criteria_set",
    "inputs_of",
    "people",
    "results_for",
    "results_on",
    "units",
]

NA_REASONS = {
    NO_PROCEDURES: "Không có thủ tục hành chính với người dân, tổ chức (minh họa)",
    NO_SERVICE_UNITS: "Không có đơn vị sự nghiệp trực thuộc (minh họa)",
}


@dataclass(frozen=True)
class DemoLeafValue:
    """What the unit declared and the appraiser found for one leaf."""

    leaf: str
    declared: Entry
    appraised: Entry
    appraised_by: str
    note_vi: str
    illustrative: bool = True


@dataclass(frozen=True)
class UnitResults:
    """Everything invented for one unit and year; `not_applicable` is node code → reason."""

    unit: DemoUnit
    year: int
    document: DemoDocument
    tasks: tuple[DemoTask, ...]
    values: tuple[DemoLeafValue, ...]
    not_applicable: Mapping[str, str]
    illustrative: bool = True


def criteria_set(year: int = 2023, group: str = "so") -> CriteriaSet:
    """The illustrative criteria set of a year and group: 100 points, eight areas, 58 leaves; nobody's official set."""
    return tree(year, group)


def individual_criteria_set(year: int = 2023) -> CriteriaSet:
    """The illustrative small set over the tasks of one person."""
    return individual_tree(year)


def results_on(year: int) -> date:
    """The day at which a year's tasks are counted."""
    return date(year, 12, 31)


def results_for(unit: DemoUnit, seed: int = 1) -> UnitResults:
    """Invent a unit's year: the same unit and seed give the same results. Raises ValueError without data to aim at."""
    if not unit.has_data:
        raise ValueError(f"{unit.code}: chưa có số liệu")
    random = Random(f"{seed}:{unit.era}:{unit.code}")
    criteria = criteria_set(unit.era, unit.group)
    row = _figure(unit)
    absent = _not_applicable(unit, row, random)
    leaves = [leaf for leaf in criteria.leaves() if not any(leaf.code.startswith(f"{code}.") for code in absent)]
    maximum = sum(to_fixed(leaf.max_points) for leaf in leaves)
    lost = _free_loss(maximum, random) if row is None else maximum - to_fixed(row.points)
    chosen = spread(leaves, lost, random)
    document = yearly_plan(unit.code, unit.name_vi, unit.era)
    neighbours = tuple(other.code for other in units(unit.era) if other != unit)
    desk = Desk(unit.code, unit.era, people(unit), neighbours, document.number)
    return UnitResults(
        unit=unit,
        year=unit.era,
        document=document,
        tasks=tuple(
            make_task(desk, leaf, number, late, random)
            for leaf in leaves
            for number, late in enumerate(chosen[leaf.code].plan, start=1)
        ),
        values=tuple(_value(leaf, chosen[leaf.code], random) for leaf in leaves if not chosen[leaf.code].plan),
        not_applicable=absent,
    )


def inputs_of(results: UnitResults, on: date | None = None) -> dict[str, LeafInput]:
    """Turn invented results into what the engine scores: task facts at a day, declared and appraised entries."""
    counted = facts_by_leaf((task.record() for task in results.tasks), on or results_on(results.year))
    found = {code: LeafInput(facts=facts) for code, facts in counted.items()}
    found |= {code: LeafInput(not_applicable=True, na_reason=why) for code, why in results.not_applicable.items()}
    for value in results.values:
        found[value.leaf] = LeafInput(
            declared=value.declared,
            declared_by=results.unit.name_vi,
            appraised=value.appraised,
            appraised_by=value.appraised_by,
        )
    return found


def _figure(unit: DemoUnit) -> PublishedRow | None:
    if unit.figure_rank is None:
        return None
    return next(r for r in published_table().rows if (r.group, r.rank) == (unit.group, unit.figure_rank))


def _not_applicable(unit: DemoUnit, row: PublishedRow | None, random: Random) -> dict[str, str]:
    full = criteria_set(unit.era, unit.group)
    for codes, reason in NA_REASONS.items():
        gone = sum((full.node(code).max_points for code in codes), Decimal(0))
        if (row is not None and row.max_applicable == full.max_points - gone) or (
            row is None and codes == NO_SERVICE_UNITS and random.random() < 0.3
        ):
            return dict.fromkeys(codes, reason)
    return {}


def _free_loss(maximum: int, random: Random) -> int:
    return maximum * random.randint(600, 3200) // 10_000 // HUNDREDTH * HUNDREDTH


def _value(leaf: Node, choice: Choice, random: Random) -> DemoLeafValue:
    if choice.entry is None:
        raise ValueError(f"{leaf.code} has neither tasks nor an entry")
    lead = units(2023)[5].name_vi
    value = DemoLeafValue(leaf.code, choice.entry, choice.entry, f"Tổ thẩm định {lead}", "Nhất trí (minh họa)")
    if is_fine(leaf) or not choice.loss or random.random() < 0.6:
        return value
    better = next(row.entry for row in choices(leaf, random) if row.entry is not None)
    return replace(value, declared=better, note_vi="Tài liệu kiểm chứng chưa đủ cho mức tự chấm (minh họa)")
