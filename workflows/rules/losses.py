"""Where points were lost: per leaf and per area, with the cause, and what is a strength or a weakness.

A lost point is the applicable maximum less the points; what does not apply loses nothing. Weak below 70 % and strong
from 90 % of an area's maximum are this program's own default, given as data.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workflows.engine import Label
from workflows.rules.criteria import CriteriaSet, Node
from workflows.rules.feeds import Feed
from workflows.rules.fixed import ratio_pct
from workflows.rules.scoring import LeafInput, NodeScore, SheetScore


class Cause(StrEnum):
    """Why points are lost, as far as the inputs say."""

    MISSING = "missing"
    NO_EVIDENCE = "no_evidence"
    NOT_DONE = "not_done"
    LATE = "late"
    SURVEY = "survey"
    RESULT = "result"


CAUSES: Mapping[Cause, Label] = {
    Cause.MISSING: Label("Chưa có số liệu", "No value yet"),
    Cause.NO_EVIDENCE: Label("Thiếu tài liệu kiểm chứng", "No evidence"),
    Cause.NOT_DONE: Label("Chưa hoàn thành", "Not done"),
    Cause.LATE: Label("Hoàn thành chậm", "Done late"),
    Cause.SURVEY: Label("Điều tra xã hội học", "Survey"),
    Cause.RESULT: Label("Kết quả chưa đạt mức tối đa", "Result below the maximum"),
}


@dataclass(frozen=True)
class Loss:
    """What one leaf lost, of how much, and why."""

    code: str
    title: Label
    area: str
    max_points: Decimal
    points: Decimal
    cause: Cause

    @property
    def lost(self) -> Decimal:
        """Applicable maximum less points."""
        return self.max_points - self.points


@dataclass(frozen=True)
class AreaLoss:
    """An area's lost points, by cause."""

    code: str
    title: Label
    max_points: Decimal
    points: Decimal
    by_cause: tuple[tuple[Cause, Decimal], ...]

    @property
    def lost(self) -> Decimal:
        """Applicable maximum less points."""
        return self.max_points - self.points

    @property
    def ratio(self) -> Fraction | None:
        """In percent of the applicable maximum."""
        return ratio_pct(self.points, self.max_points)


@dataclass(frozen=True)
class Judged:
    """Areas that are strong and areas that are weak, best and worst first; what lies between is neither."""

    strong: tuple[AreaLoss, ...]
    weak: tuple[AreaLoss, ...]


def leaf_losses(criteria: CriteriaSet, inputs: Mapping[str, LeafInput], score: SheetScore) -> list[Loss]:
    """The leaves that lost points, most first; equal losses keep the order of the set."""
    found = []
    for area in criteria.areas:
        for leaf in (node for node in area.walk() if not node.children):
            node = score.nodes[leaf.code]
            if not node.na and node.points < node.max_applicable:
                cause = cause_of(leaf, inputs.get(leaf.code), node)
                title = Label(leaf.title_vi, leaf.title_en)
                found.append(Loss(leaf.code, title, area.code, node.max_applicable, node.points, cause))
    return sorted(found, key=lambda loss: -loss.lost)


def cause_of(leaf: Node, given: LeafInput | None, node: NodeScore) -> Cause:
    """Why a leaf lost points: no value, a survey, work undone or late, no proof named, else simply the result."""
    if leaf.rule is not None and leaf.rule.feed.value == "survey":
        return Cause.SURVEY
    if node.missing or given is None:
        return Cause.MISSING
    facts, entry = given.facts, given.appraised or given.declared
    if (facts is not None and facts.done < facts.total) or (entry is not None and entry.choice == "missing"):
        return Cause.NOT_DONE
    if facts is not None and facts.late:
        return Cause.LATE
    if leaf.rule is not None and leaf.rule.shape == "timeliness" and leaf.rule.feed is not Feed.VALUE:
        return Cause.LATE
    if entry is not None and not given.sources:
        return Cause.NO_EVIDENCE
    return Cause.RESULT


def area_losses(criteria: CriteriaSet, score: SheetScore, leaves: Sequence[Loss]) -> list[AreaLoss]:
    """Every area in the order of the set, with what it lost by cause; the causes add up to the area's loss."""
    found = []
    for area in criteria.areas:
        node = score.nodes[area.code]
        own = [loss for loss in leaves if loss.area == area.code]
        causes = tuple((cause, _sum(loss.lost for loss in own if loss.cause is cause)) for cause in Cause)
        title = Label(area.title_vi, area.title_en)
        kept = tuple((cause, lost) for cause, lost in causes if lost)
        found.append(AreaLoss(area.code, title, node.max_applicable, node.points, kept))
    return found


def judged(areas: Iterable[AreaLoss], weak_below: int = 70, strong_from: int = 90) -> Judged:
    """Strengths and weaknesses by the unrounded ratio of an area; an area to which nothing applies is neither."""
    rows = [(area.ratio, area) for area in areas if area.ratio is not None]
    strong = sorted((row for row in rows if row[0] >= strong_from), key=lambda row: -row[0])
    weak = sorted((row for row in rows if row[0] < weak_below), key=lambda row: row[0])
    return Judged(tuple(area for _r, area in strong), tuple(area for _r, area in weak))


def _sum(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))
