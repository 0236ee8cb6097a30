"""Every rule shape gives the points of its published example, and refuses values that make no sense."""

from decimal import Decimal

import pytest

from workflows.rules.criteria import NaRule
from workflows.rules.feeds import Entry, Feed, TaskFacts
from workflows.rules.scoring import Basis, LeafInput, ScoringError, score_sheet
from workflows.rules.shape_parts import Breach, Grade, Tier, WhenEmpty
from workflows.rules.shapes import (
    CountPoints,
    Deduction,
    Direct,
    PercentTiers,
    Ratio,
    ShareByGrade,
    Timeliness,
    Unknown,
    YesNo,
)

D = Decimal
CA_MAU = PercentTiers(
    (
        Tier(D(0), True, D(70), False, D(0)),
        Tier(D(70), True, D(90), True, D(1)),
        Tier(D(90), False, None, False, D(2)),
    )
)
ON_TIME = Timeliness((Tier(D(0), True, D(0), True, D(2)), Tier(D(0), False, None, False, D(1))))
GRADES = ShareByGrade((Grade("xs", "Xuất sắc", "Excellent", D(100)), Grade("tot", "Tốt", "Good", D(75))))
BREACHES = Deduction((Breach("minor", "Nhẹ", "Minor", D(50)), Breach("serious", "Nặng", "Serious", D(100))))


def entry(**values: object) -> Entry:
    return Entry(**{k: D(v) if k in {"number", "of"} else v for k, v in values.items()})


CASES = [
    (YesNo(), entry(choice="yes"), "2"),
    (YesNo(), entry(choice="no"), "0"),
    (ON_TIME, entry(number=0), "2"),
    (ON_TIME, entry(number=-3), "2"),
    (ON_TIME, entry(number=1), "1"),
    (ON_TIME, entry(choice="missing"), "0"),
    (CA_MAU, entry(number=91, of=100), "2"),
    (CA_MAU, entry(number=90, of=100), "1"),
    (CA_MAU, entry(number=70, of=100), "1"),
    (CA_MAU, entry(number="69.9999", of=100), "0"),
    (CountPoints(D("0.5"), D(2)), entry(number=3), "1.5"),
    (CountPoints(D("0.5"), D(2)), entry(number=9), "2"),
    (Ratio(D(70)), entry(number=7, of=10), "1.4"),
    (Ratio(D(70)), entry(number=69, of=100), "0"),
    (Ratio(), entry(number=1, of=3), "0.6667"),
    (Ratio(), entry(number=3, of=2), "2"),
    (GRADES, entry(choice="tot"), "1.5"),
    (BREACHES, entry(counts=(("minor", 1),)), "1"),
    (BREACHES, entry(counts=(("minor", 3),)), "0"),
    (BREACHES, entry(counts=(("serious", 1),)), "0"),
    (BREACHES, entry(), "2"),
    (Direct(), entry(number="1.37"), "1.37"),
]

BAD = [
    (YesNo(), entry(choice="maybe"), "choice_unknown"),
    (ON_TIME, entry(), "number_missing"),
    (ON_TIME, entry(choice="late"), "choice_unknown"),
    (CA_MAU, entry(number=-1, of=3), "number_negative"),
    (CA_MAU, entry(number=1), "number_missing"),
    (CountPoints(D(1), D(2)), entry(number="1.5"), "not_whole"),
    (Ratio(), entry(number="NaN", of=3), "number_missing"),
    (GRADES, entry(choice="kha"), "choice_unknown"),
    (BREACHES, entry(counts=(("other", 1),)), "choice_unknown"),
    (BREACHES, entry(counts=(("minor", 1), ("minor", 1))), "choice_twice"),
    (BREACHES, entry(counts=(("minor", -1),)), "number_negative"),
    (Direct(), entry(number="2.01"), "over_maximum"),
    (Direct(), entry(number="1.001"), "not_on_step"),
    (Unknown("magic"), entry(number=1), "rule_unknown"),
]

FACTS = TaskFacts(total=10, done=8, on_time=6, late=2, overdue=2, days_late=9, ids=("NV1", "NV2"))
FED = [
    (YesNo(Feed.ALL_DONE), "0"),
    (CountPoints(D("0.1"), D(2), Feed.DONE_COUNT), "0.8"),
    (Ratio(feed=Feed.DONE_OF_TOTAL), "1.6"),
    (Ratio(feed=Feed.ON_TIME_OF_TOTAL), "1.2"),
    (Ratio(feed=Feed.ON_TIME_OF_DONE), "1.5"),
    (Timeliness(ON_TIME.tiers, feed=Feed.DAYS_LATE), "0"),
    (
        Deduction(
            (Breach("late", "Chậm", "Late", D(10)), Breach("overdue", "Quá hạn", "Overdue", D(20))),
            Feed.LATE_AND_OVERDUE,
        ),
        "0.8",
    ),
]


@pytest.mark.parametrize(("rule", "given", "points"), CASES)
def test_a_shape_gives_the_points_of_its_example(one_leaf, rule, given, points):
    assert score_sheet(one_leaf(rule), {"1.1": LeafInput(appraised=given)}).points == D(points)


@pytest.mark.parametrize(("rule", "given", "code"), BAD)
def test_a_shape_refuses_values_that_make_no_sense(one_leaf, rule, given, code):
    with pytest.raises(ScoringError) as caught:
        score_sheet(one_leaf(rule), {"1.1": LeafInput(appraised=given)})
    assert [(found.code, found.where) for found in caught.value.findings] == [(code, "1.1")]


@pytest.mark.parametrize(("rule", "points"), FED)
def test_a_shape_reads_task_facts_through_its_feed(one_leaf, rule, points):
    for basis in Basis:
        assert score_sheet(one_leaf(rule), {"1.1": LeafInput(facts=FACTS)}, basis).points == D(points)


def test_days_late_are_read_once_all_tasks_are_done(one_leaf):
    rule = Timeliness(ON_TIME.tiers, feed=Feed.DAYS_LATE)
    facts = TaskFacts(total=2, done=2, on_time=1, late=1, days_late=9)
    assert score_sheet(one_leaf(rule), {"1.1": LeafInput(facts=facts)}).points == 1


@pytest.mark.parametrize("rule", [Ratio(when_empty=WhenEmpty.NOT_APPLICABLE), Ratio()])
def test_nothing_assigned_is_not_applicable_or_missing_as_the_rule_says(one_leaf, rule):
    score = score_sheet(one_leaf(rule), {"1.1": LeafInput(appraised=entry(number=0, of=0))})
    applies = rule.when_empty is WhenEmpty.MISSING
    assert score.nodes["1.1"].na is not applies
    assert score.missing == (("1.1",) if applies else ())


def test_no_tasks_at_all_leave_a_fed_leaf_missing(one_leaf):
    facts = TaskFacts(0, 0, 0)
    for feed in (Feed.ALL_DONE, Feed.VALUE):
        assert score_sheet(one_leaf(YesNo(feed)), {"1.1": LeafInput(facts=facts)}).missing == ("1.1",)


def test_not_applicable_takes_the_leaf_out_of_the_maximum_or_gives_full_marks(one_leaf):
    given = {"1.1": LeafInput(not_applicable=True, na_reason="Không có")}
    out = score_sheet(one_leaf(YesNo()), given)
    full = score_sheet(one_leaf(YesNo(), na_rule=NaRule.FULL_MARKS), given)
    assert (out.points, out.max_applicable, out.ratio) == (0, 0, None)
    assert (full.points, full.max_applicable, full.ratio) == (2, 2, 100)
