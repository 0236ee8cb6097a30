"""A scoring round: opened for all, locked by dates per unit, appraised by area, explained, approved as a whole."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.scoring.areas import sees_appraisal, told_rounds
from backend.scoring.board import board
from backend.scoring.models import LeafRound, LeafValue, ScoreSheet, ScoringRound, SheetArea, SheetExtension
from backend.scoring.publishing import propose
from backend.scoring.round_inputs import PlanRoundInputs
from backend.web.forms import form_class
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
DATES = {
    "self_until": date(2023, 12, 26), "appraisal_until": date(2023, 12, 27), "explain_until": date(2023, 12, 28),
    "second_until": date(2023, 12, 29),
}  # fmt: skip
ONE = [{"leaf": "8.1.1", "number": Decimal(1), "reason": "Có lý do"}]


def codes(no) -> list[str]:
    return [reason.code for reason in no.value.reasons]


def on(day: int):
    return clock.stated(datetime(2023, 12, day, 10, tzinfo=clock.HANOI))


@pytest.fixture
def dated(round_) -> ScoringRound:
    ScoringRound.objects.filter(pk=round_.pk).update(**DATES)
    round_.refresh_from_db()
    return round_


@pytest.fixture
def planned(cast, province, edition, made):
    inputs = {"title": "Đợt 2023", "unit": province, "sets": [edition], "runner": province, **DATES}
    return perform("scoring_round.plan", actor=cast["appraiser"], inputs=inputs).result


def test_opening_a_round_opens_the_sheets_of_every_unit_and_none_is_scored(planned, cast, made):
    told = perform("scoring_round.open", actor=cast["appraiser"], subject=planned.pk).answer
    assert told == {"opened": 2}
    progress = board(planned, date(2023, 12, 25))
    assert [stand.started for stand in progress.stands] == [False, False]
    assert ScoreSheet.objects.filter(round=planned).count() == len(made)


def test_a_unit_that_ended_during_the_year_gets_no_sheet_and_no_row(planned, cast, province, edition, made):
    made["SYT"].valid_to = date(2023, 6, 30)
    made["SYT"].save()
    assert perform("scoring_round.open", actor=cast["appraiser"], subject=planned.pk).answer == {"opened": 1}
    assert [row.unit for row in propose(edition, province, None).rows] == [made["SXD"]]


def test_a_set_is_in_one_round_of_a_body(planned, cast, province, edition):
    inputs = {"title": "Lại", "unit": province, "sets": [edition], "runner": province, **DATES}
    with pytest.raises(Refused) as no:
        perform("scoring_round.plan", actor=cast["appraiser"], inputs=inputs)
    assert codes(no) == ["scoring_round.set_taken"]


def test_the_running_bodys_own_sheet_needs_another_appraiser(cast, province, edition, made):
    inputs = {"title": "Đợt", "unit": province, "sets": [edition], "runner": made["SYT"], **DATES}
    with pytest.raises(Refused) as no:
        perform("scoring_round.plan", actor=cast["appraiser"], inputs=inputs)
    assert codes(no) == ["scoring_round.own_appraiser_missing"]
    round_ = perform(
        "scoring_round.plan", actor=cast["appraiser"], inputs={**inputs, "own_appraiser": made["SXD"]}
    ).result
    perform("scoring_round.open", actor=cast["appraiser"], subject=round_.pk)
    of = {(row.sheet.unit.code, row.unit.code) for row in SheetArea.objects.select_related("sheet__unit", "unit")}
    assert of == {("SYT", "SXD"), ("SXD", "SYT")}


def test_dates_out_of_order_are_refused(cast, province, edition):
    wrong = DATES | {"appraisal_until": date(2023, 12, 1)}
    inputs = {"title": "Đợt", "unit": province, "sets": [edition], "runner": province, **wrong}
    with pytest.raises(Refused) as no:
        perform("scoring_round.plan", actor=cast["appraiser"], inputs=inputs)
    assert codes(no) == ["scoring_round.dates_out_of_order"]


def test_the_last_day_is_open_and_the_next_is_locked_with_its_date(do, dated):
    with on(26):
        do("self_score", values=ONE)
    with on(27), pytest.raises(Refused) as no:
        do("self_score", values=ONE)
    assert codes(no) == ["score_sheet.locked"]
    assert no.value.reasons[0].data == {"until": "26/12/2023", "ask": "UBND tỉnh Minh Họa"}


def test_an_extension_opens_one_unit_and_no_other(do, dated, cast, made, edition, sheet):
    other = perform("score_sheet.open", actor=cast["appraiser"], inputs={"unit": made["SYT"], "criteria": edition})
    with on(27):
        do("extend", "appraiser", phase="self", until=date(2023, 12, 28), reason="Mất điện hai ngày")
        do("self_score", values=ONE)
        with pytest.raises(Refused) as no:
            perform("score_sheet.self_score", actor=cast["neighbour"], subject=other.subject_id, inputs={"values": ONE})
    assert codes(no) == ["score_sheet.locked"]
    assert SheetExtension.objects.get().given_by == "Lê Thẩm Định"


@pytest.mark.parametrize(
    ("until", "code"),
    [(date(2023, 12, 26), "score_sheet.until_not_later"), (date(2023, 12, 1), "score_sheet.until_past")],
)
def test_an_extension_is_later_than_what_stands(do, dated, until, code):
    with pytest.raises(Refused) as no:
        do("extend", "appraiser", phase="self", until=until, reason="Lý do")
    assert codes(no) == [code]


def test_sending_back_after_the_lock_needs_a_new_date(do, dated, typed):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    with on(27):
        with pytest.raises(Refused) as no:
            do("send_back", "appraiser", reason="Thiếu tài liệu")
        assert codes(no) == ["score_sheet.until_needed"]
        do("send_back", "appraiser", reason="Thiếu tài liệu", until=date(2023, 12, 27))
        do("submit", "head")


def explained(do, typed) -> ScoreSheet:
    do("self_score", values=typed("declared"))
    do("submit", "head")
    with on(27):
        do("appraise", "appraiser", values=typed("appraised"))
        return do("ask_explanation", "appraiser")


def test_a_sheet_goes_through_every_round_and_keeps_every_value(do, dated, typed):
    explained(do, typed)
    with on(28):
        do("explain", values=[{"leaf": "8.1.1", "reason": "Đã nộp bổ sung", "evidence": "BC 5, trang 2"}])
        do("send_explanation", "head")
    with on(29):
        with pytest.raises(Refused) as no:
            do("finish_appraisal", "appraiser")
        assert codes(no) == ["score_sheet.unanswered"]
        do("appraise_again", "appraiser", values=ONE)
        assert do("finish_appraisal", "appraiser").state == "appraised"
    rounds = LeafValue.objects.filter(leaf="8.1.1").order_by("pk").values_list("round", "given_by")
    assert [r for r, _by in rounds] == ["self", "appraisal", "explanation", "second"]
    assert all(by for _r, by in rounds)


def test_a_round_with_explanation_does_not_end_without_it(do, dated, typed):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    do("appraise", "appraiser", values=typed("appraised"))
    with pytest.raises(Refused) as no:
        do("finish_appraisal", "appraiser")
    assert codes(no) == ["score_sheet.explanation_first"]


def test_a_unit_that_explains_nothing_in_time_does_not_hold_the_round(do, dated, typed):
    explained(do, typed)
    with on(28), pytest.raises(Refused) as no:
        do("close_explanation", "appraiser")
    assert codes(no) == ["score_sheet.explanation_running"]
    with on(29):
        do("close_explanation", "appraiser")
        assert do("finish_appraisal", "appraiser").state == "appraised"


def test_without_a_date_for_it_there_is_no_explanation(do, typed):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    do("appraise", "appraiser", values=typed("appraised"))
    with pytest.raises(Refused) as no:
        do("ask_explanation", "appraiser")
    assert codes(no) == ["score_sheet.no_explanation_phase"]


@pytest.fixture
def agency(made, sheet, person, acting):
    """Another unit's appraiser, to whom area 8 was entrusted."""
    SheetArea.objects.filter(sheet=sheet, area="8").update(unit=made["SYT"])
    return acting(person("Võ Đầu Mối", made["SYT"], Role.APPRAISER))


