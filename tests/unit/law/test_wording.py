"""Conditions told in words: every kind, every criterion of every shipped pack, in both languages."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import get_args

import pytest

from workflows import shipped
from workflows.facts import Ground, YearlyClass
from workflows.regulations import overlay
from workflows.rules import conditions as c
from workflows.rules.wording import WORDS, worded

PACKS = shipped.packs()
NAMES = {award.code: award.name for pack in PACKS for award in pack.awards}
LAID = [
    overlay.resolved(pack, over)
    for over in shipped.overlays()
    for pack in PACKS
    if (pack.code, pack.version) == (over.head.base, over.head.base_version)
]


def test_every_kind_of_condition_has_words():
    assert set(WORDS) == set(get_args(c.Condition))


@pytest.mark.parametrize("pack", [*PACKS, *LAID], ids=lambda pack: pack.overlay or pack.code)
def test_every_criterion_that_is_shipped_is_told_with_names_and_not_with_codes(pack):
    names = {award.code: award.name for award in pack.awards}
    for row in pack.criteria + pack.exclusions:
        said = worded(row.condition, names)
        for text in (said.vi, said.en):
            assert text[0] == text[0].upper()
            assert text.endswith((".", "?"))
            assert not [code for code in names if "-" in code and code in text], row.code


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        (c.RunOfYears(YearlyClass.GOOD, 5, within=(c.Count(("chien-si-thi-dua-co-so",), 3),)),
         "05 năm liên tục đến thời điểm đề nghị hoàn thành tốt nhiệm vụ trở lên, trong đó có ít nhất 03 lần"
         " “Chiến sĩ thi đua cơ sở”."),
        (c.RunOfYears(YearlyClass.EXCELLENT, 1), "Năm xét hoàn thành xuất sắc nhiệm vụ."),
        (c.RunOfYears(YearlyClass.GOOD, 2, up_to_proposal=False, after=("bang-khen-thu-tuong",),
                      grounds=(Ground.MERIT,)),
         "Sau khi đã được tặng “Bằng khen của Thủ tướng Chính phủ” (loại hình: công trạng), có 02 năm liên tục"
         " hoàn thành tốt nhiệm vụ trở lên."),
        (c.MemberShare(Fraction(7, 10), "lao-dong-tien-tien"), "Ít nhất 70% thành viên đạt “Lao động tiên tiến”."),
        (c.MemberShare(Fraction(2, 3)), "Ít nhất 2/3 thành viên hoàn thành nhiệm vụ."),
        (c.AnyOf((c.StandingInBlock(3), c.UnitExists(10))),
         "Một trong các điều sau: (1) trong 03 đơn vị đầu của cụm, khối thi đua năm xét; (2) tập thể có từ 10 năm"
         " xây dựng, phát triển, tính cả các đơn vị tiền thân."),
    ],
)  # fmt: skip
def test_the_sentence_says_what_the_rule_asks(condition, says):
    assert worded(condition, NAMES).vi == says


def test_one_of_several_and_all_of_several_are_told_apart():
    two = (c.Count(("lao-dong-tien-tien",), 1), c.Count(("bang-khen-bo",), 2))
    every = c.RunOfYears(YearlyClass.GOOD, 5, within=two)
    assert "; or at least 2" in worded(replace(every, within_mode=c.WithinMode.ANY), NAMES).en
    assert " and at least 2" in worded(every, NAMES).en


def test_an_award_ends_with_itself_or_with_the_last_office_that_decides_it():
    pack = next(pack for pack in PACKS if pack.code == "l06-2022-nd98-2023")
    gone = pack.award("giay-khen-huyen")
    assert pack.ends_on(gone) == pack.ends_on(replace(gone, retired_on=None)) == date(2025, 7, 1)
    assert pack.ends_on(pack.award("lao-dong-tien-tien")) is None
    early = replace(gone, retired_on=date(2025, 1, 1))
    assert pack.ends_on(early) == date(2025, 1, 1)
