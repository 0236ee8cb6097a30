"""The picture of who could be nominated: for each award one bar of how many stand how, with the numbers behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from backend.site.charts import PITCH, WIDTH
from backend.site.figures import INK, PALE, RED, numbers_table, short, svg
from backend.web.formats import number, say

LABEL, LETTERS = 350, 48
BAR, FULL = 18, WIDTH - LABEL - 20
GOLD, ROSE, STRAW, WHITE = "#d9b45c", "#e3a894", "#f3e3bb", "#ffffff"
FILLS = (RED, GOLD, ROSE, STRAW, PALE, WHITE)
SHORTER = {"Ủy ban nhân dân": "UBND"}


def candidates_chart(rows: Iterable[Mapping[str, Any]]) -> SafeString:
    """Awards with their counts, in the order given; the parts of a bar from left are the standings from the best."""
    shown = list(rows)
    heading = _("Số người, tập thể theo từng danh hiệu, hình thức")
    lines = format_html_join("", "{}", ((_row(index, row),) for index, row in enumerate(shown)))
    picture = svg((WIDTH, len(shown) * PITCH + 8), heading, "", lines, "wide")
    kinds = [say(label) for _s, label, _n in shown[0]["counts"]] if shown else []
    table = numbers_table(
        (_("Danh hiệu, hình thức"), *kinds),
        [(say(row["label"]), *(number(count) for _s, _l, count in row["counts"])) for row in shown],
    )
    return format_html(
        '<figure class="picture"><div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>'
        "<figcaption>{} {}</figcaption>{}</figure>",
        heading, picture, _("Từ trái sang:"), _legend(kinds), table,
    )  # fmt: skip


def _legend(kinds: Iterable[str]) -> SafeString:
    swatch = (
        '<svg width="14" height="14" aria-hidden="true"><rect width="14" height="14" fill="{}" stroke="{}"/></svg> {}'
    )
    return format_html_join(" · ", swatch, ((fill, INK, kind) for fill, kind in zip(FILLS, kinds, strict=True)))


def _row(index: int, row: Mapping[str, Any]) -> SafeString:
    y, total, left, parts = index * PITCH + 4, row["total"] or 1, LABEL, []
    for fill, (_standing, _label, count) in zip(FILLS, row["counts"], strict=True):
        length = count * FULL // total
        parts.append(format_html(
            '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}" stroke-width="0.5"/>{}',
            left, y, length, BAR, fill, INK, _count(left, y, length, count, fill),
        ))  # fmt: skip
        left += length
    name = format_html(
        '<text x="{}" y="{}" font-size="13" text-anchor="end" fill="{}">{}</text>',
        LABEL - 8, y + 14, INK, short(_shorter(say(row["label"])), LETTERS),
    )  # fmt: skip
    return format_html("{}{}", name, format_html_join("", "{}", ((part,) for part in parts)))


def _shorter(name: str) -> str:
    for long, abbreviated in SHORTER.items():
        name = name.replace(long, abbreviated)
    return name


def _count(left: int, y: int, length: int, count: int, fill: str) -> SafeString:
    if length < 8 * len(str(count)) + 6:
        return SafeString("")
    ink = WHITE if fill == RED else INK
    return format_html('<text x="{}" y="{}" font-size="12" text-anchor="middle" fill="{}">{}</text>',
                       left + length // 2, y + 13, ink, number(count))  # fmt: skip
