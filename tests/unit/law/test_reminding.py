"""On which day a rule of reminding speaks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.rules.deadlines import Calendar
from workflows.rules.reminding import Audience, Reminder, speaks, speaks_on

MONDAY = date(2026, 3, 9)
DAYS = st.integers(-15, 15)


def rule(days: int) -> Reminder:
    return Reminder(days, Audience.OWNER)


@pytest.mark.parametrize(("days", "day"), [(-2, 5), (-1, 6), (0, 9), (1, 10), (5, 16)])
def test_days_are_working_days(days, day):
    assert speaks_on(rule(days), MONDAY, Calendar()) == date(2026, 3, day)


@given(DAYS, st.integers(0, 400), st.integers(-40, 40))
def test_it_speaks_from_its_day_on_and_never_before(days, due, offset):
    due_on = date(2026, 1, 1) + timedelta(days=due)
    today, day = due_on + timedelta(days=offset), speaks_on(rule(days), due_on, Calendar())
    assert speaks(rule(days), due_on, Calendar(), today) == (day <= today and (days > 0 or today <= due_on))


@given(DAYS, DAYS)
def test_a_later_rule_never_speaks_on_an_earlier_day(one, other):
    first, second = sorted((one, other))
    assert speaks_on(rule(first), MONDAY, Calendar()) <= speaks_on(rule(second), MONDAY, Calendar())
