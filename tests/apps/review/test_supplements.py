"""Supplements: the stage waits, the clock stands still over Tết, the answer brings the new date due."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.audit.models import Line
from backend.base import clock
from backend.catalogue.models import Round
from backend.review.models import Supplement
from backend.review.queries import overdue, supplements_for
from backend.review.serializers import SupplementInputs
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
ASK = {"reason": "Thiếu tài liệu kiểm chứng", "deadline": date(2025, 7, 25)}


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, 0, tzinfo=UTC)


def test_asking_stops_the_stage_and_its_clock(received, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, **ASK)
    stage.refresh_from_db()
    assert (stage.state, stage.paused_on) == ("paused", date(2025, 7, 14))
    assert Supplement.objects.get(stage=stage).asked_by == "Đỗ Văn Xét"


def test_the_answer_moves_the_date_due_by_the_days_that_did_not_count(received, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, **ASK)
    with clock.stated(at(date(2025, 7, 21))):
        does("preparer", "stage.supplement", stage, answer="Đã bổ sung")
    stage.refresh_from_db()
    assert (stage.state, stage.paused_days, stage.due_on) == ("open", 5, date(2025, 8, 11))


def test_over_tet_neither_holidays_nor_the_wait_count(submitted, does, at_stage, round_):
    Round.objects.filter(pk=round_.pk).update(closes_on=None)
    submission = submitted(1)
    with clock.stated(at(date(2026, 2, 9))):
        does("desk", "submission.receive", submission)
    stage = at_stage(submission, "tham-dinh")
    assert stage.due_on == date(2026, 3, 9)
    with clock.stated(at(date(2026, 2, 12))):
        does("appraiser", "stage.request_supplement", stage, reason="Thiếu", deadline=date(2026, 2, 27))
    with clock.stated(at(date(2026, 2, 24))):
        does("preparer", "stage.supplement", stage, answer="Sau Tết gửi đủ")
    stage.refresh_from_db()
    assert (stage.due_on, stage.paused_days) == (date(2026, 3, 12), 3)


def test_asked_and_answered_on_one_day_costs_nothing(received, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, **ASK)
    does("preparer", "stage.supplement", stage, answer="Có ngay")
    stage.refresh_from_db()
    assert (stage.due_on, stage.paused_days) == (date(2025, 8, 4), 0)


def test_a_second_round_of_asking_adds_up(received, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    for asked, answered in ((14, 16), (17, 18)):
        with clock.stated(at(date(2025, 7, asked))):
            does("appraiser", "stage.request_supplement", stage, **ASK)
        with clock.stated(at(date(2025, 7, answered))):
            does("preparer", "stage.supplement", stage, answer="Đã bổ sung")
    stage.refresh_from_db()
    assert (stage.paused_days, stage.due_on) == (3, date(2025, 8, 7))


def test_a_late_answer_counts_and_is_marked(received, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, **ASK)
    with clock.stated(at(date(2025, 7, 30))):
        does("preparer", "stage.supplement", stage, answer="Xin lỗi chậm")
    assert Line.objects.get(move="stage.supplement").data["late"] is True


def test_a_file_comes_with_the_answer(received, does, at_stage):
    submission = received(1)
    stage = at_stage(submission, "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, **ASK)
    file = SimpleUploadedFile("bo-sung.pdf", b"%PDF-1.4 thu nghiem")
    does("preparer", "stage.supplement", stage, answer="Kèm tệp", file=file)
    assert submission.papers.filter(nomination=stage.nomination, paper__filename="bo-sung.pdf").count() == 1


def test_a_wrong_file_changes_nothing(received, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, **ASK)
    with pytest.raises(Refused):
        does("preparer", "stage.supplement", stage, answer="Kèm tệp", file=SimpleUploadedFile("x.pdf", b"MZ virus"))
    stage.refresh_from_db()
    assert stage.state == "paused"
    assert Supplement.objects.get(stage=stage).answered_at is None


def test_a_deadline_must_lie_ahead(received, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    with pytest.raises(Refused):
        does("appraiser", "stage.request_supplement", stage, reason="Thiếu", deadline=date(2025, 7, 14))
    given = SupplementInputs(data={"reason": "", "deadline": "2025-07-01"})
    assert not given.is_valid()
    assert set(given.errors) == {"reason", "deadline"}


@pytest.mark.parametrize(("day", "right"), [("2026-07-14", True), ("2026-07-15", False), ("2100-12-31", False)])
def test_a_deadline_lies_at_most_a_year_ahead_so_that_the_clock_runs_again(day, right):
    with clock.stated(datetime(2025, 7, 14, 9, tzinfo=clock.HANOI)):
        given = SupplementInputs(data={"reason": "Thiếu báo cáo", "deadline": day})
        assert given.is_valid() is right
        assert right or "14/07/2026" in str(given.errors["deadline"][0])


@pytest.mark.parametrize("who", ["head", "desk", "appraiser", "secretary"])
def test_only_the_unit_answers(received, does, at_stage, who):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, **ASK)
    with pytest.raises(NotPermitted):
        does(who, "stage.supplement", stage, answer="Thay đơn vị")


def test_nothing_is_answered_that_was_not_asked(received, does, at_stage):
    with pytest.raises(Refused):
        does("preparer", "stage.supplement", at_stage(received(1), "tham-dinh"), answer="Tự ý")


def test_a_stage_that_waits_for_the_unit_is_not_late(received, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    assert list(overdue(date(2025, 8, 5))) == [stage]
    does("appraiser", "stage.request_supplement", stage, **ASK)
    assert list(overdue(date(2025, 8, 5))) == []


def test_the_unit_sees_what_is_asked_and_another_unit_does_not(
    received, does, at_stage, people, person, unit_b, acting
):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, **ASK)
    assert supplements_for(acting(people["preparer"])).count() == 1
    assert supplements_for(acting(person("Người Khác Đơn", unit_b, "preparer"))).count() == 0


def test_returning_ends_a_stage_that_waits(received, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, **ASK)
    does("appraiser", "stage.return_not_eligible", stage, reason="Quá hạn không bổ sung")
    stage.refresh_from_db()
    assert stage.state == "refused"
