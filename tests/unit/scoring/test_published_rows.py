"""Rows A7 to A36 of published indices: every figure comes out of the product's own rules, named by its row."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from backend.scoring.bands import schemes
from workflows.lifecycles.reform_task import ReformTaskState as S
from workflows.rules.bands import Cut, band_counts, band_of, cuts_from
from workflows.rules.changes import (
    Standing,
    change,
    component_counts,
    component_sentence,
    counts_of,
    movements_of,
    number_text,
    rank_before,
    rank_change_text,
    score_before,
    score_change_text,
    share_text,
)
from workflows.rules.criteria import CriteriaSet, NaRule, Node, Part
from workflows.rules.feeds import Entry
from workflows.rules.fixed import ratio_pct
from workflows.rules.forecast import Assumption, supposed
from workflows.rules.printed import (
    Classes,
    Fit,
    component_changes,
    exact_range,
    implied_maximum,
    mean,
    methods_that_rank,
    nested_total,
    rating_text,
    total_of,
    weighted,
)
from workflows.rules.progress import Report, TaskRecord, summary
from workflows.rules.ranking import Method
from workflows.rules.rounding import Rounding, rounded, ways_that_print
from workflows.rules.scoring import LeafInput, score_sheet
from workflows.rules.shapes import Direct

D = Decimal
Table = Callable[[str], list[dict[str, str]]]
PCI_WEIGHTS = [D(w) for w in (5, 5, 20, 5, 10, 5, 5, 20, 20, 5)]


@pytest.fixture
def points(table: Table) -> Callable[[str, int, str], tuple[Decimal, int]]:
    """Score and rank of a province as printed."""

    def find(index: str, year: int, province: str) -> tuple[Decimal, int]:
        rows = table("index_points_by_province.csv")
        row = next(r for r in rows if (r["index"], r["year"], r["province"]) == (index, str(year), province))
        return D(row["score"]), int(row["rank"])

    return find


@pytest.fixture
def national(table: Table) -> Callable[[str, str, int], dict[str, str]]:
    """One line of national means and counts."""

    def find(index: str, level: str, year: int) -> dict[str, str]:
        rows = table("index_national_stats.csv")
        return next(r for r in rows if (r["index"], r["level"], r["year"]) == (index, level, str(year)))

    return find


def _tasks(*groups: tuple[int, str, int]) -> list[TaskRecord]:
    """(how many, state, month of the report) as tasks due at the end of the year; a slow one is due in June."""
    found = []
    for many, state, month in groups:
        slow = state == "slow"
        reports = () if state == "not_started" else (Report(date(2020, month, 1), S("in_progress" if slow else state)),)
        deadline = date(2020, 6, 1) if slow else date(2020, 12, 31)
        found += [TaskRecord(f"t{len(found) + n}", deadline, reports) for n in range(many)]
    return found


def test_a7_papi_profile_three_both_two_score_one_rank_two_neither():
    """The provinces' own figures are kept aside: a made example with the same profile, other provinces around it."""
    parts = [f"nd{n}" for n in range(1, 9)]
    mine = (5, 5, 5, 5, 5, 5, 5, 5), (6, 6, 6, D("5.1"), D("5.1"), D("4.9"), D("4.9"), 5)
    first, second = (D("5.5"),) * 8, (5, 5, 5, 6, 6, D("4.8"), D("5.5"), D("5.5"))
    third = (None, *(D("4.5"),) * 7), (None, *(D("4.5"),) * 7)
    years = [
        {name: dict(zip(parts, (None if x is None else D(x) for x in row[n]), strict=True)) for name, row in
         (("mine", mine), ("first", (first, second)), ("third", third))}
        for n in (0, 1)
    ]  # fmt: skip
    found = component_counts(component_changes(*years, "mine", parts))
    assert (found.both, found.score_only, found.rank_only, found.neither) == (3, 2, 1, 2)
    assert component_sentence(found).startswith("3/8 nội dung cải thiện cả điểm và thứ hạng, 2/8 nội dung chỉ")


