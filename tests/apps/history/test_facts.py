"""Facts beside awards: entered by acts, pages, Excel; corrected by new entries, withdrawn; only those in use count."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from backend.acts.runner import perform
from backend.audit.models import Entry
from backend.history.fact_models import MemberCount, Service, UnitTrait, YearlyClassification, unit_on
from backend.history.models import NameDecision
from backend.organisation.models import PersonAlias
from backend.workbooks.models import Upload
from permissions.check import NotPermitted
from permissions.roles import Role
from tests.support.workbooks import plain
from workflows.engine import Refused

PAGE = "/lich-su-khen-thuong/"


@pytest.fixture
def officer(person: Any, unit_a: Any) -> Any:
    return person("Lê Tổ Chức", unit_a, Role.PERSONNEL_OFFICER)


@pytest.fixture
def keeper(officer: Any, acting: Any) -> Any:
    return acting(officer)


@pytest.fixture
def who(person: Any, unit_a: Any) -> Any:
    return person("Phạm Thị Cúc", unit_a)


@pytest.fixture
def signed(client: Any, officer: Any, django_user_model: Any) -> Any:
    user = django_user_model.objects.create_user("to-chuc")
    officer.user = user
    officer.save()
    client.force_login(user)
    return client


def codes(no: Any) -> set[str]:
    return {reason.code for reason in no.value.reasons}


def leave(who: Any, unit: Any, since: str = "2024-03-01", until: str | None = "2024-08-31") -> dict[str, Any]:
    return {
        "person": who, "unit": unit, "span_kind": "maternity", "valid_from": date.fromisoformat(since),
        "valid_to": date.fromisoformat(until) if until else None, "source": "Quyết định nghỉ",
    }  # fmt: skip


def test_a_leave_is_entered_corrected_and_withdrawn_and_every_entry_stays(
    keeper: Any, who: Any, unit_a: Any, unit_b: Any
) -> None:
    first = perform("service.enter", actor=keeper, inputs=leave(who, unit_a)).subject_id
    said = leave(who, unit_a, until="2024-09-01") | {"correction": "Nhầm ngày"}
    del said["person"]
    perform("service.correct", actor=keeper, subject=first, version=1, inputs=said)
    old, new = Service.objects.order_by("pk")
    assert (old.state, old.reason, new.state, new.corrects) == ("replaced", "Nhầm ngày", "standing", old)
    assert (new.person, new.valid_to, new.entered_by) == (who, date(2024, 9, 1), "Lê Tổ Chức")
    perform("service.withdraw", actor=keeper, subject=new.pk, version=1, inputs={"reason": "Nhầm người"})
    assert unit_on(who, date(2024, 5, 1)) == unit_a
    assert sorted(Service.objects.values_list("state", flat=True)) == ["replaced", "withdrawn"]
    assert Entry.objects.filter(act="service.correct").exists()


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        ("2024-08-31", None, "fact.exists"),
        ("2024-01-01", "2024-03-01", "fact.exists"),
        ("2999-01-01", None, "fact.in_future"),
    ],
)
def test_what_is_there_already_or_to_come_is_refused(
    keeper: Any, who: Any, unit_a: Any, since: str, until: str | None, code: str
) -> None:
    perform("service.enter", actor=keeper, inputs=leave(who, unit_a))
    with pytest.raises(Refused) as no:
        perform("service.enter", actor=keeper, inputs=leave(who, unit_a, since, until))
    assert codes(no) == {code}


def test_a_classification_under_a_merged_entry_is_the_classification_of_the_person(
    keeper: Any, who: Any, person: Any, unit_a: Any
) -> None:
    other = person("Phạm Thị Cúc", unit_a)
    YearlyClassification.objects.create(person=other, year=2024, level="good", source="Sổ")
    PersonAlias.objects.create(
        merged=other, survivor=who, reason="Một người", merged_at="2024-03-01T00:00Z", merged_by="A"
    )
    given = {"person": who, "year": 2024, "level": "excellent", "source": "QĐ"}
    with pytest.raises(Refused) as no:
        perform("yearly_classification.enter", actor=keeper, inputs=given)
    assert codes(no) == {"fact.exists"}


def test_nobody_enters_facts_about_themselves_and_no_neighbour_does(
    keeper: Any, officer: Any, person: Any, acting: Any, who: Any, unit_a: Any, unit_b: Any
) -> None:
    given = {"year": 2024, "level": "excellent", "source": "QĐ"}
    neighbour = acting(person("Vũ Bên Kia", unit_b, Role.PERSONNEL_OFFICER))
    preparer = acting(person("Trần Lập Hồ", unit_a, Role.PREPARER))
    for actor, about in ((keeper, officer), (neighbour, who), (preparer, who)):
        with pytest.raises(NotPermitted):
            perform("yearly_classification.enter", actor=actor, inputs=given | {"person": about})


def test_the_database_keeps_what_an_entry_said(keeper: Any, who: Any, unit_a: Any) -> None:
    given = {"unit": unit_a, "year": 2024, "total": 20, "source": "Báo cáo"}
    pk = perform("member_count.enter", actor=keeper, inputs=given).subject_id
    with pytest.raises(DatabaseError), transaction.atomic():
        MemberCount.objects.filter(pk=pk).update(total=5)
    with pytest.raises(DatabaseError), transaction.atomic():
        MemberCount.objects.filter(pk=pk).delete()


def test_the_pages_offer_each_fact_and_show_what_was_entered(signed: Any, who: Any, unit_a: Any) -> None:
    page = signed.get(f"{PAGE}nguoi/{who.pk}/").content.decode()
    assert f"{PAGE}ghi/service/?person={who.pk}" in page
    form = signed.get(f"{PAGE}ghi/service/?person={who.pk}")
    assert "Nghỉ thai sản" in form.content.decode()
    given = {
        "person": who.pk, "unit": unit_a.pk, "span_kind": "maternity", "valid_from": "2024-03-01",
        "valid_to": "2024-08-31", "source": "QĐ 5",
    }  # fmt: skip
    assert signed.post(f"{PAGE}ghi/service/?person={who.pk}", given).status_code == 302
    row = Service.objects.get()
    page = signed.get(f"{PAGE}nguoi/{who.pk}/").content.decode()
    assert f"{PAGE}du-kien/service/{row.pk}/" in page
    shown = signed.get(f"{PAGE}du-kien/service/{row.pk}/").content.decode()
    assert "QĐ 5" in shown
    assert "service.correct" in shown


@pytest.mark.parametrize("kind", ["member_count", "unit_trait", "yearly_classification"])
def test_the_page_of_a_unit_leads_to_the_forms(signed: Any, unit_a: Any, kind: str) -> None:
    page = signed.get(f"{PAGE}don-vi/{unit_a.pk}/").content.decode()
    assert f"{PAGE}ghi/{kind}/?unit={unit_a.pk}" in page
    assert signed.get(f"{PAGE}ghi/{kind}/?unit={unit_a.pk}&year=2024").status_code == 200


def test_the_form_about_somebody_out_of_reach_is_not_there(signed: Any, person: Any, unit_b: Any) -> None:
    other = person("Vũ Bên Kia", unit_b)
    assert signed.get(f"{PAGE}ghi/service/?person={other.pk}").status_code == 404
    assert signed.get(f"{PAGE}ghi/khac/?person={other.pk}").status_code == 404


@pytest.fixture
def send(keeper: Any, unit_a: Any) -> Any:
    def run(book: str, heads: list[str], *rows: list[Any]) -> Upload:
        given = {"workbook": book, "key": str(unit_a.pk), "file": plain(heads, *rows)}
        return Upload.objects.get(pk=perform("workbook.upload", actor=keeper, inputs=given).subject_id)

    return run


def confirm(upload: Upload, actor: Any) -> None:
    perform("workbook.confirm", actor=actor, subject=upload.pk, version=upload.version)


def faults(upload: Upload) -> list[str]:
    return [fault["code"] for row in upload.rows.order_by("number") for fault in row.faults]


SPANS = ["Họ và tên", "Đơn vị", "Nội dung", "Từ ngày", "Đến hết ngày", "Căn cứ"]


def test_spans_come_from_excel_and_what_differs_becomes_a_correction(send: Any, keeper: Any, who: Any) -> None:
    work = ["pham thi cuc", "Sở Đồng Lúa", "Làm việc", "01/01/2020", None, "Hồ sơ"]
    upload = send(
        "services", SPANS, work, ["Phạm Thị Cúc", "Sở Đồng Lúa", "Nghỉ ốm", "01/02/2024", "10/02/2024", "Đơn"]
    )
    assert (upload.new, upload.faulty) == (2, 0)
    confirm(upload, keeper)
    assert set(Service.objects.values_list("span_kind", flat=True)) == {"work", "sick_leave"}
    again = send("services", SPANS, [*work[:4], "31/12/2025", "Hồ sơ"])
    assert (again.changed, again.faulty) == (1, 0)
    confirm(again, keeper)
    assert [row.valid_to for row in Service.objects.filter(span_kind="work", state="standing")] == [date(2025, 12, 31)]
    assert faults(send("services", SPANS, ["Phạm Thị Cúc", "Sở Đồng Lúa", "Làm việc", "01/06/2024", None, "Sổ"])) == [
        "fact.exists"
    ]


def test_a_doubtful_name_is_decided_before_anything_is_saved(
    send: Any, keeper: Any, who: Any, person: Any, unit_a: Any, signed: Any
) -> None:
    person("Phạm Thị Cúc", unit_a)
    heads = ["Họ và tên", "Đơn vị", "Năm", "Mức xếp loại", "Căn cứ"]
    row = ["Phạm Thị Cúc", "Sở Đồng Lúa", 2024, "Hoàn thành tốt nhiệm vụ", "QĐ"]
    upload = send("yearly-classifications", heads, row)
    assert faults(upload) == ["history_import.doubtful"]
    page = f"{PAGE}ten-chua-chac/{upload.pk}/"
    assert signed.get(page).status_code == 200
    signed.post(page, {f"{unit_a.pk}|Phạm Thị Cúc": str(who.pk)})
    made = NameDecision.objects.get()
    assert (made.person, signed.get(f"/api/v1/name-decisions/{made.pk}/").json()["id"]) == (who, made.pk)
    upload = send("yearly-classifications", heads, row)
    confirm(upload, keeper)
    assert YearlyClassification.objects.get().person == who


def test_counts_and_traits_come_from_excel(send: Any, keeper: Any, unit_a: Any) -> None:
    heads = ["Đơn vị", "Năm", "Tổng số người", "Lao động tiên tiến trở lên", "Căn cứ"]
    upload = send("member-counts", heads, ["Sở Đồng Lúa", 2024, 20, 15, "Báo cáo"], ["Sở Đồng Lúa", 2023, 5, 9, "B"])
    assert faults(upload) == ["fact.part_over_whole"]
    upload = send("member-counts", heads, ["Sở Đồng Lúa", 2024, 20, 15, "Báo cáo"])
    confirm(upload, keeper)
    assert MemberCount.objects.get().titles() == {"lao-dong-tien-tien": 15}
    heads = ["Đơn vị", "Đặc điểm", "Từ ngày", "Căn cứ"]
    confirm(send("unit-traits", heads, ["A", "Không thuộc đối tượng tặng cờ", "01/01/2024", "Quy chế"]), keeper)
    assert UnitTrait.objects.get().trait == "no_flag"


FEWER = "Khai 1 người, danh sách có 2 người"


def test_a_declared_number_below_the_list_is_saved_and_told_on_the_page(signed: Any, who: Any, unit_a: Any) -> None:
    form = f"{PAGE}ghi/member_count/?unit={unit_a.pk}&year=2024"
    said = {"unit": unit_a.pk, "year": 2024, "source": "Báo cáo"}
    assert FEWER in signed.post(form, said | {"total": 1}, follow=True).content.decode()
    row = MemberCount.objects.get()
    better = said | {"total": 2, "correction": "Đếm lại", "version": row.version}
    page = signed.post(f"/lam/member_count.correct/{row.pk}/", better, follow=True).content.decode()
    assert MemberCount.objects.get(state="standing").total == 2
    assert "danh sách có" not in page


def test_the_api_tells_it_with_the_entry_and_again_when_it_is_repeated(signed: Any, who: Any, unit_a: Any) -> None:
    said = {"unit": unit_a.pk, "year": 2024, "total": 1, "source": "Báo cáo"}
    for _time in range(2):
        made = signed.post("/api/v1/member-counts/", said, "application/json", HTTP_IDEMPOTENCY_KEY="k")
        assert made.status_code == 201
        (advice,) = made.json()["advice"]
        assert (advice["code"], FEWER in advice["message"]) == ("member_count.fewer_than_listed", True)
    row = MemberCount.objects.get()
    anew = {"year": 2023, "total": 1, "source": "Báo cáo", "correction": "Nhầm năm"}
    done = signed.post(f"/api/v1/member-counts/{row.pk}/correct/", anew, "application/json", HTTP_IF_MATCH=row.etag)
    assert [one["code"] for one in done.json()["advice"]] == ["member_count.fewer_than_listed"]
    row = MemberCount.objects.get(state="standing")
    enough = anew | {"total": 2}
    done = signed.post(f"/api/v1/member-counts/{row.pk}/correct/", enough, "application/json", HTTP_IF_MATCH=row.etag)
    assert (done.status_code, "advice" in done.json()) == (200, False)


def test_the_preview_of_excel_tells_it_and_saves(send: Any, signed: Any, keeper: Any, who: Any, unit_b: Any) -> None:
    heads = ["Đơn vị", "Năm", "Tổng số người", "Căn cứ"]
    upload = send("member-counts", heads, ["Sở Đồng Lúa", 2024, 1, "Báo cáo"], ["Sở Đồng Lúa", 2023, 2, "Báo cáo"])
    assert (upload.new, upload.faulty) == (2, 0)
    assert signed.get(f"/bang-tinh/tai-len/{upload.pk}/").content.decode().count("danh sách có") == 1
    found = signed.get(f"/api/v1/uploads/{upload.pk}/rows/").json()["results"]
    first, second = sorted(found, key=lambda one: one["row"])
    assert [(one["column"], FEWER in one["says"]) for one in first["advice"]] == [("total", True)]
    assert (first["faults"], second["advice"]) == ([], [])
    confirm(upload, keeper)
    assert sorted(MemberCount.objects.values_list("year", "total")) == [(2023, 2), (2024, 1)]


def test_a_year_that_was_not_rated_says_why_and_only_then(keeper: Any, who: Any) -> None:
    said = {"person": who, "year": 2024, "source": "Biên bản"}
    act, why = "yearly_classification.enter", "Làm việc dưới 6 tháng"
    for wrong, code in (({"level": "not_rated"}, "missing"), ({"level": "good", "why": why}, "for_rated")):
        with pytest.raises(Refused) as no:
            perform(act, actor=keeper, inputs=said | wrong)
        assert codes(no) == {f"yearly_classification.why_{code}"}
    perform(act, actor=keeper, inputs=said | {"level": "not_rated", "why": why})
    row = YearlyClassification.objects.get()
    assert (row.level, row.why, str(row)) == ("not_rated", why, f"2024: Không xếp loại ({why})")
    with pytest.raises(DatabaseError), transaction.atomic():
        YearlyClassification.objects.create(person=who, home=who.unit, year=2023, level="not_rated", source="x")
    other = {"year": 2024, "level": "not_rated", "why": "Nghỉ ốm", "source": "Biên bản", "correction": "Ghi nhầm lý do"}
    perform("yearly_classification.correct", actor=keeper, subject=row.pk, inputs=other)
    row = YearlyClassification.objects.get(state="standing")
    assert row.why == "Nghỉ ốm"
    better = {"year": 2024, "level": "good", "source": "Biên bản", "correction": "Ghi nhầm người"}
    perform("yearly_classification.correct", actor=keeper, subject=row.pk, inputs=better)
    assert YearlyClassification.objects.filter(state="standing").values_list("level", "why").get() == ("good", "")


def test_not_rated_comes_from_excel_and_goes_over_the_api(
    send: Any, keeper: Any, who: Any, signed: Any, unit_a: Any
) -> None:
    heads = ["Họ và tên", "Đơn vị", "Năm", "Mức xếp loại", "Lý do không xếp loại", "Căn cứ"]
    row = ["Phạm Thị Cúc", "Sở Đồng Lúa", 2024, "Không xếp loại"]
    assert faults(send("yearly-classifications", heads, [*row, "", "QĐ"])) == ["yearly_classification.why_missing"]
    confirm(send("yearly-classifications", heads, [*row, "Nghỉ không lương", "QĐ"]), keeper)
    made = YearlyClassification.objects.get()
    assert (made.level, made.why) == ("not_rated", "Nghỉ không lương")
    assert signed.get(f"/api/v1/classifications/{made.pk}/").json()["why"] == "Nghỉ không lương"
    assert "Nghỉ không lương" in signed.get(f"{PAGE}du-kien/yearly_classification/{made.pk}/").text
    confirm(send("yearly-classifications", heads, [*row[:3], "Hoàn thành nhiệm vụ", "", "QĐ 2"]), keeper)
    assert YearlyClassification.objects.filter(state="standing").values_list("level", "why").get() == ("completed", "")


def test_a_unit_can_or_can_not_receive_a_flag_but_not_both(keeper: Any, unit_a: Any) -> None:
    said = {"unit": unit_a, "source": "Quy chế", "valid_from": date(2024, 1, 1)}
    perform("unit_trait.enter", actor=keeper, inputs=said | {"trait": "flag"})
    with pytest.raises(Refused) as no:
        perform("unit_trait.enter", actor=keeper, inputs=said | {"trait": "no_flag", "valid_from": date(2025, 1, 1)})
    assert codes(no) == {"fact.exists"}
    row = UnitTrait.objects.get()
    until = said | {"trait": "flag", "valid_to": date(2024, 12, 31), "correction": "Có quy chế mới"}
    perform("unit_trait.correct", actor=keeper, subject=row.pk, inputs={k: v for k, v in until.items() if k != "unit"})
    perform("unit_trait.enter", actor=keeper, inputs=said | {"trait": "no_flag", "valid_from": date(2025, 1, 1)})
    assert sorted(UnitTrait.objects.filter(state="standing").values_list("trait", flat=True)) == ["flag", "no_flag"]


@pytest.mark.parametrize(
    ("route", "given"),
    [("member-counts", {"year": 2024, "total": 20}), ("unit-traits", {"trait": "no_flag", "valid_from": "2024-01-01"})],
)
def test_the_api_enters_and_reads_them(signed: Any, unit_a: Any, route: str, given: dict[str, Any]) -> None:
    sent = {"unit": unit_a.pk, "source": "Báo cáo"} | given
    made = signed.post(f"/api/v1/{route}/", sent, content_type="application/json")
    assert made.status_code == 201
    address = f"/api/v1/{route}/{made.json()['id']}/"
    assert signed.get(address).json()["state"] == "standing"
    assert signed.get(f"{address}acts/").status_code == 200
