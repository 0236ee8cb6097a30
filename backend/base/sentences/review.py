"""Sentences about the stages of a review."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "submission.no_transition": Sentence(
        _("“{pack}” không có quy định chuyển tiếp cho hồ sơ nhận vào ngày này."),
        _("Chỉ chọn được luật mới hơn mà quy định chuyển tiếp cho phép; hồ sơ tiếp tục theo luật cũ."),
    ),
    "submission.pack_chosen_already": Sentence(_("Hồ sơ đang được xét theo “{pack}”.")),
    "stage.change_unanswered": Sentence(
        _("Đề nghị chuyển hình thức khen chưa được đơn vị trả lời."), _("Chờ thủ trưởng đơn vị trả lời.")
    ),
    "stage.fails_criteria": Sentence(
        _("Không đạt tiêu chuẩn, điều kiện bắt buộc: {criteria}."),
        _("Không đồng ý, trả hồ sơ, hoặc yêu cầu bổ sung."),
    ),
    "stage.other_kind": Sentence(_("Việc này thuộc bước loại khác.")),
    "stage.no_return_left": Sentence(
        _("Đã hết số lần được chuyển lại bước trước theo quy trình."), _("Đồng ý hoặc không đồng ý tại bước này.")
    ),
    "stage.no_such_return": Sentence(
        _("Quy trình không cho chuyển lại bước “{stage}” từ đây. Các bước nhận lại được: {targets}."),
        _("Chọn một trong các bước đó."),
    ),
    "stage.worked_elsewhere": Sentence(
        _("Bước này được thực hiện bằng việc “{act}”, không chuyển tay ở đây."),
        _("Mở mục Công khai, Lấy ý kiến, Hội đồng hoặc Quyết định và làm việc đó."),
    ),
    "supplement.deadline_past": Sentence(
        _("Hạn bổ sung {deadline} không ở sau hôm nay."), _("Chọn một ngày sau hôm nay.")
    ),
}
