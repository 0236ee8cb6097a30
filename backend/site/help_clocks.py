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

COMPLAIN = HelpTask(
    "khieu-nai",
    Label("Giải quyết khiếu nại về kết quả khen", "Settle a complaint against a result"),
    Label(
        "Từ khi nhận đơn đến quyết định giải quyết lần đầu, lần hai. Người đã dự thảo, ký quyết định khen không giải "
        "quyết. Giải quyết không tự thay đổi kết quả khen. Đơn tố cáo không ghi ở đây.",
        "From receiving it to the first and the second decision. Whoever drafted or signed the award does not settle "
        "it. No award changes by itself. Denunciations are not entered here.",
    ),
    (
        _step(
            Role.APPRAISER, "Ghi đơn với ngày nhận; thời hạn thụ lý chạy từ đó.",
            "Enter the complaint with the day it came; the time to accept runs.", "complaints:home",
            "complaint.receive",
        ),
        _step(
            Role.APPRAISER, "Thụ lý hoặc không thụ lý kèm lý do, giao xác minh, ghi kết quả.",
            "Accept it or not with the reason, have it verified, write the findings down.", "complaints:home",
            "complaint.accept",
        ),
        _step(
            Role.SIGNATORY, "Quyết định giải quyết; bản PDF được lập để ký.",
            "Decide; the PDF is drawn for signing.", "complaints:home", "complaint.decide",
        ),
        _step(
            Role.APPRAISER, "Ghi ngày gửi; nếu khiếu nại tiếp, ghi lần hai: người khác quyết định.",
            "Say when it was sent; on a second complaint somebody else decides.", "complaints:home", "complaint.again",
        ),
    ),
)  # fmt: skip
REMIND = HelpTask(
    "nhac-viec",
    Label("Nhắc việc, việc quá hạn", "Reminders and what is overdue"),
    Label(
        "Máy nhắc trước, đúng và sau hạn theo quy tắc của cơ quan, mỗi việc mỗi quy tắc một lần, đổi hạn thì "
        "nhắc lại; nhắc không trao thêm quyền. Trang việc quá hạn vẽ ai đang giữ bao nhiêu việc.",
        "People are told before, on and after the day due by the office's rules, once each and again when the day "
        "moved; telling gives no right. The overdue page draws who is blocking how much.",
    ),
    (
        _step(
            Role.ADMINISTRATOR, "Đặt hoặc bỏ quy tắc: việc nào, bao nhiêu ngày làm việc, báo cho ai.",
            "Set or end rules: what, how many working days, whom to tell.", "reminders:rules", "reminder_rule.set",
        ),
        _step(
            Role.UNIT_HEAD, "Mở trang việc quá hạn, lọc theo đơn vị, vai trò, đợt, tải Excel.",
            "Open the overdue page, filter by unit, role and round, take it to Excel.", "reminders:overdue",
        ),
    ),
)  # fmt: skip

CLOCK_TASKS: tuple[HelpTask, ...] = (DELEGATE, REMIND, COMPLAIN)
