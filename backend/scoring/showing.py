"""A score as pages show it: the tree with its sentences, and everything behind one number."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from backend.base.reasons import said
from backend.criteria.criteria_sets import criteria_value
from backend.criteria.leaf_forms import counted_kinds
from backend.criteria.rules_told import english, feed_told, number, rule_told
from backend.reform.queries import Stand, listed, stand
from backend.scoring.inputs import counted_on, entry_of_value
from backend.scoring.models import LeafRound, LeafValue, ScoreSheet
from backend.scoring.queries import sheet_score
from workflows.engine import Label
from workflows.rules.criteria import Node
from workflows.rules.explain import Explanation, explain_lines
from workflows.rules.feeds import Entry
from workflows.rules.scoring import NodeScore, SheetScore
from workflows.rules.shapes import Formula, ShareByGrade


@dataclass(frozen=True, slots=True)
class GivenValue:
    """One stored value in words."""

    row: LeafValue
    text: str


@dataclass(frozen=True, slots=True)
class Why:
    """Everything behind one node of a score."""

    node: Node
    title: Label
    score: NodeScore
    lines: list[str]
    rule: str
    feed: str
    values: list[GivenValue]
    tasks: list[Stand]
    children: list[dict[str, Any]]
    not_in_round: bool


def sentences(explanation: Explanation) -> list[str]:
    """What an explanation says below its own line, in the reader's language."""
    lines = explain_lines(explanation, "en" if english() else "vi")
    return [line.text for line in lines][1:]


def tree(sheet: ScoreSheet, score: SheetScore, round_: str, seen: Collection[str]) -> dict[str, Any]:
    """The score for the `score_tree` component, as far as the reader may see; each leaf links to its reasons."""
    criteria = criteria_value(sheet.criteria)
    areas = [area for area in criteria.areas if area.code in seen]
    whole = len(areas) == len(criteria.areas)
    tops = [score.nodes[area.code] for area in areas]
    return {
        "title": Label(criteria.title, criteria.title_en or criteria.title),
        "points": score.points if whole else sum((top.points for top in tops), Decimal(0)),
        "maximum": score.max_applicable if whole else sum((top.max_applicable for top in tops), Decimal(0)),
        "children": [_branch(sheet, area, score.nodes, round_) for area in areas],
    }


def _branch(sheet: ScoreSheet, node: Node, scores: Mapping[str, NodeScore], round_: str) -> dict[str, Any]:
    found = scores[node.code]
    url = reverse("scoring:why", args=[sheet.pk, node.code]) + f"?vong={round_}"
    told = " ".join(f"{line}." for line in sentences(found.explanation)) if not node.children else ""
    return {
        "code": node.code,
        "title": Label(node.title_vi, node.title_en),
        "points": found.points,
        "maximum": found.max_applicable,
        "not_applicable": found.na,
        "why": format_html('{} <a href="{}">{}</a>', told, url, _("Vì sao?")),
        "children": [_branch(sheet, child, scores, round_) for child in node.children],
    }


def why(
    sheet: ScoreSheet,
    code: str,
    round_: str = LeafRound.APPRAISAL,
    rounds: Collection[LeafRound] = tuple(LeafRound),
) -> Why:
    """What stands behind the number of one node, down to tasks, evidence and people; KeyError for an unknown code."""
    criteria = criteria_value(sheet.criteria)
    node, score = criteria.node(code), sheet_score(sheet, round_)
    codes = [below.code for below in node.walk()]
    stored = LeafValue.objects.filter(sheet=sheet, leaf__in=codes, round__in=rounds).order_by("-pk")
    nodes = {below.code: below for below in node.walk()}
    return Why(
        node=node,
        title=Label(node.title_vi, node.title_en),
        score=score.nodes[code],
        lines=sentences(score.nodes[code].explanation) if not node.children else [],
        rule=rule_told(node),
        feed=feed_told(node),
        values=[GivenValue(row, value_told(nodes[row.leaf], row)) for row in stored],
        tasks=_tasks(sheet, codes),
        children=[_branch(sheet, child, score.nodes, round_) for child in node.children],
        not_in_round=score.nodes[code].missing,
    )


def _tasks(sheet: ScoreSheet, codes: list[str]) -> list[Stand]:
    rows = listed().filter(lead_unit=sheet.unit_id, year=sheet.year, leaf__in=codes)
    day = counted_on(sheet)
    return [stand(row, day) for row in rows]


def value_told(node: Node, row: LeafValue) -> str:
    """A stored value in words."""
    return entry_told(node, entry_of_value(row.value), row.not_applicable)


def entry_told(node: Node, entry: Entry | None, not_applicable: bool = False) -> str:
    """A value in words; a node that is taken back from "không áp dụng" has none."""
    rule = node.rule
    if not_applicable:
        return _("không áp dụng")
    if entry is None:
        return _("áp dụng trở lại")
    if entry.values:
        return figures_told(node, entry)
    if entry.choice:
        grades = rule.grades if isinstance(rule, ShareByGrade) else ()
        named = {grade.code: said(Label(grade.label_vi, grade.label_en)) for grade in grades}
        return (
            named | {"yes": _("có"), "no": _("không"), "na": _("không áp dụng"), "missing": _("chưa hoàn thành")}
        ).get(entry.choice, entry.choice)
    if entry.counts:
        labels = dict(counted_kinds(rule))
        return "; ".join(f"{labels.get(code, code)}: {count}" for code, count in entry.counts)
    shown = number(entry.number or Decimal(0))
    return shown if entry.of is None else f"{shown}/{number(entry.of)}"


def figures_told(node: Node, entry: Entry) -> str:
    """The figures of a formula in words, the chosen formula first where there are several."""
    rule = node.rule
    if not isinstance(rule, Formula):
        return ""
    labels = {item.code: said(Label(item.label_vi, item.label_en or item.label_vi)) for item in rule.variables}
    chosen = rule.chosen(entry.choice) if len(rule.formulas) > 1 else None
    way = [said(Label(chosen.label_vi, chosen.label_en or chosen.label_vi))] if chosen is not None else []
    return "; ".join([*way, *(f"{labels.get(name, name)}: {number(value)}" for name, value in entry.values)])
