"""A reported completion is confirmed once or sent back; a continuing task is judged per quarter; tasks go down."""

from datetime import date, datetime

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.organisation.models import UnitKind
from backend.organisation.services import make_unit
from backend.reform.leaf_facts import leaf_records
from backend.reform.models import Confirmation, ReformTask
from backend.reform.queries import counted_once, listed, stand, waiting_for_confirmation
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused
from workflows.lifecycles.reform_task import ReformTaskState
from workflows.rules.progress import DeadlineFlag

pytestmark = pytest.mark.django_db


def codes(no) -> list[str]:
    return [reason.code for reason in no.value.reasons]


@pytest.fixture
def done(do):
    do("start")
    do("add_evidence", title="Báo cáo")
    return do("complete")


def fresh(task) -> ReformTask:
    return listed().get(pk=task.pk)


def test_a_reported_completion_counts_at_once_and_waits_for_confirmation(done):
    found = stand(fresh(done), date(2023, 3, 15))
    assert (found.state, found.unconfirmed) == (ReformTaskState.DONE, True)
    assert list(waiting_for_confirmation(ReformTask.objects.all())) == [done]


def test_the_assigning_body_confirms_once(do, done):
    do("confirm", "appraiser", note="Đúng")
    assert (stand(fresh(done), date(2023, 3, 15)).unconfirmed, Confirmation.objects.count()) == (False, 1)
    assert not waiting_for_confirmation(ReformTask.objects.all())
    with pytest.raises(Refused) as twice:
        do("confirm", "appraiser")
    assert codes(twice) == ["reform_task.already_confirmed"]


def test_a_confirmed_result_is_not_sent_back_and_a_returned_one_not_confirmed(do, done):
    do("reopen", "appraiser", reason="Thiếu phụ lục")
    with pytest.raises(Refused) as early:
        do("confirm", "appraiser")
    do("complete")
    do("confirm", "appraiser")
    with pytest.raises(Refused) as late:
        do("reopen", "appraiser", reason="Thiếu phụ lục")
    assert (codes(early), codes(late)) == (["state.wrong"], ["reform_task.already_confirmed"])


def test_only_the_assigning_body_confirms_and_never_what_it_reported_itself(do, done, person, acting, unit_a):
    with pytest.raises(NotPermitted):
        do("confirm", "preparer")
    both = acting(person("Lý Hai Vai", unit_a, Role.PREPARER, Role.APPRAISER))
    do("reopen", "appraiser", reason="Làm lại báo cáo")
    perform("reform_task.complete", actor=both, subject=done.pk)
    with pytest.raises(NotPermitted) as own:
        perform("reform_task.confirm", actor=both, subject=done.pk)
    assert codes(own) == ["conflict.prepared"]


@pytest.fixture
def lasting(cast, given):
    inputs = given | {"code": "TX-01", "task_kind": "continuing", "deadline": None}
    task = perform("reform_task.create", actor=cast["appraiser"], inputs=inputs).result
    perform("reform_task.start", actor=cast["preparer"], subject=task.pk)
    return task


def judge(cast, task, quarter, met, reason="", on=(2023, 7, 8)):
    with clock.stated(datetime(*on, 9, tzinfo=clock.HANOI)):
        inputs = {"quarter": quarter, "met": met, "reason": reason}
        perform("reform_task.judge_period", actor=cast["appraiser"], subject=task.pk, inputs=inputs)


def test_a_continuing_task_is_judged_for_a_quarter_and_judged_again(cast, lasting):
    judge(cast, lasting, 2, "no", "Chưa cập nhật")
    assert stand(fresh(lasting), date(2023, 7, 8)).flag is DeadlineFlag.OVERDUE
    judge(cast, lasting, 2, "yes")
    found = fresh(lasting)
    assert stand(found, date(2023, 7, 8)).state is ReformTaskState.DONE
    assert (stand(found, date(2023, 6, 29)).state, found.judgements.count()) == (ReformTaskState.IN_PROGRESS, 2)


def test_a_quarter_is_judged_when_it_is_over_and_only_for_a_continuing_task(cast, lasting, do):
    with pytest.raises(Refused) as early:
        judge(cast, lasting, 3, "yes")
    task = do("start")
    with pytest.raises(Refused) as other:
        judge(cast, task, 1, "yes")
    assert (codes(early), codes(other)) == (["reform_task.period_not_over"], ["reform_task.not_continuing"])


def test_a_continuing_task_is_never_reported_as_done(cast, lasting):
    perform("reform_task.add_evidence", actor=cast["preparer"], subject=lasting.pk, inputs={"title": "Báo cáo"})
    with pytest.raises(Refused) as no:
        perform("reform_task.complete", actor=cast["preparer"], subject=lasting.pk)
    assert codes(no) == ["reform_task.continuing_has_no_end"]


def hand_down(cast, task, unit, **more):
    inputs = {"code": "NV-01-1", "lead_unit": unit} | more
    made = perform("reform_task.hand_down", actor=cast["head"], subject=task.pk, inputs=inputs)
    return ReformTask.objects.get(pk=made.answer["task"])


def test_a_task_goes_down_to_a_unit_below_and_inherits(cast, task, unit_a):
    below = make_unit(
        code="A1", name="Chi cục", unit_kind=UnitKind.DIVISION, valid_from=date(2023, 1, 1), parent=unit_a
    )
    child = hand_down(cast, task, below)
    assert (child.parent_task, child.title, child.deadline, child.leaf) == (task, task.title, task.deadline, "1.1.2")
    records = leaf_records({unit_a.pk, below.pk}, {2023})
    assert [r.code for r in records[below.pk, 2023]] == ["NV-01-1"]


def test_what_a_unit_hands_down_inside_itself_counts_once(cast, task, unit_a):
    child = hand_down(cast, task, unit_a, division="Văn phòng", people=["Ngô Làm Việc | 1"])
    assert (child.leaf, child.responsibilities.get().share) == ("", 1)
    assert [row.code for row in counted_once(ReformTask.objects.all())] == ["NV-01"]


def test_all_that_is_wrong_with_handing_down_is_said_at_once(cast, task, unit_a):
    with pytest.raises(Refused) as no:
        hand_down(cast, task, unit_a, code="NV-01", deadline=date(2023, 7, 1), people=["Không Ai | 1", "Ngô Làm Việc"])
    assert codes(no) == ["reform_task.code_taken", "reform_task.later_than_above", "reform_task.unknown_people"]


def test_nobody_hands_a_task_to_a_unit_out_of_reach(cast, task, unit_b):
    with pytest.raises(NotPermitted):
        hand_down(cast, task, unit_b)
