"""The pages: start, template, upload, preview with faults at their cells, confirm, and the copies to download."""

from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.organisation.models import Person
from backend.workbooks import staging
from backend.workbooks.models import Upload
from tests.apps.workbooks.conftest import DAY, packed, sheet

ROW = ["A1", "Bàn", "1.234,5", 3, "94,74 %", DAY, "Nhỏ", "Có"]
START = "/bang-tinh/shelf/a/"


def signed_in(client, django_user_model, actor, name="officer"):
    person = Person.objects.get(pk=actor.person_id)
    person.user = django_user_model.objects.create_user(name)
    person.save()
    client.force_login(person.user)
    return client


@pytest.fixture
def browser(client, django_user_model, officer, shelf):
    return signed_in(client, django_user_model, officer)


@pytest.fixture
def post(browser):
    def run(book):
        data = {"no_secret": "on", "workbook": "shelf", "key": "a", "file": packed(book)}
        return browser.post(START, data, follow=True)

    return run


def test_the_start_offers_template_and_form(browser):
    page = browser.get(START).content.decode()
    assert reverse("workbooks:template", args=["shelf", "a"]) in page
    assert 'type="file"' in page


def test_an_unknown_workbook_or_key_is_not_there(browser):
    assert browser.get("/bang-tinh/shelf/b/").status_code == 404
    assert browser.get("/bang-tinh/nothing/a/").status_code == 404


def test_a_preview_shows_old_and_new_and_is_confirmed(browser, post, shelf):
    shelf.things["A1"] = {"code": "A1", "name": "Bàn cũ"}
    answer = post(sheet(ROW))
    page = answer.content.decode()
    assert "<del>Bàn cũ</del>" in page
    upload = Upload.objects.get()
    done = browser.post(reverse("workbooks:confirm", args=[upload.pk]), {"version": upload.version}, follow=True)
    assert "1 dòng thay đổi" in done.content.decode()
    assert shelf.things["A1"]["name"] == "Bàn"


def test_faults_stand_at_their_cells_and_nothing_can_be_confirmed(browser, post):
    page = post(sheet(ROW, ["A2", "cấm", "abc"])).content.decode()
    assert "<strong>C3</strong>" in page
    assert "“abc” không phải số." in page
    assert "Xác nhận, lưu" not in page


def test_the_marked_copy_colours_and_comments_faulty_cells_and_reads_back(browser, post):
    post(sheet(ROW, ["A2", "Ghế", "abc"]))
    upload = Upload.objects.get()
    data = browser.get(reverse("workbooks:marked", args=[upload.pk])).content
    page = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    assert "abc" in str(page["C3"].comment.text)
    assert (page["C3"].value, page["I3"].value[:5]) == ("abc", "“abc”")
    page["C3"].value = 5
    assert post(page.parent).context["upload"].faulty == 0


def test_a_wrong_file_is_refused_on_the_page_in_words(browser):
    data = {"no_secret": "on", "workbook": "shelf", "key": "a", "file": BytesIO(b"ma,ten\nA,B\n")}
    answer = browser.post(START, data)
    assert answer.status_code == 409
    assert "không phải tệp Excel" in answer.content.decode()


def test_what_changed_meanwhile_gives_a_fresh_preview(browser, post, shelf):
    post(sheet(ROW))
    upload = Upload.objects.get()
    shelf.things["A1"] = {"code": "A1", "name": "Bàn người khác ghi"}
    answer = browser.post(reverse("workbooks:confirm", args=[upload.pk]), {"version": upload.version})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<del>Bàn người khác ghi</del>" in page
    assert "Xác nhận, lưu 1 dòng" in page


def test_a_long_file_is_read_in_steps_with_progress(browser, post, monkeypatch):
    monkeypatch.setattr(staging, "BATCH", 100)
    monkeypatch.setattr(staging, "STEP_SECONDS", 0)
    monkeypatch.setattr("backend.workbooks.services.READ_AT_ONCE", 50)
    monkeypatch.setattr(staging.read_on, "__kwdefaults__", {"seconds": 0})
    first = post(sheet(*[[f"A{n}", "Bàn"] for n in range(150)])).content.decode()
    assert 'http-equiv="refresh"' in first
    upload = Upload.objects.get()
    assert (upload.rows_read, upload.read_done) == (100, False)
    second = browser.get(reverse("workbooks:preview", args=[upload.pk])).content.decode()
    assert "Xác nhận, lưu 150 dòng" in second


def test_a_strangers_upload_is_not_there(browser, post, client, django_user_model, person, province, acting):
    post(sheet(ROW))
    other = signed_in(client, django_user_model, acting(person("Vũ Khác", province, "appraiser")), "other")
    assert other.get(reverse("workbooks:preview", args=[Upload.objects.get().pk])).status_code == 404


def test_the_template_reads_back_as_no_change(browser, post, shelf, send, officer):
    post(sheet(ROW))
    upload = Upload.objects.get()
    browser.post(reverse("workbooks:confirm", args=[upload.pk]), {"version": upload.version})
    data = browser.get(reverse("workbooks:template", args=["shelf", "a"])).content
    again = post(openpyxl.load_workbook(BytesIO(data)))
    assert "không có gì thay đổi" in again.content.decode()


def test_rows_without_change_are_shown_only_when_asked(browser, post, shelf):
    shelf.things["A1"] = {"code": "A1", "name": "Bàn"}
    post(sheet(["A1", "Bàn"], ["A2", "Ghế"], heads=["Mã", "Tên"]))
    url = reverse("workbooks:preview", args=[Upload.objects.get().pk])
    quiet, every = (browser.get(one).content.decode() for one in (url, f"{url}?loai=tat-ca"))
    assert ("A1 – Bàn" in quiet, "A1 – Bàn" in every, "A2 – Ghế" in quiet) == (False, True, True)


def test_a_preview_takes_the_same_number_of_queries_for_few_and_many(browser, post):
    def cost(prefix, count):
        post(sheet(*[[f"{prefix}{n}", "Bàn"] for n in range(count)], heads=["Mã", "Tên"]))
        url = reverse("workbooks:preview", args=[Upload.objects.latest("pk").pk])
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(url).status_code == 200
        return len(seen)

    assert cost("A", 2) == cost("B", 60)
