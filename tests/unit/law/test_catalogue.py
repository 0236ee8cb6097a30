"""The catalogue of Law 06/2022 against the packs: every title and form of Articles 8, 9, 19–76 and 81 with its facts.

The tables are typed from the law (and, for multiples, from pages about Decrees 98/2023 and 152/2025), not read from the
packs: who gets it, at which level, who decides, how often, on which grounds, with what object and prize.
"""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from workflows import shipped
from workflows.basis import Status
from workflows.facts import Ground
from workflows.facts import NomineeKind as N
from workflows.regulations.schema import AwardObject as O
from workflows.regulations.schema import Family, Level, Rhythm

P, C, H = N.INDIVIDUAL, N.COLLECTIVE, N.HOUSEHOLD
ONE, MANY, HOME, BOTH, ALL = {P}, {C}, {H}, {P, C}, {P, C, H}
HEAD, FIRM, DISTRICT, COMMUNE = "thu-truong-don-vi", "giam-doc-doanh-nghiep", "chu-tich-ubnd-huyen", "chu-tich-ubnd-xa"
PROVINCE, MINISTER, PM, STATE, GOVERNMENT = (
    "chu-tich-ubnd-tinh", "bo-truong", "thu-tuong", "chu-tich-nuoc", "chinh-phu",
)  # fmt: skip
OWN_RULES = "co-quan-theo-quy-dinh-rieng"
MINISTER_79_3 = "bo-truong-don-vi-khong-phap-nhan"  # L22 Art 79(3): units without legal personality
Y, CHAIN = Rhythm.YEARLY, Rhythm.CHAIN
DISTRICT_ENDED = date(2025, 7, 1)

