"""Emulation points: the worked examples of the sources exactly, and laws that hold for any plan and figure."""

from dataclasses import replace
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.emulation_tables import INVERSE, PLAN, REFORM, REMINDED, WARNED, scheme
from workflows.rules.emulation import Item, Kind
from workflows.rules.emulation_scoring import Mark, score, score_item
from workflows.rules.explain import explain_lines

amounts = st.decimals(min_value=D("0.01"), max_value=D("1000000"), places=2)


def one(item: Item, **mark):
    return score_item(scheme(item), item, Mark(**mark))


def test_plan_100_actual_115_standard_20_gives_20_and_2() -> None:
    found = one(PLAN, plan=D(100), actual=D(115))
    assert (found.base, found.bonus) == (D(20), D(2))


def test_an_inverse_indicator_of_4_under_a_plan_of_5_gives_10_and_1() -> None:
    found = one(INVERSE, plan=D(5), actual=D(4))
    assert (found.base, found.bonus) == (D(10), D(1))


def test_four_percent_over_plan_gives_four_percent_of_the_standard() -> None:
    assert one(PLAN, plan=D(100), actual=D(104)).bonus == D("0.8")


def test_under_plan_the_share_of_the_standard_is_given_and_no_bonus() -> None:
    found = one(PLAN, plan=D(100), actual=D(90))
    assert (found.base, found.bonus) == (D(18), D(0))


def test_a_total_may_pass_the_scale_97_and_10_make_107() -> None:
    table = scheme(Item("1", "Điểm", Kind.DIRECT, D(100)), Item("2", "Cờ thành phố", Kind.BONUS, D(10)))
    total = score(table, {"1": Mark(points=D(97)), "2": Mark(points=D(10))})
    assert (total.points, table.scale) == (D(107), D(100))


def test_the_bonus_over_plan_of_all_items_stops_at_its_cap() -> None:
    items = [replace(PLAN, code=str(n), points=D(100)) for n in range(3)]
    total = score(scheme(*items, quantitative_cap=D(20)), {i.code: Mark(plan=D(1), actual=D(2)) for i in items})
    assert (total.bonus_raw, total.quantitative_bonus, total.points) == (D(30), D(20), D(320))


def test_a_missing_reform_index_is_named_and_never_a_zero() -> None:
    marks = {"I.1": Mark(plan=D(1), actual=D(1)), "I.2": Mark(plan=D(1), actual=D(1)), "II.1": Mark(grade="A")}
    total = score(scheme(), marks)
    assert (total.points, total.missing) == (None, ("II.2",))
    assert "Chỉ số cải cách hành chính: chưa có số liệu" in [line.text for line in explain_lines(total.explanation)]


def test_the_reform_index_enters_with_its_weight() -> None:
    assert one(REFORM, actual=D("86.95"), of=D(100)).base == D("13.0425")


def test_a_severe_penalty_excludes_from_flag_and_certificate() -> None:
    found = one(WARNED, count=1)
    assert (found.penalty, found.excluded) == (D(20), True)


def test_penalties_add_up_by_case_and_stop_at_a_cap_when_there_is_one() -> None:
    marks = {"P.1": Mark(count=3)}
    free, capped = scheme(REMINDED), scheme(REMINDED, penalty_cap=D(25))
    assert (score(free, marks).penalty, score(capped, marks).penalty) == (D(30), D(25))


@pytest.mark.parametrize(("plan", "actual", "base", "bonus"), [("0", "0", 10, 0), ("5", "0", 10, 1), ("0", "3", 0, 0)])
def test_an_inverse_indicator_at_nothing_has_its_own_answers(plan, actual, base, bonus) -> None:
    found = one(INVERSE, plan=D(plan), actual=D(actual))
    assert (found.base, found.bonus) == (D(base), D(bonus))


@given(amounts, amounts)
def test_the_bonus_never_passes_its_cap_and_the_base_never_the_standard(plan, actual) -> None:
    for item in (PLAN, INVERSE):
        found = one(item, plan=plan, actual=actual)
        assert 0 <= found.base <= item.points
        assert 0 <= found.bonus <= item.points / 10
        assert found.bonus == 0 or found.base == item.points


@given(amounts, amounts)
def test_an_inverse_indicator_mirrors_a_straight_one(plan, actual) -> None:
    straight, mirrored = (
        one(PLAN, plan=plan, actual=actual),
        one(replace(PLAN, kind=Kind.INVERSE), plan=actual, actual=plan),
    )
    assert (straight.base, straight.bonus) == (mirrored.base, mirrored.bonus)


@given(amounts, amounts, amounts)
def test_more_done_never_gives_less(plan, less, more) -> None:
    low, high = sorted((less, more))
    first, second = one(PLAN, plan=plan, actual=low), one(PLAN, plan=plan, actual=high)
    assert first.base + first.bonus <= second.base + second.bonus


@given(st.lists(st.tuples(amounts, amounts), min_size=1, max_size=6))
def test_a_total_is_exactly_the_sum_of_its_parts(figures) -> None:
    items = [replace(PLAN, code=f"I.{n}") for n in range(len(figures))]
    total = score(scheme(*items), {i.code: Mark(plan=p, actual=a) for i, (p, a) in zip(items, figures, strict=True)})
    assert total.points == sum(s.base + s.bonus for s in total.items.values())
