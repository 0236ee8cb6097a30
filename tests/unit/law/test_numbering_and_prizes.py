"""Numbers of decisions and registers, and prize money by the date of the decision."""

import itertools
from datetime import date
from decimal import Decimal

import pytest

from workflows import shipped
from workflows.basis import Status
from workflows.engine import Refused
from workflows.facts import NomineeKind
from workflows.rules import numbering, prizes

PACK = shipped.packs()[2]
ROUNDING = {row.code: row for row in PACK.roundings}
PERSON, GROUP, FAMILY = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD


def pay(award, nominee, on, rounding="khong-lam-tron"):
    row = prizes.find_prize(PACK.prizes, award, nominee)
    return prizes.amount(row, PACK.base_salaries, date.fromisoformat(on), ROUNDING[rounding])


@pytest.mark.parametrize(("on", "amount"), [("2026-06-30", 2_340_000), ("2026-07-01", 2_530_000)])
def test_the_base_salary_of_the_decision_date_counts(on, amount):
    assert pay("chien-si-thi-dua-co-so", PERSON, on).amount == amount


@pytest.mark.parametrize(
    ("award", "nominee", "old", "new"),
    [
        ("chien-si-thi-dua-toan-quoc", PERSON, 10_530_000, 11_385_000),
        ("chien-si-thi-dua-tinh", PERSON, 7_020_000, 7_590_000),
        ("lao-dong-tien-tien", PERSON, 702_000, 759_000),
        ("tap-the-lao-dong-xuat-sac", GROUP, 3_510_000, 3_795_000),
        ("tap-the-lao-dong-tien-tien", GROUP, 1_872_000, 2_024_000),
        ("co-thi-dua-chinh-phu", GROUP, 28_080_000, 30_360_000),
        ("co-thi-dua-tinh", GROUP, 18_720_000, 20_240_000),
        ("bang-khen-thu-tuong", PERSON, 8_190_000, 8_855_000),
        ("bang-khen-tinh-phong-trao", PERSON, 3_510_000, 3_795_000),
        ("bang-khen-tinh-phong-trao", GROUP, 7_020_000, 7_590_000),
        ("giay-khen-xa", PERSON, 351_000, 379_500),
    ],
)
def test_prizes_of_both_base_salaries(award, nominee, old, new):
    assert (pay(award, nominee, "2026-06-30").amount, pay(award, nominee, "2026-07-01").amount) == (old, new)


def test_rounding_up_is_data():
    assert pay("bang-khen-tinh-phong-trao", FAMILY, "2026-07-01").amount == 5_692_500
    assert pay("bang-khen-tinh-phong-trao", FAMILY, "2026-07-01", "lam-tron-len-10000").amount == 5_700_000


def test_rows_that_need_a_person_s_adoption_are_named():
    paid = pay("chien-si-thi-dua-co-so", PERSON, "2026-07-01")
    assert paid.rows == ("tien-cstdcs", "luong-co-so-2026-07", "khong-lam-tron")
    assert paid.to_adopt == ("tien-cstdcs", "khong-lam-tron")


def test_what_no_source_gives_is_missing_and_not_invented():
    assert prizes.find_prize(PACK.prizes, "giay-khen", FAMILY) is None


def test_a_date_without_base_salary_is_refused():
    with pytest.raises(Refused, match="no_base_salary_on_date"):
        pay("lao-dong-tien-tien", PERSON, "2023-06-30")


def test_a_fraction_of_a_dong_is_refused_where_nothing_is_rounded():
    odd = prizes.Prize("x", "x", PERSON, Decimal("0.0000001"), "b", "s", Status.UNCONFIRMED)
    with pytest.raises(Refused, match="amount_not_whole"):
        prizes.amount(odd, PACK.base_salaries, date(2026, 7, 1), ROUNDING["khong-lam-tron"])


def test_every_salary_period_ends_the_day_before_the_next():
    rows = sorted(PACK.base_salaries, key=lambda row: row.since)
    assert [(a.until - b.since).days for a, b in itertools.pairwise(rows)] == [-1, -1]


def test_an_own_register_has_no_gap():
    assert numbering.next_number([]) == 1
    assert numbering.next_number([2, 1, 3]) == 4


@pytest.mark.parametrize(("used", "missing"), [([1, 3], (2,)), ([2], (1,)), ([1, 1], ())])
def test_a_register_with_a_gap_or_a_double_gives_no_next_number(used, missing):
    assert numbering.find_gaps(used) == missing
    with pytest.raises(Refused, match="register_has_gap"):
        numbering.next_number(used)


def test_the_clerk_s_numbers_may_leave_gaps():
    assert numbering.check_clerk_number(117, {3, 9}) == ()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (0, "number_out_of_range"),
        (-4, "number_out_of_range"),
        (1_000_000, "number_out_of_range"),
        (9, "number_already_used"),
    ],
)
def test_a_clerk_number_out_of_range_or_used_is_refused(number, code):
    assert [reason.code for reason in numbering.check_clerk_number(number, {3, 9})] == [code]


@pytest.mark.parametrize(("number", "printed"), [(5, "05/QĐ-UBND"), (1234, "1234/QĐ-UBND")])
def test_a_decision_number_has_at_least_two_digits(number, printed):
    assert numbering.decision_number(number, "QĐ-UBND") == printed


def test_the_register_number_follows_its_format():
    assert numbering.register_number(7, 2026, numbering.RegisterFormat("BK")) == "0007/2026/BK"
    with pytest.raises(Refused):
        numbering.register_number(0, 2026, numbering.RegisterFormat("BK"))
