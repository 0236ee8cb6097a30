"""The council's pages: what each person is shown, and the way of a ballot with script off."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session as LoginSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.base import clock
from backend.council.inbox import waiting
from backend.council.models import Session, Slot
from backend.organisation.actors import actor_of
from backend.organisation.models import Person
from tests.support.sessions import AT, FOR, House

pytestmark = pytest.mark.django_db
Login = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _meeting_day() -> object:
    with clock.stated(AT):
        yield


@pytest.fixture
def login() -> Login:
    def make(person: Person) -> Client:
        if person.user is None:
            person.user = get_user_model().objects.create_user(f"u{person.pk}" * 12)
            person.save()
        client = Client()
        client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


def to(name: str, session: Session, *more: object) -> str:
    return reverse(f"council:{name}", args=[session.pk, *more])


def test_a_ballot_is_filled_checked_and_cast(house: House, login: Login) -> None:
    session = house.opened([house.case(), house.case()])
    client, url = login(house.voters[1]), to("ballot", session)
    page = client.get(url).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen is not None
    form = {"seen": seen[1], "c1": FOR, "c2": "abstain"}
    check = client.post(url, form | {"step": "check"}).content.decode()
    assert "Phiếu trắng" in check
    receipt = client.post(url, form | {"step": "cast", "idempotency_key": "k"})
    assert "mã" in receipt.content.decode().lower()
    assert "no-store" in receipt["Cache-Control"]
    assert house.close(session).items.get(ordinal=2).votes_blank == 1


def test_a_missing_choice_is_named_and_nothing_typed_is_lost(house: House, login: Login) -> None:
    session = house.opened([house.case(), house.case()])
    answer = login(house.voters[1]).post(to("ballot", session), {"step": "check", "c1": FOR, "seen": "x"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'href="#c2-in_favour"' in page
    assert re.search(r'id="c1-in_favour"[^>]*checked', page)


def test_a_second_device_is_told_and_the_first_ballot_stays(house: House, login: Login) -> None:
    session = house.opened([house.case()])
    seen = house.tag(session, house.voters[1])
    house.cast(session, house.voters[1], {1: FOR})
    form = {"step": "cast", "c1": "against", "seen": seen}
    answer = login(house.voters[1]).post(to("ballot", session), form)
    assert answer.status_code == 409
    assert "thiết bị khác" in answer.content.decode()
    assert house.close(session).items.get().votes_for == 1


def test_no_login_session_keeps_a_choice(house: House, login: Login) -> None:
    session = house.opened([house.case()])
    client = login(house.voters[1])
    form = {"c1": FOR, "seen": house.tag(session, house.voters[1])}
    for step in ("check", "change", "check", "cast"):
        client.post(to("ballot", session), form | {"step": step})
    kept = [row.get_decoded() for row in LoginSession.objects.all()]
    assert FOR not in str(kept)
    assert all(set(row) <= {"_auth_user_id", "_auth_user_backend", "_auth_user_hash"} for row in kept)


def test_people_without_a_ballot_are_told_so(house: House, login: Login) -> None:
    session = house.opened([house.case()])
    assert login(house.secretary).get(to("ballot", session)).status_code == 404
    house.close(session)
    assert "không có lá phiếu" in login(house.voters[1]).get(to("ballot", session)).content.decode()


def test_the_session_page_shows_rule_members_items_and_the_next_act(house: House, login: Login) -> None:
    session = house.convened([house.case()])
    page = login(house.secretary).get(to("session", session)).content.decode()
    assert "cần xác nhận" in page
    assert "Mở bỏ phiếu" in page
    assert house.voters[2].full_name in page
    assert "Người Được Khen 1" in page


def test_a_stranger_does_not_learn_that_a_session_exists(house: House, login: Login) -> None:
    session = house.convened([house.case()])
    assert login(house.submission.prepared_by).get(to("session", session)).status_code == 404


def test_results_show_five_numbers_and_check_codes(house: House, login: Login) -> None:
    session = house.opened([house.case()])
    receipt = house.cast(session, house.voters[1], {1: FOR})
    assert login(house.voters[2]).get(to("results", session)).status_code == 404
    house.close(session)
    client = login(house.voters[2])
    assert "Không tham gia" in client.get(to("results", session)).content.decode()
    assert (
        "Mã này có trong các mục" in client.post(to("results", session), {"code": receipt["secret"]}).content.decode()
    )
    assert "Không tìm thấy mã" in client.post(to("results", session), {"code": "AAAA"}).content.decode()


def test_a_recused_member_is_shown_no_number_of_the_item(house: House, login: Login) -> None:
    session = house.convened([house.case()])
    house.recuse(session, house.voters[1], 1)
    session = house.close(house.open(session))
    page = login(house.voters[1]).get(to("results", session)).content.decode()
    assert "không tham gia mục này" in page
    assert 'data-label="Đồng ý"' not in page
    assert login(house.voters[1]).get(to("paper", session, "bien-ban-hop")).status_code == 404


def test_the_secretary_convenes_on_a_page(house: House, login: Login) -> None:
    session = house.planned([house.case()])
    client = login(house.secretary)
    assert client.get(to("convene", session)).status_code == 200
    few = {f"p{house.chair.pk}": "present", f"p{house.secretary.pk}": "present"}
    assert client.post(to("convene", session), few).status_code == 409
    everybody = {f"p{p.pk}": "present" for p in [*house.voters, house.secretary]}
    assert client.post(to("convene", session), everybody).status_code == 302
    session.refresh_from_db()
    assert session.state == "convened"


def test_the_agenda_page_lists_what_waits(house: House, login: Login) -> None:
    session, late = house.planned([house.case()]), house.case()
    client = login(house.secretary)
    assert late.nomination.nominee_name in client.get(to("agenda", session)).content.decode()
    assert client.post(to("agenda", session), {"stages": [late.pk]}).status_code == 302
    assert session.items.count() == 2


def test_conflicts_are_declared_and_settled_on_the_session_page(house: House, login: Login) -> None:
    session = house.convened([house.case()])
    member, secretary = login(house.voters[1]), login(house.secretary)
    assert member.post(to("declare", session), {"ordinal": 1, "ground": "family"}).status_code == 302
    refused = secretary.post(to("settle", session), {"ordinal": 1, "person": house.voters[1].pk})
    assert "phải ghi lý do" in refused.content.decode()
    given = {"ordinal": 1, "person": house.voters[1].pk, "accept": "true"}
    assert secretary.post(to("settle", session), given).status_code == 302
    assert session.items.get().recusals.get().status == "confirmed"


def test_a_session_is_planned_on_a_page(house: House, login: Login) -> None:
    client = login(house.secretary)
    given = {"council": house.council.pk, "title": "Phiên tháng 3", "held_on": "01/03/2024", "place_name": "Phòng 1"}
    assert client.get(reverse("council:create")).status_code == 200
    assert client.post(reverse("council:create"), given).status_code == 302
    assert "Phiên tháng 3" in client.get(reverse("council:home")).content.decode()


def test_the_list_costs_the_same_number_of_queries_for_1_and_30(
    house: House, login: Login, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = login(house.secretary)
    for number in range(30):
        Session.objects.create(council=house.council, title=f"P{number}", held_on=AT.date())
    with django_assert_max_num_queries(10):
        assert client.get(reverse("council:home")).status_code == 200


def test_a_session_of_many_items_costs_no_more_queries_than_a_short_one(house: House, login: Login) -> None:
    client = login(house.voters[1])
    short = house.opened([house.case()])
    with CaptureQueriesContext(connection) as few:
        client.get(to("session", short))
        client.get(to("ballot", short))
    long = house.opened([house.case() for _ in range(30)])
    with CaptureQueriesContext(connection) as many:
        client.get(to("session", long))
        client.get(to("ballot", long))
    assert len(many) == len(few)


def test_inboxes_say_what_waits_for_whom(house: House) -> None:
    stage = house.case()
    house.case()
    titles = lambda p: [w.title for w in waiting(actor_of(p), AT)]  # noqa: E731
    assert titles(house.secretary) == ["2 trường hợp chờ đưa vào chương trình họp"]
    assert titles(house.chair) == []
    session = house.opened([stage])
    assert titles(house.voters[1]) == ["Bỏ phiếu kín"]
    house.cast(session, house.voters[1], {1: FOR})
    assert titles(house.voters[1]) == []
    assert "Kết thúc và kiểm phiếu" in titles(house.secretary)
    house.close(session)
    assert "Ký biên bản" in titles(house.secretary)
    assert titles(house.chair) == []
    Session.objects.filter(pk=session.pk).update(signed_by_secretary="x")
    assert titles(house.chair) == ["Ký biên bản"]
    assert not Slot.objects.exists()
