"""The same request sent again: one effect and one answer, also when eight arrive at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

from backend.acts.models import Receipt
from backend.audit.models import Entry
from backend.organisation.models import Holding, Person
from permissions.roles import Role

URL = "/api/v1/holdings/"


@pytest.fixture
def admin(person: Callable[..., Person], province: Any, django_user_model: Any) -> Person:
    made = person("Lê Quản Trị", province, Role.ADMINISTRATOR)
    made.user = django_user_model.objects.create(username="quan-tri")
    made.save()
    return made


@pytest.fixture
def client(admin: Person) -> APIClient:
    found = APIClient()
    found.credentials(HTTP_AUTHORIZATION=f"Token {Token.objects.create(user=admin.user).key}")
    return found


@pytest.fixture
def body(person: Callable[..., Person], unit_a: Any) -> dict[str, Any]:
    worker = person("Trần Thị Lúa", unit_a)
    return {"person": worker.pk, "role": "preparer", "unit": unit_a.pk, "valid_from": "2024-01-01", "basis": "QĐ 1"}


def effects() -> tuple[int, int, int]:
    given = Holding.objects.filter(role="preparer").count()
    return given, Entry.objects.filter(act="holding.grant").count(), Receipt.objects.count()


def test_a_repeat_with_the_same_key_does_nothing_and_answers_the_same(client: APIClient, body: Any) -> None:
    first, second = (client.post(URL, body, headers={"Idempotency-Key": "k-1"}) for _ in range(2))
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert effects() == (1, 1, 1)


def test_without_a_key_the_rules_alone_stop_the_repeat(client: APIClient, body: Any) -> None:
    first, second = (client.post(URL, body) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 409)
    assert second.json()["reasons"][0]["code"] == "holding.exists"


def test_a_key_with_another_body_is_refused(client: APIClient, body: Any) -> None:
    client.post(URL, body, headers={"Idempotency-Key": "k-1"})
    other = client.post(URL, body | {"basis": "QĐ 2"}, headers={"Idempotency-Key": "k-1"})
    assert (other.status_code, other.json()["reasons"][0]["code"]) == (409, "idempotency.other_request")
    assert effects() == (1, 1, 1)


def test_a_refused_request_may_be_sent_again_with_its_key(client: APIClient, body: Any) -> None:
    wrong = client.post(URL, body | {"valid_from": "2024-13-01"}, headers={"Idempotency-Key": "k-1"})
    right = client.post(URL, body, headers={"Idempotency-Key": "k-1"})
    assert (wrong.status_code, right.status_code) == (400, 201)


def test_a_key_belongs_to_the_person_who_sent_it(
    client: APIClient, body: Any, person: Callable[..., Person], province: Any, django_user_model: Any
) -> None:
    other = person("Vũ Quản Trị", province, Role.ADMINISTRATOR)
    other.user = django_user_model.objects.create(username="khac")
    other.save()
    second = APIClient()
    second.credentials(HTTP_AUTHORIZATION=f"Token {Token.objects.create(user=other.user).key}")
    client.post(URL, body, headers={"Idempotency-Key": "k-1"})
    answer = second.post(URL, body | {"role": "unit_head"}, headers={"Idempotency-Key": "k-1"})
    assert answer.status_code == 201


@pytest.mark.postgres
def test_eight_at_once_with_one_key_have_one_effect(committed_db: Any, client: APIClient, body: Any) -> None:
    token = client._credentials["HTTP_AUTHORIZATION"]

    def send() -> tuple[int, Any]:
        one = APIClient()
        one.credentials(HTTP_AUTHORIZATION=token)
        answer = one.post(URL, body, headers={"Idempotency-Key": "k-8"})
        return answer.status_code, answer.json().get("id")

    results = committed_db.together([send] * 8)
    assert effects() == (1, 1, 1)
    assert {status for status, _id in results} <= {201, 409}
    again = send()
    assert (again[0], {pk for status, pk in results if status == 201}) == (201, {again[1]})
