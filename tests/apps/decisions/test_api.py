"""Decisions and certificates over REST: scope, entity tags, acts, papers."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.decisions.models import Decision
from tests.support.awards import DAY, Cabinet


def post(client: Client, url: str, data: dict, etag: str = "") -> object:
    more = {"HTTP_IF_MATCH": etag} if etag else {}
    return client.post(url, data, content_type="application/json", **more)


def test_a_decision_is_drafted_and_read_over_the_api(cabinet: Cabinet, client: Client) -> None:
    rows = cabinet.waiting(2)
    cabinet.login(client, "appraiser")
    made = post(client, "/api/v1/decisions/", {"round": cabinet.round().pk, "nominations": [r.pk for r in rows]})
    assert made.status_code == 201
    assert [row["nominee"] for row in made.json()["rows"]] == [row.nominee_name for row in rows]


def test_an_act_needs_the_version_that_was_read(cabinet: Cabinet, client: Client) -> None:
    decision = cabinet.signed()
    cabinet.login(client, "clerk")
    url, given = f"/api/v1/decisions/{decision.pk}/number/", {"number": 3, "decided_on": DAY.isoformat()}
    assert post(client, url, given).status_code == 428
    assert post(client, url, given, '"decision-1-1"').status_code == 412


def test_a_wrong_date_and_number_are_told_by_field(cabinet: Cabinet, client: Client) -> None:
    decision = cabinet.signed()
    cabinet.login(client, "clerk")
    given = {"number": -3, "decided_on": "32/13/2024"}
    answer = post(client, f"/api/v1/decisions/{decision.pk}/number/", given, decision.etag)
    assert answer.status_code == 400
    assert {row["field"] for row in answer.json()["reasons"]} == {"number", "decided_on"}


def test_an_outsider_finds_no_decision(cabinet: Cabinet, client: Client) -> None:
    decision = cabinet.issued()
    cabinet.login(client, "preparer")
    assert client.get(f"/api/v1/decisions/{decision.pk}/").status_code == 404
    assert client.get(f"/api/v1/decisions/{decision.pk}/paper/").status_code == 404


def test_the_paper_is_downloaded_over_the_api(cabinet: Cabinet, client: Client) -> None:
    decision = cabinet.issued()
    cabinet.login(client, "auditor")
    answer = client.get(f"/api/v1/decisions/{decision.pk}/paper/")
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")


def test_a_list_of_decisions_costs_the_same_for_many(
    cabinet: Cabinet, client: Client, django_assert_num_queries
) -> None:
    cabinet.login(client, "auditor")
    cabinet.drafted(cabinet.waiting(1))
    client.get("/api/v1/decisions/")
    with CaptureQueriesContext(connection) as one:
        client.get("/api/v1/decisions/")
    for _ in range(5):
        cabinet.drafted(cabinet.waiting(3))
    with django_assert_num_queries(len(one)):
        found = client.get("/api/v1/decisions/").json()["results"]
    assert len(found) == Decision.objects.count()


def test_certificates_are_confirmed_many_at_once(cabinet: Cabinet, client: Client) -> None:
    proofs = cabinet.proofs(3)
    cabinet.login(client, "preparer")
    items = [{"id": row.pk, "version": row.version} for row in proofs]
    answer = post(client, "/api/v1/certificates/bulk/confirm/", {"items": items})
    assert [row["done"] for row in answer.json()] == [True, True, True]
