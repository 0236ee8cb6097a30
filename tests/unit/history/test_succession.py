"""Since when a unit counts as existing: only a recorded inheritance reaches back."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.succession import Link, ancestry, existed_since

FOUNDED = {1: date(1995, 1, 1), 2: date(2001, 5, 1), 3: date(2025, 7, 1)}
UNITS = st.integers(0, 7)
LINKS = st.lists(st.builds(Link, UNITS, UNITS, st.booleans()), max_size=16)


def test_a_merged_unit_counts_from_its_own_day_where_nothing_is_said() -> None:
    links = [Link(1, 3, inherits=False), Link(2, 3, inherits=False)]
    assert existed_since(3, FOUNDED, links) == date(2025, 7, 1)
    assert ancestry(3, links) == (1, 2)


def test_it_counts_from_the_oldest_that_it_takes_over() -> None:
    links = [Link(1, 3, inherits=True), Link(2, 3, inherits=True)]
    assert existed_since(3, FOUNDED, links) == date(1995, 1, 1)


def test_what_is_not_taken_over_does_not_pass_on_what_it_took_over() -> None:
    links = [Link(1, 2, inherits=True), Link(2, 3, inherits=False)]
    assert existed_since(3, FOUNDED, links) == date(2025, 7, 1)


@given(links=LINKS, days=st.lists(st.integers(0, 9000), min_size=8, max_size=8))
def test_any_web_of_changes_ends_and_never_makes_a_unit_younger(links: list[Link], days: list[int]) -> None:
    founded = {unit: date(2000, 1, 1) + timedelta(days=day) for unit, day in enumerate(days)}
    for unit in founded:
        since = existed_since(unit, founded, links)
        assert since <= founded[unit]
        assert since in founded.values()
        assert unit not in ancestry(unit, links)
        assert set(ancestry(unit, links, inherited_only=True)) <= set(ancestry(unit, links))
