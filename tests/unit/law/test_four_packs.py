"""The same dossier under four rule sets, chains of orders, and the ideas that follow from the facts of the law."""

from dataclasses import replace
from datetime import date

import pytest

from tests.support.eligible import (
    BASE,
    BK,
    FLAG,
    GOOD,
    ND91,
    ND98,
    ND152,
    NEWEST,
    PERSON,
    UNIT,
    held,
    ideas,
    rated,
)
from workflows import shipped
from workflows.basis import Status
from workflows.facts import AwardFact, BlockFact, Ground, MembersFact, NomineeKind, Period, Scope, UnitFact, YearlyClass
from workflows.regulations import loading
from workflows.rules.answers import Outcome
from workflows.rules.eligibility import evaluate, hangs_on_statements

DAYS = (date(2023, 12, 1), date(2025, 1, 20), date(2026, 1, 20), date(2026, 11, 1))
PACKS = dict(zip((pack.code for pack in shipped.packs()), DAYS, strict=True))
HLD, HDL = "huan-chuong-lao-dong-", "huan-chuong-doc-lap-"
COLLECTIVE, EXCELLENT_COLLECTIVE = "tap-the-lao-dong-tien-tien", "tap-the-lao-dong-xuat-sac"
PM, GOV = "bang-khen-thu-tuong", "co-thi-dua-chinh-phu"


def verdicts(award, facts, received_on, pack=None):
    pack = pack or loading.pack_for(shipped.packs(), received_on)
    rows = pack.criteria_for(award, facts.kind, facts.ground)
    return {one.code: one for one in evaluate(rows, replace(facts, award=award), received_on)}


def outcome(code, award, facts, pack=ND152):
    return verdicts(award, facts, PACKS[pack.code], pack)[code].outcome.value


@pytest.mark.parametrize(
    ("pack", "row", "outcome_", "computed"),
    [
        (ND91, "tap-the-50-phan-tram-ldtt", "to_confirm", "pass"),
        (ND98, "tap-the-70-phan-tram-ldtt", "fail", "fail"),
        (ND152, "tap-the-70-phan-tram-ldtt", "fail", "fail"),
        (NEWEST, "tap-the-70-phan-tram-ldtt", "to_confirm", "fail"),
    ],
)
def test_the_same_collective_of_55_percent_under_four_packs(pack, row, outcome_, computed):
    facts = replace(UNIT, members=MembersFact(20, 20, {"lao-dong-tien-tien": 11}))
    found = verdicts(COLLECTIVE, facts, PACKS[pack.code])[row]
    assert (found.outcome.value, found.computed.value) == (outcome_, computed)


@pytest.mark.parametrize("code", PACKS)
def test_the_same_three_titles_under_four_packs(code):
    facts = replace(PERSON, awards=held(BASE, 2023, 2024, 2025), initiatives=ideas(Scope.PROVINCE, 2025))
    found = verdicts("chien-si-thi-dua-tinh", facts, PACKS[code])["cstd-tinh-nam-thu-ba"]
    assert (found.computed, found.outcome) == (Outcome.PASS, Outcome.TO_CONFIRM)


def test_received_on_the_last_day_of_september_2026_is_under_another_law_than_on_the_next_day():
    before, after = (loading.pack_for(shipped.packs(), day) for day in (date(2026, 9, 30), date(2026, 10, 1)))
    assert (before.code, after.code) == (ND152.code, NEWEST.code)
    assert before.award(BASE).status is Status.TEXT_READ
    assert after.award(BASE).status is Status.UNCONFIRMED


def test_discipline_of_a_member_bars_the_advanced_and_not_the_excellent_collective():
    facts = replace(UNIT, members=MembersFact(10, 10, {}, disciplined=1))
    assert outcome("ttldtt-khong-ky-luat", COLLECTIVE, facts) == "fail"
    assert "ttldtt-khong-ky-luat" not in verdicts(EXCELLENT_COLLECTIVE, facts, PACKS[ND152.code])


def test_under_decree_91_one_ministry_barred_the_excellent_collective_too():
    found = verdicts(EXCELLENT_COLLECTIVE, UNIT, PACKS[ND91.code])
    assert found["ttldxs-khong-ky-luat"].status is Status.UNCONFIRMED


def test_the_thematic_kind_is_known_from_october_2026_only():
    grounds = {pack.code: {ground for award in pack.awards for ground in award.grounds} for pack in shipped.packs()}
    assert [Ground.THEMATIC in grounds[code] for code in PACKS] == [False, False, False, True]


