"""All sheets of a criteria set at once: read in a constant number of queries, scored in bulk, exact to the last digit.

What does not fit the bulk's integers is scored by the engine; both give the same numbers (`scores_verify` recomputes
with the engine alone).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_value
from backend.scoring.bulk import MISSING, NOT_APPLICABLE, VALUE, Batch, NotForBulk, Plan, Scores, encode, score_batch
from backend.scoring.bulk_parts import caps_of
from backend.scoring.bulk_plans import bulk_plan
from backend.scoring.inputs import (
    ROUNDS_OF,
    digest,
    entry_of_value,
    facts_line,
    inputs_digest,
    read_inputs,
    survey_entries,
    survey_line,
    task_facts,
)
from backend.scoring.kernels import SETTLED
from backend.scoring.models import LeafValue, ScoreSheet
from workflows.rules.criteria import Node
from workflows.rules.feeds import TaskFacts, entry_from
from workflows.rules.fixed import PLACES, from_fixed, ratio_pct
from workflows.rules.scoring import Basis, LeafInput, score_sheet


@dataclass(frozen=True, slots=True)
class AreaScore:
    """Points and applicable maximum of one area."""

    code: str
    points: Decimal
    max_points: Decimal


@dataclass(frozen=True, slots=True)
class UnitScore:
    """One sheet's result: exact, with what it lacks and the digest of its inputs."""

    sheet: ScoreSheet
    points: Decimal
    max_points: Decimal
    areas: tuple[AreaScore, ...]
    missing: tuple[str, ...]
    inputs_sha256: str

    @property
    def ratio(self) -> Fraction | None:
        """Percentage on the applicable maximum, unrounded."""
        return ratio_pct(self.points, self.max_points)


def sheets_of(edition: Edition, year: int) -> QuerySet[ScoreSheet]:
    """The sheets of a criteria set and year with what scoring reads of them."""
    found = ScoreSheet.objects.filter(criteria=edition, year=year)
    return found.select_related("unit", "criteria").defer("criteria__text").order_by("unit__name", "pk")


def province_scores(
    edition: Edition, year: int, sheets: Sequence[ScoreSheet] | None = None, basis: Basis = Basis.APPRAISED
) -> list[UnitScore]:
    """Every sheet's score, in the order of the sheets: at most eight queries for any number of units and leaves."""
    rows = list(sheets_of(edition, year) if sheets is None else sheets)
    if not rows:
        return []
    try:
        return _in_bulk(edition, rows, basis)
    except NotForBulk:
        return by_engine(rows, basis)


def by_engine(
    sheets: Sequence[ScoreSheet], basis: Basis = Basis.APPRAISED, corrections: Sequence[Mapping[str, Any]] = ()
) -> list[UnitScore]:
    """The same by the engine that explains: slower, for any numbers, and the judge of what bulk says.

    `corrections` are those of adjusting publications, oldest first: they replace appraised values.
    """
    inputs = read_inputs(sheets, basis)
    found = []
    for sheet in sheets:
        criteria, given = criteria_value(sheet.criteria), corrected(inputs[sheet.pk], sheet.pk, corrections)
        score = score_sheet(criteria, given, basis)
        tops = [score.nodes[area.code] for area in criteria.areas]
        areas = tuple(AreaScore(top.code, top.points, top.max_applicable) for top in tops)
        sha256 = inputs_digest(sheet.criteria.sha256, given, basis)
        found.append(UnitScore(sheet, score.points, score.max_applicable, areas, score.missing, sha256))
    return found


def corrected(
    inputs: Mapping[str, LeafInput], sheet: int, corrections: Sequence[Mapping[str, Any]]
) -> dict[str, LeafInput]:
    """A sheet's inputs with the corrected values in the place of the appraised ones."""
    found = dict(inputs)
    for one in corrections:
        if one["sheet"] == sheet:
            found[one["leaf"]] = replace(
                found.get(one["leaf"], LeafInput()),
                not_applicable=bool(one.get("not_applicable")),
                na_reason=one["reason"] if one.get("not_applicable") else "",
                appraised=entry_of_value(one["value"]),
                appraised_by=one.get("by", ""),
            )
    return found


@dataclass(slots=True)
class _Packing:
    """The arrays while they are filled; `known` remembers what a stored text means for a row."""

    plan: Plan
    batch: Batch
    rows: Mapping[str, int]
    below: Mapping[str, list[int]]
    columns: Mapping[int, int]
    lines: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    known: dict[tuple[int, str], tuple[int, int, str]] = field(default_factory=dict)


def _in_bulk(edition: Edition, sheets: Sequence[ScoreSheet], basis: Basis) -> list[UnitScore]:
    packing = _empty(bulk_plan(edition), sheets)
    facts = task_facts(sheets)
    for sheet in sheets:
        _put_facts(packing, packing.columns[sheet.pk], facts[sheet.pk])
    _put_surveys(packing, sheets)
    _put_values(packing, basis)
    return _unpacked(packing, score_batch(packing.plan, packing.batch), sheets)


