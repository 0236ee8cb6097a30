"""Draws administrative papers on running pages: page numbers from page 2, specimen marks on every page."""

from __future__ import annotations

from functools import partial
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from award_templates.content import Content
from award_templates.fitting import POINTS_PER_MM as MM
from award_templates.fonts import face, register
from award_templates.layout import Layout
from award_templates.sheet import Palette, diagonals
from award_templates.wording import SPECIMEN


def draw_document(content: Content, layout: Layout, story: list[Flowable]) -> bytes:
    """The PDF of flowing text; the same story gives the same bytes."""
    register()
    buffer = BytesIO()
    page, safe = layout.page, layout.safe
    document = BaseDocTemplate(
        buffer,
        pagesize=(page.width * MM, page.height * MM),
        invariant=1,
        pageCompression=1,
        lang="vi-VN",
        title=layout.vi,
        creator="Vinh Danh",
        producer="Vinh Danh",
        initialFontName=face("regular"),
    )
    bottom = (page.height - safe.top - safe.height) * MM
    frame = Frame(safe.x * MM, bottom, safe.width * MM, safe.height * MM, 0, 0, 0, 0)
    decorate = partial(_page, content=content, layout=layout)
    document.addPageTemplates([PageTemplate("page", [frame], onPage=decorate)])
    document.build(story)
    return buffer.getvalue()


def _page(canvas: Canvas, document: BaseDocTemplate, content: Content, layout: Layout) -> None:
    palette = Palette(layout.colours)
    middle, top = layout.page.width * MM / 2, layout.page.height * MM
    if content.specimen:
        diagonals(canvas, layout, SPECIMEN)
        style = layout.styles["specimen"]
        canvas.setFillColor(palette[style.colour])
        canvas.setFont(face(style.font), style.size)
        canvas.drawCentredString(middle, 9 * MM, SPECIMEN)
    if document.page > 1:
        canvas.setFillColor(palette["ink"])
        canvas.setFont(face("regular"), 13)
        canvas.drawCentredString(middle, top - 13 * MM, str(document.page))
    if content.verification:
        canvas.setFillColor(palette["soft"])
        canvas.setFont(face("regular"), 8.5)
        note = f"Mã kiểm tra: {content.verification.code}  –  {content.verification.url}"
        canvas.drawCentredString(middle, 14 * MM, note)
