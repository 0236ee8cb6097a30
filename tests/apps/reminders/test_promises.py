"""The result that a receipt slip promises is due like everything else, and its day counts as the stages count."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.base import clock
from backend.calendars.models import DeclaredDay
from backend.nominations.models import AwardChange, Nomination, Submission
from backend.reminders.models import Notice
from backend.reminders.speaking import remind
from backend.review import appointments
from backend.review.appointments import promised
from backend.web.deadlines import pending

pytestmark = pytest.mark.django_db


@pytest.fixture
def promising(submitted, does):
    """A received list whose slip promises a day by an adopted row of the pack."""

    def make(rows: int = 1) -> Submission:
        made = submitted(rows)
        does("desk", "submission.receive", made, due_reason="theo thông lệ của tỉnh")
        made.refresh_from_db()
        return made

    return make


@pytest.fixture
def stage(promising, at_stage, logins):
    """At appraisal, of such a list."""
    return at_stage(promising(), "tham-dinh")


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


def test_a_row_returned_while_it_waited_does_not_stop_the_promise_for_good(promising, at_stage, does):
    made = promising(2)
    stage = at_stage(made, "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, reason="Thiếu", deadline=clock.today() + timedelta(days=2))
    assert due() == []
    with clock.stated(clock.now() + timedelta(days=3)):
        does("appraiser", "stage.return_not_eligible", stage, reason="Không bổ sung")
    assert due() == [(f"{made.code} – {made.title}", made.due_on + timedelta(days=3))]


def test_the_promise_keeps_the_row_by_which_it_was_made(stage):
    found, row = stage.nomination.submission, stage.nomination
    AwardChange.objects.create(
        nomination=row, from_award=row.award, from_ground=row.ground, to_award="giay-khen-xa", to_ground=row.ground,
        reason="Thử", proposed_by="x", proposed_at=clock.now(), consent=True, answered_at=clock.now(),
    )  # fmt: skip
    Nomination.objects.filter(pk=row.pk).update(award="giay-khen-xa")
    assert promised([found])[found.pk] == found.due_on


def test_a_row_of_the_law_that_names_no_supplement_goes_on_counting(stage, does, monkeypatch):
    found, read = stage.nomination.submission, appointments.pack_value

    def unpaused(edition):
        pack = read(edition)
        return replace(pack, clocks=tuple(replace(r, clock=replace(r.clock, pauses=())) for r in pack.clocks))

    monkeypatch.setattr(appointments, "pack_value", unpaused)
    does("appraiser", "stage.request_supplement", stage, reason="Thiếu", deadline=clock.today() + timedelta(days=5))
    assert promised([found])[found.pk] == found.due_on


def test_one_promise_and_five_cost_the_same_statements(promising):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            due()
        return len(asked)

    promising()
    one = cost()
    for _more in range(4):
        promising()
    assert (len(due()), cost()) == (5, one)
