"""Dates due: working days, holidays, make-up days and pauses."""

from datetime import date, timedelta

import pytest

from workflows.basis import Status
from workflows.engine import Refused
from workflows.rules.deadlines import Calendar, Clock, Pause, days_left, days_used, due_on

TET = Calendar(frozenset(date(2026, 2, 16) + timedelta(days=n) for n in range(5)), frozenset({date(2026, 2, 28)}))
PLAIN = Calendar()


def clock(days, working=True):
    return Clock(days, working, "thử", "house", Status.UNCONFIRMED)


@pytest.mark.parametrize(
    ("days", "working", "start", "due"),
    [
        (1, True, "2026-01-05", "2026-01-06"),
        (1, True, "2026-01-09", "2026-01-12"),
        (5, True, "2026-01-10", "2026-01-16"),
        (25, True, "2026-01-05", "2026-02-09"),
        (7, False, "2026-01-05", "2026-01-12"),
        (0, True, "2026-01-10", "2026-01-10"),
    ],
)
def test_counting_begins_on_the_day_after(days, working, start, due):
    assert due_on(clock(days, working), date.fromisoformat(start), PLAIN) == date.fromisoformat(due)


def test_holidays_passed_in_do_not_count():
    assert due_on(clock(2), date(2026, 2, 13), TET) == date(2026, 2, 24)


def test_a_declared_make_up_saturday_counts():
    assert due_on(clock(1), date(2026, 2, 27), TET) == date(2026, 2, 28)


def test_holidays_count_in_calendar_days():
    assert due_on(clock(7, working=False), date(2026, 2, 13), TET) == date(2026, 2, 20)


def test_a_pause_moves_the_date_by_its_working_days():
    pause = Pause(date(2026, 1, 7), date(2026, 1, 13), "supplement")
    assert due_on(clock(5), date(2026, 1, 5), PLAIN) == date(2026, 1, 12)
    assert due_on(clock(5), date(2026, 1, 5), PLAIN, [pause]) == date(2026, 1, 19)


def test_overlapping_pauses_stop_the_clock_once():
    pauses = [Pause(date(2026, 1, 7), date(2026, 1, 8)), Pause(date(2026, 1, 8), date(2026, 1, 9))]
    assert due_on(clock(3), date(2026, 1, 5), PLAIN, pauses) == date(2026, 1, 13)


def test_while_the_clock_stands_still_there_is_no_date_due():
    assert due_on(clock(5), date(2026, 1, 5), PLAIN, [Pause(date(2026, 1, 7))]) is None


def test_a_deadline_that_no_source_gives_has_no_date():
    assert due_on(clock(None), date(2026, 1, 5), PLAIN) is None
    assert days_left(clock(None), date(2026, 1, 5), date(2026, 1, 9), PLAIN) is None


def test_days_left_turn_negative_once_overdue():
    assert days_left(clock(5), date(2026, 1, 5), date(2026, 1, 12), PLAIN) == 0
    assert days_left(clock(5), date(2026, 1, 5), date(2026, 1, 14), PLAIN) == -2


def test_no_day_is_used_before_the_start():
    assert days_used(clock(5), date(2026, 1, 5), date(2026, 1, 1), PLAIN) == 0


@pytest.mark.parametrize("working", [True, False])
@pytest.mark.parametrize("days", range(1, 30))
def test_on_the_date_due_exactly_the_days_are_used(days, working):
    start, pauses = date(2026, 2, 4), [Pause(date(2026, 2, 10), date(2026, 2, 11))]
    due = due_on(clock(days, working), start, TET, pauses)
    assert days_used(clock(days, working), start, due, TET, pauses) == days


@pytest.mark.parametrize(("days", "pauses"), [(-1, []), (5, [Pause(date(2026, 1, 9), date(2026, 1, 7))])])
def test_impossible_clocks_and_pauses_are_refused(days, pauses):
    with pytest.raises(Refused):
        due_on(clock(days), date(2026, 1, 5), PLAIN, pauses)
