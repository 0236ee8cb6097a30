"""Who could be nominated, sensitive matters and judgement, as tasks of the help."""

from __future__ import annotations

from backend.site.help_steps import HelpTask
from backend.site.help_steps import step as _step
from permissions.roles import Role
from workflows.engine import Label

CANDIDATES = HelpTask(
    "ai-co-the-duoc-de-nghi",
    Label("Rà soát ai có thể được đề nghị khen thưởng", "Find who could be nominated"),
    Label(
        "Xét mọi người, mọi tập thể của đơn vị theo quy định đang áp dụng. Đủ tiêu chuẩn mới chỉ là ứng viên: người có "
        "thẩm quyền lựa chọn trong số đó.",
        "Looks at every person and collective of a unit under the rules in force. Meeting the criteria makes a "
        "candidate only: the competent persons choose among them.",
    ),
    (
        _step(
            Role.PERSONNEL_OFFICER,
            "Ghi việc kỷ luật, việc đang xem xét; xác nhận sổ của đơn vị đầy đủ. Không ghi ai tố cáo, phản ánh.",
            "Enter discipline and open matters; say that the unit's register is whole. Never who denounced.",
            "matters:home",
            "register_check.create",
        ),
        _step(
            Role.UNIT_HEAD,
            "Hỏi cho đơn vị và năm thành tích; xem biểu đồ, chọn danh hiệu để biết ai còn thiếu gì, xuất Excel.",
            "Ask for the unit and the year; see the picture, choose an award to see what each lacks, export to Excel.",
            "candidates:home",
            "candidate_question.ask",
        ),
        _step(
            Role.PREPARER,
            "Lập danh sách; ghi ý kiến bình xét cho tiêu chuẩn mà pháp luật để người xét cân nhắc.",
            "Build the list; record judgements where the law leaves a criterion to them.",
            "nominations:home",
            "nomination.judge",
        ),
        _step(
            Role.APPRAISER,
            "Xem “Thay đổi so với lần kiểm tra trước” ở trang đề nghị trước khi trình Hội đồng.",
            "Read what changed since the last check on the nomination's page before the council.",
            "nominations:list",
            "stage.pass",
        ),
    ),
)
