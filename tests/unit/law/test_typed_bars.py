"""What stops a proposal, intervals, publication, archive, dates of the packs and the transition, against typed tables.

Law 06/2022 Arts 5, 35, 84(5), 93 and 94 were read; Decree 98/2023 Arts 4, 30(9) and 46(2) on pages; archive periods
are two memories that conflict, of which the longer stands.
"""

from datetime import date

import pytest

from workflows import shipped
from workflows.basis import Status
from workflows.facts import DisciplineLevel, Ground, NomineeKind, PendingKind, YearlyClass
from workflows.regulations.advice import Channel, Edge
from workflows.rules import conditions as c

P, C, H = NomineeKind
ND91, ND98, ND152, NEWEST = PACKS = shipped.packs()
LAW_2022 = (ND98, ND152, NEWEST)
packs = pytest.mark.parametrize("pack", LAW_2022, ids=lambda pack: pack.code)
HLD = tuple(f"huan-chuong-lao-dong-{rank}" for rank in ("nhat", "nhi", "ba"))
BASE = {"lao-dong-tien-tien", "chien-si-thi-dua-co-so"}
BK, HCM = ("bang-khen-tinh-cong-trang",), ("huan-chuong-ho-chi-minh",)
TEXT, PAGE, OPEN = (
    "text_read text_read unconfirmed",
    "secondary unconfirmed unconfirmed",
    "unconfirmed " * 2 + "unconfirmed",
)
LIFE = (Ground.SUDDEN, Ground.LIFELONG, Ground.SERVICE_YEARS)
STATE = tuple(award.code for award in ND98.awards if award.level == "state" and award.code != "ky-niem-chuong-quoc-hoi")

