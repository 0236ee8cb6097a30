"""Scoring one sheet: leaf inputs and a criteria set in, exact points with their explanation out.

A published total is never re-added from rounded parts: sums run over the unrounded points of the leaves
(PAR INDEX 2023 of the ministries shows why: 9 of 17 printed rows differ by 0,01 from the sum of their printed parts).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from workflows.rules.codec import dump, load
from workflows.rules.criteria import SCALE_PARTS, CriteriaSet, NaRule, Node, NoSurvey, Part
from workflows.rules.explain import Explanation
from workflows.rules.feeds import Entry, Feed, TaskFacts, entry_from
from workflows.rules.findings import Finding, ScoringError
from workflows.rules.fixed import decimal_text, divide_half_up, from_fixed, ratio_pct, round_half_up, to_fixed

__all__ = [
    "Basis",
    "Entry",
    "Explanation",
    "LeafInput",
    "NodeScore",
    "ScoringError",
    "SheetScore",
    "TaskFacts",
    "check_entry",
    "check_inputs",
    "entry_from_json",
    "entry_of",
    "entry_to_json",
    "frozen",
    "ratio_pct",
    "rescaled",
    "round_half_up",
    "score_sheet",
    "unsurveyed",
]


class Basis(StrEnum):
    """Whose values count: the unit's self-score, or the appraiser's."""

    SELF = "self"
    APPRAISED = "appraised"


@dataclass(frozen=True)
class LeafInput:
    """What is known about one leaf of one sheet; a parent's code may also carry ``not_applicable``.

    `facts` are counted from reform tasks; an appraised entry replaces them. `counted` is an entry that was made from
    those facts with weights, for an individual's set, or by a survey that `counted_from` names. Names and ids are
    opaque texts.
    """

    not_applicable: bool = False
    na_reason: str = ""
    facts: TaskFacts | None = None
    declared: Entry | None = None
    declared_by: str = ""
    appraised: Entry | None = None
    appraised_by: str = ""
    sources: tuple[str, ...] = ()
    counted: Entry | None = None
    counted_from: str = ""


@dataclass(frozen=True)
class NodeScore:
    """Points of a leaf or the sum below a node; `na` means nothing below applies, `missing` that values lack."""

    code: str
    points: Decimal
    max_applicable: Decimal
    na: bool
    missing: bool
    explanation: Explanation


@dataclass(frozen=True)
class SheetScore:
    """The sheet's unrounded points on the applicable maximum, each node's score, and what is still missing."""

    basis: Basis
    points: Decimal
    max_applicable: Decimal
    nodes: Mapping[str, NodeScore]
    missing: tuple[str, ...]
    not_applicable: tuple[str, ...]
    explanation: Explanation

    @property
    def ratio(self) -> Fraction | None:
        """Percentage on the applicable maximum, exact; None when nothing applies."""
        return ratio_pct(self.points, self.max_applicable)

    @property
    def complete(self) -> bool:
        """Whether every applicable leaf has a value."""
        return not self.missing


def score_sheet(criteria: CriteriaSet, inputs: Mapping[str, LeafInput], basis: Basis = Basis.APPRAISED) -> SheetScore:
    """Score one sheet. Raises ScoringError with every bad value; a missing value gives no points and is named."""
    findings = tuple(check_inputs(criteria, inputs, basis))
    if findings:
        raise ScoringError(findings)
    nodes: dict[str, NodeScore] = {}
    manner = _manner(criteria, inputs, basis)
    for area in criteria.areas:
        top = _score_node(replace(manner, part=area.part), area, inputs, _Above(False, ""), nodes)
        nodes[area.code] = top if area.part in SCALE_PARTS else _above_scale(area, top)
    points, maximum, told = _total(criteria, nodes, manner)
    leaves = [nodes[leaf.code] for leaf in criteria.leaves()]
    data = {"code": criteria.code, "basis": basis.value, "na_rule": criteria.na_rule.value}
    data |= {"title_vi": criteria.title, "title_en": criteria.title_en or criteria.title}
    data |= {"points": decimal_text(points), "max": decimal_text(maximum)}
    return SheetScore(
        basis=basis,
        points=points,
        max_applicable=maximum,
        nodes=nodes,
        missing=tuple(score.code for score in leaves if score.missing),
        not_applicable=tuple(score.code for score in leaves if score.na),
        explanation=Explanation("sheet", data, (*(nodes[area.code].explanation for area in criteria.areas), *told)),
    )


def check_inputs(
    criteria: CriteriaSet, inputs: Mapping[str, LeafInput], basis: Basis = Basis.APPRAISED
) -> Iterator[Finding]:
    """Say every reason why these inputs cannot be scored: unknown codes, and entries that do not fit their rule."""
    nodes = {node.code: node for node in criteria.nodes()}
    for code, given in inputs.items():
        node = nodes.get(code)
        if node is None:
            yield Finding("code_unknown", code)
        elif not node.children and not given.not_applicable:
            yield from check_entry(node, entry_of(node, given, basis))


def check_entry(node: Node, entry: Entry | None) -> Iterator[Finding]:
    """Say why one entry does not fit its leaf; nothing given is not an error."""
    if node.rule is None:
        yield Finding("leaf_without_rule", node.code)
    elif entry is not None:
        data = {"max": decimal_text(node.max_points), "shape": node.rule.shape}
        for problem in node.rule.problems(entry, to_fixed(node.max_points)):
            yield Finding(problem, node.code, data)


def entry_from_json(data: Any) -> Entry:
    """Read a stored or sent entry; raises `codec.BadData`."""
    found: Entry = load(Entry, data)
    return found


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """Return the entry as JSON-ready data, decimals as text, fields that say nothing left out."""
    return {key: value for key, value in dump(entry).items() if value not in (None, [])}


def frozen(score: SheetScore) -> dict[str, Any]:
    """Return a score as JSON-ready data to be frozen with a submission or a publication; explanations stand once."""
    found: dict[str, Any] = dump(score)
    found["nodes"] = {
        code: {key: value for key, value in node.items() if key != "explanation"}
        for code, node in found["nodes"].items()
    }
    return found | {"ratio_pct": None if score.ratio is None else dump(score.ratio)}


@dataclass(frozen=True)
class _Above:
    """Whether something higher in the tree was said not to apply, and why."""

    na: bool
    reason: str


@dataclass(frozen=True)
class _Manner:
    """How the leaves of a sheet are read: whose values, what "không áp dụng" and a survey that was not run mean."""

    basis: Basis
    na_rule: NaRule
    part: Part
    unsurveyed: frozenset[str]
    no_survey: NoSurvey


def _manner(criteria: CriteriaSet, inputs: Mapping[str, LeafInput], basis: Basis) -> _Manner:
    return _Manner(basis, criteria.na_rule, Part.APPRAISAL, unsurveyed(criteria, inputs, basis), criteria.no_survey)


def unsurveyed(criteria: CriteriaSet, inputs: Mapping[str, LeafInput], basis: Basis) -> frozenset[str]:
    """The survey leaves of a sheet without any survey value; none when one has a value, or values are still awaited."""
    if criteria.no_survey is NoSurvey.MISSING:
        return frozenset()
    gone = {
        below.code for code, given in inputs.items() if given.not_applicable for below in criteria.node(code).walk()
    }
    codes = criteria.survey_codes() - gone
    run = any(entry_of(criteria.node(code), inputs[code], basis) is not None for code in codes if code in inputs)
    return frozenset() if run else codes


def _score_node(
    manner: _Manner, node: Node, inputs: Mapping[str, LeafInput], above: _Above, nodes: dict[str, NodeScore]
) -> NodeScore:
    given = inputs.get(node.code)
    if given is not None and given.not_applicable:
        above = _Above(True, given.na_reason)
    if not node.children:
        score = _score_leaf(node, given or LeafInput(), manner, above)
    else:
        below = [_score_node(manner, child, inputs, above, nodes) for child in node.children]
        score = _score_parent(node, below)
    nodes[node.code] = score
    return score


def _score_parent(node: Node, below: list[NodeScore]) -> NodeScore:
    points, maximum = _sum(score.points for score in below), _sum(score.max_applicable for score in below)
    explanation = Explanation("sum", _facts(node, points, maximum), tuple(score.explanation for score in below))
    na, missing = all(score.na for score in below), any(score.missing for score in below)
    return NodeScore(node.code, points, maximum, na, missing, explanation)


def _above_scale(area: Node, score: NodeScore) -> NodeScore:
    """A bonus or penalty area, held to its yearly cap."""
    points = min(score.points, area.max_points)
    told = Explanation(area.part.value, {"points": decimal_text(points), "max": decimal_text(area.max_points)})
    data = _facts(area, points, area.max_points)
    explanation = Explanation("sum", data, (told, *score.explanation.children))
    return NodeScore(area.code, points, area.max_points, score.na, score.missing, explanation)


def _total(
    criteria: CriteriaSet, nodes: Mapping[str, NodeScore], manner: _Manner
) -> tuple[Decimal, Decimal, tuple[Explanation, ...]]:
    """Points and maximum of the sheet: the scale, rescaled where no survey was run, plus bonus less penalty."""
    scale = [nodes[area.code] for area in criteria.areas if area.part in SCALE_PARTS]
    points, maximum = _sum(score.points for score in scale), _sum(score.max_applicable for score in scale)
    told: tuple[Explanation, ...] = ()
    if manner.unsurveyed and criteria.no_survey is NoSurvey.RESCALE and maximum:
        data = {"appraised": decimal_text(points), "of": decimal_text(maximum)}
        full = maximum + _sum(criteria.node(code).max_points for code in manner.unsurveyed)
        points, maximum = from_fixed(rescaled(to_fixed(points), to_fixed(maximum), to_fixed(full))), full
        told = (Explanation("no_survey.rescale", data | {"max": decimal_text(full)}),)
    bonus, penalty = (
        _sum(nodes[area.code].points for area in criteria.areas if area.part is part)
        for part in (Part.BONUS, Part.PENALTY)
    )
    return max(points + bonus - penalty, Decimal(0)), maximum, told


def rescaled(points: int, maximum: int, full: int) -> int:
    """Points on a maximum brought to a fuller one, half-up at the fourth place; all in ten-thousandths."""
    return divide_half_up(points * full, maximum)


def _score_leaf(node: Node, given: LeafInput, manner: _Manner, above: _Above) -> NodeScore:
    na_rule = manner.na_rule if manner.part in SCALE_PARTS else NaRule.OUT_OF_MAXIMUM
    if above.na:
        return _not_applicable(node, na_rule, Explanation("na.declared", {"reason": above.reason}))
    if node.code in manner.unsurveyed:
        return _unsurveyed(node, manner.no_survey)
    entry, origin = _entry_and_origin(node, given, manner.basis)
    if entry is None or node.rule is None:
        why = Explanation("missing", {"basis": manner.basis.value})
        return _scored(node, None if manner.part in SCALE_PARTS else 0, (why,))
    outcome = node.rule.score(entry, to_fixed(node.max_points))
    why = Explanation(outcome.code, outcome.data)
    if outcome.not_applicable:
        return _not_applicable(node, na_rule, why)
    return _scored(node, outcome.points, (why, *_origins(given, origin)))


def _unsurveyed(node: Node, no_survey: NoSurvey) -> NodeScore:
    if no_survey is NoSurvey.COUNT_ZERO:
        return _scored(node, 0, (Explanation("no_survey.count_zero"),))
    explanation = Explanation("leaf.na", _facts(node, Decimal(0), Decimal(0)), (Explanation("no_survey.left_out"),))
    return NodeScore(node.code, Decimal(0), Decimal(0), True, False, explanation)


def _scored(node: Node, points: int | None, why: tuple[Explanation, ...]) -> NodeScore:
    exact = from_fixed(points or 0)
    explanation = Explanation("leaf", _facts(node, exact, node.max_points), why)
    return NodeScore(node.code, exact, node.max_points, False, points is None, explanation)


def _not_applicable(node: Node, na_rule: NaRule, why: Explanation) -> NodeScore:
    counted = node.max_points if na_rule is NaRule.FULL_MARKS else Decimal(0)
    rule = Explanation(f"na.{na_rule.value}", {"max": decimal_text(node.max_points)})
    explanation = Explanation("leaf.na", _facts(node, counted, counted), (why, rule))
    return NodeScore(node.code, counted, counted, True, False, explanation)


def entry_of(node: Node, given: LeafInput, basis: Basis) -> Entry | None:
    """The entry that counts for a leaf: the basis's own, else one counted from tasks, else None."""
    return _entry_and_origin(node, given, basis)[0]


