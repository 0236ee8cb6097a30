"""The embedded Vietnamese fonts (Liberation Serif, OFL), registered once per process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "LiberationSerif"
FACES = {
    "regular": "LiberationSerif-Regular",
    "bold": "LiberationSerif-Bold",
    "italic": "LiberationSerif-Italic",
    "bold_italic": "LiberationSerif-BoldItalic",
}


@cache
def register() -> None:
    """Register the four faces and the family; later calls cost nothing."""
    for name in FACES.values():
        pdfmetrics.registerFont(TTFont(name, FOLDER / f"{name}.ttf"))
    for bold in (0, 1):
        for italic in (0, 1):
            face = ("regular", "italic", "bold", "bold_italic")[2 * bold + italic]
            addMapping(FAMILY, bold, italic, FACES[face])


def face(font: str) -> str:
    """The registered name of "regular", "bold", "italic" or "bold_italic"."""
    register()
    return FACES[font]


def width(text: str, font: str, size: float, tracking: float = 0.0) -> float:
    """Printed width in points; `tracking` is the extra space after each letter but the last."""
    return float(pdfmetrics.stringWidth(text, face(font), size)) + tracking * max(len(text) - 1, 0)
