"""The pages of the question: asked by form, answered with a picture, narrowed, sent to Excel, closed to others."""

import pytest
from django.urls import reverse

from backend.candidates import answering
from backend.candidates.models import Question

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


def test_a_question_and_its_acts_are_read_over_the_api(browse, ask, staff):
    url = f"/api/v1/candidate-questions/{ask().pk}/"
    assert browse("head").get(url).json()["state"] == "asked"
    assert {one["act"] for one in browse("head").get(f"{url}acts/").json()} == {"candidate_question.drop"}
