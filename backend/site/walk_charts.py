"""A trial run drawn over the calendar: one bar a visit, its date due as a mark, public holidays as hatched columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from backend.site.figures import INK, PALE, RED, SOFT, figure, joined, line, short, svg, words
from backend.web.formats import moment, say

NAMES, WIDTH, ROW, TOP = 230, 480, 30, 34


def walk_chart(steps: Sequence[Any], begins: date, ends: date, off: Collection[date] = ()) -> SafeString:
    """Steps have `visit` (opened, due, answered, attempt, cut) and `stage` (title); the table stands beside it."""
    last = max([ends, *(s.visit.due for s in steps if s.visit.due)], default=ends)
    days = max((last - begins).days, 1)

    def across(day: date) -> int:
        return NAMES + WIDTH * (day - begins).days // days

    height = TOP + len(steps) * ROW + 8
    shapes = [_holiday(across(day), max(WIDTH // days, 2), height) for day in off]
    shapes += [_edge(across(begins), begins, "start"), _edge(across(last), last, "end")]
    shapes += [_row(index, step, across) for index, step in enumerate(steps)]
    told = "; ".join(f"{say(s.stage.title)}: {moment(s.visit.opened)} – {moment(s.visit.answered)}" for s in steps)
    picture = svg((NAMES + WIDTH + 12, height), _("Hồ sơ đi qua các bước"), told, joined(shapes))
    note = _("Thanh: từ khi mở đến khi xong. Vạch đứng: hạn. Cột gạch chéo: ngày nghỉ lễ, Tết.")
    return figure(picture, format_html("{}", note), SafeString(""))


def _holiday(x: int, width: int, height: int) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/><path d="M{} {}L{} {}" stroke="{}" stroke-width="1" '
        'stroke-dasharray="2 3"/>',
        x, TOP - 8, width, height - TOP + 4, PALE, x + width // 2, TOP - 8, x + width // 2, height - 4, RED,
    )  # fmt: skip


def _edge(x: int, day: date, anchor: str) -> SafeString:
    return words((x, 14), moment(day), anchor, 12, SOFT)


def _row(index: int, step: Any, across: Any) -> SafeString:
    visit, y = step.visit, TOP + index * ROW
    name = say(step.stage.title) + (f" ({visit.attempt})" if visit.attempt > 1 else "")
    left = across(visit.opened)
    right = max(across(visit.answered), left + 3)
    late = visit.due is not None and visit.answered > visit.due
    parts = [
        words((0, y + 14), short(name), size=12),
        format_html(
            '<rect x="{}" y="{}" width="{}" height="14" fill="{}" stroke="{}"{}/>', left, y + 3, right - left,
            "#fff" if visit.cut else RED if late else SOFT, INK,
            SafeString(' stroke-dasharray="3 2"' if visit.cut else ""),
        ),
    ]  # fmt: skip
    if visit.due is not None:
        parts.append(line((across(visit.due), y - 1), (across(visit.due), y + 21), INK, "3"))
    return joined(parts)
