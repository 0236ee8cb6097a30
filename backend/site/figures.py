"""What every chart is made of: the frame with its words, the table of numbers behind it, the colours.

Presentation attributes only, for the content security policy forbids styles; a picture is never the only place where
a number stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

INK, SOFT, RED, GOLD, PALE, BLUE = "#211c19", "#574e47", "#8f1d21", "#b58a2e", "#d9cfc0", "#4a5f7a"
Size = tuple[int, int]


def short(text: object, limit: int = 32) -> str:
    """A text cut to what fits beside a bar."""
    shown = str(text)
    return shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…"


def svg(size: Size, title: object, text: object, shapes: SafeString, kind: str = "fit") -> SafeString:
    """A picture with a title and a description for a screen reader; `fit` shrinks with the page, `wide` scrolls."""
    width, height = size
    return format_html(
        '<svg class="{}" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{}" width="{}" height="{}" '
        'viewBox="0 0 {} {}"><title>{}</title><desc>{}</desc>{}</svg>',
        kind, title, width, height, width, height, title, text, shapes,
    )  # fmt: skip


def fluid(height: int, title: object, text: object, shapes: SafeString) -> SafeString:
    """A picture as wide as the page whose letters keep their size: its shapes stand at percents of the width."""
    return format_html(
        '<svg class="fluid" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{}" width="100%" height="{}">'
        "<title>{}</title><desc>{}</desc>{}</svg>",
        title, height, title, text, shapes,
    )  # fmt: skip


def joined(shapes: Iterable[SafeString]) -> SafeString:
    """Shapes one after the other."""
    return format_html_join("", "{}", ((shape,) for shape in shapes))


def numbers_table(heads: Sequence[object], rows: Iterable[Sequence[object]]) -> SafeString:
    """The numbers of a picture as a table that unfolds."""
    head = format_html_join("", '<th scope="col">{}</th>', ((text,) for text in heads))
    body = format_html_join(
        "",
        "<tr>{}</tr>",
        ((format_html_join("", "<td>{}</td>", ((cell,) for cell in row)),) for row in rows),
    )
    return format_html(
        '<details><summary>{}</summary><div class="scroll" tabindex="0" role="region" aria-label="{}">'
        '<table class="data"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div></details>',
        _("Xem bảng số"), _("Bảng số"), head, body,
    )  # fmt: skip


def figure(picture: SafeString, caption: object, table: SafeString) -> SafeString:
    """A picture with its caption and its numbers."""
    return format_html('<figure class="picture">{}<figcaption>{}</figcaption>{}</figure>', picture, caption, table)


def line(start: tuple[int, int], end: tuple[int, int], colour: str = PALE, width: str = "1") -> SafeString:
    """A straight line."""
    return format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"/>', *start, *end, colour, width
    )


def words(at: tuple[int, int], text: object, anchor: str = "start", size: int = 14, colour: str = INK) -> SafeString:
    """A text at its baseline."""
    return format_html(
        '<text x="{}" y="{}" font-size="{}" text-anchor="{}" fill="{}">{}</text>', *at, size, anchor, colour, text
    )
