"""Whom a typed name means: sure only where nobody else can be meant, whatever the marks, order or slips."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.base.texts import fold
from backend.history.matching import Candidate, Level, Pool, Why, match

HERE, THERE = 1, 2
FAMILY = st.sampled_from(["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đỗ", "Vũ"])
MIDDLE = st.sampled_from(["Thị", "Văn", "Đức", "Ngọc", "Hữu", "Thị Thu", "Quốc"])
GIVEN = st.sampled_from(["Hòa", "Thúy", "Bình", "Lan", "Hà", "Cường", "Đăng", "Quý", "Thủy"])
NAMES = st.builds("{} {} {}".format, FAMILY, MIDDLE, GIVEN)
OLD_STYLE = {"òa": "oà", "úy": "uý", "ủy": "uỷ"}


def person(key: int, name: str, *units: int) -> Candidate:
    return Candidate(key, name, frozenset(units or (HERE,)))


def found(typed: str, *people: Candidate) -> tuple[Level, list[tuple[int, Why]]]:
    got = match(typed, HERE, Pool.of(people))
    return got.level, [(one.key, why) for one, why in got.found]


@given(name=NAMES)
def test_a_name_is_sure_in_any_case_spacing_form_and_tone_style(name: str) -> None:
    other = name
    for new, old in OLD_STYLE.items():
        other = other.replace(new, old)
    for typed in (name, name.upper(), f"  {name.replace(' ', '  ')} ", unicodedata.normalize("NFD", name), other):
        assert found(typed, person(7, name)) == (Level.SURE, [(7, Why.SAME)])
    assert match(f"Ông {name}", HERE, Pool.of([person(7, name)])).one == 7


@given(name=NAMES)
def test_without_any_mark_the_only_bearer_is_meant(name: str) -> None:
    level, who = found(fold(name), person(7, name))
    assert (level, who[0][0]) == (Level.SURE, 7)


@given(name=NAMES, order=st.permutations(range(3)))
def test_another_order_of_words_is_doubtful_never_sure(name: str, order: list[int]) -> None:
    words = name.split()
    assume(len(words) == 3)
    typed = " ".join(words[n] for n in order)
    assume(fold(typed) != fold(name))
    assert found(typed, person(7, name)) == (Level.DOUBTFUL, [(7, Why.ORDER)])


@given(name=NAMES)
def test_two_namesakes_in_one_unit_are_doubtful(name: str) -> None:
    level, who = found(name, person(7, name), person(8, name))
    assert (level, [key for key, _why in who]) == (Level.DOUBTFUL, [7, 8])


@given(typed=NAMES, people=st.lists(NAMES, max_size=6))
def test_sure_means_exactly_one_of_the_unit_bears_it(typed: str, people: list[str]) -> None:
    pool = [person(key, name) for key, name in enumerate(people, start=1)]
    one = match(typed, HERE, Pool.of(pool)).one
    if one is not None:
        assert [who.key for who in pool if fold(who.name) == fold(typed)] == [one]


@pytest.mark.parametrize(
    ("typed", "name", "why"),
    [
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hoa", Why.MARKS),
        ("Ng. T. Hòa", "Nguyễn Thị Hòa", Why.SHORT),
        ("N.T. Hòa", "Nguyễn Thị Hòa", Why.SHORT),
        ("Nguyễn Thị Bìhn", "Nguyễn Thị Bình", Why.TYPO),
        ("Nguyen Thi Hoa", "Nguyễn Thị Hóa", Why.UNMARKED),
    ],
)
def test_what_is_only_alike_says_in_what(typed: str, name: str, why: Why) -> None:
    assert found(typed, person(7, name))[1] == [(7, why)]


def test_somebody_who_moved_is_found_where_they_were_and_offered_where_they_are_not() -> None:
    moved = person(7, "Lê Thị Lan", THERE, HERE)
    assert found("Lê Thị Lan", moved) == (Level.SURE, [(7, Why.SAME)])
    assert found("Lê Thị Lan", person(8, "Lê Thị Lan", THERE)) == (Level.DOUBTFUL, [(8, Why.ELSEWHERE)])


@pytest.mark.parametrize("typed", ["", "   ", "Ông", "???", "Người Lạ Hoàn Toàn"])
def test_nobody_is_nobody(typed: str) -> None:
    assert found(typed, person(7, "Lê Thị Lan")) == (Level.NONE, [])


@pytest.mark.parametrize(
    ("typed", "people", "level"),
    [
        ("Ông Thị Hoa", ["Ông Thị Hoa"], Level.SURE),
        ("Ông Thị Hoa", ["Thị Hoa"], Level.NONE),
        ("Ông Thị Hoa", ["Ông Thị Hoa", "Đỗ Thị Hoa"], Level.SURE),
        ("Ông Văn Nam", ["Ông Văn Nam", "Văn Nam"], Level.SURE),
        ("Ông Văn Nam", ["Văn Nam"], Level.SURE),
        ("Bà Ông Thị Hoa", ["Ông Thị Hoa"], Level.SURE),
        ("Anh Đào", ["Anh Đào"], Level.SURE),
    ],
)
def test_a_form_of_address_that_is_a_surname_stays(typed: str, people: list[str], level: Level) -> None:
    got, who = found(typed, *(person(key, name) for key, name in enumerate(people)))
    assert (got, [key for key, _why in who][:1]) == (level, [] if level is Level.NONE else [0])
