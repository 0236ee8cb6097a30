"""Sentences about decisions, certificates and their verification."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "certificate.decision_not_in_force": Sentence(
        _("Quyết định không còn hiệu lực hoặc người này không còn được khen thưởng."),
        _("Không cấp bằng cho trường hợp này."),
    ),
    "certificate.still_in_force": Sentence(
        _("Quyết định khen thưởng vẫn còn hiệu lực nên không thu hồi hay thôi cấp bằng."),
        _("Chỉ làm được sau khi việc khen thưởng bị hủy bỏ."),
    ),
    "certificate.nothing_to_prepare": Sentence(
        _("Quyết định này không có trường hợp nào còn phải lập bản dò."),
        _("Danh hiệu không kèm bằng thì chỉ có quyết định và tiền thưởng."),
    ),
    "certificate.too_long": Sentence(
        _("Nội dung in quá dài so với mẫu bằng: {text}."),
        _("Rút gọn tên, chức vụ hoặc thành tích rồi lưu lại."),
    ),
    "decision.annulled_when": Sentence(
        _("Ngày hủy bỏ phải từ ngày ban hành ({from}) đến hôm nay ({until})."),
        _("Sửa lại ngày."),
    ),
    "decision.dated_ahead": Sentence(
        _("Ngày ban hành ở tương lai."),
        _("Ghi ngày hôm nay hoặc ngày đã ghi trong sổ."),
    ),
    "decision.dated_before_signature": Sentence(
        _("Ngày ban hành đứng trước ngày ký ({signed}); số và dấu chỉ có sau chữ ký (NĐ 30/2020/NĐ-CP, Điều 32, 33)."),
        _("Sửa lại ngày."),
    ),
    "decision.departure_unreasoned": Sentence(
        _("Có trường hợp quyết định khác kết quả bỏ phiếu mà chưa ghi lý do: {unreasoned}."),
        _("Ghi lý do cho từng trường hợp rồi ký lại."),
    ),
    "decision.grounds_unconfirmed": Sentence(
        _("Căn cứ in trong quyết định không còn được xác nhận: {unconfirmed}."),
        _("Sửa dự thảo (bản đang trình ký thì trả lại trước): bỏ căn cứ ấy hoặc áp dụng riêng, kèm lý do."),
    ),
    "decision.minutes_unsigned": Sentence(
        _("Biên bản họp Hội đồng chưa ký xong."), _("Chờ Thư ký và Chủ tịch Hội đồng ký biên bản.")
    ),
    "decision.no_departure": Sentence(
        _("Các trường hợp này không khác kết quả bỏ phiếu nên không cần lý do: {names}."),
        _("Chỉ ghi lý do cho trường hợp Hội đồng không thông qua."),
    ),
    "decision.no_rows": Sentence(
        _("Danh sách kèm theo quyết định không còn trường hợp nào."), _("Thêm ít nhất một trường hợp.")
    ),
    "decision.no_such_row": Sentence(
        _("Trong danh sách không có số thứ tự: {rows}."),
        _("Xem lại danh sách."),
    ),
    "decision.nothing_to_adopt": Sentence(
        _("Không còn mức thưởng nào cần áp dụng riêng cho quyết định này."),
    ),
    "decision.rows_not_ready": Sentence(
        _("Chưa đưa vào quyết định được, hoặc đã ở quyết định khác: {names}."),
        _("Chọn các trường hợp đang chờ trình trong đợt xét này."),
    ),
    "verification.not_pdf": Sentence(
        _("Tệp này không phải PDF."),
        _("Gửi tệp PDF đã nhận từ cơ quan cấp."),
    ),
    "verification.too_often": Sentence(
        _("Ông (bà) kiểm tra quá nhiều lần trong thời gian ngắn."),
        _("Đợi {wait} giây rồi thử lại."),
    ),
}
