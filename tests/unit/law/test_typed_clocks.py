"""Deadlines and closing dates against a table typed from what was read: how many days, of which kind, who was read.

Working (W) and calendar (D) days are told apart in every row, because provinces differ; a number nobody read is None.
"""

import pytest

from workflows import shipped
from workflows.basis import Status
from workflows.rules import complaints

ND91, *LAW_2022 = shipped.packs()
ND98, ND152, NEWEST = LAW_2022
packs = pytest.mark.parametrize("pack", LAW_2022, ids=lambda pack: pack.code)
W, D = True, False
PROVINCE = {  # pages: CSTĐ bộ/tỉnh (An Giang), Cờ tỉnh (Hải Dương), bằng khen for households (national portal)
    "chien-si-thi-dua-tinh", "chien-si-thi-dua-bo", "co-thi-dua-tinh", "bang-khen-tinh-cong-trang",
    "bang-khen-tinh-phong-trao", "bang-khen-tinh-dot-xuat", "bang-khen-tinh-cong-hien",
}  # fmt: skip
FAMILY, FIGHTER = {"gia-dinh-van-hoa"}, "chien-si-thi-dua-toan-quoc"
PAGE, NOBODY, TEXT = "secondary unconfirmed", "unconfirmed unconfirmed", "text_read text_read"

CLOCKS = {  # days, kind of day, source, status in the packs of 2024 and 2025 (the newest: always unconfirmed)
    "tham-dinh-25-ngay": (25, W, "HUE", "secondary secondary"),
    "xet-danh-hieu-cap-xa": (20, W, "HUE", "secondary secondary"),
    "xet-giay-khen-xa": (10, D, "HUE", "secondary secondary"),
    "tham-dinh-trinh-nha-nuoc": (30, W, "T03", NOBODY),
    "tham-dinh-trung-uong": (None, W, "house", NOBODY),
    "thong-bao-ket-qua": (10, W, "T03", NOBODY),
    "cong-khai-truoc-hop": (10, W, "N98", NOBODY),
    "cong-khai-truoc-hop-khen-cao": (10, W, "N98", PAGE),
    "xet-khen-dot-xuat-45": (45, D, "TT40", NOBODY),
    "quyet-dinh-gia-dinh-van-hoa": (10, D, "N86", "secondary secondary"),
    "phat-hanh-quyet-dinh": (1, W, "N30", TEXT),
    "nop-luu-ho-so": (365, D, "N30", TEXT),
    "huy-bo-bao-cao": (7, D, "HUE", "secondary secondary"),
    "huy-bo-quyet-dinh": (5, W, "HUE", "secondary secondary"),
    "khieu-nai-thoi-hieu": (90, D, "LKN", PAGE),
    "khieu-nai-thu-ly": (10, D, "LKN", PAGE),
    "khieu-nai-lan-dau": (30, D, "LKN", PAGE),
    "khieu-nai-lan-hai": (45, D, "LKN", PAGE),
    "khieu-nai-gui-quyet-dinh": (3, W, "LKN", PAGE),
}
OF = {  # the awards that a deadline speaks of, where a source names them
    "tham-dinh-25-ngay": PROVINCE,
    "xet-danh-hieu-cap-xa": {"lao-dong-tien-tien", "chien-si-tien-tien"},
    "xet-giay-khen-xa": {"giay-khen-xa"},
    "cong-khai-truoc-hop": {FIGHTER},
    "xet-khen-dot-xuat-45": {"giay-khen", "bang-khen-tinh-dot-xuat", "bang-khen-tinh-phong-trao"},
    "quyet-dinh-gia-dinh-van-hoa": FAMILY,
}
CLOCKS_OF_2017 = {
    "tham-dinh-25-ngay": (25, W, "T03", "unconfirmed"),
    "tham-dinh-trinh-nha-nuoc": (30, W, "T03", "unconfirmed"),
    "xet-cstdcs-cap-huyen": (20, W, "HUE", "secondary"),
    "thong-bao-ket-qua": (10, W, "T03", "unconfirmed"),
    "xet-khen-dot-xuat-45": (45, D, "TT40", "unconfirmed"),
    "phat-hanh-quyet-dinh": (1, W, "N30", "text_read"),
}
CUTOFFS_OF_2017 = {  # day and month, awards, sector; N91 Art 48 was read on a page, the others are one ministry's
    "han-cstdtq": ((31, 10), {FIGHTER}, "", "secondary"),
    "han-co-chinh-phu": ((31, 3), {"co-thi-dua-chinh-phu"}, "", "secondary"),
    "han-co-chinh-phu-giao-duc": ((15, 10), {"co-thi-dua-chinh-phu"}, "giáo dục", "secondary"),
    "han-cong-trang": ((30, 6), {"bang-khen-thu-tuong"}, "", "secondary"),
    "han-cong-trang-giao-duc": ((15, 10), {"bang-khen-thu-tuong"}, "giáo dục", "secondary"),
    "han-anh-hung": ((28, 2), {"anh-hung-lao-dong", "anh-hung-luc-luong-vu-trang"}, "", "secondary"),
    "han-bo-28-2": ((28, 2), {"co-thi-dua-chinh-phu", "co-thi-dua-bo", "chien-si-thi-dua-bo"}, "", "unconfirmed"),
    "han-bo-15-4": ((15, 4), {"bang-khen-bo"}, "", "unconfirmed"),
    "danh-hieu-co-so-31-1": (
        (31, 1), {"lao-dong-tien-tien", "chien-si-thi-dua-co-so", "tap-the-lao-dong-tien-tien"}, "", "unconfirmed",
    ),
}  # fmt: skip


