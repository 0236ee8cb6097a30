"""The whole way of a complaint: limits, who may, what it leaves untouched, and what other rules may ask."""

from datetime import UTC, date, datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from backend.audit.models import Entry
from backend.base import clock
from backend.base.reasons import tell
from backend.complaints import services
from backend.complaints.models import Complaint, Settlement
from backend.complaints.queries import seen
from backend.matters.models import Matter
from backend.nominations.models import Nomination
from backend.organisation.actors import actor_of
from backend.web.deadlines import pending
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
SETTLED = {"outcome": "upheld", "number": "9/QĐ-GQKN", "text": "Nội dung giải quyết thử."}


def codes(call, kind=Refused):
    with pytest.raises(kind) as no:
        call()
    assert all(tell(reason).says for reason in no.value.reasons)
    return {reason.code for reason in no.value.reasons}


def test_each_step_is_due_by_its_limit(received, act):
    row = received()
    assert row.due_on == date(2026, 8, 13)
    act("accept", "desk", row, adopted_reason="Theo hướng dẫn")
    row.refresh_from_db()
    assert row.due_on == date(2026, 9, 2)


def test_a_difficult_case_has_more_time(received, act):
    row = received()
    act("accept", "desk", row, difficult=True, adopted_reason="Theo hướng dẫn")
    row.refresh_from_db()
    assert row.due_on == date(2026, 9, 17)


def test_limits_that_nobody_confirmed_are_used_only_with_a_reason(received, act):
    row = received()
    assert codes(lambda: act("accept", "desk", row)) == {"complaint.limits_unconfirmed"}


def test_it_is_decided_sent_complained_again_and_decided_for_good(verifying, act):
    row = verifying()
    act("decide", "deputy", row, **SETTLED)
    row.refresh_from_db()
    assert (row.state, row.due_on) == ("decided", date(2026, 8, 6))
    act("send", "desk", row, sent_on=date(2026, 8, 3))
    act("again", "desk", row, reason="Không đồng ý")
    assert codes(lambda: act("decide_again", "other", row, **SETTLED)) == {"complaint.not_verified"}
    act("find", "desk", row, findings="Xác minh lại, như trước.")
    act("decide_again", "other", row, **(SETTLED | {"number": "10/QĐ"}))
    row.refresh_from_db()
    assert (row.state, [s.instance for s in row.settlements.all()]) == ("decided_again", [1, 2])


def test_upholding_changes_no_award_and_draws_a_paper(verifying, act, decision):
    row, before = verifying(), list(Nomination.objects.values_list("pk", "state"))
    act("decide", "deputy", row, **SETTLED)
    decision.refresh_from_db()
    assert (decision.state, list(Nomination.objects.values_list("pk", "state"))) == ("issued", before)
    assert Settlement.objects.get().paper.size > 1000


def test_whoever_signed_the_award_does_not_decide(verifying, act):
    row = verifying()
    assert "conflict.decided_award" in codes(lambda: act("decide", "signed", row, **SETTLED), NotPermitted)


def test_whoever_drafted_it_neither_accepts_nor_verifies_nor_ends_it(received, act, cast):
    row = received()
    assert codes(lambda: act("accept", "drafter", row, adopted_reason="x"), NotPermitted) == {"conflict.decided_award"}
    assert codes(lambda: act("withdraw", "drafter", row, reason="Rút đơn"), NotPermitted) == {"conflict.decided_award"}
    act("accept", "desk", row, adopted_reason="Theo hướng dẫn")
    assert codes(lambda: act("verify", "desk", row, verifier=cast["drafter"])) == {"complaint.verifier_tied"}


def test_the_second_decision_is_another_persons(verifying, act):
    row = verifying()
    act("decide", "deputy", row, **SETTLED)
    act("send", "desk", row, sent_on=date(2026, 8, 3))
    act("again", "desk", row, reason="Không đồng ý")
    act("find", "desk", row, findings="Xác minh lại, như trước.")
    assert codes(lambda: act("decide_again", "deputy", row, **SETTLED), NotPermitted) == {"conflict.decided_first"}


