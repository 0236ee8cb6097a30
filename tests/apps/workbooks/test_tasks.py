"""The tasks of a year by workbook: assigned, changed, checked cell by cell, and read back as they were written."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.acts.runner import perform
from backend.audit.models import Line
from backend.reform.models import ReformTask
from backend.reform.workbook import TaskWorkbook
from backend.workbooks import staging
from backend.workbooks.models import UploadRow
from backend.workbooks.writing import rows_book
from tests.apps.workbooks.conftest import packed, sheet

HEADS = [
    "Mã nhiệm vụ", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Hạn hoàn thành", "Số, ký hiệu văn bản giao",
    "Cơ quan ban hành", "Ngày ban hành", "Trích yếu văn bản", "Đơn vị phối hợp",
]  # fmt: skip
BY = ["01/KH-UBND", "UBND tỉnh Minh Họa", date(2026, 1, 5), "Kế hoạch cải cách hành chính"]


def line(code, unit="A", deadline="30/06/2026", title="Rà soát thủ tục", both=None):
    return [code, title, unit, deadline, *BY, both]


@pytest.fixture
def upload(officer):
    def run(file, actor=None):
        who = actor or officer
        made = perform("workbook.upload", actor=who, inputs={"workbook": "tasks", "key": "2026", "file": file}).result
        return staging.read_on(made, who, seconds=60)

    return run


@pytest.fixture
def send_tasks(upload):
    return lambda *rows, heads=HEADS: upload(packed(sheet(*rows, heads=heads)))


def faults(done, number):
    kept = UploadRow.objects.get(upload=done, number=number)
    return [(fault["column"], fault["code"]) for fault in kept.faults]


def confirm(done, officer):
    return dict(perform("workbook.confirm", actor=officer, subject=done.pk).answer)


def test_tasks_are_assigned_with_their_document_and_units(send_tasks, officer, unit_a, unit_b):
    done = send_tasks(line("NV-01", both="B"), line("NV-02", unit="sở bến nước"))
    assert confirm(done, officer) == {"new": 2, "changed": 0}
    first, second = ReformTask.objects.order_by("code")
    assert (first.lead_unit, list(first.cooperating_units.all()), first.deadline) == (
        unit_a,
        [unit_b],
        date(2026, 6, 30),
    )
    assert (second.lead_unit, second.document, second.state) == (unit_b, first.document, "not_started")


def test_a_change_is_saved_with_a_new_version_and_a_line_in_the_trail(send_tasks, officer, unit_a):
    confirm(send_tasks(line("NV-01")), officer)
    done = send_tasks(line("NV-01", deadline="31/07/2026"))
    assert (done.changed, done.new) == (1, 0)
    confirm(done, officer)
    task = ReformTask.objects.get()
    assert (task.deadline, task.version) == (date(2026, 7, 31), 2)
    assert Line.objects.filter(subject_kind="reform_task").latest("pk").data == {"deadline": "2026-07-31"}


def test_every_faulty_cell_is_named(send_tasks, unit_a, unit_b):
    done = send_tasks(
        line("NV-01", unit="Sở Trăng", deadline="31/02/2026"), line("NV-02", both="A; Sở Trời"), line(None)
    )
    assert faults(done, 2) == [("deadline", "workbook.not_a_date"), ("lead_unit", "reform_task.unit_unknown")]
    assert faults(done, 3) == [("cooperating_units", "reform_task.unit_unknown")]
    assert faults(done, 4) == [("code", "workbook.cell_empty")]


def test_a_code_of_another_year_is_taken(send_tasks, officer, unit_a):
    confirm(send_tasks(line("NV-01")), officer)
    ReformTask.objects.update(year=2025)
    assert faults(send_tasks(line("NV-01")), 2) == [("code", "reform_task.code_taken")]


def test_a_document_unknown_without_title_and_known_with_another_are_faults(send_tasks, officer, unit_a):
    bare = [*line("NV-01")[:7], None, None]
    assert faults(send_tasks(bare), 2) == [("document_title", "reform_task.document_title_missing")]
    confirm(send_tasks(line("NV-01")), officer)
    other = [*line("NV-02")[:7], "Khác", None]
    assert faults(send_tasks(other), 2) == [("document_title", "reform_task.document_title_differs")]


def test_units_out_of_reach_are_refused_per_cell(upload, person, unit_a, unit_b, acting):
    mine = acting(person("Vũ Thẩm Định", unit_a, "appraiser"))
    done = upload(packed(sheet(line("NV-01"), line("NV-02", unit="B"), heads=HEADS)), mine)
    assert (faults(done, 2), faults(done, 3)) == ([], [("lead_unit", "reform_task.unit_out_of_reach")])


def test_what_is_exported_reads_back_as_no_change(send_tasks, upload, officer, unit_a, unit_b):
    confirm(send_tasks(line("NV-01", both="B"), line("NV-02", title="=1+1"), line("0012", title="-5")), officer)
    kind = TaskWorkbook()
    context = kind.context(officer, "2026")
    book = rows_book(kind.columns(context), kind.existing(context, None), "x").read()
    done = upload(SimpleUploadedFile("lai.xlsx", book))
    assert (done.same, done.to_save, done.faulty) == (3, 0, 0)
    page = openpyxl.load_workbook(BytesIO(book)).worksheets[0]
    assert [cell.data_type for cell in page["B"][1:]] == ["s", "s", "s"]


def test_reading_takes_the_same_number_of_statements_for_few_and_many(send_tasks, unit_a):
    def cost(count):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert send_tasks(*[line(f"NV-{n}") for n in range(count)]).new == count
        return len(seen)

    assert cost(300) <= cost(3) + 2


def test_saving_takes_the_same_number_of_statements_for_few_and_many(send_tasks, officer, unit_a):
    def cost(prefix, count):
        done = send_tasks(*[line(f"{prefix}-{n}") for n in range(count)])
        with CaptureQueriesContext(connection) as seen:
            confirm(done, officer)
        return len(seen)

    assert cost("NHIEU", 200) <= cost("IT", 3) + 15  # SQLite takes so many values at a time


def test_a_moved_deadline_leaves_its_trace_and_an_unknown_plan_is_a_fault(send_tasks, officer, unit_a):
    confirm(send_tasks(line("NV-01")), officer)
    confirm(send_tasks(line("NV-01", deadline="31/07/2026")), officer)
    move = ReformTask.objects.get().deadline_moves.get()
    assert (move.old, move.new) == (date(2026, 6, 30), date(2026, 7, 31))
    done = send_tasks([*line("NV-02"), "KH-KHÔNG-CÓ"], heads=[*HEADS, "Mã kế hoạch"])
    assert faults(done, 2) == [("plan", "reform_task.plan_unknown")]