def _entry_and_origin(node: Node, given: LeafInput, basis: Basis) -> tuple[Entry | None, str]:
    own = given.appraised if basis is Basis.APPRAISED else given.declared
    if own is not None:
        return own, basis.value
    feed = node.rule.feed if node.rule is not None else Feed.VALUE
    if given.counted is not None:
        return given.counted, "survey" if feed is Feed.SURVEY else "tasks"
    if given.facts is None:
        return None, ""
    return entry_from(given.facts, feed), "tasks"


def _origins(given: LeafInput, origin: str) -> Iterator[Explanation]:
    if origin == "tasks" and given.facts is not None:
        yield Explanation("from.tasks", _task_data(given.facts))
    elif origin == "survey":
        yield Explanation("from.survey", {"source": given.counted_from})
    elif origin == Basis.APPRAISED.value:
        yield Explanation("from.appraised", {"by": given.appraised_by})
        if given.facts is not None:
            yield Explanation("replaced.tasks", _task_data(given.facts))
    else:
        yield Explanation("from.declared", {"by": given.declared_by})
    if given.sources:
        yield Explanation("sources", {"ids": ", ".join(given.sources)})


def _task_data(facts: TaskFacts) -> dict[str, str]:
    counts = {"total": facts.total, "done": facts.done, "on_time": facts.on_time, "late": facts.late}
    counts |= {"overdue": facts.overdue, "days_late": facts.days_late}
    return {name: str(count) for name, count in counts.items()} | {"ids": ", ".join(facts.ids)}


def _facts(node: Node, points: Decimal, maximum: Decimal) -> dict[str, str]:
    shape = {} if node.rule is None else {"shape": node.rule.shape}
    titles = {"code": node.code, "title_vi": node.title_vi, "title_en": node.title_en}
    return titles | {"points": decimal_text(points), "max": decimal_text(maximum)} | shape


def _sum(values: Iterator[Decimal]) -> Decimal:
    return from_fixed(sum(to_fixed(value) for value in values))