def test_an_open_complaint_is_a_sensitive_fact_about_the_honoured_only(verifying, act, cast):
    row = verifying()
    matter = Matter.objects.get()
    assert (matter.person, matter.matter_kind, matter.state) == (cast["honoured"], "complaint", "open")
    assert "Người khiếu nại" not in matter.document
    act("withdraw", "desk", row, reason="Rút đơn")
    matter.refresh_from_db()
    assert matter.state == "closed"


def test_nothing_is_open_between_the_first_decision_and_a_second_complaint(verifying, act):
    row = verifying()
    act("decide", "deputy", row, **SETTLED)
    assert list(Matter.objects.values_list("state", flat=True)) == ["closed"]
    act("send", "desk", row, sent_on=date(2026, 8, 3))
    act("again", "desk", row, reason="Không đồng ý")
    assert sorted(Matter.objects.values_list("state", flat=True)) == ["closed", "open"]
    act("find", "desk", row, findings="Xác minh lại, như trước.")
    act("decide_again", "other", row, **(SETTLED | {"number": "10/QĐ"}))
    assert set(Matter.objects.values_list("state", flat=True)) == {"closed"}


@pytest.fixture
def decided_before(verifying, act, monkeypatch):
    """Decided on 3/8/2026 as before matters ended with the first decision."""
    row = verifying()
    with monkeypatch.context() as before:
        before.setattr(services, "_close_matter", lambda *_given: None)
        act("decide", "deputy", row, **SETTLED)
    act("send", "desk", row, sent_on=date(2026, 8, 3))
    return row


def closed() -> list[tuple[str, date | None, str]]:
    return list(Matter.objects.order_by("pk").values_list("state", "closed_on", "closing_document"))


def test_a_matter_left_open_by_an_older_version_ends_with_the_first_decision(decided_before):
    migration = import_module("backend.complaints.migrations.0004_close_matters")
    for _twice in range(2):
        migration.close(apps, SimpleNamespace(connection=connection))
        assert closed() == [("closed", date(2026, 8, 3), SETTLED["number"])]


def test_a_second_complaint_ends_a_matter_left_open_by_the_first(decided_before, act):
    with clock.stated(datetime(2026, 8, 20, 3, tzinfo=UTC)):
        act("again", "desk", decided_before, reason="Không đồng ý")
    assert closed() == [("closed", date(2026, 8, 3), SETTLED["number"]), ("open", None, "")]


def test_what_the_first_decision_rests_on_and_when_it_was_sent_stay(verifying, act):
    row = verifying()
    act("decide", "deputy", row, **SETTLED)
    first = Complaint.objects.get(pk=row.pk).findings
    assert codes(lambda: act("again", "desk", row, reason="Không đồng ý")) == {"complaint.not_sent"}
    assert codes(lambda: act("send", "desk", row, sent_on=date(2026, 8, 2))) == {"complaint.sent_dates"}
    act("send", "desk", row, sent_on=date(2026, 8, 3))
    act("again", "desk", row, reason="Không đồng ý")
    row.refresh_from_db()
    assert (row.findings, row.sent_on, row.first_sent_on, row.again_on) == ("", None, *[date(2026, 8, 3)] * 2)
    assert [one.findings for one in row.settlements.all()] == [first] != [""]


def test_a_second_complaint_that_comes_late_is_told_and_left_to_a_person(
    verifying, act, client, cast, django_user_model
):
    row = verifying()
    act("decide", "deputy", row, **SETTLED)
    act("send", "desk", row, sent_on=date(2026, 8, 3))
    cast["desk"].user = django_user_model.objects.create_user("desk")
    cast["desk"].save()
    client.force_login(cast["desk"].user)
    late = "Đã quá 30 ngày kể từ khi gửi quyết định giải quyết lần đầu"
    told = []
    for day in (2, 3):
        with clock.stated(datetime(2026, 9, day, 9, tzinfo=clock.HANOI)):
            told.append(late in client.get(f"/khieu-nai/{row.pk}/").content.decode())
    assert told == [False, True]


