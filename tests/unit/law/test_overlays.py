"""A province's overlay on a pack: what it may add and narrow, what it may never loosen, how it is read and kept."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from workflows import shipped
from workflows.basis import Status, Unreadable
from workflows.facts import Scope, YearlyClass
from workflows.regulations import loading, overlay
from workflows.rules import conditions as c

ND98, NEWEST = shipped.packs()[1], shipped.packs()[3]
EXAMPLE = shipped.overlays()[0]
TEXT = (shipped.HERE / "regulations" / "overlays" / "vi-du-tinh-minh-hoa.toml").read_text("utf-8")
ON98 = replace(
    EXAMPLE.head, base=ND98.code, base_version=ND98.version, received_from=date(2024, 1, 1),
    received_until=date(2025, 6, 30),
)  # fmt: skip


def laid(table, row, **head):
    """An overlay on the pack of Decree 98 that writes one row."""
    told = (overlay.Explained(row.code, EXAMPLE.head.reason, "Điều 24(4)"),)
    own = replace(EXAMPLE.own, **dict.fromkeys(overlay.OPEN_TABLES, ()) | {table: (row,)})
    return overlay.Overlay(replace(ON98, **head), told, own)


def of(table, code):
    return next(row for row in getattr(ND98, table) if row.code == code)


def faults(found, base=ND98):
    return [finding.code for finding in overlay.lint_overlay(base, found)]


@pytest.mark.parametrize("shipped_one", shipped.overlays(), ids=lambda one: one.head.code)
def test_a_shipped_overlay_has_no_fault_on_its_base_and_is_illustrative(shipped_one):
    base = next(
        p for p in shipped.packs() if (p.code, p.version) == (shipped_one.head.base, shipped_one.head.base_version)
    )
    assert overlay.lint_overlay(base, shipped_one) == []
    assert shipped_one.head.illustrative
    assert not any(loading.status_of(row).blocks for _, row in shipped_one.rows())


def test_the_canonical_text_reads_back_to_the_same_overlay():
    assert overlay.load_overlay(overlay.canonical(EXAMPLE)) == EXAMPLE


def test_the_resolved_view_replaces_adds_and_keeps():
    seen = overlay.resolved(NEWEST, EXAMPLE)
    before, after = ({row.code: row for row in pack.criteria} for pack in (NEWEST, seen))
    assert after["giay-khen-quy-dinh-rieng"].source == "MINHHOA"
    assert set(after) - set(before) == {"giay-khen-hoan-thanh-tot", "bieu-duong-duoc-binh-xet"}
    assert after["ldtt-hoan-thanh-tot"] == before["ldtt-hoan-thanh-tot"]
    assert (seen.code, seen.overlay) == (NEWEST.code, "vi-du-tinh-minh-hoa v5")


def test_a_higher_share_of_members_is_narrower_and_a_lower_one_is_refused():
    row = of("criteria", "tap-the-70-phan-tram-ldtt")
    more, less = (
        replace(row, condition=replace(row.condition, at_least=share)) for share in (Fraction(4, 5), Fraction(3, 5))
    )
    assert faults(laid("criteria", more)) == []
    assert faults(laid("criteria", less)) == ["loosens"]


@pytest.mark.parametrize(
    ("table", "code", "change"),
    [
        ("criteria", "ldtt-hoan-thanh-tot", {"informs": True}),
        ("criteria", "ldtt-hoan-thanh-tot", {"awards": ("lao-dong-tien-tien",)}),
        ("criteria", "bk-tinh-tap-the", {"nominees": ()}),
        ("awards", "co-thi-dua-tinh", {"council_vote": "hoi-dong-80"}),
        ("awards", "giay-khen", {"decided_by": ("thu-truong-don-vi", "chu-tich-ubnd-xa")}),
        ("papers", "to-trinh", {"awards": ("giay-khen",)}),
        ("citations", "can-cu-luat", {"text": "Căn cứ khác;"}),
    ],
)
def test_a_row_whose_text_was_read_is_not_loosened(table, code, change):
    assert "loosens" in faults(laid(table, replace(of(table, code), **change)))


@pytest.mark.parametrize(
    ("table", "code", "change"),
    [
        ("awards", "giay-khen", {"nominees": of("awards", "giay-khen").nominees[:2]}),
        (
            "papers",
            "y-kien-co-quan-lien-quan",
            {"awards": (*of("papers", "y-kien-co-quan-lien-quan").awards, "giay-khen")},
        ),
        ("vote_rules", "hoi-dong-quy-che", {"title": ND98.title}),
        ("ratios", "ty-le-cstdcs-15", {"enforced": True}),
        ("clocks", "tham-dinh-25-ngay", {"note": "tỉnh"}),
    ],
)
def test_a_row_is_narrowed_and_what_nobody_read_is_written_anew(table, code, change):
    assert faults(laid(table, replace(of(table, code), **change))) == []


@pytest.mark.parametrize(
    ("old", "new", "answer"),
    [
        (c.RunOfYears(YearlyClass.GOOD, 2), c.RunOfYears(YearlyClass.GOOD, 3), True),
        (c.RunOfYears(YearlyClass.GOOD, 2), c.RunOfYears(YearlyClass.EXCELLENT, 2), True),
        (c.RunOfYears(YearlyClass.EXCELLENT, 2), c.RunOfYears(YearlyClass.GOOD, 9), False),
        (c.YearlyClassAtLeast(YearlyClass.GOOD), c.YearlyClassAtLeast(YearlyClass.COMPLETED), False),
        (c.CountedInWindow(("a",), 2, 5), c.CountedInWindow(("a",), 2, 9), False),
        (c.CountedInWindow(("a",), 2, 5), c.CountedInWindow(("a",), 3, 5), True),
        (c.UnitExists(5), c.AllOf((c.UnitStillExists(), c.UnitExists(7))), True),
        (c.AnyOf((c.UnitExists(5), c.UnitStillExists())), c.UnitExists(5), True),
        (c.UnitExists(5), c.AnyOf((c.UnitExists(5), c.UnitStillExists())), False),
        (c.HasInitiative(Scope.BASE), c.UnitExists(5), False),
    ],
)
def test_only_what_can_be_compared_counts_as_stricter(old, new, answer):
    assert overlay.stricter(old, new) is answer


def test_another_base_or_version_is_refused():
    assert faults(EXAMPLE) == ["wrong_parent"]
    assert faults(laid("ratios", of("ratios", "ty-le-cstdcs-15"), base_version=1)) == ["wrong_parent"]


@pytest.mark.parametrize("dates", [{"received_from": date(2023, 12, 31)}, {"received_until": None}])
def test_dates_lie_inside_those_of_the_base(dates):
    assert faults(laid("ratios", of("ratios", "ty-le-cstdcs-15"), **dates)) == ["outside_the_base"]


def test_a_row_that_speaks_of_an_unknown_award_is_found():
    assert faults(laid("ratios", replace(of("ratios", "ty-le-cstdcs-15"), award="khong-co"))) == ["unknown_award"]


def test_every_row_is_explained_and_every_reason_has_its_row():
    bare = replace(EXAMPLE, changes=EXAMPLE.changes[1:])
    assert faults(bare, NEWEST) == ["change_unexplained"]
    assert faults(replace(EXAMPLE, own=replace(EXAMPLE.own, ratios=())), NEWEST) == ["explains_nothing"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[overlay]", "[pack]", "missing_field"),
        ("[[ratios]]", "[[validity]]", "unknown_field"),
        ("[[ratios]]", "[[transitions]]", "unknown_field"),
        ('bound = "at_most"', 'bound = "quanh"', "bad_value"),
    ],
)
def test_an_unreadable_overlay_says_why(old, new, fault):
    with pytest.raises(Unreadable, match=fault):
        overlay.load_overlay(TEXT.replace(old, new))


def test_the_rows_of_the_example_wait_for_confirmation():
    assert {loading.status_of(row) for _, row in EXAMPLE.rows()} == {Status.UNCONFIRMED}
