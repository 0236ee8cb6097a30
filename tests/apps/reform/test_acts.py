"""Acts on reform tasks: allowed once, refused in the wrong state, to the wrong role, with wrong inputs."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.acts.runner import perform
from backend.audit.models import Entry
from backend.reform.models import Evidence, ReformTask
from backend.reform.serializers import AssignInputs, GradeInputs, ProgressInputs
from permissions.check import NotPermitted
from tests.support.office_files import pdf
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


def codes(no) -> list[str]:
    return [reason.code for reason in no.value.reasons]


def test_a_task_is_assigned_with_its_document_and_people(task):
    assert (task.state, task.document.number, task.responsibilities.count()) == ("not_started", "01/KH-UBND", 1)
    assert Entry.objects.get(act="reform_task.create").lines.count() == 1


def test_only_the_appraising_body_assigns_tasks(cast, given):
    with pytest.raises(NotPermitted):
        perform("reform_task.create", actor=cast["preparer"], inputs=given)


def test_all_that_is_wrong_with_a_task_is_said_at_once(cast, task, given, person, unit_a):
    twice = [{"person": given["responsible"][0]["person"], "share": Decimal("0.3")}] * 2
    with pytest.raises(Refused) as no:
        perform("reform_task.create", actor=cast["appraiser"], inputs=given | {"responsible": twice, "year": 2022})
    assert codes(no) == [
        "reform_task.code_taken", "reform_task.unit_not_there", "reform_task.person_twice",
        "reform_task.shares_not_one",
    ]  # fmt: skip


def test_work_is_started_reported_proved_and_done(do, task):
    do("start")
    do("report", percent=40, note="Đã xong dự thảo")
    do("add_evidence", title="Báo cáo kết quả", page_reference="trang 3")
    done = do("complete")
    assert done.state == "done"
    assert [(r.state, r.percent) for r in done.reports.all()] == [
        ("in_progress", 0), ("in_progress", 40), ("done", 100)
    ]  # fmt: skip


def test_nothing_is_done_without_evidence(do):
    do("start")
    with pytest.raises(Refused) as no:
        do("complete")
    assert codes(no) == ["reform_task.needs_evidence"]


@pytest.mark.parametrize(
    ("act", "who", "inputs"),
    [
        ("report", "preparer", {"percent": 10}),
        ("complete", "preparer", {}),
        ("reopen", "appraiser", {"reason": "Chưa đạt"}),
        ("grade", "appraiser", {"grade_pct": Decimal(80)}),
    ],
)
def test_an_act_in_the_wrong_state_is_refused(do, act, who, inputs):
    with pytest.raises(Refused) as no:
        do(act, who, **inputs)
    assert "state.wrong" in codes(no)


@pytest.mark.parametrize(
    ("act", "who", "inputs"),
    [
        ("start", "stranger", {}),
        ("start", "appraiser", {}),
        ("report", "head", {"percent": 10}),
        ("stop", "preparer", {"reason": "Không làm nữa"}),
        ("add_evidence", "stranger", {"title": "Báo cáo"}),
        ("grade", "preparer", {"grade_pct": Decimal(100)}),
    ],
)
def test_an_act_by_the_wrong_person_is_refused(do, act, who, inputs):
    with pytest.raises(NotPermitted):
        do(act, who, **inputs)


def test_a_report_may_not_be_dated_ahead_nor_before_the_last_one(do):
    do("start")
    with pytest.raises(Refused) as ahead:
        do("report", percent=1, reported_on=date(2023, 3, 16))
    with pytest.raises(Refused) as before:
        do("report", percent=1, reported_on=date(2023, 3, 1), note="báo muộn")
    assert (codes(ahead), codes(before)) == (["date.in_future"], ["reform_task.before_last_report"])


def test_a_past_day_needs_a_note(do):
    with pytest.raises(Refused) as no:
        do("start", reported_on=date(2023, 3, 1))
    assert codes(no) == ["reform_task.past_without_note"]


def test_a_report_that_was_sent_back_never_counted(do):
    do("start")
    do("add_evidence", title="Báo cáo")
    do("complete")
    task = do("reopen", "appraiser", reason="Chưa có số văn bản")
    last = task.reports.last()
    assert (task.state, last.state, last.reported_on) == ("in_progress", "in_progress", date(2023, 3, 15))


def test_a_stopped_task_takes_no_evidence(do):
    assert do("stop", "appraiser", reason="Gộp vào nhiệm vụ khác").state == "stopped"
    with pytest.raises(Refused) as no:
        do("add_evidence", title="Báo cáo")
    assert codes(no) == ["state.wrong"]


def test_whoever_stated_that_a_file_holds_no_secret_stands_with_it(do):
    do("add_evidence", title="Báo cáo", file=SimpleUploadedFile("a.pdf", pdf("Báo cáo")), no_secret=True)
    check = Evidence.objects.get().paper.checks.get()
    assert check.stated_by == Entry.objects.latest("pk").person_name


def test_a_file_that_is_no_document_is_refused_and_nothing_is_kept(do):
    with pytest.raises(Refused) as no:
        do("add_evidence", title="Báo cáo", file=SimpleUploadedFile("bao-cao.pdf", b"MZ not a pdf"))
    assert (codes(no), Evidence.objects.count()) == (["paper.wrong_kind"], 0)


def test_a_result_is_graded_again_and_both_grades_stay(do):
    do("start")
    do("add_evidence", title="Báo cáo")
    do("complete")
    do("grade", "appraiser", grade_pct=Decimal(80))
    task = do("grade", "appraiser", grade_pct=Decimal(70), reason="Thiếu phụ lục")
    assert [grade.grade_pct for grade in task.grades.all()] == [80, 70]


@pytest.mark.parametrize("percent", [-1, 101, "NaN", "", None])
def test_a_percentage_lies_between_0_and_100(percent):
    assert not ProgressInputs(data={"percent": percent}).is_valid()


@pytest.mark.parametrize("grade", ["-0.01", "100.01", "NaN", "Infinity", "1e9"])
def test_a_grade_lies_between_0_and_100(grade):
    assert not GradeInputs(data={"grade_pct": grade}).is_valid()


def test_a_task_needs_a_document_a_known_unit_and_a_title_that_fits(db):
    judged = AssignInputs(data={"code": "X", "title": "x" * 401, "year": 2023, "lead_unit": 999})
    assert not judged.is_valid()
    assert set(judged.errors) == {"title", "lead_unit"}
    judged = AssignInputs(data={"code": "X", "title": "Rà soát", "year": 2023, "lead_unit": 999})
    assert not judged.is_valid()


def test_a_changed_task_is_not_changed_again_by_who_saw_the_old_one(cast, task):
    perform("reform_task.start", actor=cast["preparer"], subject=task.pk)
    with pytest.raises(Exception, match="has changed"):
        perform("reform_task.report", actor=cast["preparer"], subject=task.pk, version=1, inputs={"percent": 5})
    assert ReformTask.objects.get().reports.count() == 1
