"""The API of lists: filters, entity tags, acts, Excel, and problem details for bad input."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from rest_framework.test import APIClient

from backend.history.models import AwardRecord
from backend.nominations.models import Submission
from backend.organisation.models import Person
from permissions.actor import Actor
from tests.support.workbooks import line, sheet


@pytest.fixture
def client_of(db: None) -> Callable[[Actor], APIClient]:
    def make(actor: Actor) -> APIClient:
        person = Person.objects.get(pk=actor.person_id)
        if person.user is None:
            person.user = get_user_model().objects.create(username=f"u{person.pk}")
            person.save()
        client = APIClient()
        client.force_authenticate(person.user)
        return client

    return make


def codes(answer: Any) -> set[str]:
    assert answer["Content-Type"].startswith("application/problem+json")
    return {reason["code"] for reason in answer.json()["reasons"]}


def test_a_submission_is_begun_and_read(client_of: Any, preparer: Any, round_: Any, unit_a: Any) -> None:
    client = client_of(preparer)
    made = client.post("/api/v1/submissions/", {"round": round_.pk, "unit": unit_a.pk})
    assert made.status_code == 201
    assert client.get(f"/api/v1/submissions/{made.json()['id']}/")["ETag"]
    assert [row["id"] for row in client.get("/api/v1/submissions/?q=dong lua").json()["results"]] == [made.json()["id"]]
    assert client.get("/api/v1/submissions/?q=ben nuoc").json()["results"] == []


def test_another_units_submission_is_not_there(client_of: Any, stranger: Any, ready: Submission) -> None:
    client = client_of(stranger)
    assert client.get(f"/api/v1/submissions/{ready.pk}/").status_code == 404
    assert client.get("/api/v1/nominations/").json()["results"] == []


def test_a_row_is_added_with_the_seen_version(
    client_of: Any, preparer: Any, submission: Any, person: Any, unit_a: Any
) -> None:
    client, url = client_of(preparer), f"/api/v1/submissions/{submission.pk}/nomination-add/"
    data = {"nominee_kind": "individual", "person": person("Phạm Thị Cúc", unit_a).pk, "citation": "Tốt",
            "award": "bang-khen-tinh-phong-trao"}  # fmt: skip
    assert client.post(url, data).status_code == 428
    assert client.post(url, data, headers={"If-Match": '"submission-1-99"'}).status_code == 412
    added = client.post(url, data, headers={"If-Match": submission.etag})
    assert added.status_code == 200
    assert client.post(url, data, headers={"If-Match": submission.etag}).status_code == 412
    again = client.post(url, data, headers={"If-Match": added["ETag"]})
    assert again.status_code == 409
    assert codes(again) == {"nomination.already_live"}


def test_bad_inputs_name_the_field(client_of: Any, preparer: Any, submission: Submission) -> None:
    url = f"/api/v1/submissions/{submission.pk}/submission-record_meeting/"
    url = url.replace("submission-record_meeting", "record_meeting")
    data = {"meeting_on": "31/02/2024", "meeting_chair": "A", "meeting_members": -1, "meeting_present": 10**9}
    answer = client_of(preparer).post(url, data, headers={"If-Match": submission.etag})
    assert answer.status_code == 400
    assert {row["field"] for row in answer.json()["reasons"]} == {"meeting_on", "meeting_members", "meeting_present"}


def test_votes_come_as_objects(client_of: Any, preparer: Any, ready: Submission) -> None:
    row = ready.nominations.get()
    data = {"meeting_on": "2024-03-01", "meeting_chair": "A", "meeting_members": 9, "meeting_present": 9,
            "votes": [{"nomination": row.pk, "votes_for": 9, "votes_against": 0}]}  # fmt: skip
    url = f"/api/v1/submissions/{ready.pk}/record_meeting/"
    assert client_of(preparer).post(url, data, headers={"If-Match": ready.etag}).status_code == 200
    assert client_of(preparer).get(f"/api/v1/nominations/{row.pk}/").json()["votes_for"] == 9


def test_excel_is_uploaded(client_of: Any, preparer: Any, submission: Any, person: Any, unit_a: Any) -> None:
    url = f"/api/v1/submissions/{submission.pk}/nomination-import/"
    file = sheet(line(person("Phạm Thị Cúc", unit_a).full_name))
    given, tag = {"no_secret": True, "file": file}, {"If-Match": submission.etag}
    assert client_of(preparer).post(url, {"file": file}, format="multipart", headers=tag).status_code == 400
    file.seek(0)
    answer = client_of(preparer).post(url, given, format="multipart", headers=tag)
    assert answer.status_code == 200
    assert answer.json()["answer"] == {"added": 1, "already": 0}
    given, tag = {"no_secret": True, "file": sheet(line("Ai Đó"))}, {"If-Match": answer["ETag"]}
    bad = client_of(preparer).post(url, given, format="multipart", headers=tag)
    assert codes(bad) == {"import.nominee.person_unknown"}


def test_offers_say_why_a_list_cannot_go_yet(client_of: Any, head: Any, submission: Submission) -> None:
    rows = client_of(head).get(f"/api/v1/submissions/{submission.pk}/acts/").json()
    offer = next(row for row in rows if row["act"] == "submission.submit")
    assert not offer["open"]
    assert {"submission.no_rows", "submission.no_meeting"} <= {reason["code"] for reason in offer["reasons"]}


def test_findings_are_read_with_their_article(client_of: Any, preparer: Any, ready: Submission) -> None:
    rows = client_of(preparer).get(f"/api/v1/nominations/{ready.nominations.get().pk}/findings/").json()
    assert rows
    assert all(row["basis"] and row["outcome"] for row in rows)


@pytest.mark.parametrize("confirmed", [False, True])
def test_an_award_that_nobody_confirmed_is_told_as_such_where_it_is_used(
    client_of: Any, preparer: Any, ready: Submission, confirmed: bool
) -> None:
    row = ready.nominations.get()
    AwardRecord.objects.create(
        person=row.person, home=row.unit, award=row.award, ground="movement", year_from=2023, year_to=2023, source="Sổ"
    )
    AwardRecord.objects.filter(person=row.person).update(state="confirmed" if confirmed else "entered")
    found = client_of(preparer).get(f"/api/v1/nominations/{row.pk}/findings/").json()
    (fact,) = {fact for one in found for fact in one["facts"] if fact.startswith("Đã được tặng")}
    assert ("chưa xác nhận, chờ chuyên viên thẩm định xác nhận" in fact) is not confirmed


def test_a_huge_page_and_an_unknown_filter_value_are_refused(client_of: Any, preparer: Any, ready: Any) -> None:
    client = client_of(preparer)
    assert client.get("/api/v1/nominations/?page_size=200").status_code == 200
    assert client.get("/api/v1/nominations/?page_size=1000000").status_code == 400
    assert client.get("/api/v1/nominations/?unit=khong").status_code == 400
    assert client.get("/api/v1/rounds/").json()["results"][0]["code"] == "2024-CCHC"
    assert client.get("/api/v1/editions/?kind=pack").json()["results"]
