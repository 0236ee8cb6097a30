"""Tables of others are read whatever their columns are called, and say whether their own figures agree."""

from decimal import Decimal
from pathlib import Path

import pytest

from backend.scoring.table_checks import checks
from backend.scoring.tables import BadTable, load_published_table, read_table
from workflows.rules.printed import Fit
from workflows.rules.ranking import Method
from workflows.rules.rounding import Rounding

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parents[2] / "unit" / "scoring" / "data"


def load(name: str, maximum: str | None = None):
    found = read_table(DATA / name)
    return load_published_table(
        found.rows, code=name[:20], title=name, source=found.source, year=2021, layout=found.layout,
        maximum=Decimal(maximum) if maximum else None,
    )  # fmt: skip


def test_tay_ninh_agrees_with_itself_in_every_figure():
    so = checks(load("tay_ninh_2023.csv"))[-1]
    assert (so.group, so.units, so.odd_ratios) == ("so", 19, ())
    assert so.ways == (Rounding.HALF_UP,)
    assert set(so.methods) == set(Method)


def test_binh_duong_has_two_parts_and_a_mean():
    (found,) = checks(load("binh_duong_2017.csv", "100"))
    assert (found.mean, found.totals) == (Decimal("78.39"), {Fit.EXACT: 9})


def test_par_index_2020_has_four_parts_off_by_rounding_three_times():
    table = load("par_index_2020_top10_components.csv")
    (found,) = checks(table)
    assert found.totals == {Fit.EXACT: 7, Fit.ROUNDING: 3}
    assert len(table.rows.first().components) == 4


def test_pci_keeps_its_ten_sub_indices():
    table = load("pci_2021_top21_subindices.csv", "100")
    first = table.rows.get(rank=1)
    assert (first.unit_name, first.points, len(first.components)) == ("Quảng Ninh", Decimal("73.02"), 10)
    assert checks(table)[0].methods


def test_a_column_with_a_name_of_its_own_is_named(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("# nguồn\nđịa phương,kết quả,hạng\nA,90,1\nB,80,2\n", encoding="utf-8")
    with pytest.raises(BadTable, match="no column for the unit"):
        read_table(file)
    found = read_table(file, named={"unit": "địa phương", "points": "kết quả", "rank": "hạng"})
    table = load_published_table(found.rows, code="a", title="A", source="x", year=2020, layout=found.layout)
    assert checks(table)[0].has_ranks


@pytest.mark.parametrize(
    "text", ["# n\nunit,score\nA,1\nA,2\n", "# n\nunit,score\n,1\n", "# n\nunit,score\nA,1.23456\n"]
)
def test_a_unit_twice_without_a_name_or_too_fine_is_refused(text, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text(text, encoding="utf-8")
    found = read_table(file)
    with pytest.raises(BadTable):
        load_published_table(found.rows, code="a", title="A", source="x", year=2020, layout=found.layout)


def test_a_table_saved_by_a_vietnamese_excel_is_read(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("\ufeffXếp hạng;Tên đơn vị;Tổng điểm\n1;Sở A;91,04\n2;Sở B;90,5\n–;Sở C;–\n", encoding="utf-8")
    found = read_table(file, "Báo cáo 12")
    table = load_published_table(found.rows, code="a", title="A", source="x", year=2020, layout=found.layout)
    assert list(table.rows.order_by("pk").values_list("rank", "unit_name", "points")) == [
        (1, "Sở A", Decimal("91.04")), (2, "Sở B", Decimal("90.5")), (None, "Sở C", None),
    ]  # fmt: skip


def test_a_file_of_another_encoding_says_what_to_do(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(b"unit,score\nS\xf4,1\n")
    with pytest.raises(BadTable, match="UTF-8"):
        read_table(file, "x")
