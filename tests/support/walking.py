"""Walking through the site as a person of every role: which pages there are, and how each answers."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse

from backend.organisation.models import Holding, Person
from permissions.roles import Role

HREF = re.compile(r'href="(/[^"#]*)')
NOT_PAGES = ("/api/v1/", "/static/")
PER_NAME = 2


@dataclass
class Walk:
    """What was met: the faulty answers, and for each page's name who found it where."""

    faults: list[str] = field(default_factory=list)
    pages: dict[str, tuple[Role | None, str]] = field(default_factory=dict)
    visits: int = 0


def somebody(role: Role) -> Person:
    """A person who holds the role, with a login."""
    held = Holding.objects.filter(role=role).select_related("person__user").order_by("pk").first()
    assert held is not None, f"nobody is {role}"
    person = held.person
    if person.user is None:
        person.user = get_user_model().objects.create_user(f"di-dao-{role.value}-{person.pk}")
        person.save(update_fields=["user"])
    return person


def named_pages() -> list[str]:
    """The address of every named page that needs no argument."""
    found = []
    for name in _names(get_resolver().url_patterns, ""):
        try:
            path = reverse(name)
        except NoReverseMatch:
            continue
        if not path.startswith(NOT_PAGES):
            found.append(path)
    return sorted(set(found))


def _names(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _names(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.name:
            yield f"{space}{one.name}"


def walk(role: Role | None, into: Walk) -> None:
    """Visit every page that this person meets by its name or by a link, at most two of one kind."""
    client = Client(raise_request_exception=False)
    if role is not None:
        client.force_login(somebody(role).user, backend="django.contrib.auth.backends.ModelBackend")
    waiting, seen, counts = deque(named_pages()), set[str](), dict[str, int]()
    while waiting:
        path = waiting.popleft()
        name = _name(path)
        if path in seen or name is None or counts.get(name, 0) >= PER_NAME:
            continue
        seen.add(path)
        counts[name] = counts.get(name, 0) + 1
        waiting.extend(_visited(client, role, name, path, into))


def _visited(client: Client, role: Role | None, name: str, path: str, into: Walk) -> list[str]:
    answer = client.get(path)
    into.visits += 1
    if answer.status_code not in (200, 302, 403, 404) and name not in ("logout", "set_language", "bulk-act"):
        into.faults.append(f"{role or 'visitor'} {path}: {answer.status_code}")
    if answer.status_code != 200 or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return []
    into.pages.setdefault(name, (role, path))
    return [unescape(link) for link in HREF.findall(answer.content.decode())]


def _name(path: str) -> str | None:
    plain = path.partition("?")[0]
    if plain.startswith(NOT_PAGES):
        return None
    try:
        found = resolve(plain)
    except Resolver404:
        return None
    act = found.kwargs.get("name", "") if found.url_name == "act" else ""
    return f"{found.view_name} {act}".strip()
