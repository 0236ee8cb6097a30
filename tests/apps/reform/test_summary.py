"""Progress derived at a date, per unit, division and area, and the pages that show it."""

from datetime import date

import pytest
from django.urls import reverse

from backend.demo.generator import results_for, units
from backend.organisation.models import Person
from backend.reform.models import ReformTask
from backend.reform.queries import groups, listed, stand, tasks_of
from permissions.roles import Role
from tests.support import scored
from workflows.rules.progress import DeadlineFlag

pytestmark = pytest.mark.django_db
YEAR_END = date(2023, 12, 31)


@pytest.fixture
def laid(province):
    """Two invented units with all their tasks."""
    made = scored.lay_units(province, ["VPUB", "TTT"])
    for unit in units(2023):
        if unit.code in made:
            scored.lay_tasks(results_for(unit), made)
    return made


def test_each_unit_is_counted_by_itself_and_what_is_not_done_is_named(laid):
    found = groups(listed(), YEAR_END)
    assert [row.name for row in found] == sorted(unit.name for unit in laid.values())
    for row in found:
        counts = row.progress
        named = (len(row.not_started), len(row.unfinished), len(row.slow))
        assert named == (counts.not_started, counts.in_progress, counts.slow)
        assert counts.total == counts.done + counts.unfinished + counts.stopped


def test_divisions_and_areas_add_up_to_the_whole(laid):
    total = ReformTask.objects.count()
    for grouping in ("unit", "division", "area"):
        assert sum(row.progress.total for row in groups(listed(), YEAR_END, grouping)) == total


def test_a_date_in_the_past_sees_only_what_was_reported_by_then(laid):
    rows = list(listed())
    before, after = (sum(g.progress.done for g in groups(rows, on)) for on in (date(2023, 4, 1), YEAR_END))
    assert before < after


def test_a_task_becomes_overdue_the_day_after_its_deadline(task):
    task = listed().get(pk=task.pk)
    assert stand(task, date(2023, 6, 30)).flag is DeadlineFlag.NOT_DUE
    assert stand(task, date(2023, 7, 1)).slow


def test_a_persons_tasks_come_with_their_share(laid):
    person = Person.objects.filter(responsibilities__isnull=False).first()
    rows = tasks_of(person, 2023, YEAR_END)
    assert rows
    assert all(0 < row.share <= 1 for row in rows)


@pytest.fixture
def reader(client, django_user_model, person, province):
    """An appraiser of the province, signed in."""
    account = django_user_model.objects.create_user("tham-dinh")
    made = person("Lê Người Xem", province, Role.APPRAISER)
    made.user = account
    made.save()
    client.force_login(account)
    return client


@pytest.mark.parametrize(
    "url",
    ["reform:home", "reform:tasks", "reform:midyear", "reform:mine", "reform:assign"],
)
def test_the_pages_open_with_and_without_tasks(reader, url, request):
    assert reader.get(reverse(url)).status_code == 200
    request.getfixturevalue("laid")
    assert reader.get(reverse(url) + "?year=2023&by=area&on=2023-07-01&flag=slow").status_code == 200


def test_a_task_page_shows_its_reports_and_people_and_a_stranger_sees_nothing(reader, laid, client):
    task = ReformTask.objects.filter(state="done").first()
    shown = reader.get(reverse("reform:task", args=[task.pk])).content.decode()
    assert task.title in shown
    assert task.evidence.first().title in shown
    client.logout()
    assert client.get(reverse("reform:task", args=[task.pk])).status_code == 302


def test_another_unit_does_not_find_the_task(client, django_user_model, person, unit_b, task):
    stranger = person("Đỗ Đơn Vị", unit_b, Role.PREPARER)
    stranger.user = django_user_model.objects.create_user("khac")
    stranger.save()
    client.force_login(stranger.user)
    assert client.get(reverse("reform:task", args=[task.pk])).status_code == 404
    assert task.title not in client.get(reverse("reform:tasks")).content.decode()


def test_one_task_or_many_cost_the_same_queries(reader, laid):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost(query: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert reader.get(reverse("reform:tasks") + query).status_code == 200
        return len(seen)

    cost("?year=2023")
    one = ReformTask.objects.first().code
    assert cost(f"?q={one}") == cost("?year=2023")


def test_the_form_assigns_a_task_with_its_people(reader, unit_a, person):
    worker = person("Ngô Làm Việc", unit_a)
    typed = {
        "lead_unit": unit_a.pk, "code": "NV-9", "title": "Rà soát", "year": 2023, "document_number": "1/KH",
        "document_issuer": "UBND", "document_issued_on": "10/01/2023", "document_title": "Kế hoạch",
        f"share-{worker.pk}": "0,5",
    }  # fmt: skip
    again = reader.post(reverse("reform:assign"), typed)
    assert (again.status_code, "phải bằng 1" in again.content.decode()) == (409, True)
    assert reader.post(reverse("reform:assign"), typed | {f"share-{worker.pk}": "1"}).status_code == 302
    assert ReformTask.objects.get(code="NV-9").responsibilities.get().person == worker


def test_the_api_lists_tasks_counts_them_and_runs_their_acts(reader, laid):
    assert reader.get("/api/v1/reform-tasks/").json()["results"]
    rows = reader.get("/api/v1/reform-tasks/summary/?year=2023&by=unit&on=2023-12-31").json()
    assert {row["total"] for row in rows} == {g.progress.total for g in groups(listed(), YEAR_END)}
    task = ReformTask.objects.filter(state="not_started").first()
    url, headers = f"/api/v1/reform-tasks/{task.pk}/grade/", {"If-Match": "x"}
    refused = reader.post(url, {"grade_pct": "101"}, content_type="application/json", headers=headers)
    assert refused.status_code == 400
    assert reader.get("/api/v1/reform-tasks/summary/?by=unit").status_code == 400
