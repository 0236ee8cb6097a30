"""Consultations: each body answers on its own page and sees only what the question needs; the stage waits for all."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from backend.base import clock
from backend.publicity.asking import ask_named
from backend.publicity.models import Opinion
from permissions.check import NotPermitted
from tests.apps.publicity.conftest import NAMED
from tests.support.office_files import pdf
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
LATE = datetime(2025, 8, 20, 3, 0, tzinfo=UTC)


@pytest.fixture
def stage(at_group, at_stage):
    """One dossier whose tax opinion is to be asked."""
    return at_stage(at_group(1), "y-kien-thue")


@pytest.fixture
def head_b(person, unit_b):
    return person("Đinh Văn Đáp", unit_b, "unit_head")


@pytest.fixture
def unit_c(province):
    from backend.organisation.services import make_unit

    return make_unit(code="C", name="Sở Gió Biển", unit_kind="department", valid_from=date(2023, 1, 1), parent=province)


@pytest.fixture
def asked(stage, does, unit_b, unit_c):
    """Two bodies asked."""
    does("appraiser", "consultation.ask", stage, units=[unit_b, unit_c], question="Có nợ thuế không?")
    return list(stage.opinions.order_by("pk"))


def codes(no):
    return [reason.code for reason in no.value.reasons]


def test_each_body_has_its_question_and_its_clock(asked):
    assert [(row.unit.code, row.state, row.due_on) for row in asked] == [
        ("B", "asked", date(2025, 7, 21)), ("C", "asked", date(2025, 7, 21)),
    ]  # fmt: skip


def test_the_stage_waits_until_all_have_answered(asked, stage, does, head_b, person, unit_c):
    does(head_b, "opinion.answer", asked[0], stand="agrees", text="Không nợ thuế.")
    with pytest.raises(Refused) as no:
        does("appraiser", "consultation.conclude", stage)
    assert (codes(no), no.value.reasons[0].data["units"]) == (["consultation.unanswered"], ["Sở Gió Biển"])
    does(person("Lâm Thị C", unit_c, "unit_head"), "opinion.answer", asked[1], stand="no_opinion")
    does("appraiser", "consultation.conclude", stage)
    stage.refresh_from_db()
    told = "Ý kiến của các cơ quan – Nhất trí: 1; Không nhất trí: 0; Không có ý kiến: 1."
    assert (stage.state, stage.opinion) == ("passed", told)


def test_silence_waits_unless_the_process_has_a_read_rule(asked, stage, does):
    with clock.stated(LATE), pytest.raises(Refused) as no:
        does("appraiser", "consultation.conclude", stage)
    assert codes(no) == ["consultation.unanswered"]


@pytest.mark.parametrize(("status", "passes"), [("text_read", True), ("secondary", False), ("unconfirmed", False)])
def test_silence_counts_only_by_a_rule_whose_text_was_read(at_group, at_stage, does, unit_b, status, passes):
    rule = f'kind = "consultation"\nsilence = "no_opinion"\nbasis = "bịa"\nsource = "house"\nstatus = "{status}"'
    stage = at_stage(at_group(1, ('kind = "consultation"', rule)), "y-kien-thue")
    does("appraiser", "consultation.ask", stage, units=[unit_b], question="Có nợ thuế không?")
    with clock.stated(LATE):
        if passes:
            does("appraiser", "consultation.conclude", stage)
        else:
            with pytest.raises(Refused):
                does("appraiser", "consultation.conclude", stage)
    stage.refresh_from_db()
    assert (stage.state == "passed") is passes


def test_a_recalled_question_is_not_waited_for(asked, stage, does, head_b):
    does(head_b, "opinion.answer", asked[0], stand="agrees")
    does("appraiser", "opinion.recall", asked[1], reason="Hỏi nhầm đơn vị")
    does("appraiser", "consultation.conclude", stage)
    stage.refresh_from_db()
    assert stage.state == "passed"


def test_an_appraiser_of_the_body_that_is_asked_recalls_nothing(asked, does, person, unit_b):
    with pytest.raises(NotPermitted) as no:
        does(person("Lâm Thị Hỏi", unit_b, "appraiser"), "opinion.recall", asked[0], reason="Không muốn trả lời")
    assert [reason.code for reason in no.value.reasons] == ["permission.not_stage_owner"]


def test_nobody_asked_is_no_consultation(stage, does):
    with pytest.raises(Refused) as no:
        does("appraiser", "consultation.conclude", stage)
    assert codes(no) == ["consultation.nobody_asked"]


def test_a_body_is_asked_once_and_something(asked, stage, does, unit_b):
    with pytest.raises(Refused) as no:
        does("appraiser", "consultation.ask", stage, units=[unit_b])
    assert codes(no) == ["consultation.no_question", "consultation.asked_already"]


def test_the_worker_asks_the_bodies_that_the_process_names(at_group, at_stage, unit_b):
    stage = at_stage(at_group(1, ('kind = "consultation"', NAMED)), "y-kien-thue")
    assert (ask_named(clock.now()), ask_named(clock.now())) == (1, 0)
    assert [(row.unit, row.question) for row in stage.opinions.all()] == [(unit_b, "Có nợ thuế không?")]


def test_a_body_sees_only_what_the_question_needs(asked, stage, browser, head_b):
    row = stage.nomination
    row.achievement, row.votes_for = "Toàn văn báo cáo kín", 9
    row.save()
    page = browser(head_b).get(reverse("publicity:opinion", args=[asked[0].pk]))
    assert row.nominee_name in page.text
    assert "kín" not in page.text
    assert "Sở Gió Biển" not in page.text
    for name, pk in (
        ("review:stage", stage.pk),
        ("nominations:nomination", row.pk),
        ("publicity:consultation", stage.pk),
    ):
        assert browser(head_b).get(reverse(name, args=[pk])).status_code == 404
    assert browser(head_b).get(reverse("publicity:opinion", args=[asked[1].pk])).status_code == 404


def test_another_body_does_not_answer_for_it(asked, does, head_b):
    with pytest.raises(NotPermitted):
        does(head_b, "opinion.answer", asked[1], stand="agrees")


def test_the_proposing_unit_sees_how_far_it_is_but_not_who_said_what(asked, does, stage, browser, people, head_b):
    does(head_b, "opinion.answer", asked[0], stand="disagrees", text="Nợ thuế quý hai.")
    url = reverse("publicity:consultation", args=[stage.pk])
    assert "Nợ thuế quý hai." in browser(people["appraiser"]).get(url).text
    assert "Nợ thuế quý hai." not in browser(people["preparer"]).get(url).text


def test_a_signed_paper_comes_with_the_answer(asked, does, browser, people, head_b):
    file = SimpleUploadedFile("cv.pdf", pdf("Tra loi"))
    does(head_b, "opinion.answer", asked[0], stand="agrees", file=file, no_secret=True)
    url = reverse("publicity:opinion-paper", args=[asked[0].pk])
    for asked_at in (url, f"/api/v1/opinions/{asked[0].pk}/paper/"):
        assert browser(people["appraiser"]).get(asked_at).status_code == 200
        assert browser(people["preparer"]).get(asked_at).status_code == 404
    assert Opinion.objects.get(pk=asked[0].pk).paper.checks.get().stated_by == "Đinh Văn Đáp"


def test_who_does_not_agree_says_why(asked, browser, head_b):
    url = reverse("act", args=["opinion.answer", asked[0].pk])
    page = browser(head_b).post(url, {"stand": "disagrees", "no_secret": "on"})
    assert (page.status_code, "Nêu lý do" in page.text) == (400, True)


def test_the_inbox_says_until_when(asked, browser, head_b):
    page = browser(head_b).get("/")
    assert "1 câu hỏi lấy ý kiến chờ đơn vị trả lời" in page.text
    assert asked[0].told() in browser(head_b).get(reverse("publicity:opinions")).text
