"""Holding a survey: what may be planned, handed out, opened, closed, counted, accepted."""

from datetime import date

import pytest

from backend.papers import box_keys
from backend.surveys.answering import answer
from backend.surveys.models import Box, Counted, FreeText, Link, Result, Survey
from backend.surveys.results import block_of
from permissions.check import NotPermitted
from tests.apps.surveys.conftest import answers
from workflows.engine import Refused

TODAY = date(2026, 6, 15)


def codes(no):
    return [reason.code for reason in no.value.reasons]


def fresh(survey):
    return Survey.objects.get(pk=survey.pk)


def test_the_target_is_the_sample_of_the_population(survey):
    assert survey.groups.get().target == 200


def test_only_a_published_set_of_the_same_kind_is_asked(do, province, survey):
    given = {"unit": province, "code": "x", "title": "Phiếu", "instrument": "xhh"}
    row = do("question_set.create", **given).result
    with pytest.raises(Refused) as no:
        do("survey.set_group", survey, question_set=row)
    assert codes(no) == ["survey.set_not_published", "survey.other_instrument"]


def test_a_survey_without_units_is_not_opened(do, province, question_set):
    days = {"opens_on": TODAY, "closes_on": TODAY}
    given = {"title": "Trống", "year": 2026, "instrument": "sipas"} | days
    empty = do("survey.create", unit=province, **given).result
    with pytest.raises(Refused) as no:
        do("survey.open", empty)
    assert codes(no) == ["survey.nothing_to_ask"]


def test_days_in_the_wrong_order_are_refused(do, survey):
    with pytest.raises(Refused) as no:
        do(
            "survey.edit", survey, title="X", year=2026, instrument="sipas", opens_on=TODAY, closes_on=date(2026, 1, 1),
            units=list(survey.units.all()),
        )  # fmt: skip
    assert codes(no) == ["survey.dates_reversed"]


def test_a_unit_with_codes_stays_in_the_survey(do, survey, codes, unit_a, unit_b):
    codes(unit_a)
    with pytest.raises(Refused) as no:
        do(
            "survey.edit", survey, title="X", year=2026, instrument="sipas", opens_on=TODAY, closes_on=TODAY,
            units=[unit_b],
        )  # fmt: skip
    assert [r.code for r in no.value.reasons] == ["survey.unit_has_links"]


def test_codes_are_kept_as_hashes_only(codes, survey, unit_a):
    made = codes(unit_a, 5)
    kept = set(Link.objects.values_list("token_hash", flat=True))
    assert len(set(made)) == len(kept) == 5
    assert not any(code in text for code in made for text in kept)


def test_unused_codes_may_be_voided(do, survey, codes, unit_a):
    codes(unit_a, 3)
    given = {"group": survey.groups.get(), "unit": unit_a}
    do("survey.void_links", survey, **given)
    assert Link.objects.filter(void=True).count() == 3
    with pytest.raises(Refused) as no:
        do("survey.void_links", survey, **given)
    assert [r.code for r in no.value.reasons] == ["survey.no_unused_links"]


def test_opening_makes_a_box_for_every_group_and_unit(opened):
    assert Box.objects.filter(group__survey=opened).count() == 2
    assert box_keys.present(box_keys.SURVEYS) == [opened.box]


def test_closing_writes_the_sums_and_destroys_box_and_key(
    do, codes, opened, unit_a, django_capture_on_commit_callbacks
):
    for one, code in zip(("hai_long", "rat_hai_long", "binh_thuong"), codes(unit_a, 3), strict=True):
        answer(code, answers(one, words=f"Mong {one}"), TODAY)
    with django_capture_on_commit_callbacks(execute=True):
        do("survey.close", opened)
    (row,) = Counted.objects.all()
    assert (row.issued, row.valid, row.invalid, row.source) == (3, 3, 0, "online")
    assert row.counts == {
        "Q1": {"hai_long": 1, "rat_hai_long": 1, "binh_thuong": 1}, "Q2": {"binh_thuong": 3},
    }  # fmt: skip
    assert list(FreeText.objects.values_list("text", flat=True)) == [
        "Mong binh_thuong",
        "Mong hai_long",
        "Mong rat_hai_long",
    ]
    assert (Box.objects.count(), box_keys.present(box_keys.SURVEYS)) == (0, [])


def test_without_the_key_only_a_reason_gives_the_answers_up(do, codes, opened, unit_a):
    answer(codes(unit_a)[0], answers(), TODAY)
    box_keys.destroy(opened.box, box_keys.SURVEYS)
    with pytest.raises(Refused) as no:
        do("survey.close", opened)
    assert [r.code for r in no.value.reasons] == ["survey.key_missing"]
    do("survey.close", opened, lost_reason="Hỏng máy chủ")
    assert (fresh(opened).state, Counted.objects.count()) == ("closed", 0)


def counted(do, survey, unit, valid, **options):
    given = {"group": survey.groups.get(), "unit": unit, "issued": 50, "valid": valid, "invalid": 1}
    do("survey.count", survey, counts={"Q1": options, "Q2": options}, **given)


def test_an_impossible_counting_is_refused_with_every_fault(do, opened, unit_a):
    with pytest.raises(Refused) as no:
        counted(do, opened, unit_a, 60, hai_long=61, la=1)
    assert codes(no) == ["survey.more_than_issued", *["survey.option_unknown", "survey.more_than_valid"] * 2]


def test_a_newer_counting_takes_the_place_of_the_older(do, opened, unit_a):
    counted(do, opened, unit_a, 10, hai_long=10)
    counted(do, opened, unit_a, 20, hai_long=10, binh_thuong=10)
    do("survey.close", opened)
    do("survey.accept", opened)
    block = block_of(Result.objects.get(unit=unit_a))
    assert (block.valid, block.score) == (20, 50)


def test_what_is_too_small_is_kept_without_figures(do, opened, unit_a, unit_b):
    counted(do, opened, unit_a, 10, hai_long=10)
    counted(do, opened, unit_b, 2, hai_long=2)
    do("survey.close", opened)
    do("survey.accept", opened)
    small, total = Result.objects.get(unit=unit_b), Result.objects.get(unit=None)
    assert (small.hidden, small.figures) == (True, {})
    assert (total.covers_all, block_of(total).valid) == (False, 10)


def test_a_recount_keeps_the_earlier_result(do, opened, unit_a):
    counted(do, opened, unit_a, 10, hai_long=10)
    do("survey.close", opened)
    do("survey.accept", opened)
    do("survey.recount", opened, reason="Đếm sót")
    counted(do, opened, unit_a, 12, hai_long=6, binh_thuong=6)
    do("survey.accept", opened)
    rows = Result.objects.filter(unit=unit_a).order_by("edition")
    assert [block_of(row).score for row in rows] == [100, 50]


def test_nothing_counted_is_not_accepted(do, opened):
    do("survey.close", opened)
    with pytest.raises(Refused) as no:
        do("survey.accept", opened)
    assert codes(no) == ["survey.nothing_counted"]


def test_publishing_is_for_the_signatory(do, opened, unit_a):
    counted(do, opened, unit_a, 10, hai_long=10)
    do("survey.close", opened)
    do("survey.accept", opened)
    with pytest.raises(NotPermitted):
        do("survey.publish", opened)
    do("survey.publish", opened, who="signatory")
    assert fresh(opened).state == "published"