BARS = {  # awards (None: all or too many to type, asserted below), condition, text, status in 2024, 2025, 2026
    "khong-dang-bi-xem-xet": (None, c.NoPending(tuple(PendingKind)), "98/2023/NĐ-CP Điều 4", PAGE),
    "mot-thanh-tich-khong-khen-hai-lan": (
        None, c.OneAchievementOneAward(event_grounds=(Ground.SUDDEN,)), "Điều 5(2)c", TEXT,
    ),
    "khoang-cach-bang-khen-tinh": (set(BK), c.Interval(BK, 2), "Điều 30(9)", OPEN),
    "khoang-cach-bang-khen-bo": (
        {"bang-khen-bo"}, c.Interval(("bang-khen-bo",), 2, (Ground.MERIT,)), "Điều 30(9)", OPEN,
    ),
    "khoang-cach-ho-chi-minh": (set(HCM), c.Interval(HCM, 15), "Điều 35", TEXT),
    "nam-tinh-tu-het-ky-luat": (
        {"bang-khen-thu-tuong"},
        c.RunOfYears(
            YearlyClass.GOOD, 5, within=(c.Count(("chien-si-thi-dua-co-so",), 3),), from_discipline_end=True,
        ),
        "98/2023/NĐ-CP Điều 4", PAGE,
    ),
    "ldtt-tu-10-thang": (BASE, c.ServiceMonths(10), "Điều 9(1)k", OPEN),
    "ldtt-khong-ky-luat": (BASE, c.NotDisciplined(DisciplineLevel.REPRIMAND, 1), "Điều 9(1)k", OPEN),
    "to-chuc-da-giai-the": (None, c.UnitStillExists(), "15/2025/TT-BNV", "– secondary unconfirmed"),
}  # fmt: skip
SHOWN = {  # channel, days, working days, status in 2024, 2025, 2026
    "cong-khai-bao-dai-khen-cao": (Channel.PUBLIC_MEDIA, 10, True, PAGE),
    "cong-khai-bao-dai-cstdtq": (Channel.PUBLIC_MEDIA, 10, True, OPEN),
    "cong-khai-gia-dinh-van-hoa": (Channel.INSIDE_UNIT, 10, False, "secondary secondary unconfirmed"),
    "cong-khai-noi-bo": (Channel.INSIDE_UNIT, None, True, OPEN),
}
KEPT = {  # for ever, years
    "luu-tru-nha-nuoc": (True, None),
    "luu-tru-bo-tinh": (True, None),
    "luu-tru-co-so": (False, 20),
    "luu-tru-to-chuc-khac": (False, None),
}
DATES = {  # day on which the packs begin and end, and how sure that is
    ND91.code: [("from", date(2017, 10, 1), "unconfirmed"), ("until", date(2023, 12, 31), "text_read")],
    ND98.code: [("from", date(2024, 1, 1), "text_read"), ("until", date(2025, 6, 30), "secondary")],
    ND152.code: [("from", date(2025, 7, 1), "secondary"), ("until", date(2026, 9, 30), "secondary")],
    NEWEST.code: [("from", date(2026, 10, 1), "secondary"), ("listed_end", date(2027, 3, 1), "secondary")],
}
WORDS = {  # rules in words: text, status in 2024, 2025, 2026
    "mot-thanh-tich-mot-lan": ("Điều 5", TEXT), "tu-nguyen-cong-khai": ("Điều 5", TEXT),
    "cam-trong-khen-thuong": ("Điều 15", TEXT), "de-nghi-tu-co-so": ("Điều 83(1)", TEXT),
    "phat-hien-khen-thuong": ("Điều 83(6)", TEXT), "cong-khai-truoc-khi-trinh": ("Điều 84(5)", TEXT),
    "can-cu-huy-bo": ("Điều 93(2)", TEXT), "nguoi-tang-thi-huy-bo": ("Điều 93(2), 93(8)", TEXT),
    "tuoc-danh-hieu-vinh-du": ("Điều 93(3)–93(7)", TEXT), "lua-chon-trong-so": ("Điều 21, 22", TEXT),
    "nam-tron": ("Điều 3(6)", TEXT), "quyen-nguoi-duoc-khen": ("Điều 86", TEXT),
    "khong-gui-dien-tu-bi-mat": ("Điều 84(4), 85", TEXT),
    "hinh-thuc-thap-khong-la-dieu-kien": ("98/2023/NĐ-CP Điều 4", PAGE),
    "dot-xuat-khong-tinh": ("98/2023/NĐ-CP Điều 4", PAGE), "thai-san-tinh-lam-viec": ("98/2023/NĐ-CP Điều 4", PAGE),
    "uu-tien-phu-nu": ("98/2023/NĐ-CP Điều 4", PAGE), "nu-lanh-dao-giam-mot-phan-ba": ("98/2023/NĐ-CP Điều 4", PAGE),
    "tinh-tu-het-ky-luat": ("98/2023/NĐ-CP Điều 4", PAGE), "tinh-tu-thanh-tich-truoc": ("Điều 30(9)", PAGE),
    "khong-hai-lan-nha-nuoc-trong-nam": ("08/2017/TT-BNV", OPEN), "dang-ky-thi-dua": ("Điều 7", OPEN),
    "nam-la-nam-duong-lich": ("Điều 73, 74", OPEN), "ket-qua-truong-don-vi": ("Ghi nhớ", OPEN),
    "chuyen-tiep-nd152": ("Điều 60(3)", "– secondary unconfirmed"),
    "cap-huyen-ket-thuc": ("1/7/2025", "– secondary unconfirmed"),
    "mau-hien-vat-thu-tuong": ("Điều 12(2), 14(2), 81(3)", "– secondary unconfirmed"),
    "cong-nhan-hieu-qua-sang-kien": ("15/2025/TT-BNV Điều 9", "– unconfirmed unconfirmed"),
    "hai-loai-hinh-chuyen-de": ("06/2026/QH16", "– – secondary"),
    "doi-moi-sang-tao-chuyen-doi-so": ("06/2026/QH16", "– – secondary"),
    "uu-tien-dan-toc-mien-nui": ("06/2026/QH16", "– – secondary"),
    "luat-khieu-nai-sua-doi": ("136/2025/QH15", "– – secondary"),
}  # fmt: skip


def rows_of(table, code):
    return [next((row for row in getattr(pack, table) if row.code == code), None) for pack in LAW_2022]


def statuses(rows):
    return " ".join(row.status.value if row else "–" for row in rows)


@pytest.mark.parametrize("code", BARS)
def test_a_bar_stands_for_these_awards_on_this_condition(code):
    awards, condition, basis, status = BARS[code]
    rows = rows_of("exclusions", code)
    assert statuses(rows) == status
    for row in filter(None, rows):
        assert row.condition == condition
        assert basis in row.basis
        assert awards is None or set(row.awards) == awards


@packs
def test_no_open_matter_and_no_second_reward_are_asked_of_every_award(pack):
    everything = {award.code for award in pack.awards}
    for kind in (c.NoPending, c.OneAchievementOneAward):
        assert {a for row in pack.exclusions if isinstance(row.condition, kind) for a in row.awards} == everything


@packs
def test_two_awards_of_the_state_in_a_year_are_only_asked_about(pack):
    (row,) = (row for row in pack.exclusions if isinstance(row.condition, c.NotTwiceInYear))
    assert set(row.awards) == set(row.condition.awards) == set(STATE)
    assert (row.condition.except_grounds, row.status) == (LIFE, Status.UNCONFIRMED)


