"""What every sheet has in common: colours, painting ornaments, and the diagonal lines of a specimen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from award_templates.fitting import POINTS_PER_MM
from award_templates.fonts import face, width
from award_templates.layout import Layout
from award_templates.ornaments import Ink


@cache
def _colour(code: str) -> Color:
    return HexColor(code)


class Palette:
    """The layout's colours by name."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = codes

    def __getitem__(self, name: str) -> Color:
        return _colour(self._codes[name])

    def paint(self, canvas: Canvas, ink: Ink) -> None:
        """Draw one ornament."""
        if ink.line:
            canvas.setStrokeColor(self[ink.line])
            canvas.setLineWidth(ink.width)
        if ink.fill:
            canvas.setFillColor(self[ink.fill])
        canvas.drawPath(ink.path, stroke=bool(ink.line), fill=bool(ink.fill))


def diagonals(canvas: Canvas, layout: Layout, text: str) -> None:
    """The specimen words three times across the page, rising, in the layout's watermark colour."""
    page_width, page_height = layout.page.width * POINTS_PER_MM, layout.page.height * POINTS_PER_MM
    angle = 27 if page_width > page_height else 42
    size = 27.0
    long = width(text, "bold", size)
    canvas.setFillColor(Palette(layout.colours)["watermark"])
    canvas.setFont(face("bold"), size)
    for row in (-1, 0, 1):
        canvas.saveState()
        canvas.translate(page_width / 2, page_height / 2 + row * page_height / 3.6)
        canvas.rotate(angle)
        canvas.drawString(-long / 2, -size / 3, text)
        canvas.restoreState()
