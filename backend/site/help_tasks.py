"""Jobs that several people do together, step by step, as the help tells them: who does what on which page.

Tests hold every step's page and act against the address table and the table of rights.
"""

from __future__ import annotations

from backend.site.help_clocks import CLOCK_TASKS
from backend.site.help_dossiers import DOSSIERS
from backend.site.help_eligibility import CANDIDATES
from backend.site.help_exemplars import EXEMPLARS
from backend.site.help_history import HISTORY
from backend.site.help_initiatives import INITIATIVES
from backend.site.help_privacy import PRIVACY
from backend.site.help_procedures import PROCEDURES
from backend.site.help_publicity import PUBLICITY
from backend.site.help_reform import REFORM_TASKS
from backend.site.help_steps import HelpTask
from backend.site.help_steps import step as _step
from permissions.roles import Role
from workflows.engine import Label

ADMIN = Role.ADMINISTRATOR

SET_UP = HelpTask(
    "lap-he-thong",
    Label("Lập hệ thống từ đầu", "Set the system up from nothing"),
    Label(
        "Từ cơ sở dữ liệu trống đến khi mọi đơn vị có người đăng nhập. Người cài đặt chạy một lệnh, mọi việc còn lại "
        "làm trên trang: manage.py set_up_office --code UBND --name “Ủy ban nhân dân tỉnh …” --administrator “Họ tên” "
        "--login ten.dang.nhap --basis “Quyết định số …”. Lệnh in mật khẩu dùng một lần của người quản trị đầu tiên. "
        "Chạy thật thì đặt VINHDANH_PRODUCTION=1; không đặt, mọi trang mang băng “Bản minh họa”.",
        "From an empty database until every unit can sign in. Whoever installs runs one command; all else is done on "
        "pages: manage.py set_up_office --code UBND --name “Ủy ban nhân dân tỉnh …” --administrator “Full name” "
        "--login user.name --basis “Decision no. …”. It prints the first administrator's one-time password. "
        "For real use set VINHDANH_PRODUCTION=1; without it every page says that it is a specimen.",
    ),
    (
        _step(
            ADMIN,
            "Đăng nhập bằng mật khẩu dùng một lần và đổi ngay mật khẩu của mình.",
            "Sign in with the one-time password and choose your own at once.",
            "password_change",
        ),
        _step(
            ADMIN,
            "Mở đơn vị gốc, thêm các sở, xã, phường trực thuộc. “Nhóm so sánh” (so, xa, phuong…) nói đơn vị "
            "được chấm và xếp hạng cùng với ai.",
            "Open the root unit and add the departments, communes and wards. The group (so, xa, phuong…) says with "
            "whom a unit is scored and ranked.",
            "organisation:home",
            "unit.create",
        ),
        _step(
            ADMIN,
            "Nhiều đơn vị, nhiều người: tải tệp Excel mẫu ở trang Tổ chức, điền rồi gửi lại; xem trước, sửa ô "
            "lỗi, xác nhận mới lưu.",
            "Many units and people: download the Excel templates on the organisation's page, fill in and send them "
            "back; see the preview, mend faulty cells, and only a confirmation saves.",
            "organisation:home",
        ),
        _step(
            ADMIN,
            "Ở trang của từng đơn vị, thêm người.",
            "On each unit's page add its people.",
            "organisation:home",
            "person.create",
        ),
        _step(
            ADMIN,
            "Ở trang của từng người, giao vai trò có ngày và căn cứ; “Cho đơn vị” quyết định phạm vi. Cho từng đơn "
            "vị: thủ trưởng, người lập hồ sơ. Cho đơn vị gốc, dù người đó làm ở sở nào: chuyên viên thẩm định, người "
            "ký, chủ tịch Hội đồng (phê duyệt kết quả chấm điểm), văn thư. Cơ quan thẩm định riêng một lĩnh vực: "
            "chuyên viên thẩm định cho cơ quan đó.",
            "On each person's page give roles with date and basis; the unit named there is their reach. For each unit: "
            "unit head and preparer. For the root unit, wherever they work: appraiser, signatory, council chair (who "
            "approves scores), records clerk. A body that appraises one area: an appraiser for that body.",
            "organisation:people",
            "holding.grant",
        ),
        _step(
            ADMIN,
            "Cấp tài khoản; trao mật khẩu dùng một lần tận tay, nó chỉ hiện một lần.",
            "Open logins and hand over each one-time password in person; it is shown once.",
            "organisation:people",
            "person.open_login",
        ),
        _step(
            ADMIN,
            "Công bố ngày nghỉ và ngày làm bù của năm; thời hạn đếm theo lịch này.",
            "Declare the year's days off and made-up days; deadlines are counted by this calendar.",
            "calendars:home",
            "declared_day.declare",
        ),
        _step(
            ADMIN,
            "Đọc những quy định “cần xác nhận” và xác nhận những điều đã đọc tận văn bản.",
            "Read the rows that need confirmation and confirm those that you read in the legal text.",
            "catalogue:unconfirmed",
            "row.confirm",
        ),
    ),
)

TASKS: tuple[HelpTask, ...] = (
    SET_UP,
    DOSSIERS,
    HISTORY,
    DOSSIERS,
    *REFORM_TASKS,
    *CLOCK_TASKS,
    CANDIDATES,
    INITIATIVES,
    EXEMPLARS,
    PUBLICITY,
    PRIVACY,
    PROCEDURES,
)
BY_SLUG = {task.slug: task for task in TASKS}
