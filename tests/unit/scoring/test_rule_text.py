"""Rules written into a cell of a spreadsheet read back exactly, and what cannot be read is named with its line."""

from decimal import Decimal

import pytest

from backend.demo.generator import criteria_set
from tests.unit.scoring.test_more_shapes import ANSWERS, CUT_TIERS, LATE, TWO_WAYS
from workflows.rules.codec import BadData
from workflows.rules.rule_text import rule_from_text, rule_to_text
from workflows.rules.shape_parts import Tier
from workflows.rules.shapes import CountPoints, PercentTiers, YesNo, YesNoNa

D = Decimal
DEMO = [leaf.rule for leaf in criteria_set(2023).leaves()]


@pytest.mark.parametrize("rule", [*DEMO, YesNoNa(), ANSWERS, LATE, CUT_TIERS, TWO_WAYS])
def test_a_rule_reads_back_exactly(rule):
    assert rule_from_text(rule.shape, rule_to_text(rule)) == rule


def test_numbers_may_be_written_with_comma_or_point():
    assert rule_from_text("count_points", "unit_points = 0,5\ncap = 2.0") == CountPoints(D("0.5"), D(2))
    assert rule_from_text("yes_no", "") == YesNo()


def test_tiers_are_written_as_intervals():
    text = "tiers: [0;70) | 0\ntiers: [70; ∞) | 2"
    expected = PercentTiers((Tier(D(0), True, D(70), False, D(0)), Tier(D(70), True, None, False, D(2))))
    assert rule_from_text("percent_tiers", text) == expected


BAD = [
    ("magic", ""),
    ("count_points", "unit_points = 1"),
    ("count_points", "unit_points = nhiều\ncap = 2"),
    ("percent_tiers", "tiers: 70-90 | 1"),
    ("percent_tiers", "tiers = 3"),
    ("yes_no", "points = 3"),
    ("yes_no", "???"),
    ("formula", "variables: x | X\nformulas: a | A | A | x\nexamples: x 1 | 1"),
    ("share_by_grade", "grades: a | A | A | 100 | 5"),
]


@pytest.mark.parametrize(("shape", "text"), BAD)
def test_what_is_no_rule_is_refused(shape, text):
    with pytest.raises(BadData):
        rule_from_text(shape, text)
