"""Scoring many sheets of one criteria set at once: int64 fixed point in NumPy, the same results as the engine.

Rows are leaves, sorted by shape so that each kernel works on one slice; columns are sheets.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from backend.scoring.bulk_parts import Counted, Parts, parts_of, with_parts
from backend.scoring.kernels import SETTLED, SHAPE_KERNELS, Ints, LeafTable, Marks, leaf_table
from workflows.rules.criteria import CriteriaSet, NaRule, Node, lint
from workflows.rules.feeds import Entry
from workflows.rules.findings import ScoringError
from workflows.rules.fixed import SCALE, from_fixed, to_fixed
from workflows.rules.scoring import Basis, LeafInput, check_inputs, entry_of
from workflows.rules.shapes import AnyRule, Deduction, ShareByGrade, Timeliness, YesNo

LIMIT = 10**8
HIGHEST_LEAF = 400
VALUE, MISSING, NOT_APPLICABLE = 1, 0, 2


class NotForBulk(ValueError):
    """A number too large or too fine for int64 fixed point; score that sheet with the engine instead."""


@dataclass(frozen=True)
class Plan:
    """A criteria set laid out for bulk: leaf codes in row order, one table per shape, maxima in ten-thousandths.

    `parts` is None for a set without bonus, penalty and a rule for a survey that was not run.
    """

    criteria: CriteriaSet
    leaves: tuple[Node, ...]
    tables: tuple[tuple[str, slice, LeafTable], ...]
    maxima: Ints
    parts: Parts | None = None


@dataclass(frozen=True)
class Batch:
    """Inputs of many sheets: leaf x sheet. `number` and `of` are ten-thousandths, `state` says whether they count."""

    number: Ints
    of: Ints
    state: NDArray[np.int8]


@dataclass(frozen=True)
class Scores:
    """Results, leaf x sheet, in ten-thousandths of a point; totals per sheet."""

    points: Ints
    maxima: Ints
    missing: Marks
    totals: Ints
    max_totals: Ints

    def total(self, sheet: int) -> tuple[Decimal, Decimal]:
        """Points and applicable maximum of one sheet as exact decimals."""
        return from_fixed(int(self.totals[sheet])), from_fixed(int(self.max_totals[sheet]))


def compile_plan(criteria: CriteriaSet) -> Plan:
    """Lay a criteria set out for bulk; raises ScoringError for a set with findings, NotForBulk for a leaf too high."""
    findings = tuple(lint(criteria))
    if findings:
        raise ScoringError(findings)
    shapes = list(SHAPE_KERNELS)
    leaves = sorted(criteria.leaves(), key=lambda leaf: shapes.index(_rule(leaf).shape))
    tables: list[tuple[str, slice, LeafTable]] = []
    start = 0
    for shape in shapes:
        rows = [leaf for leaf in leaves if _rule(leaf).shape == shape]
        if rows:
            part = slice(start, start + len(rows))
            tables.append((shape, part, leaf_table([(_rule(leaf), leaf.max_points) for leaf in rows])))
            start += len(rows)
    if max((leaf.max_points for leaf in leaves), default=0) > HIGHEST_LEAF:
        raise NotForBulk(f"a leaf of more than {HIGHEST_LEAF} points")
    maxima = np.array([to_fixed(leaf.max_points) for leaf in leaves], dtype=np.int64)[:, None]
    return Plan(criteria, tuple(leaves), tuple(tables), maxima, parts_of(criteria, leaves))


def pack(plan: Plan, sheets: Sequence[Mapping[str, LeafInput]], basis: Basis = Basis.APPRAISED) -> Batch:
    """Turn the engine's inputs into arrays; raises ScoringError for bad values, NotForBulk for what does not fit."""
    size = (len(plan.leaves), len(sheets))
    number, of = np.zeros(size, dtype=np.int64), np.ones(size, dtype=np.int64)
    state = np.zeros(size, dtype=np.int8)
    for column, inputs in enumerate(sheets):
        findings = tuple(check_inputs(plan.criteria, inputs, basis))
        if findings:
            raise ScoringError(findings)
        gone = _not_applicable(plan.criteria, inputs)
        for row, leaf in enumerate(plan.leaves):
            entry = entry_of(leaf, inputs.get(leaf.code, LeafInput()), basis)
            if leaf.code in gone:
                state[row, column] = NOT_APPLICABLE
            elif entry is not None:
                number[row, column], of[row, column] = encode(_rule(leaf), entry, leaf.max_points)
                state[row, column] = VALUE
    return Batch(number, of, state)


