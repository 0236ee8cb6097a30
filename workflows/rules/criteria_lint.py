"""The linter of criteria sets: sums that differ, tiers with gaps, points nobody can reach, codes used twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from workflows.rules.findings import Finding
from workflows.rules.fixed import PLACES, decimal_text

if TYPE_CHECKING:
    from workflows.rules.criteria import Node


def lint_nodes(areas: Sequence[Node]) -> list[Finding]:
    """Findings over a whole tree, codes used twice first."""
    nodes = [node for area in areas for node in area.walk()]
    counted = Counter(node.code for node in nodes)
    found = [Finding("code_twice", code) for code, times in counted.items() if times > 1]
    if not areas:
        found.append(Finding("set_empty", ""))
    for node in nodes:
        found += _node(node)
    return found


def _node(node: Node) -> Iterator[Finding]:
    if node.max_points < 0:
        yield Finding("points_negative", node.code, {"points": decimal_text(node.max_points)})
    elif node.max_points == 0:
        yield Finding("points_zero", node.code)
    if (Fraction(node.max_points) * 10**PLACES).denominator != 1:
        yield Finding("points_not_exact", node.code, {"points": decimal_text(node.max_points)})
    if node.children:
        yield from _parent(node)
    elif node.rule is None:
        yield Finding("leaf_without_rule", node.code)
    else:
        yield from node.rule.lint(node.code, node.max_points)
        if node.rule.feed not in node.rule.feeds:
            yield Finding("feed_not_for_shape", node.code, {"feed": node.rule.feed.value, "shape": node.rule.shape})


def _parent(node: Node) -> Iterator[Finding]:
    if node.rule is not None:
        yield Finding("rule_on_parent", node.code)
    total = sum((child.max_points for child in node.children), Decimal(0))
    if total != node.max_points:
        data = {"stated": decimal_text(node.max_points), "sum": decimal_text(total)}
        yield Finding("sum_differs", node.code, data)
