"""How delegation, bulk work, reminders and complaints are done, as tasks of the help."""

from __future__ import annotations

from backend.site.help_steps import HelpTask
from backend.site.help_steps import step as _step
from permissions.roles import Role
from workflows.engine import Label

DELEGATE = HelpTask(
    "uy-quyen",
    Label("Ủy quyền khi đi vắng", "Let somebody stand in"),
    Label(
        "Người giữ vai trò để người khác của cơ quan làm thay trong thời hạn của văn bản. Mỗi việc ghi rõ ai làm, "
        "thay mặt ai. Không ủy quyền lại; bỏ phiếu kín không ủy quyền; ký, đóng dấu, công bố chỉ khi văn bản ghi rõ.",
        "Whoever holds a role lets somebody of the same body act for them within the days of a paper. Every act "
        "records who did it and for whom. Nothing is delegated again, no ballot is; signing, sealing, publishing only "
        "by name.",
    ),
    (
        _step(
            Role.APPRAISER,
            "Ở “Việc của tôi”, mở trang Ủy quyền, chọn vai trò, người làm thay, ngày, phạm vi và văn bản ủy quyền.",
            "From your inbox open Delegation; choose the role, who stands in, the days, the limits and the paper.",
            "delegation:home",
            "delegation.create",
        ),
        _step(
            Role.APPRAISER,
            "Người làm thay thấy việc đó ở “Việc của tôi”, đánh dấu thay mặt ai. Một trong hai người có xung đột lợi "
            "ích với hồ sơ thì cả hai đều không làm.",
            "The delegate finds the work in the inbox, marked with for whom. A conflict of interest of "
            "either bars both.",
            "site:inbox",
        ),
        _step(
            Role.APPRAISER,
            "Về sớm thì chấm dứt ủy quyền, có lý do; trang của ủy quyền liệt kê mọi việc đã làm thay.",
            "Back early? End the delegation with a reason; its page lists everything that was done under it.",
            "delegation:home",
            "delegation.end",
        ),
    ),
)

CLOCK_TASKS: tuple[HelpTask, ...] = (DELEGATE,)
