"""Shipped editions, rounds, confirmations and an office's own texts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, transaction

from backend.acts.runner import perform
from backend.audit.models import Line
from backend.base.reasons import tell
from backend.catalogue import importing, queries, services
from backend.catalogue.editions import ShippedChanged
from backend.catalogue.models import Edition, RowConfirmation
from backend.organisation.actors import actor_of
from permissions.actor import Actor
from permissions.check import NotPermitted
from permissions.roles import Role
from workflows.basis import Status
from workflows.engine import Refused
from workflows.regulations import loading

assert services
pytestmark = pytest.mark.django_db
OLD, NEW = date(2024, 5, 1), date(2026, 11, 1)
AWARD = "bang-khen-tinh-phong-trao"


@pytest.fixture
def administrator(person: Callable[..., Any], province: Any) -> Actor:
    return actor_of(person("Đỗ Quản Trị", province, Role.ADMINISTRATOR))


@pytest.fixture
def appraiser(person: Callable[..., Any], province: Any) -> Actor:
    return actor_of(person("Lý Thẩm Định", province, Role.APPRAISER))


def opening(province: Any, **more: Any) -> dict[str, Any]:
    return {
        "code": "2024-CCHC", "title": "Đợt CCHC", "awarding_unit": province, "achievement_from": 2023,
        "process_code": "bang-khen-tinh-phong-trao-cchc", "awards": [AWARD], "achievement_to": 2023, "opens_on": OLD,
    } | more  # fmt: skip


def codes(no: pytest.ExceptionInfo[Any]) -> list[str]:
    return [reason.code for reason in no.value.reasons]


def test_a_second_import_adds_nothing() -> None:
    before = Edition.objects.count()
    assert before >= 5
    assert importing.import_shipped() == []
    assert Edition.objects.count() == before


def test_a_changed_file_under_an_old_version_is_refused() -> None:
    draft = replace(importing.shipped_drafts()[0], text="khác", sha256="0" * 64)
    with pytest.raises(ShippedChanged):
        importing.import_shipped([draft])


def test_an_edition_is_never_changed() -> None:
    edition = Edition.objects.all()[0]
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(title="Khác")


def test_reception_chooses_the_pack_by_its_date() -> None:
    days = [
        date(2017, 9, 30),
        date(2023, 12, 31),
        date(2024, 1, 1),
        date(2025, 6, 30),
        date(2025, 7, 1),
        date(2026, 9, 30),
        NEW,
    ]
    found = [queries.pack_for(day) for day in days]
    oldest, first, second, third = (
        "l15-2003-nd91-2017",
        "l06-2022-nd98-2023",
        "l06-2022-nd152-2025",
        "l06-2022-l06-2026",
    )
    assert [e.code if e else None for e in found] == [None, oldest, first, first, second, second, third]


def test_a_pack_comes_back_from_its_text() -> None:
    edition = queries.pack_for(OLD)
    assert edition is not None
    found = queries.award(edition, AWARD)
    assert found is not None
    assert found.object.value == "bang_khen"
    assert queries.award(edition.code, AWARD) == found


def test_confirming_a_row_makes_it_block_and_leaves_the_edition(administrator: Actor) -> None:
    edition = queries.pack_for(NEW)
    assert edition is not None
    assert queries.row_status(edition, AWARD) is Status.UNCONFIRMED
    inputs = {"row": AWARD, "source": "Luật 06/2026/QH16, Điều 1, Công báo"}
    perform("row.confirm", actor=administrator, subject=edition.pk, inputs=inputs)
    assert queries.row_status(edition, AWARD) is Status.CONFIRMED_HERE
    assert queries.pack_value(edition).award(AWARD).status is Status.CONFIRMED_HERE
    assert RowConfirmation.objects.get().confirmed_by == "Đỗ Quản Trị"
    with pytest.raises(Refused) as no:
        perform("row.confirm", actor=administrator, subject=edition.pk, inputs=inputs)
    assert codes(no) == ["row.settled"]


def test_only_an_administrator_confirms(appraiser: Actor) -> None:
    edition = queries.pack_for(NEW)
    assert edition is not None
    with pytest.raises(NotPermitted):
        perform("row.confirm", actor=appraiser, subject=edition.pk, inputs={"row": AWARD, "source": "Nguồn nào đó"})


def test_an_unknown_row_is_refused(administrator: Actor) -> None:
    edition = queries.pack_for(NEW)
    assert edition is not None
    with pytest.raises(Refused) as no:
        perform("row.confirm", actor=administrator, subject=edition.pk, inputs={"row": "x", "source": "Nguồn"})
    assert codes(no) == ["row.unknown"]


def process_text(version: int) -> str:
    text = Edition.objects.get(kind="process", code="danh-hieu-co-so", version=1).text
    return text.replace("version = 1", f"version = {version}", 1)


def test_an_office_publishes_a_new_version_that_holds_from_its_day(administrator: Actor) -> None:
    inputs = {"kind": "process", "text": process_text(2), "in_force_from": date(2026, 12, 1)}
    perform("edition.publish", actor=administrator, inputs=inputs)
    versions = [queries.process_edition("danh-hieu-co-so", day) for day in (NEW, date(2026, 12, 1))]
    assert [e.version if e else None for e in versions] == [1, 2]
    assert Line.objects.filter(entry__act="edition.publish", subject_kind="process").exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [("không phải TOML", "edition.fault"), ("", "edition.fault"), (None, "edition.version_taken")],
)
def test_a_faulty_text_is_refused_with_its_findings(administrator: Actor, text: str | None, code: str) -> None:
    given = process_text(1) if text is None else text
    with pytest.raises(Refused) as no:
        perform("edition.publish", actor=administrator, inputs={"kind": "process", "text": given})
    assert codes(no)[0] == code


def test_a_dead_end_does_not_pass_the_linter(administrator: Actor) -> None:
    text = process_text(2).replace("final = true", "final = false")
    with pytest.raises(Refused) as no:
        perform("edition.publish", actor=administrator, inputs={"kind": "process", "text": text})
    told = {reason.code: tell(reason) for reason in no.value.reasons}
    assert told["process.dead_end"].says.startswith("Bước “Phát hành quyết định”: không có bước tiếp theo")


def test_an_award_that_no_pack_knows_and_a_stage_that_nobody_can_work_are_refused(administrator: Actor) -> None:
    text = process_text(2).replace("chien-si-thi-dua-co-so", "chien-si-bia-dat", 1)
    text = text.replace('owner_role = "signatory"', 'owner_role = "accountant"', 1)
    inputs = {"kind": "process", "text": text, "in_force_from": date(2026, 12, 1)}
    with pytest.raises(Refused) as no:
        perform("edition.publish", actor=administrator, inputs=inputs)
    assert set(codes(no)) == {"process.unknown_award", "process.owner_cannot_act"}
    with pytest.raises(Refused) as no:
        perform("edition.publish", actor=administrator, inputs=inputs | {"in_force_from": date(1950, 1, 1)})
    assert "process.no_pack_then" in codes(no)


def test_faults_are_told_over_the_interface_at_the_text(person: Any, province: Any, client: Any) -> None:
    made = person("Đỗ Quản Trị", province, Role.ADMINISTRATOR)
    made.user = get_user_model().objects.create(username="quan-tri")
    made.save()
    client.force_login(made.user, backend="django.contrib.auth.backends.ModelBackend")
    pack = queries.pack_value(Edition.objects.get(code="l15-2003-nd91-2017"))
    awards = tuple(replace(row, decided_by=("khong-co",)) for row in pack.awards if row.code == "giay-khen-xa")
    text = loading.canonical(replace(pack, version=2, awards=(*awards, *pack.awards[1:2])))
    sent = {"kind": "pack", "text": text}
    answer = client.post("/api/v1/editions/", sent, "application/json")
    rows = answer.json()["reasons"]
    assert (answer.status_code, {row["field"] for row in rows}) == (400, {"text"})
    place = "Bảng awards, dòng “Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã” (giay-khen-xa)"
    assert f"{place}: Không có thẩm quyền khong-co." in [row["message"] for row in rows]
    answer = client.post("/api/v1/editions/", {"kind": "pack", "text": "[pack]"}, "application/json")
    assert answer.json()["reasons"][0]["message"] == "Vị trí “pack”: Thiếu code."
    sent = {"kind": "process", "text": process_text(2).replace("final = true", "final = false"), "in_force_from": OLD}
    rows = client.post("/api/v1/editions/", sent, "application/json").json()["reasons"]
    assert {row["field"] for row in rows} == {"text"}
    assert all(row["message"].startswith(("Bước “", "Quy trình")) for row in rows)


def test_an_appraiser_opens_and_closes_a_round(appraiser: Actor, province: Any) -> None:
    round_ = perform("round.open", actor=appraiser, inputs=opening(province)).result
    assert queries.takes_submissions(round_, OLD)
    perform("round.close", actor=appraiser, subject=round_.pk)
    round_.refresh_from_db()
    assert not queries.takes_submissions(round_, OLD)
    with pytest.raises(Refused) as no:
        perform("round.close", actor=appraiser, subject=round_.pk)
    assert codes(no) == ["round.closed_already"]


def test_a_round_needs_known_awards_and_a_process(appraiser: Actor, province: Any) -> None:
    with pytest.raises(Refused) as no:
        perform("round.open", actor=appraiser, inputs=opening(province, awards=["khong-co", "giay-khen"]))
    assert codes(no) == ["award.unknown", "round.award_outside_process"]
    with pytest.raises(Refused) as no:
        perform("round.open", actor=appraiser, inputs=opening(province, process_code="khong-co"))
    assert codes(no) == ["round.no_process"]


@pytest.mark.parametrize(("day", "retired"), [(date(2025, 6, 30), False), (date(2025, 7, 1), True)])
def test_a_round_takes_no_award_that_is_retired_on_its_first_day(
    appraiser: Actor, province: Any, day: date, retired: bool
) -> None:
    with pytest.raises(Refused) as no:
        perform("round.open", actor=appraiser, inputs=opening(province, awards=["giay-khen-huyen"], opens_on=day))
    assert codes(no) == [*["round.award_retired"] * retired, "round.award_outside_process"]
    if retired:
        assert "không còn được xét tặng từ ngày 01/07/2025" in tell(no.value.reasons[0]).says


def test_a_round_code_is_used_once(appraiser: Actor, province: Any) -> None:
    perform("round.open", actor=appraiser, inputs=opening(province))
    with pytest.raises(Refused) as no:
        perform("round.open", actor=appraiser, inputs=opening(province))
    assert codes(no) == ["round.code_taken"]


def test_only_the_awarding_side_opens_a_round(person: Any, province: Any, unit_a: Any) -> None:
    with pytest.raises(NotPermitted):
        perform("round.open", actor=actor_of(person("A B", unit_a, Role.PREPARER)), inputs=opening(province))
