"""Sentences about sessions, ballots and conflicts of interest in the council."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "ballot.cast_meanwhile": Sentence(
        _("Phiếu của ông (bà) vừa được gửi từ một thiết bị khác; lần gửi này không được ghi."),
        _("Mở lại lá phiếu nếu muốn bỏ phiếu lại."),
    ),
    "ballot.incomplete": Sentence(
        _("Còn mục chưa chọn: {ordinals}."),
        _("Chọn đồng ý, không đồng ý hoặc phiếu trắng cho từng mục."),
    ),
    "ballot.key_missing": Sentence(
        _("Không tìm thấy khóa của hộp phiếu trong thư mục khóa, nên không gửi và không mở được phiếu."),
        _("Báo ngay quản trị hệ thống; không mở lại bản sao lưu."),
    ),
    "ballot.not_a_voter": Sentence(
        _("Ông (bà) không có phiếu trong phiên họp này."),
        _("Liên hệ Thư ký Hội đồng nếu có nhầm lẫn."),
    ),
    "ballot.not_entitled": Sentence(
        _("Có mục ông (bà) không được bỏ phiếu: {ordinals}."),
        _("Bỏ các mục đó rồi gửi lại."),
    ),
    "ballot.receipt_shown": Sentence(
        _("Phiếu này đã vào hộp; mã riêng chỉ hiện một lần và không được lưu."),
        _("Nếu chưa ghi lại mã, ông (bà) có thể bỏ phiếu lại để có mã mới."),
    ),
    "ballot.twice": Sentence(
        _("Có mục được chọn hai lần: {ordinals}."),
        _("Mỗi mục chỉ chọn một lần."),
    ),
    "recusal.declared_already": Sentence(
        _("Đã có khai báo về mục {ordinal}."),
        _("Xem kết quả xử lý ở trang phiên họp."),
    ),
    "recusal.nominee_certain": Sentence(
        _("Thành viên chính là người được đề nghị nên khai báo này không thể bị bác."),
        _("Xác nhận khai báo."),
    ),
    "recusal.reason_missing": Sentence(
        _("Không chấp nhận khai báo thì phải ghi lý do."),
        _("Ghi lý do rồi gửi lại."),
    ),
    "recusal.settled_already": Sentence(
        _("Khai báo về mục {ordinal} đã được xử lý."),
    ),
    "recusal.unknown": Sentence(
        _("Không có khai báo này ở mục {ordinal}."),
        _("Tải lại trang phiên họp."),
    ),
    "session.already_on_agenda": Sentence(
        _("{nominee} đã có trong chương trình của một phiên họp."),
        _("Bỏ chọn trường hợp này."),
    ),
    "session.in_the_past": Sentence(
        _("Ngày họp {held_on} đã qua."),
        _("Chọn ngày họp từ hôm nay trở đi."),
    ),
    "session.minutes_unsigned": Sentence(_("Biên bản còn thiếu chữ ký của: {unsigned_by}.")),
    "session.no_chair": Sentence(
        _("Chủ tịch và các Phó Chủ tịch Hội đồng đều vắng mặt nên không có người chủ tọa."),
        _("Ghi nhận người chủ tọa có mặt hoặc dời phiên họp."),
    ),
    "session.no_items": Sentence(
        _("Chương trình họp chưa có trường hợp nào."), _("Đưa các trường hợp đã thẩm định vào chương trình.")
    ),
    "session.no_minutes": Sentence(
        _("Chưa có biên bản để ký."),
        _("Chờ Thư ký lập và ký biên bản trước."),
    ),
    "session.no_quorum": Sentence(
        _("Có mặt {present}/{members} thành viên, chưa đủ {quorum} để họp."),
        _("Ghi nhận thêm thành viên dự họp hoặc dời phiên họp."),
    ),
    "session.no_secretary": Sentence(
        _("Thư ký Hội đồng vắng mặt nên không có người ghi biên bản."),
        _("Ghi nhận Thư ký có mặt."),
    ),
    "session.no_such_item": Sentence(
        _("Chương trình họp không có mục {ordinal}."),
        _("Xem lại số thứ tự trong chương trình."),
    ),
    "session.no_vote_rule": Sentence(
        _("Bộ quy định áp dụng cho {nominee} không nêu quy tắc bỏ phiếu của Hội đồng."),
        _("Bổ sung quy tắc vào bộ quy định rồi làm lại."),
    ),
    "session.not_a_seat": Sentence(
        _("Có người không phải thành viên đương nhiệm, hoặc được ghi hai nơi: {people}."),
        _("Tải lại danh sách thành viên."),
    ),
    "session.not_next_signatory": Sentence(
        _("Người ký tiếp theo là {name} ({role})."),
        _("Chờ người đó ký."),
    ),
    "session.other_body": Sentence(
        _("{nominee} thuộc thẩm quyền của cơ quan khác."),
        _("Chỉ chọn trường hợp của cơ quan có Hội đồng này."),
    ),
    "session.other_rule": Sentence(
        _("{nominee} theo quy tắc bỏ phiếu khác với phiên họp này."),
        _("Lập phiên họp khác cho các trường hợp đó."),
    ),
    "session.recusals_open": Sentence(
        _("Còn khai báo xung đột lợi ích chưa xử lý: {recusals_open}."), _("Thư ký xác nhận hoặc không chấp nhận.")
    ),
    "session.remote_not_allowed": Sentence(
        _("Quy tắc bỏ phiếu không nhận ý kiến của thành viên vắng mặt."),
        _("Ghi các thành viên đó là vắng mặt."),
    ),
    "session.rule_already_usable": Sentence(
        _("Quy tắc bỏ phiếu đã dùng được, không cần thông qua nữa."),
    ),
    "session.rule_not_adopted": Sentence(
        _("Quy tắc bỏ phiếu ở trạng thái “cần xác nhận” ({rule_status}) và chưa được thông qua cho phiên này."),
        _("Người có thẩm quyền thông qua quy tắc cho phiên họp, kèm lý do."),
    ),
    "session.rule_unsupported": Sentence(
        _("Hệ thống chưa tổ chức được cách bỏ phiếu này ({mode}, {selecting})."),
        _("Bỏ phiếu trên giấy theo quy chế của Hội đồng."),
    ),
    "session.secrecy_unconfirmed": Sentence(
        _("Cách bỏ phiếu này có thể làm lộ lựa chọn của từng người."),
        _("Đọc các cảnh báo, đánh dấu đã biết, rồi mở bỏ phiếu."),
    ),
    "session.stage_not_open": Sentence(
        _("{nominee} không còn chờ Hội đồng."),
        _("Bỏ chọn trường hợp này."),
    ),
}
