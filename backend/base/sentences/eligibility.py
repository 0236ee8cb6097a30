"""Sentences about sensitive matters, statements that persons judge, and the question who could be nominated."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "matter.ends_before": Sentence(_("Việc bắt đầu ngày {date}."), _("Ghi ngày kết thúc bằng hoặc sau ngày đó.")),
    "matter.names_denouncer": Sentence(
        _("Nội dung có thể cho biết ai tố cáo, khiếu nại, phản ánh: {found}."),
        _("Chỉ ghi số, ký hiệu, ngày và cơ quan ban hành văn bản."),
    ),
    "matter.twice": Sentence(_("Việc này đã được ghi theo cùng văn bản."), _("Mở việc đã ghi.")),
    "register_check.twice": Sentence(
        _("Sổ của {unit} đã được xác nhận đầy đủ đến ngày {date}."), _("Chọn một ngày khác, nếu cần.")
    ),
}
