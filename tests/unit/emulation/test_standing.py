"""Ranking in a block: joint ranks unless a vote was recorded, none without data; who may take a place."""

from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.emulation_standing import Runner, standing, why_not

totals = st.lists(st.one_of(st.none(), st.decimals(0, 5, places=0)), max_size=9)


def test_equal_totals_share_a_rank_and_the_next_skips() -> None:
    found = standing([Runner(1, D(90)), Runner(2, D(95)), Runner(3, D(90)), Runner(4, D(80))])
    assert [(p.unit, p.rank, p.tied) for p in found] == [(2, 1, False), (1, 2, True), (3, 2, True), (4, 4, False)]


def test_a_recorded_vote_orders_equal_totals_only() -> None:
    runners = [Runner(1, D(90)), Runner(2, D(95)), Runner(3, D(90))]
    found = standing(runners, {1: 3, 3: 7, 2: 0})
    assert [(p.unit, p.rank, p.tied) for p in found] == [(2, 1, False), (3, 2, False), (1, 3, False)]


def test_a_vote_that_is_equal_too_leaves_the_rank_joint() -> None:
    found = standing([Runner(1, D(90)), Runner(3, D(90))], {1: 4, 3: 4})
    assert [(p.rank, p.tied) for p in found] == [(1, True), (1, True)]


@given(totals)
def test_a_rank_is_one_more_than_the_number_of_better_units(points) -> None:
    for place in standing([Runner(n, p) for n, p in enumerate(points)]):
        better = sum(p is not None and place.points is not None and p > place.points for p in points)
        assert place.rank == (None if place.points is None else better + 1)


def test_the_last_place_is_refused_when_taken_and_exclusion_is_named() -> None:
    place = standing([Runner(1, D(90), ("P.2",))])[0]
    assert why_not(place, 2, 2, [], "") == ["emulation.places_full", "emulation.excluded"]


def test_passing_over_a_better_unit_needs_a_reason() -> None:
    place = standing([Runner(1, D(90)), Runner(2, D(80))])[1]
    assert why_not(place, 0, 2, ["Sở A"], "") == ["emulation.passes_over"]
    assert why_not(place, 0, 2, ["Sở A"], "Sở A xin rút") == []
