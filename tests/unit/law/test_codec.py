"""Plain data to frozen values and back, and canonical TOML."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows import codec, toml_text
from workflows.basis import Status, Unreadable


@dataclass(frozen=True)
class Thing:
    code: str
    count: int
    share: Fraction
    money: Decimal = Decimal("0")
    day: date | None = None
    status: Status = Status.UNCONFIRMED
    words: tuple[str, ...] = ()


PLAIN = st.recursive(
    st.text(max_size=8) | st.integers(-(2**40), 2**40) | st.booleans() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1, max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(min_size=1, max_size=5), PLAIN, max_size=4))
def test_whatever_is_written_reads_back_the_same(document):
    assert tomllib.loads(toml_text.dump(document)) == document


def test_the_order_of_keys_does_not_change_the_text():
    assert toml_text.dump({"b": 1, "a": {"d": 2, "c": 3}}) == toml_text.dump({"a": {"c": 3, "d": 2}, "b": 1})


def test_defaults_are_not_written_so_a_new_field_keeps_old_digests():
    assert codec.write(Thing("x", 1, Fraction(2, 3))) == {"code": "x", "count": 1, "share": "2/3"}


def test_a_value_reads_back_exactly():
    thing = Thing("x", 1, Fraction(9, 10), Decimal("0.15"), date(2026, 7, 1), Status.SECONDARY, ("a", "b"))
    assert codec.read(Thing, codec.write(thing)) == thing


@pytest.mark.parametrize(
    "bad",
    [
        {"count": "1"},
        {"count": True},
        {"share": "1/0"},
        {"share": 0.5},
        {"money": "NaN?"},
        {"day": "2026-07-01"},
        {"words": "ab"},
        {"words": [1]},
        {"status": "sure"},
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_place(bad):
    with pytest.raises(Unreadable) as error:
        codec.read(Thing, {"code": "x", "count": 1, "share": "1/2", **bad})
    assert error.value.findings[0].where.startswith(f"Thing.{next(iter(bad))}")
