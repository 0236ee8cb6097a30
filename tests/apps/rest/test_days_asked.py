"""What a query asks for is what its field says: a day of a year that somebody may mean, true or false."""

import pytest
from rest_framework.test import APIClient

from permissions.roles import Role

FAR = ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31"]
NEAR = ["1900-01-01", "2100-12-31"]
ASKED = [("decisions", "decided_on"), ("sessions", "held_on"), ("declared-days", "day"), ("reform-tasks/summary", "on")]


@pytest.fixture
def reader(person, province, django_user_model):
    made = person("Lê Đủ Quyền", province, Role.APPRAISER, Role.ADMINISTRATOR, Role.AUDITOR, Role.SECRETARY)
    made.user = django_user_model.objects.create_user("du-quyen")
    made.save()
    return made.user


@pytest.fixture
def api(reader):
    found = APIClient()
    found.force_authenticate(reader)
    return found


@pytest.mark.parametrize("day", FAR)
@pytest.mark.parametrize(("url", "name"), ASKED)
def test_a_day_of_a_far_year_is_refused_at_its_field(api, url, name, day):
    answer = api.get(f"/api/v1/{url}/", {name: day, "year": 2026} if name == "on" else {name: day})
    assert answer.status_code == 400
    [row] = answer.json()["reasons"]
    assert (row["field"], row["code"], "1900" in row["message"]) == (name, "far_year", True)


@pytest.mark.parametrize("day", NEAR)
@pytest.mark.parametrize(("url", "name"), ASKED)
def test_a_day_that_somebody_may_mean_is_taken(api, url, name, day):
    given = {name: day, "year": 2026} if name == "on" else {name: day}
    assert api.get(f"/api/v1/{url}/", given).status_code == 200


@pytest.mark.parametrize("day", [*FAR, *NEAR, "khong-phai-ngay", "2026-02-31"])
def test_the_trail_is_searched_by_any_typed_day(client, reader, day):
    client.force_login(reader)
    assert client.get("/nhat-ky/", {"since": day, "until": day}).status_code == 200


@pytest.mark.parametrize(("said", "status"), [("true", 200), ("false", 200), ("", 400), ("True", 400), ("co", 400)])
def test_true_or_false_is_asked_as_the_document_writes_it(api, said, status):
    answer = api.get("/api/v1/award-changes/", {"fallback": said})
    assert answer.status_code == status
    assert [row["field"] for row in answer.json().get("reasons", ())] == ["fallback"] * (status == 400)
