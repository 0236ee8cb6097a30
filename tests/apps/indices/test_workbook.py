"""National indices go out as a workbook and come in again; faults stand at their cells and nothing is half saved."""

from decimal import Decimal

import pytest

from backend.indices.models import IndexValue
from backend.indices.workbook import ALL, NationalWorkbook
from backend.workbooks.declaring import NoSuchContext, Row

pytestmark = pytest.mark.django_db
CELLS = {
    "index": "PCI",
    "province": "Huế",
    "year": 2021,
    "value": Decimal("69.24"),
    "rank": 8,
    "source": "pcivietnam.vn",
}


@pytest.fixture
def context(cast):
    return NationalWorkbook().context(cast["appraiser"], ALL)


def test_who_may_not_enter_values_has_no_workbook(cast):
    with pytest.raises(NoSuchContext):
        NationalWorkbook().context(cast["head"], ALL)
    with pytest.raises(NoSuchContext):
        NationalWorkbook().context(cast["appraiser"], "khac")


def test_values_that_stand_are_exported_by_their_key(context, province):
    IndexValue.objects.create(unit=province, scale=Decimal(100), **CELLS)
    every = list(NationalWorkbook().existing(context, None))
    one = list(NationalWorkbook().existing(context, [("PCI", "Huế", 2021)]))
    assert every == one
    assert (every[0]["value"], every[0]["rank"]) == (Decimal("69.24"), 8)


@pytest.mark.parametrize(
    ("changed", "column", "code"),
    [({"value": Decimal(101)}, "value", "index_value.over_scale"),
     ({"value": None, "rank": None}, "value", "index_value.empty"),
     ({"rank": 64, "ranked_of": 63}, "rank", "index_value.rank_too_large")],
)  # fmt: skip
def test_a_fault_stands_at_its_cell(context, changed, column, code):
    row = Row(2, {**CELLS, **changed})
    NationalWorkbook().check(context, [row])
    assert [(fault.column, fault.reason.code) for fault in row.faults] == [(column, code)]


def test_a_sound_row_has_no_fault(context):
    row = Row(2, dict(CELLS))
    NationalWorkbook().check(context, [row])
    assert row.faults == []
