"""Open matters, one achievement – one award, and the interval between awards."""

from dataclasses import replace
from datetime import date

import pytest

from tests.support.eligible import (
    BASE,
    BK,
    NOTHING_PENDING,
    PERSON,
    finding,
    held,
    outcome,
)
from workflows.facts import (
    AwardFact,
    Ground,
    PendingKind,
    Period,
)
from workflows.rules import conditions as c
from workflows.rules.answers import Outcome


@pytest.mark.parametrize(
    ("pending", "computed"),
    [
        ({}, "not_enough_data"),
        (NOTHING_PENDING, "pass"),
        ({PendingKind.DISCIPLINE: False}, "not_enough_data"),
        ({PendingKind.INSPECTION: True}, "fail"),
        ({**NOTHING_PENDING, PendingKind.PRESS: True}, "fail"),
    ],
)
def test_an_open_matter_stops_a_proposal_and_silence_is_not_innocence(pending, computed):
    result = finding("khong-dang-bi-xem-xet", replace(PERSON, pending=pending))
    assert (result.computed, result.sensitive) == (computed, True)


def test_the_same_year_is_not_rewarded_twice_with_one_title():
    facts = replace(PERSON, award=BASE, awards=held(BASE, 2025))
    result = finding("mot-thanh-tich-khong-khen-hai-lan", facts)
    assert result.outcome is Outcome.FAIL
    assert result.missing[0].data["decision"] == "2025/QĐ"


def test_last_year_s_title_does_not_stop_this_year_s():
    facts = replace(PERSON, award=BASE, awards=held(BASE, 2024))
    assert finding("mot-thanh-tich-khong-khen-hai-lan", facts).outcome is Outcome.PASS


@pytest.mark.parametrize("ground", [Ground.MOVEMENT, Ground.THEMATIC])
@pytest.mark.parametrize(
    ("event", "expected"), [("pt-cchc-2025", "fail"), ("pt-khac-2025", "pass"), ("", "not_enough_data")]
)
def test_movements_are_told_apart_by_the_event(ground, event, expected):
    earlier = AwardFact("bang-khen-tinh-phong-trao", 2025, "1/QĐ", ground=ground, event="pt-cchc-2025")
    facts = replace(PERSON, award=earlier.award, ground=ground, event=event, awards=(earlier,))
    assert finding("mot-thanh-tich-khong-khen-hai-lan", facts).outcome == expected


@pytest.mark.parametrize(("mine", "its"), [("Hội thi", ""), ("", "Hội thi"), ("Hội thi", "Chiến dịch"), ("", "")])
def test_on_merit_an_event_tells_no_award_of_a_year_from_another(mine, its):
    facts = replace(PERSON, award=BASE, event=mine, awards=(AwardFact(BASE, 2025, "1/QĐ", event=its),))
    result = finding("mot-thanh-tich-khong-khen-hai-lan", facts)
    assert (result.outcome.value, result.missing[0].code) == ("fail", "already_rewarded")
    assert finding("mot-thanh-tich-khong-khen-hai-lan", replace(facts, awards=held(BASE, 2024))).outcome.value == "pass"


def test_a_deed_rewarded_as_sudden_is_not_rewarded_again_on_merit():
    facts = replace(PERSON, award=SUDDEN.award, event=SUDDEN.event, awards=(SUDDEN,))
    assert finding("mot-thanh-tich-khong-khen-hai-lan", facts).outcome.value == "fail"


def test_an_award_on_another_ground_is_another_achievement():
    earlier = AwardFact("giay-khen", 2025, ground=Ground.SUDDEN)
    facts = replace(PERSON, award="giay-khen", awards=(earlier,))
    assert outcome(c.OneAchievementOneAward(), facts) == "pass"