@packs
def test_whether_a_lower_form_is_a_second_reward_is_left_to_a_person(pack):
    row = next(row for row in pack.exclusions if row.code == "mot-thanh-tich-khong-nhieu-hinh-thuc")
    assert row.status is Status.UNCONFIRMED
    assert set(row.awards) == set(row.condition.awards)


def test_the_bars_of_decree_91():
    found = {row.code: (row.condition, row.status.value) for row in ND91.exclusions}
    state = tuple(award.code for award in ND91.awards if award.level == "state")
    twice, status = found.pop("khong-hai-hinh-thuc-nha-nuoc")
    assert (set(twice.awards), twice.except_grounds, status) == (set(state), LIFE, "secondary")
    assert found == {
        "mot-thanh-tich-khong-khen-hai-lan": (
            c.OneAchievementOneAward(event_grounds=(Ground.SUDDEN,)), "secondary",
        ),
        "cstd-tinh-tinh-tu-het-ky-luat": (
            c.ConsecutiveAwards(("chien-si-thi-dua-co-so",), 3, from_discipline_end=True), "unconfirmed",
        ),
        "cstdtq-tinh-tu-het-ky-luat": (
            c.CountedInWindow(("chien-si-thi-dua-tinh", "chien-si-thi-dua-bo"), 2, from_discipline_end=True),
            "unconfirmed",
        ),
        "ldtt-tu-10-thang": (c.ServiceMonths(10), "unconfirmed"),
        "ldtt-khong-ky-luat": (c.NotDisciplined(DisciplineLevel.REPRIMAND, 1), "unconfirmed"),
    }  # fmt: skip


@pytest.mark.parametrize("code", SHOWN)
def test_a_list_is_shown_there_for_so_long(code):
    channel, days, working, status = SHOWN[code]
    rows = rows_of("publications", code)
    assert {(row.channel, row.days, row.working) for row in rows} == {(channel, days, working)}
    assert statuses(rows) == status


@packs
def test_orders_prizes_and_honours_are_shown_in_public_for_ten_working_days(pack):
    public = {a for row in pack.publications if row.channel is Channel.PUBLIC_MEDIA for a in row.awards}
    president = {award.code for award in pack.awards if award.decided_by == ("chu-tich-nuoc",)}
    medals = {award.code for award in pack.awards if award.code.startswith("huy-chuong-")}
    assert public == president - medals | {"chien-si-thi-dua-toan-quoc"}


def test_under_decree_91_state_awards_were_shown_for_five_days():
    row = next(row for row in ND91.publications if row.channel is Channel.PUBLIC_MEDIA)
    assert (row.days, row.working, row.status) == (5, False, Status.UNCONFIRMED)
    assert "45(10)" in row.basis


@packs
def test_the_longer_of_two_memories_about_archives_stands_and_is_never_law(pack):
    for code, expected in KEPT.items():
        row = next(row for row in pack.archives if row.code == code)
        assert ((row.permanent, row.years), row.status) == (expected, Status.UNCONFIRMED)
    level = {"luu-tru-nha-nuoc": {"state"}, "luu-tru-bo-tinh": {"province", "ministry"}, "luu-tru-co-so": {"base"}}
    for code, levels in level.items():
        row = next(row for row in pack.archives if row.code == code)
        assert {pack.award(one).level.value for one in row.awards} == levels


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_the_days_on_which_a_pack_holds_are_rows_with_a_status(pack):
    found = [(row.edge.value, row.on, row.status.value) for row in pack.validity]
    assert sorted(found) == sorted(DATES[pack.code])


def test_the_listed_end_of_decree_152_is_announced_and_ends_nothing_yet():
    (row,) = (row for row in NEWEST.validity if row.edge is Edge.LISTED_END)
    assert (row.on, NEWEST.received_until) == (date(2027, 3, 1), None)


def test_a_dossier_received_before_october_2026_keeps_its_law_and_the_newer_may_be_chosen():
    assert [len(pack.transitions) for pack in PACKS] == [0, 0, 0, 1]
    (row,) = NEWEST.transitions
    assert (row.received_before, row.received_from, row.status) == (date(2026, 10, 1), None, Status.SECONDARY)
    assert row.source == "L26B"
    assert [row.admits(date(2026, 9, 30)), row.admits(date(2026, 10, 1))] == [True, False]


@pytest.mark.parametrize("code", WORDS)
def test_rules_in_words_have_their_article_and_are_as_sure_as_its_source(code):
    basis, status = WORDS[code]
    rows = rows_of("principles", code)
    assert statuses(rows) == status
    assert all(basis in row.basis for row in rows if row)
