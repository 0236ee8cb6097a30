"""Sentences about roles used for somebody else."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "conflict.of_delegator": Sentence(
        _("{name}, người ủy quyền, không được làm việc này với hồ sơ này; người làm thay cũng không."),
        _("Việc này thuộc về người khác giữ vai trò, hoặc người dự phòng của bước."),
    ),
    "decision.title_without_tuq": Sentence(
        _("Người ký theo ủy quyền mà chức danh ký ghi “{title}”."),
        _("Trả lại để sửa chức danh ký thành TUQ. và chức danh người ủy quyền, rồi ký."),
    ),
    "delegation.cannot_hand_on": Sentence(
        _("Vai trò này không có, hoặc không được ủy quyền các việc: {acts}."), _("Bỏ các việc đó.")
    ),
    "delegation.dates_reversed": Sentence(_("Ngày cuối đứng trước ngày đầu."), _("Sửa hai ngày.")),
    "delegation.ended": Sentence(_("Ủy quyền này đã hết.")),
    "delegation.exists": Sentence(
        _("Vai trò này đã được ủy quyền cho {name} trong những ngày đó."), _("Chấm dứt lần trước hoặc chọn ngày khác.")
    ),
    "delegation.never_counts": Sentence(
        _("Với những ngày này ủy quyền không có hiệu lực ngày nào: đã qua, hoặc vai trò không còn giữ."),
        _("Chọn ngày từ hôm nay và trong thời gian giữ vai trò."),
    ),
    "delegation.no_login": Sentence(
        _("{name} chưa có tài khoản."), _("Nhờ người quản trị cấp tài khoản hoặc chọn người khác.")
    ),
    "delegation.nothing_to_hand_on": Sentence(_("Vai trò này không có việc nào ủy quyền được.")),
    "delegation.oneself": Sentence(_("Không ủy quyền cho chính người giữ vai trò."), _("Chọn người khác.")),
    "delegation.outside_unit": Sentence(
        _("{name} không làm việc ở {unit} hoặc cơ quan của người ủy quyền."),
        _("Chọn người của cơ quan mình."),
    ),
}
