"""Dates due over Tết 2027: a pause across the holidays, made-up days, a changed calendar, a move and a return."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from backend.base import clock
from backend.calendars.models import DeclaredDay
from backend.review.models import Supplement
from backend.review.moving import preview
from backend.review.recounting import recount
from tests.apps.procedures.test_moving import moves, renamed  # noqa: F401
from workflows.processes import editing

pytestmark = pytest.mark.django_db
WORKED = date(2027, 2, 20)
"""A Saturday after the holidays (4 and 5, 8 to 10 February; 6 and 7 are a weekend)."""


def at(month: int, day: int) -> datetime:
    return datetime(2027, month, day, 3, 0, tzinfo=UTC)


def declare(day: date, working: bool = True) -> DeclaredDay:
    return DeclaredDay.objects.create(
        day=day, working=working, name="Thử", basis="TB 1", declared_by="Lê Quản", declared_at=at(2, 12)
    )


def ask(does, stage) -> None:
    with clock.stated(at(2, 2)):
        does("appraiser", "stage.request_supplement", stage, reason="Thiếu báo cáo", deadline=date(2027, 2, 26))


def answer(does, stage) -> None:
    with clock.stated(at(2, 11)):
        does("preparer", "stage.supplement", stage, answer="Đã bổ sung")
    stage.refresh_from_db()


@pytest.fixture
def nomination(submitted, does):
    """Received on 25 January with fifteen working days for the appraisal."""
    made = submitted(1)
    with clock.stated(at(1, 25)):
        does("desk", "submission.receive", made)
    made.refresh_from_db()
    return made.nominations.get()


@pytest.fixture
def stage(nomination, at_stage):
    return at_stage(nomination, "tham-dinh")


def test_the_holidays_do_not_count_and_a_made_up_saturday_does(stage):
    assert stage.due_on == date(2027, 2, 22)
    declare(WORKED)
    assert recount(at(2, 12)) == 1
    stage.refresh_from_db()
    assert stage.due_on == WORKED


def test_of_a_wait_over_tet_only_its_working_days_come_back(stage, does):
    ask(does, stage)
    answer(does, stage)
    assert (stage.paused_days, stage.due_on) == (2, date(2027, 2, 24))


def test_a_saturday_worked_during_the_wait_neither_counts_nor_comes_back_twice(stage, does):
    ask(does, stage)
    declare(date(2027, 2, 6))
    answer(does, stage)
    assert (stage.paused_days, stage.due_on) == (3, date(2027, 2, 24))


def test_a_day_declared_while_the_clock_stands_counts_once_it_runs_again(stage, does):
    ask(does, stage)
    declare(WORKED)
    assert recount(at(2, 3)) == 0
    answer(does, stage)
    assert stage.due_on == date(2027, 2, 23)
    assert recount(at(2, 12)) == 0


def test_a_day_that_is_withdrawn_gives_the_old_date_back(stage):
    row = declare(WORKED)
    recount(at(2, 12))
    DeclaredDay.objects.filter(pk=row.pk).update(withdrawn_at=at(2, 12))
    assert recount(at(2, 12)) == 1
    stage.refresh_from_db()
    assert stage.due_on == date(2027, 2, 22)


@pytest.mark.parametrize("mapping", [(), ("tham-dinh=tham-dinh-moi",)])
def test_a_move_during_the_wait_ends_on_the_same_day(stage, does, at_stage, nomination, moves, new_version, mapping):  # noqa: F811
    made = new_version(renamed if mapping else lambda process: replace(process, note="khác"))
    ask(does, stage)
    with clock.stated(at(2, 9)):
        moves(nomination, made, *mapping)
    there = at_stage(nomination, "tham-dinh-moi" if mapping else "tham-dinh")
    assert (there.state, Supplement.objects.get(answered_at=None).stage) == ("paused", there)
    answer(does, there)
    assert there.due_on == date(2027, 2, 24)


def test_a_stage_that_waits_while_its_clock_runs_follows_the_calendar(nomination, stage, does, moves, new_version):  # noqa: F811
    def never_stopping(process):
        item = editing.find(process, "tham-dinh")
        return editing.change(process, "tham-dinh", replace(item, clock=replace(item.clock, pauses=())))

    made = new_version(never_stopping)
    ask(does, stage)
    with clock.stated(at(2, 2)):
        moves(nomination, made)
    declare(WORKED)
    assert recount(at(2, 12)) == 1
    stage.refresh_from_db()
    assert (stage.state, stage.due_on) == ("paused", WORKED)


def test_calendar_days_run_through_tet_after_a_move_and_the_preview_says_so(nomination, stage, moves, new_version):  # noqa: F811
    def by_the_calendar(process):
        item = editing.find(process, "tham-dinh")
        return editing.change(process, "tham-dinh", replace(item, clock=replace(item.clock, working=False)))

    made = new_version(by_the_calendar)
    with clock.stated(at(2, 3)):
        [place] = preview(nomination, made, {}, clock.today()).places
        assert (place.carried.used, place.carried.due, place.sooner) == (9, date(2027, 2, 9), True)
        moves(nomination, made)
    stage.refresh_from_db()
    assert stage.due_on == date(2027, 2, 9)


def test_a_dossier_sent_back_before_tet_has_a_clock_of_its_own_and_a_new_one_on_its_return(
    nomination, stage, does, at_stage
):
    with clock.stated(at(2, 3)):
        does("appraiser", "stage.send_back", stage, reason="Họp lại", to="hop-don-vi")
        meeting = at_stage(nomination, "hop-don-vi")
        assert meeting.due_on == date(2027, 2, 24)
    with clock.stated(at(2, 12)):
        for who, code in (("head", "hop-don-vi"), ("head", "ky-to-trinh"), ("desk", "tiep-nhan")):
            does(who, "stage.pass", at_stage(nomination, code))
    again = at_stage(nomination, "tham-dinh")
    assert (again.attempt, again.due_on) == (2, date(2027, 3, 5))
