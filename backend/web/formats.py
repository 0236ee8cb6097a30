"""How numbers, moments and labels are written for a person, in the language of the page.

Vietnamese: 1.234,56 and 22/11/2026 14:05. English: 1,234.56 and 22 Nov 2026 14:05. Moments are shown in the zone of
the site. Rounding is half-up and for display only; an unknown value is a dash, never a zero.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import get_language

from permissions.reach import Reach
from permissions.roles import LABELS, Role
from workflows.engine import Label
from workflows.labels import group_label
from workflows.lifecycles import BY_CODE
from workflows.rules.fixed import decimal_text, round_half_up

Number = int | Decimal | Fraction
DASH = "–"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

REACHES = {
    Reach.OWN: Label("của chính mình", "one's own"),
    Reach.UNIT: Label("đơn vị mình", "the unit"),
    Reach.SUBTREE: Label("đơn vị mình và cấp dưới", "the unit and those below"),
    Reach.AWARDING: Label(
        "đơn vị mình và cấp dưới, trong đợt xét do đơn vị mình mở",
        "the unit and those below, in rounds that the unit opened",
    ),
    Reach.AWARDING_BELOW: Label(
        "đơn vị mình và cấp dưới, trong đợt xét do đơn vị mình hoặc cấp dưới mở",
        "the unit and those below, in rounds that the unit or one below it opened",
    ),
    Reach.ALL: Label("tất cả", "all"),
}
SHORT = {
    Reach.OWN: Label("của mình", "own"),
    Reach.UNIT: Label("đơn vị", "unit"),
    Reach.SUBTREE: Label("cả cấp dưới", "and below"),
    Reach.AWARDING: Label("đợt mình mở", "own rounds"),
    Reach.AWARDING_BELOW: Label("đợt mình và cấp dưới mở", "own rounds and below"),
    Reach.ALL: Label("tất cả", "all"),
}
KINDS = {code: lifecycle.title for code, lifecycle in BY_CODE.items()} | {
    "organisation": Label("Tổ chức", "Organisation"),
    "unit": Label("Đơn vị", "Units"),
    "declared_day": Label("Lịch làm việc", "Working days"),
    "quota": Label("Chỉ tiêu", "Quotas"),
    "person": Label("Người", "People"),
    "document": Label("Văn bản", "Documents"),
    "report_call": Label("Yêu cầu báo cáo", "Calls for reports"),
    "holding": Label("Vai trò", "Roles"),
    "row": Label("Quy định", "Rows of law"),
    "row_confirmation": Label("Xác nhận quy định", "Confirmations of rows of law"),
    "edition": Label("Phiên bản", "Editions"),
    "round": Label("Đợt xét", "Rounds"),
    "index": Label("Chỉ số", "Index"),
    "index_mapping": Label("Đối chiếu bộ tiêu chí", "Mappings of criteria sets"),
    "index_value": Label("Chỉ số quốc gia", "National indices"),
    "prize": Label("Tiền thưởng", "Prizes"),
    "catalogue": Label("Quy định và quy trình", "Regulations and processes"),
    "audit": Label("Nhật ký", "Audit trail"),
}

COUNTED = {
    "answer": Label("Câu trả lời ai có thể được đề nghị", "Answers who could be nominated"),
    "block_head": Label("Trưởng cụm, khối", "Heads of blocks"),
    "delegation": Label("Ủy quyền, phân công", "Delegations"),
    "finding_person": Label("Người nêu trong kết quả kiểm tra", "People named by inspections"),
    "initiative_author": Label("Tác giả sáng kiến", "Authors of initiatives"),
    "initiative_draft": Label("Bản thảo sáng kiến", "Drafts of initiatives"),
    "leaf_draft": Label("Điểm đang nhập", "Scores being entered"),
    "leaf_value": Label("Điểm tiêu chí", "Scores of criteria"),
    "member": Label("Thành viên hội đồng", "Members of councils"),
    "name_decision": Label("Quyết định về tên trùng", "Decisions about names"),
    "notice": Label("Nhắc việc", "Notices"),
    "person_alias": Label("Lần gộp bản ghi", "Mergers of entries"),
    "progress_report": Label("Báo cáo tiến độ", "Progress reports"),
    "recognisedinitiative_person_relationship": Label("Sáng kiến đã công nhận", "Recognised initiatives"),
    "report_beside": Label("Báo cáo thành tích khác", "Other reports of achievement"),
    "report_text": Label("Báo cáo thành tích", "Reports of achievement"),
    "responsibility": Label("Nhiệm vụ được giao", "Responsibilities"),
    "seat": Label("Ghế trong phiên họp hội đồng", "Seats in council sessions"),
    "session_member": Label("Thành viên phiên xét sáng kiến", "Members of initiative sessions"),
    "settlement": Label("Quyết định giải quyết khiếu nại", "Decisions about complaints"),
    "team_member": Label("Thành viên đoàn kiểm tra", "Members of inspection teams"),
}


def english() -> bool:
    """Whether the page is in English; everything else is Vietnamese."""
    return (get_language() or "vi").startswith("en")


def number(value: Number | str | None, places: int | None = None) -> str:
    """A number with its thousands and decimals; `places` None keeps the digits it has. TypeError for a float."""
    if value is None or value == "":
        return DASH
    if isinstance(value, float):
        raise TypeError("points and amounts are exact; a float is not")
    exact = Decimal(value) if isinstance(value, str) else value
    if places is None:
        places = 2 if isinstance(exact, Fraction) and exact.denominator != 1 else _own_places(exact)
    text = f"{round_half_up(exact, places):,f}"
    return text if english() else text.translate(str.maketrans(",.", ".,"))


def _own_places(value: Number) -> int:
    if isinstance(value, Decimal):
        return len(decimal_text(value).partition(".")[2])
    return 0


def percent(value: Number | str | None, places: int = 2) -> str:
    """A value that already is in percent, with its sign."""
    shown = number(value, places)
    return shown if shown == DASH else f"{shown}%"


def moment(value: date | datetime | None) -> str:
    """A day, or a day and a time of day in the zone of the site."""
    if value is None or value == "":
        return DASH
    at = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    clock = f" {at:%H:%M}" if isinstance(at, datetime) else ""
    if english():
        return f"{at.day} {MONTHS[at.month - 1]} {at.year}{clock}"
    return f"{at:%d/%m/%Y}{clock}"


def span(since: date | datetime | None, until: date | datetime | None) -> str:
    """From one day to another; an open end is said in words, never drawn as a dash after a dash."""
    if since and until:
        return f"{moment(since)} – {moment(until)}"
    if since:
        return f"{'from' if english() else 'từ'} {moment(since)}"
    return f"{'until' if english() else 'đến'} {moment(until)}" if until else DASH


def say(label: object) -> str:
    """A two-language label in the language of the page; anything else as it is."""
    if isinstance(label, Label):
        return label.en if english() else label.vi
    return str(label)


def reach(value: str) -> str:
    """How far a role carries an act."""
    return say(REACHES[Reach(value)])


def reach_short(value: str) -> str:
    """The same in a word, for tables."""
    return say(SHORT[Reach(value)])


def kind(value: str) -> str:
    """What an act is about: the first half of its code, in words; the code itself when it has none."""
    code = value.partition(".")[0]
    return say(KINDS[code]) if code in KINDS else code


def counted(value: str) -> str:
    """What rows that hang on a person are, in words; what has no words yet is the kind of an act's subject."""
    return say(COUNTED[value]) if value in COUNTED else kind(value)


def unit_group(value: str) -> str:
    """The name of a group of units."""
    return say(group_label(value))


def role(value: str) -> str:
    """The name of a role."""
    return say(LABELS[Role(value)])
