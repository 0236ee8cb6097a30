"""The one way from content and layout to bytes: `draw`; the same value drawn twice gives the same bytes."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from award_templates.certificate import draw_certificate
from award_templates.content import CertificateContent, Content
from award_templates.fitting import POINTS_PER_MM
from award_templates.layout import Layout, LayoutError


def draw(content: Content, layout: Layout) -> bytes:
    """The unsigned PDF of a paper; raises LayoutError for another kind's layout, DoesNotFit for too long texts."""
    if content.kind is not layout.kind:
        raise LayoutError(f"{layout.key}: not a layout for {content.kind}")
    buffer = BytesIO()
    size = (layout.page.width * POINTS_PER_MM, layout.page.height * POINTS_PER_MM)
    canvas = Canvas(buffer, pagesize=size, invariant=1, pageCompression=1, lang="vi-VN")
    canvas.setTitle(layout.vi)
    canvas.setCreator("Vinh Danh")
    canvas.setProducer("Vinh Danh")
    if isinstance(content, CertificateContent):
        draw_certificate(canvas, content, layout)
    canvas.save()
    return buffer.getvalue()