def score_batch(plan: Plan, batch: Batch) -> Scores:
    """Score all sheets; every leaf equals what `score_sheet` gives for it."""
    points = np.empty_like(batch.number)
    answered = np.empty(batch.number.shape, dtype=np.bool_)
    nothing = np.empty(batch.number.shape, dtype=np.bool_)
    for shape, part, table in plan.tables:
        kernel = SHAPE_KERNELS[shape]
        points[part], answered[part], nothing[part] = kernel(table, batch.number[part], batch.of[part])
    given = batch.state == VALUE
    na = (batch.state == NOT_APPLICABLE) | (given & nothing)
    counts = given & answered
    maxima = np.broadcast_to(plan.maxima, points.shape)
    max_totals = np.broadcast_to(plan.maxima.sum(axis=0), points.shape[1])
    if not counts.all():
        np.copyto(points, 0, where=~counts)
    if na.any() and plan.criteria.na_rule is NaRule.FULL_MARKS:
        np.copyto(points, maxima, where=na)
    elif na.any():
        maxima = np.where(na, 0, maxima)
        max_totals = maxima.sum(axis=0)
    missing = ~na & ~counts
    if plan.parts is not None:
        return Scores(*with_parts(plan.parts, Counted(points, maxima, missing, na, given), plan.maxima))
    return Scores(points, maxima, missing, points.sum(axis=0), max_totals)


def encode(rule: AnyRule, entry: Entry, maximum: Decimal | None = None) -> tuple[int, int]:
    """One entry as two integers, as its kernel reads them; raises NotForBulk beyond 100 million or four decimals."""
    if rule.shape in SETTLED:
        if maximum is None:
            raise NotForBulk(rule.shape)
        outcome = rule.score(entry, to_fixed(maximum))
        return (outcome.points if outcome.points is not None else -1 - outcome.not_applicable), 1
    if isinstance(rule, YesNo):
        return int(entry.choice == "yes"), 1
    if isinstance(rule, ShareByGrade):
        return [grade.code for grade in rule.grades].index(entry.choice or ""), 1
    if isinstance(rule, Deduction):
        off = {breach.code: to_fixed(breach.off_pct) for breach in rule.breaches}
        return min(sum(off[code] * count for code, count in entry.counts), 100 * SCALE), 1
    if isinstance(rule, Timeliness) and entry.choice == "missing":
        return -1, 1
    return _pair(entry.number or Decimal(0), entry.of if entry.of is not None else Decimal(0))


def _pair(number: Decimal, of: Decimal) -> tuple[int, int]:
    if max(abs(number), abs(of)) > LIMIT:
        raise NotForBulk(f"{number}/{of}")
    if (Fraction(number) * SCALE).denominator != 1 or (Fraction(of) * SCALE).denominator != 1:
        raise NotForBulk(f"{number}/{of}")
    return max(0, to_fixed(number)), to_fixed(of)


def _rule(leaf: Node) -> AnyRule:
    if leaf.rule is None:
        raise ValueError(f"{leaf.code} has no rule")
    return leaf.rule


def _not_applicable(criteria: CriteriaSet, inputs: Mapping[str, LeafInput]) -> set[str]:
    marked = [node for node in criteria.nodes() if node.code in inputs and inputs[node.code].not_applicable]
    return {below.code for node in marked for below in node.walk()}