def asked(award, ground, code):
    facts = replace(PERSON, ground=ground)
    return {one.code: one.outcome.value for one in verdicts(award, facts, PACKS[code]).values()}


SPECIAL = {ND91.code: set(), ND98.code: {"bkttcp-khac"}, ND152.code: {"bkttcp-khac"}, NEWEST.code: {"bkttcp-khac"}}


@pytest.mark.parametrize("code", PACKS)
def test_the_same_facts_are_asked_otherwise_on_sudden_merit_than_on_merit(code):
    merit, sudden = (asked(PM, ground, code) for ground in (Ground.MERIT, Ground.SUDDEN))
    assert set(sudden) - set(merit) == SPECIAL[code]
    counted = {"bkttcp-ca-nhan-nam-nam", "bkttcp-ca-nhan-da-co-bang-khen", "bkttcp-bang-khen-cong-trang"}
    counted.add("nam-tinh-tu-het-ky-luat")
    assert set(merit) - set(sudden) == (counted if SPECIAL[code] else set())
    assert not sudden.keys() & counted


@pytest.mark.parametrize("code", [ND98.code, ND152.code, NEWEST.code])
def test_an_order_for_sudden_merit_asks_for_no_chain_of_years(code):
    merit, sudden = (asked(HLD + "ba", ground, code) for ground in (Ground.MERIT, Ground.SUDDEN))
    assert ("hcld-khac" in sudden, "hcld-ba-ca-nhan" in sudden) == (True, False)
    assert ("hcld-khac" in merit, "hcld-ba-ca-nhan" in merit) == (False, True)


@pytest.mark.parametrize("code", PACKS)
def test_a_certificate_of_special_merit_is_asked_for_sudden_merit_only(code):
    pack = loading.pack_for(shipped.packs(), PACKS[code])
    for award in pack.awards:
        usual, sudden = (
            {one.code for one in pack.papers_for(award.code, None, ground)} for ground in (Ground.MERIT, Ground.SUDDEN)
        )
        assert sudden - usual <= {"chung-nhan-thanh-tich-dac-biet"}
        assert usual <= sudden


def test_a_ground_needs_no_naming_where_nothing_is_left_to_choose():
    certificate = ND152.award("bang-khen-tinh-dot-xuat")
    assert certificate.only_ground([Ground.MERIT]) is Ground.SUDDEN
    order = ND152.award(HLD + "ba")
    assert order.only_ground() is None
    assert order.only_ground([Ground.SUDDEN, Ground.MOVEMENT]) is Ground.SUDDEN
    assert order.only_ground([Ground.SUDDEN, Ground.LIFELONG]) is None
    assert order.usual_ground is Ground.MERIT


@pytest.mark.parametrize(
    ("pack", "there"), [(ND98, True), (ND152, False), (NEWEST, False)], ids=lambda value: getattr(value, "code", "")
)
def test_the_district_certificate_ends_with_the_district(pack, there):
    assert pack.award("giay-khen-huyen").active_on(pack.received_from) is there


def test_who_follows_the_district_is_an_open_question():
    deciders = ND152.deciders(ND152.award("thon-to-dan-pho-van-hoa"))
    active = [office for office in deciders if office.active_on(ND152.received_from)]
    assert [(office.code, office.status) for office in active] == [("chu-tich-ubnd-xa-thay-huyen", Status.UNCONFIRMED)]


CHAIN = (*rated(GOOD, 2021, 2022, 2023, 2024), *rated(YearlyClass.EXCELLENT, 2025))


@pytest.mark.parametrize(
    ("got", "titles", "expected"),
    [
        (2020, (2021, 2023, 2025), "pass"),
        (2022, (2023, 2024, 2025), "fail"),
        (2020, (2019, 2023, 2025), "fail"),
        (None, (2021, 2023, 2025), "fail"),
    ],
)
def test_the_third_labour_order_counts_years_after_the_commendation(got, titles, expected):
    awards = (*(held(PM, got) if got else ()), *held(BASE, *titles))
    facts = replace(PERSON, classifications=(*rated(GOOD, 2020), *CHAIN), awards=awards)
    assert outcome("hcld-ba-ca-nhan", HLD + "ba", facts) == expected


