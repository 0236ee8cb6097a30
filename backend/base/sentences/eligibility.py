"""Sentences about sensitive matters, statements that persons judge, and the question who could be nominated."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "candidate_question.no_pack": Sentence(
        _("Chưa có gói quy định cho ngày {date}."), _("Người quản trị ban hành gói quy định trước.")
    ),
    "candidate_question.year_to_come": Sentence(_("Năm {year} chưa đến."), _("Chọn năm nay hoặc một năm trước.")),
    "matter.ends_before": Sentence(_("Việc bắt đầu ngày {date}."), _("Ghi ngày kết thúc bằng hoặc sau ngày đó.")),
    "matter.names_denouncer": Sentence(
        _("Nội dung có thể cho biết ai tố cáo, khiếu nại, phản ánh: {found}."),
        _("Chỉ ghi số, ký hiệu, ngày và cơ quan ban hành văn bản."),
    ),
    "matter.twice": Sentence(_("Việc này đã được ghi theo cùng văn bản."), _("Mở việc đã ghi.")),
    "nomination.ask_appraiser": Sentence(
        _("{name}: chưa đủ căn cứ – liên hệ cơ quan thẩm định."),
        _("Hỏi chuyên viên thẩm định; có thể làm tiếp với những trường hợp khác."),
    ),
    "nomination.no_longer_eligible": Sentence(
        _("{name}: không đạt “{criterion}”."),
        _("Xem tiêu chuẩn ở trang đề nghị; bổ sung dữ liệu, hoặc đưa đề nghị này ra khỏi danh sách."),
    ),
    "nomination.not_for_judgement": Sentence(
        _("Tiêu chuẩn này do số liệu quyết định, không ghi ý kiến bình xét."),
        _("Bổ sung thành tích, xếp loại hoặc giấy chứng nhận còn thiếu."),
    ),
    "register_check.twice": Sentence(
        _("Sổ của {unit} đã được xác nhận đầy đủ đến ngày {date}."), _("Chọn một ngày khác, nếu cần.")
    ),
}
