"""The picture of who could be nominated: for each award one bar of how many stand how, with the numbers behind it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from backend.site.figures import INK, PALE, RED, fluid, joined, numbers_table, words
from backend.web.formats import number, say

LETTERS, LINE = 42, 17
BAR, GAP = 18, 10
NARROW = 320
"""The narrowest picture, in points: a count is written only where its digits fit there."""
GOLD, ROSE, STRAW, WHITE = "#d9b45c", "#e3a894", "#f3e3bb", "#ffffff"
FILLS = (RED, GOLD, ROSE, STRAW, PALE, WHITE)
SHORTER = {"Ủy ban nhân dân": "UBND"}


def candidates_chart(rows: Iterable[Mapping[str, Any]]) -> SafeString:
    """Awards with their counts, in the order given; the parts of a bar from left are the standings from the best."""
    shown = list(rows)
    heading = _("Số người, tập thể theo từng danh hiệu, hình thức")
    lines, height = [], 4
    for row in shown:
        names = textwrap.wrap(_shorter(say(row["label"])), LETTERS) or [""]
        lines.append(_row(height, names, row))
        height += len(names) * LINE + BAR + GAP
    picture = fluid(height, heading, "", joined(lines))
    kinds = [say(label) for _s, label, _n in shown[0]["counts"]] if shown else []
    table = numbers_table(
        (_("Danh hiệu, hình thức"), *kinds),
        [(say(row["label"]), *(number(count) for _s, _l, count in row["counts"])) for row in shown],
    )
    return format_html(
        '<figure class="picture">{}<figcaption>{} {}</figcaption>{}</figure>',
        picture, _("Từ trái sang:"), _legend(kinds), table,
    )  # fmt: skip


def _legend(kinds: Iterable[str]) -> SafeString:
    swatch = (
        '<svg class="swatch" width="14" height="14" aria-hidden="true">'
        '<rect width="14" height="14" fill="{}" stroke="{}"/></svg> {}'
    )
    return format_html_join(" · ", swatch, ((fill, INK, kind) for fill, kind in zip(FILLS, kinds, strict=True)))


def _row(top: int, names: list[str], row: Mapping[str, Any]) -> SafeString:
    """The name above its bar, so that both have the whole width of a narrow screen."""
    name = joined(words((0, top + (at + 1) * LINE - 4), text, size=13) for at, text in enumerate(names))
    y, total, done, parts = top + len(names) * LINE, row["total"] or 1, 0, []
    for fill, (_standing, _label, count) in zip(FILLS, row["counts"], strict=True):
        parts.append(format_html(
            '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}" stroke-width="0.5"/>{}',
            _share(done, total), y, _share(count, total), BAR, fill, INK, _count(done, y, count, total, fill),
        ))  # fmt: skip
        done += count
    return format_html("{}{}", name, joined(parts))


def _share(part: int, total: int) -> str:
    """A part of the width in percent, exact to two digits."""
    hundredths = part * 10_000 // total
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def _shorter(name: str) -> str:
    for long, abbreviated in SHORTER.items():
        name = name.replace(long, abbreviated)
    return name


def _count(done: int, y: int, count: int, total: int, fill: str) -> SafeString:
    if count * NARROW // total < 8 * len(str(count)) + 6:
        return SafeString("")
    ink = WHITE if fill == RED else INK
    return format_html('<text x="{}" y="{}" font-size="12" text-anchor="middle" fill="{}">{}</text>',
                       _share(2 * done + count, 2 * total), y + 13, ink, number(count))  # fmt: skip
