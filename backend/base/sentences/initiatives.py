"""Sentences about initiatives and the meetings of their council."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "conflict.author": Sentence(
        _("Ông (bà) là tác giả của sáng kiến này."), _("Việc này do người khác có thẩm quyền làm.")
    ),
    "conflict.not_recognising_body": Sentence(
        _("Sáng kiến này do cơ quan khác công nhận."), _("Việc này do người của cơ quan công nhận ghi trên đơn làm.")
    ),
    "conflict.not_session_chair": Sentence(
        _("Chỉ Chủ tịch Hội đồng của phiên họp này ký biên bản."), _("Liên hệ Chủ tịch Hội đồng.")
    ),
    "initiative.base_unfit": Sentence(
        _("Sáng kiến {code} không phải của đơn vị này hoặc không còn được công nhận."),
        _("Chọn sáng kiến đang được công nhận của chính đơn vị."),
    ),
    "initiative.beyond_authority": Sentence(
        _("Cơ quan này không công nhận được ở phạm vi: {scope} (Luật 06/2022/QH15, Điều 21, 22)."),
        _("Cấp tỉnh và toàn quốc gửi Ủy ban nhân dân tỉnh."),
    ),
    "initiative.built_upon": Sentence(
        _("Sáng kiến {built_upon} ở phạm vi cao hơn đang dựa trên sáng kiến này."),
        _("Hủy công nhận ở phạm vi cao hơn trước."),
    ),
    "initiative.council_disagreed": Sentence(
        _("Hội đồng không đủ số phiếu đồng ý."), _("Ghi “Không công nhận” kèm lý do, hoặc trả lại để hoàn thiện.")
    ),
    "initiative.exists": Sentence(
        _("Đơn vị đã có đơn {code} cùng tên, cùng phạm vi."), _("Mở đơn đó, hoặc ghi tên khác nếu là giải pháp khác.")
    ),
    "initiative.needs_authors": Sentence(_("Chưa ghi tác giả."), _("Ghi ít nhất một tác giả với tỷ lệ đóng góp.")),
    "initiative.needs_base": Sentence(
        _("Phạm vi “{scope}” phải dựa trên một sáng kiến đã được công nhận ở phạm vi thấp hơn."),
        _("Chọn sáng kiến đã được công nhận, hoặc đề nghị cấp cơ sở trước."),
    ),
    "initiative.not_applied_yet": Sentence(
        _("Sáng kiến phải đã được áp dụng (Luật 06/2022/QH15, khoản 4 Điều 3); ngày áp dụng: {applied_from}."),
        _("Ghi ngày bắt đầu áp dụng, không sau hôm nay."),
    ),
    "initiative.not_judged": Sentence(
        _("Hội đồng sáng kiến chưa xét xong."), _("Chờ biên bản phiên họp được Chủ tịch Hội đồng ký.")
    ),
    "initiative.number_used": Sentence(
        _("Trong năm, quyết định {number} đã công nhận sáng kiến khác."),
        _("Một quyết định cho nhiều sáng kiến: đính kèm bản đã ký. Nếu không, ghi số khác."),
    ),
    "initiative.on_agenda": Sentence(
        _("Sáng kiến đang trong chương trình một phiên họp."), _("Đưa ra khỏi chương trình hoặc chờ phiên họp xong.")
    ),
    "initiative.other_author": Sentence(_("{name} là tác giả của đơn khác."), _("Chọn tác giả của đơn này.")),
    "initiative.other_line": Sentence(
        _("{unit} không thuộc {body}."), _("Chọn chính đơn vị hoặc cơ quan cấp trên của đơn vị.")
    ),
    "initiative.parts_missing": Sentence(_("Đơn còn thiếu: {parts_missing}."), _("Mở từng phần và viết tiếp.")),
    "initiative.share_zero": Sentence(
        _("Tỷ lệ đóng góp phải lớn hơn 0 %."), _("Ghi tỷ lệ, hoặc bỏ người này khỏi danh sách tác giả.")
    ),
    "initiative.shares_not_whole": Sentence(
        _("Tỷ lệ đóng góp của các tác giả cộng lại là {total} %, phải đúng 100 %."), _("Sửa tỷ lệ của từng tác giả.")
    ),
    "initiative_session.already_listed": Sentence(
        _("Sáng kiến {code} đã ở trong một phiên họp."), _("Bỏ chọn sáng kiến này.")
    ),
    "initiative_session.contradiction": Sentence(
        _("Đồng ý công nhận nhưng lại ghi không đạt: {criteria}."), _("Sửa ý kiến hoặc sửa đánh giá tiêu chí.")
    ),
    "initiative_session.counts_missing": Sentence(
        _("Chưa ghi kết quả kiểm phiếu của: {uncounted}."), _("Ghi đủ kết quả từng sáng kiến.")
    ),
    "initiative_session.is_open": Sentence(
        _("Phiên họp này biểu quyết công khai."), _("Từng thành viên cho ý kiến trên trang của sáng kiến.")
    ),
    "initiative_session.is_secret": Sentence(
        _("Phiên họp này bỏ phiếu kín trên giấy."), _("Thư ký ghi kết quả kiểm phiếu.")
    ),
    "initiative_session.marks_missing": Sentence(_("Chưa đánh giá: {criteria}."), _("Đánh giá đủ từng tiêu chí.")),
    "initiative_session.member_without_role": Sentence(
        _("{name} chưa giữ vai trò nào nên không đăng nhập, cho ý kiến được."),
        _("Nhờ quản trị giao vai trò Thành viên Hội đồng trước."),
    ),
    "initiative_session.needs_chair": Sentence(
        _("Phiên họp chưa có Chủ tịch Hội đồng."), _("Cử một thành viên làm Chủ tịch.")
    ),
    "initiative_session.needs_items": Sentence(
        _("Chương trình họp chưa có sáng kiến nào."), _("Đưa sáng kiến đã tiếp nhận vào chương trình.")
    ),
    "initiative_session.needs_rule": Sentence(
        _("Chưa ghi cách biểu quyết và căn cứ."), _("Áp dụng cách biểu quyết theo quy chế của cơ quan.")
    ),
    "initiative_session.no_quorum": Sentence(
        _("Có mặt {present}/{members} thành viên, chưa đủ 2/3."), _("Mời thêm thành viên hoặc dời ngày họp.")
    ),
    "initiative_session.not_for_us": Sentence(
        _("Sáng kiến {code} không chờ Hội đồng của cơ quan này."), _("Bỏ chọn sáng kiến này.")
    ),
    "initiative_session.not_present": Sentence(
        _("Ông (bà) không có mặt tại phiên họp này."), _("Chỉ thành viên có mặt cho ý kiến.")
    ),
    "initiative_session.only_oneself": Sentence(
        _("Mỗi thành viên chỉ tự mình không tham gia xét."), _("Thành viên đó đăng nhập và tự ghi.")
    ),
    "initiative_session.other_session": Sentence(
        _("Dòng này thuộc phiên họp khác."), _("Chọn trong chương trình, thành viên của phiên họp này.")
    ),
    "initiative_session.recused": Sentence(
        _("Ông (bà) không tham gia xét sáng kiến {code}."), _("Cho ý kiến về các sáng kiến khác.")
    ),
}
