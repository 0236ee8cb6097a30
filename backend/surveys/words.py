"""What the closed sets of surveys are called on pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workflows.rules.survey import Asked, ElementMethod, Instrument, QuestionMethod, TotalMethod

INSTRUMENTS = [
    (Instrument.SIPAS.value, _("Đo lường sự hài lòng (SIPAS)")),
    (Instrument.XHH.value, _("Điều tra xã hội học")),
]
ASKED = [
    (Asked.SCALE.value, _("Thang đo mức hài lòng")),
    (Asked.SINGLE.value, _("Chọn một phương án")),
    (Asked.MULTIPLE.value, _("Chọn nhiều phương án")),
    (Asked.TEXT.value, _("Ý kiến bằng lời")),
]
QUESTION_METHODS = [
    (QuestionMethod.SHARE_SATISFIED.value, _("tỷ lệ trả lời hài lòng và rất hài lòng")),
    (QuestionMethod.OPTION_WORTH.value, _("trung bình giá trị của các phương án")),
]
ELEMENT_METHODS = [
    (ElementMethod.MEAN_OF_QUESTIONS.value, _("trung bình cộng các câu hỏi")),
    (ElementMethod.POOLED.value, _("gộp mọi câu trả lời của yếu tố")),
]
TOTAL_METHODS = [
    (TotalMethod.MEAN_OF_ELEMENTS.value, _("trung bình cộng các yếu tố")),
    (TotalMethod.WEIGHTED_ELEMENTS.value, _("trung bình các yếu tố theo trọng số")),
    (TotalMethod.WEIGHTED_HALVES.value, _("trung bình hai phần theo trọng số")),
]
TEMPLATES = [
    ("sipas", _("Năm yếu tố dịch vụ hành chính công, thang năm mức")),
    ("xhh", _("Bốn phương án có giá trị 100, 60, 20, 0 %")),
]
