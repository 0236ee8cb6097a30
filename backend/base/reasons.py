"""The catalogue of sentences: a reason's code and data become what a person reads, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from permissions.acts import label as act_label
from permissions.roles import LABELS, Role
from workflows.engine import Label, Reason
from workflows.lifecycles import BY_CODE

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is wrong, and what to do next; both may name data in braces."""

    says: Text
    next: Text = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A reason in the reader's language."""

    code: str
    says: str
    next: str


def said(label: Label) -> str:
    """A two-language label in the reader's language; Vietnamese unless English is asked for."""
    return label.en if (get_language() or "vi").startswith("en") else label.vi


def _state_wrong(data: Mapping[str, Any]) -> dict[str, str]:
    lifecycle = BY_CODE[data["lifecycle"]]
    needs = ", ".join(f"“{said(lifecycle.label(state))}”" for state in data["needs"])
    return {"act": said(act_label(data["act"])), "state": said(lifecycle.label(data["state"])), "needs": needs}


def _who_may(data: Mapping[str, Any]) -> dict[str, str]:
    who = ", ".join(said(LABELS[Role(role)]) for role in data.get("who_may", ()))
    return {"who": who or "–", "act": said(act_label(data["act"])) if data.get("act") else ""}


def _listed(name: str) -> Callable[[Mapping[str, Any]], dict[str, str]]:
    def words(data: Mapping[str, Any]) -> dict[str, str]:
        value = data.get(name) or ()
        items = [str(v) for v in value] if isinstance(value, list | tuple | set | frozenset) else [str(value)]
        return {name: ", ".join(items[:10]) + ("…" if len(items) > 10 else "")}

    return words


WORDS: dict[str, Callable[[Mapping[str, Any]], dict[str, str]]] = {
    "permission.not_stage_owner": _who_may,
    "permission.out_of_reach": _who_may,
    "score_sheet.appraisal_incomplete": _listed("leaves_without_appraisal"),
    "score_sheet.self_incomplete": _listed("leaves_without_self"),
    "session.minutes_unsigned": _listed("unsigned_by"),
    "session.recusals_open": _listed("recusals_open"),
    "state.wrong": _state_wrong,
    "submission.blocked_rows": _listed("blocked_rows"),
    "submission.missing_papers": _listed("missing_papers"),
    "decision.departure_unreasoned": _listed("unreasoned"),
}

