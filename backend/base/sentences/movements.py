"""Sentences about emulation movements, registrations and covenants."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "covenant.exists": Sentence(
        _("Phong trào đã có giao ước “{title}”."), _("Mở giao ước đó, hoặc đặt tên khác nếu là giao ước mới.")
    ),
    "covenant.needs_two": Sentence(_("Giao ước cần ít nhất hai đơn vị."), _("Chọn thêm đơn vị cùng ký.")),
    "movement.code_taken": Sentence(_("Mã phong trào {code} đã dùng."), _("Chọn mã khác.")),
    "movement.needs_criteria": Sentence(_("Kế hoạch chưa có tiêu chí thi đua."), _("Sửa kế hoạch, ghi tiêu chí.")),
    "movement.needs_goal": Sentence(_("Kế hoạch chưa có mục tiêu."), _("Sửa kế hoạch, ghi mục tiêu.")),
    "movement.needs_targets": Sentence(
        _("Kế hoạch chưa có chỉ tiêu nào."), _("Ghi ít nhất một chỉ tiêu rồi phát động.")
    ),
    "movement.no_target": Sentence(
        _("Phong trào không có chỉ tiêu mã {target}."), _("Chọn một chỉ tiêu trong kế hoạch của phong trào.")
    ),
    "movement.not_running": Sentence(
        _("Phong trào “{movement}” chưa phát động hoặc đã kết thúc."), _("Chọn phong trào đang thực hiện.")
    ),
    "movement.over": Sentence(
        _("Thời gian của phong trào đã hết ngày {ends_on}."), _("Sửa thời gian trong kế hoạch trước khi phát động.")
    ),
    "registration.exists": Sentence(
        _("{unit} đã có đăng ký trong phong trào này."), _("Mở đăng ký đó để sửa, hoặc rút rồi đăng ký lại.")
    ),
    "registration.needs_targets": Sentence(
        _("Đăng ký chưa có chỉ tiêu nào."), _("Ghi mức đăng ký cho ít nhất một chỉ tiêu rồi ký.")
    ),
    "registration.not_registered": Sentence(
        _("Đơn vị không đăng ký chỉ tiêu {target}."), _("Chọn một chỉ tiêu mà đơn vị đã đăng ký.")
    ),
    "registration.too_late": Sentence(_("Đã hết hạn đăng ký ({until})."), _("Liên hệ cơ quan phát động phong trào.")),
    "registration.unit_outside": Sentence(
        _("{unit} không thuộc diện tham gia phong trào này."), _("Xem phạm vi trong kế hoạch của phong trào.")
    ),
    "registration.weaker_unexplained": Sentence(
        _("Mức đăng ký thấp hơn chỉ tiêu chung: {target}."), _("Ghi lý do vào ghi chú, hoặc đăng ký mức cao hơn.")
    ),
}
