"""Declared and appraised figures by Excel: the same rules as on the page, told at the cells."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.acts.runner import perform
from backend.scoring.models import LeafValue
from backend.workbooks import staging
from backend.workbooks.declaring import REGISTER
from backend.workbooks.models import UploadRow
from backend.workbooks.writing import rows_book
from tests.apps.workbooks.conftest import packed
from tests.apps.workbooks.conftest import sheet as book_of
from workflows.engine import Refused

HEADS = ["Mã tiêu chí", "Đạt được, số ngày chậm hoặc điểm", "Tổng số", "Không áp dụng", "Giải trình, lý do"]


@pytest.fixture
def send(cast, sheet):
    def run(book, code="self-score", who="preparer", key=None):
        file = book if isinstance(book, SimpleUploadedFile) else packed(book)
        inputs = {"workbook": code, "key": str(key or sheet.pk), "file": file}
        made = perform("workbook.upload", actor=cast[who], inputs=inputs).result
        return staging.read_on(made, cast[who], seconds=60)

    return run


def written(code, actor, key):
    kind = REGISTER[code]
    context = kind.context(actor, str(key))
    return rows_book(kind.columns(context), kind.existing(context, None), "x").read()


def confirm(upload, actor):
    return dict(perform("workbook.confirm", actor=actor, subject=upload.pk).answer)


def faults(upload, number=2):
    kept = UploadRow.objects.get(upload=upload, number=number)
    return [(fault["column"], fault["code"]) for fault in kept.faults]


def test_declared_figures_come_in_by_excel(send, sheet, cast):
    done = send(book_of(["8.1.1", "2,5"], ["8.3.2", "9", "10"], heads=HEADS[:3]))
    assert (done.changed, done.faulty) == (2, 0)
    confirm(done, cast["preparer"])
    kept = {value.leaf: value for value in LeafValue.objects.filter(sheet=sheet, round="self")}
    assert (kept["8.1.1"].value["number"], kept["8.3.2"].value["of"]) == ("2.5", "10")
    sheet.refresh_from_db()
    assert sheet.self_scored_by == [cast["preparer"].person_id]


def test_the_same_figures_twice_change_nothing(send, cast):
    confirm(send(book_of(["8.1.1", "2,5"], heads=HEADS[:2])), cast["preparer"])
    assert (send(book_of(["8.1.1", "2,5"], heads=HEADS[:2])).same, LeafValue.objects.count()) == (1, 1)


def test_what_is_exported_reads_back_as_no_change(do, typed, send, sheet, cast):
    do("self_score", values=typed("declared"))
    file = SimpleUploadedFile("lai.xlsx", written("self-score", cast["preparer"], sheet.pk))
    done = send(file)
    assert (done.to_save, done.faulty) == (0, 0)
    assert done.same > 20


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (["9.9.9", "1"], ("leaf", "score.code_unknown")),
        (["8.1.1", "99"], ("number", "score.over_maximum")),
        (["8.1.1", "2", "3"], ("of", "score.cell_not_asked")),
        (["8.1.1", None, None, "Có"], ("reason", "score.na_without_reason")),
        (["8.3.2", "9"], ("number", "score.number_missing")),
    ],
)
def test_a_value_that_does_not_fit_is_told_at_its_cell(send, row, fault):
    assert faults(send(book_of(row, heads=HEADS))) == [fault]


def test_appraised_figures_need_a_reason_where_they_differ(do, typed, send, cast):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    done = send(book_of(["8.1.1", "1"], heads=HEADS[:2]), "appraisal", "appraiser")
    assert faults(done) == [("reason", "score_sheet.difference_unexplained")]
    mended = send(book_of(["8.1.1", "1", "Thiếu tài liệu"], heads=[*HEADS[:2], HEADS[4]]), "appraisal", "appraiser")
    assert confirm(mended, cast["appraiser"]) == {"new": 0, "changed": 1}


def test_a_sheet_in_another_state_takes_no_figures(do, typed, send):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    with pytest.raises(Refused) as no:
        send(book_of(["8.1.1", "1"], heads=HEADS[:2]))
    assert [reason.code for reason in no.value.reasons] == ["state.wrong"]


def test_a_whole_round_goes_out_and_comes_back(do, typed, send, edition, cast):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    file = written("results", cast["appraiser"], edition.pk)
    page = openpyxl.load_workbook(BytesIO(file)).worksheets[0]
    heads = [cell.value for cell in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[heads.index("Mã tiêu chí *")].value == "8.1.1")
    row[heads.index("Đạt được, số ngày chậm hoặc điểm")].value = 1
    row[heads.index("Giải trình, lý do")].value = "Thiếu tài liệu"
    done = send(page.parent, "results", "appraiser", edition.pk)
    assert (done.changed, done.faulty) == (1, 0)
    confirm(done, cast["appraiser"])
    assert LeafValue.objects.get(round="appraisal").value["number"] == "1"


def test_a_unit_without_a_sheet_is_named(do, typed, send, edition):
    do("self_score", values=typed("declared"))
    do("submit", "head")
    done = send(book_of(["SYT", "8.1.1", "1"], heads=["Mã đơn vị", *HEADS[:2]]), "results", "appraiser", edition.pk)
    assert faults(done) == [("unit", "score.no_sheet")]