SENTENCES: dict[str, Sentence] = {
    "conflict.nominee": Sentence(
        _("Ông (bà) là người được đề nghị trong hồ sơ này nên không được xử lý nó."),
        _("Người thay thế của bước này sẽ xử lý."),
    ),
    "conflict.prepared": Sentence(
        _("Người lập hồ sơ không được là người quyết định trên chính hồ sơ đó."),
        _("Đề nghị người có thẩm quyền khác ký."),
    ),
    "conflict.recused": Sentence(
        _("Ông (bà) không tham gia bỏ phiếu nội dung này do xung đột lợi ích."),
    ),
    "conflict.same_unit": Sentence(
        _("Bước này cần người không cùng đơn vị với nơi đề nghị."),
        _("Người thay thế của bước này sẽ xử lý."),
    ),
    "conflict.signatory_seals": Sentence(
        _("Người ký không được tự cấp số và đóng dấu văn bản mình ký (NĐ 30/2020/NĐ-CP, Điều 32, 33)."),
        _("Văn thư của cơ quan thực hiện."),
    ),
    "decision.departure_unreasoned": Sentence(
        _("Có trường hợp quyết định khác kết quả bỏ phiếu mà chưa ghi lý do: {unreasoned}."),
        _("Ghi lý do cho từng trường hợp rồi ký lại."),
    ),
    "decision.minutes_unsigned": Sentence(
        _("Biên bản họp Hội đồng chưa ký xong."), _("Chờ Thư ký và Chủ tịch Hội đồng ký biên bản.")
    ),
    "decision.no_rows": Sentence(
        _("Danh sách kèm theo quyết định không còn trường hợp nào."), _("Thêm ít nhất một trường hợp.")
    ),
    "gone": Sentence(_("Không tìm thấy mục này, hoặc ông (bà) không được xem."), _("Tải lại danh sách.")),
    "holding.dates_reversed": Sentence(_("Ngày kết thúc đứng trước ngày bắt đầu."), _("Sửa lại ngày.")),
    "holding.ended": Sentence(_("Vai trò này đã kết thúc từ trước.")),
    "holding.exists": Sentence(_("Người này đã được giao vai trò đó từ cùng ngày."), _("Xem danh sách vai trò.")),
    "idempotency.at_work": Sentence(
        _("Yêu cầu này đang được thực hiện."), _("Đợi vài giây rồi tải lại để xem kết quả.")
    ),
    "idempotency.other_request": Sentence(
        _("Mã chống gửi trùng này đã dùng cho một yêu cầu khác."), _("Gửi lại với một mã mới.")
    ),
    "permission.not_stage_owner": Sentence(
        _("Bước này do người khác xử lý: {who}."), _("Liên hệ người giữ vai trò đó.")
    ),
    "permission.out_of_reach": Sentence(
        _("Ông (bà) không được giao việc “{act}” ở đây."), _("Vai trò làm được việc này: {who}.")
    ),
    "reform_task.needs_evidence": Sentence(
        _("Nhiệm vụ chưa có tài liệu kiểm chứng."), _("Thêm ít nhất một tài liệu kiểm chứng rồi báo cáo hoàn thành.")
    ),
    "score_sheet.appraisal_incomplete": Sentence(
        _("Còn tiêu chí chưa có điểm thẩm định: {leaves_without_appraisal}."), _("Thẩm định các tiêu chí đó.")
    ),
    "score_sheet.self_incomplete": Sentence(
        _("Còn tiêu chí chưa tự chấm: {leaves_without_self}."), _("Tự chấm các tiêu chí đó rồi gửi.")
    ),
    "session.minutes_unsigned": Sentence(_("Biên bản còn thiếu chữ ký của: {unsigned_by}.")),
    "session.no_items": Sentence(
        _("Chương trình họp chưa có trường hợp nào."), _("Đưa các trường hợp đã thẩm định vào chương trình.")
    ),
    "session.no_quorum": Sentence(
        _("Có mặt {present}/{members} thành viên, chưa đủ {quorum} để họp."),
        _("Ghi nhận thêm thành viên dự họp hoặc dời phiên họp."),
    ),
    "session.recusals_open": Sentence(
        _("Còn khai báo xung đột lợi ích chưa xử lý: {recusals_open}."), _("Thư ký xác nhận hoặc không chấp nhận.")
    ),
    "session.rule_not_adopted": Sentence(
        _("Quy tắc bỏ phiếu ở trạng thái “cần xác nhận” ({rule_status}) và chưa được thông qua cho phiên này."),
        _("Người có thẩm quyền thông qua quy tắc cho phiên họp, kèm lý do."),
    ),
    "stage.change_unanswered": Sentence(
        _("Đề nghị chuyển hình thức khen chưa được đơn vị trả lời."), _("Chờ thủ trưởng đơn vị trả lời.")
    ),
    "stage.no_return_left": Sentence(
        _("Đã hết số lần được chuyển lại bước trước theo quy trình."), _("Đồng ý hoặc không đồng ý tại bước này.")
    ),
    "stale": Sentence(
        _("Mục này vừa được người khác thay đổi nên chưa có gì được ghi."), _("Xem lại nội dung mới rồi làm lại.")
    ),
    "state.wrong": Sentence(
        _("Không làm được “{act}” khi đang ở trạng thái “{state}”."), _("Việc này cần trạng thái: {needs}.")
    ),
    "submission.already_granted": Sentence(
        _("Trong bộ hồ sơ đã có trường hợp được khen thưởng nên không rút cả bộ được."),
        _("Rút từng trường hợp còn lại."),
    ),
    "submission.blocked_rows": Sentence(
        _("Có trường hợp không đạt tiêu chuẩn bắt buộc: {blocked_rows}."), _("Bỏ các trường hợp đó khỏi danh sách.")
    ),
    "submission.internal_process": Sentence(
        _("Quy trình này xét trong đơn vị, không có bước tiếp nhận."), _("Thủ trưởng đơn vị mở xét tại đơn vị.")
    ),
    "submission.missing_papers": Sentence(_("Còn thiếu giấy tờ: {missing_papers}."), _("Đính kèm rồi trình lại.")),
    "submission.needs_reception": Sentence(
        _("Quy trình này phải qua tiếp nhận của cơ quan thẩm định."), _("Chờ cán bộ tiếp nhận.")
    ),
    "submission.no_meeting": Sentence(
        _("Chưa ghi kết quả họp xét của đơn vị."), _("Ghi ngày họp, số người dự và kết quả bỏ phiếu từng trường hợp.")
    ),
    "submission.no_rows": Sentence(_("Danh sách đề nghị còn trống."), _("Thêm ít nhất một cá nhân hoặc tập thể.")),
    "submission.round_closed": Sentence(
        _("Đợt xét không nhận hồ sơ lúc này (hạn nhận: {closes_on})."), _("Liên hệ cơ quan mở đợt xét.")
    ),
}


def tell(reason: Reason) -> Told:
    """The reason as sentences in the active language; an unknown code is a programming fault (KeyError)."""
    sentence = SENTENCES[reason.code]
    words = {k: str(v) for k, v in reason.data.items()} | WORDS.get(reason.code, lambda data: {})(reason.data)
    return Told(reason.code, str(sentence.says).format(**words), str(sentence.next).format(**words))


def sentence(reason: Reason) -> str:
    """The reason and what to do next as one text, for pages."""
    told = tell(reason)
    return f"{told.says} {told.next}".strip()
