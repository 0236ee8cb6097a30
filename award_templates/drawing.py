"""The one way from content and layout to bytes: `draw`; the same value drawn twice gives the same bytes."""

from __future__ import annotations

from award_templates.blocks import Blocks
from award_templates.certificate import draw_certificate
from award_templates.content import CertificateContent, Content
from award_templates.document import draw_document
from award_templates.layout import Layout, LayoutError
from award_templates.papers import story


def draw(content: Content, layout: Layout) -> bytes:
    """The unsigned PDF of a paper; raises LayoutError for another kind's layout, DoesNotFit for too long texts."""
    if content.kind is not layout.kind:
        raise LayoutError(f"{layout.key}: not a layout for {content.kind}")
    if isinstance(content, CertificateContent):
        return draw_certificate(content, layout)
    return draw_document(content, layout, story(content, Blocks(layout)))