def test_a6_and_a8_are_told_as_one_sentence():
    assert component_sentence(counts_of(8, 3, 2, 1)).endswith("2/8 nội dung không cải thiện điểm và thứ hạng")
    assert component_sentence(counts_of(5, 4, 0, 0)).startswith("4/5 nội dung cải thiện cả điểm và thứ hạng")


@pytest.mark.parametrize(
    ("groups", "total"),
    [(((4, "not_started", 0), (10, "in_progress", 3), (2, "slow", 3)), 33),
     (((4, "not_started", 0), (12, "in_progress", 3), (2, "slow", 3)), 37)],
)  # fmt: skip
def test_a9_more_than_half_done_needs_more_than_32_or_36_tasks(groups, total):
    undone = sum(many for many, _state, _month in groups)
    least = summary(_tasks(*groups, (total - undone, "done", 5)), date(2020, 7, 8))
    one_less = summary(_tasks(*groups, (total - undone - 1, "done", 5)), date(2020, 7, 8))
    assert (least.total, least.slow) == (total, 2)
    assert least.share_done > 50 >= one_less.share_done
    assert summary(_tasks(*groups, (40 - undone, "done", 5)), date(2020, 7, 8)).share_done > 50


def test_a10_forecast_and_actual_are_two_snapshots_of_one_list():
    tasks = _tasks((80, "done", 5), (10, "in_progress", 5), (10, "not_started", 0))
    third, end = date(2020, 9, 30), date(2020, 12, 31)
    dropped = [task for task in tasks if task.code not in {f"t{n}" for n in range(90, 100)}]
    expected = supposed(dropped, third, end, Assumption.ON_TIME) + tasks[90:]
    assert summary(tasks, third).share_done == 80
    assert summary(expected, end).share_done == 90
    assert summary(tasks, end).share_done == 80


def test_a11_no_votes_print_and_divide_nothing():
    assert rating_text(D(0), 0) == "0 trong 0 đánh giá"
    assert rating_text(D(9), 2) == "4,5 trong 2 đánh giá"


def test_a12_every_ratio_of_tay_ninh_is_printed_half_up(table):
    for row in table("tay_ninh_2023.csv"):
        ratio = ratio_pct(D(row["appraisal_points"]), D(row["max_points_applicable"]))
        assert Rounding.HALF_UP in ways_that_print(ratio, D(row["ratio_pct"])), row


def test_a13_binh_duong_totals_of_two_parts_and_the_mean_of_nine(table):
    rows = table("binh_duong_2017.csv")
    parts = [(D(r["appraisal_points_max65"]), D(r["survey_points_max35"])) for r in rows]
    assert [total_of(p, D(r["total_points_max100"])).fit for p, r in zip(parts, rows, strict=True)] == [Fit.EXACT] * 9
    assert rounded(mean(D(r["total_points_max100"]) for r in rows)) == D("78.39")


def test_a14_nam_dinh_was_cut_or_came_from_an_unrounded_mean(table):
    rows = {r["unit"]: r for r in table("internal_unit_scores.csv") if r["province"] == "Nam Định"}
    so, huyen = rows["Trung bình khối sở"], rows["Trung bình khối huyện"]
    assert rounded(ratio_pct(D(so["score"]), D(70))) == D("89.46") != D(so["index_pct"])
    assert ways_that_print(ratio_pct(D(so["score"]), D(70)), D(so["index_pct"])) == (Rounding.CUT,)
    assert set(ways_that_print(ratio_pct(D(huyen["score"]), D(70)), D(huyen["index_pct"]))) == set(Rounding)
    assert exact_range(D(so["score"]), D(so["index_pct"]), D(70)) == (Fraction("62.615"), Fraction("62.6185"))


def test_a15_ban_dan_toc_thanh_hoa_was_scored_on_84_points(table):
    row = next(r for r in table("internal_unit_scores.csv") if r["unit"] == "Ban Dân tộc tỉnh")
    assert implied_maximum(D(row["score"]), D(row["index_pct"])) == D("84.0")


