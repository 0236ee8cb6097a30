"""Workbooks over REST: upload, preview as JSON, confirm, template and columns."""

from io import BytesIO

import openpyxl
import pytest
from rest_framework.test import APIClient

from backend.organisation.models import Person
from tests.apps.workbooks.conftest import packed, sheet


@pytest.fixture
def api(django_user_model, officer, shelf):
    person = Person.objects.get(pk=officer.person_id)
    person.user = django_user_model.objects.create_user("officer")
    person.save()
    client = APIClient()
    client.force_login(person.user)
    return client


@pytest.fixture
def send_file(api):
    def run(book):
        data = {"no_secret": True, "workbook": "shelf", "key": "a", "file": packed(book)}
        return api.post("/api/v1/uploads/", data, format="multipart")

    return run


def test_an_upload_gives_its_preview_with_faults_per_cell(api, send_file):
    made = send_file(sheet(["A1", "Bàn", 5], ["A2", "Ghế", "abc"]))
    assert (made.status_code, made.json()["faulty"], made.json()["new"]) == (201, 1, 1)
    rows = api.get(f"/api/v1/uploads/{made.json()['id']}/rows/").json()["results"]
    assert [(row["row"], row["status"]) for row in rows] == [(3, "faulty"), (2, "new")]
    fault = rows[0]["faults"][0]
    assert (fault["cell"], fault["value"], fault["code"]) == ("C3", "abc", "workbook.not_a_number")


def test_confirming_is_a_post_with_the_version_that_was_seen(api, send_file, shelf):
    made = send_file(sheet(["A1", "Bàn"])).json()
    url, tag = f"/api/v1/uploads/{made['id']}/confirm/", f'"workbook-{made["id"]}-{made["version"]}"'
    assert api.post(url).status_code == 428
    done = api.post(url, headers={"If-Match": tag})
    assert (done.status_code, done.json()["answer"]) == (200, {"new": 1, "changed": 0})
    assert api.post(url, headers={"If-Match": tag}).status_code in (409, 412)
    assert list(shelf.things) == ["A1"]


def test_a_wrong_file_is_a_problem_with_its_code(api):
    data = {"no_secret": True, "workbook": "shelf", "key": "a", "file": BytesIO(b"%PDF-1.7")}
    answer = api.post("/api/v1/uploads/", data, format="multipart")
    assert answer.status_code == 400
    assert answer.json()["reasons"][0]["code"] == "workbook.not_a_workbook"


def test_template_and_columns_are_given(api):
    book = openpyxl.load_workbook(BytesIO(api.get("/api/v1/workbooks/shelf/a/template/").content))
    assert book.worksheets[0]["A1"].value == "Mã *"
    assert [c["code"] for c in api.get("/api/v1/workbooks/shelf/a/columns/").json()][:2] == ["code", "name"]
    assert api.get("/api/v1/workbooks/shelf/b/template/").status_code == 404


def test_nobody_sees_anything_without_a_login(shelf, db):
    assert APIClient().get("/api/v1/workbooks/shelf/a/template/").status_code in (401, 403)
