"""QR squares as one vector path; the mask is fixed because trying all eight was the slowest part of a certificate."""

from __future__ import annotations

import segno
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

MASK = 3
QUIET = 2


def draw_qr(canvas: Canvas, text: str, x: float, y: float, side: float) -> None:
    """Draw the code for `text` into the square whose lower left corner is (x, y), in points, quiet zone included."""
    rows = [bytes(row) for row in segno.make(text, error="m", mask=MASK, micro=False, boost_error=False).matrix]
    module = side / (len(rows) + 2 * QUIET)
    path = PDFPathObject()
    for index, row in enumerate(rows):
        base = y + side - (index + QUIET + 1) * module
        for start, length in _runs(row):
            path.rect(x + (start + QUIET) * module, base, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)


def _runs(row: bytes) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    column = row.find(1)
    while column >= 0:
        end = row.find(0, column)
        end = len(row) if end < 0 else end
        runs.append((column, end - column))
        column = row.find(1, end)
    return runs


def qr_path(text: str) -> tuple[int, str]:
    """The code for `text` as the side of its square in modules, quiet zone included, and an SVG path over it."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    quiet = 2 * QUIET
    runs = ((y, start, length) for y, row in enumerate(rows) for start, length in _runs(row))
    return len(rows) + 2 * quiet, "".join(f"M{x + quiet} {y + quiet}h{n}v1h-{n}z" for y, x, n in runs)
