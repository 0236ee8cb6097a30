"""A workbook is sent, shown, and saved once confirmed: all or nothing; the same file twice changes nothing."""

from decimal import Decimal

import pytest

from backend.acts.runner import perform
from backend.workbooks.models import Upload, UploadRow
from permissions.check import NotPermitted
from permissions.roles import Role
from tests.apps.workbooks.conftest import DAY, sheet
from workflows.engine import Refused

ROW = ["A1", "Bàn", "1.234,5", 3, "94,74 %", DAY, "Nhỏ", "Có"]
BOTH = (ROW, ["A2", "Ghế", 0.3, None, None, "22/11/2026", "lớn", "không"])


def codes(no):
    return [reason.code for reason in no.value.reasons]


def confirm(upload, actor):
    return dict(perform("workbook.confirm", actor=actor, subject=upload.pk).answer)


def test_nothing_is_saved_before_it_is_confirmed(send, shelf):
    upload = send(sheet(*BOTH))
    assert (upload.new, upload.changed, upload.same, upload.faulty) == (2, 0, 0, 0)
    assert shelf.things == {}


def test_confirming_saves_exact_values(send, shelf, officer):
    assert confirm(send(sheet(*BOTH)), officer) == {"new": 2, "changed": 0}
    assert shelf.things["A1"] == {
        "code": "A1", "name": "Bàn", "price": Decimal("1234.5"), "count": 3, "share": Decimal("94.74"), "day": DAY,
        "size": "s", "sold": True,
    }  # fmt: skip
    assert shelf.things["A2"]["day"] == DAY


def test_the_same_file_twice_changes_nothing(send, shelf, officer):
    confirm(send(sheet(*BOTH)), officer)
    again = send(sheet(*BOTH))
    assert (again.same, again.to_save) == (2, 0)
    with pytest.raises(Refused) as no:
        confirm(again, officer)
    assert codes(no) == ["workbook.nothing_to_save"]
    assert shelf.written == ["A1", "A2"]


def test_only_what_differs_is_written(send, shelf, officer):
    confirm(send(sheet(*BOTH)), officer)
    upload = send(sheet(["A1", "Bàn dài", *ROW[2:]], BOTH[1], ["A3", "Tủ"]))
    assert (upload.new, upload.changed, upload.same) == (1, 1, 1)
    confirm(upload, officer)
    assert shelf.written[2:] == ["A1", "A3"]


def test_one_faulty_cell_keeps_everything_out(send, shelf, officer):
    upload = send(sheet(ROW, ["A2", "cấm"], ["A3", None, "abc"]))
    assert upload.faulty == 2
    with pytest.raises(Refused) as no:
        confirm(upload, officer)
    assert codes(no) == ["workbook.has_faults"]
    assert [f["column"] for f in UploadRow.objects.get(upload=upload, number=4).faults] == ["name", "price"]
    assert shelf.things == {}


def test_a_key_twice_in_the_file_names_the_first_row(send):
    upload = send(sheet(ROW, ROW))
    fault = UploadRow.objects.get(upload=upload, number=3).faults[0]
    assert (fault["code"], fault["data"]) == ("workbook.twice_in_file", {"row": 2})


def test_what_changed_meanwhile_is_refused_and_nothing_saved(send, shelf, officer):
    confirm(send(sheet(*BOTH)), officer)
    upload = send(sheet(["A1", "Bàn dài", *ROW[2:]]))
    shelf.things["A1"] = {**shelf.things["A1"], "name": "Bàn tròn"}
    with pytest.raises(Refused) as no:
        confirm(upload, officer)
    assert codes(no) == ["workbook.changed_meanwhile"]
    assert shelf.things["A1"]["name"] == "Bàn tròn"


def test_a_confirmed_upload_is_over(send, officer):
    upload = send(sheet(*BOTH))
    confirm(upload, officer)
    with pytest.raises(Refused) as no:
        confirm(upload, officer)
    assert codes(no) == ["state.wrong"]


def test_a_dropped_upload_leaves_nothing_behind(send, shelf, officer):
    upload = send(sheet(*BOTH))
    perform("workbook.drop", actor=officer, subject=upload.pk)
    assert not UploadRow.objects.filter(upload=upload).exists()
    with pytest.raises(Refused):
        confirm(upload, officer)
    assert shelf.things == {}


def test_another_person_may_not_confirm(send, person, province, acting):
    upload = send(sheet(*BOTH))
    with pytest.raises(NotPermitted):
        confirm(upload, acting(person("Vũ Khác", province, Role.APPRAISER)))


def test_who_may_not_do_the_act_may_not_upload(send, person, unit_a, acting):
    with pytest.raises(NotPermitted):
        send(sheet(*BOTH), actor=acting(person("Trần Lập", unit_a, Role.PREPARER)))
    assert not Upload.objects.exists()


def test_a_column_that_is_not_in_the_file_keeps_its_value(send, shelf, officer):
    confirm(send(sheet(*BOTH)), officer)
    confirm(send(sheet(["A1", "Bàn dài"], heads=["Mã", "Tên"])), officer)
    assert shelf.things["A1"]["price"] == Decimal("1234.5")


def test_an_empty_cell_clears_the_value(send, shelf, officer):
    confirm(send(sheet(*BOTH)), officer)
    confirm(send(sheet(["A1", "Bàn", None], heads=["Mã", "Tên", "Giá"])), officer)
    assert shelf.things["A1"]["price"] is None
