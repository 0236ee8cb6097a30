"""The pages of the review, as each role sees them, and their constant number of queries."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from backend.acts.doing import Doing
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding
from backend.review import steps
from backend.review.models import Stage

pytestmark = pytest.mark.django_db
ASK = {"reason": "Thiếu tài liệu", "deadline": date(2025, 7, 25)}
PAGES = ["/de-nghi/xet/", "/de-nghi/trinh-ky/", "/de-nghi/tiep-nhan/", "/de-nghi/bo-sung/", "/de-nghi/qua-han/"]


def text(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.mark.parametrize("url", PAGES)
def test_every_page_asks_for_a_login_and_greets_an_empty_list(client, enter, url):
    assert client.get(url).status_code == 302
    assert "<h1>" in text(enter("appraiser").get(url))


def test_the_desk_sees_what_was_submitted_and_receives_it(submitted, enter):
    submission = submitted(2)
    desk = enter("desk")
    assert submission.code in text(desk.get("/de-nghi/tiep-nhan/"))
    form = text(desk.get(f"/de-nghi/tiep-nhan/{submission.pk}/"))
    assert "cần xác nhận" in form or "nguồn thứ cấp" in form
    answer = desk.post(f"/de-nghi/tiep-nhan/{submission.pk}/", {"version": submission.version})
    assert answer.status_code == 302
    submission.refresh_from_db()
    assert submission.state == "received"


def test_a_refused_reception_keeps_what_was_typed_and_says_why(submitted, enter):
    submission = submitted(1)
    sent = {"received_on": "2025-07-11", "register_number": "19", "version": submission.version}
    answer = enter("desk").post(f"/de-nghi/tiep-nhan/{submission.pk}/", sent)
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "phải ghi lý do" in body
    assert 'value="19"' in body


def test_another_role_does_not_find_the_reception_form(submitted, enter):
    assert enter("appraiser").get(f"/de-nghi/tiep-nhan/{submitted(1).pk}/").status_code == 404


def test_the_work_list_has_the_rows_the_place_and_the_acts(received, enter):
    submission = received(3)
    page = text(enter("appraiser").get("/de-nghi/xet/"))
    for nomination in submission.nominations.all():
        assert nomination.nominee_name in page
    assert "bước 4 trong 9" in page
    assert "/lam-nhieu/stage.pass/" in page
    assert "/lam-nhieu/stage.refuse/" in page


def test_the_list_is_searched_without_marks_and_by_stage(received, enter):
    row = received(2).nominations.first()
    client = enter("appraiser")
    assert row.nominee_name in text(client.get("/de-nghi/xet/", {"q": "nguyen van", "step": "tham-dinh"}))
    assert row.nominee_name not in text(client.get("/de-nghi/xet/", {"q": "khong ai"}))


def test_ticked_rows_are_refused_with_one_reason_and_a_result_each(received, enter):
    received(3)
    stages = list(Stage.objects.filter(state="open").order_by("pk"))
    rows = [f"{stage.pk}:{stage.version}" for stage in stages[:2]]
    client = enter("appraiser")
    assert 'name="reason"' in text(client.post("/lam-nhieu/stage.refuse/", {"row": rows}))
    typed = {"row": rows, "reason": "Chưa đủ", "confirmed": "1", "idempotency_key": "thu-1"}
    done = text(client.post("/lam-nhieu/stage.refuse/", typed, follow=True))
    assert "2 trên 2" in done
    assert [s.state for s in Stage.objects.filter(code="tham-dinh").order_by("pk")] == ["refused", "refused", "open"]


def test_a_stage_shows_its_track_findings_and_acts(received, enter, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    page = text(enter("appraiser").get(f"/de-nghi/xet/{stage.pk}/"))
    assert 'aria-current="step"' in page
    assert f"/lam/stage.pass/{stage.pk}/" in page
    assert "Hội đồng" in page


def test_the_unit_sees_the_stage_but_no_act_of_the_appraiser(received, enter, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    page = text(enter("preparer").get(f"/de-nghi/xet/{stage.pk}/"))
    assert f"/lam/stage.pass/{stage.pk}/" not in page


def test_a_stage_of_another_unit_is_not_found(received, enter, at_stage, people, unit_b):
    stage = at_stage(received(1), "tham-dinh")
    Holding.objects.filter(person=people["preparer"]).update(unit=unit_b)
    assert enter("preparer").get(f"/de-nghi/xet/{stage.pk}/").status_code == 404


def test_the_unit_finds_what_is_asked_of_it(received, enter, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.request_supplement", stage, **ASK)
    page = text(enter("preparer").get("/de-nghi/bo-sung/"))
    assert "Thiếu tài liệu" in page
    assert f"/lam/stage.supplement/{stage.pk}/" in page


def test_what_nobody_can_move_is_for_the_administrator(received, enter, people):
    nomination = received(1).nominations.get()
    Holding.objects.filter(person=people["appraiser"]).update(valid_to=date(2025, 7, 13))
    assert nomination.nominee_name in text(enter("admin").get("/de-nghi/khong-ai-xu-ly/"))
    assert enter("head").get("/de-nghi/khong-ai-xu-ly/").status_code == 404


@pytest.mark.parametrize(("who", "url"), [("appraiser", "/de-nghi/xet/"), ("appraiser", "/de-nghi/qua-han/"),
                                          ("desk", "/de-nghi/tiep-nhan/")])  # fmt: skip
def test_a_list_of_thirty_costs_as_many_queries_as_a_list_of_one(received, submitted, enter, noon, who, url):
    (submitted if who == "desk" else received)(1)
    Stage.objects.update(due_on=date(2025, 7, 1))
    client = enter(who)
    counts = []
    for _round in range(3):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            text(client.get(url))
        counts.append(len(queries))
        for _more in range(15 if who == "desk" else 1):
            (submitted if who == "desk" else received)(1 if who == "desk" else 15)
        Stage.objects.update(due_on=date(2025, 7, 1))
    assert counts[1] == counts[2] <= 22


def test_what_the_council_said_stands_beside_the_case(received, does, at_stage, enter, people, noon):
    submission = received(1)
    does("appraiser", "stage.pass", at_stage(submission, "tham-dinh"))
    council = at_stage(submission, "hoi-dong")
    with transaction.atomic():
        doing = Doing(actor_of(people["secretary"]), "session.sign_minutes", noon)
        steps.conclude(doing, doing.lock(Stage, council.pk), opinion="Không thông qua, 3/9 phiếu")
    page = text(enter("appraiser").get("/de-nghi/trinh-ky/"))
    assert "Không thông qua, 3/9 phiếu" in page
    assert "/lam-nhieu/stage.refuse/" in page
    assert "/lam-nhieu/stage.pass/" not in page


def test_before_doing_many_each_row_says_at_which_step_it_stands(received, enter):
    stage = Stage.objects.get(nomination=received(1).nominations.get(), state="open")
    page = text(enter("appraiser").post("/lam-nhieu/stage.pass/", {"row": f"{stage.pk}:{stage.version}"}))
    assert f"{stage.nomination.nominee_name} – Thẩm định" in page
