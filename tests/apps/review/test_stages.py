"""Passing, refusing, returning and sending back: each act allowed, in the wrong state, by the wrong person, twice."""

from datetime import date

import pytest

from backend.audit.models import Line
from backend.base.reasons import tell
from backend.nominations.models import Nomination
from backend.review.models import Stage
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db

ACTS = {
    "stage.pass": {},
    "stage.refuse": {"reason": "Chưa đủ thành tích"},
    "stage.return_not_eligible": {"reason": "Không thuộc đối tượng"},
    "stage.request_supplement": {"reason": "Thiếu báo cáo", "deadline": date(2025, 7, 21)},
    "stage.send_back": {"reason": "Họp lại"},
    "stage.propose_change": {"reason": "Đúng mức hơn", "to_award": "giay-khen"},
}


def codes(no) -> set[str]:
    for reason in no.value.reasons:
        assert tell(reason).says
    return {reason.code for reason in no.value.reasons}


def test_passing_closes_the_stage_and_opens_the_council(received, does, at_stage):
    submission = received(1)
    stage = at_stage(submission, "tham-dinh")
    does("appraiser", "stage.pass", stage, opinion="Đủ điều kiện")
    stage.refresh_from_db()
    assert (stage.state, stage.closed_by, stage.opinion) == ("passed", "Đỗ Văn Xét", "Đủ điều kiện")
    assert at_stage(submission, "hoi-dong").state == "open"
    assert submission.nominations.get().state == "in_process"


def test_refusing_ends_the_nomination_but_not_its_neighbour(received, does, at_stage):
    submission = received(2)
    stage = at_stage(submission, "tham-dinh")
    does("appraiser", "stage.refuse", stage, reason="Chưa đủ thành tích")
    assert Nomination.objects.get(pk=stage.nomination_id).state == "not_passed"
    submission.refresh_from_db()
    assert submission.state == "received"
    assert sorted(submission.nominations.values_list("state", flat=True)) == ["in_process", "not_passed"]


def test_the_list_closes_with_its_last_row(received, does):
    submission = received(2)
    for stage in Stage.objects.filter(state="open"):
        does("appraiser", "stage.return_not_eligible", stage, reason="Không thuộc đối tượng")
    submission.refresh_from_db()
    assert submission.state == "closed"
    assert set(submission.nominations.values_list("state", flat=True)) == {"returned"}


def test_the_reason_stands_in_the_record(received, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.refuse", stage, reason="Chưa đủ thành tích")
    line = Line.objects.get(subject_kind="stage", subject_id=str(stage.pk), move="stage.refuse")
    assert (line.state_from, line.state_to, line.data["reason"]) == ("open", "refused", "Chưa đủ thành tích")


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["preparer", "head", "desk", "secretary", "signatory", "clerk", "admin"])
def test_nobody_but_the_owner_does_it(received, does, at_stage, act, who):
    stage = at_stage(received(1), "tham-dinh")
    with pytest.raises(NotPermitted):
        does(who, act, stage, **ACTS[act])
    assert Stage.objects.get(pk=stage.pk).state == "open"


@pytest.mark.parametrize("act", ACTS)
def test_no_act_on_a_stage_that_is_over(received, does, at_stage, act):
    stage = at_stage(received(1), "tham-dinh")
    does("appraiser", "stage.refuse", stage, reason="Chưa đủ")
    with pytest.raises(Refused) as no:
        does("appraiser", act, stage, **ACTS[act])
    assert codes(no) & {"state.wrong", "nomination.not_in_process"}


def test_an_appraiser_of_a_unit_below_does_not_appraise_for_the_province(received, does, at_stage, person, unit_a):
    stage = at_stage(received(1), "tham-dinh")
    local = person("Chu Văn Làng", unit_a, "appraiser")
    with pytest.raises(NotPermitted) as no:
        does(local, "stage.pass", stage)
    assert "permission.not_stage_owner" in codes(no)


def test_a_colleague_of_the_nominee_does_not_judge_where_independence_is_asked(
    received, does, at_stage, person, unit_a, province
):
    stage = at_stage(received(1), "tham-dinh")
    colleague = person("Tạ Văn Quen", unit_a, "appraiser", of=province)
    with pytest.raises(NotPermitted) as no:
        does(colleague, "stage.pass", stage)
    assert codes(no) == {"conflict.same_unit"}


def test_the_nominee_has_no_hand_in_it(submitted, does, at_stage, people, nominate):
    submission = submitted(0)
    nominate(submission, "", who=people["appraiser"])
    submission.nominations.update(state="submitted")
    does("desk", "submission.receive", submission)
    with pytest.raises(NotPermitted) as no:
        does("appraiser", "stage.pass", at_stage(submission, "tham-dinh"))
    assert "conflict.nominee" in codes(no)


def test_a_council_stage_is_not_passed_by_hand(received, does, at_stage, people, person, province):
    submission = received(1)
    does("appraiser", "stage.pass", at_stage(submission, "tham-dinh"))
    stage = at_stage(submission, "hoi-dong")
    both = person("Lý Thị Kiêm", province, "secretary", "appraiser")
    with pytest.raises((Refused, NotPermitted)) as no:
        does(both, "stage.pass", stage)
    assert codes(no) & {"stage.worked_elsewhere"}


def test_sending_back_opens_the_earlier_stage_again_and_is_bounded(received, does, at_stage):
    submission = received(1)
    for attempt in (2, 3):
        does("appraiser", "stage.send_back", at_stage(submission, "tham-dinh"), reason="Họp lại")
        meeting = at_stage(submission, "hop-don-vi")
        assert (meeting.state, meeting.attempt) == ("open", attempt)
        does("head", "stage.pass", meeting)
        does("head", "stage.pass", at_stage(submission, "ky-to-trinh"))
        does("desk", "stage.pass", at_stage(submission, "tiep-nhan"))
        assert at_stage(submission, "tham-dinh").attempt == attempt
    with pytest.raises(Refused) as no:
        does("appraiser", "stage.send_back", at_stage(submission, "tham-dinh"), reason="Lần nữa")
    assert codes(no) == {"stage.no_return_left"}


def test_sending_back_only_goes_where_the_process_says(received, does, at_stage):
    stage = at_stage(received(1), "tham-dinh")
    with pytest.raises(Refused) as no:
        does("appraiser", "stage.send_back", stage, reason="Về đâu", to="hoi-dong")
    assert codes(no) == {"stage.no_such_return"}


def test_bulk_gives_a_result_per_row(received, does, people, at_stage):
    from backend.acts.runner import perform_each
    from backend.organisation.actors import actor_of

    received(3)
    stages = list(Stage.objects.filter(state="open").order_by("pk"))
    does("appraiser", "stage.refuse", stages[1], reason="Chưa đủ")
    rows = [(stage.pk, stage.version) for stage in stages]
    results = perform_each("stage.pass", rows, actor=actor_of(people["appraiser"]))
    assert [r.done for r in results] == [True, False, True]
    assert results[1].reasons[0].code == "stale"
