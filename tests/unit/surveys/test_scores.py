"""Scores of a survey: exact, by the method that the set names, and never an invented figure without answers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.surveys.forms import STEPS, ElementMethod, TotalMethod, sipas, xhh
from workflows.rules.fixed import round_half_up
from workflows.rules.survey_scores import Forms, add, block, mean, question_score

counts = st.fixed_dictionaries({option.code: st.integers(0, 500) for option in STEPS})


def forms(valid, **by_question):
    return Forms(issued=valid, valid=valid, counts=by_question)


def test_satisfied_is_very_satisfied_and_satisfied_together():
    told = {"rat_hai_long": 30, "hai_long": 50, "binh_thuong": 15, "khong_hai_long": 5}
    form = sipas(1)
    assert question_score(form.question("Q0_0"), form.method.question, told) == 80


def test_options_worth_100_60_20_0_give_the_mean_worth():
    form = xhh("C1")
    told = {"muc_100": 1, "muc_60": 1, "muc_20": 1, "muc_0": 1}
    assert block(form, forms(4, C1=told)).score == 45


def test_nobody_answered_is_no_score():
    empty = block(sipas(2, 1), Forms())
    assert (empty.score, empty.elements) == (None, ())
    assert empty.figures[0].answers == 0


def test_valid_forms_of_sipas_2023_are_printed_as_98_84():
    assert round_half_up(Forms(issued=40230, valid=39765, invalid=40230 - 39765).valid_pct, 2) == Decimal("98.84")


def test_no_form_back_has_no_share_of_valid_forms():
    assert Forms(issued=10).valid_pct is None


def test_the_plain_mean_of_the_printed_elements_of_2023_is_not_the_printed_total():
    printed = [Fraction(text) for text in ("83", "83.02", "83.12", "83.03", "82.27")]
    plain = mean([(score, Decimal(1)) for score in printed])
    assert plain == Fraction("82.888")
    assert round_half_up(plain, 2) != Decimal("82.66")


ONE = {"hai_long": 1}
NONE = {"binh_thuong": 3}


def test_pooled_answers_weigh_questions_by_their_answers():
    pooled = sipas(2, element=ElementMethod.POOLED)
    told = forms(3, Q0_0=ONE, Q0_1=NONE)
    assert block(pooled, told).score == 25
    assert block(sipas(2), told).score == 50


def test_halves_weigh_as_the_set_says():
    form = sipas(1, 1, 1, total=TotalMethod.WEIGHTED_HALVES)
    told = forms(3, Q0_0=ONE, Q1_0=NONE, Q2_0=ONE)
    found = block(form, told)
    assert dict(found.halves) == {"a": 100, "b": 0}
    assert found.score == Fraction(200, 3)


@given(st.lists(counts, min_size=3, max_size=3), st.sampled_from(ElementMethod), st.sampled_from(TotalMethod))
def test_every_score_lies_between_0_and_100(rows, element, total):
    form = sipas(2, 1, element=element, total=total)
    told = Forms(valid=5000, counts=dict(zip(("Q0_0", "Q0_1", "Q1_0"), rows, strict=True)))
    found = block(form, told)
    scores = [score for _code, score in (*found.elements, *found.halves)]
    scores += [figure.score for figure in found.figures if figure.score is not None]
    assert all(0 <= score <= 100 for score in scores)
    assert (found.score is None) == (sum(sum(row.values()) for row in rows) == 0)


@given(counts, counts)
def test_adding_countings_adds_every_answer(one, other):
    both = add([Forms(9, 5, 1, {"Q": one}), Forms(9, 5, 1, {"Q": other})])
    assert (both.issued, both.valid, both.invalid) == (18, 10, 2)
    assert both.counts["Q"] == {code: one[code] + other[code] for code in one}


@given(counts, st.integers(1, 7))
def test_the_same_answers_several_times_give_the_same_score(told, times):
    form = sipas(1)
    many = add([forms(10, Q0_0=told)] * times)
    assert block(form, many).score == block(form, forms(10, Q0_0=told)).score


@pytest.mark.parametrize("without", [{"Q0_0"}, {"Q0_0", "Q0_1"}])
def test_a_hidden_question_counts_in_no_score(without):
    told = forms(9, Q0_0=ONE, Q0_1=NONE)
    found = block(sipas(2), told, without)
    assert found.score == (0 if len(without) == 1 else None)
    assert [figure.counts for figure in found.figures if figure.hidden] == [()] * len(without)
