"""The size of a sample: the formula exactly, rounded up, never more than there are people."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.survey_sample import sample, samples

margins = st.decimals("0.1", "50", places=1)


@pytest.mark.parametrize(("population", "size"), [(0, 0), (1, 1), (400, 200), (2000, 334), (10_000, 385), (10**9, 400)])
def test_at_five_percent_the_sample_is(population, size):
    assert sample(population).size == size


@given(st.integers(0, 10**8), margins)
def test_the_size_is_the_formula_rounded_up(population, margin):
    found = sample(population, margin)
    e = Fraction(margin) / 100
    assert found.exact == Fraction(population, 1) / (1 + population * e * e)
    assert found.size - 1 < found.exact <= found.size <= population


@given(st.integers(0, 10**6), st.integers(0, 10**6), margins)
def test_more_people_never_need_fewer_forms(one, other, margin):
    less, more = sorted((one, other))
    assert sample(less, margin).size <= sample(more, margin).size


def test_groups_are_sampled_each_on_their_own():
    assert [found.size for found in samples((400, 400))] == [200, 200]


@pytest.mark.parametrize(("population", "margin"), [(-1, "5"), (10, "0"), (10, "-5"), (10, "101")])
def test_impossible_figures_are_refused(population, margin):
    with pytest.raises(ValueError, match="N ="):
        sample(population, Decimal(margin))
