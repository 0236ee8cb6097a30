"""The calendar of a year over REST, as the page shows it."""

from datetime import date

import pytest
from rest_framework.test import APIClient

from backend.base import clock
from backend.calendars.models import DeclaredDay
from permissions.roles import Role

pytestmark = pytest.mark.django_db
URL = "/api/v1/calendar/"


@pytest.fixture
def api(person, province, django_user_model):
    made = person("Lê Quản Trị", province, Role.ADMINISTRATOR)
    made.user = django_user_model.objects.create_user("quan-tri")
    made.save()
    client = APIClient()
    client.force_authenticate(made.user)
    return client


def test_a_year_names_holidays_days_off_and_make_up_days(api):
    at = {"declared_by": "Q", "declared_at": clock.now(), "basis": "TB 1"}
    off = DeclaredDay.objects.create(day=date(2026, 5, 4), working=False, name="Nghỉ hoán đổi", **at)
    DeclaredDay.objects.create(day=date(2026, 5, 9), working=True, name="Làm bù", **at)
    DeclaredDay.objects.create(day=date(2026, 5, 5), working=False, name="Rút", withdrawn_at=clock.now(), **at)
    told = api.get(URL, {"year": 2026}).json()
    days = {row["day"]: row for row in told["unusual"]}
    assert days["2026-05-04"] == {
        "day": "2026-05-04", "working": False, "sort": "declared-off", "name": "Nghỉ hoán đổi", "declared": off.pk,
    }  # fmt: skip
    assert (days["2026-05-09"]["sort"], days["2026-05-09"]["working"]) == ("made-up", True)
    assert (days["2026-09-02"]["sort"], days["2026-09-02"]["declared"]) == ("holiday", None)
    assert "2026-05-05" not in days
    assert 240 < told["working_days"] < 262


def test_without_a_year_it_is_the_running_one(api):
    assert api.get(URL).json()["year"] == clock.today().year


@pytest.mark.parametrize("year", ["1", "9999", "1899", "2101", "x", "99999999999999999999"])
def test_a_year_that_is_not_printed_is_refused_at_its_field(api, year):
    answer = api.get(URL, {"year": year})
    assert (answer.status_code, answer.json()["reasons"][0]["field"]) == (400, "year")


def test_whoever_reads_no_rules_reads_no_calendar(person, province, django_user_model):
    nobody = APIClient()
    assert nobody.get(URL).status_code == 401
    made = person("Ngô Không Vai", province)
    made.user = django_user_model.objects.create_user("khong-vai")
    made.save()
    nobody.force_authenticate(made.user)
    assert nobody.get(URL).status_code == 403
