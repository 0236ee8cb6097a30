"""How many places a quota has, and that a share is never rounded by way of a binary fraction."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.quotas import Allowance, Rounding, Standing, rounded

COUNTS = st.integers(0, 100_000)
PERCENTS = st.decimals(0, 100, places=3)


@pytest.mark.parametrize(("rounding", "places"), [(Rounding.DOWN, 1), (Rounding.HALF_UP, 2), (Rounding.UP, 2)])
def test_fifteen_per_cent_of_ten_depends_on_the_rounding(rounding, places):
    assert Allowance(percent=Decimal(15), base=10, rounding=rounding).places == places


def test_a_share_that_is_whole_stays_whole_in_every_rounding():
    for rounding in Rounding:
        assert Allowance(percent=Decimal("14.7"), base=1000, rounding=rounding).places == 147


def test_a_small_unit_gets_at_least_what_is_promised():
    assert Allowance(percent=Decimal(20), base=4, at_least=1).places == 1


def test_a_percentage_without_its_base_says_nothing_and_stops_nobody():
    standing = Standing(Allowance(percent=Decimal(15)).places, 3, 2)
    assert (standing.places, standing.left, standing.fits(50)) == (None, None, True)


def test_a_lowered_quota_tells_by_how_much_it_is_exceeded():
    standing = Standing(3, 2, 2)
    assert (standing.left, standing.over, standing.fits(1), standing.fits(0)) == (0, 1, False, True)


@given(PERCENTS, COUNTS)
def test_roundings_are_in_order_and_apart_by_one_at_most(percent, base):
    down, half, up = (Allowance(percent=percent, base=base, rounding=r).places for r in Rounding)
    assert down <= half <= up <= down + 1
    assert down <= Fraction(percent) * base / 100 <= up


@given(COUNTS, COUNTS, COUNTS, st.integers(1, 1000))
def test_what_fits_never_exceeds_the_places(places, used, reserved, more):
    standing = Standing(places, used, reserved)
    assert standing.fits(more) == (used + reserved + more <= places)


def test_half_goes_up():
    assert rounded(Fraction(5, 2), Rounding.HALF_UP) == 3
