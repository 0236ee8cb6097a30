"""What differs between two texts: nothing for equal ones, each row once, and going back undoes what going on did."""

import copy
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows import shipped
from workflows.differ import Kind, differences
from workflows.regulations.loading import canonical

PACKS = [tomllib.loads(canonical(pack)) for pack in shipped.packs()]
ROWS = st.lists(st.fixed_dictionaries({"code": st.sampled_from("abcdef"), "days": st.integers(0, 3)}),
                unique_by=lambda row: row["code"])  # fmt: skip


def kinds(old, new):
    return {(change.kind, change.code) for change in differences({"rows": old}, {"rows": new})}


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_does_not_differ_from_itself(pack):
    assert differences(pack, copy.deepcopy(pack)) == []


def test_the_packs_of_two_decrees_differ_in_named_rows_and_fields():
    found = differences(PACKS[1], PACKS[2])
    prize = next(change for change in found if (change.table, change.code) == ("prizes", "tien-ldtt"))
    assert prize.kind is Kind.CHANGED
    assert {field.field for field in prize.fields} >= {"basis", "source"}
    assert Kind.ADDED in {change.kind for change in found}


def test_a_row_added_taken_out_changed_and_moved_are_told_apart():
    old = [{"code": "a", "days": 1}, {"code": "b", "days": 1}, {"code": "c", "days": 1}, {"code": "d", "days": 1}]
    new = [{"code": "c", "days": 1}, {"code": "a", "days": 1}, {"code": "b", "days": 2}, {"code": "e", "days": 1}]
    assert kinds(old, new) == {
        (Kind.MOVED, "c"), (Kind.CHANGED, "b"), (Kind.ADDED, "e"), (Kind.REMOVED, "d"),
    }  # fmt: skip


def test_a_field_deep_inside_a_row_is_named_by_its_path():
    [change] = differences({"s": [{"code": "a", "clock": {"days": 5}}]}, {"s": [{"code": "a", "clock": {"days": 7}}]})
    assert [(field.field, field.before, field.after) for field in change.fields] == [("clock.days", "5", "7")]


@given(ROWS, ROWS)
def test_every_row_is_told_at_most_once_and_back_is_the_reverse(old, new):
    there, back = kinds(old, new), kinds(new, old)
    assert len({code for _kind, code in there}) == len(there)
    assert {code for kind, code in there if kind is Kind.ADDED} == {c for kind, c in back if kind is Kind.REMOVED}
    assert {code for kind, code in there if kind is Kind.CHANGED} == {c for kind, c in back if kind is Kind.CHANGED}


@given(ROWS)
def test_equal_rows_in_another_order_are_only_moved(rows):
    assert {kind for kind, _code in kinds(rows, rows[::-1])} <= {Kind.MOVED}
