"""The sentences of verification: the verdict, why, and what a citizen should do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.verification.answers import Kind

Text = str | Promise

VERDICTS: dict[Kind, Text] = {
    Kind.IN_FORCE: _("Còn hiệu lực"),
    Kind.ANNULLED: _("Đã bị hủy bỏ"),
    Kind.REPLACED: _("Đã được cấp lại bằng khác"),
    Kind.ALTERED: _("Đã bị sửa đổi"),
    Kind.UNKNOWN: _("Không có trong sổ"),
}
TONES: dict[Kind, str] = {
    Kind.IN_FORCE: "success",
    Kind.ANNULLED: "error",
    Kind.REPLACED: "warning",
    Kind.ALTERED: "error",
    Kind.UNKNOWN: "warning",
}
SIGNS: dict[Kind, str] = {
    Kind.IN_FORCE: "✓",
    Kind.ANNULLED: "✕",
    Kind.REPLACED: "↻",
    Kind.ALTERED: "✕",
    Kind.UNKNOWN: "?",
}
WHY: dict[str, Text] = {
    "register": _("Giấy này có trong sổ và đang có hiệu lực. Hãy so từng dòng dưới đây với giấy trên tay."),
    "decision_annulled": _("Quyết định khen thưởng đã bị hủy bỏ nên giấy này không còn giá trị."),
    "award_annulled": _("Khen thưởng này đã bị hủy bỏ nên giấy không còn giá trị."),
    "revoked": _("Cơ quan cấp đã thu hồi giấy này."),
    "replaced": _("Cơ quan cấp đã thay giấy này bằng một giấy khác; giấy này không còn dùng."),
    "changed": _("Tệp mang chữ ký của cơ quan nhưng nội dung đã bị sửa sau khi ký. Không dùng tệp này."),
    "not_ours": _("Tệp không phải do hệ thống này cấp, hoặc không đọc được chữ ký số."),
    "not_in_register": _("Chữ ký số đúng nhưng giấy không có trong sổ của hệ thống này."),
    "record_changed": _("Nội dung trong sổ không còn khớp với tệp đã ký; không xác nhận được gì từ mã này."),
    "not_final": _("Đây là bản chưa hoàn thành (chưa đủ chữ ký, số và dấu), không phải bản chính thức."),
    "no_such_code": _("Không có giấy nào mang mã này."),
    "mistyped_code": _("Mã chưa đúng: mã gồm 12 chữ và số, như K7QF-2M9X-TD4R."),
    "no_trust_roots": _("Hệ thống này chưa có khóa gốc để kiểm tra tệp."),
}
NEXT: dict[str, Text] = {
    "mistyped_code": _("Xem lại mã in dưới hình vuông trên giấy rồi gõ lại."),
    "no_such_code": _("Gõ lại mã, hoặc liên hệ cơ quan ghi trên giấy."),
    "changed": _("Liên hệ cơ quan ghi trên giấy để nhận bản đúng."),
    "not_ours": _("Thử tra theo mã in trên giấy, hoặc liên hệ cơ quan ghi trên giấy."),
}
PAPERS: dict[str, Text] = {
    "certificate": _("Bằng, giấy chứng nhận khen thưởng"),
    "decision": _("Quyết định khen thưởng"),
    "other": _("Văn bản trong hồ sơ khen thưởng"),
}
SPECIMEN = _("BẢN MINH HỌA – KHÔNG CÓ GIÁ TRỊ")
