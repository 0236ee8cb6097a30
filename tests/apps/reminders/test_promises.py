"""The result that a receipt slip promises is due like everything else, and its day counts as the stages count."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from backend.base import clock
from backend.calendars.models import DeclaredDay
from backend.nominations.models import Submission
from backend.reminders.models import Notice
from backend.reminders.speaking import remind
from backend.review.appointments import promised
from backend.web.deadlines import pending

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(submitted, at_stage, does, logins):
    """At appraisal, of a list whose slip promises a day by an adopted row of the pack."""
    made = submitted(1)
    does("desk", "submission.receive", made, due_reason="theo thông lệ của tỉnh")
    return at_stage(made, "tham-dinh")


def due() -> list[tuple[str, date]]:
    return [(one.title, one.due) for one in pending(clock.now()) if one.kind == "submission"]


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=clock.HANOI)


def test_it_is_in_the_overdue_list_and_its_desk_is_reminded(stage, rules, client, logins):
    found = stage.nomination.submission
    assert found.due_on is not None
    assert due() == [(f"{found.code} – {found.title}", found.due_on)]
    rules(("submission", 0, "owner"))
    assert remind(moment(found.due_on)) == 1
    assert "Đỗ Văn Xét" in Notice.objects.values_list("person__full_name", flat=True)
    client.force_login(logins["appraiser"].user)
    with clock.stated(moment(found.due_on + timedelta(days=3))):
        assert found.code in client.get(reverse("reminders:overdue"), {"kind": "submission"}).content.decode()


def test_waiting_for_the_unit_and_days_declared_off_do_not_count(stage, does, client, logins):
    found = stage.nomination.submission
    before = promised([found])[found.pk]
    assert before == found.due_on
    DeclaredDay.objects.create(
        day=found.due_on, working=False, name="Nghỉ thử", basis="QĐ thử", declared_by="x", declared_at=clock.now()
    )
    off = promised([found])[found.pk]
    assert off > before
    does("appraiser", "stage.request_supplement", stage, reason="Thiếu", deadline=clock.today() + timedelta(days=5))
    assert promised([found])[found.pk] is None
    assert due() == []
    with clock.stated(clock.now() + timedelta(days=4)):
        stage.refresh_from_db()
        does("preparer", "stage.supplement", stage, answer="Đã bổ sung", no_secret=True)
        assert promised([found])[found.pk] > off
        assert Submission.objects.get(pk=found.pk).due_on == before
        client.force_login(logins["appraiser"].user)
        assert "tính lại đến" in client.get(reverse("nominations:submission", args=[found.pk])).content.decode()


def test_a_row_returned_while_it_waited_does_not_stop_the_promise_for_good(submitted, at_stage, does):
    made = submitted(2)
    does("desk", "submission.receive", made, due_reason="theo thông lệ của tỉnh")
    made.refresh_from_db()
    stage = at_stage(made, "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, reason="Thiếu", deadline=clock.today() + timedelta(days=2))
    assert due() == []
    with clock.stated(clock.now() + timedelta(days=3)):
        does("appraiser", "stage.return_not_eligible", stage, reason="Không bổ sung")
    assert due() == [(f"{made.code} – {made.title}", made.due_on + timedelta(days=3))]