TITLES = {  # L22 Arts 19–32; who decides: 78–80
    "chien-si-thi-dua-toan-quoc": (ONE, Level.STATE, {PM}, CHAIN, O.CERTIFICATE_OF_TITLE),
    "chien-si-thi-dua-bo": (ONE, Level.MINISTRY, {MINISTER}, CHAIN, O.CERTIFICATE_OF_TITLE),
    "chien-si-thi-dua-tinh": (ONE, Level.PROVINCE, {PROVINCE}, CHAIN, O.CERTIFICATE_OF_TITLE),
    "chien-si-thi-dua-co-so": (ONE, Level.BASE, {HEAD, DISTRICT, FIRM, MINISTER_79_3}, Y, O.CERTIFICATE_OF_TITLE),
    "lao-dong-tien-tien": (ONE, Level.BASE, {HEAD, DISTRICT, COMMUNE, FIRM, MINISTER_79_3}, Y, O.NONE),
    "chien-si-tien-tien": (ONE, Level.BASE, {HEAD, COMMUNE, MINISTER_79_3}, Y, O.NONE),
    "co-thi-dua-chinh-phu": (MANY, Level.STATE, {GOVERNMENT}, Y, O.FLAG),
    "co-thi-dua-bo": (MANY, Level.MINISTRY, {MINISTER}, Y, O.FLAG),
    "co-thi-dua-tinh": (MANY, Level.PROVINCE, {PROVINCE}, Y, O.FLAG),
    "tap-the-lao-dong-xuat-sac": (MANY, Level.PROVINCE, {PROVINCE, MINISTER}, Y, O.CERTIFICATE_OF_TITLE),
    "don-vi-quyet-thang": (MANY, Level.MINISTRY, {PROVINCE, MINISTER}, Y, O.CERTIFICATE_OF_TITLE),
    "tap-the-lao-dong-tien-tien": (MANY, Level.BASE, {HEAD, DISTRICT, FIRM, MINISTER_79_3}, Y, O.NONE),
    "don-vi-tien-tien": (MANY, Level.BASE, {HEAD, MINISTER_79_3}, Y, O.NONE),
    "xa-tieu-bieu": (MANY, Level.PROVINCE, {PROVINCE}, Y, O.CERTIFICATE_OF_TITLE),
    "thon-to-dan-pho-van-hoa": (MANY, Level.BASE, {DISTRICT}, Y, O.CERTIFICATE_OF_TITLE),
    "gia-dinh-van-hoa": (HOME, Level.BASE, {COMMUNE}, Y, O.GIAY_KHEN),
    "co-thi-dua-quan-khu-dai-hoc-quoc-gia": (MANY, Level.BASE, {OWN_RULES}, Y, O.FLAG),
    "danh-hieu-quy-dinh-rieng": (BOTH, Level.BASE, {OWN_RULES}, Y, O.NONE),
}
COMMENDATIONS = {  # L22 Arts 71, 73–76, 81(1)
    "bang-khen-thu-tuong": (ALL, Level.STATE, {PM}, O.BANG_KHEN),
    "bang-khen-bo": (ALL, Level.MINISTRY, {MINISTER}, O.BANG_KHEN),
    "bang-khen-tinh-cong-trang": (ALL, Level.PROVINCE, {PROVINCE}, O.BANG_KHEN),
    "bang-khen-tinh-phong-trao": (ALL, Level.PROVINCE, {PROVINCE}, O.BANG_KHEN),
    "bang-khen-tinh-dot-xuat": (ALL, Level.PROVINCE, {PROVINCE}, O.BANG_KHEN),
    "bang-khen-tinh-cong-hien": (ONE, Level.PROVINCE, {PROVINCE}, O.BANG_KHEN),
    "bang-khen-to-chuc-khac": (ALL, Level.BASE, {OWN_RULES}, O.BANG_KHEN),
    "giay-khen": (ALL, Level.BASE, {HEAD, FIRM}, O.GIAY_KHEN),
    "giay-khen-huyen": (ALL, Level.BASE, {DISTRICT}, O.GIAY_KHEN),
    "giay-khen-xa": (ALL, Level.BASE, {COMMUNE}, O.GIAY_KHEN),
    "giay-khen-to-chuc-khac": (ALL, Level.BASE, {OWN_RULES}, O.GIAY_KHEN),
    "ky-niem-chuong-quoc-hoi": (ONE, Level.STATE, {"uy-ban-thuong-vu-quoc-hoi"}, O.COMMEMORATIVE_MEDAL),
    "ky-niem-chuong-bo": (ONE, Level.MINISTRY, {MINISTER}, O.COMMEMORATIVE_MEDAL),
    "ky-niem-chuong-tinh": (ONE, Level.PROVINCE, {PROVINCE}, O.COMMEMORATIVE_MEDAL),
    "ky-niem-chuong-doan-the": (ONE, Level.MINISTRY, {OWN_RULES}, O.COMMEMORATIVE_MEDAL),
    "hinh-thuc-dong-vien-khac": (ALL, Level.BASE, {HEAD, FIRM, COMMUNE, PROVINCE}, O.NONE),
}
THREE = ("nhat", "nhi", "ba")
ORDERS = [  # L22 Art 33
    *(f"huan-chuong-{name}" for name in ("sao-vang", "ho-chi-minh", "dai-doan-ket-dan-toc", "dung-cam", "huu-nghi")),
    *(
        f"huan-chuong-{name}-{rank}"
        for name in ("doc-lap", "quan-cong", "lao-dong", "bao-ve-to-quoc", "chien-cong") for rank in THREE
    ),
]  # fmt: skip
SERVICE = [  # L22 Art 54: niên hạn
    "huy-chuong-quan-ky-quyet-thang", "huy-chuong-vi-an-ninh-to-quoc",
    *(f"huy-chuong-chien-si-ve-vang-{rank}" for rank in THREE),
]  # fmt: skip
HONOURS = [  # L22 Art 59
    "tinh-anh-hung", "ba-me-viet-nam-anh-hung", "anh-hung-luc-luong-vu-trang", "anh-hung-lao-dong",
    *(f"{who}-{rank}" for who in ("nha-giao", "thay-thuoc", "nghe-si", "nghe-nhan") for rank in ("nhan-dan", "uu-tu")),
]  # fmt: skip
PRIZES = ["giai-thuong-ho-chi-minh", "giai-thuong-nha-nuoc"]  # L22 Arts 68–70
BY_THE_PRESIDENT = dict.fromkeys(ORDERS, O.ORDER) | dict.fromkeys([*SERVICE, "huy-chuong-huu-nghi"], O.MEDAL)
BY_THE_PRESIDENT |= dict.fromkeys(HONOURS, O.BADGE) | dict.fromkeys(PRIZES, O.PRIZE)
EVERY = {*TITLES, *COMMENDATIONS, *BY_THE_PRESIDENT}

