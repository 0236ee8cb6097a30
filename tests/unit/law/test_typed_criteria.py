"""The criteria of the main awards against a table typed from Law 06/2022 Arts 21–28, 34–38, 42–44, 73 and 74.

The table is typed from the articles, not read from the packs: how many years of which class, counted from what, up to
when, with which awards among them. A pack that says a number, a flag or an award otherwise fails here.
"""

from fractions import Fraction

import pytest

from workflows import shipped
from workflows.basis import Status
from workflows.facts import Ground, NomineeKind, Scope, YearlyClass
from workflows.regulations.schema import Criterion, RegulationPack
from workflows.rules import conditions as c

P, C = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE
GOOD, EXCELLENT = YearlyClass.GOOD, YearlyClass.EXCELLENT
LDTT, CSTT, BASE = "lao-dong-tien-tien", "chien-si-tien-tien", "chien-si-thi-dua-co-so"
FIGHTERS = ("chien-si-thi-dua-tinh", "chien-si-thi-dua-bo")
NATION = "chien-si-thi-dua-toan-quoc"
FLAGS, GOVERNMENT_FLAG = ("co-thi-dua-tinh", "co-thi-dua-bo"), "co-thi-dua-chinh-phu"
BK, PM = ("bang-khen-tinh-cong-trang", "bang-khen-bo"), "bang-khen-thu-tuong"
ADVANCED, EXCELLENT_UNIT = "tap-the-lao-dong-tien-tien", "tap-the-lao-dong-xuat-sac"
UNITS = {ADVANCED: "don-vi-tien-tien", EXCELLENT_UNIT: "don-vi-quyet-thang"}
HLD, HDL = "huan-chuong-lao-dong-", "huan-chuong-doc-lap-"

ND91, *LAW_2022 = shipped.packs()
packs = pytest.mark.parametrize("pack", LAW_2022, ids=lambda pack: pack.code)
by_code = lambda value: value if isinstance(value, str) else ""  # noqa: E731


def judged(statement: str) -> str:
    """What a person judges: only the statement is compared, the question is wording."""
    return f"judged {statement}"


def years(
    count: int, at_least: YearlyClass, *within: tuple[tuple[str, ...] | str, int], after: str | tuple[str, ...] = (),
    excellent: int = 0, to_proposal: bool = True, title: tuple[str, ...] = (), either: bool = False,
) -> c.RunOfYears:  # fmt: skip
    """Consecutive years as the law counts them; `title` may stand for a year, `either` takes one of the counts."""
    return c.RunOfYears(
        at_least, count, to_proposal, title, _codes(after), tuple(c.Count(_codes(a), n) for a, n in within),
        c.WithinMode.ANY if either else c.WithinMode.ALL, excellent=excellent,
    )  # fmt: skip


