"""Sentences about personal data: requests, and notices to nominees."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "data_request.at_work": Sentence(
        _("Yêu cầu trước cùng loại đang được xử lý."), _("Chờ trả lời, hoặc rút yêu cầu đó trước.")
    ),
    "data_request.nothing_corrected": Sentence(
        _("Từ ngày nhận yêu cầu ({since}) nhật ký chưa có việc sửa nào với dữ liệu của người này."),
        _("Sửa trước bằng việc của dữ liệu đó; đã sửa trên giấy thì ghi “Đã sửa ở đâu”; không sửa thì từ chối."),
    ),
    "notice.given_already": Sentence(_("Người này đã được thông báo.")),
    "notice.no_person": Sentence(
        _("Tập thể, hộ gia đình không có thông báo về dữ liệu cá nhân."), _("Chỉ ghi cho cá nhân.")
    ),
}
