"""Names: folding and sorting in the Vietnamese way, whatever the keyboard."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.organisation.names import clean, fold, sort_key

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
WORDS = st.text(LETTERS, min_size=1, max_size=6).map(str.capitalize)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize(("old", "new"), [("Hòa", "Hoà"), ("Thúy", "Thuý"), ("Khỏe", "Khoẻ"), ("Thụy", "Thuỵ")])
def test_both_tone_mark_styles_are_one_name(old, new):
    assert fold(old) == fold(new)
    assert sort_key(f"Lê Văn {old}") == sort_key(f"Lê Văn {new}")


def test_d_with_a_stroke_is_found_as_d():
    assert fold("Đỗ Đình Đức") == "do dinh duc"


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(NAMES)
def test_folded_vietnamese_is_plain_ascii(name):
    assert fold(name).isascii()


@given(NAMES)
def test_the_way_of_encoding_does_not_matter(name):
    split = unicodedata.normalize("NFD", name)
    assert (fold(split), sort_key(split)) == (fold(name), sort_key(name))


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_extra_spaces_do_not_matter(words):
    assert clean("  " + "  ".join(words) + " ") == " ".join(words)


@given(NAMES)
def test_a_sort_key_is_digits_that_every_collation_orders_alike(name):
    assert sort_key(name).isdecimal()
    assert len(sort_key(name)) <= 200


@given(WORDS, WORDS, WORDS)
def test_the_given_name_counts_before_the_family_name(given_name, one, other):
    assert (sort_key(f"{one} {given_name}") < sort_key(f"{other} {given_name}")) == (sort_key(one) < sort_key(other))


@given(st.sampled_from("aăâeêioôơuưy"))
def test_tones_follow_the_order_of_the_dictionary(vowel):
    words = [unicodedata.normalize("NFC", vowel + tone) for tone in TONES]
    assert sorted(set(words), key=sort_key) == words


@pytest.mark.parametrize(
    "names",
    [
        ["Trần Thị Ái", "Lê Văn An", "Lê Thị Ân", "Bùi Dũng", "Bùi Đan", "Đỗ Hà", "Đỗ Hạ", "Đỗ Hải", "Đỗ Hảo"],
        ["Bùi Hòa", "Bùi Hoan", "Bùi Oanh", "Bùi Ông", "Bùi Ơn", "Bùi Uyên", "Bùi Ưng", "Bùi Vân", "Bùi Yến"],
        ["Đinh Lan", "Đinh Thị Lan", "Đỗ Lan", "Lê An Lan", "Lê Thị Lan", "Ngụy Lan", "Nguyễn Lan"],
    ],
)
def test_lists_are_sorted_as_people_expect(names):
    assert sorted(set(names), key=sort_key) == names
