"""Personal data: every field about a person is registered; who is nominated is told; who asks gets an answer."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from backend import urls
from backend.acts.runner import perform
from backend.audit.models import Line
from backend.base import clock
from backend.organisation.actors import actor_of
from backend.papers import making
from backend.privacy.models import DataRequest, NomineeNotice
from backend.privacy.notices import tell_in_inbox, untold
from backend.privacy.register import due, missing, register
from permissions.check import NotPermitted
from workflows.basis import Status
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
assert urls


def send(person, **inputs):
    return perform("data_request.send", actor=actor_of(person), inputs={"asked": "access", **inputs}).result


def codes(no):
    return [reason.code for reason in no.value.reasons]


def test_every_stored_field_about_a_person_is_in_the_register():
    assert missing() == []


def test_every_row_of_the_register_says_all_that_it_must_and_how_far_it_is_known():
    for row in register().rows:
        assert all((row.fields, row.purpose, row.seen_by, row.keep, row.basis, row.source))
        assert row.kind in ("basic", "sensitive", "none")
        assert Status(row.status) is Status.UNCONFIRMED or "91/2025" not in row.basis


def test_a_row_that_names_a_field_comes_before_a_pattern():
    row = register().row_of("nominations.Submission.signed_by")
    assert row is not None
    assert "ai lập, ai ký" in row.purpose


def test_a_nominee_with_a_login_is_told_in_the_inbox(received, browser):
    person = received(1).nominations.get().person
    client = browser(person)
    assert (tell_in_inbox(clock.now()), tell_in_inbox(clock.now())) == (1, 0)
    assert "thông báo về dữ liệu cá nhân" in client.get("/").text
    assert "được đơn vị đề nghị khen thưởng" in client.get(reverse("privacy:mine")).text
    assert Line.objects.filter(entry__act="nominee_notice.record").latest("pk").data == {"notice": "inbox"}


def test_a_nominee_without_a_login_is_told_on_paper_by_the_unit(received, does, people, browser):
    row = received(1).nominations.get()
    assert (tell_in_inbox(clock.now()), list(untold())) == (0, [row])
    assert row.nominee_name in browser(people["preparer"]).get(reverse("privacy:notices")).text
    does("preparer", "nominee_notice.record", row, given_on=date(2025, 7, 12))
    assert (NomineeNotice.objects.get().how, list(untold())) == ("paper", [])
    with pytest.raises(Refused) as no:
        does("preparer", "nominee_notice.record", row, given_on=date(2025, 8, 1))
    assert codes(no) == ["date.in_future", "notice.given_already"]


def test_somebody_without_any_role_asks_and_is_answered_with_a_table(received, does, browser, person, unit_a):
    who = received(1).nominations.get().person
    made = send(who)
    assert (made.state, made.due_on) == ("received", date(2025, 8, 4))
    does("admin", "data_request.take", made)
    does("admin", "data_request.answer", made, answer="Gửi kèm bảng dữ liệu.")
    made.refresh_from_db()
    sheet = load_workbook(BytesIO(making.read(made.paper))).active
    assert who.full_name in {str(cell) for row in sheet.values for cell in row}
    assert browser(who).get(reverse("privacy:paper", args=[made.pk])).status_code == 200
    other = browser(person("Người Khác", unit_a))
    assert other.get(reverse("privacy:request", args=[made.pk])).status_code == 404


def test_a_correction_says_what_is_wrong_and_answering_changes_nothing(received, does, browser):
    who = received(1).nominations.get().person
    page = browser(who).post(reverse("privacy:ask"), {"asked": "correction"})
    assert (page.status_code, DataRequest.objects.count()) == (400, 0)
    made, before = send(who, asked="correction", what="Chức vụ đúng là Trưởng phòng"), who.position
    does("admin", "data_request.take", made)
    does("admin", "data_request.answer", made, answer="Đã chuyển đơn vị sửa bằng phần bổ sung.")
    who.refresh_from_db()
    assert who.position == before


def test_one_request_of_a_kind_at_a_time_and_it_can_be_withdrawn(people):
    made = send(people["preparer"])
    with pytest.raises(Refused) as no:
        send(people["preparer"])
    assert codes(no) == ["data_request.at_work"]
    perform("data_request.withdraw", actor=actor_of(people["preparer"]), subject=made.pk)
    assert send(people["preparer"]).pk != made.pk


def test_only_the_administrator_answers(people, does):
    made = send(people["preparer"])
    with pytest.raises(NotPermitted):
        does("head", "data_request.take", made)


def test_a_refusal_has_its_reason(people, does):
    made = send(people["preparer"])
    does("admin", "data_request.refuse", made, reason="Đã trả lời tháng trước.")
    made.refresh_from_db()
    assert (made.state, made.answer) == ("refused", "Đã trả lời tháng trước.")


def test_what_is_held_about_me_is_told_with_its_reasons(received, browser):
    row = received(1).nominations.get()
    page = browser(row.person).get(reverse("privacy:mine")).text
    assert row.person.full_name in page
    assert re.search(r"Xét khen thưởng|Gọi đúng tên", page)


def test_the_register_is_for_administrators(people, browser):
    page = browser(people["admin"]).get(reverse("privacy:register"))
    assert (page.status_code, "nhạy cảm" in page.text) == (200, True)
    assert browser(people["preparer"]).get(reverse("privacy:register")).status_code == 403


def test_what_has_outlived_its_time_is_shown(people, does):
    made = send(people["preparer"])
    does("admin", "data_request.refuse", made, reason="Không có căn cứ")
    assert (due(date(2025, 8, 1)), [one.many for one in due(date(2026, 8, 1))]) == ([], [1])
