"""From content to a signed paper in one call, and batches of them: draw, sign, return bytes; stores nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from award_templates.content import Content
from award_templates.drawing import draw
from award_templates.layout import Layout
from backend.papers.keys import Signer
from backend.papers.signing import sign


class NotASpecimen(ValueError):
    """A demo signer was given content that does not say "BẢN MINH HỌA"."""


def drawn_and_signed(
    content: Content, layout: Layout, signing: Sequence[Signer], at: datetime, *, production: bool = False
) -> bytes:
    """The signed PDF; raises DoesNotFit, SigningRefused, DemoKeyRefused, and NotASpecimen (demo key, real paper)."""
    if not content.specimen and any(signer.demo for signer in signing):
        raise NotASpecimen(f"{layout.key}: the demo authority signs specimens only")
    return sign(draw(content, layout), signing, at, layout, production=production)


def batch(
    contents: Iterable[Content], layout: Layout, signing: Sequence[Signer], at: datetime, *, production: bool = False
) -> Iterator[bytes]:
    """One signed paper after the other, in the order given; the first failure stops the batch."""
    for content in contents:
        yield drawn_and_signed(content, layout, signing, at, production=production)
