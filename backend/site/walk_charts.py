"""A trial run drawn over the calendar: one bar a visit, its date due as a mark, public holidays as pale columns.

The picture is as wide as the page while its letters keep their size, so that it is read on a telephone too: every step
has its name above its bar, and places across are parts of the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from backend.site.figures import INK, PALE, RED, SOFT, figure, fluid, joined, short
from backend.web.formats import moment, say

ROW, TOP, BAR, NAME = 46, 30, 16, 44


def walk_chart(steps: Sequence[Any], begins: date, ends: date, off: Collection[date] = ()) -> SafeString:
    """Steps have `visit` (opened, due, answered, attempt, cut) and `stage` (title); the table stands beside it."""
    last = max([ends, *(s.visit.due for s in steps if s.visit.due)], default=ends)
    days = max((last - begins).days, 1)

    def across(day: date) -> float:
        return round(100 * (day - begins).days / days, 2)

    height = TOP + len(steps) * ROW + 4
    shapes = [_holiday(across(day), max(100 / days, 0.5), height) for day in off]
    shapes += [_edge("0", begins, "start"), _edge("100%", last, "end")]
    shapes += [_row(index, step, across) for index, step in enumerate(steps)]
    told = "; ".join(f"{say(s.stage.title)}: {moment(s.visit.opened)} – {moment(s.visit.answered)}" for s in steps)
    picture = fluid(height, _("Hồ sơ đi qua các bước"), told, joined(shapes))
    note = _("Thanh: từ khi mở đến khi xong, đỏ là quá hạn. Vạch đứng: hạn. Cột nhạt: ngày nghỉ lễ, Tết.")
    return figure(picture, format_html("{}", note), SafeString(""))


def _holiday(x: float, width: float, height: int) -> SafeString:
    return format_html(
        '<rect x="{}%" y="{}" width="{}%" height="{}" fill="{}"/>', x, TOP - 10, round(width, 2), height - TOP + 8, PALE
    )


def _edge(x: str, day: date, anchor: str) -> SafeString:
    return format_html(
        '<text x="{}" y="14" font-size="13" text-anchor="{}" fill="{}">{}</text>', x, anchor, SOFT, moment(day)
    )


def _row(index: int, step: Any, across: Any) -> SafeString:
    visit, y = step.visit, TOP + index * ROW
    name = short(say(step.stage.title), NAME) + (f" ({visit.attempt})" if visit.attempt > 1 else "")
    left, late = min(across(visit.opened), 99.0), visit.due is not None and visit.answered > visit.due
    parts = [
        format_html('<text x="0" y="{}" font-size="13" fill="{}">{}</text>', y + 14, INK, name),
        format_html(
            '<rect x="{}%" y="{}" width="{}%" height="{}" fill="{}" stroke="{}"{}/>', left, y + 20,
            round(max(across(visit.answered) - left, 1.0), 2), BAR, "#fff" if visit.cut else RED if late else SOFT, INK,
            SafeString(' stroke-dasharray="3 2"' if visit.cut else ""),
        ),
    ]  # fmt: skip
    if visit.due is not None:
        x = f"{min(across(visit.due), 99.6)}%"
        parts.append(format_html(
            '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="3"/>', x, y + 16, x, y + 40, INK
        ))  # fmt: skip
    return joined(parts)