def test_the_third_labour_order_asks_for_an_excellent_year():
    facts = replace(
        PERSON, classifications=rated(GOOD, *range(2021, 2026)), awards=held(PM, 2020) + held(BASE, 2021, 2023, 2025)
    )
    assert outcome("hcld-ba-ca-nhan", HLD + "ba", facts) == "fail"


@pytest.mark.parametrize(("award", "expected"), [("nhi", "pass"), ("nhat", "fail")])
def test_only_where_the_law_writes_it_the_years_reach_the_proposal(award, expected):
    years = (*rated(YearlyClass.EXCELLENT, *range(2019, 2025)), *rated(YearlyClass.COMPLETED, 2025))
    lower = {"nhi": "ba", "nhat": "nhi"}[award]
    facts = replace(
        PERSON, classifications=years, awards=held(HLD + lower, 2018) + held("chien-si-thi-dua-tinh", 2020, 2023)
    )
    assert outcome(f"hcld-{award}-ca-nhan", HLD + award, facts) == expected


@pytest.mark.parametrize(
    ("extra", "flag", "expected"),
    [
        (held(GOV, 2023), None, "pass"),
        (held(FLAG, 2022, 2024), None, "pass"),
        (held(FLAG, 2022) + held(BK, 2024), True, "pass"),
        (held(BK, 2022, 2024), False, "pass"),
        (held(BK, 2022, 2024), True, "fail"),
        (held(BK, 2022, 2024), None, "not_enough_data"),
        (held(FLAG, 2022), True, "fail"),
    ],
)
def test_a_collective_has_four_ways_one_of_them_only_without_flags(extra, flag, expected):
    facts = replace(
        UNIT, classifications=rated(YearlyClass.EXCELLENT, *range(2020, 2026)), awards=held(PM, 2020) + extra,
        unit=UnitFact(date(2005, 1, 1), can_receive_flag=flag),
    )  # fmt: skip
    assert outcome("hcld-ba-tap-the", HLD + "ba", facts) == expected


@pytest.mark.parametrize(("since", "expected"), [(2015, "pass"), (2017, "fail"), (None, "not_enough_data")])
def test_a_collective_exists_for_ten_years(since, expected):
    facts = replace(UNIT, unit=UnitFact(date(since, 1, 1) if since else None))
    assert outcome("hcld-ba-ton-tai", HLD + "ba", facts) == expected


@pytest.mark.parametrize(
    ("awards", "expected"),
    [
        (held(GOV, 2018, 2022) + held(PM, 2020), "pass"),
        (held(GOV, 2018, 2022) + held(FLAG, 2019, 2023), "pass"),
        (held(GOV, 2018, 2022) + held(FLAG, 2019), "fail"),
    ],
)
def test_the_independence_order_stands_on_ten_years_after_the_first_labour_order(awards, expected):
    facts = replace(
        UNIT, classifications=rated(YearlyClass.EXCELLENT, *range(2016, 2026)), awards=held(HLD + "nhat", 2015) + awards
    )
    assert outcome("hcdl-ba-tap-the", HDL + "ba", facts) == expected


@pytest.mark.parametrize(("held_in", "expected"), [(2015, "pass"), (2016, "fail")])
def test_the_ho_chi_minh_order_follows_ten_years_later(held_in, expected):
    earlier = AwardFact(HDL + "nhat", held_in, period=Period(date(held_in, 1, 1), date(held_in, 12, 31)))
    facts = replace(UNIT, awards=(earlier,))
    assert outcome("hchcm-muoi-nam", "huan-chuong-ho-chi-minh", facts) == expected


@pytest.mark.parametrize(
    ("place", "said", "expected"),
    [
        (1, None, "pass"), (1, False, "pass"), (4, None, "fail"), (4, True, "fail"), (None, True, "pass"),
        (None, False, "fail"), (None, None, "not_enough_data"),
    ],
)  # fmt: skip
def test_a_published_place_in_the_block_is_never_judged_away(place, said, expected):
    statements = {} if said is None else {"leads_block": said}
    facts = replace(UNIT, block=place and BlockFact(2025, place), statements=statements)
    assert outcome("co-tinh-dan-dau", FLAG, facts) == expected
    assert verdicts(FLAG, facts, DAYS[0], ND91)["co-dan-dau"].computed.value == expected


