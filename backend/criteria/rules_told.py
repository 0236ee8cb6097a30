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
    AnswerWeights,
    AnyRule,
    CountPoints,
    Deduction,
    Direct,
    Formula,
    LateRatio,
    PercentTiers,
    Ratio,
    ReductionTarget,
    ShareByGrade,
    Timeliness,
    YesNo,
    YesNoNa,
)
from workflows.rules.shapes_weighed import BelowTarget


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
    return _newer_told(rule, top)


def _newer_told(rule: AnyRule | None, top: str) -> str:
    if isinstance(rule, YesNoNa):
        return _("Có: %(max)s điểm; không: 0 điểm; hoặc không áp dụng.") % {"max": top}
    if isinstance(rule, AnswerWeights):
        worth = _named((Label(o.label_vi, o.label_en), o.share_pct) for o in rule.options)
        return _("Theo câu trả lời khảo sát, mỗi câu đáng: %(worth)s của %(max)s điểm.") % {"worth": worth, "max": top}
    if isinstance(rule, LateRatio):
        given = {"max": top, "late": number(rule.late_pct)}
        return (
            _("Đúng hạn hết: %(max)s điểm; việc xong muộn tính %(late)s %%; còn việc quá hạn chưa xong: 0 điểm.")
            % given
        )
    if isinstance(rule, ReductionTarget):
        return _("Giảm từ %(pct)s %% trở lên: %(max)s điểm; %(below)s.") % {
            "pct": number(rule.target_pct), "max": top, "below": _below_told(rule),
        }  # fmt: skip
    return _formula_told(rule, top) if isinstance(rule, Formula) else ""


def _below_told(rule: ReductionTarget) -> str:
    if rule.below is BelowTarget.TIERS:
        return _("thấp hơn thì %(tiers)s") % {"tiers": _tiers(rule.tiers, " %")}
    if rule.below is BelowTarget.PROPORTIONAL:
        return _("thấp hơn thì theo tỷ lệ đạt được")
    return _("thấp hơn thì 0 điểm")


def _formula_told(rule: Formula, top: str) -> str:
    ways = "; ".join(
        f"{item.label_en or item.label_vi if english() else item.label_vi}: {item.text}" for item in rule.formulas
    )
    names = ", ".join(f"{v.code} = {v.label_en or v.label_vi if english() else v.label_vi}" for v in rule.variables)
    return _("Theo công thức – %(ways)s (%(names)s); từ 0 đến %(max)s điểm.") % {
        "ways": ways, "names": names, "max": top,
    }  # fmt: skip


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
        Feed.DONE_TIMES: _("nhiệm vụ đúng hạn, chậm và quá hạn"),
    }
    feed = node.rule.feed if node.rule is not None else Feed.VALUE
    if feed is Feed.SURVEY:
        return _("Lấy từ kết quả điều tra xã hội học.")
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
