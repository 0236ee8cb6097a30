"""Sentences about published lists, comments on them, and opinions of other bodies."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "consultation.asked_already": Sentence(
        _("Các đơn vị này đã được hỏi."), _("Chọn đơn vị khác, hoặc rút câu hỏi cũ trước.")
    ),
    "consultation.no_question": Sentence(
        _("Chưa có nội dung cần cho ý kiến; quy trình cũng không ghi sẵn."), _("Ghi nội dung cần hỏi.")
    ),
    "consultation.nobody_asked": Sentence(_("Chưa hỏi cơ quan nào."), _("Bấm “Gửi lấy ý kiến”.")),
    "consultation.unanswered": Sentence(
        _("Chưa trả lời: {units}. Hết hạn mà im lặng thì bước này vẫn chờ, trừ khi quy trình có căn cứ khác."),
        _("Đôn đốc, hoặc rút câu hỏi có lý do."),
    ),
    "publication.comments_unhandled": Sentence(
        _("Còn {count} ý kiến góp ý chưa được người thẩm định ghi kết quả xử lý."),
        _("Người thẩm định mở mục Góp ý và xử lý trước."),
    ),
    "publication.denunciation": Sentence(
        _("Có lời tố cáo (tố cáo, tố giác, hối lộ, tham nhũng …) nên nội dung không được nhận, không được lưu ở đây."),
        _("Tố cáo: gửi người đứng đầu cơ quan có thẩm quyền giải quyết tố cáo. Nếu chỉ góp ý: bỏ các từ đó."),
    ),
    "publication.key_missing": Sentence(
        _("Khóa bảo vệ nội dung của ý kiến này không còn nên không lưu thêm lời ghi được."),
        _("Để trống lời ghi và chỉ ghi kết quả xử lý; báo quản trị hệ thống."),
    ),
    "publication.no_such_row": Sentence(_("Danh sách không có trường hợp này."), _("Chọn lại, hoặc góp ý chung.")),
    "publication.not_over": Sentence(
        _("Còn trong thời gian công khai, đến hết ngày {until}."), _("Chờ hết thời gian rồi kết thúc.")
    ),
    "publication.secret": Sentence(
        _("Nội dung có dấu độ mật nên không được nhận và không được lưu."), _("Gửi trên giấy theo quy định.")
    ),
    "publication.too_often": Sentence(_("Gửi quá nhiều lần trong thời gian ngắn."), _("Đợi {wait} giây.")),
}  # fmt: skip
