"""Prizes in đồng at both base salaries and who pays, against a table typed from pages and the law.

Only the base salary of July 2026 (Decree 161/2026) and who pays (Law 06/2022 Art 11(4)) were read in a text.
"""

from datetime import date

import pytest

from workflows import shipped
from workflows.basis import Status
from workflows.facts import NomineeKind
from workflows.rules import prizes

P, C, H = NomineeKind
ND91, ND98, ND152, NEWEST = PACKS = shipped.packs()
OLD, NEW = date(2026, 6, 30), date(2026, 7, 1)
every = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
by_code = lambda value: value if isinstance(value, str) else getattr(value, "value", "")  # noqa: E731
PAGE, RECALLED, TEXT = Status.SECONDARY, Status.UNCONFIRMED, Status.TEXT_READ

SALARIES = [  # since, amount, how sure in the packs of 2017, 2024, 2025
    (date(2019, 7, 1), 1_490_000, "luong-co-so-2019-07", RECALLED),
    (date(2023, 7, 1), 1_800_000, "luong-co-so-2023-07", PAGE),
    (date(2024, 7, 1), 2_340_000, "luong-co-so-2024-07", PAGE),
    (date(2026, 7, 1), 2_530_000, "luong-co-so-2026-07", TEXT),
]
PAID = {  # (award, nominee): đồng at 2,340,000; at 2,530,000; status in the pack of 2025
    ("chien-si-thi-dua-toan-quoc", P): (10_530_000, 11_385_000, PAGE),
    ("chien-si-thi-dua-tinh", P): (7_020_000, 7_590_000, PAGE),
    ("chien-si-thi-dua-bo", P): (7_020_000, 7_590_000, PAGE),
    ("chien-si-thi-dua-co-so", P): (2_340_000, 2_530_000, PAGE),
    ("lao-dong-tien-tien", P): (702_000, 759_000, PAGE),
    ("chien-si-tien-tien", P): (702_000, 759_000, PAGE),
    ("tap-the-lao-dong-xuat-sac", C): (3_510_000, 3_795_000, PAGE),
    ("don-vi-quyet-thang", C): (3_510_000, 3_795_000, PAGE),
    ("tap-the-lao-dong-tien-tien", C): (1_872_000, 2_024_000, PAGE),
    ("don-vi-tien-tien", C): (1_872_000, 2_024_000, PAGE),
    ("xa-tieu-bieu", C): (4_680_000, 5_060_000, PAGE),
    ("thon-to-dan-pho-van-hoa", C): (3_510_000, 3_795_000, PAGE),
    ("co-thi-dua-chinh-phu", C): (28_080_000, 30_360_000, PAGE),
    ("co-thi-dua-bo", C): (18_720_000, 20_240_000, PAGE),
    ("co-thi-dua-tinh", C): (18_720_000, 20_240_000, PAGE),
    ("co-thi-dua-quan-khu-dai-hoc-quoc-gia", C): (14_040_000, 15_180_000, PAGE),
    ("bang-khen-thu-tuong", P): (8_190_000, 8_855_000, PAGE),
    ("bang-khen-thu-tuong", C): (16_380_000, 17_710_000, RECALLED),
    ("bang-khen-bo", P): (3_510_000, 3_795_000, PAGE),
    ("bang-khen-tinh-cong-trang", P): (3_510_000, 3_795_000, PAGE),
    ("bang-khen-tinh-cong-trang", C): (7_020_000, 7_590_000, RECALLED),
    ("bang-khen-tinh-cong-trang", H): (5_265_000, 5_692_500, RECALLED),
    ("giay-khen", P): (702_000, 759_000, RECALLED),
    ("giay-khen-xa", P): (351_000, 379_500, RECALLED),
    ("ky-niem-chuong-quoc-hoi", P): (1_872_000, 2_024_000, PAGE),
    ("ky-niem-chuong-bo", P): (1_404_000, 1_518_000, PAGE),
    ("ky-niem-chuong-tinh", P): (1_404_000, 1_518_000, PAGE),
    ("huan-chuong-sao-vang", P): (107_640_000, 116_380_000, PAGE),
    ("huan-chuong-ho-chi-minh", P): (71_370_000, 77_165_000, PAGE),
    ("huan-chuong-doc-lap-nhat", P): (35_100_000, 37_950_000, PAGE),
    ("huan-chuong-doc-lap-nhi", P): (29_250_000, 31_625_000, PAGE),
    ("huan-chuong-quan-cong-ba", P): (24_570_000, 26_565_000, PAGE),
    ("huan-chuong-lao-dong-nhat", P): (21_060_000, 22_770_000, PAGE),
    ("huan-chuong-lao-dong-nhat", C): (42_120_000, 45_540_000, PAGE),
    ("huan-chuong-lao-dong-nhi", P): (17_550_000, 18_975_000, PAGE),
    ("huan-chuong-dai-doan-ket-dan-toc", P): (17_550_000, 18_975_000, PAGE),
    ("huan-chuong-lao-dong-ba", P): (10_530_000, 11_385_000, PAGE),
    ("huan-chuong-dung-cam", P): (10_530_000, 11_385_000, PAGE),
}
CEILINGS = {"ky-niem-chuong-quoc-hoi", "ky-niem-chuong-bo", "ky-niem-chuong-tinh", "ky-niem-chuong-doan-the"}
OF_BOTH_DECREES = {code for code, _ in PAID if not code.startswith(("bang-khen", "giay-khen", "ky-niem", "huan-"))}
WORDS = {
    "nguoi-quyet-dinh-chi-tien": ("Điều 11(4)", "text_read text_read unconfirmed"),
    "quy-tien-thuong-10-rieng": ("Nghị định 161/2026/NĐ-CP Điều 4(4)", "text_read text_read unconfirmed"),
    "cung-thoi-diem-muc-cao-nhat": (
        "Thông tư 03/2018/TT-BNG Điều 29(2) (một bộ)", "unconfirmed unconfirmed unconfirmed",
    ),
}  # fmt: skip