def test_a_complaint_about_not_being_honoured_is_no_matter_of_anybody(verifying):
    verifying(against="not_granted", nomination=None)
    assert not Matter.objects.exists()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"known_on": date(2026, 8, 4)}, "complaint.dates"),
        ({"known_on": date(2026, 6, 30)}, "complaint.dates"),
        ({"received_on": date(2026, 8, 4)}, "complaint.dates"),
        ({"nomination": None}, "complaint.whose_award"),
    ],
)
def test_what_does_not_fit_is_refused(received, more, code):
    assert code in codes(lambda: received(**more))


@pytest.mark.parametrize("words", ["Tôi tố cáo ông B nhận hối lộ.", "toi to cao ong B"])
def test_a_denunciation_is_not_taken_and_nothing_of_it_is_stored(received, words):
    assert codes(lambda: received(content=words)) == {"complaint.denunciation"}
    assert not Complaint.objects.exists()
    assert not Entry.objects.filter(act="complaint.receive").exists()


def test_the_same_complaint_is_entered_once_unless_it_was_withdrawn(received, act):
    row = received()
    assert codes(lambda: received(complainant="người  khiếu nại")) == {"complaint.entered_already"}
    received(complainant="Người khiếu nại khác")
    act("withdraw", "desk", row, reason="Nhập nhầm")
    assert received().number != row.number


def test_another_decisions_row_is_refused(received, decision):
    stranger = Nomination.objects.exclude(pk=decision.rows.get().nomination_id)[0]
    assert codes(lambda: received(nomination=stranger)) == {"complaint.other_row"}


def test_a_preparer_sees_none(received, cast):
    received()
    assert not seen(actor_of(cast["preparer"]).on(clock.today())).exists()
    assert seen(actor_of(cast["desk"]).on(clock.today())).count() == 1


def test_its_days_stand_in_the_overdue_list(received):
    row = received()
    with clock.stated(datetime(2026, 8, 20, 9, tzinfo=clock.HANOI)):
        found = [one for one in pending(clock.now()) if one.kind == "complaint"]
    assert [(one.key, one.due, one.title) for one in found] == [(row.pk, row.due_on, f"Khiếu nại {row.number}")]


def test_its_pages_show_it_to_the_desk_and_to_nobody_else(received, client, cast, django_user_model):
    row = received()
    for who in ("desk", "preparer"):
        cast[who].user = django_user_model.objects.create_user(who)
        cast[who].save()
    client.force_login(cast["desk"].user)
    assert row.number in client.get("/khieu-nai/").content.decode()
    page = client.get(f"/khieu-nai/{row.pk}/").content.decode()
    assert "Không đủ tiêu chuẩn." in page
    assert "Thụ lý" in page
    assert "người thụ lý xem đơn" in page
    client.force_login(cast["preparer"].user)
    assert client.get(f"/khieu-nai/{row.pk}/").status_code == 404
    assert client.get("/khieu-nai/").status_code == 403


def test_the_paper_is_read_by_the_desk(verifying, act, client, cast, django_user_model):
    row = verifying()
    act("decide", "deputy", row, **SETTLED)
    cast["desk"].user = django_user_model.objects.create_user("desk")
    cast["desk"].save()
    client.force_login(cast["desk"].user)
    assert client.get(f"/khieu-nai/{row.pk}/quyet-dinh/1/").content.startswith(b"%PDF")


def test_one_that_came_too_late_is_taken_up_only_for_an_obstacle(received, act):
    given = {"adopted_reason": "Theo hướng dẫn"}
    with clock.stated(datetime(2026, 10, 20, 3, 0, tzinfo=UTC)):
        row = received(known_on=date(2026, 7, 20), received_on=date(2026, 10, 19))
        assert codes(lambda: act("accept", "desk", row, **given)) == {"complaint.too_late"}
        act("accept", "desk", row, **given, obstacle="Nằm viện từ tháng 7 đến tháng 9")
    row.refresh_from_db()
    assert (row.state, row.obstacle) == ("accepted", "Nằm viện từ tháng 7 đến tháng 9")