def test_the_written_period_decides_and_not_the_year_of_the_decision():
    earlier = AwardFact("giay-khen", 2025, period=Period(date(2024, 1, 1), date(2024, 12, 31)))
    assert outcome(c.OneAchievementOneAward(("giay-khen",)), replace(PERSON, awards=(earlier,))) == "pass"


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (AwardFact(BK, 2024, decided_on=date(2025, 6, 1), period=Period(date(2022, 1, 1), date(2023, 12, 31))), "pass"),
        (AwardFact(BK, 2024, decided_on=date(2022, 6, 1), period=Period(date(2023, 1, 1), date(2024, 12, 31))), "fail"),
        (AwardFact(BK, 2023, decided_on=date(2024, 1, 20)), "pass"),
        (AwardFact(BK, 2023, decided_on=date(2024, 1, 21)), "fail"),
        (AwardFact(BK, 2023), "not_enough_data"),
    ],
)
def test_the_interval_counts_from_the_written_period_else_from_the_decision(fact, expected):
    assert outcome(c.Interval((BK,), 2), replace(PERSON, awards=(fact,))) == expected


def test_who_never_had_the_award_waits_for_no_interval():
    assert outcome(c.Interval((BK,), 2), PERSON) == "pass"


FLOOD = Period(date(2025, 9, 9), date(2025, 9, 11))
FIRE = Period(date(2025, 12, 1), date(2025, 12, 1))
SUDDEN = AwardFact(
    "bang-khen-tinh-dot-xuat", 2025, "7/QĐ", ground=Ground.SUDDEN, event="Cứu dân trong lũ", event_days=FLOOD
)


@pytest.mark.parametrize(
    ("event", "days", "expected", "reason"),
    [
        ("Dập cháy chợ", FIRE, "pass", None),
        ("cứu dân  trong lũ", FLOOD, "fail", "already_rewarded"),
        ("Cứu dân trong lũ", FIRE, "pass", None),
        ("Cứu dân trong lũ", None, "fail", "already_rewarded"),
        ("Dập cháy chợ", None, "pass", None),
        ("Cứu người đuối nước", Period(date(2025, 9, 11), date(2025, 9, 11)), "not_enough_data", "events_on_same_days"),
        ("", None, "not_enough_data", "event_not_named"),
    ],
)
def test_two_sudden_merits_of_a_year_are_told_apart_by_name_and_days(event, days, expected, reason):
    facts = replace(PERSON, award=SUDDEN.award, ground=Ground.SUDDEN, event=event, event_days=days, awards=(SUDDEN,))
    result = finding("mot-thanh-tich-khong-khen-hai-lan", facts)
    assert (result.outcome.value, next((one.code for one in result.missing), None)) == (expected, reason)


@pytest.mark.parametrize(
    ("mine", "its", "expected"),
    [(None, None, "not_enough_data"), (FLOOD, None, "not_enough_data"), (FLOOD, FLOOD, "not_enough_data"),
     (FLOOD, FIRE, "pass")],
)  # fmt: skip
@pytest.mark.parametrize("event", ["", "Cứu dân trong lũ"])
def test_of_sudden_merits_that_are_not_named_only_days_can_tell_them_apart(event, mine, its, expected):
    facts = replace(PERSON, award=SUDDEN.award, ground=Ground.SUDDEN, event=event, event_days=mine)
    result = finding(
        "mot-thanh-tich-khong-khen-hai-lan", replace(facts, awards=(replace(SUDDEN, event="", event_days=its),))
    )
    assert result.outcome == expected
    assert [one.code for one in result.missing] == ["event_not_named"] * (expected != "pass")


def test_an_old_record_that_names_no_event_is_compared_by_its_years():
    unnamed = replace(SUDDEN, event="", event_days=None)
    facts = replace(PERSON, award=SUDDEN.award, ground=Ground.SUDDEN, event="Dập cháy chợ", event_days=FIRE)
    code = "mot-thanh-tich-khong-khen-hai-lan"
    assert finding(code, replace(facts, awards=(unnamed,))).outcome is Outcome.NOT_ENOUGH_DATA
    assert finding(code, replace(facts, awards=(replace(unnamed, year=2023),))).outcome is Outcome.PASS
    assert (
        finding(code, replace(facts, awards=(replace(unnamed, year=2026, since=2024),))).outcome
        is Outcome.NOT_ENOUGH_DATA
    )
