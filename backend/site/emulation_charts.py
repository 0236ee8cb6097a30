"""Bars of a block's ranking: standard points, bonus on top, penalty taken away, each told in numbers as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from backend.site.figures import INK, PALE, RED, numbers_table, short, svg
from backend.web.formats import DASH, number

WIDTH, BAR, PITCH, LABEL = 720, 16, 28, 260
FULL = WIDTH - LABEL - 80
DARK = "#4a5f7a"


def block_chart(rows: Iterable[Mapping[str, Any]], title: object = "", highlight: object = None) -> SafeString:
    """Units best first as given; rows: `label`, `base`, `bonus`, `penalty`, `total` (None: no data), `rank`, `key`."""
    shown, heading = list(rows), title or _("Điểm thi đua")
    most = max((Fraction(row["base"]) + Fraction(row["bonus"]) for row in shown), default=Fraction(0)) or Fraction(1)
    shapes = format_html_join(
        "",
        "{}",
        ((_bar(i, row, most, row.get("key") == highlight and highlight is not None),) for i, row in enumerate(shown)),
    )
    count = _("%(count)s đơn vị") % {"count": len(shown)}
    picture = svg((WIDTH, len(shown) * PITCH + 8), heading, count, shapes, "wide")
    table = numbers_table(
        (_("Hạng"), _("Đơn vị"), _("Điểm chuẩn"), _("Thưởng"), _("Trừ"), _("Tổng")),
        [
            (r.get("rank") or DASH, r["label"], number(r["base"], 2), number(r["bonus"], 2), number(r["penalty"], 2),
             _total(r))
            for r in shown
        ],
    )  # fmt: skip
    return format_html(
        '<figure class="picture"><div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>'
        "<figcaption>{}: {}</figcaption>{}</figure>",
        heading, picture, heading, _("đậm là điểm chuẩn, nhạt là điểm thưởng, viền đỏ là điểm trừ"), table,
    )  # fmt: skip


def _total(row: Mapping[str, Any]) -> str:
    return str(_("chưa có số liệu")) if row["total"] is None else number(row["total"], 2)


def _bar(index: int, row: Mapping[str, Any], most: Fraction, mine: bool) -> SafeString:
    y = index * PITCH + 5
    base, bonus, penalty = (_length(row[name], most) for name in ("base", "bonus", "penalty"))
    name = f"{row['rank']}. {short(row['label'])}" if row.get("rank") else short(row["label"])
    end = base + bonus
    off = min(penalty, end)
    taken = (
        format_html('<rect x="{}" y="{}" width="{}" height="{}" fill="#fff" stroke="{}" stroke-width="2"/>',
                    LABEL + end - off, y + 2, off, BAR - 4, RED)
        if off
        else SafeString("")
    )  # fmt: skip
    return format_html(
        '<text x="{}" y="{}" font-size="13" text-anchor="end" fill="{}" font-weight="{}">{}</text>'
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>'
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}" stroke-width="0.5"/>{}'
        '<text x="{}" y="{}" font-size="13" fill="{}">{}</text>',
        LABEL - 8, y + 13, INK, "700" if mine else "400", name,
        LABEL, y, base, BAR, DARK, LABEL + base, y, bonus, BAR, PALE, INK, taken,
        LABEL + end + 6, y + 13, INK, _total(row),
    )  # fmt: skip


def _length(value: Decimal, most: Fraction) -> int:
    return int(max(Fraction(0), min(Fraction(value) / most, Fraction(1))) * FULL)
