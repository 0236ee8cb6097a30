"""Cells as people type them: Vietnamese numbers, percents, dates; what could be read two ways is refused."""

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.workbooks.cells import Wrong, from_json, read_cell, shown, to_json
from backend.workbooks.columns import Column, Kind
from workflows.engine import Label


def column(kind, **more):
    return Column("x", Label("X", "X"), kind, **more)


DAY = date(2026, 11, 22)
CHOICE = column(Kind.CHOICE, choices=(("so", "Sở, ban, ngành"), ("xa", "Xã, phường")))


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (Kind.NUMBER, "1.234,5", Decimal("1234.5")),
        (Kind.NUMBER, "1 234,5", Decimal("1234.5")),
        (Kind.NUMBER, "1234.5", Decimal("1234.5")),
        (Kind.NUMBER, "1.234.567", Decimal(1234567)),
        (Kind.NUMBER, "0.125", Decimal("0.125")),
        (Kind.NUMBER, "-3,5", Decimal("-3.5")),
        (Kind.NUMBER, 0.1 + 0.2, Decimal("0.3")),
        (Kind.WHOLE, 3.0, 3),
        (Kind.WHOLE, "1.234.567", 1234567),
        (Kind.PERCENT, "94,74 %", Decimal("94.74")),
        (Kind.PERCENT, "94.74%", Decimal("94.74")),
        (Kind.PERCENT, 94.74, Decimal("94.74")),
        (Kind.DATE, "22/11/2026", DAY),
        (Kind.DATE, "22-11-2026", DAY),
        (Kind.DATE, "22.11.2026", DAY),
        (Kind.DATE, "2026-11-22", DAY),
        (Kind.DATE, "2026-11-22 00:00:00", DAY),
        (Kind.DATE, 46348.0, DAY),
        (Kind.DATE, datetime(2026, 11, 22, 8), DAY),
        (Kind.YES_NO, "Có", True),
        (Kind.YES_NO, "KHÔNG", False),
        (Kind.YES_NO, "x", True),
        (Kind.CODE, 12.0, "12"),
        (Kind.CODE, "0012", "0012"),
        (Kind.TEXT, "  a\u00a0 b ", "a b"),
        (Kind.TEXT, "", None),
    ],
)
def test_what_is_typed_is_understood(kind, raw, value):
    assert read_cell(column(kind), raw) == value


def test_a_percent_format_counts_by_hundred():
    assert read_cell(column(Kind.PERCENT), 0.9474, percent=True) == Decimal("94.74")


def test_a_choice_is_known_by_code_or_label_without_marks():
    assert [read_cell(CHOICE, raw) for raw in ("so", "SỞ, BAN, NGÀNH", "xa, phuong")] == ["so", "so", "xa"]


@pytest.mark.parametrize(
    ("made", "raw", "code"),
    [
        (column(Kind.NUMBER), "1.234", "workbook.number_ambiguous"),
        (column(Kind.NUMBER), "1,2,3", "workbook.not_a_number"),
        (column(Kind.NUMBER), "1,234.5", "workbook.not_a_number"),
        (column(Kind.NUMBER), "một", "workbook.not_a_number"),
        (column(Kind.NUMBER), True, "workbook.not_a_number"),
        (column(Kind.NUMBER), "1e400", "workbook.not_a_number"),
        (column(Kind.NUMBER), "１２", "workbook.not_a_number"),
        (column(Kind.NUMBER, least=0), "-1", "workbook.out_of_range"),
        (column(Kind.NUMBER, most=10), 11.0, "workbook.out_of_range"),
        (column(Kind.NUMBER, places=2), "1,234", "workbook.too_many_places"),
        (column(Kind.WHOLE), "2,5", "workbook.not_whole"),
        (column(Kind.DATE), "31/02/2026", "workbook.not_a_date"),
        (column(Kind.DATE), "11/22/2026", "workbook.not_a_date"),
        (column(Kind.DATE), "hôm qua", "workbook.not_a_date"),
        (column(Kind.DATE), 9e9, "workbook.not_a_date"),
        (column(Kind.YES_NO), "có lẽ", "workbook.not_yes_no"),
        (column(Kind.CODE), 1.1, "workbook.code_as_number"),
        (column(Kind.CODE), DAY, "workbook.code_as_number"),
        (column(Kind.TEXT, limit=3), "abcd", "workbook.too_long"),
        (CHOICE, "phường", "workbook.not_a_choice"),
    ],
)
def test_what_cannot_be_understood_is_said(made, raw, code):
    with pytest.raises(Wrong) as wrong:
        read_cell(made, raw)
    assert wrong.value.code == code


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False, allow_infinity=False)


@given(NUMBERS)
def test_a_shown_number_reads_back_exactly(value):
    assert read_cell(column(Kind.NUMBER), shown(column(Kind.NUMBER), value)) == value


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_a_shown_day_reads_back(value):
    assert read_cell(column(Kind.DATE), shown(column(Kind.DATE), value)) == value


@given(st.one_of(NUMBERS, st.none()))
def test_a_kept_number_is_the_same(value):
    assert from_json(column(Kind.NUMBER), to_json(value)) == value


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes()),
       st.sampled_from(Kind))  # fmt: skip
def test_any_cell_gives_a_value_or_a_fault(raw, kind):
    with suppress(Wrong):
        read_cell(column(kind), raw)
