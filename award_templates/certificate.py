"""Draws a certificate: paper tone, drum star and rosette behind, frame with lotus corners, fitted texts, QR square."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from math import pi

from reportlab.pdfgen.canvas import Canvas

from award_templates import ornaments as art
from award_templates.catalogue import layout as shipped
from award_templates.content import CertificateContent
from award_templates.fitting import POINTS_PER_MM, Line, fit
from award_templates.fonts import face
from award_templates.layout import Layout
from award_templates.ornaments import Ink
from award_templates.qr import draw_qr
from award_templates.sheet import Palette, diagonals
from award_templates.wording import MOTTO, NATION, SPECIMEN, full_number, honoured_name, long_date, place_and_date, post

MM = POINTS_PER_MM


def texts(content: CertificateContent) -> dict[str, list[tuple[str, str]]]:
    """What stands in each place of the layout, as (style name, text)."""
    code = f"Mã kiểm tra: {content.verification.code}" if content.verification else ""
    decision = f"Quyết định số {full_number(content.decision)}"
    return {
        "nation": [("name", NATION), ("motto", MOTTO)],
        "issuer": [("line", line) for line in content.issuer],
        "award": [("object", content.object_name), ("verb", content.verb), ("name", content.award_name)],
        "recipient": [
            ("name", honoured_name(content.recipient)),
            ("post", post(content.recipient)),
            ("citation", content.citation),
        ],
        "sign_off": [
            ("place", place_and_date(content.place, content.on)),
            *(("title", line) for line in content.signatory.title_lines),
        ],
        "signatory_name": [("name", content.signatory.name)],
        "reference": [
            ("line", decision),
            ("line", long_date(content.decision.on)),
            ("line", f"Số sổ vàng: {content.register_number}"),
            ("code", code),
        ],
        "specimen": [("line", SPECIMEN if content.specimen else "")],
    }


def placed(content: CertificateContent, layout: Layout) -> dict[str, list[Line]]:
    """Every printed line with its rectangle; raises DoesNotFit when a printed form is too long for its place."""
    return {name: fit(layout.slots[name], items) for name, items in texts(content).items()}


def draw_certificate(content: CertificateContent, layout: Layout) -> bytes:
    """The PDF of a certificate: one page."""
    buffer = BytesIO()
    size = (layout.page.width * MM, layout.page.height * MM)
    canvas = Canvas(buffer, pagesize=size, invariant=1, pageCompression=1, lang="vi-VN")
    canvas.setTitle(f"{layout.vi} – {honoured_name(content.recipient)}")
    canvas.setCreator("Vinh Danh")
    canvas.setProducer("Vinh Danh")
    _draw_page(canvas, content, layout)
    canvas.save()
    return buffer.getvalue()


def _draw_page(canvas: Canvas, content: CertificateContent, layout: Layout) -> None:
    lines = placed(content, layout)
    palette = Palette(layout.colours)
    height = layout.page.height * MM
    for ink in background(layout.key):
        palette.paint(canvas, ink)
    if content.specimen:
        diagonals(canvas, layout, SPECIMEN)
    for ink in frame(layout.key):
        palette.paint(canvas, ink)
    for line in (line for group in lines.values() for line in group):
        _write(canvas, palette, line, height)
    _motto_rule(canvas, palette, lines["nation"][-1], height)
    if content.verification:
        box = layout.slots["qr"].box
        canvas.setFillColor(palette["ink"])
        draw_qr(canvas, content.verification.url, box.x * MM, height - (box.top + box.height) * MM, box.width * MM)
    canvas.showPage()


def _write(canvas: Canvas, palette: Palette, line: Line, height: float) -> None:
    canvas.setFillColor(palette[line.style.colour])
    canvas.setFont(face(line.style.font), line.size)
    canvas.drawString(line.x, height - line.baseline, line.text, charSpace=line.style.tracking)


def _motto_rule(canvas: Canvas, palette: Palette, motto: Line, height: float) -> None:
    y = height - motto.bottom - 2.2
    canvas.setStrokeColor(palette["ink"])
    canvas.setLineWidth(0.8)
    canvas.line(motto.x, y, motto.x + motto.width, y)


@cache
def background(key: str) -> tuple[Ink, ...]:
    """Paper tone and the pale drum star in its rosette, behind the texts."""
    layout = shipped(key)
    page = (layout.page.width * MM, layout.page.height * MM)
    x, y, r = page[0] / 2, page[1] / 2 - 4 * MM, layout.measures["ground_radius"] * MM
    inset = layout.measures["frame_inner"] * MM
    tone = art.rectangle(inset, page, "", 0)
    return (
        Ink(tone.path, fill="paper"),
        Ink(art.rosette(x, y, r, 36, 0.2, 3), "gold_pale", width=0.4),
        Ink(art.rosette(x, y, r * 0.83, 24, 0.26, 2), "gold_pale", width=0.4),
        Ink(art.circles(x, y, (r * 0.62, r * 0.605, r * 0.53, r * 0.45, r * 0.44)), "gold_pale", width=0.5),
        Ink(art.teeth(x, y, r * 0.535, r * 0.6, 72), fill="gold_pale"),
        Ink(art.beads(x, y, r * 0.49, r * 0.026, 40), "gold_pale", width=0.4),
        Ink(art.circles(x, y, (r * 0.4, r * 0.385)), "gold_pale", width=0.5),
        Ink(art.rays(x, y, r * 0.11, r * 0.37, 14), fill="gold_pale"),
    )


@cache
def frame(key: str) -> tuple[Ink, ...]:
    """Red and gold rules, the guilloche band, lotus medallions in the corners and a lotus above and below."""
    layout = shipped(key)
    width, height = layout.page.width * MM, layout.page.height * MM
    outer, band, inner = (layout.measures[f"frame_{name}"] * MM for name in ("outer", "band", "inner"))
    page = (width, height)
    return (
        art.rectangle(outer, page, "frame", 2.2),
        art.rectangle(outer + 1.5 * MM, page, "gold", 0.6),
        Ink(art.guilloche_frame(width, height, band, band + 5.4 * MM), "gold", width=0.45),
        art.rectangle(inner - 1.3 * MM, page, "gold", 0.6),
        art.rectangle(inner, page, "frame", 1.0),
        *_corners(width, height, band),
        *_lotus(width / 2, height - band - 2.9 * MM, 0.0),
        *_lotus(width / 2, band + 2.9 * MM, pi),
        *_divider(width / 2, height - 90 * MM),
    )


def _corners(width: float, height: float, band: float) -> Iterator[Ink]:
    for x in (band, width - band):
        for y in (band, height - band):
            r = 7.4 * MM
            yield Ink(art.circles(x, y, (r,)), "frame", "paper", 1.4)
            yield Ink(art.circles(x, y, (r * 0.9,)), "gold", width=0.5)
            yield Ink(art.teeth(x, y, r * 0.72, r * 0.88, 28), fill="gold_soft")
            yield Ink(art.flower(x, y, r * 0.7, 8), "gold", "petal", 0.5)
            yield Ink(art.flower(x, y, r * 0.42, 8), "frame", "gold_pale", 0.45)
            yield Ink(art.circles(x, y, (r * 0.11,)), "frame", "gold", 0.4)


def _lotus(x: float, y: float, facing: float) -> Iterator[Ink]:
    for index, path in enumerate(art.lotus(x, y, 8.4 * MM, facing)):
        yield Ink(path, "frame" if index > 1 else "gold", "petal", 0.55)


def _divider(x: float, y: float) -> Iterator[Ink]:
    for side in (-1, 1):
        line = art.line(x + side * 5 * MM, y, x + side * 34 * MM, y)
        yield Ink(line, "gold", width=0.7)
        yield Ink(art.circles(x + side * 36 * MM, y, (0.55 * MM,)), fill="gold")
    yield Ink(art.flower(x, y, 2.6 * MM, 8), "frame", "gold_pale", 0.4)
