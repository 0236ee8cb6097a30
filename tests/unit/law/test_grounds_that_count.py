"""What was given for sudden merit or a theme does not count towards a higher award for merit (N98 Art 4, on a page)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.support.eligible import EXCELLENT, ND98, ND152, NEWEST, UNIT, held, rated
from workflows.facts import AwardFact, Ground, NomineeKind, UnitFact
from workflows.rules import conditions as c
from workflows.rules.eligibility import evaluate

ON = {ND98: date(2025, 1, 20), ND152: date(2026, 1, 20), NEWEST: date(2026, 11, 1)}
packs = pytest.mark.parametrize("pack", ON, ids=lambda pack: pack.code)
PM, FLAG, BK = "bang-khen-thu-tuong", "co-thi-dua-tinh", "bang-khen-bo"
HLD = "huan-chuong-lao-dong-"
YEARS = rated(EXCELLENT, *range(2016, 2026))
NOT_COUNTED = (Ground.SUDDEN, Ground.MOVEMENT, Ground.THEMATIC)


def told(pack, award, *awards):
    facts = replace(
        UNIT, award=award, awards=awards, classifications=YEARS, unit=UnitFact(date(2000, 1, 1), None, True)
    )
    rows = pack.criteria_for(award, NomineeKind.COLLECTIVE, Ground.MERIT)
    return {one.code: (one.outcome.value, one.computed.value) for one in evaluate(rows, facts, ON[pack])}


@packs
@pytest.mark.parametrize("ground", [*NOT_COUNTED, Ground.MERIT, Ground.LIFELONG])
def test_a_flag_of_a_movement_meets_the_article_and_is_asked_about(pack, ground):
    found = told(pack, PM, *held("bang-khen-tinh-cong-trang", 2015), AwardFact(FLAG, 2020, "1/QĐ", ground=ground))
    assert found["bkttcp-tap-the-nam-nam"][1] == "pass"
    counts = "fail" if ground in NOT_COUNTED else "pass"
    assert found["bkttcp-tap-the-nam-nam-loai-hinh"] == ("to_confirm", counts)


@packs
def test_the_years_lie_after_a_lower_award_that_counts(pack):
    sudden, merit = AwardFact(PM, 2015, ground=Ground.SUDDEN), AwardFact(PM, 2023)
    flag = AwardFact("co-thi-dua-chinh-phu", 2018)
    found = told(pack, HLD + "ba", sudden, merit, flag)
    assert found["hcld-ba-tap-the"][1] == "pass"
    assert found["hcld-ba-tap-the-loai-hinh"] == ("to_confirm", "fail")
    assert told(pack, HLD + "ba", replace(merit, year=2015), flag)["hcld-ba-tap-the-loai-hinh"] == (
        "to_confirm",
        "pass",
    )


def mixed(pack):
    """The awards that can be given for sudden merit or a theme."""
    return {award.code for award in pack.awards if set(NOT_COUNTED) & set(award.grounds)}


def counted(condition):
    """The awards that a chain counts, with the grounds it limits them to."""
    if isinstance(condition, c.AnyOf | c.AllOf):
        return [one for part in condition.parts for one in counted(part)]
    if isinstance(condition, c.RunOfYears):
        after = [(condition.after, condition.grounds)] if condition.after else []
        return [*after, *((count.awards, count.grounds) for count in condition.within)]
    return []


@packs
def test_every_chain_for_merit_that_counts_such_awards_is_asked_again_without_them(pack):
    again = {}
    for row in pack.exclusions:
        if row.code.endswith("-loai-hinh"):
            again[row.code.removesuffix("-loai-hinh")] = row
    for row in pack.criteria:
        if any(mixed(pack) & set(awards) for awards, _grounds in counted(row.condition)):
            twin = again.pop(row.code)
            assert (twin.awards, twin.nominees, twin.grounds) == (row.awards, row.nominees, (Ground.MERIT,))
            assert not twin.status.blocks
            for awards, grounds in counted(twin.condition):
                assert not (mixed(pack) & set(awards)) or set(grounds).isdisjoint(NOT_COUNTED) & bool(grounds)
    assert not again
