"""Initiatives recognised in the past: entered by acts, pages, Excel; corrected, withdrawn; facts only while in use."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from backend.acts.runner import perform
from backend.audit.models import Entry
from backend.base.reasons import tell
from backend.history.lineage import running_in
from backend.history.models import RecognisedInitiative
from backend.organisation.models import PersonAlias
from backend.workbooks.models import Upload
from permissions.check import NotPermitted
from permissions.roles import Role
from tests.support.workbooks import plain
from workflows.engine import Reason, Refused

PAGE, BOOK, KIND = "/lich-su-khen-thuong/", "recognised-initiatives", "recognised_initiative"
HEADS = ["Tên sáng kiến", "Tác giả", "Đơn vị", "Năm", "Phạm vi", "Quyết định công nhận", "Cơ quan công nhận"]
HEADS += ["Ngày quyết định"]


def line(name: str, title: str = "Hẹn giờ ở một cửa", unit: str = "Sở Đồng Lúa", **more: Any) -> list[Any]:
    said = {"year": 2023, "scope": "Cấp cơ sở", "source": "12/QĐ-SĐL", "by": "Sở Đồng Lúa", "on": "15/03/2023"} | more
    return [title, name, unit, said["year"], said["scope"], said["source"], said["by"], said["on"]]


@pytest.fixture
def officer(person: Any, unit_a: Any) -> Any:
    return person("Lê Tổ Chức", unit_a, Role.PERSONNEL_OFFICER)


@pytest.fixture
def keeper(officer: Any, acting: Any) -> Any:
    return acting(officer)


@pytest.fixture
def two(person: Any, unit_a: Any) -> tuple[Any, Any]:
    return person("Phạm Thị Cúc", unit_a), person("Hoàng Văn Lúa", unit_a)


@pytest.fixture
def signed(client: Any, officer: Any, django_user_model: Any) -> Any:
    officer.user = django_user_model.objects.create_user("to-chuc")
    officer.save()
    client.force_login(officer.user)
    return client


@pytest.fixture
def send(keeper: Any, unit_a: Any) -> Any:
    def run(*rows: list[Any], by: Any = None, unit: Any = None) -> Upload:
        given = {"workbook": BOOK, "key": str((unit or unit_a).pk), "file": plain(HEADS, *rows), "no_secret": True}
        return Upload.objects.get(pk=perform("workbook.upload", actor=by or keeper, inputs=given).subject_id)

    return run


def confirm(upload: Upload, actor: Any) -> None:
    perform("workbook.confirm", actor=actor, subject=upload.pk, version=upload.version)


def faults(upload: Upload) -> list[str]:
    found = [fault for row in upload.rows.order_by("number") for fault in row.faults]
    assert all(tell(Reason(one["code"], one["data"])).says for one in found)
    return [one["code"] for one in found]


def said(unit: Any, *authors: Any, **more: Any) -> dict[str, Any]:
    return {
        "unit": unit, "authors": list(authors), "title": "Hẹn giờ ở một cửa", "year": 2023, "scope": "base",
        "source": "12/QĐ-SĐL, 15/03/2023", "recognised_by": "Sở Đồng Lúa",
    } | more  # fmt: skip


def standing() -> list[RecognisedInitiative]:
    return list(RecognisedInitiative.objects.filter(state="standing").order_by("pk"))


def names(row: RecognisedInitiative) -> set[str]:
    return {one.full_name for one in row.authors.all()}


def test_the_lines_of_one_initiative_become_one_fact_of_each_author(send: Any, keeper: Any, two: Any) -> None:
    rows = [line("pham thi cuc"), line("Hoàng Văn Lúa"), line("Phạm Thị Cúc", "Kho chứng từ số", scope="Cấp cơ sở")]
    upload = send(*rows)
    assert (upload.new, upload.faulty, RecognisedInitiative.objects.count()) == (3, 0, 0)
    confirm(upload, keeper)
    first, second = standing()
    assert (names(first), names(second)) == ({"Phạm Thị Cúc", "Hoàng Văn Lúa"}, {"Phạm Thị Cúc"})
    assert (first.origin, first.year, first.scope, first.recognised_on) == ("import", 2023, "base", date(2023, 3, 15))
    assert (first.unit.name, first.entered_by) == ("Sở Đồng Lúa", "Lê Tổ Chức")
    again = send(*rows)
    assert (again.new, again.changed, again.same, again.faulty) == (0, 0, 3, 0)


def test_a_second_file_adds_an_author_by_a_correction_and_drops_nobody(send: Any, keeper: Any, two: Any) -> None:
    confirm(send(line("Phạm Thị Cúc")), keeper)
    more = send(line("Hoàng Văn Lúa", title="HẸN GIỜ ở một cửa", source="12/QĐ-SĐL, 15/03/2023"))
    assert (more.changed, more.faulty) == (1, 0)
    confirm(more, keeper)
    (row,) = standing()
    assert (names(row), row.corrects.state) == ({"Phạm Thị Cúc", "Hoàng Văn Lúa"}, "replaced")


def test_a_changed_value_corrects_and_what_is_left_empty_is_kept(send: Any, keeper: Any, two: Any) -> None:
    confirm(send(line("Phạm Thị Cúc")), keeper)
    confirm(send(line("Phạm Thị Cúc", by="UBND thành phố", on=None)), keeper)
    (row,) = standing()
    assert (row.recognised_by, row.recognised_on) == ("UBND thành phố", date(2023, 3, 15))


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (
            [line("Phạm Thị Cúc", by="UBND tỉnh"), line("Hoàng Văn Lúa", by="UBND tỉnh", scope="Toàn quốc")],
            ["recognised_initiative.lines_differ"],
        ),
        ([line("Phạm Thị Cúc", scope="Toàn quốc")], ["initiative.beyond_authority"]),
        ([line("Phạm Thị Cúc"), line("Phạm Thị Cúc")], ["recognised_initiative.author_twice"]),
        ([line("Lê Tổ Chức")], ["recognised_initiative.own"]),
        ([line("Phạm Thị Cúc", on="15/03/2022")], ["recognised_initiative.year_differs"]),
        ([line("Phạm Thị Cúc", year=2099, on=None)], ["fact.in_future"]),
        ([line("Không Ai Cả")], ["history_import.nobody"]),
        ([line("Phạm Thị Cúc", unit="Sở Không Có")], ["history_import.unit_unknown"]),
    ],
)
def test_what_cannot_be_right_is_shown_before_anything_is_saved(
    send: Any, two: Any, rows: list[list[Any]], codes: list[str]
) -> None:
    assert faults(send(*rows)) == codes


def test_the_bodies_that_a_file_names_are_looked_up_once(send: Any, two: Any) -> None:
    def asked(many: int) -> int:
        lines = [line("Phạm Thị Cúc", f"Sáng kiến {n}", by=f"Cơ quan {n}") for n in range(many)]
        with CaptureQueriesContext(connection) as seen:
            assert faults(send(*lines)) == []
        return sum("organisation_unitname" in query["sql"] for query in seen.captured_queries)

    assert asked(12) == asked(1)


def test_what_stands_elsewhere_or_by_a_decision_here_is_not_entered_again(
    send: Any, keeper: Any, two: Any, person: Any, acting: Any, unit_b: Any
) -> None:
    first, _other = two
    row = RecognisedInitiative.objects.create(
        title="Hẹn giờ ở một cửa", year=2023, scope="base", recognised_by="Sở Đồng Lúa", unit=first.unit,
        source="12/QĐ-SĐL, 15/03/2023", recognised_on=date(2023, 3, 15), origin="decision",
    )  # fmt: skip
    row.authors.add(first)
    assert send(line("Phạm Thị Cúc")).same == 1
    assert faults(send(line("Hoàng Văn Lúa"))) == ["recognised_initiative.by_decision"]
    confirm(send(line("Phạm Thị Cúc", "Kho chứng từ số")), keeper)
    neighbour = acting(person("Vũ Bên Kia", unit_b, Role.PERSONNEL_OFFICER))
    person("Mai Bên Kia", unit_b)
    upload = send(line("Mai Bên Kia", "Kho chứng từ số", unit=unit_b.name), by=neighbour, unit=unit_b)
    assert faults(upload) == ["recognised_initiative.elsewhere"]
    with pytest.raises(Refused) as no:
        perform(f"{KIND}.withdraw", actor=keeper, subject=row.pk, version=1, inputs={"reason": "Nhầm"})
    assert {one.code for one in no.value.reasons} == {"recognised_initiative.by_decision"}


def test_a_doubtful_author_is_decided_and_an_outsider_left_out(
    send: Any, keeper: Any, two: Any, person: Any, unit_a: Any, signed: Any
) -> None:
    person("Phạm Thị Cúc", unit_a)
    rows = [line("Phạm Thị Cúc"), line("Người Ngoài")]
    upload = send(*rows)
    assert faults(upload) == ["history_import.doubtful", "history_import.nobody"]
    page = f"{PAGE}ten-chua-chac/{upload.pk}/"
    assert signed.get(page).status_code == 200
    signed.post(page, {f"{unit_a.pk}|Phạm Thị Cúc": str(two[0].pk), f"{unit_a.pk}|Người Ngoài": "bo-qua"})
    confirm(send(*rows), keeper)
    assert [set(row.authors.all()) for row in standing()] == [{two[0]}]


def test_nobody_is_named_twice_under_two_entries(send: Any, keeper: Any, two: Any, person: Any, unit_a: Any) -> None:
    merged = person("Phạm Thị Cúc", unit_a)
    pk = perform(f"{KIND}.enter", actor=keeper, inputs=said(unit_a, merged)).subject_id
    PersonAlias.objects.create(
        merged=merged, survivor=two[0], reason="Một người", merged_at="2024-03-01T00:00Z", merged_by="A"
    )
    confirm(send(line("Phạm Thị Cúc", by="UBND thành phố")), keeper)
    (row,) = standing()
    assert (row.corrects_id, list(row.authors.all())) == (int(pk), [two[0]])


def test_an_initiative_is_entered_corrected_withdrawn_and_only_then_no_fact(keeper: Any, two: Any, unit_a: Any) -> None:
    pk = perform(f"{KIND}.enter", actor=keeper, inputs=said(unit_a, *two)).subject_id
    with pytest.raises(Refused) as no:
        perform(f"{KIND}.enter", actor=keeper, inputs=said(unit_a, two[0], title="hen gio o mot cua"))
    assert {one.code for one in no.value.reasons} == {"fact.exists"}
    anew = said(unit_a, scope="province") | {"correction": "Nhầm phạm vi"}
    del anew["unit"], anew["authors"]
    with pytest.raises(Refused) as no:
        perform(f"{KIND}.correct", actor=keeper, subject=pk, version=1, inputs=anew | {"recognised_by": "so dong lua"})
    assert {one.code for one in no.value.reasons} == {"initiative.beyond_authority"}
    anew["recognised_by"] = "Ủy ban nhân dân tỉnh bạn"
    perform(f"{KIND}.correct", actor=keeper, subject=pk, version=1, inputs=anew)
    (row,) = standing()
    assert (row.corrects_id, row.scope, set(row.authors.all())) == (int(pk), "province", set(two))
    found = list(RecognisedInitiative.objects.filter(state="standing", authors=two[0]))
    assert found == [row]
    perform(f"{KIND}.withdraw", actor=keeper, subject=row.pk, version=1, inputs={"reason": "Không có quyết định"})
    row = RecognisedInitiative.objects.get(pk=row.pk)
    assert (row.state, row.reason, standing()) == ("withdrawn", "Không có quyết định", [])
    assert Entry.objects.filter(act=f"{KIND}.withdraw").exists()
    perform(f"{KIND}.enter", actor=keeper, inputs=said(unit_a, *two))


def test_authors_neighbours_and_preparers_enter_and_withdraw_nothing(
    keeper: Any, officer: Any, two: Any, person: Any, acting: Any, unit_a: Any, unit_b: Any
) -> None:
    neighbour = acting(person("Vũ Bên Kia", unit_b, Role.PERSONNEL_OFFICER))
    preparer = acting(person("Trần Lập Hồ", unit_a, Role.PREPARER))
    pk = perform(f"{KIND}.enter", actor=keeper, inputs=said(unit_a, two[0])).subject_id
    for actor, author in ((keeper, officer), (neighbour, two[0]), (preparer, two[0])):
        with pytest.raises(NotPermitted):
            perform(f"{KIND}.enter", actor=actor, inputs=said(unit_a, author, title="Kho chứng từ số"))
    for actor in (neighbour, preparer):
        with pytest.raises(NotPermitted):
            perform(f"{KIND}.withdraw", actor=actor, subject=pk, version=1, inputs={"reason": "Nhầm"})


def test_the_database_keeps_what_an_entry_said(keeper: Any, two: Any, unit_a: Any) -> None:
    pk = perform(f"{KIND}.enter", actor=keeper, inputs=said(unit_a, two[0])).subject_id
    for change in ({"year": 2020}, {"state": "nowhere"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            RecognisedInitiative.objects.filter(pk=pk).update(**change)


def test_the_pages_lead_to_the_form_the_workbook_and_the_entry(signed: Any, two: Any, unit_a: Any) -> None:
    page = signed.get(f"{PAGE}don-vi/{unit_a.pk}/").content.decode()
    form = f"{PAGE}ghi/{KIND}/?unit={unit_a.pk}"
    assert form in page
    assert BOOK in page
    assert "Hoàng Văn Lúa" in signed.get(form).content.decode()
    given = said(unit_a.pk, two[0].pk) | {"recognised_on": "2023-03-15"}
    assert signed.post(form, given).status_code == 302
    (row,) = standing()
    entry = f"{PAGE}du-kien/{KIND}/{row.pk}/"
    assert entry in signed.get(f"{PAGE}don-vi/{unit_a.pk}/").content.decode()
    assert entry in signed.get(f"{PAGE}nguoi/{two[0].pk}/").content.decode()
    shown = signed.get(entry).content.decode()
    assert "Phạm Thị Cúc" in shown
    assert f"{KIND}.withdraw" in shown


def test_the_export_is_read_back_as_unchanged(signed: Any, keeper: Any, two: Any, send: Any, unit_a: Any) -> None:
    from backend.history.initiative_workbook import BOOK as BOOK_KIND

    confirm(send(line("Phạm Thị Cúc"), line("Hoàng Văn Lúa")), keeper)
    cells = list(BOOK_KIND.existing(BOOK_KIND.context(keeper, str(unit_a.pk)), None))
    rows = [
        line(c["name"], c["title"], c["unit"], source=c["source"], on=f"{c['recognised_on']:%d/%m/%Y}") for c in cells
    ]
    assert send(*rows).same == 2


def test_the_api_enters_reads_and_withdraws(signed: Any, two: Any, unit_a: Any) -> None:
    sent = said(unit_a.pk, two[0].pk, two[1].pk)
    made = signed.post("/api/v1/recognised-initiatives/", sent, content_type="application/json")
    assert made.status_code == 201, made.content
    address = f"/api/v1/recognised-initiatives/{made.json()['id']}/"
    read = signed.get(address).json()
    assert (read["state"], sorted(read["authors"])) == ("standing", sorted(one.pk for one in two))
    tag = {"HTTP_IF_MATCH": RecognisedInitiative.objects.get().etag}
    done = signed.post(f"{address}withdraw/", {"reason": "Nhầm"}, content_type="application/json", **tag)
    assert (done.status_code, signed.get(address).json()["state"]) == (200, "withdrawn")


def test_what_stands_in_the_history_is_no_work_of_its_unit(keeper: Any, two: Any, unit_a: Any) -> None:
    perform(f"{KIND}.enter", actor=keeper, inputs=said(unit_a, *two))
    counted = {"unit": unit_a, "year": 2024, "total": 20, "source": "Báo cáo"}
    perform("member_count.enter", actor=keeper, inputs=counted)
    assert running_in([unit_a]) == []
