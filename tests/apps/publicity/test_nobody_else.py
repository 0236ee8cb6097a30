"""A walk through the pages, lists and workbooks about dossiers: a comment's words are found by the appraiser alone."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from backend.audit.models import Entry
from backend.base import clock
from backend.publicity import commenting
from backend.publicity.readers import find
from permissions.actor import NOBODY
from permissions.roles import Role

pytestmark = pytest.mark.django_db
WORDS = "Chuong-gio-thuy-tinh"  # nothing else on the site says this
NOTED = "Den-long-mau-vang"
READERS = {Role.APPRAISER}
ROOMS = (
    "/de-nghi", "/cong-khai", "/nhat-ky", "/qua-han", "/tim", "/api/v1/submissions",
    "/api/v1/nominations", "/api/v1/stages", "/api/v1/publication", "/api/v1/audit", "/api/v1/inbox", "/du-lieu",
)  # fmt: skip


def addresses(keys: dict[str, Any]) -> Iterator[str]:
    """Every address that takes nothing, or a number or name of the things in `keys`."""
    for pattern in walk(get_resolver().url_patterns, ""):
        for pk in keys["pks"]:
            found = pattern
            for name in ("<int:pk>", "<int:nomination>", "<int:submission>"):
                found = found.replace(name, str(pk))
            found = (
                found.replace("<str:slug>", keys["slug"])
                .replace("<uuid:uid>", keys["entry"])
                .replace("(?P<pk>[0-9]{1,18})", str(pk))
            )
            if "<" not in found and (found.startswith(ROOMS) or found == "/"):
                yield found
            if "<int:" not in pattern and "(?P<pk>" not in pattern:
                break


def walk(patterns: Any, before: str) -> Iterator[str]:
    """The routes of the resolver as text; of the API's regular expressions the plain beginning."""
    for one in patterns:
        route = str(one.pattern).replace("^", "").replace("\\.", ".").removesuffix("$").removesuffix("\\Z")
        route = route.removesuffix("/?").replace("?$", "")
        if isinstance(one, URLResolver):
            yield from walk(one.url_patterns, before + route)
        elif isinstance(one, URLPattern) and "format" not in route:
            yield "/" + before + route


def texts(data: bytes) -> str:
    """What an answer says: its text, and of a workbook or Word file every part."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            return " ".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    except BadZipFile:
        return data.decode("utf-8", "replace")


def visited(client: Client, keys: dict[str, Any]) -> tuple[int, list[str]]:
    """How many addresses answered, and which of them said the words."""
    client.raise_request_exception = False
    told, answered = [], 0
    for address in sorted(set(addresses(keys))):
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        answered += answer.status_code == 200
        text = texts(body)
        if WORDS in text or NOTED in text:
            told.append(address)
    return answered, told


def test_the_words_of_a_comment_are_nowhere_but_with_the_appraiser(published, browser, people, person, province, does):
    slug = f"{published.code}.cong-khai"
    row = published.nominations.first()
    left = commenting.leave(find(NOBODY, slug, clock.today()), f"{WORDS} {WORDS}", row.pk, clock.today())
    does("appraiser", "publication_comment.handle", left, outcome="considered", note=NOTED)
    keys = {"slug": slug, "entry": str(Entry.objects.latest("pk").uid), "pks": sorted({published.pk, row.pk, left.pk})}
    cache.clear()
    everybody_else = person("Vạn Năng", province, *[role for role in Role if role not in READERS])
    answered, told = visited(browser(everybody_else), keys)
    assert (answered > 20, told) == (True, [])
    assert visited(browser(people["appraiser"]), keys)[1] == [
        "/api/v1/publication-comments/", f"/api/v1/publication-comments/{left.pk}/", "/de-nghi/cong-khai/gop-y/",
    ]  # fmt: skip
