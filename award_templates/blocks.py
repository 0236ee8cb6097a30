"""The building blocks of administrative papers as flowables: head, title, text, tables, sign-off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from award_templates.blanks import BlankLine, Part, open_date, open_number
from award_templates.content import DocumentReference, IssuingBody, Signatory, Verification
from award_templates.fitting import POINTS_PER_MM as MM
from award_templates.fonts import face, register, width
from award_templates.layout import Layout
from award_templates.qr import draw_qr
from award_templates.sheet import Palette
from award_templates.wording import MOTTO, NATION, number_line, place_and_date

ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "justify": TA_JUSTIFY}
OVER_TABLE = 30.0  # millimetres: a heading, the head of a table and one row
LEAD = re.compile(r"^(Điều \d+\.|\d+\.)\s")


class QrSquare(Flowable):
    """A QR square that flows with the text."""

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self.text, self.width, self.height = text, side, side

    def draw(self) -> None:
        """Called by the page maker at the right place."""
        canvas: Canvas = self.canv
        canvas.setFillGray(0)
        draw_qr(canvas, self.text, 0, 0, self.width)


class ShortRule(Flowable):
    """A thin centred line, as under tiêu ngữ, tên cơ quan and trích yếu."""

    def __init__(self, long: float, colour: Color) -> None:
        super().__init__()
        self.long, self.colour = long, colour

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        """Takes the whole width, so that it can stand in the middle."""
        self.width, self.height = room, 6.0
        return room, self.height

    def draw(self) -> None:
        """Called by the page maker at the right place."""
        start = (self.width - self.long) / 2
        self.canv.setStrokeColor(self.colour)
        self.canv.setLineWidth(0.7)
        self.canv.line(start, 3.0, start + self.long, 3.0)


class Blocks:
    """Blocks in the styles of one layout; lengths come from it."""

    def __init__(self, layout: Layout) -> None:
        register()
        self.layout = layout
        self.palette = Palette(layout.colours)
        self.room = layout.safe.width * MM

    def style(self, name: str, align: str = "left", first: float = 0.0, after: float = 0.0) -> ParagraphStyle:
        """A paragraph style from the layout's style."""
        style = self.layout.styles[name]
        return ParagraphStyle(
            f"{name}-{align}",
            fontName=face(style.font),
            fontSize=style.size,
            leading=style.size * style.leading,
            alignment=ALIGN[align],
            textColor=self.palette[style.colour],
            firstLineIndent=first,
            spaceAfter=after,
            keepWithNext=name == "heading",
        )

    def line(self, text: str, name: str, align: str = "center", after: float = 0.0) -> Flowable:
        """One short text without first-line indent."""
        return Paragraph(escape(text), self.style(name, align, after=after))

    def text(self, text: str, name: str = "text") -> Flowable:
        """A justified paragraph; a leading "Điều 1." or "1." is bold."""
        safe = LEAD.sub(r"<b>\1</b> ", escape(text))
        return Paragraph(safe, self.style(name, "justify", self.layout.measures["first_line"] * MM, 5))

    def over_table(self, text: str, name: str = "heading") -> list[Flowable]:
        """A line above a table: on the next page when the table could not begin below it on this one."""
        style = self.style(name, after=3)
        style.keepWithNext = 0
        return [CondPageBreak(OVER_TABLE * MM), Paragraph(escape(text), style)]

    def rule(self, long: float) -> Flowable:
        """A short centred rule, `long` in points."""
        return ShortRule(long, self.palette["ink"])

    def space(self, mm: float) -> Flowable:
        """Vertical space in millimetres."""
        return Spacer(1, mm * MM)

    def head(
        self,
        body: IssuingBody,
        reference: DocumentReference | None,
        place: str | Flowable,
        number: Flowable | str = "",
    ) -> list[Flowable]:
        """Tên cơ quan and số, ký hiệu at the left; quốc hiệu, tiêu ngữ, địa danh and date at the right."""
        left: list[Flowable] = [self.line(body.parent, "parent")] if body.parent else []
        left += [self.line(line, "body_name") for line in body.lines]
        left.append(self.rule(34))
        motto = self.layout.styles["motto"]
        right = [self.line(NATION, "nation"), self.line(MOTTO, "motto")]
        right.append(self.rule(width(MOTTO, motto.font, motto.size)))
        if reference and not number:
            number = self.line(number_line(reference), "reference")
        columns = [self.room * 0.43, self.room * 0.57]
        dated = self.line(place, "place") if isinstance(place, str) else place
        table = Table([[left, right], [number, dated]], columns)
        table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(0, 1)])
        return [table, self.space(5)]

    def blank_line(self, parts: tuple[Part, ...], name: str, after: float = 0.0) -> Flowable:
        """One centred line with gaps that are form fields."""
        style = self.layout.styles[name]
        return BlankLine(parts, style, self.palette[style.colour], after)

    def open_head(self, body: IssuingBody, reference: DocumentReference) -> list[Flowable]:
        """The head of a paper that is numbered and dated after its first signature."""
        number = self.blank_line(("Số: ", *open_number(reference)), "reference")
        place = self.blank_line((f"{reference.place}, ", *open_date()), "place")
        return self.head(body, reference, place, number)

    def referenced_head(self, body: IssuingBody, reference: DocumentReference) -> list[Flowable]:
        """The head of a numbered paper."""
        return self.head(body, reference, place_and_date(reference.place, reference.on))

    def title(self, title: str, subject: str) -> list[Flowable]:
        """Tên loại and trích yếu with the rule below."""
        return [self.line(title, "title", after=2), self.line(subject, "subject"), self.rule(80), self.space(2)]

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], look: str = "table"
    ) -> Flowable:
        """A ruled table whose head repeats on every page; a row of one cell is a group heading over all columns.

        `look` is "table", "tally" (small type for many counts) or "facts" (all texts at the left).
        """
        type_style = "tally" if look == "tally" else "table"
        head = self.style(f"{type_style}_head", "center")
        left = self.style(type_style, "left")
        middle = left if look == "facts" else self.style(type_style, "center")
        cells: list[list[Flowable | str]] = [[Paragraph(escape(text), head) for text in heads]]
        spans: list[tuple[object, ...]] = []
        keep_groups = "keep_groups" in self.layout.measures
        for row in rows:
            if len(row) == 1:
                spans.append(("SPAN", (0, len(cells)), (-1, len(cells))))
                if keep_groups and len(cells) < len(rows):
                    spans.append(("NOSPLIT", (0, len(cells)), (0, len(cells) + 1)))
                group = Paragraph(escape(row[0]), self.style("table_head", "left"))
                cells.append([group, *[""] * (len(heads) - 1)])
            else:
                cells.append([Paragraph(escape(text), middle if _short(text) else left) for text in row])
        table = Table(cells, [self.room * share for share in shares], repeatRows=1)
        grid = ("GRID", (0, 0), (-1, -1), 0.5, self.palette["grid"])
        shade = ("BACKGROUND", (0, 0), (-1, 0), self.palette["shade"])
        table.setStyle(
            [
                grid,
                shade,
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                *_padding(1.5 if look == "tally" else 3.5, 2.5),
                *spans,
            ]
        )
        return table

    def signatory(self, who: Signatory) -> list[Flowable]:
        """Title lines, room for the signature, name."""
        titles = [self.line(title, "signatory") for title in who.title_lines]
        return [*titles, self.space(self.layout.measures["signature_space"]), self.line(who.name, "signatory")]

    def sign_off(self, left: list[Flowable], right: list[Flowable]) -> Flowable:
        """Two columns that stay together on one page."""
        table = Table([[left, right]], [self.room * 0.5, self.room * 0.5])
        gap = ("RIGHTPADDING", (0, 0), (0, 0), self.layout.measures.get("column_gap", 0) * MM)
        table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(0, 0), gap])
        return KeepTogether([self.space(5), table])

    def sent_to(self, places: Sequence[str], check: Verification | None) -> list[Flowable]:
        """Nơi nhận in small type, and the QR square below it."""
        parts: list[Flowable] = []
        if places:
            heading = f"<b><i>{escape('Nơi nhận:')}</i></b>"
            parts = [Paragraph(heading, self.style("small"))]
            parts += [self.line(f"- {place}", "small", "left") for place in places]
        if check:
            square = QrSquare(check.url, self.layout.measures["qr"] * MM)
            square.hAlign = "LEFT"
            parts += [self.space(3), square]
        return parts


def _padding(side: float, top: float) -> list[tuple[object, ...]]:
    whole = ((0, 0), (-1, -1))
    sides = [(name, *whole, side) for name in ("LEFTPADDING", "RIGHTPADDING")]
    return [*sides, *((name, *whole, top) for name in ("TOPPADDING", "BOTTOMPADDING"))]


def _short(text: str) -> bool:
    return text.replace(" ", "").replace(",", "").replace("%", "").replace(".", "").isdigit() or len(text) < 2
