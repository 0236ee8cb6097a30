"""Builds our own Word templates, in the layout that summaries of NĐ 30/2020 Annex I give (status: secondary).

`python -m award_templates.word_templates` writes them anew; a test demands that the files in `word/` are these.
A4, margins 20/20/30/15 mm, Times New Roman 13–14; page numbers at the top middle from page 2.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from award_templates.word import FOLDER, settled
from award_templates.wording import MOTTO, NATION

FACE = "Times New Roman"
YEAR = 18
EVEN = {str(count): (165 / count,) * count for count in range(1, 6)}
SHAPES = EVEN | {f"{count}y": (YEAR, *((165 - YEAR) / (count - 1),) * (count - 1)) for count in range(2, 6)}
LEFT, CENTRE, BOTH = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def _sheet() -> Any:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    style = document.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    style.paragraph_format.space_after = Pt(0)
    for header in (section.header, section.first_page_header):
        _line(header.paragraphs[0], "{{ specimen }}", bold=True, size=11)
    page = section.header.add_paragraph()
    page.alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    page._p.append(field)
    return document


def _line(
    paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: float = 14, align: Any = CENTRE,
    first: float = 0, after: float = 0,
) -> Any:  # fmt: skip
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(after)
    if first:
        paragraph.paragraph_format.first_line_indent = Mm(first)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size, run.font.name = bold, italic, Pt(size), FACE
    run._r.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    return paragraph


def _cell(cell: Any, *lines: tuple[str, dict[str, Any]]) -> None:
    for index, (text, look) in enumerate(lines):
        _line(cell.paragraphs[0] if index == 0 else cell.add_paragraph(), text, **look)


def _columns(document: Any, widths: tuple[float, ...], rows: int = 1) -> Any:
    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _head(document: Any) -> None:
    table = _columns(document, (70, 95), rows=2)
    left, right = table.rows[0].cells
    _cell(left, ("{{ parent }}", {"size": 12}), ("{{ body }}", {"bold": True, "size": 12}), ("–––––––", {"size": 9}))
    _cell(right, (NATION, {"bold": True, "size": 12}), (MOTTO, {"bold": True, "size": 13}),
          ("–––––––––––––––––––––", {"size": 9}))  # fmt: skip
    _cell(table.rows[1].cells[0], ("{{ number }}", {"size": 13}))
    _cell(table.rows[1].cells[1], ("{{ place_and_date }}", {"size": 13, "italic": True}))


def _title(document: Any) -> None:
    _line(document.add_paragraph(), "")
    _line(document.add_paragraph(), "{{ title }}", bold=True, size=15)
    _line(document.add_paragraph(), "{{ subject }}", bold=True)
    _line(document.add_paragraph(), "–––––––", size=9, after=6)


def _signatures(document: Any, left: str) -> None:
    table = _columns(document, (82, 83))
    _cell(table.rows[0].cells[0], (left, {"size": 11, "align": LEFT}))
    _cell(table.rows[0].cells[1], ("{{ signatory_titles }}", {"bold": True}), ("", {}), ("", {}), ("", {}), ("", {}),
          ("{{ signatory_name }}", {"bold": True}))  # fmt: skip


def _ruled(document: Any, widths: tuple[float, ...], heads: tuple[str, ...], cells: tuple[str, ...], loop: str) -> Any:
    table = _columns(document, widths, rows=4)
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        _line(cell.paragraphs[0], text, bold=True, size=12)
    _line(table.rows[1].cells[0].paragraphs[0], f"{{%tr for {loop} %}}", size=12)
    for cell, text in zip(table.rows[2].cells, cells, strict=True):
        _line(cell.paragraphs[0], text, size=12, align=LEFT)
    _line(table.rows[3].cells[0].paragraphs[0], "{%tr endfor %}", size=12)
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    return table


def letter() -> bytes:
    """Tờ trình with its list."""
    document = _sheet()
    _head(document)
    _title(document)
    _line(document.add_paragraph(), "Kính gửi: {{ addressee }}", after=8)
    _line(document.add_paragraph(), "{%p for text in paragraphs %}", align=LEFT)
    _line(document.add_paragraph(), "{{ text }}", align=BOTH, first=10, after=6)
    _line(document.add_paragraph(), "{%p endfor %}", align=LEFT)
    _signatures(document, "{{ sent_to }}")
    document.add_page_break()
    _line(document.add_paragraph(), "DANH SÁCH", bold=True, size=15)
    _line(document.add_paragraph(), "{{ list_title }}", bold=True)
    _line(document.add_paragraph(), "{{ attached_to }}", italic=True, after=8)
    heads = ("STT", "Họ và tên / tên tập thể, hộ gia đình", "Chức vụ, đơn vị", "Danh hiệu, hình thức", "Thành tích")
    cells = ("{{ row.number }}", "{{ row.name }}", "{{ row.post }}", "{{ row.award }}", "{{ row.citation }}")
    _ruled(document, (12, 41, 40, 32, 40), heads, cells, "row in rows")
    return _saved(document)


def report() -> bytes:
    """Báo cáo thành tích by the parts of its form; a table has up to five columns, unused ones are left out."""
    document = _sheet()
    _head(document)
    _title(document)
    _line(document.add_paragraph(), "{{ form_note }}", italic=True, size=11, after=6)
    for text, look in (
        ("{%p for part in parts %}", {"align": LEFT}),
        ("{{ part.heading }}", {"align": LEFT, "bold": True, "after": 4}),
        ("{%p for item in part.held %}", {"align": LEFT}),
        ("{{ item.label }}", {"align": BOTH, "first": 10, "after": 3}),
        ("{%p for text in item.paragraphs %}", {"align": LEFT}),
        ("{{ text }}", {"align": BOTH, "first": 10, "after": 4}),
        ("{%p endfor %}", {"align": LEFT}),
    ):
        _line(document.add_paragraph(), text, **look)
    for shape, widths in SHAPES.items():
        _line(document.add_paragraph(), f"{{%p if item.shape == '{shape}' %}}", align=LEFT)
        numbers = range(len(widths))
        _ruled(document, widths, tuple(f"{{{{ item.heads[{n}] }}}}" for n in numbers),
               tuple(f"{{{{ row[{n}] }}}}" for n in numbers), "row in item.rows")  # fmt: skip
        _line(document.add_paragraph(), "{%p endif %}", align=LEFT)
    _line(document.add_paragraph(), "{%p endfor %}", align=LEFT)
    _line(document.add_paragraph(), "{%p endfor %}", align=LEFT)
    _line(document.add_paragraph(), "", after=6)
    _signatures(document, "")
    _line(document.add_paragraph(), "")
    table = _columns(document, (82, 83))
    for index, cell in enumerate(table.rows[0].cells):
        _cell(cell, (f"{{{{ confirmations[{index}] }}}}", {"bold": True}))
    return _saved(document)


def _saved(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return settled(buffer.getvalue())


TEMPLATES: dict[str, Callable[[], bytes]] = {"to_trinh.docx": letter, "bao_cao_thanh_tich.docx": report}

if __name__ == "__main__":
    for name, build in TEMPLATES.items():
        (FOLDER / name).write_bytes(build())
