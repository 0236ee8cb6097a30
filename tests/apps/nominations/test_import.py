"""The Excel way: template, preview, all or nothing, and nothing twice."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.acts.runner import perform
from backend.catalogue.queries import awards_known
from backend.nominations import building, importing, workbook
from backend.nominations.models import Nomination, Submission
from backend.organisation.models import Person
from tests.support.workbooks import HEADS, NAME, line, sheet
from workflows.engine import Refused


def importing_now(actor: Any, submission: Submission, file: Any, **more: Any) -> dict[str, int]:
    done = perform("nomination.import", actor=actor, subject=submission.pk, inputs={"file": file, **more})
    return dict(done.answer)


def codes(no: pytest.ExceptionInfo[Any]) -> list[str]:
    return [reason.code for reason in no.value.reasons]


def test_forty_rows_come_in_at_once(submission: Any, preparer: Any, person: Any, unit_a: Any) -> None:
    lines = [line(person(f"Nguyễn Văn {chr(65 + n % 26)}{n}", unit_a).full_name) for n in range(40)]
    assert importing_now(preparer, submission, sheet(*lines)) == {"added": 40, "already": 0}
    assert list(submission.nominations.values_list("ordinal", flat=True)) == list(range(1, 41))


def test_the_same_file_twice_adds_nothing(submission: Any, preparer: Any, person: Any, unit_a: Any) -> None:
    lines = [
        line(person("Phạm Thị Cúc", unit_a).full_name),
        line("Sở Đồng Lúa", "Tập thể"),
        line("Hộ bà Tư", "Hộ gia đình"),
    ]
    assert importing_now(preparer, submission, sheet(*lines))["added"] == 3
    assert importing_now(preparer, submission, sheet(*lines)) == {"added": 0, "already": 3}


def test_one_bad_row_keeps_everything_out_and_is_named(
    submission: Any, preparer: Any, person: Any, unit_a: Any
) -> None:
    good = line(person("Phạm Thị Cúc", unit_a).full_name)
    bad = line("Không Có Ai", achievement_from="hai nghìn", award="Giải nhất")
    with pytest.raises(Refused) as no:
        importing_now(preparer, submission, sheet(good, bad))
    assert sorted(codes(no)) == ["import.nominee.person_unknown", "import.not_a_year", "import.unknown_value"]
    assert {reason.data["row"] for reason in no.value.reasons} == {3}
    assert not submission.nominations.exists()


def test_new_people_only_where_ticked(submission: Any, preparer: Any) -> None:
    file = sheet(line("Đỗ Thị Mới"), line("Hà Văn Mới"))
    with pytest.raises(Refused) as no:
        importing_now(preparer, submission, file, new_people=[2])
    assert [r.data["row"] for r in no.value.reasons] == [3]
    file.seek(0)
    assert importing_now(preparer, submission, file, new_people=[2, 3])["added"] == 2
    assert Person.objects.filter(full_name="Hà Văn Mới").count() == 1


def test_a_workbook_with_wrong_columns_names_them(submission: Any, preparer: Any) -> None:
    with pytest.raises(Refused) as no:
        importing_now(preparer, submission, sheet(line("A"), heads=["Loại", "Tên", "Ghi chú"]))
    assert codes(no) == ["workbook.columns_missing"]
    assert "Hình thức khen" in no.value.reasons[0].data["columns"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 not a workbook", "workbook.not_a_workbook"),
        (b"PK\x03\x04broken", "workbook.unreadable"),
        (b"ho,ten\nA,B\n", "workbook.csv"),
    ],
)
def test_a_file_of_another_kind_is_refused(submission: Any, preparer: Any, data: bytes, code: str) -> None:
    with pytest.raises(Refused) as no:
        importing_now(preparer, submission, SimpleUploadedFile("x.xlsx", data))
    assert codes(no) == [code]


def test_an_empty_workbook_is_refused(submission: Any, preparer: Any) -> None:
    with pytest.raises(Refused) as no:
        importing_now(preparer, submission, sheet())
    assert codes(no) == ["workbook.no_rows"]


def test_a_name_twice_in_the_sheet_is_refused(submission: Any, preparer: Any, person: Any, unit_a: Any) -> None:
    name = person("Phạm Thị Cúc", unit_a).full_name
    with pytest.raises(Refused) as no:
        importing_now(preparer, submission, sheet(line(name), line(name)))
    assert codes(no) == ["import.twice_in_sheet"]


def test_the_same_name_in_two_units_needs_the_unit(submission: Any, person: Any, unit_a: Any) -> None:
    from backend.organisation.services import make_unit

    room = make_unit(code="A1", name="Phòng Một", unit_kind="division", valid_from=unit_a.valid_from, parent=unit_a)
    person("Lê Văn Trùng", unit_a)
    other = person("Lê Văn Trùng", room)
    plan = importing.plan(submission, sheet(line("Lê Văn Trùng"), line("Lê Văn Trùng", unit_name="phong mot")))
    assert [f.code for f in plan.faults] == ["import.nominee.person_ambiguous"]
    assert plan.rows[1].who.person == other


def test_the_template_holds_the_rounds_awards_and_reads_back(submission: Any) -> None:
    awards = [awards_known()[code] for code in submission.round.awards]
    book = openpyxl.load_workbook(BytesIO(workbook.template(awards, (2023, 2023))))
    assert [cell.value.rstrip(" *") for cell in book.worksheets[0][1]] == HEADS
    assert book["Danh mục"]["C1"].value == NAME


def test_a_list_never_holds_a_formula() -> None:
    data = workbook.table("Danh sách", ["Tên"], [["=1+1"], ["@SUM(A1)"], ["Bình thường"], [-3]])
    page = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    assert [page.cell(n, 1).data_type for n in (2, 3, 4, 5)] == ["s", "s", "s", "n"]
    assert page["A2"].quotePrefix


def test_a_preview_saves_nothing(submission: Any, person: Any, unit_a: Any) -> None:
    plan = importing.plan(submission, sheet(line(person("Phạm Thị Cúc", unit_a).full_name)))
    assert len(plan.fresh) == 1
    assert not submission.nominations.exists()


def test_what_another_list_nominated_while_the_file_was_read_is_seen_once_nobody_else_may(
    submission: Any, preparer: Any, add: Any, person: Any, unit_a: Any, monkeypatch: Any
) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    made = perform("submission.create", actor=preparer, inputs={"round": submission.round, "unit": unit_a})
    other, hold = add(Submission.objects.get(pk=made.subject_id), person("Bùi Văn Dư", unit_a)), building.hold

    def late(*given: Any) -> None:
        hold(*given)
        Nomination.objects.filter(pk=other.pk).update(person=who, achievement_from=2022)

    monkeypatch.setattr(building, "hold", late)
    with pytest.raises(Refused) as no:
        importing_now(preparer, submission, sheet(line(who.full_name)))
    assert codes(no) == ["import.nomination.already_live"]


def test_years_of_another_round_and_overlapping_ones_are_named(
    submission: Any, preparer: Any, person: Any, unit_a: Any
) -> None:
    name, other = person("Phạm Thị Cúc", unit_a).full_name, person("Bùi Văn Dư", unit_a).full_name
    importing_now(preparer, submission, sheet(line(name)))
    bad = [
        line(name, achievement_from=2021, achievement_to=2023), line(other, achievement_from=2021, achievement_to=2021),
        line(other, achievement_from=2022, achievement_to=2023), line(other),
    ]  # fmt: skip
    with pytest.raises(Refused) as no:
        importing_now(preparer, submission, sheet(*bad))
    assert codes(no) == [
        "import.nomination.already_live", "import.nomination.years_outside_round", "import.twice_in_sheet",
    ]  # fmt: skip
