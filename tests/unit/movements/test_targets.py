"""Targets against results: exact, on both sides."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.movements import Direction, Held, all_met, weaker

NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=4)
SIDES = st.sampled_from(list(Direction))


@given(SIDES, NUMBERS)
def test_a_result_equal_to_what_was_registered_meets_it(side, value):
    assert Held("c", side, value, value).met


@given(SIDES, NUMBERS, NUMBERS)
def test_a_result_misses_exactly_when_it_would_be_a_weaker_registration(side, registered, result):
    assert Held("c", side, registered, result).met is not weaker(side, registered, result)


@given(NUMBERS)
def test_no_result_meets_nothing_and_nothing_registered_is_not_all_met(value):
    assert not Held("c", Direction.AT_MOST, value).met
    assert not all_met([])


def test_the_share_is_exact():
    assert Held("c", Direction.AT_LEAST, Decimal(3), Decimal(1)).share * 3 == 1
    assert Held("c", Direction.AT_LEAST, Decimal(0), Decimal(1)).share is None
