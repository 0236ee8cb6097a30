"""What is said of a request itself, before any rule was asked; and which inputs some reasons are about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences import papers, workbooks
from backend.base.sentences.sentence import Sentence

REQUEST: dict[str, Sentence] = {
    "authentication_failed": Sentence(_("Mã truy cập hoặc mật khẩu không đúng."), _("Lấy mã mới tại /api/v1/token/.")),
    "error": Sentence(_("Hệ thống gặp lỗi; chưa có gì được ghi."), _("Thử lại sau; nếu còn lỗi, báo quản trị.")),
    "method_not_allowed": Sentence(
        _("Địa chỉ này không nhận phương thức đã gửi."),
        _("Xem tài liệu API hoặc tiêu đề Allow."),
    ),
    "no_such_address": Sentence(_("Không có địa chỉ này trong API."), _("Xem tài liệu tại /api/v1/openapi/.")),
    "not_acceptable": Sentence(_("Không trả lời được theo dạng ghi trong Accept."), _("Gửi Accept: application/json.")),
    "not_authenticated": Sentence(_("Chưa đăng nhập."), _("Gửi Authorization: Token … hoặc đăng nhập trước.")),
    "parse_error": Sentence(
        _("Không đọc được nội dung gửi đến: JSON hoặc biểu mẫu sai cú pháp."),
        _("Sửa cú pháp rồi gửi lại."),
    ),
    "permission_denied": Sentence(
        _("Không được phép làm việc này."), _("Kiểm tra vai trò của mình hoặc hỏi quản trị.")
    ),
    "precondition_required": Sentence(
        _("Thiếu If-Match: việc này cần biết bản nào đã được đọc."),
        _("Đọc lại mục, rồi gửi ETag của nó trong If-Match."),
    ),
    "throttled": Sentence(_("Gửi quá nhiều yêu cầu trong thời gian ngắn."), _("Đợi theo số giây ở Retry-After.")),
    "too_large": Sentence(_("Nội dung gửi đến lớn hơn mức hệ thống nhận."), _("Chia nhỏ rồi gửi từng phần.")),
    "unsupported_media_type": Sentence(
        _("Không nhận dạng dữ liệu ghi trong Content-Type."),
        _("Gửi application/json, hoặc multipart/form-data khi có tệp."),
    ),
}
FILE_REASONS = frozenset(
    {*papers.SENTENCES, "paper.empty", "paper.too_large", "paper.wrong_kind", "verification.not_pdf"}
    | {*workbooks.FILES, *workbooks.HEADERS}
) - {"paper.not_scanned", "paper.found_infected"}  # about a paper that was kept long ago
VALUE_REASONS = frozenset(
    f"score.{what}"
    for what in (
        *("choice_twice", "choice_unknown", "code_unknown", "leaf_twice", "na_without_reason", "not_on_step"),
        *("not_whole", "number_missing", "number_negative", "over_maximum"),
    )
)
FIELDS = {"precondition_required": "If-Match", "unsupported_media_type": "Content-Type", "not_acceptable": "Accept"}
