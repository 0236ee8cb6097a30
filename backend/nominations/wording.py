"""Findings in words: the facts that were used and what is missing, with every code as a person says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.base.reasons import said
from backend.history.models import InitiativeScope
from backend.history.models import YearlyClassification as Classification
from backend.matters.models import Level, MatterKind
from backend.web.formats import number
from workflows.engine import Label, Reason

LEVELS = dict(Classification.LEVELS)
CODES: Mapping[str, Mapping[str, Any]] = {
    "at_least": LEVELS,
    "level": dict(Level.choices),
    "matter": dict(MatterKind.choices),
    "scope": dict(InitiativeScope.choices),
}
YES_NO = {"yes": gettext_lazy("có"), "no": gettext_lazy("không"), "open": gettext_lazy("chưa kết thúc"),
          "none": gettext_lazy("không có")}  # fmt: skip


def named(code: str, names: Mapping[str, Label]) -> str:
    """The name of an award; any other text as it is."""
    return said(names[code]) if code in names else code


def worded(reason: Reason, names: Mapping[str, Label]) -> Reason:
    """The same reason with its codes (awards, classes, levels) in words; a matter is named by the sentence itself."""
    said_there = {"matter"}
    kept = {key: value if key in said_there else _words(key, value, names) for key, value in reason.data.items()}
    return Reason(reason.code, kept)


def _words(key: str, value: Any, names: Mapping[str, Label]) -> str:
    if isinstance(value, list | tuple | frozenset):
        return ", ".join(_words(key, one, names) for one in value)
    known = CODES.get(key, {})
    if key == "need" and "/" in str(value):
        return _percent(str(value))
    return str(known[value]) if value in known else named(str(value), names)


def _percent(share: str) -> str:
    return f"{number(Fraction(share) * 100, 0)}%"


def fact(used: Sequence[Any], names: Mapping[str, Label]) -> str:
    """One fact that an answer rests on, with its year and document."""
    kind, value, year, document = used
    words = _fact(kind, str(value), names)
    more = ", ".join(part for part in (str(year or ""), document if document != value else "") if part)
    return f"{words} ({more})" if more else words


def _fact(kind: str, value: str, names: Mapping[str, Label]) -> str:
    what, _sign, said_of = value.partition("=")
    match kind:
        case "award":
            return _("Đã được tặng: %s") % named(value, names)
        case "award_unconfirmed":
            return _("Đã được tặng: %s – chưa xác nhận, chờ chuyên viên thẩm định xác nhận") % named(value, names)
        case "classification":
            return _("Xếp loại: %s") % LEVELS.get(value, value)
        case "initiative":
            return _("Sáng kiến: %s") % value
        case "score":
            return _("Điểm đã công bố: %s") % number(value, 2)
        case "members":
            return _("Thành viên: %s") % value
        case "disciplined_members":
            return _("Thành viên bị kỷ luật từ cảnh cáo: %s") % value
        case "discipline":
            return _("Kỷ luật: %s") % str(CODES["level"].get(value, value))
        case "pending":
            return f"{CODES['matter'].get(what, what)}: {YES_NO.get(said_of, said_of)}"
        case "statement":
            return _("Ý kiến bình xét: %s") % YES_NO.get(said_of, said_of)
        case "judged":
            return _("Đã xét, kết luận đạt: %s") % YES_NO.get(value, value)
        case "founded":
            return _("Thành lập ngày %s") % value
        case "dissolved":
            return _("Kết thúc ngày %s") % value
        case "can_receive_flag":
            return _("Thuộc đối tượng được tặng cờ: %s") % YES_NO.get(value, value)
        case "leads_unit":
            return _("Đứng đầu đơn vị: %s") % YES_NO.get(value, value)
        case "block_place":
            return _("Thứ hạng trong cụm, khối: %s") % value
        case "service":
            return _("Số tháng công tác: %s") % value
    return value
