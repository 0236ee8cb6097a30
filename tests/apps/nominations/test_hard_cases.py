"""One hard course of service under the four shipped packs, every verdict with its reasons.

Gaps, two titles in a year, a discipline in the middle, a move, a rename and an entry that was merged.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings

from backend.history.fact_models import Service, YearlyClassification
from backend.history.lineage import name_on
from backend.history.models import AwardRecord, RecognisedInitiative
from backend.matters.models import Matter, RegisterCheck
from backend.nominations.knowing import Subject, known
from backend.organisation.models import PersonAlias, UnitName
from workflows import shipped
from workflows.facts import Ground, NomineeFacts, Period
from workflows.rules.eligibility import evaluate

LDTT, BASE, PROVINCE, PM = (
    "lao-dong-tien-tien",
    "chien-si-thi-dua-co-so",
    "chien-si-thi-dua-tinh",
    "bang-khen-thu-tuong",
)
YEAR, ON = Period(date(2025, 1, 1), date(2025, 12, 31)), date(2026, 1, 20)
PACKS = {pack.code: pack for pack in shipped.packs()}
ND91, ND98, ND152, NEWEST = PACKS
DAYS = dict(zip(PACKS, (date(2023, 12, 1), date(2025, 1, 20), date(2026, 1, 20), date(2026, 11, 1)), strict=True))
LEVELS = {2019: "good", 2020: "excellent", 2023: "excellent", 2024: "good", 2025: "excellent"}


@pytest.fixture
def who(person: Any, unit_a: Any, unit_b: Any, province: Any) -> Any:
    """The entry that stays: 2021 is a gap, 2022 stands under the entry that was merged, 2023 under both."""
    stays, goes = person("Phạm Thị Hòa", unit_b), person("Phạm Thị Hoà", unit_a)
    for year, level in LEVELS.items():
        YearlyClassification.objects.create(person=stays, year=year, level=level, source="Sổ")
    for entry, year in ((goes, 2022), (goes, 2023)):
        YearlyClassification.objects.create(person=entry, year=year, level="excellent", source="Sổ khác")
    held = [(stays, LDTT, year) for year in (2019, 2020, 2023, 2024)]
    held += [(stays, BASE, year) for year in (2023, 2024, 2025)] + [(goes, LDTT, 2022), (goes, BASE, 2023)]
    for entry, award, year in held:
        AwardRecord.objects.create(
            person=entry, home=entry.unit, award=award, year_from=year, year_to=year, source="Sổ",
            decision_number=f"{year}/QĐ" if entry == stays else "", decided_on=date(year, 12, 20),
        )  # fmt: skip
    _service(stays, goes, unit_a, unit_b)
    idea = RecognisedInitiative.objects.create(
        title="Một cửa",
        year=2024,
        scope="province",
        recognised_by="UBND tỉnh",
        source="QĐ 5",
        unit=unit_a,
    )
    idea.authors.add(goes)
    Matter.objects.create(
        person=goes, home=unit_a, matter_kind="imposed", level="warning", opened_on=date(2021, 3, 1),
        ends_on=date(2022, 2, 28), document="QĐ 1", entered_by="A", entered_at="2021-03-01T00:00Z",
    )  # fmt: skip
    RegisterCheck.objects.create(unit=province, as_of=date(2026, 1, 10), checked_by="A", checked_at="2026-01-10T00:00Z")
    PersonAlias.objects.create(
        merged=goes, survivor=stays, reason="Một người", merged_at="2026-01-05T00:00Z", merged_by="A"
    )
    return stays


def _service(stays: Any, goes: Any, unit_a: Any, unit_b: Any) -> None:
    UnitName.objects.create(
        unit=unit_a, name="Sở Ruộng Lúa", search_name="so ruong lua", valid_to=date(2021, 12, 31), basis="NQ"
    )
    Service.objects.create(
        person=goes, unit=unit_a, valid_from=date(2018, 1, 1), valid_to=date(2025, 3, 31), source="H"
    )
    Service.objects.create(person=stays, unit=unit_b, valid_from=date(2025, 4, 1), source="H")
    Service.objects.create(
        person=stays, unit=unit_b, span_kind="maternity", valid_from=date(2025, 5, 1), valid_to=date(2025, 10, 31),
        source="QĐ nghỉ",
    )  # fmt: skip


def facts_of(who: Any, on: date = ON) -> NomineeFacts:
    subject = Subject(("person", who.pk), who.unit_id, who.unit.path)
    return known([subject], PACKS[ND152], on, [2025]).facts(subject, YEAR)


def told(who: Any, pack: str, award: str, facts: NomineeFacts | None = None) -> dict[str, tuple[str, ...]]:
    """Each row of the award: what it answers, what the rule computed of the facts, and the codes of its reasons."""
    asked = replace(facts or facts_of(who), award=award)
    rows = PACKS[pack].criteria_for(award, asked.kind, Ground.MERIT)
    return {
        one.code: (one.outcome.value, one.computed.value, *(reason.code for reason in one.missing))
        for one in evaluate(rows, asked, DAYS[pack])
    }


MET, OPEN, MISSED = ("pass", "pass"), ("to_confirm", "pass"), ("to_confirm", "fail")
UNSAID = ("not_enough_data", "not_enough_data", "statement_missing")
TITLES = {
    ND91: {
        "ldtt-hoan-thanh-tot": OPEN, "ldtt-khong-ky-luat": OPEN, "ldtt-tu-10-thang": OPEN,
        "mot-thanh-tich-khong-khen-hai-lan": OPEN,
    },
    ND98: {
        "ldtt-doan-ket": UNSAID, "ldtt-hoan-thanh-tot": MET, "khong-dang-bi-xem-xet": OPEN, "ldtt-khong-ky-luat": OPEN,
        "ldtt-tu-10-thang": OPEN, "mot-thanh-tich-khong-khen-hai-lan": MET,
    },
    NEWEST: {
        "ldtt-doan-ket": UNSAID, "ldtt-hoan-thanh-tot": OPEN, "khong-dang-bi-xem-xet": OPEN, "ldtt-khong-ky-luat": OPEN,
        "ldtt-tu-10-thang": OPEN, "mot-thanh-tich-khong-khen-hai-lan": OPEN,
    },
}  # fmt: skip
TITLES[ND152] = TITLES[ND98]
PROVINCIAL = {
    ND91: {
        "cstd-tinh-nam-thu-ba": OPEN, "cstd-tinh-sang-kien": OPEN, "cstd-tinh-tinh-tu-het-ky-luat": OPEN,
        "mot-thanh-tich-khong-khen-hai-lan": OPEN,
    },
    ND98: {
        "cstd-tinh-tinh-tu-het-ky-luat": OPEN,
        "cstd-tinh-ba-lan-lien-tuc": MET, "cstd-tinh-nam-thu-ba": OPEN, "cstd-tinh-sang-kien": MET,
        "khong-dang-bi-xem-xet": OPEN, "mot-thanh-tich-khong-khen-hai-lan": MET,
    },
    NEWEST: {
        "cstd-tinh-tinh-tu-het-ky-luat": OPEN,
        "cstd-tinh-ba-lan-lien-tuc": OPEN, "cstd-tinh-nam-thu-ba": OPEN, "cstd-tinh-sang-kien": OPEN,
        "khong-dang-bi-xem-xet": OPEN, "mot-thanh-tich-khong-khen-hai-lan": OPEN,
    },
}  # fmt: skip
PROVINCIAL[ND152] = PROVINCIAL[ND98]
GAP = ("not_enough_data", "not_enough_data", "years_not_known")
STATE = {
    ND91: {
        "bk-tieu-chuan": UNSAID, "khong-hai-hinh-thuc-nha-nuoc": OPEN, "mot-thanh-tich-khong-khen-hai-lan": OPEN,
    },
    ND98: {
        "bkttcp-bang-khen-cong-trang": (*MISSED, "awards_missing"),
        "bkttcp-ca-nhan-da-co-bang-khen": ("fail", "fail", "awards_missing"),
        "bkttcp-ca-nhan-nam-nam": GAP, "khong-dang-bi-xem-xet": OPEN, "khong-hai-hinh-thuc-nha-nuoc": OPEN,
        "mot-thanh-tich-khong-khen-hai-lan": MET, "mot-thanh-tich-khong-nhieu-hinh-thuc": OPEN,
        "nam-tinh-tu-het-ky-luat": (*MISSED, "run_too_short"),
    },
}  # fmt: skip
STATE[ND152] = STATE[ND98]
STATE[NEWEST] = STATE[ND98] | {
    "bkttcp-ca-nhan-da-co-bang-khen": (*MISSED, "awards_missing"),
    "mot-thanh-tich-khong-khen-hai-lan": OPEN,
}


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize(("award", "expected"), [(LDTT, TITLES), (PROVINCE, PROVINCIAL), (PM, STATE)])
def test_every_verdict_of_the_hard_course(who: Any, pack: str, award: str, expected: Any) -> None:
    assert told(who, pack, award) == expected[pack]


def test_a_title_that_both_entries_say_counts_once(who: Any) -> None:
    assert [one.decision for one in facts_of(who).awards_by_code[BASE] if one.year == 2023] == ["2023/QĐ"]


@pytest.mark.parametrize("pack", PACKS)
def test_a_year_that_two_entries_classify_differently_is_not_known(who: Any, person: Any, pack: str) -> None:
    other = person("Phạm T. Hòa", who.unit)
    YearlyClassification.objects.create(person=other, year=2025, level="not_completed", source="Sổ lệch")
    PersonAlias.objects.create(
        merged=other, survivor=who, reason="Một người", merged_at="2026-01-06T00:00Z", merged_by="A"
    )
    outside = () if pack == ND91 else ("not_rated_not_entered", "statement_missing")  # or a worker outside the State
    assert told(who, pack, LDTT)["ldtt-hoan-thanh-tot"] == (*GAP, *outside)


@pytest.mark.parametrize("pack", PACKS)
def test_a_discipline_in_the_year_itself_bars_the_title(who: Any, pack: str) -> None:
    Matter.objects.create(
        person=who, home=who.unit, matter_kind="imposed", level="reprimand", opened_on=date(2025, 2, 1),
        document="QĐ 2", entered_by="A", entered_at="2025-02-01T00:00Z",
    )  # fmt: skip
    barred = DAYS[pack] >= date(2025, 2, 1)  # received before it, nobody knew
    assert (told(who, pack, LDTT)["ldtt-khong-ky-luat"] == (*MISSED, "disciplined")) is barred


@pytest.mark.parametrize("pack", PACKS)
def test_one_old_discipline_says_nothing_of_others_until_the_register_is_said_to_be_whole(who: Any, pack: str) -> None:
    open_ = ("not_enough_data", "not_enough_data", "discipline_not_known")
    until = RegisterCheck.objects.get().as_of + timedelta(days=settings.REGISTER_VALID_DAYS)
    for on, told_of_one, told_of_chain in ((until, OPEN, OPEN), (until + timedelta(days=1), open_, open_)):
        facts = facts_of(who, on)
        assert [one.start.year for one in facts.discipline] == [2021]
        assert told(who, pack, LDTT, facts)["ldtt-khong-ky-luat"] == told_of_one
        assert told(who, pack, PROVINCE, facts)["cstd-tinh-tinh-tu-het-ky-luat"] == told_of_chain


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize(("kind", "answer"), [
    ("other_leave", (*MISSED, "service_too_short")),
    ("sick_leave", ("not_enough_data", "not_enough_data", "sick_leave_to_judge")),
    ("short_study", OPEN),
])  # fmt: skip
def test_the_months_of_the_year_by_the_kind_of_leave(who: Any, pack: str, kind: str, answer: Any) -> None:
    Service.objects.create(
        person=who, unit=who.unit, span_kind=kind, valid_from=date(2025, 1, 1), valid_to=date(2025, 6, 30), source="QĐ"
    )
    assert told(who, pack, LDTT)["ldtt-tu-10-thang"] == answer


def test_the_unit_is_called_as_it_was_then_and_the_person_moved_with_the_service(who: Any, unit_a: Any) -> None:
    assert [name_on(unit_a, date(year, 6, 1)) for year in (2021, 2022)] == ["Sở Ruộng Lúa", "Sở Đồng Lúa"]
    spans = facts_of(who).service or ()
    assert [one.start for one in spans] == [date(2018, 1, 1), date(2025, 4, 1), date(2025, 5, 1)]