@every
def test_every_base_salary_has_its_day_and_no_day_after_the_first_has_none(pack):
    told = SALARIES if pack is ND91 else SALARIES[1:]
    found = {row.code: row for row in pack.base_salaries}
    assert set(found) == {code for _, _, code, _ in told}
    for since, amount, code, status in told:
        row = found[code]
        assert (row.since, row.amount) == (since, amount)
        assert row.status is (RECALLED if pack is NEWEST else status)
        assert prizes.base_salary_on(pack.base_salaries, since) is row
    assert prizes.base_salary_on(pack.base_salaries, date(2031, 1, 1)) is found["luong-co-so-2026-07"]


@pytest.mark.parametrize("pack", PACKS[1:], ids=lambda pack: pack.code)
@pytest.mark.parametrize(("award", "kind"), PAID, ids=by_code)
def test_an_award_is_paid_with_so_many_dong_before_and_after_july_2026(pack, award, kind):
    row = prizes.find_prize(pack.prizes, award, kind)
    exact = next(one for one in pack.roundings if one.code == "khong-lam-tron")
    before, after, _status = PAID[award, kind]
    assert [prizes.amount(row, pack.base_salaries, day, exact).amount for day in (OLD, NEW)] == [before, after]


@pytest.mark.parametrize(("award", "kind"), PAID, ids=by_code)
def test_a_multiple_is_as_sure_as_the_page_about_its_own_decree(award, kind):
    of98, of152, newest = (prizes.find_prize(pack.prizes, award, kind) for pack in (ND98, ND152, NEWEST))
    assert of152.status is PAID[award, kind][2]
    assert of98.status is (PAGE if award in OF_BOTH_DECREES else RECALLED)
    assert newest.status is RECALLED


@pytest.mark.parametrize("pack", PACKS[1:], ids=lambda pack: pack.code)
def test_only_commemorative_medals_may_be_paid_less(pack):
    assert {row.award for row in pack.prizes if row.ceiling} == CEILINGS


def test_under_decree_91_only_one_multiple_is_remembered():
    assert {(row.award, row.nominee, row.multiple, row.status) for row in ND91.prizes} == {
        (code, P, 1, RECALLED)
        for code in ("bang-khen-bo", "bang-khen-tinh-cong-trang", "bang-khen-tinh-phong-trao")
    }  # fmt: skip


@every
def test_rounding_and_the_day_that_counts_are_only_remembered(pack):
    assert {(row.code, row.status) for row in pack.roundings} == {
        ("khong-lam-tron", RECALLED), ("lam-tron-len-10000", RECALLED),
    }  # fmt: skip


@pytest.mark.parametrize("code", WORDS)
def test_rules_about_money_in_words(code):
    rows = [next(row for row in pack.principles if row.code == code) for pack in (ND98, ND152, NEWEST)]
    assert ({row.basis for row in rows}, " ".join(row.status for row in rows)) == ({WORDS[code][0]}, WORDS[code][1])
