"""Time limits of complaints: their numbers, their days, and that nothing unread passes for read law."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.basis import Status
from workflows.rules.complaints import CHANGED, Step, due, late_to_complain, late_to_complain_again, limits
from workflows.rules.deadlines import Calendar

DAYS = st.integers(0, 1500).map(lambda n: date(2024, 1, 1) + timedelta(days=n))


@pytest.mark.parametrize(
    ("step", "hard", "day"),
    [
        (Step.ACCEPT, False, date(2026, 3, 12)), (Step.FIRST, False, date(2026, 4, 1)),
        (Step.FIRST, True, date(2026, 4, 16)), (Step.SECOND, False, date(2026, 4, 16)),
        (Step.SECOND, True, date(2026, 5, 1)), (Step.SEND, False, date(2026, 3, 5)),
    ],
)  # fmt: skip
def test_days_due(step, hard, day):
    assert due(step, date(2026, 3, 2), Calendar(), hard=hard) == day


@given(DAYS)
def test_no_limit_passes_for_read_law_and_the_changed_law_is_unconfirmed(day):
    status = {limit.status for step, limit in limits(day).items() if step is not Step.AGAIN}
    assert status == {Status.UNCONFIRMED if day >= CHANGED else Status.SECONDARY}
    assert limits(day)[Step.AGAIN].status is Status.UNCONFIRMED


@given(DAYS, st.integers(0, 200))
def test_ninety_days_to_complain_and_thirty_to_complain_again(known, later):
    assert late_to_complain(known, known + timedelta(days=later)) == (later > 90)
    assert late_to_complain_again(known, known + timedelta(days=later)) == (later > 30)
