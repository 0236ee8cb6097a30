"""Reception: who may, the date and number, the law they choose, and what is opened."""

import json
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, transaction
from django.urls import reverse

from backend.audit.models import Line
from backend.base import clock
from backend.base.reasons import tell
from backend.catalogue.models import Round
from backend.catalogue.queries import pack_for
from backend.nominations.models import Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding
from backend.review.models import Stage
from backend.review.queries import to_receive
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


def codes(refused) -> set[str]:
    for reason in refused.value.reasons:
        assert tell(reason).says
    return {reason.code for reason in refused.value.reasons}


def test_receiving_gives_number_law_and_process(received):
    submission = received()
    assert (submission.state, submission.register_number) == ("received", "1")
    assert submission.received_on == date(2025, 7, 14)
    assert submission.pack.code == "l06-2022-nd152-2025"
    assert submission.process.code == "bang-khen-tinh-phong-trao-cchc"
    assert set(submission.nominations.values_list("state", flat=True)) == {"in_process"}


def test_what_the_unit_did_is_written_and_appraisal_opens(received):
    nomination = received(1).nominations.get()
    rows = [(row.code, row.state) for row in nomination.stages.order_by("pk")]
    assert rows == [
        ("hop-don-vi", "passed"), ("ky-to-trinh", "passed"), ("tiep-nhan", "passed"), ("tham-dinh", "open"),
    ]  # fmt: skip
    stage = nomination.stages.get(code="tham-dinh")
    assert (stage.owner_role, stage.owner_unit.code, stage.independent) == ("appraiser", "MH", True)
    assert stage.due_on == date(2025, 8, 4)


def test_the_slip_is_drawn_and_kept(received):
    slip = received().papers.get(paper__kind="receipt_slip").paper
    assert slip.drawn
    assert slip.specimen
    assert "Chưa có thời hạn được xác nhận" in slip.content


def test_an_unconfirmed_time_limit_is_promised_only_with_a_reason(submitted, does):
    submission = submitted()
    does("desk", "submission.receive", submission, due_reason="theo thông lệ của tỉnh")
    submission.refresh_from_db()
    assert submission.due_on == date(2025, 8, 18)
    slip = submission.papers.get(paper__kind="receipt_slip").paper
    assert "theo thông lệ của tỉnh" in slip.content


def test_a_date_in_the_future_is_refused(submitted, does):
    submission = submitted()
    with pytest.raises(Refused) as no:
        does("desk", "submission.receive", submission, received_on=date(2025, 7, 15))
    assert codes(no) == {"submission.received_in_future"}
    assert Submission.objects.get(pk=submission.pk).received_on is None


def test_a_past_date_needs_its_reason(submitted, does):
    submission = submitted()
    with pytest.raises(Refused) as no:
        does("desk", "submission.receive", submission, received_on=date(2025, 7, 11))
    assert codes(no) == {"submission.late_without_reason"}
    does("desk", "submission.receive", submission, received_on=date(2025, 7, 11), late_reason="Văn thư chuyển chậm")
    assert Submission.objects.get(pk=submission.pk).received_on == date(2025, 7, 11)


def test_all_reasons_come_at_once(submitted, received, does):
    received(1)
    with pytest.raises(Refused) as no:
        does("desk", "submission.receive", submitted(), received_on=date(2017, 1, 1), register_number="1")
    assert codes(no) == {
        "submission.late_without_reason", "submission.received_before_letter", "submission.register_taken",
        "submission.no_pack", "submission.no_process", "submission.received_before_round",
    }  # fmt: skip


def test_a_day_before_the_round_opened_is_refused(submitted, does):
    submission = submitted()
    Submission.objects.filter(pk=submission.pk).update(letter_date=None)
    with pytest.raises(Refused) as no:
        does("desk", "submission.receive", submission, received_on=date(2025, 6, 30), late_reason="Văn thư chuyển chậm",
             paper_register="Số 15 ngày 30/6/2025")  # fmt: skip
    assert codes(no) == {"submission.received_before_round"}


@pytest.fixture
def entered_late(submitted, round_):
    """Submitted here on 5/10/2026 in a round opened in September, when another law held."""
    with clock.stated(datetime(2026, 10, 5, 3, 0, tzinfo=UTC)):
        Round.objects.filter(pk=round_.pk).update(opens_on=date(2026, 9, 1))
        submission = submitted(1)
        Submission.objects.filter(pk=submission.pk).update(
            letter_date=date(2026, 9, 20), submitted_at=datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
        )
        yield Submission.objects.get(pk=submission.pk)


