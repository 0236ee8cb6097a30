"""Sentences about achievement reports: their fields, versions, forms and papers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "procedure.other_ground": Sentence(
        _("“{case}” không hợp với loại hình khen của đợt này."), _("Chọn trường hợp khác hoặc thủ tục đầy đủ.")
    ),
    "procedure.paper_only": Sentence(
        _("Hồ sơ có nội dung bí mật nhà nước không nhập vào hệ thống ({basis})."),
        _("Xử lý trên giấy; ở đây chỉ ghi “hồ sơ mật – xử lý giấy”, không ghi tên, không tải tệp."),
    ),
    "procedure.same": Sentence(_("Thủ tục này đang được chọn."), _("Chọn thủ tục khác nếu cần đổi.")),
    "procedure.unknown": Sentence(_("Không có trường hợp “{case}” trong quy định.")),
    "paste.empty": Sentence(_("Chưa dán dòng nào."), _("Chép vùng ô trong Excel rồi dán vào ô.")),
    "achievement_report.begun": Sentence(_("Đã có báo cáo của “{name}”."), _("Mở báo cáo đó để viết tiếp.")),
    "achievement_report.changed_again": Sentence(
        _("Mục “{field}” vừa được sửa tiếp."), _("Xem lại nội dung mới nhất rồi chọn.")
    ),
    "achievement_report.choose_one": Sentence(_("Chưa chọn bản nào."), _("Chọn một trong ba cách.")),
    "achievement_report.far_too_long": Sentence(
        _("Một mục dài quá mức hệ thống nhận được nên chưa lưu."), _("Viết gọn lại, hoặc đính kèm phần dài bằng tệp.")
    ),
    "achievement_report.faulty": Sentence(_("Còn mục chưa đúng: {faulty}."), _("Mở từng mục và sửa.")),
    "achievement_report.incomplete": Sentence(_("Còn mục bắt buộc chưa viết: {empty}."), _("Viết các mục này.")),
    "achievement_report.newest_form": Sentence(_("Báo cáo đang theo mẫu mới nhất.")),
    "achievement_report.no_form": Sentence(
        _("Chưa có mẫu báo cáo phù hợp cho “{name}”."), _("Đính kèm báo cáo bằng tệp.")
    ),
    "achievement_report.no_revision": Sentence(_("Không có đoạn đã viết này.")),
    "achievement_report.row_closed": Sentence(
        _("Chỉ viết báo cáo khi hồ sơ đang lập hoặc đang được xét."), _("Xem báo cáo đã nộp trong giấy tờ.")
    ),
    "achievement_report.settled_already": Sentence(_("Việc chọn này đã xong."), _("Xem nội dung hiện có.")),
    "achievement_report.unknown_field": Sentence(
        _("Mẫu báo cáo không có mục “{field}”."), _("Tải lại trang; mẫu có thể đã đổi.")
    ),
    "achievement_report.unsettled": Sentence(
        _("Có hai bản viết chưa chọn ở mục: {beside}."), _("Mở mục đó, xem khác biệt và chọn.")
    ),
    "report.cell_empty": Sentence(_("Dòng {row}: cột “{column}” còn trống."), _("Điền ô này hoặc bỏ cả dòng.")),
    "report.column_gone": Sentence(
        _("Mẫu mới không còn cột “{column}” của bảng “{field}”."), _("Chép nội dung cần giữ sang mục khác.")
    ),
    "report.field_gone": Sentence(
        _("Mẫu mới không còn mục “{field}”."), _("Chép nội dung cần giữ sang mục khác; bản cũ vẫn được lưu.")
    ),
    "report.kind_changed": Sentence(
        _("Mục “{field}” trong mẫu mới ghi theo cách khác."), _("Ghi lại theo mẫu mới; bản cũ vẫn được lưu.")
    ),
    "report.not_a_choice": Sentence(_("“{value}” không có trong các lựa chọn."), _("Chọn một mục.")),
    "report.not_a_day": Sentence(_("“{value}” không phải là ngày."), _("Ghi ngày/tháng/năm, ví dụ 22/11/2026.")),
    "report.not_a_number": Sentence(_("“{value}” không phải là số nguyên."), _("Chỉ ghi chữ số.")),
    "report.too_long": Sentence(_("Dài {length} ký tự, quá {limit}."), _("Viết gọn lại; chữ đã gõ vẫn được lưu.")),
    "report.too_many_rows": Sentence(_("Bảng có quá {limit} dòng."), _("Bỏ bớt dòng.")),
}