def test_a16_a_total_is_made_from_unrounded_parts():
    """The table of the ministries is kept aside: two parts that each round down give a total one hundredth higher."""
    first, second = D("54.1249"), D("30.2039")
    leaves = tuple(Node(f"{n}.1", "A", "A", D(70), Direct(step=D("0.0001"))) for n in (1, 2))
    areas = tuple(Node(str(n), "A", "A", D(70), None, (leaf,)) for n, leaf in enumerate(leaves, start=1))
    given = {"1.1": LeafInput(appraised=Entry(first)), "2.1": LeafInput(appraised=Entry(second))}
    score = score_sheet(CriteriaSet("a16", 2023, "bo", "bo", "A16", areas, NaRule.OUT_OF_MAXIMUM), given)
    printed = [rounded(score.nodes[area.code].points) for area in areas]
    found = total_of(printed, rounded(score.points))
    assert (found.fit, found.difference) == (Fit.ROUNDING, Fraction(1, 100))
    assert total_of(printed, D("84.36")).fit is Fit.WRONG


def test_a17_ministries_2023_three_of_17_below_80(national):
    row = national("PAR INDEX", "ministry", 2023)
    groups = [int(row[name]) for name in ("groupA_ge90", "groupB_80_to_lt90", "groupC_70_to_lt80")]
    found = Classes(17, tuple(groups))
    assert (found.missing, groups[0] + groups[1], groups[2]) == (0, 14, 3)
    assert rounded(D("84.378")) == D(row["mean"])
    assert movements_of(17, int(row["units_up"]), int(row["units_down"])).same == 0


def test_a18_par_index_2020_top_ten_seven_exact_three_within_a_hundredth(table):
    fits = []
    for row in table("par_index_2020_top10_components.csv"):
        parts = [D(row[name]) for name in row if name.endswith("_points")]
        found = total_of(parts, D(row["index"]))
        assert abs(found.difference) <= D("0.01"), row
        fits.append(found.fit)
    assert (fits.count(Fit.EXACT), fits.count(Fit.ROUNDING)) == (7, 3)
    scores = [D(row["index"]) for row in table("par_index_2020_top10_components.csv")]
    assert set(methods_that_rank(scores, range(1, 11))) == set(Method)


@pytest.mark.parametrize(("province", "points_printed", "ways"), [
    ("Quảng Ninh", "9.56", ()), ("Hải Phòng", "9.35", (Rounding.CUT,)),
])  # fmt: skip
def test_a19_the_sipas_points_are_not_simply_a_tenth(points, table, province, points_printed, ways):
    row = next(r for r in table("par_index_2020_top10_components.csv") if r["province"] == province)
    assert row["sipas_points"] == points_printed
    sipas, _rank = points("SIPAS", 2020, province)
    assert ways_that_print(Fraction(sipas) / 10, D(points_printed)) == ways


def test_a20_par_index_2024_one_province_unchanged_and_groups_of_63(national):
    row = national("PAR INDEX", "province", 2024)
    assert movements_of(63, int(row["units_up"]), int(row["units_down"])).same == int(row["units_unchanged"]) == 1
    assert Classes(63, (int(row["groupA_ge90"]), int(row["groupB_80_to_lt90"]))).missing == 0


@pytest.mark.parametrize(
    ("province", "years", "score_text", "rank_text"),
    [("Hải Phòng", (2023, 2024), "tăng 4,30 điểm", "tăng 1 bậc"),
     ("Quảng Ngãi", (2020, 2021), "tăng 13,20 điểm", "tăng 24 bậc")],
)  # fmt: skip
def test_a21_score_and_rank_changes(points, province, years, score_text, rank_text):
    found = change(*(Standing(*points("PAR INDEX", year, province)) for year in years))
    assert (score_change_text(found.score), rank_change_text(found.places)) == (score_text, rank_text)


def test_a22_ba_ria_vung_tau_2021_gives_exactly_the_row_of_2020(points, table):
    score, place = points("PAR INDEX", 2021, "Bà Rịa - Vũng Tàu")
    before = score_before(score, D("1.59")), rank_before(place, -7)
    row = next(r for r in table("par_index_2020_top10_components.csv") if r["province"] == "Bà Rịa - Vũng Tàu")
    assert before == (D(row["index"]), int(row["rank"])) == points("PAR INDEX", 2020, "Bà Rịa - Vũng Tàu")


