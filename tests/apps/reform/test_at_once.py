"""Two at the same time: only one of them confirms, sends back or answers."""

from datetime import date

import pytest

from backend.acts.runner import perform
from backend.reform.models import Confirmation, DeadlineMove, ReformTask, TaskExtension
from workflows.engine import Refused

pytestmark = pytest.mark.postgres


@pytest.fixture
def reported(committed_db, cast, task):
    """A task reported as done."""
    for act, inputs in (("start", {}), ("add_evidence", {"title": "Báo cáo"}), ("complete", {})):
        perform(f"reform_task.{act}", actor=cast["preparer"], subject=task.pk, inputs=inputs)
    return task


def test_two_confirmers_cannot_both_confirm(committed_db, cast, reported):
    def confirm():
        return perform("reform_task.confirm", actor=cast["appraiser"], subject=reported.pk, inputs={})

    results = committed_db.together([confirm, confirm])
    assert sorted(isinstance(r, Refused) for r in results) == [False, True]
    assert Confirmation.objects.count() == 1


def test_confirming_and_sending_back_at_once_leaves_one_of_both(committed_db, cast, reported):
    def confirm():
        return perform("reform_task.confirm", actor=cast["appraiser"], subject=reported.pk, inputs={})

    def send_back():
        inputs = {"reason": "Thiếu phụ lục"}
        return perform("reform_task.reopen", actor=cast["appraiser"], subject=reported.pk, inputs=inputs)

    results = committed_db.together([confirm, send_back])
    assert sorted(isinstance(r, Refused) for r in results) == [False, True]
    state = ReformTask.objects.get(pk=reported.pk).state
    assert (state, Confirmation.objects.count()) in {("done", 1), ("in_progress", 0)}


def test_two_answers_to_one_request_move_the_deadline_once(committed_db, cast, task):
    inputs = {"asked_until": date(2023, 7, 31), "reason": "Chờ hướng dẫn"}
    perform("task_extension.ask", actor=cast["preparer"], subject=task.pk, inputs=inputs)
    request = TaskExtension.objects.get()

    def grant():
        return perform("task_extension.grant", actor=cast["appraiser"], subject=request.pk, inputs={})

    results = committed_db.together([grant, grant])
    assert sorted(isinstance(r, Refused) for r in results) == [False, True]
    assert DeadlineMove.objects.count() == 1