def _empty(plan: Plan, sheets: Sequence[ScoreSheet]) -> _Packing:
    size = (len(plan.leaves), len(sheets))
    batch = Batch(np.zeros(size, np.int64), np.ones(size, np.int64), np.full(size, MISSING, np.int8))
    rows = {leaf.code: row for row, leaf in enumerate(plan.leaves)}
    below = {
        node.code: [rows[leaf.code] for leaf in node.walk() if not leaf.children] for node in plan.criteria.nodes()
    }
    return _Packing(plan, batch, rows, below, {sheet.pk: column for column, sheet in enumerate(sheets)})


def _put_facts(packing: _Packing, column: int, facts: Mapping[str, TaskFacts]) -> None:
    batch = packing.batch
    for code, counted in facts.items():
        row = packing.rows.get(code)
        rule = packing.plan.leaves[row].rule if row is not None else None
        if row is None or rule is None:
            continue
        packing.lines[column].append(facts_line(code, counted))
        entry = entry_from(counted, rule.feed)
        if entry is not None:
            batch.number[row, column], batch.of[row, column] = encode(rule, entry, packing.plan.leaves[row].max_points)
            batch.state[row, column] = VALUE


def _put_surveys(packing: _Packing, sheets: Sequence[ScoreSheet]) -> None:
    batch = packing.batch
    for pk, code, told in survey_entries(sheets):
        row, column = packing.rows[code], packing.columns[pk]
        leaf = packing.plan.leaves[row]
        if leaf.rule is None:
            raise NotForBulk(code)
        packing.lines[column].append(survey_line(code, told.entry))
        batch.number[row, column], batch.of[row, column] = encode(leaf.rule, told.entry, leaf.max_points)
        batch.state[row, column] = VALUE


def _put_values(packing: _Packing, basis: Basis) -> None:
    """Newer values come later and replace; "not applicable" covers all below its node."""
    given = LeafValue.objects.filter(sheet__in=list(packing.columns), round__in=ROUNDS_OF[basis]).order_by("pk")
    latest: dict[tuple[int, str], tuple[str, bool]] = {}
    fields = given.annotate(text=Cast("value", TextField())).values_list("sheet_id", "leaf", "text", "not_applicable")
    for sheet, code, text, absent in fields.iterator(chunk_size=5000):
        latest[sheet, code] = (text, absent)
    marks = []
    number, of, state = packing.batch.number, packing.batch.of, packing.batch.state
    for (sheet, code), (text, absent) in latest.items():
        column = packing.columns[sheet]
        if absent:
            marks.append((column, code))
        row = packing.rows.get(code)
        if row is None or text == "{}":
            continue
        number[row, column], of[row, column], line = _meaning(packing, row, text)
        state[row, column] = VALUE
        packing.lines[column].append(line)
    for column, code in marks:
        state[packing.below.get(code, []), column] = NOT_APPLICABLE
        packing.lines[column].append(f"{code}|na")


def _meaning(packing: _Packing, row: int, text: str) -> tuple[int, int, str]:
    found = packing.known.get((row, text))
    if found is None:
        leaf, value = packing.plan.leaves[row], json.loads(text)
        line = f"{leaf.code}|value|{json.dumps(value, sort_keys=True, separators=(',', ':'), ensure_ascii=False)}"
        found = (*_encoded(leaf, value), line)
        packing.known[row, text] = found
    return found


def _encoded(leaf: Node, value: Mapping[str, Any]) -> tuple[int, int]:
    """Numbers straight from their stored text, which is canonical; choices and counts as the bulk reads them."""
    if "number" in value and "choice" not in value and not (leaf.rule and leaf.rule.shape in SETTLED):
        return _scaled(value["number"]), _scaled(value.get("of", "0"))
    entry = entry_of_value(value)
    if entry is None or leaf.rule is None:
        raise NotForBulk(leaf.code)
    return encode(leaf.rule, entry, leaf.max_points)


def _scaled(text: str) -> int:
    whole, _point, part = text.partition(".")
    if len(whole) > 8 or len(part) > PLACES or not whole.isdecimal():
        raise NotForBulk(text)
    return int(whole + part.ljust(PLACES, "0"))


def _unpacked(packing: _Packing, scores: Scores, sheets: Sequence[ScoreSheet]) -> list[UnitScore]:
    areas = [(area.code, packing.below[area.code]) for area in packing.plan.criteria.areas]
    points = {code: scores.points[rows].sum(axis=0) for code, rows in areas}
    maxima = np.broadcast_to(scores.maxima, scores.points.shape)
    tops = {code: maxima[rows].sum(axis=0) for code, rows in areas}
    for code, cap in caps_of(packing.plan.criteria):
        points[code], tops[code] = np.minimum(points[code], cap), np.full_like(tops[code], cap)
    order = [leaf.code for leaf in packing.plan.criteria.leaves()]
    found = []
    for column, sheet in enumerate(sheets):
        lacking = {packing.plan.leaves[row].code for row in np.flatnonzero(scores.missing[:, column])}
        total, maximum = scores.total(column)
        found.append(
            UnitScore(
                sheet,
                total,
                maximum,
                tuple(
                    AreaScore(code, from_fixed(int(points[code][column])), from_fixed(int(tops[code][column])))
                    for code, _rows in areas
                ),
                tuple(code for code in order if code in lacking),
                digest(sheet.criteria.sha256, packing.lines[column]),
            )
        )
    return found
