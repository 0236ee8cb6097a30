"""Criteria sets in words: names of shapes, feeds and parts, and what differs between two versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.base.reasons import said
from backend.catalogue.statuses import STATUSES
from backend.criteria.rules_told import feed_told, number, rule_told
from backend.criteria.serializers import NA_RULES, NO_SURVEY
from workflows.engine import Label
from workflows.rules.criteria import Node, Part
from workflows.rules.criteria_diff import Difference, FieldChange, Kind, NodeChange
from workflows.rules.feeds import Feed

SHAPES = {
    "yes_no": gettext_lazy("Có hoặc không"),
    "yes_no_na": gettext_lazy("Có, không hoặc không áp dụng"),
    "timeliness": gettext_lazy("Theo số ngày chậm"),
    "percent_tiers": gettext_lazy("Theo mức tỷ lệ đạt được"),
    "ratio": gettext_lazy("Theo tỷ lệ × điểm tối đa, có mức sàn"),
    "late_ratio": gettext_lazy("Theo tỷ lệ đúng hạn, việc muộn tính ít hơn"),
    "reduction_target": gettext_lazy("Theo chỉ tiêu cắt giảm"),
    "count_points": gettext_lazy("Mỗi việc được một số điểm, có mức trần"),
    "share_by_grade": gettext_lazy("Theo xếp mức"),
    "answer_weights": gettext_lazy("Theo câu trả lời khảo sát"),
    "deduction": gettext_lazy("Trừ điểm theo vi phạm"),
    "formula": gettext_lazy("Theo công thức"),
    "direct": gettext_lazy("Cho điểm trực tiếp"),
}
FEEDS = {
    Feed.VALUE: gettext_lazy("đơn vị khai, người thẩm định xem"),
    Feed.ALL_DONE: gettext_lazy("nhiệm vụ: mọi việc đã hoàn thành"),
    Feed.DONE_COUNT: gettext_lazy("nhiệm vụ: số việc đã hoàn thành"),
    Feed.DONE_OF_TOTAL: gettext_lazy("nhiệm vụ: hoàn thành trên tổng số"),
    Feed.ON_TIME_OF_TOTAL: gettext_lazy("nhiệm vụ: đúng hạn trên tổng số"),
    Feed.ON_TIME_OF_DONE: gettext_lazy("nhiệm vụ: đúng hạn trên số hoàn thành"),
    Feed.DAYS_LATE: gettext_lazy("nhiệm vụ: số ngày chậm nhiều nhất"),
    Feed.LATE_AND_OVERDUE: gettext_lazy("nhiệm vụ: số việc chậm và quá hạn"),
    Feed.DONE_TIMES: gettext_lazy("nhiệm vụ: số việc đúng hạn, chậm, quá hạn"),
    Feed.PERSON_VOLUME: gettext_lazy("cá nhân: khối lượng việc"),
    Feed.PERSON_ON_TIME: gettext_lazy("cá nhân: việc đúng hạn"),
    Feed.PERSON_GRADE: gettext_lazy("cá nhân: đánh giá kết quả"),
    Feed.SURVEY: gettext_lazy("kết quả khảo sát"),
}
PARTS = {
    Part.APPRAISAL: gettext_lazy("thẩm định"),
    Part.SURVEY: gettext_lazy("điều tra xã hội học"),
    Part.BONUS: gettext_lazy("điểm thưởng"),
    Part.PENALTY: gettext_lazy("điểm trừ"),
}
FIELDS = {
    "title": gettext_lazy("tên bộ tiêu chí"),
    "title_vi": gettext_lazy("tên"),
    "title_en": gettext_lazy("tên tiếng Anh"),
    "max_points": gettext_lazy("điểm tối đa"),
    "rule": gettext_lazy("cách chấm"),
    "part": gettext_lazy("phần"),
    "appraiser": gettext_lazy("cơ quan thẩm định"),
    "evidence_vi": gettext_lazy("tài liệu kiểm chứng"),
    "code": gettext_lazy("mã"),
    "parent": gettext_lazy("mục cha"),
    "place": gettext_lazy("thứ tự"),
    "year": gettext_lazy("năm"),
    "level": gettext_lazy("cấp ban hành"),
    "group": gettext_lazy("nhóm đơn vị"),
    "na_rule": gettext_lazy("tiêu chí không áp dụng"),
    "no_survey": gettext_lazy("năm không điều tra"),
    "source": gettext_lazy("nguồn"),
    "status": gettext_lazy("kiểm chứng nguồn"),
    "illustrative": gettext_lazy("minh họa"),
    "stated_points": gettext_lazy("tổng điểm ghi trong văn bản"),
    "stated_criteria": gettext_lazy("số tiêu chí ghi trong văn bản"),
    "stated_parts": gettext_lazy("số tiêu chí thành phần ghi trong văn bản"),
}
KINDS = {
    Kind.ADDED: gettext_lazy("Thêm"),
    Kind.REMOVED: gettext_lazy("Bỏ"),
    Kind.CHANGED: gettext_lazy("Sửa"),
}
CHOICES = {"na_rule": dict(NA_RULES), "no_survey": dict(NO_SURVEY), "status": dict(STATUSES)}


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """One field before and after, in words."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NodeChangeTold:
    """One node's change in words."""

    kind: str
    kind_told: str
    code: str
    title: str
    changes: tuple[ChangeTold, ...]


@dataclass(frozen=True, slots=True)
class DifferenceTold:
    """Everything that differs, in words."""

    fields_changed: tuple[ChangeTold, ...]
    nodes: tuple[NodeChangeTold, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing differs."""
        return not self.fields_changed and not self.nodes


def difference_told(found: Difference) -> DifferenceTold:
    """A difference for a reader."""
    return DifferenceTold(
        tuple(_change(one, None, None) for one in found.fields),
        tuple(_node(one) for one in found.nodes),
        tuple((str(KINDS[kind]), found.count(kind)) for kind in Kind),
    )


def _node(change: NodeChange) -> NodeChangeTold:
    node = change.newer or change.older
    assert node is not None
    told = tuple(_change(one, change.older, change.newer) for one in change.changes)
    if change.kind is not Kind.CHANGED:
        told = tuple(_whole(change.kind, node))
    return NodeChangeTold(
        change.kind.value, str(KINDS[change.kind]), change.code, said(Label(node.title_vi, node.title_en)), told
    )


def _whole(kind: Kind, node: Node) -> Iterator[ChangeTold]:
    """What an added or a removed node says: its points and its rule."""
    for name, text in (("max_points", number(node.max_points)), ("rule", rule_words(node))):
        if text:
            sides = ("", text) if kind is Kind.ADDED else (text, "")
            yield ChangeTold(name, str(FIELDS[name]), *sides)


def _change(change: FieldChange, older: Node | None, newer: Node | None) -> ChangeTold:
    if change.name == "rule":
        before, after = rule_words(older), rule_words(newer)
    else:
        before, after = (_value(change.name, value) for value in (change.before, change.after))
    return ChangeTold(change.name, str(FIELDS.get(change.name, change.name)), before, after)


def rule_words(node: Node | None) -> str:
    """The rule of a node and where its values come from; empty for a node without a rule."""
    if node is None or node.rule is None:
        return ""
    return " ".join(text for text in (rule_told(node), feed_told(node)) if text)


def _value(name: str, value: Any) -> str:
    if value is None or value == "":
        return _("(trống)")
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, Part):
        return str(PARTS[value])
    return str(CHOICES.get(name, {}).get(str(value), value))
