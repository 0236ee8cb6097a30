"""A dossier's history: the stages by their titles, each act once, what was done to many rows on one line."""

import pytest

from backend.audit.queries import timeline
from backend.web.trails import subjects

pytestmark = pytest.mark.django_db


def told(nomination):
    return [(event.act, event.text) for event in timeline(("nomination", nomination.pk), named=subjects(nomination.pk))]


def test_a_passed_stage_is_told_by_its_title(received, at_stage, does):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.pass", stage)
    assert told(stage.nomination)[0] == ("Đồng ý, chuyển bước sau", "Sở Nội vụ thẩm định: Đang xử lý → Đã xong")


def test_stages_that_reception_closes_are_told_by_its_own_line_only(received, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    assert [act for act, _text in told(stage.nomination)] == ["Bắt đầu xét"]


def test_what_one_act_did_to_many_rows_is_one_line(received):
    submission = received(3)
    events = timeline(*(("nomination", pk) for pk in submission.nominations.values_list("pk", flat=True)))
    assert [event.text for event in events] == ["Đã trình → Đang xét (3 mục)"]
