"""Bonus, penalty and surveys: what lies above the scale, off it, and what a year without a survey means."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.scoring.bulk import compile_plan, pack, score_batch
from tests.unit.scoring.test_more_shapes import ANSWERS, CUT, CUT_TIERS, LATE, TWO_WAYS, figures
from workflows.rules.criteria import CriteriaSet, NaRule, Node, NoSurvey, Part, lint
from workflows.rules.feeds import Entry, Feed
from workflows.rules.fixed import to_fixed
from workflows.rules.scoring import LeafInput, score_sheet
from workflows.rules.shapes import CountPoints, Direct, YesNo, YesNoNa

D = Decimal
SURVEYED = Direct(D("0.0001"), Feed.SURVEY)


def area(code: str, points: str, *leaves: Node, part: Part = Part.APPRAISAL) -> Node:
    return Node(code, f"Lĩnh vực {code}", "", D(points), None, leaves, part)


def leaf(code: str, points: str, rule: object) -> Node:
    return Node(code, f"Tiêu chí {code}", "", D(points), rule)


def whole(no_survey: NoSurvey = NoSurvey.MISSING, na_rule: NaRule = NaRule.OUT_OF_MAXIMUM) -> CriteriaSet:
    areas = (
        area("1", "70", leaf("1.1", "70", Direct())),
        area("2", "30", leaf("2.1", "30", SURVEYED), part=Part.SURVEY),
        area("T", "10", leaf("T.1", "10", CountPoints(D(10), D(10))), leaf("T.2", "5", YesNoNa()), part=Part.BONUS),
        area("P", "5", leaf("P.1", "8", CountPoints(D(2), D(8))), part=Part.PENALTY),
    )
    return CriteriaSet("thu", 2026, "tinh", "so", "Bộ thử", areas, na_rule, no_survey=no_survey)


def points(**numbers: object) -> dict[str, LeafInput]:
    names = {"a": "1.1", "s": "2.1", "t": "T.1", "p": "P.1"}
    return {names[k]: LeafInput(appraised=Entry(number=D(str(v)))) for k, v in numbers.items()}


def test_a_bonus_may_pass_the_scale_as_in_ho_chi_minh_city():
    score = score_sheet(whole(), points(a=70, s=27, t=1))
    assert (score.points, score.max_applicable, score.ratio) == (107, 100, 107)


def test_bonus_and_penalty_are_held_to_their_yearly_caps():
    given_ = points(a=60, s=20, t=3, p=4) | {"T.2": LeafInput(appraised=Entry(choice="yes"))}
    score = score_sheet(whole(), given_)
    assert (score.nodes["T"].points, score.nodes["P"].points, score.points) == (10, 5, 85)


def test_a_penalty_never_takes_the_total_below_nothing():
    assert score_sheet(whole(), points(a=1, s=1, p=4)).points == 0


def test_no_bonus_and_no_penalty_are_not_missing():
    score = score_sheet(whole(), points(a=60, s=20))
    assert (score.missing, score.points, score.max_applicable) == ((), 80, 100)


@pytest.mark.parametrize(
    ("no_survey", "found", "missing"),
    [
        (NoSurvey.MISSING, (61, 100), ("2.1",)),
        (NoSurvey.COUNT_ZERO, (61, 100), ()),
        (NoSurvey.RESCALE, (D("87.1429"), 100), ()),
    ],
)
def test_a_year_without_a_survey_counts_as_the_set_says(no_survey, found, missing):
    score = score_sheet(whole(no_survey), points(a=61))
    assert ((score.points, score.max_applicable), score.missing) == (found, missing)


def test_rescaling_stops_as_soon_as_one_survey_value_stands():
    assert score_sheet(whole(NoSurvey.RESCALE), points(a=61, s=0)).points == 61


FINDINGS = [
    (whole(), set()),
    (replace(whole(), areas=(area("T", "20", leaf("T.1", "10", YesNo()), part=Part.BONUS),)),
     {"cap_unreachable", "set_without_scale"}),
    (replace(whole(), areas=(area("1", "5", leaf("1.1", "5", Direct()), part=Part.SURVEY),)), {"survey_without_feed"}),
    (replace(whole(), areas=(area("1", "5", replace(leaf("1.1", "5", Direct()), part=Part.BONUS)),)),
     {"part_below_area"}),
    (replace(whole(), areas=(*whole().areas[:3], area("P", "5", leaf("P.1", "5", SURVEYED), part=Part.PENALTY))),
     {"survey_above_scale"}),
]  # fmt: skip


@pytest.mark.parametrize(("criteria", "codes"), FINDINGS)
def test_the_linter_knows_the_parts(criteria, codes):
    assert {finding.code for finding in lint(criteria)} == codes


def test_an_appraiser_nobody_knows_is_named():
    criteria = replace(whole(), areas=(replace(whole().areas[0], appraiser="so-xyz"), *whole().areas[1:]))
    assert [f.code for f in lint(criteria, {"so-nv"})] == ["appraiser_unknown"]
    assert lint(criteria, {"so-xyz"}) == []


def listed(rows: list[dict[str, str]], decision: str) -> tuple[Node, ...]:
    """A tree with the points and as many criteria and sub-criteria as a decision lists per area."""
    made = []
    for row in (row for row in rows if row["decision"].startswith(decision)):
        count, below, top = int(row["criteria"]), int(row["subcriteria"]), D(row["max_points"] or "1")
        parts = tuple(leaf(f"{row['area']}.1.{n}", top / below, YesNo()) for n in range(below))
        first = Node(f"{row['area']}.1", "TC", "", top, None, parts)
        others = tuple(leaf(f"{row['area']}.{n}", "0", YesNo()) for n in range(2, count + 1))
        made.append(Node(row["area"], "Lĩnh vực", "", top, None, (first, *others)))
    return tuple(made)


STATED = [
    ("QĐ 2948", "100", 38, 81, {"stated_criteria_differs"}),  # the text prints 38, its own list has 39
    ("QĐ 2948", "100", 39, 81, set()),
    ("QĐ 2948", "99.5", 39, 80, {"stated_points_differs", "stated_parts_differs"}),
    ("QĐ 876", "7", 38, 97, set()),
    ("QĐ 2926", "8", 47, 141, set()),
]


@pytest.mark.parametrize(("decision", "total", "criteria", "parts", "codes"), STATED)
def test_the_totals_a_decision_prints_are_compared_with_its_own_list(table, decision, total, criteria, parts, codes):
    areas = listed(table("criteria_counts.csv"), decision)
    stated = CriteriaSet("qd", 2018, "tinh", "tinh", decision, areas, NaRule.OUT_OF_MAXIMUM, stated_points=D(total),
                         stated_criteria=criteria, stated_parts=parts)  # fmt: skip
    assert {finding.code for finding in lint(stated) if finding.code.startswith("stated")} == codes


def many_shapes(no_survey: NoSurvey, na_rule: NaRule) -> CriteriaSet:
    made = whole(no_survey, na_rule)
    rules = (YesNoNa(), replace(ANSWERS, feed=Feed.VALUE), LATE, CUT, CUT_TIERS, TWO_WAYS)
    leaves = tuple(leaf(f"3.{n}", "2", rule) for n, rule in enumerate(rules, 1))
    return replace(made, areas=(*made.areas, area("3", "12", *leaves)))


COUNT = st.integers(0, 9)
NUMBER = st.integers(0, 300).map(D)
CUTS = st.tuples(NUMBER, NUMBER).map(lambda pair: Entry(number=pair[0], of=pair[1]))
CHOICES = st.sampled_from(("yes", "no", "na")).map(lambda choice: Entry(choice=choice))
ENTRIES = {
    "1.1": st.integers(0, 7000).map(lambda n: Entry(number=D(n) / 100)),
    "2.1": st.integers(0, 300000).map(lambda n: Entry(number=D(n) / 10000)),
    "T.1": COUNT.map(lambda n: Entry(number=D(n))),
    "T.2": CHOICES,
    "P.1": COUNT.map(lambda n: Entry(number=D(n))),
    "3.1": CHOICES,
    "3.2": st.tuples(COUNT, COUNT).map(lambda c: Entry(counts=(("a", c[0]), ("c", c[1])))),
    "3.3": st.tuples(COUNT, COUNT, COUNT).map(
        lambda c: Entry(counts=tuple(zip(("late", "on_time", "overdue"), c, strict=True)))
    ),
    "3.4": CUTS,
    "3.5": CUTS,
    "3.6": st.tuples(NUMBER, NUMBER).map(lambda p: figures(xong=p[0], giao=p[1]))
    | NUMBER.map(lambda n: figures("tru", cham=n)),
}


@st.composite
def sheets(draw: st.DrawFn) -> dict[str, LeafInput]:
    found = {}
    for code, entries in ENTRIES.items():
        kind = draw(st.sampled_from(("value", "value", "value", "none", "na")))
        if kind == "value":
            found[code] = LeafInput(appraised=draw(entries))
        elif kind == "na":
            found[code] = LeafInput(not_applicable=True)
    if draw(st.booleans()):
        found.pop("2.1", None)
    return found


@settings(max_examples=80, deadline=None)
@given(st.lists(sheets(), min_size=1, max_size=3), st.sampled_from(NoSurvey), st.sampled_from(NaRule))
def test_bulk_equals_the_engine_for_every_new_shape_and_part(many, no_survey, na_rule):
    criteria = many_shapes(no_survey, na_rule)
    plan = compile_plan(criteria)
    bulk = score_batch(plan, pack(plan, many))
    for column, sheet in enumerate(many):
        score = score_sheet(criteria, sheet)
        assert bulk.total(column) == (score.points, score.max_applicable)
        for row, node in enumerate(plan.leaves):
            told = score.nodes[node.code]
            found = (int(bulk.points[row, column]), int(bulk.maxima[row, column]), bool(bulk.missing[row, column]))
            assert found == (to_fixed(told.points), to_fixed(told.max_applicable), told.missing), node.code
