"""What is wrong with a request is said in the reader's language, with field and reason, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.organisation.models import Person
from backend.reform.models import Document, ReformTask
from permissions.roles import Role
from tests.support.populations import SINCE
from tests.support.rows import counts

TASKS, ROUNDS, HOLDINGS = "/api/v1/reform-tasks/", "/api/v1/rounds/", "/api/v1/holdings/"


@pytest.fixture
def client(person: Callable[..., Person], province: Any, django_user_model: Any) -> APIClient:
    made = person("Lê Đủ Quyền", province, Role.APPRAISER, Role.ADMINISTRATOR, Role.PREPARER)
    made.user = django_user_model.objects.create(username="du-quyen")
    made.save()
    found = APIClient(raise_request_exception=False)
    found.force_authenticate(made.user)
    return found


@pytest.fixture(autouse=True)
def nothing_changes(client: APIClient, task: ReformTask) -> Iterator[None]:
    before = counts()
    yield
    assert counts() == before


@pytest.fixture
def task(unit_a: Any) -> ReformTask:
    document = Document.objects.create(number="1", issuer="UBND", issued_on=SINCE, document_kind="plan", title="x")
    return ReformTask.objects.create(code="N-1", title="Rà soát", document=document, year=2026, lead_unit=unit_a)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31", "2101-01-01"])
@pytest.mark.parametrize(("url", "name"), [("declared-days", "day"), ("complaints", "received_on")])
def test_a_day_of_a_far_year_is_refused_at_its_field(client: APIClient, url: str, name: str, day: str) -> None:
    answer = client.post(f"/api/v1/{url}/", {name: day})
    assert answer.status_code == 400
    found = {row["field"]: row for row in answer.json()["reasons"]}[name]
    assert (found["code"], "1900" in found["message"], "2100" in found["message"]) == ("far_year", True, True)


def told(answer: Any) -> dict[str, Any]:
    assert answer.headers["Content-Type"] == "application/problem+json", answer.content
    return dict(answer.json()["reasons"][0])


ROUND = {
    "code": "d-1", "title": "Đợt", "awarding_unit": 1, "process_code": "x", "awards": ["giay-khen"],
    "achievement_from": 2025, "achievement_to": 2025, "opens_on": "2026-01-01",
}  # fmt: skip
WRONG = {
    "no such day": ({"opens_on": "2026-02-30"}, "opens_on"),
    "a day in another notation": ({"opens_on": "30/01/2026"}, "opens_on"),
    "a negative year": ({"achievement_from": -1}, "achievement_from"),
    "a number of forty digits": ({"achievement_to": 10**40}, "achievement_to"),
    "a number as text": ({"achievement_to": "2025"}, "achievement_to"),
    "truth as text": ({"illustrative": "true"}, "illustrative"),
    "a unit that is not there": ({"awarding_unit": 987654321}, "awarding_unit"),
    "an overlong text": ({"title": "đ" * 251}, "title"),
    "a NUL character": ({"title": "a\x00b"}, "title"),
    "blanks only": ({"title": "   "}, "title"),
    "a code with spaces": ({"code": "không phải mã"}, "code"),
    "an empty list": ({"awards": []}, "awards"),
    "a list that is none": ({"awards": "giay-khen"}, "awards"),
    "null where a value must be": ({"process_code": None}, "process_code"),
    "an unknown field": ({"colour": "đỏ"}, "colour"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_input_is_named_with_its_field_in_both_languages(name: str, client: APIClient, province: Any) -> None:
    wrong, field = WRONG[name]
    body = ROUND | {"awarding_unit": province.pk} | wrong
    answers = [client.post(ROUNDS, body, headers={"Accept-Language": language}) for language in ("vi", "en")]
    vi, en = map(told, answers)
    assert [(a.status_code, told(a)["field"].split(".")[0]) for a in answers] == [(400, field)] * 2
    assert (vi["message"] != en["message"], vi["next"] != en["next"]) == (True, True), (vi, en)


def test_half_a_character_is_refused(client: APIClient) -> None:
    answer = client.post(ROUNDS, rb'{"title": "a\ud800b"}', content_type="application/json")
    assert (answer.status_code, "title" in {row["field"] for row in answer.json()["reasons"]}) == (400, True)


def test_every_fault_is_told_at_once(client: APIClient) -> None:
    answer = client.post(ROUNDS, {"code": "x y", "awards": []})
    fields = {row["field"] for row in answer.json()["reasons"]}
    assert {"code", "awards", "title", "opens_on", "process_code"} <= fields


@pytest.mark.parametrize(("body", "status", "code"), [
    (b"{", 400, "parse_error"), (b"[1, 2]", 400, "invalid"), (b'"x"', 400, "invalid"), (b"NaN", 400, "parse_error"),
    (b"\xff\xfe", 400, "parse_error"), (b"[" * 5000, 400, "parse_error"), (b" " * 6_000_000, 413, "too_large"),
])  # fmt: skip
def test_a_body_that_is_no_json_object_is_refused(body: bytes, status: int, code: str, client: APIClient) -> None:
    answer = client.post(ROUNDS, body, content_type="application/json")
    assert (answer.status_code, told(answer)["code"]) == (status, code)


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded"])
def test_another_content_type_is_refused(kind: str, client: APIClient) -> None:
    answer = client.post(ROUNDS, b"a=b", content_type=kind)
    assert (answer.status_code, told(answer)["field"]) == (415, "Content-Type")


@pytest.mark.parametrize(("query", "field"), [
    ("page_size=1000000", "page_size"), ("page_size=0", "page_size"), ("page_size=-5", "page_size"),
    ("page_size=nhiều", "page_size"), ("page_size=" + "9" * 400, "page_size"), ("cursor=xxx", "cursor"),
    ("state=nowhere", "state"), ("lead_unit=abc", "lead_unit"), ("year=abc", "year"),
    ("lead_unit=" + "9" * 30, "lead_unit"),
])  # fmt: skip
def test_a_wrong_query_is_named_with_its_field(query: str, field: str, client: APIClient) -> None:
    answer = client.get(f"{TASKS}?{query}")
    assert (answer.status_code, told(answer)["field"]) == (400, field)


@pytest.mark.parametrize(
    "query", ["q=" + "a" * 5000, "q=%00", "year=" + "9" * 40, "q=%25_'\"--", "cursor=", "cursor=%00"]
)
def test_a_strange_query_is_answered_without_a_fault(query: str, client: APIClient) -> None:
    assert client.get(f"{TASKS}?{query}").status_code in (200, 400)


@pytest.mark.parametrize("path", ["0/", "999999999999999999/", "9999999999999999999999/", "abc/", "1/nothing/", "%0A/"])
def test_a_row_or_address_that_is_not_there_is_a_problem_document(path: str, client: APIClient) -> None:
    answer = client.get(f"{TASKS}{path}")
    assert (answer.status_code, bool(told(answer)["next"])) == (404, True)


def test_another_method_is_refused(client: APIClient, task: ReformTask) -> None:
    answer = client.delete(f"{TASKS}{task.pk}/")
    assert (answer.status_code, told(answer)["code"]) == (405, "method_not_allowed")


@pytest.mark.parametrize("token", ["Token wrong", "Token", "Token a b", "Bearer x", "Token \x7f"])
def test_a_wrong_token_is_refused(token: str, task: ReformTask) -> None:
    answer = APIClient().get(TASKS, headers={"Authorization": token})
    assert (answer.status_code, bool(told(answer)["next"])) == (401, True)


def test_the_same_sentences_are_there_in_english(client: APIClient) -> None:
    said = [
        told(client.post(ROUNDS, b"{", content_type="application/json", headers={"Accept-Language": language}))
        for language in ("vi", "en")
    ]
    assert (said[0]["message"] != said[1]["message"], said[0]["next"] != said[1]["next"]) == (True, True)


def test_a_fault_of_ours_is_a_problem_document_too(client: APIClient, monkeypatch: Any) -> None:
    monkeypatch.setattr("backend.rest.views.perform", lambda *a, **k: 1 / 0)
    body = {"person": 1, "role": "preparer", "unit": 1, "valid_from": "2026-01-01", "basis": "x"}
    monkeypatch.setattr("backend.rest.views._inputs", lambda request, act: body)
    answer = client.post(HOLDINGS, body)
    assert (answer.status_code, told(answer)["code"]) == (500, "error")


def test_a_bulk_of_too_many_or_none_is_refused(client: APIClient) -> None:
    many = [{"id": n} for n in range(1, 502)]
    answers = [client.post(f"{TASKS}bulk/start/", {"items": items}) for items in ([], many)]
    assert [(a.status_code, told(a)["field"]) for a in answers] == [(400, "items")] * 2


def test_a_bulk_tells_each_row_what_happened(client: APIClient) -> None:
    answer = client.post(f"{TASKS}bulk/start/", {"items": [{"id": 987654}], "inputs": {}})
    (row,) = answer.json()
    assert (row["done"], row["reasons"][0]["code"]) == (False, "gone")
