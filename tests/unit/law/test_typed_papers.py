"""The papers of each award, the sets and the simplified cases, against a table typed from Law 06/2022 Arts 84 and 85.

What the law does not write (tax, audit, opinion of the province on central units) stands apart with its own text.
"""

import pytest

from workflows import shipped
from workflows.basis import Status
from workflows.facts import Ground, NomineeKind

P, C, H = NomineeKind
MERIT, SUDDEN, MOVEMENT = Ground.MERIT, Ground.SUDDEN, Ground.MOVEMENT
ND91, *LAW_2022 = shipped.packs()
NEWEST = LAW_2022[-1]
packs = pytest.mark.parametrize("pack", LAW_2022, ids=lambda pack: pack.code)
by_code = lambda value: value if isinstance(value, str) else getattr(value, "value", "")  # noqa: E731

BOTH = {"to-trinh", "bao-cao-thanh-tich"}
TITLE = BOTH | {"bien-ban-binh-xet"}  # Art 84(1)
FIGHTER = TITLE | {"chung-nhan-sang-kien"}  # Art 84(1): the three titles of Emulation Fighter
FORM = BOTH | {"bien-ban-xet-khen-thuong"}  # Art 84(2)
SPECIAL = {"chung-nhan-thanh-tich-dac-biet"}  # Art 84(2)
OPINION = {"y-kien-co-quan-lien-quan"}  # Art 84(3)
PROVINCE = {"hiep-y-don-vi-trung-uong"}  # N98 Art 31: Government flag, orders, medals, honours, prizes, BKTTCP
MONEY = {"xac-nhan-thue", "bao-cao-kiem-toan"}  # one ministry, collectives only

NEEDED = {
    ("lao-dong-tien-tien", P, MERIT): TITLE,
    ("chien-si-thi-dua-co-so", P, MERIT): FIGHTER,
    ("chien-si-thi-dua-tinh", P, MERIT): FIGHTER,
    ("chien-si-thi-dua-bo", P, MERIT): FIGHTER,
    ("chien-si-thi-dua-toan-quoc", P, MERIT): FIGHTER | OPINION,
    ("tap-the-lao-dong-tien-tien", C, MERIT): TITLE,
    ("tap-the-lao-dong-xuat-sac", C, MERIT): TITLE,
    ("co-thi-dua-tinh", C, MERIT): TITLE,
    ("co-thi-dua-bo", C, MOVEMENT): TITLE,
    ("co-thi-dua-chinh-phu", C, MERIT): TITLE | OPINION | PROVINCE | MONEY,
    ("xa-tieu-bieu", C, MERIT): TITLE,
    ("thon-to-dan-pho-van-hoa", C, MERIT): TITLE,
    ("gia-dinh-van-hoa", H, MERIT): TITLE,
    ("giay-khen", P, MERIT): FORM,
    ("giay-khen-xa", H, SUDDEN): FORM | SPECIAL,
    ("bang-khen-tinh-cong-trang", P, MERIT): FORM,
    ("bang-khen-tinh-phong-trao", C, MOVEMENT): FORM,
    ("bang-khen-tinh-dot-xuat", P, SUDDEN): FORM | SPECIAL,
    ("bang-khen-bo", C, MERIT): FORM,
    ("bang-khen-bo", P, SUDDEN): FORM | SPECIAL,
    ("bang-khen-thu-tuong", P, MERIT): FORM | OPINION | PROVINCE,
    ("bang-khen-thu-tuong", C, MERIT): FORM | OPINION | PROVINCE | MONEY,
    ("bang-khen-thu-tuong", P, SUDDEN): FORM | OPINION | PROVINCE | SPECIAL,
    **{(f"huan-chuong-lao-dong-{rank}", P, MERIT): FORM | OPINION | PROVINCE for rank in ("nhat", "nhi", "ba")},
    **{(f"huan-chuong-lao-dong-{rank}", C, MERIT): FORM | OPINION | PROVINCE | MONEY for rank in ("nhat", "nhi", "ba")},
    ("huan-chuong-dung-cam", P, SUDDEN): FORM | OPINION | PROVINCE | SPECIAL,
    ("anh-hung-luc-luong-vu-trang", P, SUDDEN): FORM | OPINION | PROVINCE | SPECIAL,
    ("anh-hung-lao-dong", P, MERIT): FORM | OPINION | PROVINCE,
    ("huy-chuong-huu-nghi", P, Ground.FOREIGN_RELATIONS): FORM | OPINION | PROVINCE,
}
ARTICLES = {  # paper: basis, status in the packs of 2024, 2025, 2026
    "to-trinh": ("Điều 84(1), 84(2)", "text_read text_read unconfirmed"),
    "bao-cao-thanh-tich": ("Điều 84(1), 84(2)", "text_read text_read unconfirmed"),
    "bien-ban-binh-xet": ("Điều 84(1)c", "text_read text_read unconfirmed"),
    "bien-ban-xet-khen-thuong": ("Điều 84(2)c", "text_read text_read unconfirmed"),
    "chung-nhan-sang-kien": ("Điều 84(1)", "text_read text_read unconfirmed"),
    "chung-nhan-thanh-tich-dac-biet": ("Điều 84(2)", "text_read text_read unconfirmed"),
    "y-kien-co-quan-lien-quan": ("Điều 84(3)", "text_read text_read unconfirmed"),
    "hiep-y-don-vi-trung-uong": ("Nghị định 98/2023/NĐ-CP Điều 31", "secondary unconfirmed unconfirmed"),
    "xac-nhan-thue": ("Thông tư 03/2018/TT-BNG Điều 17(1)d (một bộ)", "unconfirmed unconfirmed unconfirmed"),
    "bao-cao-kiem-toan": ("Thông tư 03/2018/TT-BNG Điều 17(1)d (một bộ)", "unconfirmed unconfirmed unconfirmed"),
}
SETS = {  # sets to hand in: how many, with electronic files, basis
    "bo-ho-so-cap-nha-nuoc": (1, True, "Điều 84(4)", "text_read"),
    "bo-ho-so-cap-tinh": (None, False, "Điều 84(6)", "text_read"),
    "bo-ho-so-cstd-tinh": (1, False, "Trang thủ tục hành chính tỉnh An Giang", "secondary"),
}
SIMPLIFIED = {  # Art 85: political task, sudden merit, found by the head, contribution, service, foreigners, secrets
    "nhiem-vu-chinh-tri", "dot-xuat", "phat-hien", "cong-hien", "nien-han", "doi-ngoai", "bi-mat",
}  # fmt: skip


