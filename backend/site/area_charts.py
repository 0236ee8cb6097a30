"""Charts of the areas of an index: a radar and bars, one year or two; the later in full colour, the earlier dashed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from backend.site.figures import BLUE, INK, PALE, RED, SOFT, figure, joined, line, numbers_table, short, svg, words
from backend.web.formats import DASH, percent

Row = Mapping[str, Any]
RADIUS, MIDDLE, SIDE = 130, 210, 420
BAR_WIDTH, BAR, STEP = 420, 14, 52


def radar_chart(rows: Sequence[Row], title: object = "", before: object = "", after: object = "") -> SafeString:
    """Areas on a wheel; rows have `label`, `value` in percent (None: no figure) and maybe `before`.

    With fewer than three areas there is no wheel: bars are drawn instead.
    """
    shown = list(rows)
    if len(shown) < 3:
        return area_bars(shown, title, before, after)
    rings = joined(_ring(len(shown), share) for share in (25, 50, 75, 100))
    spokes = joined(_spoke(index, len(shown)) for index in range(len(shown)))
    shapes = [rings, spokes]
    if any(row.get("before") is not None for row in shown):
        shapes.append(_shape([row.get("before") for row in shown], BLUE, "6 4", "none"))
    shapes.append(_shape([row["value"] for row in shown], RED, "none", RED))
    heading = title or _("Các lĩnh vực (%)")
    picture = svg((SIDE, SIDE), heading, _told(shown), joined(shapes))
    return figure(picture, _legend(heading, before, after), _numbers(shown, before, after))


def area_bars(rows: Sequence[Row], title: object = "", before: object = "", after: object = "") -> SafeString:
    """The same as bars, one area below the other: readable on a phone and in black and white."""
    shown, heading = list(rows), title or _("Các lĩnh vực (%)")
    shapes = joined(_bar(index, row) for index, row in enumerate(shown))
    picture = svg((BAR_WIDTH, len(shown) * STEP + 6), heading, _told(shown), shapes)
    return figure(picture, _legend(heading, before, after), _numbers(shown, before, after))


def _told(rows: Sequence[Row]) -> str:
    return "; ".join(f"{row['label']}: {percent(row['value'])}" for row in rows)


def _legend(heading: object, before: object, after: object) -> SafeString:
    if not before:
        return format_html("{}", heading)
    return format_html("{}: {} {}; {} {}", heading, after, _("nét liền, thanh màu"), before, _("nét đứt, vạch đậm"))


def _numbers(rows: Sequence[Row], before: object, after: object) -> SafeString:
    heads = ("#", _("Lĩnh vực"), after or _("Tỷ lệ"), *((before,) if before else ()))
    return numbers_table(
        heads,
        [
            (n, row["label"], _cell(row["value"]), *((_cell(row.get("before")),) if before else ()))
            for n, row in enumerate(rows, start=1)
        ],
    )


def _cell(value: Any) -> str:
    return DASH if value is None else percent(value)


def _point(index: int, many: int, share: Fraction | int) -> tuple[int, int]:
    """Where a share of an axis lies; only the drawing is in floating point."""
    angle = 2 * math.pi * index / many - math.pi / 2
    length = float(max(Fraction(0), min(Fraction(share), Fraction(100)))) * RADIUS / 100
    return round(MIDDLE + length * math.cos(angle)), round(MIDDLE + length * math.sin(angle))


def _ring(many: int, share: int) -> SafeString:
    corners = " ".join("{},{}".format(*_point(index, many, share)) for index in range(many))
    mark = words((MIDDLE + 3, MIDDLE - share * RADIUS // 100 - 2), share, size=11, colour=SOFT)
    return format_html('<polygon points="{}" fill="none" stroke="{}"/>{}', corners, PALE, mark)


def _spoke(index: int, many: int) -> SafeString:
    end, name = _point(index, many, 100), _point(index, many, 100)
    x = name[0] + (name[0] - MIDDLE) * 22 // RADIUS
    y = name[1] + (name[1] - MIDDLE) * 22 // RADIUS + 5
    return format_html("{}{}", line((MIDDLE, MIDDLE), end), words((x, y), index + 1, "middle", 15))


def _shape(values: Sequence[Any], colour: str, dash: str, fill: str) -> SafeString:
    places = [_point(n, len(values), Fraction(v)) for n, v in enumerate(values) if v is not None]
    corners = " ".join(f"{x},{y}" for x, y in places)
    dots = format_html_join("", '<circle cx="{}" cy="{}" r="4" fill="{}"/>', ((x, y, colour) for x, y in places))
    return format_html(
        '<polygon points="{}" fill="{}" fill-opacity="0.12" stroke="{}" stroke-width="2" stroke-dasharray="{}"/>{}',
        corners, fill, colour, dash, dots,
    )  # fmt: skip


def _bar(index: int, row: Row) -> SafeString:
    y, room = index * STEP + 18, BAR_WIDTH - 80
    length = 0 if row["value"] is None else int(min(Fraction(row["value"]), Fraction(100)) * room / 100)
    shapes = [
        words((0, y), f"{index + 1}. {short(row['label'], 52)}"),
        format_html('<rect x="0" y="{}" width="{}" height="{}" fill="none" stroke="{}"/>', y + 6, room, BAR, PALE),
        format_html('<rect x="0" y="{}" width="{}" height="{}" fill="{}"/>', y + 6, length, BAR, RED),
        words((room + 8, y + 18), _cell(row["value"])),
    ]
    if row.get("before") is not None:
        mark = int(min(Fraction(row["before"]), Fraction(100)) * room / 100)
        shapes.append(line((mark, y + 3), (mark, y + 23), INK, "3"))
    return joined(shapes)
