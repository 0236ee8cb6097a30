"""Bonus, penalty and a survey that was not run, in bulk: what lies beside the scale of a criteria set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backend.scoring.kernels import Ints, Marks
from workflows.rules.criteria import SCALE_PARTS, CriteriaSet, Node, NoSurvey, Part
from workflows.rules.fixed import to_fixed


@dataclass(frozen=True)
class Capped:
    """A bonus (+1) or penalty (-1) area: the rows of its leaves and its yearly cap in ten-thousandths."""

    rows: Ints
    cap: int
    sign: int


@dataclass(frozen=True)
class Parts:
    """Which rows lie on the scale, which a survey answers, the areas above and off the scale, and the set's manner."""

    scale: Marks
    survey: Marks
    capped: tuple[Capped, ...]
    no_survey: NoSurvey


@dataclass(frozen=True)
class Counted:
    """What the kernels found, leaf x sheet: points, maxima, gaps, what does not apply and what was given."""

    points: Ints
    maxima: Ints
    missing: Marks
    na: Marks
    given: Marks


def parts_of(criteria: CriteriaSet, leaves: Sequence[Node]) -> Parts | None:
    """The parts of a set laid over its rows; None where there is only a scale and a survey is awaited."""
    row = {leaf.code: place for place, leaf in enumerate(leaves)}
    capped = tuple(
        Capped(
            np.array([row[node.code] for node in area.walk() if not node.children], dtype=np.int64),
            to_fixed(area.max_points),
            1 if area.part is Part.BONUS else -1,
        )
        for area in criteria.areas
        if area.part not in SCALE_PARTS
    )
    if not capped and criteria.no_survey is NoSurvey.MISSING:
        return None
    scale = np.ones((len(leaves), 1), dtype=np.bool_)
    for area in capped:
        scale[area.rows] = False
    codes = criteria.survey_codes()
    survey = np.array([leaf.code in codes for leaf in leaves], dtype=np.bool_)[:, None]
    return Parts(scale, survey, capped, criteria.no_survey)


def caps_of(criteria: CriteriaSet) -> tuple[tuple[str, int], ...]:
    """The codes of bonus and penalty areas with their yearly caps in ten-thousandths."""
    return tuple((area.code, to_fixed(area.max_points)) for area in criteria.areas if area.part not in SCALE_PARTS)


def with_parts(parts: Parts, found: Counted, full: Ints) -> tuple[Ints, Ints, Marks, Ints, Ints]:
    """Points, maxima, gaps and both totals as the engine counts them; `full` are the maxima of the leaves."""
    silent = np.zeros_like(found.missing)
    if parts.no_survey is not NoSurvey.MISSING:
        run = (parts.survey & found.given).any(axis=0)
        silent = parts.survey & ~found.given & ~found.na & ~run
    left_out = silent & (parts.no_survey is NoSurvey.RESCALE)
    gone = left_out | (found.na & ~parts.scale)
    points, maxima = np.where(gone, 0, found.points), np.where(gone, 0, found.maxima)
    totals = np.where(parts.scale, points, 0).sum(axis=0)
    max_totals = np.where(parts.scale, maxima, 0).sum(axis=0)
    again = left_out.any(axis=0) & (max_totals > 0)
    whole = max_totals + np.where(left_out, full, 0).sum(axis=0)
    divisor = np.maximum(max_totals, 1)
    totals = np.where(again, (2 * totals * whole + divisor) // (2 * divisor), totals)
    max_totals = np.where(again, whole, max_totals)
    for area in parts.capped:
        totals = totals + area.sign * np.minimum(points[area.rows].sum(axis=0), area.cap)
    return points, maxima, found.missing & ~silent & parts.scale, np.maximum(totals, 0), max_totals