def _bands(table: Table, province: str, year: int, scope: str) -> tuple[Classes, list[str]]:
    rows = [r for r in table("internal_band_counts.csv") if (r["province"], r["year"]) == (province, str(year))]
    rows = [row for row in rows if scope in row["scope"]]
    return Classes(int(rows[0]["total_units"]), tuple(int(r["count"]) for r in rows)), [
        r["pct_published"] for r in rows
    ]


def test_a23_shares_of_136_communes_are_not_forced_to_100(table):
    found, printed = _bands(table, "Thừa Thiên Huế", 2021, "xã")
    shares = [found.share(index) for index in range(4)]
    assert shares == [D(share) for share in printed] == [D("6.62"), D("45.59"), D("30.15"), D("17.65")]
    assert (sum(shares), found.missing) == (D("100.01"), 0)


@pytest.mark.parametrize("year", [2020, 2021])
def test_a24_khanh_hoa_bands_add_up_to_44_units(table, year):
    assert _bands(table, "Khánh Hòa", year, "")[0].missing == 0


def test_a24_khanh_hoa_groups_add_up_to_44_units():
    assert Classes(44, (21, 8, 6, 9)).missing == 0
    assert Classes(44, (21, 8, 6, 8)).missing == 1


def test_a25_valid_forms_of_sipas_2023():
    assert share_text(39_765, 40_230) == "98,84"


def test_a26_sipas_2023_three_provinces_keep_their_rank():
    assert movements_of(63, 36, 24).same == 3
    with pytest.raises(ValueError, match="exceed"):
        movements_of(63, 40, 24)


def test_a27_the_printed_running_numbers_of_da_nang_fit_no_method():
    scores = [D(s) for s in (90, 85, 85, 80, 75, 70, 65)]
    assert methods_that_rank(scores, [1, 2, 2, 3, 4, 5, 6]) == (Method.DENSE,)
    assert methods_that_rank(scores, [1, 2, 3, 4, 5, 5, 6]) == ()


def test_a28_every_pci_2021_score_is_its_weighted_sub_indices(table):
    rows = table("pci_2021_top21_subindices.csv")
    names = [n for n in rows[0] if n not in ("province_as_printed", "pci_score", "rank", "band")]
    for row in rows:
        found = weighted([D(row[name]) for name in names], PCI_WEIGHTS, scale=10)
        assert abs(found - Fraction(row["pci_score"])) <= Fraction("0.02"), row
    assert methods_that_rank([D(r["pci_score"]) for r in rows], [int(r["rank"]) for r in rows])
    with pytest.raises(ValueError, match="100"):
        weighted([D(1)], [D(99)])


def test_a29_the_papi_total_is_the_sum_of_unrounded_dimensions(points):
    """The sub-dimensions are kept aside: eight made sums give 42,393 exactly and 42,394 when dimensions are rounded."""
    dimensions = [[D("2.0005"), D("3.1002")]] * 2 + [[D("2.6001"), D("2.6001")]] * 2 + [[D("5.4478"), D(0)]] * 4
    exact = nested_total(dimensions)
    rounded_first = total_of([rounded(nested_total([row]), 3) for row in dimensions], D("42.394"), places=3)
    assert rounded(exact, 3) == D("42.393")
    assert points("PAPI", 2021, "Quảng Trị")[0] == D("42.394")
    assert rounded_first.fit is Fit.EXACT


def test_a30_quang_tri_papi_fell_from_sixth_place(points):
    _score, place = points("PAPI", 2021, "Quảng Trị")
    assert rank_before(place, -22) == 6
    assert rank_change_text(change(Standing(None, 6), Standing(None, place)).places) == "giảm 22 bậc"


def test_a31_the_on_time_share_depends_on_the_denominator(table):
    row = next(r for r in table("thua_thien_hue_dossier_counts.csv") if r["level"] == "Mức 1, 2")
    found = Classes(int(row["processed"]), tuple(int(row[name]) for name in ("early", "on_time", "late")))
    assert found.missing == 257_141 - 247_529
    assert (found.share(0, 1), found.share(0, 1, of_classes=True)) == (D("88.54"), D("91.98"))


