"""Sentences about exemplars."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "exemplar.advice_against": Sentence(
        _("Cơ quan xét chưa đề nghị công nhận."), _("Ghi “Không công nhận” kèm lý do, hoặc trả lại để viết thêm.")
    ),
    "exemplar.consent_narrower": Sentence(
        _("Sự đồng ý đã ghi không cho phép phạm vi người đọc này."),
        _("Chọn phạm vi hẹp hơn, hoặc ghi sự đồng ý mới."),
    ),
    "exemplar.exists": Sentence(
        _("Năm {year} đã có điển hình này của {name}."), _("Mở hồ sơ đã có, hoặc ghi việc khác.")
    ),
    "exemplar.needs_consent": Sentence(
        _("Chưa có sự đồng ý đang có hiệu lực của người được nêu gương."), _("Ghi sự đồng ý trước.")
    ),
    "exemplar.needs_story": Sentence(_("Chưa viết câu chuyện."), _("Viết câu chuyện và số liệu trước.")),
    "exemplar.of_another_unit": Sentence(_("{name} không thuộc {unit}."), _("Chọn người, tập thể của chính đơn vị.")),
}
