"""Published figures come out of the rules exactly; tests are named after the rows of the project's table A1 to A36."""

from decimal import Decimal
from fractions import Fraction

import pytest

from backend.demo.published import published_table
from backend.scoring.bands import schemes
from workflows.rules.bands import band_of
from workflows.rules.changes import (
    Standing,
    change,
    component_lines,
    counts_of,
    rank_before,
    rank_change_text,
    score_before,
    score_change_text,
    share_text,
)
from workflows.rules.fixed import ratio_pct, round_half_up
from workflows.rules.ranking import Entrant, Key, Method, rank
from workflows.rules.ranking import Standing as Taking

D = Decimal
BANDS = schemes()["tay-ninh-2023-du-thao"]


def _tay_ninh(table) -> list[Entrant]:
    rows = table("tay_ninh_2023.csv")
    found = [Entrant(r["unit"], r["group"], D(r["appraisal_points"]), D(r["max_points_applicable"])) for r in rows]
    return found + [Entrant(f"huyện thiếu {n}", "huyen", None, None) for n in (7, 8, 9)]


def test_a1_ty_le_xa_xep_loai_tot():
    assert share_text(18, 19) == "94,74"
    assert share_text(18, 19, "en") == "94.74"
    assert share_text(0, 0) is None


def test_a2_diem_nam_truoc_tu_muc_tang():
    assert score_before(D("83.64"), D("2.32")) == D("81.32")
    assert score_change_text(D("2.32")) == "tăng 2,32 điểm"


def test_a3_hang_nam_truoc_khi_giam_11_bac():
    assert rank_before(39, -11) == 28
    assert change(Standing(None, 28), Standing(None, 39)).places == -11
    assert rank_change_text(-11) == "giảm 11 bậc"


def test_a4_sipas_giam_4_bac():
    assert rank_before(34, -4) == 30
    assert rank_change_text(-4, "en") == "down 4 places"


def test_a5_diem_tang_trong_khi_hang_giam():
    found = change(Standing(D("81.32"), 28), Standing(D("83.64"), 39))
    assert found.score == Fraction("2.32")
    assert found.places == -11
    assert D("83.72") - D("81.15") > D("2.32")


def test_a6_bon_loai_noi_dung_cong_lai_bang_8():
    counts = counts_of(8, both=3, score_only=2, rank_only=1)
    assert counts.neither == 2
    assert counts.total == 8
    assert component_lines(counts)[0] == "3/8 nội dung cải thiện cả điểm và thứ hạng"


def test_a8_mot_noi_dung_con_lai():
    assert counts_of(5, both=4, score_only=0, rank_only=0).neither == 1


def test_a12_so_ngoai_vu_2023(table):
    assert round_half_up(ratio_pct(D("61.00"), D("71.5")), 2) == D("85.31")
    place = next(p for p in rank(_tay_ninh(table)) if p.unit == "Sở Ngoại vụ")
    assert place.rank == 13
    assert band_of(BANDS, place.ratio).label_vi == "Tốt"


def test_a12_all_25_ratios_ranks_and_bands_of_tay_ninh(table):
    placed = {p.unit: p for p in rank(_tay_ninh(table))}
    for row in table("tay_ninh_2023.csv"):
        place = placed[row["unit"]]
        assert round_half_up(place.ratio, 2) == D(row["ratio_pct"]), row
        assert place.rank == int(row["rank"]), row
        assert band_of(BANDS, place.ratio).label_vi == row["band"], row


def test_huyen_without_data_are_not_ranked_and_never_zero(table):
    missing = [p for p in rank(_tay_ninh(table)) if p.standing is Taking.NO_DATA]
    assert [p.unit for p in missing] == ["huyện thiếu 7", "huyện thiếu 8", "huyện thiếu 9"]
    assert all(p.rank is None and p.ratio is None and p.points is None for p in missing)
    assert band_of(BANDS, missing[0].ratio) is None


def test_the_office_with_fewer_points_on_a_smaller_maximum_leads_by_ratio_only(table):
    assert rank(_tay_ninh(table), Key.RATIO)[0].unit == "Văn phòng UBND tỉnh"
    assert rank(_tay_ninh(table), Key.POINTS)[0].unit == "Sở Thông tin và Truyền thông"


def test_a13_binh_duong_2017(table):
    rows = table("binh_duong_2017.csv")
    totals = [D(r["appraisal_points_max65"]) + D(r["survey_points_max35"]) for r in rows]
    assert totals[0] == D("84.58")
    assert totals == [D(r["total_points_max100"]) for r in rows]
    assert round_half_up(sum(map(Fraction, totals), Fraction(0)) / 9, 2) == D("78.39")


def test_a27_dense_ranking_goes_on_by_one_after_a_tie():
    scores = (90, 85, 85, 80, 75, 70, 65)
    entrants = [Entrant(f"q{n}", "quan", D(score), D(100)) for n, score in enumerate(scores)]
    assert [p.rank for p in rank(entrants, method=Method.DENSE)] == [1, 2, 2, 3, 4, 5, 6]
    assert [p.rank for p in rank(entrants, method=Method.COMPETITION)] == [1, 2, 2, 4, 5, 6, 7]


def test_the_product_shows_the_same_table_that_the_tests_read(table):
    shown = [(r.unit, r.points, r.max_applicable, r.ratio_pct) for r in published_table().rows]
    fields = ("appraisal_points", "max_points_applicable", "ratio_pct")
    assert shown == [(r["unit"], *(D(r[name]) for name in fields)) for r in table("tay_ninh_2023.csv")]
    assert "2729/QĐ-UBND" in published_table().source


@pytest.mark.parametrize(("ratio", "code"), [("80", "tot"), ("79.9999", "kha"), ("70", "kha"), ("59.99", "kem")])
def test_bands_compare_the_unrounded_ratio(ratio, code):
    assert band_of(BANDS, D(ratio)).code == code
    assert BANDS.status == "unconfirmed"
