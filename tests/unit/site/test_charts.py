"""Charts: what is drawn, what is said, what is escaped."""

import re
from decimal import Decimal

from backend.site.candidate_charts import candidates_chart
from backend.site.charts import progress_bar, ranking_chart, stacked_score
from workflows.engine import Label

ROWS = (
    {"key": 1, "label": "Sở Nội vụ", "value": Decimal("90"), "rank": 1, "band": "Xuất sắc"},
    {"key": 2, "label": "UBND xã <An Bình>", "value": Decimal("45"), "rank": 2, "band": ""},
    {"key": 3, "label": "UBND phường Bến Mới", "value": None, "rank": None, "band": ""},
)


def bars(svg):
    return [int(width) for width in re.findall(r'<rect x="\d+" y="\d+" width="(\d+)"', svg)]


def test_half_the_value_is_half_the_bar_to_the_pixel():
    first, second, _none = bars(ranking_chart(ROWS))
    assert abs(first - 2 * second) <= 1


def test_a_unit_without_a_figure_has_no_bar_and_says_so():
    drawn = ranking_chart(ROWS)
    assert bars(drawn)[2] == 0
    assert "chưa có số liệu" in drawn


def test_the_readers_unit_is_marked_without_colour():
    assert ranking_chart(ROWS, highlight=2).count("▶") == 1
    assert "▶" not in ranking_chart(ROWS)


def test_names_are_escaped():
    assert "<An Bình>" not in ranking_chart(ROWS)
    assert "&lt;An Bình&gt;" in ranking_chart(ROWS)


def test_the_table_behind_holds_every_row():
    table = ranking_chart(ROWS).partition("<table")[2]
    assert table.count("<tr>") == 1 + len(ROWS)


def test_the_picture_has_title_and_description():
    drawn = ranking_chart(ROWS, title="Xếp hạng 2023", highlight=1)
    assert "<title>Xếp hạng 2023</title><desc>Sở Nội vụ: 90,00</desc>" in drawn


def test_the_parts_of_a_score_add_up_exactly():
    areas = [{"label": "A", "points": "0.1", "maximum": "1"}, {"label": "B", "points": "0.2", "maximum": "1"}]
    assert "0,30 / 2" in stacked_score(areas, maximum=2)


def test_a_value_over_the_maximum_does_not_leave_the_frame():
    assert bars(ranking_chart([ROWS[0] | {"value": Decimal(900)}]))[0] == 720 - 280 - 130


def test_progress_of_nothing_is_no_fault():
    assert "0 trong 0 (0%)" in progress_bar(0, 0)


def test_no_style_attribute_is_written():
    assert "style=" not in ranking_chart(ROWS) + progress_bar(1, 2)


def test_who_could_be_nominated_is_drawn_over_the_whole_width_with_its_full_name_above():
    name = "Bằng khen của Chủ tịch Ủy ban nhân dân cấp tỉnh cho thành tích xuất sắc trong phong trào"
    counts = [(n, Label(f"loại {n}", f"kind {n}"), count) for n, count in enumerate((1, 3, 0, 0, 0, 4))]
    drawn = candidates_chart([{"label": Label(name, name), "counts": counts, "total": 8}])
    lines = re.findall(r'<text x="0" y="(\d+)"[^>]*>([^<]*)</text>', drawn)
    assert " ".join(text for _y, text in lines) == name.replace("Ủy ban nhân dân", "UBND")
    assert all(len(text) <= 42 for _y, text in lines)
    parts = re.findall(r'<rect x="([\d.]+)%" y="(\d+)" width="([\d.]+)%"', drawn)
    assert [(left, width) for left, _y, width in parts if width != "0.00"] == [
        ("0.00", "12.50"), ("12.50", "37.50"), ("50.00", "50.00")
    ]  # fmt: skip
    assert int(parts[0][1]) > int(lines[-1][0])
