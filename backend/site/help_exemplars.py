"""Exemplars as the help tells them: selection, consent, recognition, being made known."""

from __future__ import annotations

from backend.site.help_steps import HelpTask
from backend.site.help_steps import step as _step
from permissions.roles import Role
from workflows.engine import Label

EXEMPLARS = HelpTask(
    "dien-hinh-tien-tien",
    Label("Điển hình tiên tiến: lựa chọn, công nhận, nhân rộng", "Exemplars: select, recognise, make known"),
    Label(
        "Công nhận điển hình không phải là khen thưởng và không tự đưa ai lên trang nào: nhân rộng là việc riêng, chỉ "
        "khi người được nêu gương đồng ý, và gỡ ngay khi họ rút lại.",
        "Recognising an exemplar is no award and puts nobody on a page: making known is an act of its own, only with "
        "the person's consent, and undone at once when it is withdrawn.",
    ),
    (
        _step(
            Role.PREPARER,
            "Lựa chọn cá nhân hoặc tập thể của đơn vị, viết câu chuyện và số liệu, ghi sự đồng ý cho ai đọc.",
            "Select a person or collective of the unit, write story and figures, record who may read it.",
            "exemplars:select",
            "exemplar.select",
        ),
        _step(
            Role.UNIT_HEAD,
            "Đọc lại và giới thiệu lên cấp trên.",
            "Read it once more and introduce it.",
            "exemplars:home",
            "exemplar.introduce",
        ),
        _step(
            Role.APPRAISER,
            "Xét và ghi ý kiến, hoặc trả lại để viết thêm.",
            "Consider it and record the advice, or send it back for more.",
            "exemplars:home",
            "exemplar.consider",
        ),
        _step(
            Role.SIGNATORY,
            "Công nhận bằng văn bản, hoặc không công nhận kèm lý do.",
            "Recognise under a document, or not with reasons.",
            "exemplars:home",
            "exemplar.recognise",
        ),
        _step(
            Role.APPRAISER,
            "Đưa lên trang điển hình trong phạm vi đã được đồng ý.",
            "Put it on the page of exemplars, for no wider audience than was agreed to.",
            "exemplars:shown",
            "exemplar.publish",
        ),
    ),
)