def test_an_earlier_day_does_not_choose_another_law_without_evidence(entered_late, does):
    given = {"received_on": date(2026, 9, 30), "late_reason": "Văn thư chuyển chậm"}
    with pytest.raises(Refused) as no:
        does("desk", "submission.receive", entered_late, **given)
    assert codes(no) == {"submission.paper_register_missing"}
    does("desk", "submission.receive", entered_late, **given, paper_register="Số 812 ngày 30/9/2026")
    entered_late.refresh_from_db()
    assert entered_late.pack != pack_for(date(2026, 10, 5), entered_late.unit)
    assert (entered_late.paper_register, entered_late.on_paper_before) == ("Số 812 ngày 30/9/2026", True)
    line = Line.objects.get(subject_kind="submission", move="submission.receive")
    assert "Số 812 ngày 30/9/2026" in json.dumps(line.data, ensure_ascii=False)
    slip = entered_late.papers.get(paper__kind="receipt_slip").paper.content
    assert "Hồ sơ giấy nhận ngày 30/09/2026, trước khi trình trên hệ thống ngày 05/10/2026" in slip


def test_an_earlier_day_of_the_same_law_needs_no_evidence_and_is_told(entered_late, does, enter):
    does("desk", "submission.receive", entered_late, received_on=date(2026, 10, 2), late_reason="Văn thư chuyển chậm")
    page = enter("appraiser").get(f"/de-nghi/{entered_late.pk}/").content.decode()
    assert "nhận bản giấy trước khi trình trên hệ thống: Văn thư chuyển chậm" in page


def test_the_page_names_the_evidence_where_the_law_is_named(entered_late, does, enter):
    does("desk", "submission.receive", entered_late, received_on=date(2026, 9, 30), late_reason="Văn thư chuyển chậm",
         paper_register="Số 812 ngày 30/9/2026")  # fmt: skip
    for url in (f"/de-nghi/{entered_late.pk}/", reverse("review:law", args=[entered_late.pk])):
        page = enter("appraiser").get(url).content.decode()
        assert "theo ngày nhận bản giấy 30/09/2026; sổ văn bản đến: Số 812 ngày 30/9/2026" in page


def test_the_day_is_the_vietnamese_one_late_in_the_evening(submitted, does):
    submission = submitted()
    with clock.stated(datetime(2025, 7, 14, 17, 30, tzinfo=UTC)):
        does("desk", "submission.receive", submission)
    submission.refresh_from_db()
    assert submission.received_on == date(2025, 7, 15)


def test_numbers_run_on_and_a_given_one_must_be_free(submitted, received, does):
    received(1)
    second = submitted(1)
    with pytest.raises(Refused) as no:
        does("desk", "submission.receive", second, register_number="1")
    assert codes(no) == {"submission.register_taken"}
    does("desk", "submission.receive", second, register_number="7")
    assert received(1).register_number == "8"


@pytest.mark.parametrize("who", ["preparer", "head", "appraiser", "secretary", "admin"])
def test_only_the_reception_officer_receives(submitted, does, who):
    with pytest.raises(NotPermitted):
        does(who, "submission.receive", submitted())


def test_a_reception_officer_of_the_unit_itself_does_not_receive_for_the_province(submitted, does, person, unit_a):
    with pytest.raises(NotPermitted):
        does(person("Đinh Thị Cổng", unit_a, "reception_officer"), "submission.receive", submitted())


def test_a_list_waits_only_at_the_desk_of_the_body_that_opened_the_round(submitted, people, person, unit_a, client):
    found, own = submitted(), person("Đinh Thị Cổng", unit_a, "reception_officer")
    for someone, seen in ((own, []), (people["desk"], [found])):
        someone.user = get_user_model().objects.create(username=f"u{someone.pk}")
        someone.save()
        client.force_login(someone.user)
        offered = {row["act"] for row in client.get(f"/api/v1/submissions/{found.pk}/acts/").json()}
        assert ("submission.receive" in offered) == bool(seen)
        assert client.get(reverse("review:receive", args=[found.pk])).status_code == (200 if seen else 404)
        assert list(to_receive(actor_of(someone), clock.now())) == seen


def test_receiving_twice_is_refused(received, does):
    with pytest.raises(Refused) as no:
        does("desk", "submission.receive", received())
    assert "state.wrong" in codes(no)


def test_date_and_law_are_set_once_for_the_database_too(received):
    submission = received()
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(received_on=date(2025, 7, 1))


def test_a_holding_that_ended_receives_nothing(submitted, does, people):
    Holding.objects.filter(person=people["desk"]).update(valid_to=date(2025, 7, 13))
    with pytest.raises(NotPermitted):
        does("desk", "submission.receive", submitted())


def test_each_row_has_its_line_and_a_refusal_leaves_none(submitted, does):
    submission = submitted(2)
    before = Line.objects.count()
    with pytest.raises(Refused):
        does("desk", "submission.receive", submission, received_on=date(2026, 1, 1))
    assert (Line.objects.count(), Stage.objects.count()) == (before, 0)
    does("desk", "submission.receive", submission)
    assert Line.objects.filter(subject_kind="nomination", move="nomination.begin").count() == 2
