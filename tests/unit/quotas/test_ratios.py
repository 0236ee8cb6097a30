"""Shares of a pack counted for a list: what is counted, what is said to be missing, and when a share stops anything."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows import shipped
from workflows.basis import Status
from workflows.engine import Label
from workflows.regulations.advice import Among, Bound, Ratio, ShareBase
from workflows.rules.quotas import Rounding
from workflows.rules.ratios import Around, Listed, advise, applies

BASE, LOWER = "chien-si-thi-dua-co-so", "lao-dong-tien-tien"
CAP = Ratio(
    "cap", Label("Trần", "Cap"), Bound.AT_MOST, ShareBase.HOLDERS, "Điều 1", "L", Status.TEXT_READ, BASE,
    Fraction(3, 20), LOWER,
)  # fmt: skip
WOMEN = Ratio(
    "women", Label("Nữ", "Women"), Bound.AT_LEAST, ShareBase.GRANTED, "Điều 5", "L", Status.TEXT_READ,
    among=Among.WOMEN,
)  # fmt: skip


def listed(award: str, *names: object, woman: bool | None = None) -> tuple[Listed, ...]:
    return tuple(Listed(award, name, woman=woman) for name in names)


def codes(ratio: Ratio, around: Around) -> list[str]:
    return [reason.code for reason in advise(ratio, around).missing]


def test_holders_are_those_of_the_history_and_of_the_list_each_once() -> None:
    rows = listed(BASE, 1) + listed(LOWER, 1, 2, 3)
    found = advise(CAP, Around(rows, holders={LOWER: frozenset({3, 4, 5, 6, 7})}))
    assert (found.part, found.whole, found.limit, found.kept) == (1, 7, 1, True)


def test_a_base_without_data_is_said_to_be_missing_and_never_zero() -> None:
    found = advise(CAP, Around(listed(BASE, 1)))
    assert (found.part, found.whole, found.kept, found.stops) == (1, None, None, False)
    assert codes(CAP, Around(listed(BASE, 1))) == ["ratio_holders_not_known"]


@pytest.mark.parametrize(
    ("enforced", "status", "stops"),
    [
        (False, Status.TEXT_READ, False),
        (True, Status.TEXT_READ, True),
        (True, Status.CONFIRMED_HERE, True),
        (True, Status.SECONDARY, False),
        (True, Status.UNCONFIRMED, False),
    ],
)
def test_only_what_the_pack_enforces_and_is_sure_of_stops(enforced: bool, status: Status, stops: bool) -> None:
    found = advise(replace(CAP, enforced=enforced, status=status), Around(listed(BASE, 1) + listed(LOWER, 1, 2)))
    assert (found.kept, found.stops) == (False, stops)


def test_women_are_counted_by_the_form_of_address_only_where_everybody_has_one() -> None:
    women, men = listed(BASE, 1, 2, woman=True), listed(BASE, 3, woman=False)
    assert (advise(WOMEN, Around(women + men)).part, advise(WOMEN, Around(women + men)).whole) == (2, 3)
    assert codes(WOMEN, Around(women + men + listed(BASE, 4))) == ["ratio_women_not_stated"]


def test_what_the_unit_states_counts_before_the_form_of_address() -> None:
    rows = listed(BASE, 1, 2, woman=True)
    assert advise(WOMEN, Around(rows, {Among.WOMEN: 1})).part == 1


def test_more_than_the_list_has_is_not_a_count() -> None:
    assert codes(WOMEN, Around(listed(BASE, 1), {Among.WOMEN: 2})) == ["ratio_more_stated_than_listed"]


def test_numbers_of_the_whole_list_say_nothing_of_a_part_of_it() -> None:
    ratio = replace(WOMEN, award=BASE, among=Among.NOT_LEADERS)
    whole = Around(listed(BASE, 1, 2, 3), {Among.LEADERS: 1})
    assert (advise(ratio, whole).part, advise(ratio, whole).whole) == (2, 3)
    assert codes(ratio, replace(whole, rows=whole.rows + listed(LOWER, 9))) == ["ratio_leaders_not_stated"]


def test_collectives_are_not_among_the_individuals() -> None:
    body = (Listed("co-thi-dua-tinh", "sở", individual=False),)
    assert not applies(WOMEN, body)
    assert applies(WOMEN, body + listed(BASE, 1))
    assert advise(WOMEN, Around(body + listed(BASE, 1, woman=True))).whole == 1


@pytest.mark.parametrize(
    ("base", "around", "answer"),
    [
        (ShareBase.HEADCOUNT, Around(listed(BASE, 1), headcount=40), 40),
        (ShareBase.HEADCOUNT, Around(listed(BASE, 1), headcount=0), "ratio_headcount_not_known"),
        (ShareBase.CANDIDATES, Around(listed(BASE, 1)), "ratio_candidates_not_counted"),
        (ShareBase.GRANTED, Around(listed(BASE, 1) + listed(LOWER, 2)), 2),
    ],
)
def test_every_base_is_counted_or_says_what_is_missing(base: ShareBase, around: Around, answer: object) -> None:
    found = advise(replace(CAP, base=base, of=""), around)
    assert (found.whole or found.missing[0].code) == answer


def test_a_share_inside_excellent_units_needs_the_unit_to_be_one() -> None:
    ratio = replace(CAP, base=ShareBase.HEADCOUNT, of="", inside=("tap-the-lao-dong-xuat-sac",))
    around = Around(listed(BASE, 1), headcount=10)
    assert codes(ratio, around) == ["ratio_inside_not_known"]
    assert advise(ratio, replace(around, held=frozenset(ratio.inside))).whole == 10


@given(
    st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)),
    st.fractions(Fraction(1, 100), 1), st.sampled_from(Rounding), st.sampled_from(Bound),
)  # fmt: skip
def test_a_share_counts_like_sets_of_people(
    proposed: set[int], lower: set[int], before: set[int], share: Fraction, rounding: Rounding, bound: Bound
) -> None:
    ratio = replace(CAP, share=share, rounding=rounding, bound=bound, enforced=True)
    around = Around(listed(BASE, *proposed) + listed(LOWER, *lower), holders={LOWER: frozenset(before)})
    found = advise(ratio, around)
    assert found.part == len(proposed)
    assert found.whole == (len(lower | before) or None)
    assert (found.whole is None) == bool(found.missing)
    if found.whole:
        exact = share * found.whole
        assert found.limit is not None
        assert abs(found.limit - exact) < 1
        assert found.counted == Fraction(len(proposed), found.whole)
        assert found.kept == (found.part <= found.limit if bound is Bound.AT_MOST else found.part >= found.limit)
    assert found.stops == (found.kept is False)


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans())), st.none() | st.integers(0, 12))
def test_a_part_is_never_more_than_its_whole(rows: list[tuple[int, bool]], stated: int | None) -> None:
    known = dict(rows)
    around = Around(
        tuple(Listed(BASE, key, woman=known[key]) for key, _woman in rows),
        {} if stated is None else {Among.WOMEN: stated},
    )
    assert applies(WOMEN, around.rows) == bool(rows)
    found = advise(WOMEN, around)
    assert found.whole == len(known)
    if found.part is None:
        assert stated is not None
        assert stated > len(known)
    else:
        assert found.part == (sum(known.values()) if stated is None else stated) <= found.whole
    assert found.limit is None
    assert found.kept is None
    assert not found.stops


def test_no_shipped_share_is_enforced_and_those_without_a_number_stay_without() -> None:
    for pack in shipped.packs():
        assert not any(row.enforced for row in pack.ratios)
    newest = {row.code: row.share for row in shipped.packs()[-1].ratios_for("giay-khen")}
    assert newest == {"phan-phu-nu": None, "phan-truc-tiep": None, "phan-lanh-dao": None}
