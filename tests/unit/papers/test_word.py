"""Word files: ours to build, the same bytes each time, readable, and honest about being a specimen."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from award_templates.word import FOLDER, settled, word
from award_templates.word_templates import TEMPLATES
from award_templates.wording import SPECIMEN
from tests.support import sample_papers


def opened(data):
    return Document(BytesIO(data))


def words(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_shipped_template_is_the_one_that_is_built(name):
    assert (FOLDER / name).read_bytes() == TEMPLATES[name]()


@pytest.mark.parametrize("content", [sample_papers.letter(), sample_papers.report()], ids=["letter", "report"])
def test_the_same_content_gives_the_same_bytes(content, monkeypatch):
    first = word(content)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert word(content) == first
    assert settled(first) == first


def test_a_report_says_its_parts_and_its_table():
    found = words(opened(word(sample_papers.report())))
    for text in ("BÁO CÁO THÀNH TÍCH", "I. SƠ LƯỢC LÝ LỊCH", "Họ và tên: Lê Thị Đoan Khuê", "12/QĐ-SNV", "XÁC NHẬN"):
        assert text in found
    assert "{" not in found


def test_a_column_of_years_is_narrow():
    (table,) = [one for one in opened(word(sample_papers.report())).tables if one.rows[0].cells[0].text == "Năm"]
    year, *others = [round(cell.width.mm) for cell in table.rows[0].cells]
    assert year < 20
    assert all(other > 60 for other in others)


def test_a_letter_lists_every_row():
    content = sample_papers.letter()
    found = words(opened(word(content)))
    assert all(row.recipient.name in found for row in content.rows)
    assert "{" not in found


@pytest.mark.parametrize(("specimen", "expected"), [(True, SPECIMEN), (False, "")])
def test_a_specimen_says_so_at_the_top_of_every_page(specimen, expected):
    section = opened(word(replace(sample_papers.report(), specimen=specimen))).sections[0]
    for header in (section.header, section.first_page_header):
        assert header.paragraphs[0].text == expected


def test_the_sheet_is_a4_with_the_margins_and_type_of_official_papers():
    document = opened(word(sample_papers.report()))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(margin.mm) for margin in margins] == [20, 15, 20, 30]
    assert document.styles["Normal"].font.name == "Times New Roman"


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_any_text_opens(text):
    content = sample_papers.report()
    item = replace(content.parts[0].items[0], short=text or "x")
    part = replace(content.parts[0], items=(item,))
    assert opened(word(replace(content, parts=(part, *content.parts[1:])))).paragraphs
