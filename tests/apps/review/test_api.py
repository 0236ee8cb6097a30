"""The stages through HTTP: lists in scope, acts with If-Match, problem details with every reason."""

import pytest
from django.contrib.auth import get_user_model
from rest_framework.test import APIClient

from backend.organisation.models import Holding
from backend.review.models import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(people):
    """The API as one of the people."""

    def go(who):
        user, _new = get_user_model().objects.get_or_create(username=who)
        people[who].user = user
        people[who].save()
        client = APIClient()
        client.force_authenticate(user)
        return client

    return go


def test_the_list_holds_my_scope_and_what_waits_for_me(received, api):
    received(2)
    client = api("appraiser")
    assert len(client.get("/api/v1/stages/").json()["results"]) == 8
    waiting = client.get("/api/v1/stages/", {"waiting": "mine"}).json()["results"]
    assert [row["code"] for row in waiting] == ["tham-dinh", "tham-dinh"]
    assert waiting[0]["title"] == "Sở Nội vụ thẩm định"


def test_another_unit_sees_nothing(received, api, people, unit_b):
    received(1)
    Holding.objects.filter(person=people["preparer"]).update(unit=unit_b)
    assert api("preparer").get("/api/v1/stages/").json()["results"] == []


def test_passing_needs_the_etag_that_was_read(received, api, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    client, url = api("appraiser"), f"/api/v1/stages/{stage.pk}/pass/"
    assert client.post(url, {}).status_code == 428
    etag = client.get(f"/api/v1/stages/{stage.pk}/")["ETag"]
    done = client.post(url, {"opinion": "Đồng ý"}, headers={"If-Match": etag})
    assert (done.status_code, done.json()["state"]) == (200, "passed")
    assert client.post(url, {}, headers={"If-Match": etag}).status_code in (409, 412)


@pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": "x" * 501}, {"reason": ["a", "b"]}])
def test_wrong_inputs_name_their_field_and_change_nothing(received, api, at_stage, body):
    stage = at_stage(received(1), "tham-dinh")
    answer = api("appraiser").post(f"/api/v1/stages/{stage.pk}/refuse/", body, headers={"If-Match": stage.etag})
    assert (answer.status_code, answer.json()["reasons"][0]["field"]) == (400, "reason")
    assert Stage.objects.get(pk=stage.pk).state == "open"


def test_not_my_stage_is_forbidden_with_who_may(received, api, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    answer = api("desk").post(f"/api/v1/stages/{stage.pk}/pass/", {}, headers={"If-Match": stage.etag})
    assert answer.status_code == 403
    assert "Chuyên viên thẩm định" in answer.json()["reasons"][0]["message"]


def test_bulk_answers_row_by_row(received, api):
    received(2)
    first, second = Stage.objects.filter(state="open").order_by("pk")
    body = {"items": [{"id": first.pk, "version": first.version}, {"id": second.pk, "version": 99}], "inputs": {}}
    answer = api("appraiser").post("/api/v1/stages/bulk/pass/", body)
    assert [row["done"] for row in answer.json()] == [True, False]


def test_a_bulk_key_belongs_to_its_items_and_inputs(received, api):
    received(2)
    first, second = Stage.objects.filter(state="open").order_by("pk")
    client, url, key = api("appraiser"), "/api/v1/stages/bulk/pass/", {"Idempotency-Key": "k-1"}
    body = {"items": [{"id": first.pk, "version": first.version}], "inputs": {"opinion": "Đồng ý"}}
    assert [client.post(url, body, headers=key).json()[0]["done"] for _n in range(2)] == [True, True]
    others = [
        body | {"items": [*body["items"], {"id": second.pk, "version": second.version}]},
        body | {"inputs": {"opinion": "Khác"}},
    ]
    for other in others:
        answer = client.post(url, other, headers=key)
        assert (answer.status_code, answer.json()["reasons"][0]["code"]) == (409, "idempotency.other_request")
    second.refresh_from_db()
    assert second.state == "open"


def test_the_supplements_of_a_stage_are_read(received, api, does, at_stage):
    from datetime import date

    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, reason="Thiếu", deadline=date(2025, 7, 25))
    rows = api("preparer").get(f"/api/v1/stages/{stage.pk}/supplements/").json()
    assert [(row["reason"], row["answered_at"]) for row in rows] == [("Thiếu", None)]


def test_receiving_over_http_follows_the_same_rules(submitted, api):
    submission = submitted(1)
    url = f"/api/v1/submissions/{submission.pk}/receive/"
    wrong = api("desk").post(url, {"received_on": "2030-01-01"}, headers={"If-Match": submission.etag})
    assert (wrong.status_code, wrong.json()["reasons"][0]["code"]) == (409, "submission.received_in_future")
    assert api("desk").post(url, {"received_on": "hôm qua"}, headers={"If-Match": submission.etag}).status_code == 400
    assert api("desk").post(url, {}, headers={"If-Match": submission.etag}).status_code == 200
