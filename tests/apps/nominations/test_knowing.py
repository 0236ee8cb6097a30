"""What the database knows, as the rules see it: members by count, discipline of one of them, spans of service."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.catalogue.queries import pack_for, pack_value
from backend.history.models import (
    AwardRecord,
    MemberCount,
    RecognisedInitiative,
    Service,
    UnitTrait,
    YearlyClassification,
)
from backend.matters.models import Matter, RegisterCheck
from backend.nominations.knowing import Subject, known
from backend.organisation.models import PersonAlias, Unit
from workflows.facts import NomineeFacts, NomineeKind, Period, Scope, YearlyClass
from workflows.rules.answers import Outcome
from workflows.rules.conditions import ConsecutiveAwards, CountedInWindow, Interval, MemberShare
from workflows.rules.judging import judge
from workflows.rules.sweeping import asked_of, findings

ON = date(2024, 3, 4)
TIEN_TIEN, XUAT_SAC = "tap-the-lao-dong-tien-tien", "tap-the-lao-dong-xuat-sac"
LDTT = "lao-dong-tien-tien"
YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))


@pytest.fixture
def pack(base_round: Any) -> Any:
    edition = pack_for(ON)
    assert edition is not None
    return pack_value(edition)


@pytest.fixture
def people(person: Any, unit_a: Any) -> Any:
    """So many people of the department, the first of them titled."""

    def make(total: int, titled: int, level: str = "good") -> list[Any]:
        made = [person(f"Người Thứ {number}", unit_a) for number in range(total)]
        for number, one in enumerate(made):
            YearlyClassification.objects.create(person=one, year=2023, level=level, source="Sổ")
            if number < titled:
                AwardRecord.objects.create(
                    person=one, home=unit_a, award=LDTT, year_from=2023, year_to=2023, source="Sổ"
                )
        return made

    return make


def facts_of(row: Any, pack: Any) -> NomineeFacts:
    who = (
        Subject(("person", row.pk), row.unit_id, row.unit.path)
        if hasattr(row, "full_name")
        else Subject(("unit", row.pk), row.pk, row.path)
    )
    return known([who], pack, ON, [2023]).facts(who, YEAR)


def answer(unit: Any, pack: Any, award: str, part: str) -> Outcome:
    asked = {one.award: one for one in asked_of(pack, NomineeKind.COLLECTIVE, ON)}[award]
    found = findings(asked, facts_of(unit, pack), ON, sees_all=True)
    return next(one.computed for one in found if part in one.code)


def test_a_yearly_title_named_by_two_decisions_counts_once_for_its_year(pack: Any, person: Any, unit_a: Any) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    base, provincial = "chien-si-thi-dua-co-so", "bang-khen-tinh"
    told = [
        (base, 2023, "9/QĐ", date(2024, 2, 1)), (base, 2023, "12/QĐ", date(2024, 1, 15)), (base, 2023, "", None),
        (base, 2022, "", None), (base, 2022, "", None), (base, 2021, "1/QĐ", date(2022, 1, 15)),
        (provincial, 2023, "5/QĐ", date(2024, 1, 10)), (provincial, 2023, "6/QĐ", date(2024, 1, 12)),
    ]  # fmt: skip
    for award, year, number, day in told:
        AwardRecord.objects.create(
            person=who, home=unit_a, award=award, year_from=year, year_to=year, decision_number=number, decided_on=day,
            source="Sổ",
        )  # fmt: skip
    facts = facts_of(who, pack)
    held = [(one.year, one.decision) for one in facts.awards_by_code[base]]
    assert held == [(2021, "1/QĐ"), (2022, ""), (2023, "12/QĐ")]
    assert len(facts.awards_by_code[provincial]) == 2
    counts = [judge(CountedInWindow((base,), least), facts, ON).outcome for least in (3, 4)]
    assert counts == [Outcome.PASS, Outcome.FAIL]


def test_of_two_records_of_one_title_the_confirmed_one_is_told(pack: Any, person: Any, unit_a: Any) -> None:
    stays, goes = person("Phạm Thị Hòa", unit_a), person("Phạm Thị Hoà", unit_a)
    for who, award, state in (
        (stays, LDTT, "entered"), (goes, LDTT, "confirmed"), (stays, "bang-khen-tinh", "entered"),
        (goes, "bang-khen-tinh", "confirmed"), (stays, "giay-khen", "entered"),
    ):  # fmt: skip
        AwardRecord.objects.create(
            person=who, home=unit_a, award=award, year_from=2023, year_to=2023, source="Sổ", decision_number="1/QĐ",
            decided_on=date(2024, 1, 5),
        )  # fmt: skip
        AwardRecord.objects.filter(person=who, award=award).update(state=state)
    merge(goes, stays)
    told = {one.award: one.confirmed for one in facts_of(stays, pack).awards}
    assert told == {LDTT: True, "bang-khen-tinh": True, "giay-khen": False}


@pytest.mark.parametrize(("total", "titled", "expected"), [(13, 9, "fail"), (10, 7, "pass")])
def test_seventy_percent_of_the_recorded_members(
    pack: Any, people: Any, unit_a: Any, total: int, titled: int, expected: str
) -> None:
    people(total, titled)
    assert answer(unit_a, pack, TIEN_TIEN, "70") == expected


def test_a_declared_count_is_the_base(pack: Any, people: Any, unit_a: Any) -> None:
    people(7, 7)
    MemberCount.objects.create(unit=unit_a, year=2023, total=13, completed=13, source="Báo cáo")
    assert answer(unit_a, pack, TIEN_TIEN, "70") == "fail"


def test_discipline_of_one_member_bars_the_advanced_collective_and_not_the_excellent(
    pack: Any, people: Any, unit_a: Any, province: Any
) -> None:
    first = people(10, 10)[0]
    RegisterCheck.objects.create(unit=province, as_of=date(2024, 3, 1), checked_by="A", checked_at="2024-03-01T00:00Z")
    assert answer(unit_a, pack, TIEN_TIEN, "ky-luat") == "pass"
    Matter.objects.create(
        person=first, home=unit_a, matter_kind="imposed", level="warning", opened_on=date(2023, 6, 1),
        document="QĐ 1", entered_by="A", entered_at="2023-06-01T00:00Z",
    )  # fmt: skip
    assert answer(unit_a, pack, TIEN_TIEN, "ky-luat") == "fail"
    rows = {one.award: one for one in asked_of(pack, NomineeKind.COLLECTIVE, ON)}[XUAT_SAC].rows
    assert not [row for row in rows if row.condition.kind == "no_member_disciplined"]


def test_how_many_completed_is_unknown_while_one_member_is_not_classified(
    pack: Any, people: Any, person: Any, unit_a: Any
) -> None:
    people(3, 3)
    members = facts_of(unit_a, pack).members
    assert members is not None
    assert members.completed == 3
    person("Chưa Xếp Loại", unit_a)
    members = facts_of(unit_a, pack).members
    assert members is not None
    assert (members.total, members.completed) == (4, None)


def rate(who: Any, level: str) -> None:
    why = "Nghỉ ốm" if level == "not_rated" else ""
    YearlyClassification.objects.create(person=who, home=who.unit, year=2023, level=level, why=why, source="Biên bản")


def test_a_member_who_was_not_rated_leaves_open_how_many_completed(
    pack: Any, people: Any, person: Any, unit_a: Any
) -> None:
    people(3, 3)
    away = person("Không Xếp Loại", unit_a)
    rate(away, "not_rated")
    facts = facts_of(unit_a, pack)
    members = facts.members
    assert members is not None
    assert (members.total, members.completed, members.not_rated) == (4, None, 1)
    said = judge(MemberShare(Fraction(1)), facts, ON)
    assert (said.outcome, [(one.code, one.data) for one in said.missing]) == (
        "not_enough_data", [("members_not_rated", {"count": 1})],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [("not_rated", "good", 3), ("good", "excellent", 3), ("good", "not_completed", None), ("not_completed", None, 2)],
)
def test_whether_a_member_completed_is_what_all_their_entries_say(
    pack: Any, people: Any, person: Any, unit_a: Any, here: str, there: str | None, expected: int | None
) -> None:
    people(2, 2)
    stays, goes = person("Phạm Thị Cúc", unit_a), person("Phạm T. Cúc", unit_a)
    merge(goes, stays)
    rate(stays, here)
    if there:
        rate(goes, there)
    members = facts_of(unit_a, pack).members
    assert members is not None
    assert (members.total, members.completed) == (3, expected)


def test_who_served_elsewhere_at_the_end_of_the_year_is_no_member(
    pack: Any, people: Any, unit_a: Any, unit_b: Any
) -> None:
    moved = people(3, 3)[0]
    Service.objects.create(person=moved, unit=unit_b, valid_from=date(2023, 9, 1))
    members = facts_of(unit_a, pack).members
    assert members is not None
    assert members.total == 2


def test_service_initiatives_and_the_unit_s_awards_reach_the_person(pack: Any, person: Any, unit_a: Any) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    Service.objects.create(person=who, unit=unit_a, valid_from=date(2023, 2, 1))
    idea = RecognisedInitiative.objects.create(
        title="Một cửa",
        year=2023,
        scope="province",
        recognised_by="UBND tỉnh",
        source="QĐ 5",
        unit=unit_a,
    )
    idea.authors.add(who)
    AwardRecord.objects.create(unit=unit_a, home=unit_a, award=XUAT_SAC, year_from=2023, year_to=2023, source="Sổ")
    facts = facts_of(who, pack)
    assert [(one.title, one.scope) for one in facts.initiatives] == [("Một cửa", Scope.PROVINCE)]
    assert facts.service is not None
    assert facts.home_awards is not None
    assert (facts.service[0].start, facts.home_awards[0].award) == (date(2023, 2, 1), XUAT_SAC)


def test_whether_a_unit_can_receive_a_flag_is_a_trait_or_follows_from_one_it_holds(
    pack: Any, unit_a: Any, unit_b: Any
) -> None:
    flag = next(award.code for award in pack.awards if award.object == "co")
    UnitTrait.objects.create(unit=unit_a, trait="no_flag", valid_from=date(2020, 1, 1), source="Quy chế")
    AwardRecord.objects.create(unit=unit_b, home=unit_b, award=flag, year_from=2022, year_to=2022, source="Sổ")
    said = [facts_of(unit, pack).unit for unit in (unit_a, unit_b)]
    assert [one.can_receive_flag for one in said if one] == [False, True]


def test_that_a_unit_can_receive_a_flag_may_be_entered(pack: Any, unit_a: Any) -> None:
    UnitTrait.objects.create(unit=unit_a, trait="flag", valid_from=date(2020, 1, 1), source="Quy chế")
    said = facts_of(unit_a, pack).unit
    assert said is not None
    assert said.can_receive_flag is True


def test_a_year_that_was_not_rated_is_known_and_worse_than_any_class(pack: Any, person: Any, unit_a: Any) -> None:
    who = person("Phạm Thị Cúc", unit_a)
    YearlyClassification.objects.create(
        person=who, home=unit_a, year=2023, level="not_rated", why="Nghỉ không lương", source="Biên bản"
    )
    facts = facts_of(who, pack)
    assert facts.best_class[2023] == YearlyClass.NOT_RATED.rank
    assert YearlyClass.NOT_RATED.rank < YearlyClass.NOT_COMPLETED.rank


def merge(merged: Any, survivor: Any) -> None:
    PersonAlias.objects.create(
        merged=merged, survivor=survivor, reason="Một người", merged_at="2024-03-01T00:00Z", merged_by="A"
    )


def test_what_is_entered_under_a_merged_entry_counts_for_the_person(
    pack: Any, person: Any, unit_a: Any, province: Any
) -> None:
    stays, goes = person("Phạm Thị Hòa", unit_a), person("Phạm Thị Hoà", unit_a)
    RegisterCheck.objects.create(unit=province, as_of=date(2024, 3, 1), checked_by="A", checked_at="2024-03-01T00:00Z")
    Matter.objects.create(
        person=goes, home=unit_a, matter_kind="imposed", level="warning", opened_on=date(2023, 6, 1),
        document="QĐ 1", entered_by="A", entered_at="2023-06-01T00:00Z",
    )  # fmt: skip
    AwardRecord.objects.create(person=goes, home=unit_a, award=LDTT, year_from=2023, year_to=2023, source="Sổ")
    merge(goes, stays)
    for asked in (stays, goes):  # a nomination made before the merger still names the other entry
        facts = facts_of(asked, pack)
        assert [one.level for one in facts.discipline or ()] == ["warning"]
        assert [one.award for one in facts.awards] == [LDTT]


def test_one_decision_written_in_two_ways_under_two_entries_counts_once(pack: Any, person: Any, unit_a: Any) -> None:
    stays, goes = person("Phạm Thị Hòa", unit_a), person("Phạm Thị Hoà", unit_a)
    for who, number in ((stays, "12/QĐ-UBND"), (goes, "012 /qđ–ubnd"), (goes, "13/QĐ-UBND")):
        AwardRecord.objects.create(
            person=who, home=unit_a, award="bang-khen-tinh", year_from=2023, year_to=2023, decision_number=number,
            source="Sổ",
        )  # fmt: skip
    merge(goes, stays)
    assert len(facts_of(stays, pack).awards) == 2


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        (("", "Cứu dân trong lũ"), ("", "Dập cháy chợ"), 2),
        (("7/QĐ", "Cứu dân trong lũ"), ("7/QĐ", "Dập cháy chợ"), 2),
        (("7/QĐ", "Cứu dân trong lũ"), ("", "cứu dân  trong lũ"), 1),
        (("7/QĐ", "Cứu dân trong lũ"), ("", ""), 1),
        (("7/QĐ", "Cứu dân trong lũ"), ("8/QĐ", "Cứu dân trong lũ"), 2),
    ],
)
def test_two_events_under_two_entries_are_two_awards(
    pack: Any, person: Any, unit_a: Any, here: Any, there: Any, expected: int
) -> None:
    stays, goes = person("Phạm Thị Hòa", unit_a), person("Phạm Thị Hoà", unit_a)
    for who, (number, event) in ((stays, here), (goes, there)):
        AwardRecord.objects.create(
            person=who, home=unit_a, award="bang-khen-tinh-dot-xuat", ground="sudden", year_from=2023, year_to=2023,
            decision_number=number, event=event, source="Sổ",
        )  # fmt: skip
    merge(goes, stays)
    assert len(facts_of(stays, pack).awards) == expected


def test_two_entries_of_one_person_are_one_member(pack: Any, person: Any, unit_a: Any, province: Any) -> None:
    stays, goes = person("Phạm Thị Hòa", unit_a), person("Phạm Thị Hoà", unit_a)
    AwardRecord.objects.create(person=goes, home=unit_a, award=LDTT, year_from=2023, year_to=2023, source="Sổ")
    Service.objects.create(person=goes, unit=unit_a, valid_from=date(2020, 1, 1))
    merge(goes, stays)
    RegisterCheck.objects.create(unit=province, as_of=date(2024, 3, 1), checked_by="A", checked_at="2024-03-01T00:00Z")
    Matter.objects.create(
        person=goes, home=unit_a, matter_kind="imposed", level="warning", opened_on=date(2023, 6, 1),
        document="QĐ 1", entered_by="A", entered_at="2023-06-01T00:00Z",
    )  # fmt: skip
    members = facts_of(unit_a, pack).members
    assert members is not None
    assert (members.total, members.with_title[LDTT], members.disciplined) == (1, 1, 1)


def test_as_many_queries_for_many_as_for_one(pack: Any, people: Any) -> None:
    made = [Subject(("person", one.pk), one.unit_id, one.unit.path) for one in people(8, 4)]
    with CaptureQueriesContext(connection) as of_one:
        known(made[:1], pack, ON, [2023])
    with CaptureQueriesContext(connection) as of_many:
        known(made, pack, ON, [2023])
    assert len(of_many) == len(of_one) <= 9


@pytest.mark.parametrize("whole", [True, False], ids=["with-the-unit-above", "only-the-units-below"])
def test_members_are_counted_for_more_units_than_one_statement_can_name(
    pack: Any, people: Any, person: Any, unit_a: Any, whole: bool
) -> None:
    people(3, 3)
    Unit.objects.bulk_create(
        Unit(
            code=f"Q{n}", name=f"Trường {n}", search_name=f"truong {n}", unit_kind="school", parent=unit_a,
            path=f"{unit_a.path}{10_000 + n}.", valid_from=date(2020, 1, 1),
        )
        for n in range(1_200)
    )  # fmt: skip
    last = Unit.objects.get(code="Q1199")
    person("Người Ở Trường Cuối", last)
    chosen = Unit.objects.filter(path__startswith=unit_a.path) if whole else Unit.objects.filter(parent=unit_a)
    subjects = {one.pk: Subject(("unit", one.pk), one.pk, one.path) for one in chosen}
    loaded = known(list(subjects.values()), pack, ON, [2023])
    members = {pk: loaded.facts(who, YEAR).members for pk, who in subjects.items()}
    totals = {pk: found.total for pk, found in members.items() if found}
    assert totals == ({unit_a.pk: 4, last.pk: 1} if whole else {last.pk: 1})


@pytest.mark.parametrize(
    ("said", "outcome", "reason"),
    [
        ({"decided_on": date(2022, 6, 1)}, Outcome.FAIL, "interval_too_short_by_date"),
        ({"decided_on": date(2022, 3, 4)}, Outcome.PASS, None),
        ({}, Outcome.NOT_ENOUGH_DATA, "period_not_known"),
        (
            {"decided_on": date(2023, 6, 1), "period_from": date(2020, 1, 1), "period_to": date(2021, 12, 31)},
            Outcome.PASS, None,
        ),
    ],
)  # fmt: skip
def test_no_achievement_period_is_made_up_of_the_years_of_a_record(
    pack: Any, person: Any, unit_a: Any, said: dict[str, date], outcome: Outcome, reason: str | None
) -> None:
    who, earlier = person("Phạm Thị Cúc", unit_a), "bang-khen-tinh-cong-trang"
    AwardRecord.objects.create(
        person=who, home=unit_a, award=earlier, year_from=2019, year_to=2021, source="Sổ", **said
    )
    facts = facts_of(who, pack)
    (held,) = facts.awards
    assert (held.period is None, held.span.start.year) == (
        "period_to" not in said,
        2020 if "period_to" in said else 2019,
    )
    answer = judge(Interval((earlier,), 2), facts, ON)
    assert (answer.outcome, next((one.code for one in answer.missing), None)) == (outcome, reason)


def test_a_record_of_several_years_leaves_a_chain_of_yearly_titles_open(pack: Any, person: Any, unit_a: Any) -> None:
    who, base = person("Phạm Thị Cúc", unit_a), "chien-si-thi-dua-co-so"
    merged = AwardRecord.objects.create(
        person=who, home=unit_a, award=base, year_from=2021, year_to=2023, decision_number="9/QĐ", source="Sổ"
    )
    chain = ConsecutiveAwards((base,), 3)
    open_ = judge(chain, facts_of(who, pack), ON)
    assert open_.outcome is Outcome.NOT_ENOUGH_DATA
    assert [(one.code, one.data["years"]) for one in open_.missing] == [("award_years_merged", [2021, 2022])]
    assert judge(CountedInWindow((base,), 1), facts_of(who, pack), ON).outcome is Outcome.PASS
    assert judge(CountedInWindow((base,), 4), facts_of(who, pack), ON).outcome is Outcome.FAIL
    AwardRecord.objects.filter(pk=merged.pk).update(state="withdrawn")
    assert judge(chain, facts_of(who, pack), ON).outcome is Outcome.FAIL