def clock_of(pack, code):
    return next(row for row in pack.clocks if row.code == code)


@packs
def test_there_are_these_deadlines_and_no_other(pack):
    own = ["tham-dinh-chuyen-de-25-ngay"] if pack is LAW_2022[-1] else []
    assert sorted(row.code for row in pack.clocks) == sorted([*CLOCKS, *own])


@pytest.mark.parametrize("code", CLOCKS)
def test_a_deadline_has_its_days_their_kind_and_its_source_in_every_pack(code):
    days, working, source, statuses = CLOCKS[code]
    rows = [clock_of(pack, code).clock for pack in LAW_2022]
    assert {(row.days, row.working, row.source) for row in rows} == {(days, working, source)}
    assert " ".join(row.status for row in rows) == f"{statuses} unconfirmed"


@packs
@pytest.mark.parametrize("code", OF)
def test_a_deadline_speaks_of_the_awards_of_its_source(pack, code):
    assert set(clock_of(pack, code).awards) == OF[code]


@packs
def test_the_state_and_every_award_that_is_proposed_have_the_deadlines_they_share(pack):
    state = {row.code for row in pack.awards if row.level == "state"} - {"ky-niem-chuong-quoc-hoi"}
    for code in ("tham-dinh-trinh-nha-nuoc", "tham-dinh-trung-uong"):
        assert set(clock_of(pack, code).awards) == state
    proposed = set(clock_of(pack, "khieu-nai-thoi-hieu").awards)
    assert proposed >= state | PROVINCE
    for code in (
        "khieu-nai-thu-ly",
        "khieu-nai-lan-dau",
        "khieu-nai-lan-hai",
        "khieu-nai-gui-quyet-dinh",
        "nop-luu-ho-so",
    ):
        assert set(clock_of(pack, code).awards) == proposed


def test_the_complaint_is_worked_on_by_the_same_days_as_the_pack_says():
    said = complaints.limits(complaints.CHANGED.replace(year=2025))
    for code, step in (
        ("khieu-nai-thoi-hieu", complaints.Step.COMPLAIN), ("khieu-nai-thu-ly", complaints.Step.ACCEPT),
        ("khieu-nai-lan-dau", complaints.Step.FIRST), ("khieu-nai-lan-hai", complaints.Step.SECOND),
        ("khieu-nai-gui-quyet-dinh", complaints.Step.SEND),
    ):  # fmt: skip
        row = clock_of(ND98, code).clock
        assert (row.days, row.working, row.status) == (said[step].days, said[step].working, said[step].status)


def test_annulment_takes_twelve_days_of_which_five_are_working_days():
    report, decision = (clock_of(ND152, code).clock for code in ("huy-bo-bao-cao", "huy-bo-quyet-dinh"))
    assert (report.days + decision.days, report.working, decision.working) == (12, False, True)


def test_the_deadlines_of_decree_91():
    found = {r.code: (r.clock.days, r.clock.working, r.clock.source, r.clock.status) for r in ND91.clocks}
    assert found == CLOCKS_OF_2017


def test_the_closing_dates_of_decree_91_and_of_two_ministries():
    found = {r.code: ((r.day, r.month), set(r.awards), r.sector, r.status) for r in ND91.cutoffs}
    assert found == CUTOFFS_OF_2017


@packs
def test_since_2024_only_one_ministry_s_closing_date_is_known_and_no_law(pack):
    (row,) = pack.cutoffs
    assert ((row.day, row.month), row.source, row.status) == ((31, 1), "TT40", Status.UNCONFIRMED)
