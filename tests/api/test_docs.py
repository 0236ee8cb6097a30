"""docs/api.md: each of its requests is sent as it stands there, against the demonstration."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from backend.catalogue.models import Round
from backend.organisation.models import Person
from backend.reform.models import ReformTask
from tests.support.demo import ROOT
from tests.support.verdicts import World

pytestmark = [pytest.mark.sqlite, pytest.mark.usefixtures("demo_db")]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
REQUESTS = re.findall(r"```http\n(.*?)```", PAGE, re.DOTALL)


def parsed(text: str) -> tuple[str, str, dict[str, str], Any]:
    head, _blank, body = text.partition("\n\n")
    first, *lines = head.strip().splitlines()
    method, path = first.split(" ", 1)
    return method, path, dict(line.split(": ", 1) for line in lines), json.loads(body) if body.strip() else None


def at_home(text: str) -> str:
    """The page's example numbers, replaced by those of this demonstration."""
    task = ReformTask.objects.filter(state__in=("not_started", "in_progress")).order_by("-pk")[0]
    text = text.replace('"version": 3', f'"version": {task.version}').replace(
        "reform_task-1455-3", task.etag.strip('"')
    )
    return text.replace("1455", str(task.pk)).replace("rounds/5/", f"rounds/{Round.objects.order_by('-pk')[0].pk}/")


def send(text: str, password: str) -> Any:
    method, path, headers, body = parsed(at_home(text).replace('"…"', json.dumps(password)))
    client = World([]).client(Person.objects.get(user__username="thamdinh"))
    headers.pop("Content-Type", "")
    return client.generic(
        method, path, json.dumps(body) if body is not None else "", content_type="application/json", headers=headers
    )


@pytest.mark.parametrize("text", REQUESTS, ids=[text.splitlines()[0] for text in REQUESTS])
def test_the_request_does_what_the_page_says(text: str, demo_logins: dict[str, str]) -> None:
    answer = send(text, demo_logins["thamdinh"])
    made = parsed(text)[1].endswith("/rounds/")
    assert answer.status_code == (201 if made else 200), answer.content


def test_both_ways_of_searching_find_the_same(demo_logins: dict[str, str]) -> None:
    marked, plain = (send(text, "") for text in REQUESTS if "?q=" in text)
    assert marked.json()["results"] == plain.json()["results"] != []


def test_the_types_of_problems_are_those_that_are_answered() -> None:
    from backend.rest.sentences import REQUEST

    told = set(re.findall(r"`([a-z-]+)`", PAGE.split("| status |")[1].split("\n\n")[0]))
    made = {code.replace("_", "-") for code in REQUEST} | {"invalid", "not-permitted", "not-found", "refused", "stale"}
    assert {word for word in told if word not in ("field", "next")} <= made
