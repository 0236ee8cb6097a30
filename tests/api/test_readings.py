"""What pages read beside lists is read over REST by the same people: in the played demonstration, for whoever may."""

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.base.scopes import visible
from backend.catalogue.models import Edition
from backend.complaints.models import Settlement
from backend.council.models import Session
from backend.decisions.models import Decision
from backend.dossiers.models import AchievementReport
from backend.initiatives.models import Initiative
from backend.nominations.models import AwardChange, Nomination, SubmissionPaper
from backend.organisation.models import Person
from backend.review.models import Stage
from permissions.actor import Actor
from permissions.roles import Role
from tests.support.rows import counts

pytestmark = [pytest.mark.sqlite, pytest.mark.usefixtures("demo_db")]
PDF = b"%PDF-"
WORD = b"PK\x03\x04"


@pytest.fixture
def readers(people: list[tuple[Person, Actor]]) -> list[tuple[Person, Actor]]:
    """Everybody who can sign in."""
    return [(person, actor) for person, actor in people if person.user is not None]


@pytest.fixture
def read(readers: list[tuple[Person, Actor]]) -> Callable[[str, str], Any]:
    """The answer to somebody who holds a role."""

    def ask(role: str, url: str) -> Any:
        person = next(person for person, actor in readers if Role(role) in actor.roles())
        return _as(person, url)

    return ask


def _as(person: Person, url: str) -> Any:
    client = APIClient()
    client.force_authenticate(person.user)
    return client.get(f"/api/v1/{url}")


@pytest.fixture
def one_each(readers: list[tuple[Person, Actor]]) -> list[tuple[Person, Actor]]:
    """The first who holds each role."""
    found = {role: (person, actor) for person, actor in reversed(readers) for role in actor.roles()}
    return list({person.pk: (person, actor) for person, actor in found.values()}.values())


@pytest.fixture
def anybody(readers: list[tuple[Person, Actor]]) -> Callable[[str], Any]:
    """The first good answer that anybody gets; whoever is asked before gets 403 or 404."""

    def ask(url: str) -> Any:
        for person, _actor in readers:
            answer = _as(person, url)
            if answer.status_code == 200:
                return answer
            assert answer.status_code in (403, 404), (url, answer.content)
        raise AssertionError(f"nobody reads {url}")

    return ask


@pytest.mark.parametrize(("url", "role"), [
    ("inbox/", "appraiser"), ("overdue/", "appraiser"), ("calendar/", "appraiser"), ("my-data/", "unit_head"),
    ("data-register/", "administrator"), ("search/?q=nguyen", "appraiser"), ("award-changes/", "appraiser"),
    ("submissions/to-receive/", "reception_officer"), ("nominee-notices/due/", "unit_head"),
    ("award-changes/?waiting=mine", "unit_head"),
])  # fmt: skip
def test_what_pages_of_everyday_show_is_read(read, url, role):
    before = counts()
    answer = read(role, url)
    assert answer.status_code == 200, answer.content
    assert counts() == before


def test_the_inbox_is_the_first_page(one_each):
    for person, _actor in one_each[:6]:
        client = APIClient()
        client.force_login(person.user)
        told = client.get("/api/v1/inbox/").json()
        page = client.get("/").content.decode()
        assert all(f'href="{row["url"]}"' in page.replace("&amp;", "&") for row in told)


def test_each_way_of_waiting_is_the_list_of_its_page(one_each):
    from backend.base import clock
    from backend.review import queries

    asked = {"mine": queries.mine, "letters": queries.letters_to_settle}
    seen = 0
    for person, actor in one_each:
        for name, rows in asked.items():
            expected = visible(rows(actor, clock.now()), actor, "nomination.view").count()
            found = _as(person, f"stages/?waiting={name}&page_size=200").json()["results"]
            assert len(found) == min(expected, 200)
            seen += len(found)
        assert _as(person, "stages/?waiting=supplements").status_code == 200
        stuck = _as(person, "stages/?waiting=stuck").json()["results"]
        assert Role.ADMINISTRATOR in actor.roles() or stuck == []
    assert seen


def test_a_list_and_its_rows_are_taken_away_as_papers(anybody):
    link = SubmissionPaper.objects.filter(paper__drawn=True).first()
    listed = anybody(f"submissions/{link.submission_id}/papers/").json()
    assert link.pk in {row["id"] for row in listed}
    assert anybody(f"submissions/{link.submission_id}/papers/{link.pk}/").content.startswith(PDF)
    assert anybody(f"submissions/{link.submission_id}/letter-pdf/").content.startswith(PDF)
    assert anybody(f"submissions/{link.submission_id}/letter-word/").content.startswith(WORD)
    report = AchievementReport.objects.first()
    assert anybody(f"achievement-reports/{report.pk}/pdf/").content.startswith(PDF)
    assert anybody(f"achievement-reports/{report.pk}/word/").content.startswith(WORD)


def test_papers_of_council_and_decision_are_read(anybody):
    session = Session.objects.filter(minutes__isnull=False).first()
    assert anybody(f"sessions/{session.pk}/minutes/").content.startswith(PDF)
    assert anybody(f"sessions/{session.pk}/tally/").content.startswith(PDF)
    decision = Decision.objects.filter(letter__isnull=False, paper__isnull=False).first()
    assert anybody(f"decisions/{decision.pk}/letter/").content.startswith(PDF)
    assert anybody(f"decisions/{decision.pk}/paper/").content.startswith(PDF)


BEHIND = {
    "settlement": (Settlement.objects.all(), "complaints/{0.complaint_id}/settlements/{0.instance}/paper/"),
    "recognition": (Initiative.objects.filter(decision_paper__isnull=False), "initiatives/{0.pk}/decision-paper/"),
}


@pytest.mark.parametrize("name", BEHIND)
def test_a_paper_behind_a_thing_is_handed_to_whoever_sees_the_thing(anybody, name):
    rows, url = BEHIND[name]
    assert anybody(url.format(rows.all().first())).content


def test_editions_are_compared_row_by_row(read):
    packs = Edition.objects.filter(kind="pack").order_by("-pk")
    told = read("appraiser", f"editions/{packs[0].pk}/difference/").json()
    assert {"kind", "table", "code", "title", "changed"} == set(told[0])
    criteria = Edition.objects.filter(kind="criteria").first()
    assert read("appraiser", f"editions/{criteria.pk}/difference/").status_code == 404


def test_a_dossier_tells_its_law(read):
    stage = Stage.objects.order_by("-pk").first()
    told = read("appraiser", f"submissions/{stage.nomination.submission_id}/laws/").json()
    assert told["pack"] == stage.nomination.submission.pack_id


def test_changes_of_award_belong_to_nominations_in_reach(one_each):
    for person, actor in one_each:
        rows = _as(person, "award-changes/?page_size=200").json()["results"]
        seen = visible(Nomination.objects.all(), actor, "nomination.view")
        assert len(rows) == AwardChange.objects.filter(nomination__in=seen).count()
