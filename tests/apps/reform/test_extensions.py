"""More time for a task: asked, answered or withdrawn; whatever the order of acts, deadlines are kept and derived."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.acts.runner import perform
from backend.base import clock
from backend.reform.models import ReformTask, TaskExtension
from backend.reform.queries import listed, stand
from permissions.check import NotPermitted
from workflows.engine import Refused
from workflows.rules.progress import DeadlineFlag

pytestmark = pytest.mark.django_db
JULY, AUGUST = date(2023, 7, 31), date(2023, 8, 31)


def codes(no) -> list[str]:
    return [reason.code for reason in no.value.reasons]


def ask(cast, task, until=JULY, who="preparer"):
    inputs = {"asked_until": until, "reason": "Chờ hướng dẫn"}
    made = perform("task_extension.ask", actor=cast[who], subject=task.pk, inputs=inputs)
    return TaskExtension.objects.get(pk=made.answer["extension"])


def answer(cast, act, extension, who="appraiser", **inputs):
    perform(f"task_extension.{act}", actor=cast[who], subject=extension.pk, inputs=inputs)
    extension.refresh_from_db()
    return extension


def test_a_granted_extension_moves_the_deadline_from_that_day_on(cast, task):
    with clock.stated(datetime(2023, 7, 5, 9, tzinfo=clock.HANOI)):
        answer(cast, "grant", ask(cast, task))
    found = listed().get(pk=task.pk)
    assert (found.deadline, found.deadline_moves.get().old) == (JULY, date(2023, 6, 30))
    flags = [stand(found, date(2023, 7, day)).flag for day in (4, 5, 31)]
    assert flags == [DeadlineFlag.OVERDUE, DeadlineFlag.NOT_DUE, DeadlineFlag.NOT_DUE]


def test_another_day_may_be_granted_than_was_asked(cast, task):
    assert answer(cast, "grant", ask(cast, task, AUGUST), granted_until=JULY).granted_until == JULY
    assert ReformTask.objects.get(pk=task.pk).deadline == JULY


def test_a_refused_or_withdrawn_request_changes_no_deadline(cast, task):
    assert answer(cast, "refuse", ask(cast, task), reason="Không đủ căn cứ").state == "refused"
    assert answer(cast, "withdraw", ask(cast, task), "preparer").state == "withdrawn"
    assert ReformTask.objects.get(pk=task.pk).deadline == date(2023, 6, 30)


def test_a_second_or_an_earlier_request_is_refused_with_both_reasons(cast, task):
    ask(cast, task)
    with pytest.raises(Refused) as no:
        ask(cast, task, date(2023, 6, 1))
    assert codes(no) == ["task_extension.not_later", "task_extension.asked_already"]


def test_nobody_asks_for_another_unit_nor_answers_the_own_request(cast, task):
    with pytest.raises(NotPermitted):
        ask(cast, task, who="stranger")
    request = ask(cast, task)
    with pytest.raises(NotPermitted):
        answer(cast, "grant", request, "preparer")


def test_a_request_is_answered_once_and_not_for_a_task_that_ended(cast, task, do):
    request = ask(cast, task)
    do("stop", "appraiser", reason="Gộp nhiệm vụ")
    with pytest.raises(Refused) as ended:
        answer(cast, "grant", request)
    answer(cast, "refuse", request, reason="Đã dừng")
    with pytest.raises(Refused) as twice:
        answer(cast, "refuse", request, reason="Đã dừng")
    assert (codes(ended), codes(twice)) == (["task_extension.task_ended"], ["state.wrong"])


STEPS = st.lists(
    st.sampled_from(["start", "report", "complete", "reopen", "confirm", "ask", "grant", "refuse"]), max_size=14
)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_in_any_order_of_acts_the_history_stays_whole(cast, given_task, steps):
    task, deadlines, at = given_task(), [date(2023, 6, 30)], datetime(2023, 3, 16, 9, tzinfo=clock.HANOI)
    for step in steps:
        at += timedelta(days=1)
        with clock.stated(at):
            if tried(cast, task, step, deadlines[-1]) and step == "grant":
                deadlines.append(deadlines[-1] + timedelta(days=10))
    found = listed().get(pk=task.pk)
    kept = [move.old for move in found.deadline_moves.all()] + [found.deadline]
    assert kept == deadlines
    assert stand(found, clock.day(at)).state == found.state
    assert found.extensions.filter(state="asked").count() <= 1


def tried(cast, task, step, deadline) -> bool:
    open_ = task.extensions.filter(state="asked").first()
    inputs = {"report": {"percent": 5}, "reopen": {"reason": "Chưa đủ"}, "refuse": {"reason": "Không đủ"}}.get(step, {})
    try:
        if step == "ask":
            ask(cast, task, deadline + timedelta(days=10))
        elif step in ("grant", "refuse"):
            answer(cast, step, open_ or TaskExtension(pk=0), **inputs)
        else:
            who = "preparer" if step in ("start", "report", "complete") else "appraiser"
            perform(f"reform_task.{step}", actor=cast[who], subject=task.pk, inputs=inputs)
    except (Refused, TaskExtension.DoesNotExist):
        return False
    return True


@pytest.fixture
def given_task(cast, given):
    """A new task with evidence, each time asked."""
    made = []

    def make() -> ReformTask:
        made.append(1)
        inputs = given | {"code": f"NV-{len(made)}"}
        task = perform("reform_task.create", actor=cast["appraiser"], inputs=inputs).result
        perform("reform_task.add_evidence", actor=cast["preparer"], subject=task.pk, inputs={"title": "Báo cáo"})
        return task

    return make
