"""A province entered from two workbooks: parents above children, doubtful names told, the same file twice nothing."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.acts.runner import perform
from backend.organisation.models import Person, Unit
from backend.workbooks.models import Upload
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
UNITS = ["Mã đơn vị *", "Tên đơn vị *", "Loại *", "Mã đơn vị cấp trên *", "Nhóm so sánh", "Từ ngày *"]
PEOPLE = ["Mã đơn vị *", "Họ và tên *", "Danh xưng", "Chức vụ"]


def packed(heads, *rows):
    book, out = openpyxl.Workbook(), BytesIO()
    for line in (heads, *rows):
        book.active.append(line)
    book.save(out)
    return SimpleUploadedFile("to-chuc.xlsx", out.getvalue())


@pytest.fixture
def send(admin, acting):
    def make(kind, file):
        inputs = {"workbook": kind, "key": "goc", "file": file}
        return Upload.objects.get(pk=perform("workbook.upload", actor=acting(admin), inputs=inputs).subject_id)

    return make


@pytest.fixture
def confirm(admin, acting):
    return lambda upload: perform("workbook.confirm", actor=acting(admin), subject=upload.pk)


def test_units_are_entered_with_their_tree(send, confirm, province):
    day = date(2025, 7, 1)
    upload = send("units", packed(
        UNITS,
        ["SNN", "Sở Nông nghiệp", "Sở, ban, ngành", province.code, "so", day],
        ["CCTL", "Chi cục Thủy lợi", "Đơn vị sự nghiệp", "SNN", None, "01/07/2025"],
    ))  # fmt: skip
    assert (upload.new, upload.faulty) == (2, 0)
    confirm(upload)
    child = Unit.objects.get(code="CCTL")
    assert child.path.startswith(Unit.objects.get(code="SNN").path)
    assert (child.parent.group, child.valid_from) == ("so", day)


def test_the_same_file_twice_changes_nothing_and_a_new_name_is_a_correction(send, confirm, province):
    line = ["SNN", "Sở Nông nghiệp", "Sở, ban, ngành", province.code, "so", date(2025, 7, 1)]
    confirm(send("units", packed(UNITS, line)))
    assert send("units", packed(UNITS, line)).same == 1
    corrected = send("units", packed(UNITS, [line[0], "Sở Nông nghiệp và Môi trường", *line[2:]]))
    assert corrected.changed == 1
    confirm(corrected)
    assert Unit.objects.get(code="SNN").search_name == "so nong nghiep va moi truong"


def test_an_unknown_parent_and_a_moved_unit_are_faults(send, confirm, province, unit_a, unit_b):
    upload = send("units", packed(
        UNITS,
        ["X1", "Đơn vị lạ", "Phòng", "KHONG-CO", None, date(2025, 7, 1)],
        [unit_a.code, unit_a.name, unit_a.get_unit_kind_display(), unit_b.code, None, unit_a.valid_from],
    ))  # fmt: skip
    assert upload.faulty == 2
    with pytest.raises(Refused):
        confirm(upload)


def test_people_are_entered_and_a_name_with_other_marks_is_doubtful(send, confirm, unit_a):
    confirm(send("people", packed(PEOPLE, [unit_a.code, "Lê Thị Hoà", "Bà", "Chuyên viên"])))
    person = Person.objects.get(full_name="Lê Thị Hoà")
    assert (person.unit, person.position) == (unit_a, "Chuyên viên")
    assert send("people", packed(PEOPLE, [unit_a.code, "Lê Thị Hòa", None, None])).faulty == 1
