"""Who votes on an award and by which majority, against a table typed from what was read about councils.

Nothing of it is law in force that was read: 90 % of all members with written opinions of the absent by secret ballot
comes from pages about Decree 91/2017 Art 45(8), two thirds of the unit from one ministry's circular, 80 % is recalled.
"""

from fractions import Fraction

import pytest

from workflows import shipped
from workflows.basis import Status
from workflows.regulations.schema import Level
from workflows.rules.voting import Denominator as D
from workflows.rules.voting import Mode, Op, Tie

ND91, ND98, ND152, NEWEST = PACKS = shipped.packs()
packs = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
OPEN, SECRET = Mode.OPEN, Mode.ELECTRONIC_SECRET
NINETY, EIGHTY, OWN, TWO_THIRDS, HALF = (
    "hoi-dong-90", "hoi-dong-80", "hoi-dong-quy-che", "binh-xet-hai-phan-ba", "binh-xet-qua-ban",
)  # fmt: skip

RULES = {  # mode, share of whom, how much, quorum, written opinions of the absent, tie
    NINETY: (SECRET, D.ALL, Fraction(9, 10), Op.AT_LEAST, Fraction(2, 3), True, Tie.NOT_PASSED),
    EIGHTY: (SECRET, D.ALL, Fraction(8, 10), Op.AT_LEAST, Fraction(2, 3), True, Tie.NOT_PASSED),
    OWN: (SECRET, D.ALL, Fraction(1, 2), Op.MORE_THAN, Fraction(2, 3), False, Tie.NOT_PASSED),
    TWO_THIRDS: (OPEN, D.ALL, Fraction(2, 3), Op.AT_LEAST, Fraction(2, 3), False, Tie.NOT_PASSED),
    HALF: (OPEN, D.PRESENT, Fraction(1, 2), Op.MORE_THAN, Fraction(2, 3), False, Tie.CHAIR_DECIDES),
}
VOTED = {  # (vote of the unit, vote of the council)
    "lao-dong-tien-tien": (HALF, ""),
    "tap-the-lao-dong-tien-tien": (HALF, ""),
    "chien-si-thi-dua-co-so": (TWO_THIRDS, ""),
    "chien-si-thi-dua-tinh": (TWO_THIRDS, NINETY),
    "chien-si-thi-dua-bo": (TWO_THIRDS, NINETY),
    "chien-si-thi-dua-toan-quoc": ("", NINETY),
    "tap-the-lao-dong-xuat-sac": ("", OWN),
    "co-thi-dua-tinh": ("", OWN),
    "co-thi-dua-bo": ("", OWN),
    "co-thi-dua-chinh-phu": ("", EIGHTY),
    "giay-khen": (HALF, ""),
    "giay-khen-xa": (HALF, ""),
    "bang-khen-bo": ("", OWN),
    "bang-khen-tinh-cong-trang": ("", OWN),
    "bang-khen-tinh-phong-trao": ("", OWN),
    "bang-khen-tinh-dot-xuat": ("", OWN),
    "bang-khen-thu-tuong": ("", EIGHTY),
    "anh-hung-lao-dong": ("", NINETY),
    "anh-hung-luc-luong-vu-trang": ("", NINETY),
}
BY_NINETY = {  # N91 Art 45(8): CSTĐ bộ/tỉnh, CSTĐTQ, Anh hùng Lao động, Anh hùng LLVTND, and no other
    "chien-si-thi-dua-tinh", "chien-si-thi-dua-bo", "chien-si-thi-dua-toan-quoc",
    "anh-hung-lao-dong", "anh-hung-luc-luong-vu-trang",
}  # fmt: skip
SURE = {ND91.code: {NINETY}, ND98.code: set(), ND152.code: set(), NEWEST.code: set()}


@packs
@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_how_many_of_whom(pack, code):
    row = pack.vote_rule(code)
    found = (row.mode, row.denominator, row.threshold, row.op, row.quorum, row.written_opinions, row.tie)
    assert found == RULES[code]


@packs
def test_there_are_these_rules_and_only_the_page_about_decree_91_is_more_than_unconfirmed(pack):
    assert {row.code for row in pack.vote_rules} == set(RULES)
    for row in pack.vote_rules:
        assert row.status is (Status.SECONDARY if row.code in SURE[pack.code] else Status.UNCONFIRMED), row.code
    assert "45(8)" in pack.vote_rule(NINETY).basis


@packs
@pytest.mark.parametrize("award", VOTED)
def test_unit_and_council_vote_on_an_award_by_these_rules(pack, award):
    row = pack.award(award)
    assert (row.unit_vote, row.council_vote) == VOTED[award]


@packs
def test_ninety_percent_is_asked_for_the_awards_that_the_source_names_and_for_no_other(pack):
    assert {row.code for row in pack.awards if row.council_vote == NINETY} == BY_NINETY


@packs
def test_other_awards_of_the_state_are_voted_by_eighty_percent(pack):
    state = {row.code for row in pack.awards if row.level is Level.STATE} - BY_NINETY
    by_own_rules = {row.code for row in pack.awards if row.code == "ky-niem-chuong-quoc-hoi"}
    assert {pack.award(code).council_vote for code in state - by_own_rules} == {EIGHTY}


@packs
def test_nothing_below_the_state_is_voted_by_eighty_percent(pack):
    assert {row.level for row in pack.awards if row.council_vote == EIGHTY} == {Level.STATE}


WORDS = {  # rules in words about councils: article or text, status in the packs of 2024, 2025, 2026
    "hoi-dong-tu-van": ("Điều 90(4), 90(5)", "text_read text_read unconfirmed"),
    "hoi-dong-trung-uong-hai-phan-ba": ("Nghị định 98/2023/NĐ-CP Điều 47", "secondary unconfirmed unconfirmed"),
    "thanh-phan-hoi-dong-bo": ("Nghị định 98/2023/NĐ-CP Điều 48", "secondary unconfirmed unconfirmed"),
    "thanh-vien-so-le": ("Thông tư 03/2018/TT-BNG Điều 24 (một bộ)", "unconfirmed unconfirmed unconfirmed"),
    "hoi-dong-tinh-so-noi-vu": ("Thông tư 06/2026/TT-BNV", "– secondary unconfirmed"),
    "thuong-truc-hoi-dong-trung-uong": ("Nghị định 276/2026/NĐ-CP", "– secondary unconfirmed"),
}


@pytest.mark.parametrize("code", WORDS)
def test_what_is_known_of_councils_in_words(code):
    basis, statuses = WORDS[code]
    rows = [next((row for row in pack.principles if row.code == code), None) for pack in (ND98, ND152, NEWEST)]
    assert " ".join(row.status.value if row else "–" for row in rows) == statuses
    assert {row.basis for row in rows if row} == {basis}
