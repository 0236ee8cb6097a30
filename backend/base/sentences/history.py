"""Sentences about the award history and those to whom it belongs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "award_record.by_decision": Sentence(
        _("Bản ghi này do một quyết định ban hành trên hệ thống lập ra."),
        _("Muốn thay đổi, hủy bỏ hoặc sửa chính quyết định đó."),
    ),
    "award_record.exists": Sentence(
        _("Lịch sử đã có “{award}” với cùng năm và cùng số quyết định."),
        _("Xem bản ghi đã có; nếu bản đó sai, hãy đính chính."),
    ),
    "award_record.in_future": Sentence(
        _("Ngày quyết định hoặc năm thành tích còn ở tương lai."), _("Sửa ngày, năm theo văn bản.")
    ),
    "award_record.same": Sentence(_("Bản đính chính không khác bản đang có."), _("Sửa chỗ sai, hoặc thôi đính chính.")),
    "person.merged_already": Sentence(
        _("“{name}” đã được gộp vào một bản khác."), _("Mở bản giữ lại và làm việc trên bản đó.")
    ),
    "person.merged_has_login": Sentence(
        _("“{name}” có tài khoản đăng nhập."), _("Chọn bản có tài khoản làm bản giữ lại.")
    ),
    "person.merged_has_roles": Sentence(
        _("“{name}” đang giữ vai trò."), _("Thôi giao các vai trò đó, hoặc chọn bản này làm bản giữ lại.")
    ),
    "person.merged_with_itself": Sentence(_("Hai bản được chọn là một."), _("Chọn hai bản khác nhau.")),
    "person.split_already": Sentence(_("Lần gộp này đã được tách lại.")),
}
