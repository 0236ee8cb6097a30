"""Awards of the past from Excel: preview, doubtful names decided by a person, nothing twice, corrections kept."""

from typing import Any

import pytest

from backend.acts.runner import perform
from backend.history.models import AwardRecord, NameDecision
from backend.organisation.models import Person
from backend.workbooks.models import Upload
from permissions.roles import Role
from tests.support.workbooks import plain
from workflows.engine import Refused

HEADS = ["Họ và tên", "Đơn vị", "Khen thưởng", "Từ năm", "Số quyết định", "Ngày quyết định", "Cơ quan ban hành"]
ANSWERED = [*HEADS, "Lần khen khác"]
TITLE, UNIT = "Lao động tiên tiến", "Sở Đồng Lúa"


@pytest.fixture
def preparer(person: Any, acting: Any, unit_a: Any) -> Any:
    return acting(person("Trần Lập Hồ", unit_a, Role.PREPARER))


@pytest.fixture
def send(preparer: Any, unit_a: Any) -> Any:
    def run(*rows: list[Any], heads: list[str] = HEADS) -> Upload:
        file = plain(heads, *rows)
        given = {"workbook": "award-records", "key": str(unit_a.pk), "file": file}
        return Upload.objects.get(pk=perform("workbook.upload", actor=preparer, inputs=given).subject_id)

    return run


def confirm(upload: Upload, actor: Any) -> Upload:
    perform("workbook.confirm", actor=actor, subject=upload.pk, version=upload.version)
    upload.refresh_from_db()
    return upload


def faults(upload: Upload) -> list[str]:
    return [fault["code"] for row in upload.rows.order_by("number") for fault in row.faults]


def line(name: str, year: int = 2021, number: str = "12/QĐ", issuer: str = "") -> list[Any]:
    return [name, UNIT, TITLE, year, number, None, issuer]


def test_sure_names_are_saved_once_confirmed_and_the_same_file_changes_nothing(
    send: Any, preparer: Any, person: Any, unit_a: Any
) -> None:
    who = person("Phạm Thị Hòa", unit_a)
    rows = [line("pham thi hoa"), ["", UNIT, "Tập thể lao động tiên tiến", 2020, "12/QĐ", None, ""]]
    upload = send(*rows)
    assert (upload.new, upload.faulty, AwardRecord.objects.count()) == (2, 0, 0)
    confirm(upload, preparer)
    record = AwardRecord.objects.get(person=who)
    assert (record.state, record.origin, record.award, record.year_to) == (
        "entered",
        "import",
        "lao-dong-tien-tien",
        2021,
    )
    assert AwardRecord.objects.get(unit=unit_a).year_to == 2020
    again = send(*rows)
    assert (again.same, again.new, again.changed) == (2, 0, 0)


def test_what_differs_becomes_a_correction_and_the_old_stays(
    send: Any, preparer: Any, person: Any, unit_a: Any
) -> None:
    person("Phạm Thị Hòa", unit_a)
    confirm(send(line("Phạm Thị Hòa")), preparer)
    upload = send(line("Phạm Thị Hòa", issuer="UBND tỉnh"))
    assert (upload.changed, upload.new) == (1, 0)
    confirm(upload, preparer)
    old, new = AwardRecord.objects.order_by("pk")
    assert (old.state, old.issuer, new.corrects, new.issuer) == ("replaced", "", old, "UBND tỉnh")


def test_faults_stand_at_their_cells(send: Any, person: Any, unit_a: Any) -> None:
    person("Phạm Thị Hòa", unit_a)
    upload = send(
        ["Phạm Thị Hòa", "Sở Lạ", TITLE, 2021, "", None, ""],
        ["Phạm Thị Hòa", UNIT, "Huân chương lạ", 2021, "", None, ""],
        ["Người Không Có", UNIT, TITLE, 2021, "", None, ""], line("Phạm Thị Hóa"),
    )  # fmt: skip
    assert faults(upload) == [
        "history_import.unit_unknown", "history_import.award_unknown", "history_import.nobody",
        "history_import.doubtful",
    ]  # fmt: skip


