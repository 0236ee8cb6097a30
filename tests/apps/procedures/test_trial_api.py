"""A dossier walked through a draft or a version over REST, and two versions side by side."""

import pytest
from django.contrib.auth import get_user_model
from rest_framework.test import APIClient

from backend.procedures.models import ProcessDraft
from tests.support.rows import counts

pytestmark = pytest.mark.django_db
AWARD = "bang-khen-tinh-phong-trao"


@pytest.fixture
def api(cast):
    """A client for the API of one of the cast."""

    def make(who: str) -> APIClient:
        person = cast[who]
        person.user = get_user_model().objects.create_user(f"nguoi-{person.pk}")
        person.save()
        client = APIClient()
        client.force_authenticate(person.user)
        return client

    return make


@pytest.fixture
def case(unit_a):
    return {"award": AWARD, "nominee_kind": "individual", "received_on": "2026-02-09", "unit": unit_a.pk}


def test_a_trial_run_tells_days_people_and_the_end_and_keeps_nothing(api, draft, case):
    client, url = api("appraiser"), f"/api/v1/process-drafts/{draft.pk}/trial/"
    before = counts()
    plain = client.post(url, case).json()
    assert (plain["ending"], plain["begins_on"]) == ("done", "2026-02-09")
    assert plain["best"]["working_days"] <= plain["worst"]["working_days"]
    assert any(one["name"] and not one["working"] for one in plain["unusual"])
    appraisal = next(one for one in plain["steps"] if one["stage"] == "tham-dinh")
    assert "Đỗ Văn Xét" in appraisal["holders"]
    waited = [{"stage": "tham-dinh", "answer": "supplement", "waits": 10}]
    later = client.post(url, case | {"answers": waited}).json()
    assert later["ends_on"] > plain["ends_on"]
    refused = client.post(url, case | {"answers": [{"stage": "hoi-dong", "answer": "refuse"}]}).json()
    assert (refused["ending"], refused["steps"][-1]["stage"]) == ("refused", "hoi-dong")
    assert counts() == before


def test_a_published_version_is_walked_through_too(api, edition, case):
    found = api("appraiser").post(f"/api/v1/editions/{edition.pk}/trial/", case)
    assert (found.status_code, found.json()["ending"]) == (200, "done")


def test_an_award_of_another_process_is_told_as_a_reason(api, draft, case):
    told = api("appraiser").post(f"/api/v1/process-drafts/{draft.pk}/trial/", case | {"award": "giay-khen-xa"}).json()
    assert "process_trial.award_outside" in {row["code"] for row in told["reasons"]}


@pytest.mark.parametrize(("field", "value"), [
    ("received_on", "0001-01-01"), ("received_on", "9999-12-31"), ("award", "khong-co"), ("unit", 999999999),
    ("nominee_kind", "robot"),
])  # fmt: skip
def test_a_case_that_cannot_be_is_refused_at_its_field(api, draft, case, field, value):
    answer = api("appraiser").post(f"/api/v1/process-drafts/{draft.pk}/trial/", case | {field: value})
    assert (answer.status_code, answer.json()["reasons"][0]["field"]) == (400, field)


def test_a_draft_with_faults_is_not_walked_through(api, draft, case, do):
    for code in [stage.code for stage in draft.process.stages if stage.kind.value == "decision"]:
        do("remove_stage", draft, target=code)
    answer = api("appraiser").post(f"/api/v1/process-drafts/{draft.pk}/trial/", case)
    assert (answer.status_code, answer.json()["reasons"][0]["code"]) == (409, "process_draft.has_findings")


def test_who_does_not_see_the_draft_walks_nothing_through_it(api, draft, case):
    assert api("head").post(f"/api/v1/process-drafts/{draft.pk}/trial/", case).status_code == 404
    assert ProcessDraft.objects.filter(pk=draft.pk).exists()


def test_two_versions_are_told_stage_by_stage_and_row_by_row(api, edition, new_version):
    from tests.apps.procedures.test_moving import longer

    client, newer = api("appraiser"), new_version(longer)
    staged = client.get(f"/api/v1/editions/{newer.pk}/stages-difference/").json()
    assert [(one["kind"], one["code"]) for one in staged["stages"]] == [("changed", "tham-dinh")]
    rows = client.get(f"/api/v1/editions/{newer.pk}/difference/").json()
    assert ("changed", "tham-dinh") in {(one["kind"], one["code"]) for one in rows}
    assert client.get(f"/api/v1/editions/{newer.pk}/difference/", {"older": edition.pk}).json() == rows
    first = client.get(f"/api/v1/editions/{edition.pk}/stages-difference/").json()
    assert {one["kind"] for one in first["stages"]} == {"added"}
    for older in ("x", newer.pk, 999999999):
        wrong = client.get(f"/api/v1/editions/{newer.pk}/difference/", {"older": older})
        assert (wrong.status_code, wrong.json()["reasons"][0]["field"]) == (400, "older")