@packs
@pytest.mark.parametrize(("award", "kind", "ground"), NEEDED, ids=by_code)
def test_a_dossier_needs_exactly_these_papers(pack, award, kind, ground):
    assert {row.code for row in pack.papers_for(award, kind, ground)} == NEEDED[award, kind, ground]


@packs
def test_the_table_speaks_of_every_paper_but_those_of_the_kind_that_the_newest_law_adds(pack):
    added = {"to-trinh-chuyen-de", "bao-cao-chuyen-de", "bien-ban-chuyen-de"} if pack is NEWEST else set()
    assert {row.code for row in pack.papers} == set(ARTICLES) | added
    assert set().union(*NEEDED.values()) == set(ARTICLES)


@pytest.mark.parametrize("code", ARTICLES)
def test_a_paper_has_the_article_and_is_as_sure_as_its_source(code):
    rows = [next(row for row in pack.papers if row.code == code) for pack in LAW_2022]
    assert ({row.basis for row in rows}, " ".join(row.status for row in rows)) == (
        {ARTICLES[code][0]},
        ARTICLES[code][1],
    )


@packs
def test_every_award_that_is_proposed_needs_letter_report_and_minutes(pack):
    for award in pack.awards:
        if award.decided_by == ("co-quan-theo-quy-dinh-rieng",) or award.code in (
            "hinh-thuc-dong-vien-khac", "ky-niem-chuong-quoc-hoi", "bang-khen-tinh-chuyen-de",
        ):  # fmt: skip
            continue
        for kind in award.nominees:
            found = {row.code for row in pack.papers_for(award.code, kind)}
            assert found >= BOTH, award.code
            assert len(found & {"bien-ban-binh-xet", "bien-ban-xet-khen-thuong"}) == 1, award.code


@packs
def test_sudden_merit_always_brings_its_certificate(pack):
    own = {"hinh-thuc-dong-vien-khac", "giay-khen-to-chuc-khac", "bang-khen-to-chuc-khac"}
    for award in pack.awards:
        if SUDDEN in award.grounds and award.code not in own:
            assert {row.code for row in pack.papers_for(award.code, None, SUDDEN)} >= SPECIAL, award.code


@packs
@pytest.mark.parametrize("code", SETS)
def test_how_many_sets_are_handed_in(pack, code):
    row = next(row for row in pack.sets if row.code == code)
    expected = SETS[code][:3]
    assert (row.sets, row.electronic, row.basis) == expected
    assert row.status == ("unconfirmed" if pack is NEWEST else SETS[code][3])


def test_under_decree_91_two_sets_and_an_initiative_for_the_fighters():
    sets = {row.code: (row.sets, row.status) for row in ND91.sets}
    assert sets["bo-ho-so-cstdtq"] == (2, Status.SECONDARY)
    assert sets["bo-ho-so-nguoi-nuoc-ngoai"] == (5, Status.UNCONFIRMED)
    asked = {
        award.code for award in ND91.awards if "chung-nhan-sang-kien" in {r.code for r in ND91.papers_for(award.code)}
    }
    assert asked == {code for code, *_ in NEEDED if NEEDED[code, *_] >= FIGHTER}
    money = {code for row in ND91.papers if row.code in MONEY for code in row.awards}
    assert money == {award.code for award in ND91.awards if award.level == "state"}


def test_the_simplified_cases_are_those_of_article_85_and_their_papers_are_recalled():
    book = next(book for book in shipped.form_books() if book.code == "mau-luat-2022")
    assert {row.code for row in book.simplified} == SIMPLIFIED
    for row in book.simplified:
        assert (row.status, row.papers_status) == (Status.TEXT_READ, Status.UNCONFIRMED)
        assert "85" in row.basis