def test_a32_a_bonus_may_pass_the_scale():
    scale = Node("1", "Điểm thi đua", "Emulation", D(100), None, (Node("1.1", "Điểm", "P", D(100), Direct()),))
    bonus = Node("2", "Cờ", "Flag", D(10), None, (Node("2.1", "Cờ", "Flag", D(10), Direct()),), part=Part.BONUS)
    made = CriteriaSet("a32", 2023, "tinh", "quan", "A32", (scale, bonus), NaRule.OUT_OF_MAXIMUM)
    given = {"1.1": LeafInput(appraised=Entry(D(97))), "2.1": LeafInput(appraised=Entry(D(10)))}
    score = score_sheet(made, given)
    assert (score.points, score.max_applicable, score.ratio) == (D(107), D(100), 107)


def test_a33_khanh_hoa_tot_begins_above_81_67_and_at_most_at_87_76(table):
    rows = [r for r in table("internal_unit_scores.csv") if r["unit"].startswith("BQL dự án ĐTXD")]
    names = ("Tốt", "Khá", "Trung bình", "Yếu")
    cuts = cuts_from([(D(r["index_pct"]), r["band"]) for r in rows], names)
    assert [r["band"] for r in rows] == ["Trung bình", "Trung bình", "Khá", "Khá", "Tốt", "Tốt", "Tốt"]
    assert cuts[0] == Cut("Tốt", Fraction("81.67"), Fraction("87.76"))
    assert cuts[1] == Cut("Khá", Fraction("68.5"), Fraction(75))
    assert cuts[2] == Cut("Trung bình", None, Fraction("64.20"))
    with pytest.raises(ValueError, match="not above"):
        cuts_from([(D(90), "Khá"), (D(80), "Tốt")], names)
    with pytest.raises(ValueError, match="unknown"):
        cuts_from([(D(90), "Giỏi")], names)


def _counted(table: Table, decision: str) -> list[dict[str, str]]:
    return [row for row in table("criteria_counts.csv") if row["decision"].startswith(decision)]


def test_a34_qd_2948_adds_up_to_100_while_its_text_counts_one_criterion_less(table):
    rows = _counted(table, "QĐ 2948")
    assert total_of([D(r["max_points"]) for r in rows], 100).fit is Fit.EXACT
    assert total_of([int(r["subcriteria"]) for r in rows], 81, places=0).difference == 0
    criteria = total_of([int(r["criteria"]) for r in rows], 38)
    assert (criteria.of_parts, criteria.difference, criteria.fit) == (39, -1, Fit.WRONG)


@pytest.mark.parametrize(("decision", "criteria", "parts"), [("QĐ 876", 38, 97), ("QĐ 2926", 47, 141)])
def test_a35_and_a36_the_numbers_of_criteria_add_up(table, decision, criteria, parts):
    rows = _counted(table, decision)
    assert total_of([int(r["criteria"]) for r in rows], criteria).fit is Fit.EXACT
    assert total_of([int(r["subcriteria"]) for r in rows], parts).fit is Fit.EXACT


def test_groups_a_b_c_are_the_same_mechanism_as_bands(points):
    table = schemes()["bo-noi-vu-nhom-abc"]
    scores = [points("PAR INDEX", year, name)[0] for year, name in
              ((2023, "Quảng Ninh"), (2023, "An Giang"), (2021, "Kiên Giang"))]  # fmt: skip
    assert [band_of(table, score).label_vi for score in scores] == ["Nhóm A", "Nhóm B", "Nhóm C"]
    assert band_counts(table, [*scores, None]) == (("Nhóm A", 1), ("Nhóm B", 1), ("Nhóm C", 1), ("Dưới 70", 0))


def test_a5_a_province_may_rise_less_than_the_mean_and_fall_in_rank(national, points):
    mean_rise = D(national("PAR INDEX", "province", 2020)["mean"]) - D(national("PAR INDEX", "province", 2019)["mean"])
    score, place = points("PAR INDEX", 2020, "Quảng Trị")
    found = change(Standing(score_before(score, D("2.32")), rank_before(place, -11)), Standing(score, place))
    assert mean_rise == D("2.57") > found.score > 0 > found.places
    assert number_text(found.score) == "2,32"
