"""A question set: one canonical text, every fault named, and what may be answered and counted."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.surveys.forms import STEPS, scale, single, sipas, xhh
from workflows.rules.codec import BadData
from workflows.rules.survey import (
    Asked,
    Element,
    Method,
    Question,
    QuestionMethod,
    TotalMethod,
    from_json,
    lint,
    to_json,
)
from workflows.rules.survey_answers import answer_findings, forms_findings
from workflows.rules.survey_scores import Forms


def with_question(question, **changes):
    form = sipas(1)
    return replace(form, elements=(Element("E", "Yếu tố", questions=(question,)),), **changes)


def codes(findings):
    return [finding.code for finding in findings]


def test_a_set_reads_back_from_its_text():
    form = sipas(2, 1, 3)
    assert from_json(to_json(form)) == form


def test_a_text_that_is_no_set_is_refused_with_its_place():
    with pytest.raises(BadData) as bad:
        from_json(to_json(sipas(1)).replace('"scale"', '"thang"'))
    assert "questions[0].asked" in bad.value.path


def test_sound_sets_have_no_findings():
    assert lint(sipas(2, 1)) == lint(xhh("C1", "C2")) == []


FAULTS = [
    (sipas(), "nothing_scored"),
    (with_question(scale("Q", scored=False)), "nothing_scored"),
    (with_question(single("Q")), "nothing_satisfied"),
    (with_question(scale("Q"), method=Method(QuestionMethod.OPTION_WORTH)), "worth_missing"),
    (with_question(replace(scale("Q"), options=STEPS[:1])), "options_missing"),
    (with_question(replace(scale("Q"), options=(*STEPS, STEPS[0]))), "option_twice"),
    (with_question(replace(scale("Q"), text_vi=" ")), "text_missing"),
    (with_question(scale("E")), "code_twice"),
    (with_question(Question("Q", "Ý kiến", Asked.TEXT, options=STEPS)), "text_with_options"),
    (with_question(scale("Q"), method=Method(total=TotalMethod.WEIGHTED_HALVES)), "half_unknown"),
    (replace(sipas(60, 60)), "too_many_questions"),
]


@pytest.mark.parametrize(("form", "code"), FAULTS, ids=[code for _form, code in FAULTS])
def test_a_fault_is_named(form, code):
    assert code in codes(lint(form))


def test_a_worth_beyond_100_is_named():
    form = xhh("C")
    bad = replace(single("C"), options=(*single("C").options, replace(STEPS[0], worth_pct=Decimal(101))))
    assert codes(lint(replace(form, elements=(Element("E", "L", questions=(bad,)),)))) == ["worth_out_of_range"]


TEXT = Question("Y", "Ý kiến khác", Asked.TEXT, required=False)
TICKS = Question("M", "Chọn các khó khăn", Asked.MULTIPLE, options=STEPS, required=False)
FORM = replace(sipas(1), elements=(Element("E", "Yếu tố", questions=(scale("Q"), TICKS, TEXT)),))


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ({"Q": ["hai_long"]}, []),
        ({"Q": ["hai_long"], "M": ["hai_long", "binh_thuong"], "Y": ["Tốt"]}, []),
        ({}, ["answer_missing"]),
        ({"Q": [" "]}, ["answer_missing"]),
        ({"Q": ["hai_long", "binh_thuong"]}, ["one_answer_only"]),
        ({"Q": ["la"]}, ["option_unknown"]),
        ({"Q": ["hai_long"], "X": ["1"]}, ["question_unknown"]),
        ({"Q": ["hai_long"], "Y": ["a" * 301]}, ["text_too_long"]),
        ({"Q": ["hai_long"], "M": ["hai_long", "hai_long"]}, ["option_unknown"]),
    ],
)
def test_answers_are_judged(answers, wanted):
    assert codes(answer_findings(FORM, answers)) == wanted


@pytest.mark.parametrize(
    ("forms", "wanted"),
    [
        (Forms(10, 8, 2, {"Q": {"hai_long": 8}, "M": {"hai_long": 8, "binh_thuong": 8}}), []),
        (Forms(9, 8, 2), ["more_than_issued"]),
        (Forms(10, -1, 2), ["count_negative"]),
        (Forms(10, 8, 2, {"Q": {"hai_long": 5, "binh_thuong": 4}}), ["more_than_valid"]),
        (Forms(10, 8, 2, {"M": {"hai_long": 9}}), ["more_than_valid"]),
        (Forms(10, 8, 2, {"Q": {"la": 1}}), ["option_unknown"]),
        (Forms(10, 8, 2, {"Y": {"a": 1}, "Z": {}}), ["question_unknown", "question_unknown"]),
        (Forms(10, 8, 2, {"Q": {"hai_long": -1}}), ["count_negative"]),
    ],
)
def test_countings_are_judged(forms, wanted):
    assert codes(forms_findings(FORM, forms)) == wanted
