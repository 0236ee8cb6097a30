"""The linter of criteria sets: sums that differ, tiers with gaps, points nobody can reach, codes used twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from workflows.rules.feeds import Feed
from workflows.rules.findings import Finding
from workflows.rules.fixed import PLACES, decimal_text

if TYPE_CHECKING:
    from workflows.rules.criteria import CriteriaSet, Node

ABOVE_SCALE = ("bonus", "penalty")


def lint_set(criteria: CriteriaSet, known_units: Collection[str] | None) -> list[Finding]:
    """Findings over a whole set: its tree, its parts, its appraisers, and the totals its document states."""
    found = lint_nodes(criteria.areas)
    if criteria.areas and all(area.part in ABOVE_SCALE for area in criteria.areas):
        found.append(Finding("set_without_scale", ""))
    for area in criteria.areas:
        found += _area(area, known_units)
    return [*found, *_stated(criteria)]


def _area(area: Node, known_units: Collection[str] | None) -> Iterator[Finding]:
    if known_units is not None and area.appraiser and area.appraiser not in known_units:
        yield Finding("appraiser_unknown", area.code, {"unit": area.appraiser})
    for node in area.walk():
        if node is not area and (node.part != "appraisal" or node.appraiser):
            yield Finding("part_below_area", node.code)
        if area.part == "survey" and node.rule is not None and node.rule.feed is not Feed.SURVEY:
            yield Finding("survey_without_feed", node.code)
        if area.part in ABOVE_SCALE and node.rule is not None and node.rule.feed is Feed.SURVEY:
            yield Finding("survey_above_scale", node.code)


def _stated(criteria: CriteriaSet) -> Iterator[Finding]:
    """Where the deciding document prints other totals than its own tree has (QĐ 2948: 38 printed, 39 listed)."""
    counted = {
        "stated_points": (criteria.stated_points, criteria.max_points),
        "stated_criteria": (criteria.stated_criteria, sum(len(area.children) for area in criteria.areas)),
        "stated_parts": (criteria.stated_parts, _below_criteria(criteria.areas)),
    }
    for code, (stated, found) in counted.items():
        if stated is not None and stated != found:
            yield Finding(f"{code}_differs", "", {"stated": str(stated), "sum": str(found)})


def _below_criteria(areas: Sequence[Node]) -> int:
    return sum(len(criterion.children) for area in areas for criterion in area.children)


def lint_nodes(areas: Sequence[Node]) -> list[Finding]:
    """Findings over a whole tree, codes used twice first."""
    nodes = [node for area in areas for node in area.walk()]
    counted = Counter(node.code for node in nodes)
    found = [Finding("code_twice", code) for code, times in counted.items() if times > 1]
    if not areas:
        found.append(Finding("set_empty", ""))
    capped = {id(area) for area in areas if area.part in ABOVE_SCALE}
    for node in nodes:
        found += _node(node, id(node) in capped)
    return found


def _node(node: Node, capped: bool) -> Iterator[Finding]:
    if node.max_points < 0:
        yield Finding("points_negative", node.code, {"points": decimal_text(node.max_points)})
    elif node.max_points == 0:
        yield Finding("points_zero", node.code)
    if (Fraction(node.max_points) * 10**PLACES).denominator != 1:
        yield Finding("points_not_exact", node.code, {"points": decimal_text(node.max_points)})
    if node.children:
        yield from _parent(node, capped)
    elif node.rule is None:
        yield Finding("leaf_without_rule", node.code)
    else:
        yield from node.rule.lint(node.code, node.max_points)
        if node.rule.feed not in node.rule.feeds:
            yield Finding("feed_not_for_shape", node.code, {"feed": node.rule.feed.value, "shape": node.rule.shape})


def _parent(node: Node, capped: bool) -> Iterator[Finding]:
    """A parent is worth the sum below it; a yearly cap may be lower, never higher than what can be reached."""
    if node.rule is not None:
        yield Finding("rule_on_parent", node.code)
    total = sum((child.max_points for child in node.children), Decimal(0))
    if capped and total < node.max_points:
        data = {"stated": decimal_text(node.max_points), "sum": decimal_text(total)}
        yield Finding("cap_unreachable", node.code, data)
    if not capped and total != node.max_points:
        data = {"stated": decimal_text(node.max_points), "sum": decimal_text(total)}
        yield Finding("sum_differs", node.code, data)
