"""The shapes of published sheets with the figures of their sources: finer tiers, weights, targets and formulas."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.criteria import NaRule, from_json, lint, to_json
from workflows.rules.explain import explain_lines
from workflows.rules.feeds import Entry, Feed, TaskFacts
from workflows.rules.fixed import SCALE, to_fixed
from workflows.rules.formula import Alternative, Example, Formula, Variable
from workflows.rules.scoring import LeafInput, check_entry, score_sheet
from workflows.rules.shape_parts import Breach, Grade, Tier, WhenEmpty
from workflows.rules.shapes import (
    AnswerWeights,
    CountPoints,
    Deduction,
    LateRatio,
    PercentTiers,
    ReductionTarget,
    ShareByGrade,
    Timeliness,
    YesNo,
    YesNoNa,
)
from workflows.rules.shapes_weighed import BelowTarget

D = Decimal


def entry(**values: object) -> Entry:
    return Entry(**{k: D(str(v)) if k in {"number", "of"} else v for k, v in values.items()})


def figures(choice: str | None = None, **values: object) -> Entry:
    return Entry(choice=choice, values=tuple((name, D(str(value))) for name, value in values.items()))


# Cà Mau, QĐ 1880/QĐ-UBND 2013: issued on time 1, late 0,5, not issued 0.
PLAN_ISSUED = Timeliness((Tier(D(0), True, D(0), True, D(1)), Tier(D(0), False, None, False, D("0.5"))))
# Cà Mau 1880: over 90 % 2 points, 70 to 90 % 1 point, under 70 % 0.
CA_MAU = PercentTiers(
    (Tier(D(0), True, D(70), False, D(0)), Tier(D(70), True, D(90), True, D(1)), Tier(D(90), False, None, False, D(2)))
)
# Bộ Tư pháp, sheet of 2022: 100 %: 2; from 95: 1,75; 80: 1,5; 70: 1; 60: 0,5; under 60: 0.
STEPS = (("0", "60", "0"), ("60", "70", "0.5"), ("70", "80", "1"), ("80", "95", "1.5"), ("95", "100", "1.75"))
JUSTICE = PercentTiers(
    (*(Tier(D(low), True, D(high), False, D(p)) for low, high, p in STEPS), Tier(D(100), True, None, False, D(2)))
)
# Phú Thọ: 0,5 for each valid regulation, at most 2; grades worth 100, 75, 50 %; a minor breach takes off 50 %.
REGULATIONS = CountPoints(D("0.5"), D(2))
GRADES = ShareByGrade(
    (Grade("xs", "Xuất sắc", "", D(100)), Grade("tot", "Tốt", "", D(75)), Grade("ht", "Hoàn thành", "", D(50)))
)
BREACHES = Deduction((Breach("nhe", "Nhẹ", "", D(50)), Breach("nang", "Nghiêm trọng", "", D(100))))
# Yên Bái: options worth 100, 60, 20 and 0 % of the question.
ANSWERS = AnswerWeights(tuple(Grade(c, c, c, D(p)) for c, p in (("a", 100), ("b", 60), ("c", 20), ("d", 0))))
LATE = LateRatio(D(50))
# NQ 68/NQ-CP: at least 20 % of procedures are to be cut.
CUT = ReductionTarget(D(20), BelowTarget.PROPORTIONAL)
CUT_TIERS = ReductionTarget(
    D(20), BelowTarget.TIERS, (Tier(D(0), True, D(10), False, D(0)), Tier(D(10), True, D(20), False, D(1)))
)
TWO_WAYS = Formula(
    (Variable("xong", "Số việc xong"), Variable("giao", "Số việc giao"), Variable("cham", "Số việc chậm")),
    (
        Alternative("ty-le", "Theo tỷ lệ", "By share", "xong / giao * 2"),
        Alternative("tru", "Trừ dần", "Less each delay", "2 - 0.1 * cham"),
    ),
    (
        Example((("xong", D(1)), ("giao", D(3))), D("0.6667")),
        Example((("xong", D(0)), ("giao", D(0))), None),
        Example((("cham", D(3)),), D("1.7"), "tru"),
    ),
)

CASES = [
    (PLAN_ISSUED, "1", entry(number=0), "1"),
    (PLAN_ISSUED, "1", entry(number=4), "0.5"),
    (PLAN_ISSUED, "1", entry(choice="missing"), "0"),
    (CA_MAU, "2", entry(number="90.01", of=100), "2"),
    (CA_MAU, "2", entry(number=90, of=100), "1"),
    (CA_MAU, "2", entry(number="69.99", of=100), "0"),
    *((JUSTICE, "2", entry(number=n, of=100), p) for n, p in ((100, "2"), (99, "1.75"), (95, "1.75"), (94, "1.5"))),
    *((JUSTICE, "2", entry(number=n, of=100), p) for n, p in ((80, "1.5"), (70, "1"), (60, "0.5"), (59, "0"))),
    (REGULATIONS, "2", entry(number=3), "1.5"),
    (REGULATIONS, "2", entry(number=5), "2"),
    (GRADES, "2", entry(choice="xs"), "2"),
    (GRADES, "2", entry(choice="tot"), "1.5"),
    (GRADES, "2", entry(choice="ht"), "1"),
    (BREACHES, "2", entry(counts=(("nhe", 1),)), "1"),
    (BREACHES, "2", entry(counts=(("nang", 1),)), "0"),
    (YesNo(), "1", entry(choice="yes"), "1"),
    (YesNoNa(), "0.5", entry(choice="no"), "0"),
    (ANSWERS, "2", entry(counts=(("a", 1), ("b", 1), ("c", 1), ("d", 1))), "0.9"),
    (ANSWERS, "1", entry(counts=(("b", 3),)), "0.6"),
    (LATE, "2", entry(counts=(("on_time", 4),)), "2"),
    (LATE, "2", entry(counts=(("on_time", 3), ("late", 1))), "1.75"),
    (LATE, "2", entry(counts=(("on_time", 9), ("overdue", 1))), "0"),
    (CUT, "2", entry(number=80, of=100), "2"),
    (CUT, "2", entry(number=90, of=100), "1"),
    (CUT, "2", entry(number=110, of=100), "0"),
    (ReductionTarget(D(20)), "2", entry(number=81, of=100), "0"),
    (CUT_TIERS, "2", entry(number=85, of=100), "1"),
    (TWO_WAYS, "2", figures(xong=1, giao=3), "0.6667"),
    (TWO_WAYS, "2", figures(xong=9, giao=3), "2"),
    (TWO_WAYS, "2", figures("tru", cham=3), "1.7"),
    (TWO_WAYS, "2", figures("tru", cham=30), "0"),
]

BAD = [
    (YesNoNa(), entry(choice="maybe"), "choice_unknown"),
    (ANSWERS, entry(counts=(("z", 1),)), "choice_unknown"),
    (LATE, entry(counts=(("late", -1),)), "number_negative"),
    (CUT, entry(number=1), "number_missing"),
    (TWO_WAYS, figures(xong=1), "number_missing"),
    (TWO_WAYS, figures("tru", cham=-1), "number_negative"),
    (TWO_WAYS, figures("khac", cham=1), "choice_unknown"),
    (TWO_WAYS, figures(xong=1, giao=2, la=3), "choice_unknown"),
]


@pytest.mark.parametrize(("rule", "points", "value", "expected"), CASES)
def test_a_published_rule_gives_its_points(one_leaf, rule, points, value, expected):
    criteria = one_leaf(rule, points)
    score = score_sheet(criteria, {"1.1": LeafInput(appraised=value)})
    assert (lint(criteria), score.points, score.missing) == ([], D(expected), ())
    assert all(line.text for lang in ("vi", "en") for line in explain_lines(score.explanation, lang))


@pytest.mark.parametrize(("rule", "value", "code"), BAD)
def test_a_value_that_does_not_fit_is_named(one_leaf, rule, value, code):
    assert code in {finding.code for finding in check_entry(one_leaf(rule).node("1.1"), value)}


@pytest.mark.parametrize("rule", [YesNoNa(), ANSWERS, LATE, CUT_TIERS, TWO_WAYS])
def test_new_shapes_survive_storing(one_leaf, rule):
    assert from_json(to_json(one_leaf(rule))) == one_leaf(rule)


@pytest.mark.parametrize(("na_rule", "found"), [(NaRule.FULL_MARKS, (2, 2)), (NaRule.OUT_OF_MAXIMUM, (0, 0))])
def test_choosing_not_applicable_follows_the_set(one_leaf, na_rule, found):
    score = score_sheet(one_leaf(YesNoNa(), "2", na_rule), {"1.1": LeafInput(appraised=entry(choice="na"))})
    assert (score.points, score.max_applicable) == found


def test_a_division_by_zero_is_a_named_outcome(one_leaf):
    given_ = {"1.1": LeafInput(appraised=figures(xong=0, giao=0))}
    score = score_sheet(one_leaf(TWO_WAYS), given_)
    assert score.missing == ("1.1",)
    assert any("chia cho 0" in line.text for line in explain_lines(score.explanation))
    gone = replace(TWO_WAYS, when_undefined=WhenEmpty.NOT_APPLICABLE)
    assert score_sheet(one_leaf(gone), given_).not_applicable == ("1.1",)


FORMULA_FINDINGS = [
    ({"examples": ()}, {"example_missing"}),
    ({"examples": TWO_WAYS.examples[:2]}, {"example_missing"}),
    ({"examples": (*TWO_WAYS.examples, Example((("cham", D(3)),), D(1), "tru"))}, {"example_fails"}),
    ({"variables": (*TWO_WAYS.variables, Variable("thua", "Thừa"))}, {"variable_unused"}),
    ({"variables": (*TWO_WAYS.variables, Variable("xong", "Lại"))}, {"code_twice"}),
    ({"variables": TWO_WAYS.variables[:2]}, {"formula_name_unknown", "example_fails"}),
    ({"formulas": (), "examples": ()}, {"formula_missing", "variable_unused"}),
]


@pytest.mark.parametrize(("change", "codes"), FORMULA_FINDINGS)
def test_a_formula_is_published_only_with_examples_that_come_out(one_leaf, change, codes):
    assert {finding.code for finding in lint(one_leaf(replace(TWO_WAYS, **change)))} == codes


def test_work_done_late_and_overdue_is_counted_from_tasks(one_leaf):
    criteria = one_leaf(replace(LATE, feed=Feed.DONE_TIMES))
    score = score_sheet(criteria, {"1.1": LeafInput(facts=TaskFacts(4, 4, 3, late=1))})
    assert score.points == D("1.75")


COUNTS = st.tuples(*(st.tuples(st.just(c), st.integers(0, 50)) for c in "abcd"))


@given(COUNTS)
def test_weighed_answers_stay_in_bounds_and_are_exact(counts):
    found, answers = ANSWERS.score(Entry(counts=counts), 2 * SCALE).points, sum(n for _, n in counts)
    worth = sum(w * n for w, (_, n) in zip((20000, 12000, 4000, 0), counts, strict=True))
    assert (found is None) == (answers == 0)
    assert found is None or abs(found * answers - worth) * 2 <= answers


@given(st.integers(0, 400), st.integers(0, 400), st.integers(1, 300), st.sampled_from((CUT, CUT_TIERS)))
def test_a_deeper_cut_never_scores_less(one, other, before, rule):
    points = [rule.score(entry(number=n, of=before), to_fixed(D(2))).points for n in sorted((one, other))]
    assert 0 <= points[1] <= points[0] <= 2 * SCALE


@given(st.integers(0, 20), st.integers(0, 20))
def test_one_more_late_task_never_scores_more(on_time, late):
    counts = [(("on_time", on_time + 1 - n), ("late", late + n)) for n in (0, 1)]
    points = [LATE.score(Entry(counts=c), 2 * SCALE).points for c in counts]
    assert points[0] >= points[1] >= 0
