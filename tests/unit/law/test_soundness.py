"""Packs that are well written and still cannot work: circles, criteria nobody can meet, days without a rule set."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from workflows import shipped
from workflows.facts import NomineeKind, YearlyClass
from workflows.regulations import checks, loading
from workflows.regulations.advice import Among, ShareBase
from workflows.rules import conditions as c

ND91, ND98, ND152, NEWEST = shipped.packs()


def faults(pack):
    return {(finding.code, finding.where) for finding in checks.lint(pack)}


def having(table, code, **changes):
    rows = tuple(replace(row, **changes) if row.code == code else row for row in getattr(ND98, table))
    return replace(ND98, **{table: rows})


@pytest.mark.parametrize(
    ("pack", "fault"),
    [
        (having("awards", "giay-khen", unit_vote=""), ("nobody_votes", "giay-khen")),
        (having("awards", "tinh-anh-hung", nominees=(NomineeKind.HOUSEHOLD,)), ("nothing_is_asked", "tinh-anh-hung")),
        (having("papers", "to-trinh", awards=()), ("speaks_of_no_award", "to-trinh")),
        (having("prizes", "tien-cstdcs", nominee=NomineeKind.HOUSEHOLD), ("prize_for_nobody", "tien-cstdcs")),
        (having("prizes", "tien-cstdcs", award="khong-co"), ("unknown_award", "tien-cstdcs")),
        (having("ratios", "ty-le-cstdcs-15", of=""), ("share_of_what", "ty-le-cstdcs-15")),
        (having("ratios", "ty-le-cstdcs-15", share=Fraction(3, 2)), ("impossible", "ty-le-cstdcs-15")),
        (having("ratios", "ty-le-cstdcs-15", award="khong-co"), ("unknown_award", "ty-le-cstdcs-15")),
        (having("ratios", "phan-phu-nu", enforced=True), ("enforces_nothing", "phan-phu-nu")),
        (having("ratios", "phan-phu-nu", base=ShareBase.HEADCOUNT), ("share_of_every_list", "phan-phu-nu")),
        (having("ratios", "phan-phu-nu", among=Among.EVERYBODY), ("share_of_every_list", "phan-phu-nu")),
        (having("fallbacks", "co-chinh-phu-khong-duoc", falls_to=()), ("falls_to_itself", "co-chinh-phu-khong-duoc")),
        (having("cutoffs", "danh-hieu-co-so-31-1", month=2), ("impossible", "danh-hieu-co-so-31-1")),
        (having("archives", "luu-tru-co-so", permanent=True), ("impossible", "luu-tru-co-so")),
        (having("base_salaries", "luong-co-so-2023-07", until=date(2024, 6, 1)),
         ("gap_in_dates", "luong-co-so-2024-07")),
        (having("validity", "hieu-luc-tu-2024", on=date(2024, 2, 1)), ("date_without_row", ND98.code)),
        (replace(ND98, validity=()), ("date_without_row", ND98.code)),
        (having("authorities", "chu-tich-ubnd-tinh", retired_on=date(2024, 3, 1)),
         ("nobody_decides", "co-thi-dua-tinh")),
        (having("authorities", "chu-tich-nuoc", retired_on=date(2024, 1, 1)),
         ("nobody_decides", "huan-chuong-sao-vang")),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else None,
)  # fmt: skip
def test_what_cannot_work_is_found(pack, fault):
    assert fault in faults(pack)


def conditioned(code, condition):
    return having("criteria", code, condition=condition)


@pytest.mark.parametrize(
    ("condition", "fault"),
    [
        (c.RunOfYears(YearlyClass.GOOD, 2, within=(c.Count(("chien-si-thi-dua-co-so",), 3),)), "more_than_years"),
        (c.RunOfYears(YearlyClass.GOOD, 5, within=(c.Count(("co-thi-dua-tinh",), 1),)), "held_by_others"),
        (c.RunOfYears(YearlyClass.GOOD, 5, after=("tap-the-lao-dong-xuat-sac",)), "held_by_others"),
        (c.ConsecutiveAwards(("tap-the-lao-dong-xuat-sac",), 2), "held_by_others"),
        (c.UnitHolds(("lao-dong-tien-tien",)), "held_by_others"),
        (c.MemberCount("tap-the-lao-dong-tien-tien", 1), "held_by_others"),
    ],
)
def test_a_criterion_that_its_nominees_can_never_meet_is_found(condition, fault):
    assert (fault, "bkttcp-ca-nhan-nam-nam") in faults(conditioned("bkttcp-ca-nhan-nam-nam", condition))


def test_awards_that_wait_for_one_another_are_found():
    after = c.RunOfYears(YearlyClass.GOOD, 5, after=("huan-chuong-lao-dong-nhat",))
    found = faults(conditioned("hcld-ba-ca-nhan", after))
    assert {where for code, where in found if code == "never_reached"} >= {
        "huan-chuong-lao-dong-ba",
        "huan-chuong-lao-dong-nhi",
    }


def test_days_between_two_packs_are_found():
    later = replace(ND152, received_from=date(2025, 7, 3))
    assert [finding.code for finding in checks.lint_dates((ND98, later))] == ["gap_in_dates"]


def test_packs_of_one_day_are_found():
    early = replace(ND152, received_from=date(2025, 6, 30))
    assert [finding.code for finding in checks.lint_dates((ND98, early))] == ["overlapping_dates"]


@pytest.mark.parametrize("group", ["@khong-co", "@tu-minh"])
def test_a_group_that_is_unknown_or_holds_itself_is_refused(group):
    document = {"groups": {"tu-minh": ["@tu-minh"]}, "papers": [{"code": "p", "awards": [group]}]}
    with pytest.raises(loading.Unreadable, match="unknown_group"):
        loading.expanded(document)


def test_a_group_is_written_out_once_each():
    document = {"groups": {"a": ["x", "y"], "b": ["@a", "z", "x"]}, "papers": [{"code": "p", "awards": ["@b"]}]}
    assert loading.expanded(document)["papers"][0]["awards"] == ["x", "y", "z"]
