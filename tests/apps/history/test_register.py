"""The register of awards: who enters, who confirms, how a mistake is mended without losing it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.acts.runner import perform
from backend.audit.models import Line
from backend.audit.queries import timeline
from backend.base import clock
from backend.catalogue.queries import awards_known
from backend.history.models import COUNTS, AwardRecord, Service
from backend.organisation.models import PersonAlias
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.engine import Refused

SAID = {
    "award": "lao-dong-tien-tien",
    "year_from": 2022,
    "year_to": 2022,
    "source": "Sổ khen thưởng",
    "no_secret": True,
}
PAGE = "/lich-su-khen-thuong/"


@pytest.fixture
def cast(person: Any, acting: Any, province: Any, unit_a: Any, unit_b: Any) -> dict[str, Any]:
    return {
        "preparer": acting(person("Trần Lập Hồ", unit_a, Role.PREPARER)),
        "appraiser": acting(person("Lê Thẩm Định", province, Role.APPRAISER)),
        "second": acting(person("Ngô Thẩm Định", province, Role.APPRAISER)),
        "neighbour": acting(person("Hồ Hàng Xóm", unit_b, Role.UNIT_HEAD)),
        "auditor": acting(person("Bùi Nhật Ký", province, Role.AUDITOR)),
    }


@pytest.fixture
def who(person: Any, unit_a: Any) -> Any:
    return person("Phạm Thị Cúc", unit_a)


def enter(actor: Any, holder: Any, **more: Any) -> AwardRecord:
    made = perform("award_record.enter", actor=actor, inputs=SAID | {"person": holder} | more)
    return AwardRecord.objects.get(pk=made.subject_id)


def codes(no: Any) -> set[str]:
    return {reason.code for reason in no.value.reasons}


def test_a_record_enters_with_its_evidence_and_waits_for_confirmation(cast: Any, who: Any) -> None:
    file = SimpleUploadedFile("qd.png", b"\x89PNG\r\n\x1a\n" + b"0" * 60)
    row = enter(cast["preparer"], who, file=file)
    assert (row.state, row.counts, row.confirmed, row.home) == ("entered", True, False, who.unit)
    assert row.evidence is not None


def test_whoever_entered_a_record_does_not_confirm_it(cast: Any, who: Any) -> None:
    row = enter(cast["appraiser"], who)
    with pytest.raises(NotPermitted):
        perform("award_record.confirm", actor=cast["appraiser"], subject=row.pk)
    perform("award_record.confirm", actor=cast["second"], subject=row.pk)
    row.refresh_from_db()
    assert row.confirmed


@pytest.mark.parametrize("name", ["neighbour", "auditor"])
def test_nobody_enters_for_a_unit_out_of_reach(cast: Any, who: Any, name: str) -> None:
    with pytest.raises(NotPermitted):
        enter(cast[name], who)


@pytest.mark.parametrize(
    ("other", "asked"),
    [("012/QĐ-UBND", True), ("12 /qđ-UBND ", True), ("12/QD–UBND", True), ("", True), ("120/QĐ-UBND", False)],
)
def test_of_a_number_written_otherwise_or_missing_a_person_is_asked(
    cast: Any, who: Any, other: str, asked: bool
) -> None:
    row = enter(cast["preparer"], who, decision_number="12/QĐ-UBND")
    if not asked:
        assert enter(cast["preparer"], who, decision_number=other).pk != row.pk
        return
    with pytest.raises(Refused) as no:
        enter(cast["preparer"], who, decision_number=other)
    assert codes(no) == {"award_record.perhaps_exists"}
    said = SAID | {"decision_number": other, "correction": "Ghi lại số quyết định"}
    perform("award_record.correct", actor=cast["preparer"], subject=row.pk, inputs=said)
    assert AwardRecord.objects.filter(COUNTS).count() == 1


def test_who_compared_enters_another_award_and_the_trail_keeps_that(cast: Any, who: Any) -> None:
    first = enter(cast["preparer"], who, decision_number="12/QĐ-UBND")
    row = enter(cast["preparer"], who, decision_number="", another=True)
    assert Line.objects.get(subject_kind="award_record", subject_id=str(row.pk)).data["another"] is True
    assert "another" not in Line.objects.get(subject_kind="award_record", subject_id=str(first.pk)).data
    with pytest.raises(Refused) as no:
        enter(cast["preparer"], who, decision_number="12/QĐ-UBND", another=True)
    assert codes(no) == {"award_record.exists"}
    said = SAID | {"decision_number": "12 /qđ-ubnd", "correction": "Bổ sung số"}
    with pytest.raises(Refused) as no:
        perform("award_record.correct", actor=cast["preparer"], subject=row.pk, inputs=said)
    assert codes(no) == {"award_record.perhaps_exists"}
    perform("award_record.correct", actor=cast["preparer"], subject=row.pk, inputs=said | {"another": True})


@pytest.mark.parametrize(
    ("there", "typed", "code"),
    [
        ({"event": "Cứu dân"}, {"event": "Dập lửa"}, None),
        ({"event": "Cứu dân"}, {"event": "cuu dan"}, "award_record.exists"),
        ({"event": "Cứu dân"}, {}, "award_record.perhaps_exists"),
        ({}, {"event": "Cứu dân"}, "award_record.perhaps_exists"),
        ({"decided_on": date(2023, 1, 5)}, {"decision_number": "", "decided_on": date(2023, 2, 6)}, None),
        ({"decided_on": date(2023, 1, 5)}, {"decision_number": ""}, "award_record.perhaps_exists"),
    ],
)
def test_two_events_or_two_days_are_two_awards(
    cast: Any, who: Any, there: dict[str, Any], typed: dict[str, Any], code: str | None
) -> None:
    number = {"decision_number": "12/QĐ-UBND"}
    enter(cast["preparer"], who, **number | there)
    if code is None:
        enter(cast["preparer"], who, **number | typed)
        return
    with pytest.raises(Refused) as no:
        enter(cast["preparer"], who, **number | typed)
    assert codes(no) == {code}


def test_a_record_of_an_entry_that_was_merged_away_is_a_twin_too(cast: Any, who: Any, person: Any) -> None:
    other = person("Phạm Thị Cúc", who.unit)
    enter(cast["preparer"], other)
    PersonAlias.objects.create(
        merged=other, survivor=who, reason="Một người", merged_at="2024-03-01T00:00Z", merged_by="A"
    )
    with pytest.raises(Refused) as no:
        enter(cast["preparer"], who)
    assert codes(no) == {"award_record.exists"}


def test_the_form_that_asks_of_a_twin_takes_the_answer(signed: Any, cast: Any, who: Any) -> None:
    enter(cast["preparer"], who, decision_number="12/QĐ-UBND")
    client, address = signed("preparer"), f"{PAGE}ghi/?person={who.pk}"
    data = {name: str(value) for name, value in SAID.items()} | {"person": str(who.pk), "no_secret": "on"}
    data["decision_number"] = "12/qd-ubnd"
    page = client.post(address, data)
    assert "có thể cùng là một lần khen" in page.content.decode()
    assert 'name="another"' in page.content.decode()
    assert client.post(address, data | {"another": "on"}).status_code == 302
    assert AwardRecord.objects.count() == 2


def test_the_same_award_is_not_entered_twice(cast: Any, who: Any) -> None:
    enter(cast["preparer"], who)
    with pytest.raises(Refused) as no:
        enter(cast["preparer"], who)
    assert codes(no) == {"award_record.exists"}


def test_what_lies_in_the_future_is_no_history(cast: Any, who: Any) -> None:
    with pytest.raises(Refused) as no:
        enter(cast["preparer"], who, year_from=2099, year_to=2099)
    assert codes(no) == {"award_record.in_future"}


def test_a_correction_replaces_and_the_old_stays_with_the_reason(cast: Any, who: Any) -> None:
    old = enter(cast["preparer"], who)
    given = SAID | {"year_from": 2021, "year_to": 2021, "correction": "Nhầm năm"}
    perform("award_record.correct", actor=cast["preparer"], subject=old.pk, inputs=given)
    old.refresh_from_db()
    new = old.corrected_by
    assert (old.state, old.year_to, old.reason) == ("replaced", 2022, "Nhầm năm")
    assert (new.state, new.year_to, new.person) == ("entered", 2021, who)
    assert len(timeline(("award_record", old.pk))) == 2


def test_a_correction_that_changes_nothing_is_refused(cast: Any, who: Any) -> None:
    row = enter(cast["preparer"], who)
    with pytest.raises(Refused) as no:
        perform("award_record.correct", actor=cast["preparer"], subject=row.pk, inputs=SAID | {"correction": "Thử"})
    assert codes(no) == {"award_record.same"}


def test_a_withdrawn_record_stays_but_counts_no_more(cast: Any, who: Any) -> None:
    row = enter(cast["preparer"], who)
    perform("award_record.withdraw", actor=cast["preparer"], subject=row.pk, inputs={"reason": "Trùng tên"})
    row.refresh_from_db()
    assert (row.state, row.counts, row.reason) == ("withdrawn", False, "Trùng tên")


def test_what_a_decision_here_recorded_is_changed_only_by_the_decision(cast: Any, who: Any, record: Any) -> None:
    row = record(who, 2022, nomination=77)
    with pytest.raises(Refused) as no:
        perform("award_record.withdraw", actor=cast["preparer"], subject=row.pk, inputs={"reason": "Thử"})
    assert codes(no) == {"award_record.by_decision"}


def test_a_record_stands_where_the_person_served_then(cast: Any, who: Any, unit_b: Any) -> None:
    Service.objects.create(person=who, unit=unit_b, valid_from="2020-01-01", valid_to="2022-12-31")
    row = enter(cast["appraiser"], who)
    assert row.home == unit_b


def test_evidence_is_handed_over_the_api_to_whoever_sees_the_record(signed: Any, cast: Any, who: Any) -> None:
    data = b"\x89PNG\r\n\x1a\n" + b"0" * 60
    row = enter(cast["preparer"], who, file=SimpleUploadedFile("qd.png", data))
    url = f"/api/v1/award-records/{row.pk}/evidence/"
    got = signed("preparer").get(url)
    assert (got.status_code, got.content, got["Content-Type"]) == (200, data, "image/png")
    assert signed("neighbour").get(url).status_code == 404


@pytest.fixture
def signed(client: Any, cast: Any, django_user_model: Any) -> Any:
    from backend.organisation.models import Person

    def sign(name: str) -> Any:
        user = django_user_model.objects.create_user(f"u-{name}")
        Person.objects.filter(pk=cast[name].person_id).update(user=user)
        client.force_login(user)
        return client

    return sign


def test_the_register_is_searched_without_marks_and_shows_own_reach_only(
    signed: Any, record: Any, who: Any, person: Any, unit_b: Any
) -> None:
    record(who, 2022)
    record(person("Phạm Thị Cúc Ngoài", unit_b), 2021)
    page = signed("preparer").get(PAGE, {"q": "pham cuc"}).content.decode()
    assert "Phạm Thị Cúc" in page
    assert "Ngoài" not in page


def test_the_history_of_a_person_shows_replaced_records_struck_through(signed: Any, cast: Any, who: Any) -> None:
    row = enter(cast["preparer"], who)
    perform("award_record.withdraw", actor=cast["preparer"], subject=row.pk, inputs={"reason": "Sai"})
    page = signed("preparer").get(f"{PAGE}nguoi/{who.pk}/").content.decode()
    assert "<s>" in page
    assert "<svg" in page
    assert signed("neighbour").get(f"{PAGE}nguoi/{who.pk}/").status_code == 404


def test_the_register_goes_to_excel_as_filtered(signed: Any, record: Any, who: Any, unit_a: Any) -> None:
    from io import BytesIO

    from python_calamine import CalamineWorkbook

    record(who, 2022)
    record(unit_a, 2019)
    sent = signed("preparer").get(PAGE, {"year": "2022", "excel": "1"})
    lines = CalamineWorkbook.from_filelike(BytesIO(sent.content)).get_sheet_by_index(0).to_python()
    assert [line[0] for line in lines[1:]] == ["Phạm Thị Cúc"]


def test_an_award_is_entered_on_the_page_of_a_person(signed: Any, who: Any) -> None:
    client = signed("preparer")
    assert client.get(f"{PAGE}ghi/?person={who.pk}").status_code == 200
    sent = client.post(f"{PAGE}ghi/?person={who.pk}", SAID | {"person": who.pk, "no_secret": "on"})
    row = AwardRecord.objects.get(person=who)
    assert sent.status_code == 302
    page = client.get(f"{PAGE}ban-ghi/{row.pk}/").content.decode()
    assert "Rút bản ghi sai" in page


def test_the_history_of_a_unit_is_shown(signed: Any, record: Any, unit_a: Any) -> None:
    record(unit_a, 2020)
    page = signed("auditor").get(f"{PAGE}don-vi/{unit_a.pk}/").content.decode()
    assert "2020" in page


FIGHTER = "chien-si-thi-dua-co-so"
LATER = {"year_from": 2021, "year_to": 2021}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"award": FIGHTER, "year_from": 2020}, "award_record.one_year_each"),
        ({"award": "huan-chuong-khong-co"}, "award_record.unknown_code"),
        ({"award": "tap-the-lao-dong-tien-tien"}, "award_record.not_for_a_person"),
        (LATER | {"decided_on": date(2015, 5, 5)}, "award_record.decided_before"),
        ({"period_from": date(2022, 1, 1), "period_to": date(2024, 1, 1), "decided_on": date(2023, 5, 5)},
         "award_record.decided_before"),
        ({"year_to": 2099, "award": "bang-khen-tinh-phong-trao"}, "award_record.in_future"),
        ({"award": "", "award_name": "Giấy khen 0012 3456 7890"}, "award_record.identity_number"),
        ({"written_as": "Phạm Thị Cúc, 001234567890"}, "award_record.identity_number"),
    ],
)  # fmt: skip
def test_what_cannot_have_been_given_is_refused_with_its_sentence(
    cast: Any, who: Any, said: dict[str, Any], expected: str
) -> None:
    with pytest.raises(Refused) as no:
        enter(cast["preparer"], who, **said)
    assert codes(no) == {expected}
    row = enter(cast["preparer"], who, award_name="Bằng khen cũ", award="", year_from=2019, year_to=2019)
    with pytest.raises(Refused) as no:
        perform(
            "award_record.correct", actor=cast["preparer"], subject=row.pk, inputs=SAID | said | {"correction": "Sai"}
        )
    assert codes(no) == {expected}
    assert [one.state for one in AwardRecord.objects.all()] == ["entered"]


def test_a_title_of_people_is_not_entered_for_a_collective(cast: Any, who: Any, unit_a: Any) -> None:
    with pytest.raises(Refused) as no:
        perform("award_record.enter", actor=cast["preparer"], inputs=SAID | {"unit": unit_a})
    assert codes(no) == {"award_record.not_for_a_collective"}


def test_an_award_that_only_another_law_knows_is_history_too(cast: Any, who: Any) -> None:
    with clock.stated(datetime(2026, 1, 20, 3, 0, tzinfo=UTC)):
        assert "bang-khen-tinh-chuyen-de" not in awards_known()
        assert enter(cast["preparer"], who, award="bang-khen-tinh-chuyen-de").counts


def test_a_code_nobody_knows_stays_only_while_its_own_record_keeps_it(cast: Any, who: Any, record: Any) -> None:
    row = record(who, 2022, award="ma-cu")
    inputs = SAID | {"award": "ma-cu", "decision_number": "5/QĐ", "correction": "Thiếu số"}
    perform("award_record.correct", actor=cast["preparer"], subject=row.pk, inputs=inputs)
    assert AwardRecord.objects.get(corrects=row).award == "ma-cu"


def test_of_two_who_enter_one_award_at_once_one_is_told_so(committed_db: Any, cast: Any, who: Any) -> None:
    results = committed_db.together([lambda: enter(cast["preparer"], who), lambda: enter(cast["appraiser"], who)])
    (no,) = [one for one in results if isinstance(one, Refused)]
    assert [reason.code for reason in no.reasons] == ["award_record.exists"]
    assert AwardRecord.objects.count() == 1