MULTIPLES = {  # pages about Decree 98/2023 Art 54 and Decree 152/2025 Arts 51, 54
    "chien-si-thi-dua-toan-quoc": "4.5", "chien-si-thi-dua-bo": "3", "chien-si-thi-dua-tinh": "3",
    "chien-si-thi-dua-co-so": "1", "lao-dong-tien-tien": "0.3", "chien-si-tien-tien": "0.3",
    "tap-the-lao-dong-xuat-sac": "1.5", "don-vi-quyet-thang": "1.5", "tap-the-lao-dong-tien-tien": "0.8",
    "don-vi-tien-tien": "0.8", "xa-tieu-bieu": "2", "thon-to-dan-pho-van-hoa": "1.5", "co-thi-dua-chinh-phu": "12",
    "co-thi-dua-bo": "8", "co-thi-dua-tinh": "8", "co-thi-dua-quan-khu-dai-hoc-quoc-gia": "6",
    "bang-khen-thu-tuong": "3.5", "bang-khen-bo": "1.5", "bang-khen-tinh-cong-trang": "1.5",
    "bang-khen-tinh-phong-trao": "1.5", "bang-khen-tinh-dot-xuat": "1.5", "bang-khen-tinh-cong-hien": "1.5",
    "ky-niem-chuong-quoc-hoi": "0.8", "ky-niem-chuong-bo": "0.6", "ky-niem-chuong-tinh": "0.6",
    "ky-niem-chuong-doan-the": "0.6", "giay-khen": "0.3", "giay-khen-xa": "0.15",
    "huan-chuong-sao-vang": "46", "huan-chuong-ho-chi-minh": "30.5", "huan-chuong-dai-doan-ket-dan-toc": "7.5",
    "huan-chuong-dung-cam": "4.5",
}  # fmt: skip
for _family, _ranks in (("doc-lap", "15 12.5 10.5"), ("quan-cong", "15 12.5 10.5"), ("lao-dong", "9 7.5 4.5"),
                        ("bao-ve-to-quoc", "9 7.5 4.5"), ("chien-cong", "9 7.5 4.5")):  # fmt: skip
    MULTIPLES |= {f"huan-chuong-{_family}-{r}": m for r, m in zip(THREE, _ranks.split(), strict=True)}

PACKS = {pack.code: pack for pack in shipped.packs()}
LAW_2022 = [PACKS[code] for code in ("l06-2022-nd98-2023", "l06-2022-nd152-2025", "l06-2022-l06-2026")]
packs = pytest.mark.parametrize("pack", LAW_2022, ids=lambda pack: pack.code)


@packs
def test_every_title_and_form_of_the_law_is_there_and_no_other(pack):
    assert {row.code for row in pack.awards} - {"bang-khen-tinh-chuyen-de"} == EVERY
    for row in pack.awards:
        assert row.name.vi.strip()
        assert row.name.en.strip()
        assert row.short.strip()
        assert row.basis.strip()


@packs
def test_titles_say_who_gets_them_at_which_level_from_whom_how_often_with_what(pack):
    for code, expected in TITLES.items():
        row = pack.award(code)
        found = (set(row.nominees), row.level, set(row.decided_by), row.rhythm, row.object)
        assert (row.family, found) == (Family.TITLE, expected), code


