"""Answering by a one-time code: on a page without login, script or cookie; once; with clear words for every no."""

from datetime import datetime

import pytest
from django.core.cache import cache
from django.urls import reverse

from backend.base import clock
from backend.surveys.models import Link
from backend.surveys.tokens import grouped

HARD_WORDS = {
    "unknown": ("ABCDEFGHIJKLMNOP", 404, "Không có mã này"),
    "short": ("ABC", 404, "Không có mã này"),
}


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


def address(code):
    return reverse("surveys:answer", args=[code])


@pytest.fixture
def code(codes, opened, unit_a):
    return codes(unit_a)[0]


GOOD = {"c-Q1": "hai_long", "c-Q2": "binh_thuong", "c-Y": "Nhanh hơn"}


def test_the_page_asks_about_the_unit_and_sets_no_cookie(client, code):
    page = client.get(address(code))
    text = page.content.decode()
    assert "Sở Đồng Lúa" in text
    assert text.count("Rất hài lòng") == 2
    assert "<script" not in text
    assert (not page.cookies, page["Referrer-Policy"], "no-store" in page["Cache-Control"]) == (
        True,
        "no-referrer",
        True,
    )


def test_answers_are_taken_once_and_thanked(client, code):
    done = client.post(address(code), GOOD, follow=True)
    assert "Phiếu đã được nhận" in done.content.decode()
    assert Link.objects.get().used
    again = client.post(address(code), GOOD)
    assert (again.status_code, "đã được dùng" in again.content.decode()) == (409, True)


def test_a_code_may_be_typed_in_groups_and_small_letters(client, code):
    found = client.post(reverse("surveys:enter"), {"ma": f" {grouped(code).lower()} "})
    assert found["Location"] == address(code)


def test_what_is_missing_is_named_and_nothing_typed_is_lost(client, code):
    page = client.post(address(code), {"c-Q1": "hai_long", "c-Y": "Giữ lại"})
    text = page.content.decode()
    assert (page.status_code, Link.objects.get().used) == (400, False)
    assert 'href="#c-Q2"' in text
    assert 'href="#c-Q1"' not in text
    assert "Giữ lại" in text
    assert 'value="hai_long" checked' in text


@pytest.mark.parametrize("kind", HARD_WORDS)
def test_a_code_that_is_none_is_told(client, db, kind):
    typed, status, words = HARD_WORDS[kind]
    page = client.get(address(typed))
    assert (page.status_code, words in page.content.decode()) == (status, True)


def test_a_code_before_the_opening_says_from_when(client, codes, survey, unit_a):
    page = client.get(address(codes(unit_a)[0]))
    assert (page.status_code, "01/06/2026" in page.content.decode()) == (409, True)


def test_a_code_after_the_last_day_says_so(client, code):
    with clock.stated(datetime(2026, 7, 1, 9, tzinfo=clock.HANOI)):
        page = client.post(address(code), GOOD)
    assert (page.status_code, "đã kết thúc" in page.content.decode(), Link.objects.get().used) == (409, True, False)


def test_a_code_of_a_closed_survey_is_told(client, do, opened, code):
    do("survey.close", opened)
    assert "đã kết thúc" in client.get(address(code)).content.decode()


def test_a_voided_code_is_told(client, do, opened, code, unit_a):
    do("survey.void_links", opened, group=opened.groups.get(), unit=unit_a)
    assert "đã bị hủy" in client.get(address(code)).content.decode()


def test_too_many_tries_are_held_and_the_code_stays_good(client, code):
    for _ in range(90):
        client.get(address("A" * 16))
    held = client.post(address(code), GOOD)
    assert (held.status_code, "Chờ" in held.content.decode(), Link.objects.get().used) == (429, True, False)


def test_the_page_speaks_english_when_asked(client, code):
    page = client.get(address(code) + "?ngon-ngu=en")
    assert "Very satisfied" in page.content.decode()
    assert page["Content-Language"] == "en"


def test_an_answer_that_was_never_offered_is_refused(client, code):
    page = client.post(address(code), GOOD | {"c-Q1": "tuyet_voi"})
    assert (page.status_code, Link.objects.get().used) == (400, False)


def test_the_day_of_the_survey_is_the_day_of_vietnam(client, code):
    with clock.stated(datetime(2026, 6, 30, 23, 30, tzinfo=clock.HANOI)):
        assert client.get(address(code)).status_code == 200
