"""Pictures of the history: awards over the years, and which unit came out of which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from backend.site.figures import GOLD, INK, PALE, RED, SOFT, figure, joined, line, numbers_table, short, svg, words

WIDTH, LABEL, PITCH, TOP = 760, 250, 30, 34
TONES = {"sure": (RED, RED, ""), "doubtful": ("#fff", RED, "5 3"), "struck": ("#fff", SOFT, "2 3")}
LEVELS = {"excellent": "★", "good": "●", "completed": "○", "not_completed": "✕", "not_rated": "–"}


def award_timeline(
    spans: Iterable[Mapping[str, Any]], levels: Mapping[int, str] | None = None, title: object = ""
) -> SafeString:
    """Awards as bars over the years: full when confirmed, dashed when not yet, crossed when they do not count.

    `spans` have `label`, `first`, `last`, `tone`; `levels` are the yearly classifications by year. A year of which
    nothing is known between the first and the last is left white with a question mark: a gap to be filled.
    """
    shown, known = list(spans), dict(levels or {})
    years = [*known, *(span["first"] for span in shown), *(span["last"] for span in shown)]
    if not years:
        return SafeString("")
    first, last = min(years), max(years)
    step = max((WIDTH - LABEL - 20) // (last - first + 1), 6)
    told = {year for span in shown if span["tone"] != "struck" for year in range(span["first"], span["last"] + 1)}
    gaps = [year for year in range(first, last + 1) if year not in told and year not in known]
    bottom = TOP + (len(shown) + 1) * PITCH
    shapes = [_year(year, first, step, bottom, known.get(year, ""), year in gaps) for year in range(first, last + 1)]
    shapes += [_bar(index, span, first, step) for index, span in enumerate(shown)]
    shapes.append(words((LABEL - 8, bottom - 10), _("Xếp loại năm"), "end", 13, SOFT))
    heading = title or _("Khen thưởng qua các năm")
    text = _("%(count)s bản ghi, %(first)s–%(last)s") % {"count": len(shown), "first": first, "last": last}
    if gaps:
        text += _("; chưa có thông tin: %(years)s") % {"years": ", ".join(map(str, gaps))}
    picture = svg((LABEL + step * (last - first + 1) + 20, bottom + 8), heading, text, joined(shapes), "wide")
    table = numbers_table(
        (_("Khen thưởng"), _("Từ năm"), _("Đến năm")), [(s["label"], s["first"], s["last"]) for s in shown]
    )
    scroll = format_html('<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>', heading, picture)
    return figure(scroll, text, table)


def _year(year: int, first: int, step: int, bottom: int, level: str, gap: bool) -> SafeString:
    x = LABEL + (year - first) * step
    every = 1 if step >= 34 else 2 if step >= 17 else 5
    head = words((x + step // 2, 18), year, "middle", 12, SOFT) if (year - first) % every == 0 else SafeString("")
    sign = "?" if gap else LEVELS.get(level, "")
    mark = words(
        (x + step // 2, bottom - 10), sign, "middle", 14, RED if gap else GOLD if level == "excellent" else INK
    )
    return joined([line((x, 26), (x, bottom), PALE), head, mark])


def _bar(index: int, span: Mapping[str, Any], first: int, step: int) -> SafeString:
    y = TOP + index * PITCH
    x, width = LABEL + (span["first"] - first) * step, (span["last"] - span["first"] + 1) * step
    fill, stroke, dash = TONES[span["tone"]]
    bar = format_html(
        '<rect x="{}" y="{}" width="{}" height="16" rx="3" fill="{}" stroke="{}" stroke-width="1.5" '
        'stroke-dasharray="{}"/>',
        x + 1, y, max(width - 2, 4), fill, stroke, dash or "none",
    )  # fmt: skip
    cross = line((x, y + 8), (x + width, y + 8), INK, "2") if span["tone"] == "struck" else SafeString("")
    return joined([words((LABEL - 8, y + 13), short(span["label"], 34), "end", 13), bar, cross])


BOX_W, BOX_H, ROW, GAP_X = 300, 44, 62, 110


def succession_picture(nodes: Iterable[Mapping[str, Any]], arrows: Iterable[Mapping[str, Any]]) -> SafeString:
    """Units that came out of each other, left to right; a dashed way where the decision says nothing of inheriting.

    `nodes` have `key`, `name`, `old` (it has ended); `arrows` have `from`, `to`, `inherits`.
    """
    shown, ways = list(nodes), list(arrows)
    depth = _depths([node["key"] for node in shown], ways)
    rows: dict[int, int] = {}
    place = {}
    for node in shown:
        column = depth[node["key"]]
        place[node["key"]] = (column * (BOX_W + GAP_X) + 6, rows.get(column, 0) * ROW + 6)
        rows[column] = rows.get(column, 0) + 1
    shapes = [_way(place[way["from"]], place[way["to"]], way["inherits"]) for way in ways]
    shapes += [_box(place[node["key"]], node) for node in shown]
    size = ((max(depth.values(), default=0) + 1) * (BOX_W + GAP_X), max(rows.values(), default=1) * ROW + 8)
    names = {node["key"]: node["name"] for node in shown}
    heading = _("Nguồn gốc và kế tục của đơn vị")
    told = "; ".join(f"{names[way['from']]} → {names[way['to']]}" for way in ways)
    picture = svg(size, heading, told, joined(shapes), "wide")
    table = numbers_table(
        (_("Đơn vị cũ"), _("Đơn vị mới"), _("Kế thừa")),
        [(names[w["from"]], names[w["to"]], _("có") if w["inherits"] else _("không ghi")) for w in ways],
    )
    scroll = format_html('<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>', heading, picture)
    return figure(scroll, _("Nét liền: văn bản ghi kế thừa. Nét đứt: không ghi."), table)


def _depths(keys: list[Any], ways: list[Mapping[str, Any]]) -> dict[Any, int]:
    """How many steps from the oldest; a circle in the data ends after as many rounds as there are units."""
    depth = dict.fromkeys(keys, 0)
    for _round in keys:
        for way in ways:
            depth[way["to"]] = min(max(depth[way["to"]], depth[way["from"]] + 1), len(keys))
    return depth


def _box(at: tuple[int, int], node: Mapping[str, Any]) -> SafeString:
    x, y = at
    fill, stroke = ("#fff", SOFT) if node["old"] else ("#f8ecd2", RED)
    box = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="5" fill="{}" stroke="{}"/>', x, y, BOX_W, BOX_H, fill, stroke
    )
    return joined([box, words((x + BOX_W // 2, y + 27), short(node["name"], 40), "middle", 13)])


def _way(start: tuple[int, int], end: tuple[int, int], inherits: bool) -> SafeString:
    x1, y1, x2, y2 = start[0] + BOX_W, start[1] + BOX_H // 2, end[0], end[1] + BOX_H // 2
    return format_html(
        '<path d="M{} {}C{} {} {} {} {} {}" fill="none" stroke="{}" stroke-width="1.6" stroke-dasharray="{}"/>'
        '<path d="M{} {}l-9 -4v8z" fill="{}"/>',
        x1, y1, x1 + 50, y1, x2 - 50, y2, x2 - 8, y2, SOFT, "none" if inherits else "5 4", x2, y2, SOFT,
    )  # fmt: skip
