"""Gaps, two titles in a year and a discipline in the middle: every chain of a person under the packs that have it.

N98 Art 4 was read on a page: achievement is counted from the end of a discipline. So the row is asked beside the
chain of the law, and may refuse nobody.
"""

from dataclasses import replace
from datetime import date

import pytest

from tests.support.eligible import BASE, BK, EXCELLENT, GOOD, ND91, ND98, ND152, NEWEST, PERSON, held, ideas, rated
from workflows.facts import DisciplineFact, DisciplineLevel, Scope
from workflows.rules.eligibility import evaluate

PROVINCE, NATION, PM = "chien-si-thi-dua-tinh", "chien-si-thi-dua-toan-quoc", "bang-khen-thu-tuong"
HLD = "huan-chuong-lao-dong-"
ON = {ND91: date(2023, 12, 1), ND98: date(2025, 1, 20), ND152: date(2026, 1, 20), NEWEST: date(2026, 11, 1)}
GOOD_YEARS = rated(EXCELLENT, *range(2016, 2026))
CHAINS = {  # award: the row of the law, the row since the discipline, the titles held before and after 2021
    PROVINCE: ("cstd-tinh-ba-lan-lien-tuc", "cstd-tinh-tinh-tu-het-ky-luat", {BASE: (2019, 2020, 2021)},
               {BASE: (2023, 2024, 2025)}),
    NATION: ("cstdtq-hai-lan", "cstdtq-tinh-tu-het-ky-luat", {PROVINCE: (2018, 2021)}, {PROVINCE: (2022, 2025)}),
    BK: ("bk-tinh-ca-nhan", "bk-tinh-tinh-tu-het-ky-luat", {BASE: (2020, 2021)}, {BASE: (2024, 2025)}),
    PM: ("bkttcp-ca-nhan-nam-nam", "nam-tinh-tu-het-ky-luat", {BASE: (2017, 2018, 2019)}, {BASE: (2021, 2023, 2025)}),
    HLD + "ba": ("hcld-ba-ca-nhan", "hcld-ba-tinh-tu-het-ky-luat", {PM: (2015,), BASE: (2017, 2018, 2019)},
                 {PM: (2015,), BASE: (2021, 2023, 2025)}),
    HLD + "nhi": ("hcld-nhi-ca-nhan", "hcld-nhi-tinh-tu-het-ky-luat", {HLD + "ba": (2015,), PROVINCE: (2018,)},
                  {HLD + "ba": (2015,), PROVINCE: (2023,)}),
    HLD + "nhat": ("hcld-nhat-ca-nhan", "hcld-nhat-tinh-tu-het-ky-luat", {HLD + "nhi": (2015,), PROVINCE: (2017, 2019)},
                   {HLD + "nhi": (2015,), PROVINCE: (2022, 2025)}),
}  # fmt: skip
NEW_LAW = (ND98, ND152, NEWEST)
packs = pytest.mark.parametrize("pack", NEW_LAW, ids=lambda pack: pack.code)
chains = pytest.mark.parametrize("award", CHAINS)


def course(titles, *discipline, classes=GOOD_YEARS):
    awards = tuple(fact for award, years in titles.items() for fact in held(award, *years))
    return replace(PERSON, awards=awards, classifications=classes, discipline=discipline, discipline_whole=True)


def disciplined(start, until):
    return DisciplineFact(DisciplineLevel.WARNING, start, until, "QĐ 9")


def told(pack, award, facts):
    """Each row of the award: what it answers, and what the rule computed of the facts."""
    rows = pack.criteria_for(award, facts.kind, facts.ground)
    return {
        one.code: (one.outcome.value, one.computed.value)
        for one in evaluate(rows, replace(facts, award=award), ON[pack])
    }


MIDDLE = disciplined(date(2019, 6, 1), date(2020, 5, 31))