@pytest.mark.parametrize(("said", "expected"), [(True, "pass"), (False, "fail"), (None, "not_enough_data")])
def test_the_leader_of_a_movement_is_asked_for_no_place_in_a_block(said, expected):
    statements = {} if said is None else {"leads_movement": said}
    facts = replace(UNIT, ground=Ground.MOVEMENT, block=BlockFact(2025, 4), statements=statements)
    found = verdicts(FLAG, facts, PACKS[ND152.code])
    assert found["co-tinh-dan-dau-phong-trao"].outcome.value == expected
    assert not {"co-tinh-dan-dau", "co-tinh-vuot-chi-tieu"} & found.keys()


@pytest.mark.parametrize(
    ("rated_", "said", "expected"),
    [
        (YearlyClass.GOOD, None, "pass"), (YearlyClass.COMPLETED, True, "fail"),
        (YearlyClass.NOT_RATED, True, "pass"), (YearlyClass.NOT_RATED, False, "fail"),
        (YearlyClass.NOT_RATED, None, "not_enough_data"), (None, True, "not_enough_data"),
        (None, False, "not_enough_data"), (None, None, "not_enough_data"),
    ],
)  # fmt: skip
def test_only_who_is_rated_by_nobody_is_judged_as_a_worker_outside_the_state(rated_, said, expected):
    facts = replace(PERSON, classifications=rated(rated_, 2025) if rated_ else (),
                    statements={} if said is None else {"effective_work": said})  # fmt: skip
    assert outcome("ldtt-hoan-thanh-tot", "lao-dong-tien-tien", facts) == expected


def test_what_a_sudden_award_counts_for_is_read_on_a_page_only():
    sudden = AwardFact("bang-khen-bo", 2024, ground=Ground.SUDDEN)
    facts = replace(PERSON, awards=(sudden,))
    assert outcome("bkttcp-ca-nhan-da-co-bang-khen", PM, facts) == "pass"
    assert verdicts(PM, facts, PACKS[ND152.code])["bkttcp-bang-khen-cong-trang"].computed is Outcome.FAIL


@pytest.mark.parametrize("pack", shipped.packs(), ids=lambda pack: pack.code)
def test_every_award_has_a_place_in_publication_and_archive_or_rules_of_its_own(pack):
    own = {award.code for award in pack.awards if "co-quan-theo-quy-dinh-rieng" in award.decided_by}
    own |= {"hinh-thuc-dong-vien-khac", "ky-niem-chuong-quoc-hoi"}
    shown = {code for row in pack.publications for code in row.awards}
    kept = {code for row in pack.archives for code in row.awards}
    rest = {award.code for award in pack.awards} - own
    assert (rest - shown, rest - kept) == (set(), set())


def test_what_nobody_can_say_is_a_missing_number():
    clocks = {row.code: row.clock for row in ND98.clocks}
    assert clocks["tham-dinh-trung-uong"].days is None
    assert ND98.archive_for("danh-hieu-quy-dinh-rieng").years is None


def test_money_only_for_the_advanced_and_a_framed_certificate_for_the_higher_titles():
    objects = {code: (ND98.award(code).object.value, ND98.award(code).object_status.value) for code in (
        "lao-dong-tien-tien", COLLECTIVE, BASE, "chien-si-thi-dua-tinh", EXCELLENT_COLLECTIVE)}  # fmt: skip
    assert set(objects.values()) == {("none", "secondary"), ("bang_chung_nhan", "secondary")}
    assert [objects[code][0] for code in ("lao-dong-tien-tien", COLLECTIVE)] == ["none", "none"]


def test_the_object_is_no_surer_than_the_decree_in_force():
    assert ND152.award(BASE).object_status is Status.UNCONFIRMED
    assert ND152.award(BASE).status is Status.TEXT_READ


def test_households_are_asked_their_own_question():
    rows = ND98.criteria_for(BK, NomineeKind.HOUSEHOLD, Ground.MERIT)
    assert "bk-tinh-ho-gia-dinh" in [row.code for row in rows]


def test_what_facts_settle_is_not_left_to_a_statement():
    flag, worker = (
        next(r.condition for r in ND152.criteria if r.code == code)
        for code in ("co-tinh-dan-dau", "ldtt-hoan-thanh-tot")
    )
    on = PACKS[ND152.code]
    assert [hangs_on_statements(flag, replace(UNIT, block=block), on) for block in (None, BlockFact(2025, 4))] == [
        True,
        False,
    ]
    outside, short = (
        replace(PERSON, classifications=rated(level, 2025)) for level in (YearlyClass.NOT_RATED, YearlyClass.COMPLETED)
    )
    assert [hangs_on_statements(worker, facts, on) for facts in (outside, PERSON, short)] == [True, False, False]
