"""A scoring rule in words: what counts, and how many points for what."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workflows.engine import Label
from workflows.rules.criteria import Node
from workflows.rules.feeds import Feed
from workflows.rules.fixed import decimal_text
from workflows.rules.shape_parts import Tier
from workflows.rules.shapes import (
    CountPoints,
    Deduction,
    Direct,
    PercentTiers,
    Ratio,
    ShareByGrade,
    Timeliness,
    YesNo,
)


def english() -> bool:
    """Whether the reader asked for English."""
    return (get_language() or "vi").startswith("en")


def number(value: Decimal) -> str:
    """An exact number in the reader's writing."""
    text = decimal_text(value)
    return text if english() else text.replace(".", ",")


def rule_told(node: Node) -> str:
    """The rule of a leaf in one sentence; empty for a node with children."""
    rule, top = node.rule, number(node.max_points)
    if isinstance(rule, YesNo):
        return _("Có: %(max)s điểm; không: 0 điểm.") % {"max": top}
    if isinstance(rule, Timeliness):
        missing = _("chưa hoàn thành: %(points)s điểm") % {"points": number(rule.missing_points)}
        return _("Theo số ngày chậm – %(tiers)s; %(missing)s.") % {"tiers": _tiers(rule.tiers, ""), "missing": missing}
    if isinstance(rule, PercentTiers):
        return _("Theo tỷ lệ đạt được – %(tiers)s.") % {"tiers": _tiers(rule.tiers, " %")}
    if isinstance(rule, CountPoints):
        given = {"points": number(rule.unit_points), "cap": number(rule.cap)}
        return _("Mỗi việc %(points)s điểm, nhiều nhất %(cap)s điểm.") % given
    if isinstance(rule, Ratio):
        given = {"max": top, "floor": number(rule.floor_pct)}
        if rule.floor_pct:
            return _("Tỷ lệ đạt được × %(max)s điểm; dưới %(floor)s %% thì 0 điểm.") % given
        return _("Tỷ lệ đạt được × %(max)s điểm.") % given
    if isinstance(rule, ShareByGrade):
        return _named((Label(g.label_vi, g.label_en), g.share_pct) for g in rule.grades) + "."
    if isinstance(rule, Deduction):
        taken = _named((Label(b.label_vi, b.label_en), b.off_pct) for b in rule.breaches)
        return _("Từ %(max)s điểm trừ đi, mỗi lần: %(taken)s.") % {"max": top, "taken": taken}
    if isinstance(rule, Direct):
        return _("Cho điểm trực tiếp từ 0 đến %(max)s, bước %(step)s.") % {"max": top, "step": number(rule.step)}
    return ""


def feed_told(node: Node) -> str:
    """Whether the value is counted from tasks, and what is counted."""
    told = {
        Feed.ALL_DONE: _("mọi nhiệm vụ đã hoàn thành"),
        Feed.DONE_COUNT: _("số nhiệm vụ đã hoàn thành"),
        Feed.DONE_OF_TOTAL: _("nhiệm vụ hoàn thành trên tổng số"),
        Feed.ON_TIME_OF_TOTAL: _("nhiệm vụ hoàn thành đúng hạn trên tổng số"),
        Feed.ON_TIME_OF_DONE: _("nhiệm vụ đúng hạn trên số đã hoàn thành"),
        Feed.DAYS_LATE: _("số ngày chậm nhiều nhất"),
        Feed.LATE_AND_OVERDUE: _("số nhiệm vụ chậm và quá hạn"),
    }
    feed = node.rule.feed if node.rule is not None else Feed.VALUE
    return _("Đếm từ nhiệm vụ: %(what)s.") % {"what": told[feed]} if feed in told else ""


def _tiers(tiers: Iterable[Tier], unit: str) -> str:
    return "; ".join(f"{_span(tier, unit)}: {number(tier.points)}" for tier in tiers)


def _span(tier: Tier, unit: str) -> str:
    low, high = tier.lower, tier.upper
    if low is not None and low == high:
        return f"{number(low)}{unit}"
    parts = []
    if low is not None:
        words = _("từ %(n)s") if tier.lower_closed else _("trên %(n)s")
        parts.append(words % {"n": f"{number(low)}{unit}"})
    if high is not None:
        words = _("đến %(n)s") if tier.upper_closed else _("dưới %(n)s")
        parts.append(words % {"n": f"{number(high)}{unit}"})
    return " ".join(parts)


def _named(rows: Iterable[tuple[Label, Decimal]]) -> str:
    return "; ".join(f"{label.en if english() else label.vi} {number(share)} %" for label, share in rows)
