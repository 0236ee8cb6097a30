"""Bad input on the demonstration, by API and by page: a clear message with field and reason, and nothing changes."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from backend.acts.registry import REGISTER
from backend.base import clock
from backend.catalogue.models import Round
from backend.certificates.models import Certificate
from backend.nominations.models import Submission
from backend.papers.storage import PaperStorage
from backend.review.models import Stage
from backend.scoring.models import ScoreSheet
from tests.support.good_inputs import good
from tests.support.rows import counts
from tests.support.verdicts import World, force
from tests.support.workbooks import line, sheet

pytestmark = [pytest.mark.sqlite, pytest.mark.usefixtures("demo_db")]
LANGUAGES = ("vi", "en")


@pytest.fixture
def world(people: Any) -> World:
    return World(people)


def upload(data: bytes, name: str = "giay-to.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def whose(world: World, act: str) -> tuple[Any, Any, Any]:
    return next(iter(world.open_for(REGISTER[act])))


def refused(world: World, act: str, found: tuple[Any, Any, Any], inputs: dict[str, Any], status: int) -> dict[str, Any]:
    """The first reason, after both languages were asked and nothing was changed by either."""
    person, _actor, row = found
    world.client(person)
    before, said = counts(), []
    for language in LANGUAGES:
        answer = world.do(act, person, row, inputs, language)
        assert answer.status_code == status, answer.json()
        said.append(answer.json()["reasons"][0])
    assert counts() == before
    assert said[0]["message"] != said[1]["message"], said
    return dict(said[0])


def typed(world: World, act: str, found: tuple[Any, Any, Any], inputs: dict[str, Any]) -> tuple[int, str]:
    """Status and text of the page after the same was typed there; nothing may have changed."""
    person, _actor, row = found
    world.client(person)
    browser = Client()
    browser.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
    before = counts()
    answer = browser.post(reverse("act", args=[act, row.pk]), {"version": row.version} | inputs)
    assert counts() == before
    return answer.status_code, answer.content.decode()


@pytest.fixture
def self_scoring() -> None:
    force("self_scoring")


@pytest.mark.parametrize(("number", "status"), [("999999", 400), ("-1", 400), ("9" * 40, 400), ("năm", 400)])
def test_points_over_the_maximum_negative_or_no_number(
    number: str, status: int, world: World, self_scoring: None
) -> None:
    found = whose(world, "score_sheet.self_score")
    leaf = direct_leaf(found[2])
    reason = refused(world, "score_sheet.self_score", found, {"values": [{"leaf": leaf, "number": number}]}, status)
    assert reason["field"].startswith("values")


def direct_leaf(of: ScoreSheet) -> str:
    from backend.criteria.criteria_sets import criteria_value
    from workflows.rules.shapes import Direct

    return next(leaf.code for leaf in criteria_value(of.criteria).leaves() if isinstance(leaf.rule, Direct))


def test_a_criterion_that_is_not_in_the_set(world: World, self_scoring: None) -> None:
    found = whose(world, "score_sheet.self_score")
    reason = refused(world, "score_sheet.self_score", found, {"values": [{"leaf": "9.9.9", "number": "1"}]}, 400)
    assert (reason["code"], reason["field"]) == ("score.code_unknown", "values")


@pytest.mark.parametrize(("data", "code"), [
    (b"MZ\x90\x00 a program", "paper.wrong_kind"), (b"PK\x03\x04 no office file", "paper.wrong_kind"),
    (b"<html>", "paper.wrong_kind"),
])  # fmt: skip
def test_a_file_of_the_wrong_kind(data: bytes, code: str, world: World) -> None:
    found = whose(world, "submission.attach")
    reason = refused(world, "submission.attach", found, {"kind": "other", "no_secret": True, "file": upload(data)}, 400)
    assert (reason["code"], reason["field"]) == (code, "file")
    status, page = typed(world, "submission.attach", found, {"kind": "other", "no_secret": True, "file": upload(data)})
    assert (status, reason["message"].split("“")[0] in page) == (409, True)


def test_a_file_over_the_limit(world: World, settings: Any) -> None:
    settings.UPLOAD_LIMIT_BYTES = 2 * 1024 * 1024
    found = whose(world, "submission.attach")
    body = {"kind": "other", "no_secret": True, "file": upload(b"%PDF-" + b"x" * settings.UPLOAD_LIMIT_BYTES)}
    reason = refused(world, "submission.attach", found, body, 400)
    assert (reason["code"], "2 MB" in reason["message"]) == ("paper.too_large", True)


def test_a_workbook_with_wrong_columns(world: World) -> None:
    found = whose(world, "nomination.import")
    body = {"no_secret": True, "file": sheet(line("Trần Văn Thử"), heads=["Loại", "Tuổi"])}
    reason = refused(world, "nomination.import", found, body, 400)
    assert (reason["code"], reason["field"]) == ("workbook.columns_missing", "file")


def test_an_unknown_award_code(world: World) -> None:
    found = whose(world, "nomination.add")
    body = good("nomination.add", found[2], found[1]) | {"award": "huan-chuong-khong-co"}
    assert refused(world, "nomination.add", found, body, 409)["code"] == "award.unknown"


def test_a_submission_without_rows_and_papers_says_what_it_lacks(world: World) -> None:
    prepared = world.succeed("submission.create")
    head = next(p for p, a in world.people if {(h.role.value, h.unit_path) for h in a.holdings} & heads(prepared.actor))
    fresh = Submission.objects.order_by("-pk")[0]
    reason = refused(world, "submission.submit", (head, None, fresh), {}, 409)
    assert (reason["code"], bool(reason["next"])) == ("submission.no_rows", True)
    status, page = typed(world, "submission.submit", (head, None, fresh), {})
    assert (status, reason["message"] in page) == (409, True)


def heads(actor: Any) -> set[tuple[str, str]]:
    return {("unit_head", holding.unit_path) for holding in actor.holdings}


def test_a_submission_sent_twice(world: World) -> None:
    done = world.succeed("submission.submit")
    assert refused(world, "submission.submit", (done.person, None, done.row), {}, 409)["code"] == "state.wrong"


def test_a_row_that_somebody_else_changed_meanwhile(world: World) -> None:
    person, _actor, row = whose(world, "submission.edit")
    client, url = world.client(person), f"/api/v1/submissions/{row.pk}/"
    tag = client.get(url).headers["ETag"]
    client.post(f"{url}edit/", {"title": "Một"}, format="json", headers={"If-Match": tag})
    answer = client.post(f"{url}edit/", {"title": "Hai"}, format="json", headers={"If-Match": tag})
    assert (answer.status_code, Submission.objects.get(pk=row.pk).title) == (412, "Một")
    status, page = typed(world, "submission.edit", (person, None, row), {"title": "Ba"})
    assert (status, "thay đổi" in page) == (409, True)


def test_the_wrong_person_learns_who_may(world: World) -> None:
    _p, _a, row = whose(world, "stage.pass")
    auditor = next(person for person, actor in world.people if {r.value for r in actor.roles()} == {"auditor"})
    reason = refused(world, "stage.pass", (auditor, None, row), {}, 403)
    assert (reason["code"], "Chuyên viên thẩm định" in reason["message"] + reason["next"]) == (
        "permission.out_of_reach", True,
    )  # fmt: skip


def test_a_round_that_is_closed_takes_no_submission(world: World) -> None:
    person, actor, _row = whose(world, "submission.create")
    inputs = good("submission.create", None, actor)
    Round.objects.filter(pk=inputs["round"]).update(closed_at=clock.now())
    assert refused(world, "submission.create", (person, actor, None), inputs, 400)["field"] == "round"


def test_a_deadline_in_the_past(world: World) -> None:
    found = whose(world, "stage.request_supplement")
    body = {"reason": "Thiếu báo cáo", "deadline": "2020-01-01"}
    assert refused(world, "stage.request_supplement", found, body, 400)["field"] == "deadline"
    status, page = typed(world, "stage.request_supplement", found, body)
    assert (status, "sau hôm nay" in page) == (400, True)


def test_a_stage_that_is_over_takes_no_act(world: World) -> None:
    done = world.succeed("stage.pass")
    assert Stage.objects.get(pk=done.row.pk).closed_at is not None
    answer = world.do("stage.pass", done.person, done.row, done.inputs)
    assert answer.status_code in (403, 409)


def test_a_tampered_pdf_is_said_to_be_altered(demo_db: Any) -> None:
    paper = Certificate.objects.filter(paper__isnull=False)[0].paper
    data = PaperStorage(demo_db / "papers").read(paper.sha256)
    for content, kind in ((data, "specimen"), (data.replace(b"/Type", b"/Tipe", 1), "altered")):
        before = counts()
        answer = Client().post("/api/v1/verification/", {"file": upload(content)}, headers={"Accept-Language": "vi"})
        assert answer.status_code == 200, answer.content
        found = answer.json()
        assert (found["kind"] == "altered", counts() == before) == (kind == "altered", True), found
