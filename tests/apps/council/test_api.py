"""Sessions over REST: reading as oneself, and a ballot cast by its documentation alone."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth import get_user_model
from rest_framework.test import APIClient

from backend.base import clock
from backend.council.models import Session
from backend.organisation.models import Person
from tests.support.sessions import AT, FOR, House

pytestmark = pytest.mark.django_db
Api = Callable[[Person], APIClient]


@pytest.fixture(autouse=True)
def _meeting_day() -> Iterator[None]:
    with clock.stated(AT):
        yield


@pytest.fixture
def api() -> Api:
    def make(person: Person) -> APIClient:
        if person.user is None:
            person.user = get_user_model().objects.create_user(f"u{person.pk}" * 12)
            person.save()
        client = APIClient()
        client.force_authenticate(person.user)
        return client

    return make


def of(session: Session, tail: str = "") -> str:
    return f"/api/v1/sessions/{session.pk}/{tail}"


def test_a_ballot_is_read_and_cast(house: House, api: Api) -> None:
    session = house.opened([house.case()])
    client = api(house.voters[1])
    ballot = client.get(of(session, "ballot/")).json()
    given = {"seen": ballot["seen"], "choices": [{"ordinal": 1, "choice": FOR}]}
    etag = client.get(of(session))["ETag"]
    answer = client.post(of(session, "cast/"), given, format="json", HTTP_IF_MATCH=etag)
    assert answer.status_code == 200, answer.content
    assert set(answer.json()["answer"]) == {"secret", "codes"}
    assert client.get(of(session, "ballot/")).json()["cast_before"] is True


def test_a_bad_choice_names_its_field(house: House, api: Api) -> None:
    session = house.opened([house.case()])
    client = api(house.voters[1])
    etag = client.get(of(session))["ETag"]
    given = {"seen": "x", "choices": [{"ordinal": 1, "choice": "maybe"}]}
    answer = client.post(of(session, "cast/"), given, format="json", HTTP_IF_MATCH=etag)
    assert answer.status_code == 400
    assert answer.json()["reasons"][0]["field"].endswith("choice")


def test_without_if_match_nothing_is_cast(house: House, api: Api) -> None:
    session = house.opened([house.case()])
    given = {"seen": "x", "choices": [{"ordinal": 1, "choice": FOR}]}
    assert api(house.voters[1]).post(of(session, "cast/"), given, format="json").status_code == 428


def test_the_secretary_has_no_ballot_to_read(house: House, api: Api) -> None:
    session = house.opened([house.case()])
    answer = api(house.secretary).get(of(session, "ballot/"))
    assert answer.status_code == 409
    assert answer.json()["reasons"][0]["code"] == "ballot.not_a_voter"


def test_items_hold_no_number_while_the_vote_is_open(house: House, api: Api) -> None:
    session = house.opened([house.case()])
    house.cast(session, house.voters[1], {1: FOR})
    (row,) = api(house.secretary).get(of(session, "items/")).json()
    assert (row["votes_for"], row["did_not_vote"], row["outcome"]) == (None, None, "")


def test_items_are_hidden_from_a_recused_member(house: House, api: Api) -> None:
    session = house.convened([house.case()])
    house.recuse(session, house.voters[1], 1)
    session = house.close(house.open(session))
    (mine,) = api(house.voters[1]).get(of(session, "items/")).json()
    (other,) = api(house.voters[2]).get(of(session, "items/")).json()
    assert (mine["hidden"], mine["did_not_vote"], mine["nomination"]) == (True, None, None)
    assert (other["hidden"], other["did_not_vote"]) == (False, 4)


def test_members_say_who_took_part_and_codes_say_where(house: House, api: Api) -> None:
    session = house.opened([house.case()])
    receipt = house.cast(session, house.voters[1], {1: FOR})
    rows = api(house.chair).get(of(session, "members/")).json()
    assert [row["name"] for row in rows if row["took_part"]] == [house.voters[1].full_name]
    house.close(session)
    answer = api(house.chair).post(of(session, "inclusion/"), {"code": receipt["secret"]}, format="json")
    assert answer.json() == {"ordinals": [1]}


def test_the_list_is_scoped(house: House, api: Api) -> None:
    house.planned([house.case()])
    assert len(api(house.voters[1]).get("/api/v1/sessions/").json()["results"]) == 1
    assert api(house.submission.prepared_by).get("/api/v1/sessions/").json()["results"] == []
