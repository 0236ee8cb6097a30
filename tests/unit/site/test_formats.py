"""Numbers and moments as people read them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from backend.base.reasons import tell
from backend.web.formats import moment, number, percent, say, span, unit_group
from workflows.engine import Label, Reason


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Decimal("1234.5600"), None, "1.234,56"),
        (Decimal("0.125"), 2, "0,13"),
        (Fraction(200, 3), None, "66,67"),
        (1000000, None, "1.000.000"),
        ("28.5", 1, "28,5"),
        (None, 2, "–"),
        (Decimal("-2.5"), None, "-2,5"),
    ],
)
def test_numbers_are_written_the_vietnamese_way(value, places, shown):
    assert number(value, places) == shown


def test_english_pages_swap_the_signs():
    with translation.override("en"):
        assert number(Decimal("1234.56")) == "1,234.56"


def test_a_float_is_refused():
    with pytest.raises(TypeError):
        number(0.1)


def test_percent_keeps_two_places():
    assert percent(Decimal("87.5")) == "87,50%"


def test_a_moment_is_shown_in_the_zone_of_the_office():
    at = datetime(2026, 11, 22, 7, 5, tzinfo=UTC)
    assert moment(at) == "22/11/2026 14:05"
    with translation.override("en"):
        assert moment(at) == "22 Nov 2026 14:05"


def test_a_day_has_no_time():
    assert moment(date(2026, 1, 2)) == "02/01/2026"


def test_a_label_speaks_the_language_of_the_page():
    label = Label("Đang lập", "Draft")
    assert say(label) == "Đang lập"
    with translation.override("en"):
        assert say(label) == "Draft"


def test_an_open_end_is_said_in_words():
    first, last = date(2026, 1, 1), date(2026, 2, 1)
    assert [span(first, last), span(first, None), span(None, last)] == [
        "01/01/2026 – 01/02/2026", "từ 01/01/2026", "đến 01/02/2026",
    ]  # fmt: skip


def test_a_group_is_named_and_an_unknown_one_keeps_its_name():
    assert [unit_group("so"), unit_group("khối thi đua 1")] == ["Sở, ban, ngành", "khối thi đua 1"]


def test_a_matter_of_a_rule_is_told_in_words():
    assert tell(Reason("matter_not_known", {"matter": "discipline"})).says.endswith("việc đang xem xét kỷ luật.")
