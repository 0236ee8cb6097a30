"""Charts of change: where points were lost (waterfall), and a score with its rank over the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from backend.site.figures import BLUE, INK, RED, SOFT, figure, joined, line, numbers_table, short, svg, words
from backend.web.formats import DASH, Number, number

WIDTH, LABEL, STEP, BAR = 560, 190, 34, 20
PLOT, TOP, LEFT = 150, 34, 46


def waterfall_chart(
    rows: Iterable[Mapping[str, Any]], maximum: Number, title: object = "", places: int = 2
) -> SafeString:
    """From the maximum down to the points reached; rows have `label` and `lost`, those that lost nothing left out."""
    shown = [row for row in rows if row["lost"]]
    top, left = Fraction(maximum), Fraction(maximum)
    room = WIDTH - LABEL - 64
    shapes = [_step(0, _("Điểm tối đa"), (Fraction(0), top), top, room, number(top, places), INK)]
    for index, row in enumerate(shown, start=1):
        lost = Fraction(row["lost"])
        shapes.append(_step(index, row["label"], (left - lost, left), top, room, f"−{number(lost, places)}", RED))
        left -= lost
    last = len(shown) + 1
    shapes.append(_step(last, _("Điểm đạt"), (Fraction(0), left), top, room, number(left, places), BLUE))
    heading = title or _("Điểm mất theo lĩnh vực")
    text = f"{number(top, places)} → {number(left, places)}"
    picture = svg((WIDTH, (last + 1) * STEP + 6), heading, text, joined(shapes), "wide")
    scroll = format_html('<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>', heading, picture)
    table = numbers_table((_("Phần"), _("Điểm mất")), [(row["label"], number(row["lost"], places)) for row in shown])
    return figure(scroll, f"{heading}: {text}", table)


def _step(
    index: int, label: object, span: tuple[Fraction, Fraction], top: Fraction, room: int, value: str, colour: str
) -> SafeString:
    y = index * STEP + 4
    start, end = (LABEL + int(part * room / top) if top else LABEL for part in span)
    ends = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>', start, y, max(end - start, 2), BAR, colour
    )
    join = line((start, y + BAR), (start, y + STEP), SOFT)
    return format_html(
        "{}{}{}{}", words((LABEL - 8, y + 15), short(label, 27), "end", 13), ends, join, words((end + 6, y + 15), value)
    )


def trend_chart(rows: Iterable[Mapping[str, Any]], title: object = "", scale: Number = 100) -> SafeString:
    """A score over the years above, its rank below with the first place on top; rows: `year`, `value`, `rank`, `of`.

    A year without a figure leaves a gap; nothing is drawn between the years around it.
    """
    shown = sorted(rows, key=lambda row: row["year"])
    heading = title or _("Điểm và thứ hạng qua các năm")
    if not shown:
        return SafeString("")
    gap = max(64, min(120, 460 // len(shown)))
    width = LEFT + gap * len(shown) + 24
    places = {row["year"]: LEFT + gap // 2 + gap * index for index, row in enumerate(shown)}
    low, high = _range([row["value"] for row in shown], Fraction(scale))
    worst = max([row.get("of") or row["rank"] for row in shown if row.get("rank")], default=1)
    shapes = [_axis(0, _("Điểm"), number(high), number(low), width), _scores(shown, places, low, high)]
    if any(row.get("rank") for row in shown):
        shapes += [_axis(1, _("Hạng"), "1", number(worst), width), _ranks(shown, places, worst)]
    bottom = (PLOT + TOP) * (2 if any(row.get("rank") for row in shown) else 1)
    shapes += [words((x, bottom + 22), year, "middle") for year, x in places.items()]
    told = "; ".join(f"{row['year']}: {_told(row)}" for row in shown)
    picture = svg((width, bottom + 32), heading, told, joined(shapes), "wide")
    scroll = format_html('<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>', heading, picture)
    heads = (_("Năm"), _("Điểm"), _("Hạng"), _("Trong số"))
    table = numbers_table(
        heads,
        [(row["year"], _points(row), row.get("rank") or DASH, row.get("of") or DASH) for row in shown],
    )
    return figure(scroll, heading, table)


def _told(row: Mapping[str, Any]) -> str:
    place = f", {_('hạng')} {row['rank']}" if row.get("rank") else ""
    return f"{_points(row)}{place}"


def _points(row: Mapping[str, Any]) -> str:
    return str(_("chưa có số liệu")) if row["value"] is None else number(row["value"], 2)


def _range(values: Sequence[Any], scale: Fraction) -> tuple[Fraction, Fraction]:
    """Whole tens around the values, never above the scale, so that a small change can be seen and is not blown up."""
    known = [Fraction(value) for value in values if value is not None]
    if not known:
        return Fraction(0), scale
    low, high = Fraction(int(min(known) // 10 * 10)), Fraction(int(-(-max(known) // 10) * 10))
    return low, min(max(high, low + 10), max(scale, max(known)))


def _axis(panel: int, name: object, top: str, bottom: str, width: int) -> SafeString:
    y = panel * (PLOT + TOP) + TOP
    return joined(
        [
            words((0, y - 14), name, size=13, colour=SOFT),
            words((LEFT - 6, y + 5), top, "end", 12, SOFT),
            words((LEFT - 6, y + PLOT), bottom, "end", 12, SOFT),
            line((LEFT, y), (width - 8, y)),
            line((LEFT, y + PLOT), (width - 8, y + PLOT), SOFT),
        ]
    )


def _scores(rows: Sequence[Mapping[str, Any]], places: Mapping[int, int], low: Fraction, high: Fraction) -> SafeString:
    span = high - low or Fraction(1)
    points = [
        None if row["value"] is None else TOP + PLOT - int((Fraction(row["value"]) - low) * PLOT / span) for row in rows
    ]
    return _path(rows, places, points, RED, [_points(row) for row in rows], square=False)


def _ranks(rows: Sequence[Mapping[str, Any]], places: Mapping[int, int], worst: int) -> SafeString:
    base = PLOT + 2 * TOP
    points = [base + int((row["rank"] - 1) * PLOT / max(worst - 1, 1)) if row.get("rank") else None for row in rows]
    return _path(rows, places, points, BLUE, [str(row.get("rank") or "") for row in rows], square=True)


def _path(
    rows: Sequence[Mapping[str, Any]], places: Mapping[int, int], heights: Sequence[int | None], colour: str,
    texts: Sequence[str], *, square: bool,
) -> SafeString:  # fmt: skip
    at = [(places[row["year"]], y, text) for row, y, text in zip(rows, heights, texts, strict=True)]
    lines = [
        line((x1, y1), (x2, y2), colour, "2")
        for (x1, y1, _a), (x2, y2, _b) in pairwise(at)
        if y1 is not None and y2 is not None
    ]
    sign = (
        '<rect x="{}" y="{}" width="9" height="9" fill="{}"/>'
        if square
        else '<circle cx="{}" cy="{}" r="5" fill="{}"/>'
    )
    shift = 4 if square else 0
    dots = format_html_join("", sign, ((x - shift, y - shift, colour) for x, y, _text in at if y is not None))
    told = joined(words((x, y - 10), text, "middle", 13) for x, y, text in at if y is not None)
    return format_html("{}{}{}", joined(lines), dots, told)
