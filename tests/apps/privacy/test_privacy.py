"""Personal data: every field about a person is registered; who is nominated is told; who asks gets an answer."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.apps import apps
from django.db.models import CharField
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader
from rest_framework.test import APIClient

from backend import urls
from backend.acts.runner import perform
from backend.audit.models import Line
from backend.base import clock
from backend.exemplars.models import Exemplar
from backend.organisation.actors import actor_of
from backend.papers import making
from backend.privacy.held import HIDDEN_APPS, held_about
from backend.privacy.models import DataRequest, NomineeNotice
from backend.privacy.notices import tell_in_inbox, untold
from backend.privacy.register import about_persons, due, label_of, missing, points_to_person, register
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
    client = browser(who)
    sheet = load_workbook(BytesIO(client.get(reverse("privacy:workbook", args=[made.pk])).content)).active
    assert who.full_name in {str(cell) for row in sheet.values for cell in row}
    assert who.full_name in client.get(reverse("privacy:request", args=[made.pk])).text
    assert client.get(reverse("privacy:paper", args=[made.pk])).content.startswith(b"%PDF")
    assert "Hồ sơ cá nhân" in "".join(page.extract_text() for page in PdfReader(BytesIO(making.read(made.paper))).pages)
    other = browser(person("Người Khác", unit_a))
    assert {
        other.get(reverse(f"privacy:{name}", args=[made.pk])).status_code for name in ("request", "paper", "workbook")
    } == {404}


def test_the_answer_over_the_api_is_the_same_and_only_for_its_person(received, does, person, unit_a, browser):
    who, other = received(1).nominations.get().person, person("Người Khác", unit_a)
    made = send(who)
    url = f"/api/v1/data-requests/{made.pk}/contents/"
    assert [browser(one) is not None and api(one).get(url).status_code for one in (who, other)] == [404, 404]
    does("admin", "data_request.take", made)
    does("admin", "data_request.answer", made, answer="Gửi kèm bảng dữ liệu.")
    made.refresh_from_db()
    told = api(who).get(url).json()
    assert told == made.contents
    assert {"where": "Hồ sơ cá nhân", "field": "Họ và tên", "value": who.full_name, "times": 1} in [
        value for group in told["groups"] for value in group["values"]
    ]
    assert api(who).get(f"/api/v1/data-requests/{made.pk}/paper/")["Content-Type"] == "application/pdf"
    assert api(who).get(f"/api/v1/data-requests/{made.pk}/").json()["id"] == made.pk
    assert api(other).get(url).status_code == 404


def api(who):
    client = APIClient()
    client.force_login(who.user)
    return client


def test_a_correction_is_answered_only_once_something_was_corrected(received, does, browser):
    who = received(1).nominations.get().person
    made = send(who, asked="correction", what="Chức vụ đúng là Trưởng phòng")
    does("admin", "data_request.take", made)
    with pytest.raises(Refused) as no:
        does("admin", "data_request.answer", made, answer="Đã sửa.")
    assert codes(no) == ["data_request.nothing_corrected"]
    does("admin", "person.edit", who, full_name=who.full_name, unit=who.unit, position="Trưởng phòng")
    does("admin", "data_request.answer", made, answer="Đã sửa chức vụ.")
    made.refresh_from_db()
    assert [change["act"] for change in made.contents["changes"]] == ["person.edit"]
    assert "Trưởng phòng" in str(made.contents["groups"])


def test_what_was_done_equally_often_is_told_once_and_only_about_oneself(received, people):
    row = received(1).nominations.get()
    told = held_about(people["preparer"])
    assert len({(one.where, one.field, one.value) for one in told}) == len(told)
    assert not [one for one in told if one.value in (row.nominee_name, people["head"].full_name)]


def test_every_record_and_field_that_is_told_has_a_name():
    known = register()
    models = [model for model in apps.get_models() if points_to_person(model)]
    told = [model for model in models if model.__module__.startswith("backend.") and not hidden(model)]
    assert [model._meta.label for model in told if known.record_name(model) == model._meta.label] == []
    fields = [(model, field) for model in told for field in model._meta.local_fields]
    listed = [(model, field) for model, field in fields if known.row_of(label_of(model, field))]
    assert [label_of(*one) for one in listed if known.field_name(*one) == one[1].name] == []


def hidden(model):
    return model._meta.app_label in HIDDEN_APPS


@pytest.mark.parametrize("field", [
    "dossiers.ReportText.value", "publicity.PublicationComment.sealed_text", "initiatives.Initiative.problem",
    "initiatives.InitiativeAuthor.contribution", "exemplars.Exemplar.story", "complaints.Complaint.content",
    "complaints.Complaint.complainant", "candidates.Answer.marks",
])  # fmt: skip
def test_free_text_about_somebody_is_found_by_the_search(field):
    assert field in about_persons()


def test_a_new_field_without_a_row_is_found(monkeypatch):
    field = CharField(max_length=1000, name="hobbies")
    field.set_attributes_from_name("hobbies")
    field.model = Exemplar
    monkeypatch.setattr(Exemplar._meta, "local_fields", [*Exemplar._meta.local_fields, field])
    assert missing() == ["exemplars.Exemplar.hobbies"]


def test_a_correction_says_what_is_wrong_and_answering_changes_nothing(received, does, browser):
    who = received(1).nominations.get().person
    page = browser(who).post(reverse("privacy:ask"), {"asked": "correction"})
    assert (page.status_code, DataRequest.objects.count()) == (400, 0)
    made, before = send(who, asked="correction", what="Chức vụ đúng là Trưởng phòng"), who.position
    does("admin", "data_request.take", made)
    does("admin", "data_request.answer", made, answer="Đã chuyển đơn vị.", elsewhere="Phần bổ sung của đơn vị")
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
