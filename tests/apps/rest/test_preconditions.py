"""Entity tags: an act needs the version that was read, and changes nothing when it is another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.audit.models import Entry
from backend.organisation.models import Person
from backend.reform.models import ReformTask
from permissions.roles import Role
from tests.support.populations import SINCE


@pytest.fixture
def client(person: Callable[..., Person], unit_a: Any, django_user_model: Any) -> APIClient:
    made = person("Lê Thị Soạn", unit_a, Role.PREPARER)
    made.user = django_user_model.objects.create(username="soan")
    made.save()
    found = APIClient()
    found.force_authenticate(made.user)
    return found


@pytest.fixture
def url(unit_a: Any) -> str:
    from backend.reform.models import Document

    document = Document.objects.create(
        number="1", issuer="UBND", issued_on=SINCE, document_kind="plan", title="Kế hoạch"
    )
    task = ReformTask.objects.create(code="N-1", title="Rà soát", document=document, year=2026, lead_unit=unit_a)
    return f"/api/v1/reform-tasks/{task.pk}/"


def test_a_row_is_read_with_its_tag_and_moves_to_the_next(client: APIClient, url: str) -> None:
    before = client.get(url).headers["ETag"]
    answer = client.post(f"{url}start/", {}, headers={"If-Match": before})
    assert answer.status_code == 200
    assert answer.headers["ETag"] == client.get(url).headers["ETag"] != before


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_a_tag_the_act_asks_for_it(client: APIClient, url: str, language: str) -> None:
    answer = client.post(f"{url}start/", {}, headers={"Accept-Language": language})
    row = answer.json()["reasons"][0]
    assert (answer.status_code, row["code"], row["field"]) == (428, "precondition_required", "If-Match")
    assert ("If-Match" in row["message"], bool(row["next"])) == (True, True)


@pytest.mark.parametrize("tag", ['"reform_task-1-0"', '"reform_task-1-99"', "*", '"nonsense"', "W/\\"])
def test_another_tag_is_stale_and_changes_nothing(client: APIClient, url: str, tag: str) -> None:
    answer = client.post(f"{url}start/", {}, headers={"If-Match": tag})
    assert (answer.status_code, answer.json()["reasons"][0]["code"]) == (412, "stale")
    assert (ReformTask.objects.get().state, Entry.objects.filter(act="reform_task.start").count()) == ("not_started", 0)


def test_of_two_who_read_the_same_version_the_second_is_told(client: APIClient, url: str) -> None:
    tag = client.get(url).headers["ETag"]
    first = client.post(f"{url}start/", {}, headers={"If-Match": tag})
    second = client.post(f"{url}report/", {"percent": 10}, headers={"If-Match": tag})
    assert (first.status_code, second.status_code) == (200, 412)


def test_the_tag_of_another_row_is_no_tag_of_this_one(client: APIClient, url: str) -> None:
    version = client.get(url).headers["ETag"].rsplit("-", 1)[1]
    answer = client.post(f"{url}start/", {}, headers={"If-Match": f'"decision-77-{version}'})
    assert answer.status_code == 412
