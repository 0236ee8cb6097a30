"""Ranking inside groups, who takes part, and comparison of two years."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.changes import (
    Change,
    ComponentCounts,
    Standing,
    change,
    component_counts,
    component_lines,
    counts_of,
    number_text,
    rank_before,
    rank_change_text,
    score_change_text,
)
from workflows.rules.ranking import Entrant, Key, Method, rank
from workflows.rules.ranking import Standing as Taking

D = Decimal
ROWS = st.lists(
    st.tuples(st.sampled_from("ab"), st.none() | st.integers(0, 20), st.integers(0, 3), st.booleans()), max_size=12
)


def entrants(rows: list) -> list[Entrant]:
    found = []
    for n, (group, points, spare, takes_part) in enumerate(rows):
        scored = None if points is None else D(points)
        found.append(Entrant(f"u{n}", group, scored, None if points is None else scored + spare, takes_part))
    return found


@given(ROWS, st.sampled_from(Key), st.sampled_from(Method))
def test_a_better_value_never_has_a_worse_rank_and_equal_values_share_one(rows, key, method):
    places = [p for p in rank(entrants(rows), key, method) if p.standing is Taking.RANKED]
    for one in places:
        for other in (p for p in places if p.group == one.group):
            mine, theirs = (Fraction(p.points) if key is Key.POINTS else p.ratio for p in (one, other))
            assert (mine > theirs) == (one.rank < other.rank)


@given(ROWS, st.sampled_from(Key))
def test_methods_number_as_they_promise(rows, key):
    for group in "ab":
        dense = [p.rank for p in rank(entrants(rows), key, Method.DENSE) if p.group == group and p.rank]
        skipping = [p.rank for p in rank(entrants(rows), key, Method.COMPETITION) if p.group == group and p.rank]
        assert sorted(set(dense)) == list(range(1, len(set(dense)) + 1))
        assert all(skipping[place - 1] == place for place in set(skipping))


@given(ROWS)
def test_nobody_is_lost_and_only_ranked_units_have_a_rank(rows):
    places = rank(entrants(rows))
    assert sorted(p.unit for p in places) == sorted(e.unit for e in entrants(rows))
    assert all((p.rank is not None) == (p.standing is Taking.RANKED) for p in places)
    assert all((p.points is None) == (p.standing is Taking.NO_DATA) for p in places)


@given(ROWS)
def test_a_unit_that_only_is_scored_changes_nobody_elses_rank(rows):
    without = [e for e in entrants(rows) if e.takes_part]
    ranks = {p.unit: p.rank for p in rank(entrants(rows))}
    assert all(ranks[p.unit] == p.rank for p in rank(without))


def test_unranked_units_stand_after_ranked_ones_and_before_those_without_data():
    made = [
        Entrant("none", "a", None, None),
        Entrant("special", "a", D(9), D(10), False),
        Entrant("x", "a", D(1), D(10)),
    ]
    assert [p.unit for p in rank(made)] == ["x", "special", "none"]


def test_a_unit_to_which_nothing_applies_has_no_data():
    assert rank([Entrant("x", "a", D(0), D(0))])[0].standing is Taking.NO_DATA


def test_a_unit_standing_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        rank([Entrant("x", "a", D(1), D(2))] * 2)


@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(-2, 2)) | st.none()))
def test_the_component_classes_add_up(moves):
    changes = [Change(None, 1) if move is None else Change(Fraction(move[0]), move[1]) for move in moves]
    counts = component_counts(changes)
    assert counts.total == len(moves)
    assert counts.unknown == moves.count(None)
    assert counts.both == sum(m is not None and m[0] > 0 and m[1] > 0 for m in moves)


def test_classes_without_members_are_not_told():
    assert component_lines(ComponentCounts(4, 0, 0, 1), "en") == (
        "4/5 components rose in score and rank",
        "1/5 components rose in neither",
    )


def test_more_members_than_components_are_refused():
    with pytest.raises(ValueError, match="exceed"):
        counts_of(3, both=2, score_only=2, rank_only=0)


def test_a_year_without_data_gives_no_change():
    assert change(Standing(None, None), Standing(D(80), 3)) == Change(None, None)


@pytest.mark.parametrize(("rank_now", "places"), [(0, 1), (3, -5)])
def test_ranks_below_one_are_refused(rank_now, places):
    with pytest.raises(ValueError, match="at least 1"):
        rank_before(rank_now, places)


def test_no_change_is_said_in_words():
    assert (score_change_text(D(0)), rank_change_text(0)) == ("không đổi", "không đổi")
    assert (score_change_text(D("-1.5"), "en"), rank_change_text(3)) == ("down 1.50 points", "tăng 3 bậc")
    assert number_text(D("83.645")) == "83,65"
