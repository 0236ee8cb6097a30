"""Wrong workbooks: each kind of file that is none, each broken or hostile one, each wrong header is told in words."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from backend.base.reasons import tell
from backend.workbooks import opening, scanning
from backend.workbooks.columns import Column, Kind
from backend.workbooks.opening import read_workbook
from backend.workbooks.sheets import open_sheet
from tests.apps.workbooks.conftest import HEADS, packed, sheet
from workflows.engine import Label, Refused

COLUMNS = (
    Column("code", Label("Mã", "Code"), Kind.CODE, key=True),
    Column("name", Label("Tên", "Name"), required=True),
    Column("price", Label("Giá", "Price"), Kind.NUMBER),
)
SOUND = sheet(["A1", "Bàn", 5])


def bytes_of(book):
    return packed(book).read()


def zipped(parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed_:
        for name, text in parts.items():
            packed_.writestr(name, text)
    return out.getvalue()


def unzipped(data):
    with zipfile.ZipFile(BytesIO(data)) as packed_:
        return {name: packed_.read(name) for name in packed_.namelist()}


def refusal(data):
    """The codes with which a file is refused; each has words that can be shown."""
    with pytest.raises(Refused) as no:
        open_sheet(read_workbook(SimpleUploadedFile("x.xlsx", data)), COLUMNS)
    assert all(tell(reason).says for reason in no.value.reasons)
    return [reason.code for reason in no.value.reasons]


OLD = opening.OLD_OFFICE + b"\x00" * 600
MACROS = {**unzipped(bytes_of(SOUND)), "xl/vbaProject.bin": b"macro"}
BINARY = {"[Content_Types].xml": b"<x/>", "xl/workbook.bin": b"\x00"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "paper.empty"),
        (OLD, "workbook.old_format"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "workbook.encrypted"),
        (zipped(BINARY), "workbook.old_format"),
        (zipped(MACROS), "workbook.macros"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "workbook.not_a_workbook"),
        ("Mã;Tên\nA1;Bàn\n".encode(), "workbook.csv"),
        (b"<html><table></table></html>", "workbook.web_page"),
        (b"%PDF-1.7", "workbook.not_a_workbook"),
        (b"PK\x03\x04 broken", "workbook.unreadable"),
        (bytes_of(SOUND)[:-60], "workbook.unreadable"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "workbook.not_a_workbook"),
    ],
)
def test_a_file_of_another_kind_is_named(data, code):
    assert refusal(data) == [code]


def test_a_bomb_is_refused_before_it_unfolds():
    parts = unzipped(bytes_of(SOUND)) | {"xl/bomb.xml": b"<a/>" + b" " * (opening.UNPACKED_LIMIT + 1)}
    assert refusal(zipped(parts)) == ["workbook.too_large_inside"]


def test_a_bomb_that_lies_about_its_size_is_refused():
    data = bytearray(zipped(unzipped(bytes_of(SOUND)) | {"xl/zz.xml": b" " * 5_000_000}))
    real, told = (5_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little")
    assert refusal(bytes(data.replace(real, told))) == ["workbook.unreadable"]


def test_entities_are_not_expanded():
    parts = unzipped(bytes_of(SOUND))
    parts["xl/workbook.xml"] = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts["xl/workbook.xml"]
    assert refusal(zipped(parts)) == ["workbook.unreadable"]


def test_one_cell_far_away_does_not_fill_the_memory():
    book = sheet(["A1", "Bàn", 5])
    book.active["XFD1048576"] = "x"
    assert refusal(bytes_of(book)) == ["workbook.too_spread"]


def test_a_far_row_without_cell_names_is_measured_too():
    parts = unzipped(bytes_of(SOUND))
    far = b'<row r="1048576"><c t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    wide = b"".join(b"<c><v>1</v></c>" for _ in range(50))
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"</sheetData>", b"<row>" + wide + b"</row>" + far)
    assert refusal(zipped(parts)) == ["workbook.too_spread"]


@pytest.mark.parametrize(
    ("heads", "codes"),
    [
        (["STT", "Họ tên"], ["workbook.no_header"]),
        (["Mã", "Giá"], ["workbook.columns_missing"]),
        (["Mã", "Tên", "ten"], ["workbook.columns_double"]),
        (["Mã", "Giá", "giá *"], ["workbook.columns_missing", "workbook.columns_double"]),
    ],
)
def test_a_wrong_header_names_its_columns(heads, codes):
    assert refusal(bytes_of(sheet(["A1", "Bàn", 5], heads=heads))) == codes


def opened(book):
    return open_sheet(read_workbook(packed(book)), COLUMNS)


def values(book):
    return [list(row.cells.values()) for row in opened(book).rows(COLUMNS)]


def test_the_header_is_found_below_a_title_with_other_letters_and_order():
    title = [["BẢNG KÊ HÀNG"], [None], ["Đơn vị: Sở A"]]
    book = sheet([5, "Bàn ", "A1"], heads=["GIA", " tên  *", "ma"], above=title)
    assert values(book) == [["A1", "Bàn", 5]]
    assert opened(book).header == 3


def test_empty_rows_are_skipped_and_unknown_columns_named():
    book = sheet(["A1", "Bàn", 5, "x"], [None, "  ", None], ["A2", "Ghế", None], heads=["Mã", "Tên", "Giá", "Ghi chú"])
    assert values(book) == [["A1", "Bàn", 5], ["A2", "Ghế", None]]
    assert opened(book).unknown == ("Ghi chú",)


def test_a_sheet_in_front_without_header_is_passed_over():
    book = openpyxl.Workbook()
    book.active.append(["Lời nói đầu"])
    page = book.create_sheet("Số liệu")
    page.append(["Mã", "Tên"])
    page.append(["A1", "Bàn"])
    assert opened(book).name == "Số liệu"


def test_merged_cells_hold_their_text_on_every_row():
    book = sheet(["A1", "Bàn", 5], ["A2", None, 6], ["A3", "Tủ", 7])
    book.active.merge_cells("B2:B3")
    assert [row[1] for row in values(book)] == ["Bàn", "Bàn", "Tủ"]


def test_decomposed_letters_are_composed():
    import unicodedata

    book = sheet([unicodedata.normalize("NFD", "ẤM-1"), unicodedata.normalize("NFD", "Ấm trà")])
    assert values(book)[0][:2] == ["ẤM-1", "Ấm trà"]


def test_days_count_from_1904_where_the_book_says_so():
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"date_1904": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Mã", "Tên", "Ngày"])
        page.write_row(1, 0, ["A1", "Bàn", 44886])
    columns = (*COLUMNS[:2], Column("day", Label("Ngày", "Day"), Kind.DATE))
    (row,) = open_sheet(out.getvalue(), columns).rows(columns)
    assert f"{row.get('day'):%d/%m/%Y}" == "22/11/2026"


def test_errors_and_formulas_without_result_are_faults_at_their_cells():
    book = sheet(["A1", "Bàn", None], ["A2", "Ghế", None])
    book.active["C2"], book.active["C3"] = "=1/0", "#N/A"
    book.active["C3"].data_type = "e"
    faults = [[fault.reason.code for fault in row.faults] for row in opened(book).rows(COLUMNS)]
    assert faults == [["workbook.formula_without_value"], ["workbook.error_value"]]


def test_a_formula_is_read_as_its_result():
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADS[:3])
        page.write_row(1, 0, ["A1", "Bàn"])
        page.write_formula(1, 2, "=2+3", None, 5)
    assert [row.get("price") for row in open_sheet(out.getvalue(), COLUMNS).rows(COLUMNS)] == [5]


def reasons_of(data):
    """Why a file is refused; nothing when it can be read to its end."""
    try:
        list(open_sheet(read_workbook(SimpleUploadedFile("x.xlsx", data)), COLUMNS).rows(COLUMNS))
    except Refused as no:
        return no.reasons
    return ()


@given(st.binary(max_size=200), st.integers(0, 4000), st.integers(1, 60))
def test_a_damaged_file_is_read_or_refused_but_never_breaks(noise, at, length):
    data = bytes_of(SOUND)
    assert all(tell(reason).says for reason in reasons_of(data[:at] + noise + data[at + length :]))


PARTS = unzipped(bytes_of(SOUND))


@given(st.sampled_from(sorted(PARTS)), st.integers(0, 3000), st.binary(max_size=30), st.integers(0, 30))
def test_a_damaged_part_is_read_or_refused_but_never_breaks(name, at, noise, length):
    parts = {**PARTS, name: PARTS[name][:at] + noise + PARTS[name][at + length :]}
    assert all(tell(reason).says for reason in reasons_of(zipped(parts)))


@pytest.mark.parametrize(("row", "column", "name"), [(0, 0, "A1"), (9, 25, "Z10"), (1, 26, "AA2"), (0, 701, "ZZ1")])
def test_cells_are_named_as_excel_does(row, column, name):
    assert scanning.place_name(row, column) == name
