"""Ticked rows on a page: preview, one button, a result per row; sent twice or killed, the same results."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from backend.acts import bulk
from backend.acts.models import BulkRun
from backend.base import clock
from backend.organisation.actors import acting, actor_of
from backend.organisation.models import Holding
from backend.web.bulk import finish_left
from permissions.roles import Role

pytestmark = pytest.mark.django_db
URL = "/lam-nhieu/holding.end/"
TYPED = {"last_day": "31/12/2026", "basis": "QĐ 2"}


@pytest.fixture
def admin(client, person, province):
    made = person("Lê Quản Trị", province, Role.ADMINISTRATOR)
    made.user = get_user_model().objects.create_user("quan-tri")
    made.save()
    client.force_login(made.user)
    return made


@pytest.fixture
def held(person, unit_a):
    rows = [person(f"Trần Người {n}", unit_a, Role.PREPARER).holdings.get() for n in range(3)]
    Holding.objects.filter(pk=rows[1].pk).update(valid_to=date(2024, 1, 1))
    return [row.pk for row in rows]


def sent(held, **more):
    return {"row": held, "back": "/to-chuc/", "idempotency_key": "k1", **more}


def test_the_preview_tells_every_row_and_unticks_what_is_closed(client, admin, held):
    answer = client.post(URL, sent(held, preview="1", **TYPED))
    lines = answer.context["lines"]
    assert [(line.ticked, line.foreseen.certain) for line in lines] == [(True, True), (False, True), (True, True)]
    page = answer.content.decode()
    assert page.count("checked>") == 2
    assert "làm được 2 dòng" in page
    assert Holding.objects.filter(pk__in=held, valid_to=None).count() == 2


def test_the_form_is_asked_before_the_preview_and_keeps_what_was_typed(client, admin, held):
    first = client.post(URL, sent(held))
    assert "Xem trước kết quả" in first.content.decode()
    bad = client.post(URL, sent(held, preview="1", basis="QĐ 2"))
    assert bad.status_code == 400
    assert "QĐ 2</textarea>" in bad.content.decode()


def test_one_button_does_it_and_the_same_form_shows_the_same_results(client, admin, held):
    first = client.post(URL, sent(held, confirmed="1", **TYPED))
    assert first.status_code == 302
    page = client.get(first["Location"]).content.decode()
    assert "Đã xong 2 trên 3 dòng." in page
    Holding.objects.filter(pk=held[1]).update(valid_to=None)
    again = client.post(URL, sent(held, confirmed="1", **TYPED))
    assert again["Location"] == first["Location"]
    assert client.get(again["Location"]).content.decode().count("Đã xong</span>") == page.count("Đã xong</span>")
    assert BulkRun.objects.get().posted == {}


def test_another_form_under_the_same_key_is_refused(client, admin, held):
    client.post(URL, sent(held, confirmed="1", **TYPED))
    assert client.post(URL, sent(held[:1], confirmed="1", **TYPED)).status_code == 409


def test_nobody_else_sees_the_results(client, admin, held, person, province):
    url = client.post(URL, sent(held, confirmed="1", **TYPED))["Location"]
    other = person("Lê Khác", province, Role.ADMINISTRATOR)
    other.user = get_user_model().objects.create_user("khac")
    other.save()
    client.force_login(other.user)
    assert client.get(url).status_code == 404


def begun(admin, held):
    rows = [(pk, None) for pk in held]
    posted = {name: [value] for name, value in TYPED.items()}
    return bulk.begin("holding.end", rows, actor=actor_of(admin), key="k", posted=posted, back="/")


def test_a_run_left_in_the_middle_shows_how_far_it_is_and_is_finished_by_the_worker(client, admin, held):
    run = begun(admin, held)
    inputs = {"last_day": date(2026, 12, 31), "basis": "QĐ 2"}
    bulk.go_on(run, actor=actor_of(admin), inputs=inputs, seconds=-1)
    page = client.get(reverse("bulk-run", args=[run.uid])).content.decode()
    assert "Còn 2 dòng" in page
    assert "Làm tiếp" in page
    with clock.stated(clock.now() + timedelta(minutes=5)):
        assert finish_left(acting) == 1
        assert finish_left(acting) == 0
    run.refresh_from_db()
    assert [done for _pk, done, _reasons in run.results] == [True, False, True]


def test_a_slice_that_was_killed_before_it_kept_its_results_is_done_again_without_harm(admin, held):
    run, inputs = begun(admin, held), {"last_day": date(2026, 12, 31), "basis": "QĐ 2"}
    bulk.go_on(run, actor=actor_of(admin), inputs=inputs, seconds=60)
    BulkRun.objects.update(results=[], finished_at=None, posted={}, claimed_at=clock.now() - timedelta(minutes=2))
    bulk.go_on(run, actor=actor_of(admin), inputs=inputs, seconds=60)
    run.refresh_from_db()
    assert [done for _pk, done, _reasons in run.results] == [True, False, True]