def test_what_cannot_have_been_given_is_a_fault_of_its_cell(send: Any, person: Any, unit_a: Any) -> None:
    person("Phạm Thị Hòa", unit_a)
    collective, who = "Tập thể lao động tiên tiến", "Phạm Thị Hòa"
    upload = send(
        [who, UNIT, collective, 2021, "", None, ""], ["", UNIT, TITLE, 2021, "", None, ""],
        [who, UNIT, TITLE, 2021, "", "05/05/2015", ""], [who, UNIT, TITLE, 2099, "", None, ""],
        [who, UNIT, TITLE, 2021, "", None, "001234567890"], [who, UNIT, TITLE, 2020, "", None, "", 2022],
        heads=[*HEADS, "Đến năm"],
    )  # fmt: skip
    assert faults(upload) == [
        "award_record.not_for_a_person", "award_record.not_for_a_collective", "award_record.decided_before",
        "award_record.in_future", "award_record.identity_number", "award_record.one_year_each",
    ]  # fmt: skip


def test_a_decision_is_remembered_for_all_lines_and_can_be_undone(
    send: Any, preparer: Any, person: Any, unit_a: Any
) -> None:
    first, _second = person("Lê Văn Tám", unit_a), person("Lê Văn Tám", unit_a)
    rows = [line("Lê Văn Tám", 2020), line("Lê Văn Tám", 2021)]
    assert faults(send(*rows)) == ["history_import.doubtful"] * 2
    given = {"unit": unit_a, "name": "Lê Văn Tám", "person": first}
    made = perform("name_decision.make", actor=preparer, inputs=given)
    assert (send(*rows).new, AwardRecord.objects.count()) == (2, 0)
    with pytest.raises(Refused):
        perform("name_decision.make", actor=preparer, inputs=given)
    perform("name_decision.undo", actor=preparer, subject=made.subject_id)
    assert send(*rows).faulty == 2


def test_lines_left_out_by_decision_are_not_saved(send: Any, preparer: Any, unit_a: Any, person: Any) -> None:
    person("Phạm Thị Hòa", unit_a)
    perform("name_decision.make", actor=preparer, inputs={"unit": unit_a, "name": "Người Không Có"})
    upload = send(line("Người Không Có"), line("Phạm Thị Hòa"))
    assert (upload.same, upload.new) == (1, 1)
    confirm(upload, preparer)
    assert AwardRecord.objects.count() == 1


def test_doubtful_names_are_decided_on_a_page(
    client: Any, send: Any, preparer: Any, person: Any, unit_a: Any, django_user_model: Any
) -> None:
    user = django_user_model.objects.create_user("lap")
    Person.objects.filter(pk=preparer.person_id).update(user=user)
    client.force_login(user)
    first = person("Lê Văn Tám", unit_a)
    person("Lê Văn Tám", unit_a)
    upload = send(line("Lê Văn Tám"))
    address = f"/lich-su-khen-thuong/ten-chua-chac/{upload.pk}/"
    assert address in client.get(f"/bang-tinh/{upload.pk}/").content.decode() or upload.faulty
    page = client.get(address).content.decode()
    assert page.count('type="radio"') == 3
    assert client.post(address, {f"{unit_a.pk}|Lê Văn Tám": first.pk}).status_code == 302
    assert NameDecision.objects.get().person == first