def test_an_appraiser_appraises_the_areas_of_the_own_agency_only(do, typed, agency, sheet, cast):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    perform("score_sheet.appraise", actor=agency, subject=sheet.pk, inputs={"values": ONE})
    for actor, leaf in ((agency, "1.1.1"), (cast["appraiser"], "8.1.1")):
        with pytest.raises(NotPermitted) as no:
            perform(
                "score_sheet.appraise", actor=actor, subject=sheet.pk, inputs={"values": [{**ONE[0], "leaf": leaf}]}
            )
        assert codes(no) == ["score_sheet.other_area"]


def test_nobody_appraises_the_sheet_of_the_own_unit(do, typed, sheet, person, acting, made):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    own = acting(person("Người Nhà", made["SXD"], Role.APPRAISER))
    with pytest.raises(NotPermitted) as no:
        perform("score_sheet.appraise", actor=own, subject=sheet.pk, inputs={"values": ONE})
    assert "conflict.own_sheet" in codes(no)


def test_a_value_of_a_colleague_that_was_not_seen_is_told_and_both_are_kept(do, typed, sheet, person, province, acting):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    do("appraise", "appraiser", values=ONE)
    second = acting(person("Mai Thứ Hai", province, Role.APPRAISER))
    other = {"leaf": "8.1.1", "number": Decimal(2), "reason": "Khác", "seen": 0}
    with pytest.raises(Refused) as no:
        perform("score_sheet.appraise", actor=second, subject=sheet.pk, inputs={"values": [other]})
    (told,) = no.value.reasons
    assert (told.code, told.data["by"], told.data["value"]) == ("score.changed_meanwhile", "Lê Thẩm Định", "1")
    again = {**other, "seen": told.data["seen"]}
    perform("score_sheet.appraise", actor=second, subject=sheet.pk, inputs={"values": [again]})
    assert LeafValue.objects.filter(leaf="8.1.1", round="appraisal").count() == 2


