"""What holds for every value: points stay in bounds, tiers rise, sums are exact, and bulk equals the engine."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backend.demo.generator import criteria_set
from backend.scoring.bulk import HIGHEST_LEAF, NotForBulk, compile_plan, encode, pack, score_batch
from workflows.rules.criteria import CriteriaSet, NaRule, Node
from workflows.rules.feeds import Entry
from workflows.rules.fixed import SCALE, from_fixed, round_half_up, to_fixed
from workflows.rules.scoring import LeafInput, ScoringError, score_sheet
from workflows.rules.shape_parts import Tier, WhenEmpty
from workflows.rules.shapes import (
    CountPoints,
    Deduction,
    Direct,
    PercentTiers,
    Ratio,
    ShareByGrade,
    Timeliness,
    YesNo,
)

D = Decimal
CRITERIA = criteria_set(2023)
LEAVES = CRITERIA.leaves()
NUMBERS = st.decimals(0, 400, places=4) | st.integers(0, 400).map(D)


def entries(leaf: Node) -> st.SearchStrategy[Entry]:
    rule = leaf.rule
    if isinstance(rule, YesNo):
        return st.sampled_from(("yes", "no")).map(lambda choice: Entry(choice=choice))
    if isinstance(rule, ShareByGrade):
        return st.sampled_from([grade.code for grade in rule.grades]).map(lambda code: Entry(choice=code))
    if isinstance(rule, Deduction):
        counts = [st.tuples(st.just(breach.code), st.integers(0, 4)) for breach in rule.breaches]
        return st.tuples(*counts).map(lambda found: Entry(counts=found))
    if isinstance(rule, Timeliness):
        late = st.integers(-5, 40).map(lambda days: Entry(number=D(days)))
        return late | st.just(Entry(choice="missing"))
    if isinstance(rule, CountPoints):
        return st.integers(0, 30).map(lambda count: Entry(number=D(count)))
    if isinstance(rule, Direct):
        return st.integers(0, to_fixed(leaf.max_points) // 100).map(lambda n: Entry(number=D(n) / 100))
    return st.tuples(NUMBERS, NUMBERS).map(lambda pair: Entry(number=pair[0], of=pair[1]))


@st.composite
def sheets(draw: st.DrawFn) -> dict[str, LeafInput]:
    found = {
        code: LeafInput(not_applicable=True) for code in draw(st.sets(st.sampled_from(("3", "6.3", "7.3")), max_size=2))
    }
    for leaf in LEAVES:
        kind = draw(st.sampled_from(("value", "value", "value", "none", "na")))
        if kind == "value":
            found[leaf.code] = LeafInput(appraised=draw(entries(leaf)))
        elif kind == "na":
            found[leaf.code] = LeafInput(not_applicable=True)
    return found


RULES = st.sampled_from(NaRule)
EMPTY = st.sampled_from(WhenEmpty)


def with_empty(criteria: CriteriaSet, when: WhenEmpty) -> CriteriaSet:
    def changed(node: Node) -> Node:
        rule = node.rule
        if isinstance(rule, PercentTiers | Ratio):
            rule = replace(rule, when_empty=when)
        return replace(node, rule=rule, children=tuple(changed(child) for child in node.children))

    return replace(criteria, areas=tuple(changed(area) for area in criteria.areas))


@settings(max_examples=25, deadline=None)
@given(sheets(), RULES)
def test_points_never_exceed_the_applicable_maximum_nor_fall_below_zero(sheet, na_rule):
    score = score_sheet(replace(CRITERIA, na_rule=na_rule), sheet)
    assert all(0 <= node.points <= node.max_applicable for node in score.nodes.values())
    assert score.max_applicable <= 100


@settings(max_examples=25, deadline=None)
@given(sheets(), RULES)
def test_totals_are_the_exact_sum_of_the_leaves(sheet, na_rule):
    score = score_sheet(replace(CRITERIA, na_rule=na_rule), sheet)
    leaves = [score.nodes[leaf.code] for leaf in LEAVES]
    assert Fraction(score.points) == sum((Fraction(leaf.points) for leaf in leaves), Fraction(0))
    if score.max_applicable:
        assert score.ratio == Fraction(score.points) * 100 / Fraction(score.max_applicable)


@settings(max_examples=25, deadline=None)
@given(sheets())
def test_the_two_kinds_of_not_applicable_differ_by_the_maximum_taken_out(sheet):
    out = score_sheet(replace(CRITERIA, na_rule=NaRule.OUT_OF_MAXIMUM), sheet)
    full = score_sheet(replace(CRITERIA, na_rule=NaRule.FULL_MARKS), sheet)
    gone = 100 - out.max_applicable
    assert (full.max_applicable, full.points - out.points) == (100, gone)


@given(
    st.sampled_from([leaf for leaf in LEAVES if isinstance(leaf.rule, PercentTiers | Ratio)]), NUMBERS, NUMBERS, NUMBERS
)
def test_a_higher_percentage_never_scores_less(leaf, one, other, of):
    assume(of > 0)
    low, high = sorted((one, other))
    points = [leaf.rule.score(Entry(number=n, of=of), to_fixed(leaf.max_points)).points for n in (low, high)]
    assert points[0] <= points[1]


@given(st.integers(-60, 60), st.integers(-60, 60))
def test_more_days_late_never_score_more(one, other):
    leaf = CRITERIA.node("3.2.1")
    points = [leaf.rule.score(Entry(number=D(n)), to_fixed(leaf.max_points)).points for n in sorted((one, other))]
    assert points[0] >= points[1]


@given(NUMBERS, NUMBERS)
def test_a_ratio_is_within_half_a_ten_thousandth_of_the_fraction(number, of):
    assume(of > 0)
    points = Ratio().score(Entry(number=number, of=of), 3 * SCALE).points
    exact = min(Fraction(number) / Fraction(of) * 3, Fraction(3))
    assert abs(Fraction(points, SCALE) - exact) <= Fraction(1, 2 * SCALE)


@given(st.integers(-(10**12), 10**12))
def test_fixed_point_goes_both_ways(number):
    assert to_fixed(from_fixed(number)) == number


@given(st.fractions(), st.integers(0, 6))
def test_display_rounding_is_never_off_by_more_than_half_a_unit(value, places):
    assert abs(Fraction(round_half_up(value, places)) - value) <= Fraction(1, 2 * 10**places)


@settings(max_examples=25, deadline=None)
@given(st.lists(sheets(), min_size=1, max_size=3), RULES, EMPTY)
def test_bulk_gives_the_same_points_maxima_and_gaps_as_the_engine(many, na_rule, when):
    criteria = with_empty(replace(CRITERIA, na_rule=na_rule), when)
    plan = compile_plan(criteria)
    bulk = score_batch(plan, pack(plan, many))
    for column, sheet in enumerate(many):
        score = score_sheet(criteria, sheet)
        assert bulk.total(column) == (score.points, score.max_applicable)
        for row, leaf in enumerate(plan.leaves):
            node = score.nodes[leaf.code]
            found = (int(bulk.points[row, column]), int(bulk.maxima[row, column]), bool(bulk.missing[row, column]))
            assert found == (to_fixed(node.points), to_fixed(node.max_applicable), node.missing), leaf.code


CUTS = st.lists(
    st.tuples(st.integers(1, 99), st.booleans(), st.integers(0, 20)), unique_by=lambda cut: cut[0], max_size=4
)


@st.composite
def tilings(draw: st.DrawFn) -> PercentTiers:
    cuts = sorted(draw(CUTS))
    top = draw(st.sampled_from(((None, False), (D(100), True), (D(150), False))))
    ends = [(D(0), True), *((D(at), closed) for at, closed, _ in cuts)]
    tops = [*((D(at), not closed) for at, closed, _ in cuts), top]
    points = [*(D(points) / 10 for *_, points in cuts), D(2)]
    rows = zip(ends, tops, points, strict=True)
    return PercentTiers(tuple(Tier(*low, *high, value) for low, high, value in rows))


@settings(deadline=None)
@given(st.lists(tilings(), min_size=1, max_size=4), st.integers(0, 320), st.integers(0, 200))
def test_bulk_meets_every_open_and_closed_end(rules, number, of):
    nodes = tuple(Node(str(n), "T", "T", D(2), rule) for n, rule in enumerate(rules))
    criteria = CriteriaSet("thu", 2023, "tinh", "so", "Thử", nodes, NaRule.OUT_OF_MAXIMUM)
    sheet = {node.code: LeafInput(appraised=Entry(number=D(number) / 2, of=D(of) / 2)) for node in nodes}
    plan = compile_plan(criteria)
    bulk, score = score_batch(plan, pack(plan, [sheet])), score_sheet(criteria, sheet)
    assert bulk.total(0)[0] == score.points
    assert bulk.missing[:, 0].tolist() == [score.nodes[leaf.code].missing for leaf in plan.leaves]


@pytest.mark.parametrize("entry", [Entry(number=D(10**9), of=D(1)), Entry(number=D("0.00001"), of=D(1))])
def test_bulk_refuses_numbers_that_do_not_fit(entry):
    with pytest.raises(NotForBulk):
        encode(Ratio(), entry)


def test_bulk_refuses_unsound_sets_and_values():
    high = Node("1", "A", "A", D(HIGHEST_LEAF + 1), YesNo())
    with pytest.raises(NotForBulk):
        compile_plan(replace(CRITERIA, areas=(high,)))
    with pytest.raises(ScoringError):
        compile_plan(replace(CRITERIA, areas=(replace(high, rule=None),)))
    with pytest.raises(ScoringError):
        pack(compile_plan(CRITERIA), [{"1.1.1": LeafInput(appraised=Entry())}])
