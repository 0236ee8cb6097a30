"""A criteria set as a value: area → criterion → sub-criterion, a rule per leaf, and its canonical JSON text."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from workflows.rules.codec import LATER, BadData, load, load_fields, parse, to_text
from workflows.rules.criteria_lint import lint_set
from workflows.rules.feeds import Feed
from workflows.rules.findings import Finding
from workflows.rules.shapes import SHAPES, AnyRule, Unknown


class NaRule(StrEnum):
    """What "không áp dụng" does to a leaf: full marks, or out of the maximum. Both are practised; the set chooses.

    Sources: full marks, TT 07/2017/TT-BTP (nothing assigned in the year); out of the maximum, Tây Ninh QĐ 2729/2023.
    """

    FULL_MARKS = "full_marks"
    OUT_OF_MAXIMUM = "out_of_maximum"


class Part(StrEnum):
    """What a top-level area is: appraised, surveyed, or points above or off the scale with a yearly cap of their own.

    Sources: appraisal and survey, every decision on the PAR INDEX; bonus and penalty with caps, Hà Nội QĐ 5666/2025.
    """

    APPRAISAL = "appraisal"
    SURVEY = "survey"
    BONUS = "bonus"
    PENALTY = "penalty"


class NoSurvey(StrEnum):
    """What becomes of survey criteria of a sheet without any survey value: still missing, nothing, or rescaled.

    Source of rescaling to the full scale: Hà Nội, framework for offices (cấp phòng); the others are practice.
    """

    MISSING = "missing"
    COUNT_ZERO = "count_zero"
    RESCALE = "rescale"


SCALE_PARTS = (Part.APPRAISAL, Part.SURVEY)


@dataclass(frozen=True)
class Node:
    """An area, a criterion or a sub-criterion; a rule makes it a leaf. Points are exact to four places.

    `part` counts on top-level areas; `appraiser` is the code of the unit that appraises the area, empty for the body
    that runs the round; `evidence_vi` says which evidence is wanted.
    """

    code: str
    title_vi: str
    title_en: str
    max_points: Decimal
    rule: AnyRule | None = None
    children: tuple["Node", ...] = ()
    part: Part = field(default=Part.APPRAISAL, metadata=LATER)
    appraiser: str = field(default="", metadata=LATER)
    evidence_vi: str = field(default="", metadata=LATER)

    def walk(self) -> Iterator["Node"]:
        """This node and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @classmethod
    def load_json(cls, data: Any, path: str) -> "Node":
        """Build a node from JSON data, its rule chosen by the key ``shape``; raises BadData with the path."""
        if not isinstance(data, dict):
            raise BadData(path, "not_an_object", data)
        plain = {key: value for key, value in data.items() if key not in {"rule", "children"}}
        base = load_fields(cls, plain, path)
        children = load(tuple[Node, ...], data.get("children", []), f"{path}.children")
        made: Node = replace(base, rule=_rule(data.get("rule"), path), children=children)
        return made


@dataclass(frozen=True)
class CriteriaSet:
    """A version for one year, level and group of units; sets of different years are never added up together.

    `stated_…` are the totals that the deciding document prints (points, criteria, sub-criteria); the linter compares.
    """

    code: str
    year: int
    level: str
    group: str
    title: str
    areas: tuple[Node, ...]
    na_rule: NaRule
    title_en: str = ""
    source: str = ""
    status: str = "unconfirmed"
    illustrative: bool = False
    no_survey: NoSurvey = field(default=NoSurvey.MISSING, metadata=LATER)
    stated_points: Decimal | None = field(default=None, metadata=LATER)
    stated_criteria: int | None = field(default=None, metadata=LATER)
    stated_parts: int | None = field(default=None, metadata=LATER)

    @property
    def max_points(self) -> Decimal:
        """The maximum of the scale when everything applies; bonus and penalty lie outside it."""
        return sum((area.max_points for area in self.areas if area.part in SCALE_PARTS), Decimal(0))

    def nodes(self) -> Iterator[Node]:
        """Every node, parents before children."""
        for area in self.areas:
            yield from area.walk()

    def leaves(self) -> tuple[Node, ...]:
        """The nodes that are scored."""
        return tuple(node for node in self.nodes() if not node.children)

    def survey_codes(self) -> frozenset[str]:
        """The leaves that a survey answers: those of survey areas and those that read a survey's values."""
        return frozenset(
            leaf.code
            for area in self.areas
            for leaf in area.walk()
            if not leaf.children
            and (area.part is Part.SURVEY or (leaf.rule is not None and leaf.rule.feed is Feed.SURVEY))
        )

    def node(self, code: str) -> Node:
        """The node of a code; raises KeyError when there is none."""
        for node in self.nodes():
            if node.code == code:
                return node
        raise KeyError(code)


def from_json(text: str) -> CriteriaSet:
    """Read a criteria set; raises `codec.BadData` (path, code, value) for anything that is not exactly one."""
    found: CriteriaSet = load(CriteriaSet, parse(text))
    return found


def to_json(criteria: CriteriaSet) -> str:
    """Return the canonical text: sorted keys, decimals as strings; equal sets give equal bytes."""
    return to_text(criteria)


def lint(criteria: CriteriaSet, known_units: Collection[str] | None = None) -> list[Finding]:
    """Say everything that is wrong with a set before anybody is scored by it; empty means sound.

    With the codes of the units that may appraise, an appraiser who is none of them is a finding too.
    """
    return lint_set(criteria, known_units)


def _rule(data: Any, path: str) -> AnyRule | None:
    if data is None:
        return None
    where = f"{path}.rule"
    if not isinstance(data, dict):
        raise BadData(where, "not_an_object", data)
    name = data.get("shape")
    if not isinstance(name, str):
        raise BadData(f"{where}.shape", "missing_key", "shape")
    if name not in SHAPES:
        return Unknown(name, load(Feed, data.get("feed", Feed.VALUE.value), f"{where}.feed"))
    fields = {key: value for key, value in data.items() if key != "shape"}
    rule: AnyRule = load_fields(SHAPES[name], fields, where)
    return rule
