"""Sentences about rules of reminding and notices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "notice.read": Sentence(_("Thông báo này đã đọc.")),
    "reminder_rule.ended": Sentence(_("Quy tắc này đã bỏ.")),
    "reminder_rule.exists": Sentence(
        _("Đã có quy tắc như vậy."), _("Bỏ quy tắc đó trước, hoặc chọn số ngày, người nhận khác.")
    ),
}