def test_many_lines_are_compared_in_a_bounded_number_of_queries(
    send: Any, person: Any, unit_a: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        person(f"Nguyễn Văn {'ABCDEFGHIJ'[number % 10]}{'abc'[number // 10]}", unit_a)
    rows = [line(f"Nguyễn Văn {'ABCDEFGHIJ'[n % 10]}{'abc'[n // 10 % 3]}", 1990 + n // 30) for n in range(900)]
    with django_assert_max_num_queries(80):
        upload = send(*rows)
    assert (upload.new, upload.faulty) == (900, 0)


@pytest.mark.parametrize(("there", "typed"), [("12/QĐ-UBND", "012/qd – ubnd"), ("12/QĐ-UBND", ""), ("", "12/QĐ-UBND")])
def test_a_line_that_may_be_a_record_of_before_is_doubtful_until_a_person_says(
    send: Any, preparer: Any, person: Any, unit_a: Any, there: str, typed: str
) -> None:
    person("Phạm Thị Hòa", unit_a)
    confirm(send(line("Phạm Thị Hòa", number=there)), preparer)
    assert faults(send(line("Phạm Thị Hòa", number=typed))) == ["history_import.perhaps_same"]
    assert AwardRecord.objects.count() == 1
    upload = send([*line("Phạm Thị Hòa", number=typed), "có"], heads=ANSWERED)
    assert (upload.new, upload.faulty) == (1, 0)
    confirm(upload, preparer)
    assert sorted(AwardRecord.objects.values_list("decision_number", flat=True)) == sorted([there, typed])
    again = send(line("Phạm Thị Hòa", number=there), line("Phạm Thị Hòa", number=typed))
    assert (again.same, again.new, again.faulty) == (2, 0, 0)


def test_lines_of_one_file_are_twins_of_each_other(send: Any, preparer: Any, person: Any, unit_a: Any) -> None:
    person("Phạm Thị Hòa", unit_a)
    numbers = ["12/QĐ-UBND", "012/qđ-ubnd", "12 /QĐ-UBND", "120/QĐ-UBND", "", "12/QĐ-UBND"]
    found = send(*(line("Phạm Thị Hòa", number=number) for number in numbers))
    assert faults(found) == [*["history_import.perhaps_same"] * 3, "history_import.twice"]
    answered = send(*([*line("Phạm Thị Hòa", number=number), "có"] for number in numbers[:5]), heads=ANSWERED)
    assert (answered.new, answered.faulty) == (5, 0)
    confirm(answered, preparer)
    assert AwardRecord.objects.count() == 5


def test_a_record_from_when_the_person_stood_elsewhere_is_found_too(
    send: Any, preparer: Any, person: Any, unit_a: Any, unit_b: Any, record: Any
) -> None:
    who = person("Phạm Thị Hòa", unit_a)
    record(who, 2021, decision_number="12/QĐ-UBND", home=unit_b)
    assert send(line("Phạm Thị Hòa", number="12/QĐ-UBND")).same == 1
    assert faults(send(line("Phạm Thị Hòa", number="12/qd-ubnd"))) == ["history_import.perhaps_same"]


def test_two_events_are_no_twins_and_a_line_names_the_event_of_a_record(
    send: Any, preparer: Any, person: Any, unit_a: Any
) -> None:
    person("Phạm Thị Hòa", unit_a)
    heads = [*HEADS, "Việc, sự kiện (đột xuất)"]
    first, second = ([*line("Phạm Thị Hòa"), event] for event in ("Cứu dân", "Dập lửa"))
    confirm(send(first, second, heads=heads), preparer)
    assert AwardRecord.objects.count() == 2
    assert faults(send(line("Phạm Thị Hòa"))) == ["history_import.perhaps_same"]
    assert faults(send([*line("Phạm Thị Hòa", 2020), ""], [*line("Phạm Thị Hòa", 2020), "Cứu dân"], heads=heads)) == [
        "history_import.perhaps_same"
    ]
    confirm(send(line("Phạm Thị Hòa", 2019)), preparer)
    named = send([*line("Phạm Thị Hòa", 2019), "Cứu dân"], heads=heads)
    assert (named.changed, named.new, named.faulty) == (1, 0, 0)
