"""Open stages follow the calendar: a declared day moves their dates due, once, and the trail says so."""

from datetime import UTC, date, datetime

import pytest

from backend.audit.models import Line
from backend.calendars.models import DeclaredDay
from backend.review.recounting import recount, recount_if_declared

pytestmark = pytest.mark.django_db
AT = datetime(2025, 7, 15, 3, tzinfo=UTC)


@pytest.fixture
def day_off():
    return DeclaredDay.objects.create(
        day=date(2025, 7, 16), working=False, name="Nghỉ bão", basis="CĐ 1", declared_by="Lê Quản", declared_at=AT
    )


def test_an_announced_day_off_moves_an_open_stage_by_one_working_day(received, at_stage, day_off):
    stage = at_stage(received(1), "tham-dinh")
    before = stage.due_on
    assert recount(AT) == 0
    DeclaredDay.objects.filter(pk=day_off.pk).update(withdrawn_at=AT)
    assert recount_if_declared(AT) == 1
    stage.refresh_from_db()
    assert stage.due_on < before


def test_each_change_stands_in_the_trail_and_a_second_count_changes_nothing(received, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    DeclaredDay.objects.create(
        day=date(2025, 7, 16), working=False, name="Nghỉ bão", basis="CĐ 1", declared_by="Lê Quản", declared_at=AT
    )
    assert (recount(AT), recount(AT)) == (1, 0)
    line = Line.objects.filter(subject_kind="stage", subject_id=str(stage.pk)).latest("pk")
    assert line.data["was"] == str(stage.due_on)


def test_without_a_declared_day_nothing_is_counted(received):
    received(1)
    assert recount_if_declared(AT) == 0


def test_a_waiting_stage_is_left_alone(received, does, at_stage, day_off):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, reason="Thiếu", deadline=date(2025, 7, 25))
    DeclaredDay.objects.filter(pk=day_off.pk).update(withdrawn_at=AT)
    assert recount(AT) == 0