@packs
@chains
def test_titles_from_before_the_end_of_a_discipline_are_asked_about_and_refuse_nobody(pack, award):
    law, since, before, after = CHAINS[award]
    discipline = disciplined(date(2021, 6, 1), date(2021, 12, 31)) if award in (PROVINCE, NATION, BK) else MIDDLE
    met = ("pass", "pass") if pack is not NEWEST else ("to_confirm", "pass")
    old = told(pack, award, course(before, discipline))
    assert old[law] == met
    assert old[since] == ("to_confirm", "fail")
    new = told(pack, award, course(after, discipline))
    assert (new[law], new[since]) == (met, ("to_confirm", "pass"))


@packs
@chains
def test_who_was_never_disciplined_has_nothing_to_count_from_and_a_whole_register_is_needed(pack, award):
    _law, since, before, _after = CHAINS[award]
    assert told(pack, award, course(before))[since] == ("to_confirm", "pass")
    unread = replace(course(before), discipline_whole=False)
    assert told(pack, award, unread)[since] == ("not_enough_data", "not_enough_data")


@packs
@chains
def test_years_after_an_entered_discipline_wait_for_a_whole_register_and_years_before_it_fail(pack, award):
    _law, since, before, after = CHAINS[award]
    discipline = disciplined(date(2021, 6, 1), date(2021, 12, 31)) if award in (PROVINCE, NATION, BK) else MIDDLE
    old, new = (replace(course(titles, discipline), discipline_whole=False) for titles in (before, after))
    assert told(pack, award, old)[since] == ("to_confirm", "fail")
    assert told(pack, award, new)[since] == ("not_enough_data", "not_enough_data")


@pytest.mark.parametrize(
    ("award", "before", "after"),
    [(PROVINCE, {BASE: (2023, 2024, 2025)}, ()), (NATION, {PROVINCE: (2019, 2022)}, ())],
    ids=str,
)
def test_the_oldest_pack_asks_the_chains_that_it_has(award, before, after):
    since = CHAINS[award][1]
    late = disciplined(date(2022, 1, 5), date(2023, 1, 4))
    assert told(ND91, award, course(before, late))[since] == ("to_confirm", "fail")
    assert told(ND91, award, course(before))[since] == ("to_confirm", "pass")
    assert told(ND91, award, course(before, disciplined(date(2015, 1, 5), date(2016, 1, 4))))[since] == (
        "to_confirm",
        "pass",
    )


@packs
def test_a_discipline_without_an_end_leaves_no_year_to_count(pack):
    facts = course({BASE: (2023, 2024, 2025)}, disciplined(date(2022, 1, 5), None))
    assert told(pack, PROVINCE, facts)["cstd-tinh-tinh-tu-het-ky-luat"] == ("to_confirm", "fail")


@packs
@chains
def test_a_gap_in_the_titles_or_years_breaks_the_chain_of_the_law(pack, award):
    law, _since, _before, after = CHAINS[award]
    gap = course({award_: years[:-1] for award_, years in after.items() if len(years) > 1} or after,
                 classes=rated(GOOD, 2016, 2018, 2020, 2022, 2024) + rated(GOOD, 2025))  # fmt: skip
    assert told(pack, award, gap)[law][1] != "pass"


@packs
def test_two_titles_of_one_year_are_one_year_of_the_chain(pack):
    twice = course({BASE: (2024, 2025, 2025)})
    assert told(pack, PROVINCE, twice)["cstd-tinh-ba-lan-lien-tuc"][1] == "fail"
    assert told(pack, BK, twice)["bk-tinh-ca-nhan"][1] == "pass"


@packs
def test_two_excellent_years_with_two_initiatives_count_since_the_discipline_too(pack):
    facts = replace(course({}, MIDDLE, classes=rated(EXCELLENT, 2024, 2025)), initiatives=ideas(Scope.BASE, 2024, 2025))
    assert told(pack, BK, facts)["bk-tinh-tinh-tu-het-ky-luat"] == ("to_confirm", "pass")
    early = replace(course({}, MIDDLE, classes=rated(EXCELLENT, 2018, 2019)), initiatives=ideas(Scope.BASE, 2018, 2019))
    found = told(pack, BK, early)
    assert (found["bk-tinh-ca-nhan"][1], found["bk-tinh-tinh-tu-het-ky-luat"]) == ("pass", ("to_confirm", "fail"))
