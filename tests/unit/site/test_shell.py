"""The rooms, the language of a page and its weight."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from backend.site import navigation
from backend.site.design import design
from backend.site.languages import ChosenLanguageMiddleware
from permissions.roles import Role

LIMIT = 60 * 1024


def language_of(path, **headers):
    request = RequestFactory().get(path, **headers)
    request.COOKIES = headers.get("cookies", {})
    with translation.override("vi"):
        ChosenLanguageMiddleware(lambda _r: HttpResponse()).process_request(request)
        return request.LANGUAGE_CODE


def test_a_page_is_vietnamese_whatever_the_browser_asks():
    assert language_of("/", HTTP_ACCEPT_LANGUAGE="en-US,en") == "vi"


def test_a_page_follows_the_choice_made_here():
    assert language_of("/", cookies={"django_language": "en"}) == "en"
    assert language_of("/", cookies={"django_language": "xx"}) == "vi"


def test_the_api_follows_its_client():
    assert language_of("/api/v1/", HTTP_ACCEPT_LANGUAGE="en") == "en"


def test_a_visitor_sees_only_public_rooms():
    assert {room.code for room in navigation.ROOMS if navigation.may_see(room, None)} == {"verification", "help"}


@pytest.mark.parametrize("role", Role)
def test_everybody_has_an_inbox(role):
    assert any(room.code == "inbox" and navigation.may_see(room, {role}) for room in navigation.ROOMS)


def test_only_auditors_see_the_trail():
    [trail] = [room for room in navigation.ROOMS if room.code == "audit"]
    assert {role for role in Role if navigation.may_see(trail, {role})} == {Role.AUDITOR}


def test_the_first_page_is_light():
    names = ("vendor/pico/pico.min.css", "site/vinhdanh.css", "site/vinhdanh.js", "site/mark.svg")
    parts = [Path(finders.find(name)).read_bytes() for name in (*names, "django_htmx/htmx-2.min.js")]
    parts.append(design(RequestFactory().get("/")).content)
    assert sum(len(gzip.compress(part)) for part in parts) <= LIMIT
