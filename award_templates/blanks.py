"""Blanks that are filled after the first signature: the clerk's number and date as form fields of the paper.

NĐ 30/2020 Art 15, 32, 33: the clerk numbers, dates and seals after the competent person has signed. A signed file may
not be drawn again, so the customary gaps are text fields of the form; filling them is the one change that the first
signature permits, and the last signature locks them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from award_templates.content import DocumentReference
from award_templates.fonts import face, width
from award_templates.layout import Style

NUMBER, DAY, MONTH, YEAR = "So", "Ngay", "Thang", "Nam"
FIELD_FONT = "Times-Roman"


@dataclass(frozen=True)
class Blank:
    """One gap: the field's name and its room in digits."""

    name: str
    digits: int


Part = str | Blank


def open_number(reference: DocumentReference, suffix: str = "") -> tuple[Part, ...]:
    """ "…/QĐ-UBND" with the number left open."""
    return (Blank(NUMBER + suffix, 6), f"/{reference.symbol}")


def open_date(suffix: str = "") -> tuple[Part, ...]:
    """ "ngày … tháng … năm …" left open."""
    return (
        *("ngày ", Blank(DAY + suffix, 2), " tháng ", Blank(MONTH + suffix, 2)),
        *(" năm ", Blank(YEAR + suffix, 4)),
    )


def filled(number: int, on: date) -> dict[str, str]:
    """What the clerk's act writes into the fields, by the start of their names; zeros as NĐ 30/2020 asks."""
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return {NUMBER: f"{number:02d}", DAY: f"{on.day:02d}", MONTH: month, YEAR: str(on.year)}


class BlankLine(Flowable):
    """One centred line of words and blanks."""

    def __init__(self, parts: tuple[Part, ...], style: Style, colour: Color, after: float = 0.0) -> None:
        super().__init__()
        self.parts, self.style, self.colour, self.after = parts, style, colour, after

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        """Takes the whole width, so that it can stand in the middle."""
        self.width, self.height = room, self.style.size * 1.2 + self.after
        return room, self.height

    def draw(self) -> None:
        """Called by the page maker at the right place."""
        canvas, size = self.canv, self.style.size
        x, base = (self.width - sum(self._long(part) for part in self.parts)) / 2, self.after + size * 0.28
        canvas.setFillColor(self.colour)
        canvas.setFont(face(self.style.font), size)
        for part in self.parts:
            if isinstance(part, str):
                canvas.drawString(x, base, part)
            else:
                self._field(part, x, base)
            x += self._long(part)

    def _field(self, blank: Blank, x: float, base: float) -> None:
        self.canv.acroForm.textfield(
            name=blank.name,
            x=x,
            y=base - 3,
            width=self._long(blank),
            height=self.style.size + 2,
            fontName=FIELD_FONT,
            fontSize=self.style.size,
            borderWidth=0,
            fillColor=None,
            borderColor=None,
            maxlen=blank.digits,
            relative=True,
        )

    def _long(self, part: Part) -> float:
        if isinstance(part, str):
            return width(part, self.style.font, self.style.size)
        return width("0" * part.digits, self.style.font, self.style.size) + 3