def _codes(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def no_flag(one: c.RunOfYears) -> c.AllOf:
    """A branch for collectives that cannot receive a flag."""
    return c.AllOf((c.CannotReceiveFlag(), one))


def five(after: str, *within: tuple[tuple[str, ...] | str, int]) -> c.RunOfYears:
    """Five excellent years of a collective after the lower award, up to the proposal (Arts 42–44)."""
    return years(5, EXCELLENT, *within, after=after, title=(EXCELLENT_UNIT,))


def ten(after: str, *within: tuple[tuple[str, ...] | str, int]) -> c.RunOfYears:
    """Ten excellent years after the lower award; "đến thời điểm đề nghị" is not written (Arts 36–38)."""
    return years(10, EXCELLENT, *within, after=after, title=(EXCELLENT_UNIT,), to_proposal=False)


def worked() -> c.AnyOf:
    """Rated good (Art 24(1)); who is rated by nobody, a worker or farmer outside the State, works well (Art 24(3))."""
    outside = c.AllOf((c.NotRated(), judged("effective_work")))  # type: ignore[arg-type]
    return c.AnyOf((years(1, GOOD), outside))


ASKED: dict[tuple[str, NomineeKind], tuple[str, list[object]]] = {
    (LDTT, P): ("Điều 24", [worked(), judged("solidarity")]),
    (BASE, P): ("Điều 23", [
        worked(), judged("solidarity"), c.AnyOf((years(1, EXCELLENT), c.HasInitiative(Scope.BASE, 1, 1))),
    ]),
    **{(code, P): ("Điều 22", [
        c.ConsecutiveAwards((BASE,), 3, up_to_proposal=False), c.HasInitiative(Scope.PROVINCE),
    ]) for code in FIGHTERS},
    (NATION, P): ("Điều 21", [
        c.CountedInWindow(FIGHTERS, 2), judged("provincial_titles_consecutive"), c.HasInitiative(Scope.NATIONAL),
    ]),
    (ADVANCED, C): ("Điều 28", [
        years(1, GOOD), c.MemberShare(Fraction(7, 10), LDTT), c.NoMemberDisciplined(), judged("solidarity"),
    ]),
    (EXCELLENT_UNIT, C): ("Điều 27", [
        years(1, EXCELLENT), c.MemberShare(Fraction(1)), c.MemberShare(Fraction(7, 10), LDTT), c.MemberCount(BASE, 1),
        judged("solidarity"),
    ]),
    **{(code, C): ("Điều 26", [
        c.StandingInBlock(1, "leads_block"), judged("targets_exceeded"),
    ]) for code in FLAGS},
    (GOVERNMENT_FLAG, C): ("Điều 25", [judged("outstanding_among_leaders")]),
    **{(code, P): ("Điều 74(1)d", [c.AnyOf((
        c.ConsecutiveAwards((BASE,), 2, up_to_proposal=False),
        c.RunOfYears(EXCELLENT, 2, up_to_proposal=False, initiatives=2, initiative_scope=Scope.BASE),
    ))]) for code in BK},
    **{(code, C): ("Điều 74(3)d", [
        years(2, EXCELLENT, title=(EXCELLENT_UNIT, UNITS[EXCELLENT_UNIT]), to_proposal=False), judged("conduct"),
    ]) for code in BK},
    (PM, P): ("Điều 73(1)b", [c.CountedInWindow(BK, 1), years(5, GOOD, (BASE, 3))]),
    (PM, C): ("Điều 73(4)e", [
        years(5, EXCELLENT, (FLAGS, 1), (BK, 2), after=BK, title=(EXCELLENT_UNIT, UNITS[EXCELLENT_UNIT]), either=True),
    ]),
    (HLD + "ba", P): ("Điều 44(1)e", [years(5, GOOD, (BASE, 3), after=PM, excellent=1)]),
    (HLD + "ba", C): ("Điều 44(4)đ", [c.UnitExists(10), c.AnyOf((
        five(PM, (GOVERNMENT_FLAG, 1)), five(PM, (FLAGS, 2)), five(PM, (FLAGS, 1), (BK, 1)),
        no_flag(five(PM, (BK, 2))),
    ))]),
    (HLD + "nhi", P): ("Điều 43(1)đ", [
        years(5, GOOD, (FIGHTERS, 1), after=HLD + "ba", excellent=2, to_proposal=False),
    ]),
    (HLD + "nhi", C): ("Điều 43(4)d", [c.AnyOf((
        five(HLD + "ba", (GOVERNMENT_FLAG, 1), (FLAGS, 1)), five(HLD + "ba", (FLAGS, 3)),
        no_flag(five(HLD + "ba", (BK, 3))),
    ))]),
    (HLD + "nhat", P): ("Điều 42(1)đ", [years(5, GOOD, (FIGHTERS, 2), after=HLD + "nhi", excellent=3)]),
    (HLD + "nhat", C): ("Điều 42(4)d", [c.AnyOf((
        five(HLD + "nhi", (GOVERNMENT_FLAG, 2)), five(HLD + "nhi", (GOVERNMENT_FLAG, 1), (FLAGS, 2)),
        five(HLD + "nhi", (FLAGS, 4)), no_flag(five(HLD + "nhi", (BK, 4))),
    ))]),
    (HDL + "ba", C): ("Điều 38(3)", [c.UnitExists(30), c.AnyOf((
        ten(HLD + "nhat", (GOVERNMENT_FLAG, 2), (PM, 1)), ten(HLD + "nhat", (GOVERNMENT_FLAG, 2), (FLAGS, 2)),
    ))]),
    (HDL + "nhi", C): ("Điều 37(3)", [c.AnyOf((
        ten(HDL + "ba", (GOVERNMENT_FLAG, 2), (PM, 1), (BK, 1)),
        ten(HDL + "ba", (GOVERNMENT_FLAG, 2), (FLAGS, 2), (BK, 1)),
    ))]),
    (HDL + "nhat", C): ("Điều 36(3)", [c.AnyOf((
        ten(HDL + "nhi", (GOVERNMENT_FLAG, 3), (PM, 1)), ten(HDL + "nhi", (GOVERNMENT_FLAG, 3), (FLAGS, 2)),
    ))]),
    ("huan-chuong-ho-chi-minh", C): ("Điều 35", [
        c.YearsSince((HDL + "nhat", "huan-chuong-quan-cong-nhat"), 10),
    ]),
    ("huan-chuong-sao-vang", C): ("Điều 34", [c.YearsSince(("huan-chuong-ho-chi-minh",), 25)]),
}  # fmt: skip
NOT_OF_THE_LAW = {  # rows of the packs on the same awards that rest on another text: never surer than a page
    "cstd-tinh-nam-thu-ba", "cstdcs-du-thao-2025", "bkttcp-bang-khen-cong-trang", "hcld-bkttcp-cong-trang",
}  # fmt: skip


def plain(condition: c.Condition) -> object:
    """The condition with every judged part as its statement."""
    if isinstance(condition, c.Judged):
        return judged(condition.statement)
    if isinstance(condition, c.StandingInBlock):
        return c.StandingInBlock(condition.first, condition.statement)
    if isinstance(condition, c.AnyOf | c.AllOf):
        return type(condition)(tuple(plain(part) for part in condition.parts))  # type: ignore[misc]
    return condition


def of_the_law(pack: RegulationPack, award: str, kind: NomineeKind) -> list[Criterion]:
    """What the pack asks of merit beside what rests on decrees, drafts and circulars."""
    return [r for r in pack.criteria if r.speaks_of(award, kind, Ground.MERIT) and r.code not in NOT_OF_THE_LAW]


@packs
@pytest.mark.parametrize(("award", "kind"), ASKED, ids=by_code)
def test_merit_is_asked_exactly_what_the_article_asks(pack, award, kind):
    article, expected = ASKED[award, kind]
    rows = of_the_law(pack, award, kind)
    assert sorted(map(repr, (plain(row.condition) for row in rows))) == sorted(map(repr, expected))
    number = article.removeprefix("Điều ")
    assert all(number in row.basis for row in rows), (article, [row.basis for row in rows])


@packs
@pytest.mark.parametrize(("award", "kind"), ASKED, ids=by_code)
def test_what_the_law_asks_was_read_and_what_the_newest_law_took_over_was_not(pack, award, kind):
    expected = Status.UNCONFIRMED if pack is LAW_2022[-1] else Status.TEXT_READ
    assert {row.status for row in of_the_law(pack, award, kind)} == {expected}


@packs
def test_what_rests_on_another_text_is_never_surer_than_a_page(pack):
    found = {row.code: row.status for row in pack.criteria if row.code in NOT_OF_THE_LAW}
    assert not any(status.blocks for status in found.values())
    assert found["cstd-tinh-nam-thu-ba"] is Status.UNCONFIRMED
    draft = [row for row in pack.criteria if row.code == "cstdcs-du-thao-2025"]
    assert [row.informs for row in draft] == ([True] if pack is LAW_2022[-1] else [])


@packs
def test_soldiers_and_their_units_are_asked_the_same_with_their_own_titles(pack):
    for civil, armed in UNITS.items():
        own = [row.condition for row in of_the_law(pack, armed, C)]
        assert c.MemberShare(Fraction(7, 10), CSTT) in own
        others = {repr(one) for one in own} - {repr(c.MemberShare(Fraction(7, 10), CSTT))}
        same = {repr(row.condition) for row in of_the_law(pack, civil, C)}
        assert others == same - {repr(c.MemberShare(Fraction(7, 10), LDTT))}
    soldiers = sorted(map(repr, (plain(row.condition) for row in of_the_law(pack, CSTT, P))))
    assert soldiers == sorted(map(repr, (years(1, GOOD), judged("solidarity"))))  # all of them are rated (Art 24(3))


@packs
def test_a_flag_for_a_movement_is_asked_for_the_lead_in_that_movement_only(pack):
    for code, article, length in (
        (FLAGS[0], "26", "03 năm"),
        (FLAGS[1], "26", "03 năm"),
        (GOVERNMENT_FLAG, "25", "05 năm"),
    ):
        (row,) = (r for r in pack.criteria if r.speaks_of(code, C, Ground.MOVEMENT))
        assert (plain(row.condition), row.grounds) == (judged("leads_movement"), (Ground.MOVEMENT,))
        assert article in row.basis
        assert length in row.title.vi


@packs
def test_the_twins_of_the_armed_forces_are_derived_and_never_surer_than_that(pack):
    rows = [row for row in pack.criteria if row.code.startswith(("hcbvtq-", "hcqc-"))]
    assert len(rows) >= 12
    assert {row.status for row in rows} == {Status.UNCONFIRMED}


def test_before_2024_half_of_the_members_were_enough():
    (row,) = (row for row in ND91.criteria if isinstance(row.condition, c.MemberShare) and row.condition.award == LDTT)
    assert (row.awards, row.condition.at_least, row.status) == ((ADVANCED,), Fraction(1, 2), Status.SECONDARY)


RATING = {  # Decree 233/2026: rules in words about the yearly result that criteria stand on
    "xep-loai-don-vi-vien-chuc": "Điều 7, 12", "don-vi-xuat-sac-dung-han": "Điều 7(1)",
    "duoi-nam-don-vi-mot-xuat-sac": "Điều 7(7), 12(6)", "truong-khong-cao-hon-don-vi": "Điều 12(7)",
    "duoi-sau-thang-khong-xep-loai": "Điều 14(1)", "ky-luat-khong-hoan-thanh": "Điều 14(3)",
    "xep-loai-truoc-binh-xet": "Điều 9(1), 15(1)", "xac-minh-don-truoc-xep-loai": "Điều 9(2)c",
    "cchc-trong-diem-chung": "Điều 5(3)", "xep-loai-lai": "Điều 4(5)", "xep-loai-chuyen-tiep": "Điều 20(1)",
    "ho-so-xep-loai-dien-tu": "Điều 17",
}  # fmt: skip


def test_the_rules_of_the_yearly_rating_came_with_the_pack_of_2025():
    before, there, after = ({row.code: row for row in pack.principles} for pack in LAW_2022)
    assert not RATING.keys() & before.keys()
    for code, article in RATING.items():
        assert there[code].basis == f"Nghị định 233/2026/NĐ-CP {article}"
        assert (there[code].status, after[code].status) == (Status.TEXT_READ, Status.UNCONFIRMED)
    servants = there["xep-loai-cong-chuc"]
    assert (servants.source, servants.status) == ("N335", Status.SECONDARY)
    assert all(number in servants.title.vi for number in ("30", "70", "90", "50", "20%", "25%"))
