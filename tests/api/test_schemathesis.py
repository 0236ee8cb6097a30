"""Generated requests as three roles against a served demonstration: every answer is as the document says."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import requests

from tests.support.demo import manage
from tests.support.fuzzing import Reader, Tally, fuzz, load, operations

pytestmark = [pytest.mark.schemathesis, pytest.mark.sqlite]
CASES = 3
PARTS = 2  # each has a copy of the demonstration where two run side by side
ROLES = {"thutruong": "head of a unit", "thamdinh": "appraiser", "kiemtra": "auditor"}


def reader(url: str, name: str, password: str) -> Reader:
    got = requests.post(f"{url}/api/v1/token/", json={"username": name, "password": password}, timeout=60)
    assert got.status_code == 200, got.text
    return Reader(url, name, got.json()["token"])


def success_elsewhere() -> set[str]:
    """Acts whose success through HTTP is shown by hand-written inputs in test_verdicts.py, as "POST /…" names."""
    from backend.acts.registry import REGISTER
    from tests.support.verdicts import CREATES, IN_BULK, PREFIX, REACHABLE

    found = set()
    for name in REACHABLE:
        act = REGISTER[name]
        if name in CREATES:
            found.add(f"POST /{CREATES[name]}/")
        else:
            prefix = PREFIX[act.model]
            found.add(f"POST /{prefix}/{{id}}/{act.verb}/")
            bulk = f"POST /{prefix}/bulk/{act.verb}/"
            found |= {bulk, f"{bulk}preview/"} if name in IN_BULK else set()
    return found


# What a reader of these three roles cannot see, or random input cannot be, with the test that shows a success.
BY_HAND = {
    "GET /member-counts/{id}/": "nobody of the play enters one: tests/apps/history/test_facts.py",
    "GET /member-counts/{id}/acts/": "as above",
    "GET /unit-traits/{id}/": "nobody of the play enters one: tests/apps/history/test_facts.py",
    "GET /unit-traits/{id}/acts/": "as above",
    "GET /data-requests/{id}/": "everybody sees the own only: tests/apps/privacy/test_privacy.py",
    "GET /data-requests/{id}/acts/": "as above",
    "GET /name-decisions/{id}/": "the play leaves none in these roles' reach: tests/apps/history/test_facts.py",
    "GET /name-decisions/{id}/acts/": "as above",
    "GET /services/{id}/": "the play enters none: tests/apps/history/test_facts.py",
    "GET /services/{id}/acts/": "as above",
    "GET /holdings/{id}/": "only administrators list holdings: tests/apps/organisation",
    "GET /holdings/{id}/acts/": "as above",
    "GET /people/{id}/": "only administrators list people: tests/api/test_verdicts.py",
    "GET /people/{id}/acts/": "as above",
    "GET /uploads/{id}/": "everybody sees the own uploads only: tests/apps/workbooks/test_api.py",
    "GET /uploads/{id}/acts/": "as above",
    "GET /uploads/{id}/rows/": "as above",
    "GET /what-ifs/{id}/": "everybody sees the own copies only: tests/api/test_verdicts.py",
    "GET /what-ifs/{id}/acts/": "as above",
    "GET /workbooks/{code}/{key}/columns/": "needs a known workbook: tests/apps/workbooks/test_api.py",
    "GET /workbooks/{code}/{key}/template/": "as above",
    "GET /data-requests/{id}/contents/": "needs an answered request of one's own: tests/apps/privacy",
    "GET /data-requests/{id}/paper/": "as above",
    "GET /data-register/": "only who keeps the register: tests/api/test_readings.py",
    "GET /submissions/{id}/papers/{paper}/": "two keys that belong together: tests/api/test_readings.py",
    "GET /initiatives/{id}/papers/{paper}/": "the same: tests/apps/initiatives/test_pages.py",
    "GET /complaints/{id}/settlements/{instance}/paper/": "the same: tests/api/test_readings.py",
    "GET /award-records/{id}/evidence/": "the play leaves none: tests/apps/history/test_register.py",
    "GET /initiatives/{id}/decision-paper/": "only recognised ones have one: tests/api/test_readings.py",
    "GET /opinions/{id}/paper/": "the play leaves none: tests/apps/publicity",
    "GET /sessions/{id}/minutes/": "only closed sessions have them: tests/api/test_readings.py",
    "GET /sessions/{id}/tally/": "as above",
    "GET /decisions/{id}/letter/": "only sent ones have one: tests/api/test_readings.py",
    "GET /editions/{id}/difference/": "the newest editions may be criteria sets: tests/api/test_readings.py",
    "GET /editions/{id}/stages-difference/": "only processes: tests/apps/procedures/test_trial_api.py",
    "POST /editions/{id}/trial/": "needs an award and a unit that fit: tests/apps/procedures/test_trial_api.py",
    "POST /process-drafts/{id}/trial/": "as above",
    "GET /sessions/{id}/ballot/": "only a member with a ballot: tests/apps/council",
    "POST /token/": "needs a password: every reader of this test logs in by it",
    "POST /verification/": "needs a PDF: tests/apps/verification",
}


@pytest.mark.parametrize("part", range(PARTS))
def test_every_operation_answers_as_documented(
    part: int, demo_server: str, demo_copy: Path, demo_logins: dict[str, str]
) -> None:
    tally = Tally()
    readers = [reader(demo_server, name, demo_logins[name]) for name in ROLES]
    for operation in operations(load(demo_server), part, PARTS):
        fuzz(operation, readers, tally, CASES)
    print("\n".join(tally.lines()))
    assert not tally.failures, "\n\n".join(f"{where}\n{what}" for where, what in tally.failures.items())
    assert tally.without_success() - success_elsewhere() - set(BY_HAND) == set()
    assert not any(status >= 500 for answers in tally.answers.values() for status in answers)
    the_trail_is_whole(demo_copy)


def the_trail_is_whole(demo_copy: Path) -> None:
    manage(demo_copy, "audit_verify")
    with sqlite3.connect(demo_copy / "db.sqlite3") as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_document_is_made_without_a_warning(tmp_path: Path) -> None:
    manage(tmp_path, "spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "api.yml"))
    assert (tmp_path / "api.yml").read_text(encoding="utf-8").startswith("openapi: 3.1")