@packs
def test_forms_say_who_gets_them_at_which_level_from_whom_with_what(pack):
    for code, expected in COMMENDATIONS.items():
        row = pack.award(code)
        assert (row.family, (set(row.nominees), row.level, set(row.decided_by), row.object)) == (Family.FORM, expected)


@packs
def test_what_the_president_gives_is_of_the_state(pack):
    for code, thing in BY_THE_PRESIDENT.items():
        row = pack.award(code)
        assert (row.family, row.level, set(row.decided_by), row.object) == (Family.FORM, Level.STATE, {STATE}, thing)
    assert {code for code in SERVICE if pack.award(code).grounds != (Ground.SERVICE_YEARS,)} == set()
    assert [set(pack.award(f"{kind}-huu-nghi").grounds) for kind in ("huan-chuong", "huy-chuong")] == [
        {Ground.FOREIGN_RELATIONS}
    ] * 2
    assert set(pack.award("tinh-anh-hung").nominees) == MANY
    assert set(pack.award("ba-me-viet-nam-anh-hung").nominees) == ONE


@packs
def test_every_ground_of_the_law_gives_something(pack):
    given = {ground for row in pack.awards for ground in row.grounds}
    assert given >= set(Ground) - {Ground.THEMATIC}
    assert (Ground.THEMATIC in given) == (pack.code == "l06-2022-l06-2026")
    for row in pack.awards:
        service = {Ground.SERVICE_YEARS} & set(row.grounds)
        assert not service or row.code in SERVICE
        assert Ground.LIFELONG not in row.grounds or P in row.nominees
    for code in ("co-thi-dua-chinh-phu", "co-thi-dua-bo", "co-thi-dua-tinh"):
        assert set(pack.award(code).grounds) == {Ground.MERIT, Ground.MOVEMENT}


@packs
def test_awards_of_the_district_end_with_it_and_all_others_go_on(pack):
    ended = {row.code for row in pack.awards if pack.ends_on(row) is not None}
    assert "giay-khen-huyen" in ended
    assert ended <= {"giay-khen-huyen", "thon-to-dan-pho-van-hoa"}
    assert {pack.ends_on(pack.award(code)) for code in ended} == {DISTRICT_ENDED}
    assert all(row.active_on(DISTRICT_ENDED - timedelta(days=1)) for row in pack.awards)


@packs
def test_the_multiples_of_single_persons_and_titles(pack):
    of = {(row.award, row.nominee): row for row in pack.prizes}
    for code, multiple in MULTIPLES.items():
        nominee = P if P in pack.award(code).nominees else C
        assert of[code, nominee].multiple == Decimal(multiple), code
    assert {award for award, _nominee in of} - {"bang-khen-tinh-chuyen-de"} == set(MULTIPLES)


@packs
def test_what_was_only_recalled_about_prizes_is_unconfirmed(pack):
    for row in pack.prizes:
        recalled = row.nominee is H or row.award.startswith("giay-khen")
        recalled |= row.nominee is C and row.award.startswith("bang-khen")
        assert row.status in ((Status.UNCONFIRMED,) if recalled else (Status.SECONDARY, Status.UNCONFIRMED)), row.code
        if row.nominee is C and row.award.startswith(("huan-chuong", "bang-khen")):
            single = next(one for one in pack.prizes if (one.award, one.nominee) == (row.award, P))
            assert row.multiple == 2 * single.multiple


def test_the_newest_law_adds_commendation_by_theme_of_which_only_the_name_is_known():
    row = PACKS["l06-2022-l06-2026"].award("bang-khen-tinh-chuyen-de")
    assert (row.grounds, row.status, row.level) == ((Ground.THEMATIC,), Status.UNCONFIRMED, Level.PROVINCE)
    assert "bang-khen-tinh-chuyen-de" not in {row.code for row in PACKS["l06-2022-nd152-2025"].awards}
