"""Sentences about complaints against results."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "complaint.dates": Sentence(
        _("Các ngày không khớp: ngày biết, ngày nhận, ngày gửi không sau nhau đúng thứ tự hoặc ở tương lai."),
        _("Sửa lại các ngày."),
    ),
    "complaint.denunciation": Sentence(
        _("Đơn có lời tố cáo (tố cáo, tố giác, hối lộ, tham nhũng …) nên không được nhận, không được lưu ở đây."),
        _("Chuyển đơn tố cáo đến cơ quan có thẩm quyền giải quyết. Phần khiếu nại: ghi riêng, không có các từ đó."),
    ),
    "complaint.entered_already": Sentence(
        _("Đơn này đã được nhận với số {number}: cùng người khiếu nại, quyết định, trường hợp và ngày nhận."),
        _("Mở đơn đã nhận; nếu là đơn khác, kiểm tra lại ngày nhận."),
    ),
    "complaint.limits_unconfirmed": Sentence(
        _("Thời hạn theo {basis} chưa được xác nhận."), _("Ghi lý do áp dụng cho vụ việc này.")
    ),
    "complaint.too_late": Sentence(
        _("Đơn nhận ngày {received}, quá {days} ngày kể từ ngày biết quyết định ({known})."),
        _("Ghi trở ngại khách quan khiến đơn nộp muộn, hoặc không thụ lý."),
    ),
    "complaint.not_issued": Sentence(
        _("Quyết định này chưa phát hành nên chưa có gì để khiếu nại."), _("Chọn quyết định đã phát hành.")
    ),
    "complaint.not_verified": Sentence(_("Chưa ghi kết quả xác minh."), _("Ghi kết quả xác minh trước.")),
    "complaint.other_row": Sentence(_("{name} không có trong quyết định này."), _("Chọn trường hợp của quyết định.")),
    "complaint.not_sent": Sentence(
        _("Chưa ghi việc gửi quyết định giải quyết lần đầu cho người khiếu nại."), _("Ghi ngày gửi trước.")
    ),
    "complaint.sent": Sentence(_("Quyết định giải quyết đã được gửi.")),
    "complaint.sent_dates": Sentence(
        _("Ngày gửi phải từ ngày quyết định giải quyết ({decided}) đến hôm nay."), _("Sửa lại ngày gửi.")
    ),
    "complaint.verifier_tied": Sentence(
        _("{name} đã có phần trong việc khen bị khiếu nại."), _("Giao xác minh cho người khác.")
    ),
    "complaint.whose_award": Sentence(
        _("Khiếu nại việc đã khen phải nói rõ trường hợp nào."), _("Chọn trường hợp liên quan.")
    ),
    "conflict.decided_award": Sentence(
        _("Ông (bà) đã dự thảo hoặc ký quyết định khen bị khiếu nại."), _("Người khác có thẩm quyền giải quyết.")
    ),
    "conflict.decided_first": Sentence(
        _("Ông (bà) đã giải quyết khiếu nại này lần đầu."), _("Người khác giải quyết lần hai.")
    ),
}
