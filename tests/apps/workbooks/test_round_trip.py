"""What is written reads back the same; no text becomes a formula, whatever it begins with."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.workbooks.cells import raw_text
from backend.workbooks.sheets import open_sheet
from backend.workbooks.writing import rows_book, table
from tests.apps.workbooks.conftest import Shelf

COLUMNS = Shelf().columns(None)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=30)
TEXTS = st.one_of(WORDS, WORDS.map(lambda text: f"={text}"), st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", "1.234"]))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "code": TEXTS.map(raw_text).filter(bool),
            "name": TEXTS.map(raw_text).filter(bool),
            "price": st.none() | st.decimals(0, 10**9, places=4),
            "count": st.none() | st.integers(0, 10**12),
            "share": st.none() | st.decimals(-500, 500, places=2),
            "day": st.none() | st.dates(),
            "size": st.sampled_from([None, "s", "l"]),
            "sold": st.sampled_from([None, True, False]),
        }
    ),
    min_size=1,
    max_size=6,
)


def sound(row):
    return row["day"] is None or 1901 <= row["day"].year < 2200


@settings(max_examples=40)
@given(ROWS)
def test_written_rows_read_back_the_same(rows):
    rows = [{**row, "day": row["day"] if sound(row) else None} for row in rows]
    found = open_sheet(rows_book(COLUMNS, rows, "Kệ").read(), COLUMNS)
    read = list(found.rows(COLUMNS))
    assert [row.faults for row in read] == [[] for _ in rows]
    assert [row.cells for row in read] == rows


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_a_formula_typed_as_text_is_harmless(text):
    data = table("Danh sách", ["Tên"], [[text]])
    page = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    assert page["A2"].data_type == "s"
    assert page["A2"].quotePrefix
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_a_template_offers_choices_and_guidance():
    book = openpyxl.load_workbook(rows_book(COLUMNS, (), "Kệ"))
    assert book.sheetnames == ["Kệ", "Danh mục", "Hướng dẫn"]
    assert [book["Danh mục"]["A1"].value, book["Danh mục"]["A2"].value] == ["Nhỏ", "Lớn"]
    assert {str(rule.sqref).split(":")[0] for rule in book["Kệ"].data_validations.dataValidation} == {"G2", "H2"}
    assert book["Kệ"].column_dimensions["A"].number_format == "@" or book["Kệ"]["A1"].value == "Mã *"


def test_control_characters_do_not_spoil_the_file():
    data = table("Tên/lạ:*?", ["A"], [["a\x00b\x0bc\ud800"], [None], [-3]])
    page = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    assert (page["A2"].value, page["A3"].value, page["A4"].value) == ("abc", None, -3)
