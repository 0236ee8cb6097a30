"""Working days over Tết: public holidays, announced days off, make-up days, and the page that shows them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from backend.acts.runner import perform
from backend.base import clock
from backend.calendars import days, services
from backend.calendars.models import DeclaredDay
from backend.organisation.actors import actor_of
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.basis import Status
from workflows.engine import Refused
from workflows.rules.deadlines import Clock, due_on

assert services
pytestmark = pytest.mark.django_db
AT = datetime(2024, 1, 5, 3, tzinfo=UTC)
TEN = Clock(10, True, "Điều 1", "minh họa", Status.UNCONFIRMED)


@pytest.fixture
def declare(person: Any, province: Any) -> Any:
    who = actor_of(person("Lê Quản Trị", province, Role.ADMINISTRATOR))

    def make(day: date, working: str = "working", name: str = "Làm bù") -> Any:
        given = {"day": day, "working": working, "name": name, "basis": "TB 1"}
        return perform("declared_day.declare", actor=who, inputs=given, at=AT).result

    make.who = who  # type: ignore[attr-defined]
    return make


@pytest.fixture
def signed(declare: Any, client: Any, django_user_model: Any) -> Any:
    """A client signed in as whoever declares."""
    from backend.organisation.models import Person

    who = Person.objects.get(pk=declare.who.person_id)
    who.user = django_user_model.objects.create_user("q")
    who.save()
    client.force_login(who.user)
    return client


def test_the_calendar_knows_the_lunar_new_year() -> None:
    assert not days.around(date(2024, 2, 12)).is_working(date(2024, 2, 12))
    assert days.around(date(2024, 3, 4)).is_working(date(2024, 3, 4))


def test_a_deadline_over_tet_skips_the_holidays_and_counts_a_made_up_saturday(declare: Any) -> None:
    opened = date(2024, 2, 5)
    before = due_on(TEN, opened, days.around(opened))
    declare(date(2024, 2, 17))
    after = due_on(TEN, opened, days.around(opened))
    assert (before, after) == (date(2024, 2, 26), date(2024, 2, 23))


def test_an_announced_day_off_does_not_count(declare: Any) -> None:
    declare(date(2024, 5, 2), "off", "Nghỉ hoán đổi")
    assert not days.around(date(2024, 5, 2)).is_working(date(2024, 5, 2))


def test_a_holiday_may_be_worked_and_is_off_again_once_withdrawn(declare: Any) -> None:
    row = declare(date(2024, 4, 30))
    assert days.around(row.day).is_working(row.day)
    perform("declared_day.withdraw", actor=declare.who, subject=row.pk, inputs={"reason": "Nhầm"}, at=AT)
    assert not days.around(row.day).is_working(row.day)
    with pytest.raises(Refused):
        perform("declared_day.withdraw", actor=declare.who, subject=row.pk, inputs={"reason": "Nhầm"}, at=AT)


def test_a_day_that_changes_nothing_is_refused(declare: Any) -> None:
    declare(date(2024, 2, 17))
    for day, working in ((date(2024, 2, 17), "working"), (date(2024, 3, 4), "working"), (date(2024, 3, 3), "off")):
        with pytest.raises(Refused) as no:
            declare(day, working)
        assert [reason.code for reason in no.value.reasons] == ["declared_day.changes_nothing"]


def test_only_an_administrator_declares(person: Any, province: Any) -> None:
    head = actor_of(person("Trần Trưởng", province, Role.UNIT_HEAD))
    given = {"day": date(2024, 2, 17), "working": "working", "name": "x", "basis": "x"}
    with pytest.raises(NotPermitted):
        perform("declared_day.declare", actor=head, inputs=given)
    assert not DeclaredDay.objects.exists()


def test_the_page_draws_the_year_and_names_what_differs(declare: Any, signed: Any) -> None:
    declare(date(2024, 2, 17))
    with clock.stated(AT):
        page = signed.get(reverse("calendars:home")).content.decode()
    assert page.count("calendar-month") == 12
    assert "Làm bù" in page
    assert signed.get(reverse("calendars:home"), {"year": "khong"}).status_code == 200


def test_days_of_other_years_are_listed_beside_the_year_that_is_shown(declare: Any, signed: Any) -> None:
    declare(date(2010, 4, 30), name="Chuyện cũ")
    declare(date(2099, 9, 2), name="Chuyện mai sau")
    with clock.stated(AT):
        page = signed.get(reverse("calendars:home"))
        old = signed.get(reverse("calendars:home"), {"year": "2010"}).content.decode()
    assert page.context["others"] == {2010: 1, 2099: 1}
    assert "?year=2010" in page.content.decode()
    assert "Chuyện cũ" in old
    assert "?year=2099" in old


def test_the_api_says_of_a_day_what_was_declared(declare: Any, signed: Any) -> None:
    for day, word in ((date(2024, 2, 17), "working"), (date(2024, 3, 4), "off")):
        row = declare(day, word)
        assert signed.get(f"/api/v1/declared-days/{row.pk}/").json()["working"] == word


def test_a_holiday_that_is_worked_is_told_with_the_name_of_the_holiday(declare: Any) -> None:
    holiday = days.year(2024)[date(2024, 4, 30).timetuple().tm_yday - 1].name
    declare(date(2024, 4, 30), name="Trực chiến dịch")
    declare(date(2024, 5, 2), "off", "Nghỉ bù")
    told = days.unusual(date(2024, 4, 30), date(2024, 5, 3))
    assert [(one.first.day, one.working, one.name, one.overruled) for one in told if one.first.day != 1] == [
        (30, True, "Trực chiến dịch", holiday), (2, False, "Nghỉ bù", ""),
    ]  # fmt: skip


def test_a_year_has_every_day_once() -> None:
    assert [one.day for one in days.year(2024)] == sorted({one.day for one in days.year(2024)})
    assert len(days.year(2024)) == 366


@pytest.mark.parametrize(
    ("opened", "due", "off"),
    [
        (date(2026, 2, 9), date(2026, 3, 2), [date(2026, 2, day) for day in range(16, 21)]),
        (date(2027, 2, 1), date(2027, 2, 22), [date(2027, 2, day) for day in (4, 5, 8, 9, 10)]),
    ],
)
def test_ten_working_days_over_tet_of_2026_and_2027(db: None, opened: date, due: date, off: list[date]) -> None:
    calendar = days.around(opened)
    assert not any(calendar.is_working(day) for day in off)
    assert due_on(TEN, opened, calendar) == due


def test_a_holiday_that_falls_on_a_weekend_is_made_up_for_on_the_next_weekday(db: None) -> None:
    calendar = days.around(date(2026, 4, 20))
    assert not calendar.is_working(date(2026, 4, 27))
    assert not days.around(date(2027, 5, 3)).is_working(date(2027, 5, 3))


def test_the_saturday_worked_for_a_moved_holiday_counts_without_being_declared(db: None) -> None:
    calendar = days.around(date(2026, 8, 20))
    assert calendar.is_working(date(2026, 8, 22))
    assert not calendar.is_working(date(2026, 8, 31))
    assert due_on(TEN, date(2026, 8, 20), calendar) == date(2026, 9, 7)
    worked = next(one for one in days.year(2026) if one.day == date(2026, 8, 22))
    assert (worked.sort, bool(worked.name)) == ("made-up", True)


def test_a_long_clock_meets_the_holidays_of_every_year_that_it_reaches(db: None) -> None:
    opened, long = date(2025, 12, 1), Clock(300, True, "Điều 1", "minh họa", Status.UNCONFIRMED)
    due = due_on(long, opened, days.around(opened))
    assert due == due_on(long, opened, days.between(2025, 2035)) == date(2027, 2, 18)


def test_a_known_made_up_saturday_may_be_declared_off(declare: Any) -> None:
    declare(date(2026, 8, 22), "off", "Nghỉ bão")
    assert not days.around(date(2026, 8, 22)).is_working(date(2026, 8, 22))