def test_a_round_is_approved_with_every_unit_named_that_is_left_out(appraised, cast, round_, made, edition):
    perform("score_sheet.open", actor=cast["appraiser"], inputs={"unit": made["SYT"], "criteria": edition})
    with pytest.raises(Refused) as no:
        perform("scoring_round.approve", actor=cast["chair"], subject=round_.pk)
    assert no.value.reasons[0].data == {"units": ["Sở Y tế tỉnh Minh Họa"]}
    told = perform(
        "scoring_round.approve", actor=cast["chair"], subject=round_.pk, inputs={"leave_out_unfinished": True}
    ).answer
    assert told == {"approved": 1, "left_out": ["Sở Y tế tỉnh Minh Họa"]}


def test_an_approved_round_is_opened_again_and_its_sheets_with_it(approved, cast, round_):
    perform("scoring_round.reopen", actor=cast["chair"], subject=round_.pk, inputs={"reason": "Cộng nhầm một mục"})
    approved.refresh_from_db()
    assert approved.state == "appraised"


def test_a_published_round_is_published_with_its_last_set(approved, cast, round_, decision):
    perform("index.publish", actor=cast["signatory"], inputs=decision)
    round_.refresh_from_db()
    assert round_.state == "published"


def test_the_page_of_planning_offers_the_published_sets_by_name(planned, edition, province):
    form = form_class(PlanRoundInputs)(
        {"title": "Đợt", "unit": province.pk, "runner": province.pk, "sets": [edition.pk]}
    )
    assert (str(edition.pk), str(edition)) in [(str(key), label) for key, label in form.fields["sets"].choices]
    form.is_valid()
    assert "sets" not in form.errors


def test_a_unit_sees_appraised_values_only_when_the_first_result_is_sent(do, typed, dated, cast, sheet):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    during = do("appraise", "appraiser", values=typed("appraised"))
    assert not any(sees_appraisal(cast[who], during) for who in ("preparer", "head"))
    assert sees_appraisal(cast["appraiser"], during)
    assert LeafRound.APPRAISAL not in told_rounds(cast["head"], during)
    assert sees_appraisal(cast["head"], do("ask_explanation", "appraiser"))
