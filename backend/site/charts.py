"""Charts as inline SVG: ranking bars, a score by areas, a bar of progress; each with its table of numbers behind it.

Readable in black and white (patterns of weight and labels, not colour alone) and by a screen reader. Values are exact;
only the length of a bar is rounded, to whole pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from backend.site.figures import INK, PALE, RED, SOFT, numbers_table, short, svg
from backend.web.formats import DASH, Number, number

PLACES = 2
WIDTH, BAR, PITCH, LABEL = 720, 18, 28, 280
FULL = WIDTH - LABEL - 130
SHADES = ("#8f1d21", "#d9b45c", "#4a5f7a", "#c9c1b4", "#5d7d5f", "#e3cfa0", "#7c6a8a", "#a8b7c4")


def _length(value: Number | str, top: Number | str, full: int = FULL) -> int:
    exact, most = Fraction(value), Fraction(top)
    return int(max(Fraction(0), min(exact / most, Fraction(1))) * full) if most > 0 else 0


def _svg(height: int, title: object, text: object, shapes: SafeString, kind: str = "fit") -> SafeString:
    return svg((WIDTH, height), title, text, shapes, kind)


def ranking_chart(
    rows: Iterable[Mapping[str, Any]], title: object = "", highlight: object = None, maximum: Number | str = 100
) -> SafeString:
    """Units by their value, best first as given; rows have `label`, `value` (None: no figure), `rank`, `band`, `key`.

    The row whose `key` equals `highlight` is drawn dark and marked with an arrow.
    """
    shown = list(rows)
    heading = title or _("Xếp hạng")
    lines = [_ranking_row(index, row, row.get("key") == highlight and highlight is not None, maximum)
             for index, row in enumerate(shown)]  # fmt: skip
    shapes = format_html_join("", "{}", ((line,) for line in lines))
    mine = next((row for row in shown if highlight is not None and row.get("key") == highlight), None)
    count = _("%(count)s đơn vị") % {"count": len(shown)}
    text = f"{mine['label']}: {_value(mine)}" if mine else count
    table = numbers_table(
        (_("Hạng"), _("Đơn vị"), _("Giá trị"), _("Xếp loại")),
        [(row.get("rank") or DASH, row["label"], _value(row), row.get("band") or DASH) for row in shown],
    )
    picture = _svg(len(shown) * PITCH + 8, heading, text, shapes, "wide")
    return format_html(
        '<figure class="picture"><div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>'
        "<figcaption>{}</figcaption>{}</figure>",
        heading, picture, heading, table,
    )  # fmt: skip


def _value(row: Mapping[str, Any]) -> str:
    return str(_("chưa có số liệu")) if row["value"] is None else number(row["value"], PLACES)


def _ranking_row(index: int, row: Mapping[str, Any], mine: bool, maximum: Number | str) -> SafeString:
    y = index * PITCH + 4
    length = 0 if row["value"] is None else _length(row["value"], maximum)
    name = f"{row['rank']}. {short(row['label'])}" if row.get("rank") else short(row["label"])
    band = f" · {row['band']}" if row.get("band") else ""
    weight = "700" if mine else "400"
    return format_html(
        '<text x="{}" y="{}" font-size="13" text-anchor="end" fill="{}" font-weight="{}">{}{}</text>'
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}" stroke-width="{}"/>'
        '<text x="{}" y="{}" font-size="13" fill="{}" font-weight="{}">{}{}</text>',
        LABEL - 8, y + 14, INK, weight, "▶ " if mine else "", name,
        LABEL, y, length, BAR, RED if mine else PALE, INK if mine else SOFT, "1.5" if mine else "0.5",
        LABEL + length + 6, y + 14, INK, weight, _value(row), band,
    )  # fmt: skip


def stacked_score(areas: Iterable[Mapping[str, Any]], title: object = "", maximum: Number | str = 100) -> SafeString:
    """A score by its areas on one bar; areas have `label`, `points`, `maximum`; numbers tie parts to names."""
    shown = list(areas)
    heading = title or _("Điểm theo lĩnh vực")
    total = sum((Fraction(area["points"]) for area in shown), Fraction(0))
    shapes, left = [], 1
    for index, area in enumerate(shown):
        length = _length(area["points"], maximum, WIDTH - 2)
        shapes.append(_part(index, left, length))
        left += length
    frame = format_html('<rect x="1" y="4" width="{}" height="34" fill="none" stroke="{}"/>', WIDTH - 2, INK)
    picture = _svg(44, heading, f"{number(total, 2)} / {number(maximum)}",
                   format_html("{}{}", format_html_join("", "{}", ((s,) for s in shapes)), frame))  # fmt: skip
    table = numbers_table(
        ("#", _("Lĩnh vực"), _("Điểm"), _("Tối đa")),
        [(i, a["label"], number(a["points"], PLACES), number(a["maximum"])) for i, a in enumerate(shown, start=1)],
    )
    return format_html('<figure class="picture">{}<figcaption>{}: {} / {}</figcaption>{}</figure>',
                       picture, heading, number(total, 2), number(maximum), table)  # fmt: skip


def _part(index: int, left: int, length: int) -> SafeString:
    dark = index % len(SHADES) in (0, 2, 4, 6)
    name = (
        format_html('<text x="{}" y="26" font-size="13" text-anchor="middle" fill="{}">{}</text>',
                    left + length // 2, "#fff" if dark else INK, index + 1)
        if length >= 16
        else SafeString("")
    )  # fmt: skip
    return format_html(
        '<rect x="{}" y="4" width="{}" height="34" fill="{}" stroke="#fff"/>{}',
        left, length, SHADES[index % len(SHADES)], name,
    )  # fmt: skip


def progress_bar(done: int, total: int, label: object = "") -> SafeString:
    """How many of how many, in words and as a bar."""
    share = Decimal(0) if not total else Decimal(done) * 100 / Decimal(total)
    words = _("%(done)s trong %(total)s (%(share)s%%)") % {
        "done": number(done), "total": number(total), "share": number(share, 0),
    }  # fmt: skip
    text = f"{label}: {words}" if label else words
    shapes = format_html(
        '<rect x="1" y="3" width="{}" height="14" fill="#fff" stroke="{}"/><rect x="1" y="3" width="{}" height="14" '
        'fill="{}"/>', WIDTH - 2, INK, _length(done, total or 1, WIDTH - 2), RED,
    )  # fmt: skip
    return format_html('<figure class="picture progress">{}<figcaption>{}</figcaption></figure>',
                       _svg(20, text, "", shapes), text)  # fmt: skip
