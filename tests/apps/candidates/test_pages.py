"""The pages of the question: asked by form, answered with a picture, narrowed, sent to Excel, closed to others."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.base import clock
from backend.candidates import answering
from backend.candidates.models import Question
from backend.catalogue.models import RowConfirmation
from backend.matters.models import RegisterCheck

pytestmark = pytest.mark.django_db


def test_the_head_asks_and_sees_the_picture_and_what_is_lacking(browse, staff, unit_a):
    site = browse("head")
    sent = site.post(reverse("candidates:home"), {"unit": unit_a.pk, "year": 2025})
    page = site.get(sent["Location"]).content.decode()
    assert "<svg" in page
    narrowed = site.get(sent["Location"], {"award": "chien-si-thi-dua-tinh", "standing": "not_eligible"})
    text = narrowed.content.decode()
    assert "Lê Văn An" in text
    assert "thiếu năm 2023" in text
    assert "ứng viên" in text


def test_a_page_that_is_not_done_reloads_itself_and_shows_how_far(browse, ask, staff, monkeypatch):
    monkeypatch.setattr(answering, "BATCH", 1)
    monkeypatch.setattr("backend.candidates.pages.SECONDS", 0)
    answer = browse("head").get(reverse("candidates:question", args=[ask().pk]))
    assert answer["Refresh"] == "3"
    assert "Đã xét" in answer.content.decode()


def test_the_workbook_says_what_each_lacks(browse, ask, staff):
    question = answering.go_on(ask())
    address = reverse("candidates:export", args=[question.pk])
    answer = browse("head").get(address, {"award": "chien-si-thi-dua-tinh"})
    assert answer.content[:2] == b"PK"


@pytest.mark.parametrize("who", ["officer", "preparer", "appraiser"])
def test_nobody_else_sees_the_answers(browse, ask, staff, who):
    question = answering.go_on(ask())
    assert browse(who).get(reverse("candidates:question", args=[question.pk])).status_code == 404
    assert browse(who).get(f"/api/v1/candidate-questions/{question.pk}/answers/").status_code == 404


def test_the_answers_are_read_over_the_api(browse, ask, staff):
    question = ask()
    found = browse("head").get(f"/api/v1/candidate-questions/{question.pk}/answers/?award=chien-si-thi-dua-tinh").json()
    assert {one["name"] for one in found["results"]} >= {"Lê Văn An", "Phạm Thị Cúc"}
    assert Question.objects.get(pk=question.pk).done


def test_the_law_of_many_questions_is_asked_once(browse, ask, cast):
    site, address, asked = browse("head"), "/api/v1/candidate-questions/", []
    for year in (2025, 2024, 2023):
        ask(year=year)
        with CaptureQueriesContext(connection) as seen:
            assert all(one["law_changed"] is False for one in site.get(address).json()["results"])
        statements = [query["sql"] for query in seen.captured_queries]
        asked.append(sum("rowconfirmation" in one and "MAX(" in one for one in statements))
    assert asked == [1, 1, 1]


def test_a_question_and_its_acts_are_read_over_the_api(browse, ask, staff):
    url = f"/api/v1/candidate-questions/{ask().pk}/"
    told = browse("head").get(url).json()
    assert (told["state"], told["progress"], told["percent"], told["law_changed"]) == ("asked", "running", 0, False)
    assert {one["act"] for one in browse("head").get(f"{url}acts/").json()} == {"candidate_question.drop"}


def test_a_page_of_many_answers_takes_as_many_queries_as_one_of_few(browse, ask, staff, person, unit_a):
    """Also where many awards are within reach: their names are looked up once."""
    RegisterCheck.objects.create(unit=unit_a, as_of=date(2026, 1, 15), checked_by="A", checked_at=clock.now())
    site = browse("head")

    def queries(address: str, **given: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert site.get(address, given).status_code == 200
        return len(found)

    few = reverse("candidates:question", args=[answering.go_on(ask()).pk])
    before = [queries(few), queries(few), queries(few, award="lao-dong-tien-tien")]
    for number in range(30):
        person(f"Người Thứ {number}", unit_a)
    many = reverse("candidates:question", args=[answering.go_on(ask()).pk])
    assert [queries(many), queries(many), queries(many, award="lao-dong-tien-tien")] <= before
    assert max(before) <= 30


def test_page_and_api_say_when_what_was_confirmed_of_the_law_changed_since(browse, ask, staff):
    question = answering.go_on(ask())
    page, api = reverse("candidates:question", args=[question.pk]), f"/api/v1/candidate-questions/{question.pk}/"
    assert "bị rút xác nhận" not in browse("head").get(page).content.decode()
    RowConfirmation.objects.create(
        edition=question.pack, row="khong-dang-bi-xem-xet", source="Thử", confirmed_by="Thử",
        confirmed_at=question.asked_at + timedelta(hours=1),
    )  # fmt: skip
    assert "bị rút xác nhận" in browse("head").get(page).content.decode()
    told = browse("head").get(api).json()
    assert (told["progress"], told["percent"], told["law_changed"]) == ("done", 100, True)
