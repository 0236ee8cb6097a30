"""Notices, the overdue list with its filters, picture and Excel, and the rules, as each role sees them."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from backend.base import clock
from backend.reminders.models import Notice, Rule
from backend.reminders.speaking import remind

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(received, at_stage, logins, client):
    """A stage a week past its day, seen by the appraiser."""
    stage = at_stage(received(2), "tham-dinh")
    client.force_login(logins["appraiser"].user)
    with clock.stated(clock.now() + (stage.due_on - clock.today()) + timedelta(days=9)):
        yield stage


def test_who_is_blocking_what_is_drawn_listed_filtered_and_taken_to_excel(late, client):
    page = client.get(reverse("reminders:overdue")).content.decode()
    assert late.nomination.nominee_name in page
    assert "<svg" in page
    other = client.get(reverse("reminders:overdue"), {"role": "council_member"})
    assert late.nomination.nominee_name not in other.content.decode()
    book = openpyxl.load_workbook(BytesIO(client.get(reverse("reminders:overdue"), {"xlsx": "1"}).content))
    cells = [str(cell.value) for row in book.active for cell in row]
    assert late.nomination.nominee_name in cells


def test_the_overdue_list_is_read_over_the_api_with_the_filters_of_the_page(late, logins):
    api = APIClient()
    api.force_authenticate(logins["appraiser"].user)
    told = api.get("/api/v1/overdue/").json()
    [row] = [one for one in told["rows"] if (one["kind"], one["id"]) == ("stage", late.pk)]
    assert (row["title"], row["due"]) == (late.nomination.nominee_name, late.due_on.isoformat())
    assert row["days_late"] > 0
    assert {"owner": row["owner"], "role": row["role"], "many": len(told["rows"])} in told["blocking"]
    assert api.get("/api/v1/overdue/", {"role": "council_member"}).json() == {"blocking": [], "rows": []}
    assert len(api.get("/api/v1/overdue/", {"owner": row["owner"], "kind": "stage"}).json()["rows"]) == len(
        told["rows"]
    )
    wrong = api.get("/api/v1/overdue/", {"kind": "khong-co"})
    assert (wrong.status_code, wrong.json()["reasons"][0]["field"]) == (400, "kind")


def test_another_unit_reads_nothing_of_it_over_the_api(late, person, unit_b, django_user_model):
    stranger = person("Hồ Hàng Xóm", unit_b, "unit_head")
    api = APIClient()
    api.force_authenticate(django_user_model.objects.create_user("xom-api"))
    stranger.user = django_user_model.objects.get(username="xom-api")
    stranger.save()
    assert api.get("/api/v1/overdue/").json()["rows"] == []


def test_another_unit_sees_nothing_of_it(late, client, person, unit_b, django_user_model):
    stranger = person("Hồ Hàng Xóm", unit_b, "unit_head")
    stranger.user = django_user_model.objects.create_user("xom")
    stranger.save()
    client.force_login(stranger.user)
    assert late.nomination.nominee_name not in client.get(reverse("reminders:overdue")).content.decode()


def test_notices_are_read_from_their_list(late, client, logins):
    remind(clock.now() - timedelta(days=9))
    notice = Notice.objects.filter(person=logins["appraiser"]).first()
    assert notice.title in client.get(reverse("reminders:notices")).content.decode()
    client.post("/lam-nhieu/notice.read/", {"row": notice.pk, "confirmed": "1", "idempotency_key": "k", "back": "/"})
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_only_the_administrator_sets_and_ends_rules(client, logins):
    client.force_login(logins["appraiser"].user)
    assert client.get(reverse("reminders:rules")).status_code == 200
    assert client.get(reverse("reminders:set")).status_code == 403
    client.force_login(logins["admin"].user)
    sent = {"matter": "stage", "days": "-7", "audience": "owner", "note": "Nhắc sớm"}
    assert client.post(reverse("reminders:set"), sent).status_code == 302
    assert Rule.objects.get(days=-7).made_by == "Phan Thị Quản"
    assert client.post(reverse("reminders:set"), sent).status_code == 409
    assert "Nhắc sớm" in client.get(reverse("reminders:rules")).content.decode()
