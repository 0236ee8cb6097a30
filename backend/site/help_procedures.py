"""Changing a process as the help tells it: draft, mend, try, publish, move the dossiers that are on their way."""

from __future__ import annotations

from backend.site.help_steps import HelpTask
from backend.site.help_steps import step as _step
from permissions.roles import Role
from workflows.engine import Label

APPRAISER, SIGNATORY = Role.APPRAISER, Role.SIGNATORY

PROCEDURES = HelpTask(
    "sua-quy-trinh",
    Label("Sửa quy trình", "Change a process"),
    Label(
        "Thêm, bỏ, đổi bước của một quy trình bằng cách chọn và điền trên trang; không cần người lập trình. "
        "Phiên bản đã công bố không đổi, sửa là phiên bản mới.",
        "Add, remove and change the stages of a process by choosing and filling in on pages; no programmer needed. A "
        "published version never changes; a change is a new version.",
    ),
    (
        _step(
            APPRAISER,
            "Mở “Quy trình”, bấm “Soạn phiên bản mới” cạnh phiên bản đang áp dụng.",
            "Open “Processes” and press “Draft a new version” beside the version in force.",
            "procedures:home",
            "process_draft.create",
        ),
        _step(
            APPRAISER,
            "Ở trang dự thảo: thêm, sửa, chuyển lên xuống, bỏ từng bước. Sai chỗ nào, lý do ghi ngay dưới ô đó; bản vẽ "
            "đổi theo. Mọi lần sửa đều giữ lại, khôi phục được.",
            "On the draft's page add, change, move and remove stages. What is wrong is told below its very field; the "
            "drawing follows. Every change is kept and can be taken back.",
            "procedures:home",
            "process_draft.change_stage",
        ),
        _step(
            APPRAISER,
            "Bấm “Đi thử một hồ sơ”: chọn hình thức khen, ngày tiếp nhận, trả lời ở từng bước; xem hạn theo lịch thật, "
            "ai sẽ làm, nhanh nhất và lâu nhất bao nhiêu ngày.",
            "Press “Try a dossier”: choose an award and a day of reception, answer at each stage; see the dates due by "
            "the real calendar, who would do it, the shortest and the longest time.",
            "procedures:home",
        ),
        _step(
            APPRAISER,
            "Hết lỗi thì trình công bố.",
            "Propose it once it is without fault.",
            "procedures:home",
            "process_draft.send",
        ),
        _step(
            SIGNATORY,
            "Xem thay đổi bằng lời và hai bản vẽ, rồi công bố, ghi ngày bắt đầu áp dụng. Người soạn không tự công bố.",
            "See the changes in words and in two drawings, then publish with the first day. Whoever drafted does not.",
            "procedures:home",
            "process_draft.publish",
        ),
        _step(
            APPRAISER,
            "Hồ sơ đang xét giữ phiên bản cũ. Muốn chuyển: xem trước từng hồ sơ đang đứng đâu, sẽ đứng đâu, hạn mới; "
            "chọn, ghi lý do, chuyển. Chuyển lại phiên bản cũ là hoàn tác.",
            "Dossiers on their way keep the old version. To move them: see where each stands, where it would stand and "
            "its new date due; tick, give the reason, move. Moving back is the undo.",
            "procedures:home",
            "nomination.move_process",
        ),
    ),
)
