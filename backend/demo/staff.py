"""Who sits at which desk in the invented province; every name is invented."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from backend.demo.cast import FAMILIES, DemoUnit
from permissions.roles import Role

MIDDLES = ("Hồng Mẫu", "Thanh Ví", "Quang Dụ", "Ngọc Giả", "Xuân Thử", "Đức Họa")
GIVEN = ("Thảo", "Vân", "Tùng", "Yến", "Long", "Hương", "Khánh", "Ngọc", "Hải", "Thịnh", "Tâm", "Uyên", "Việt", "Xuyến")


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk: its code, who sits there, the printed position and the roles that come with it."""

    code: str
    name: str
    position: str
    roles: tuple[Role, ...]

    def name_for(self, unit: DemoUnit) -> str:
        """An invented name for this desk of a unit, the same every time."""
        random = Random(f"{unit.code}:{self.code}")
        return f"{random.choice(FAMILIES)} {random.choice(MIDDLES)} {random.choice(GIVEN)}"


OFFICES: tuple[Desk, ...] = (
    Desk("chairman", "Đặng Quang Mẫu", "Chủ tịch UBND tỉnh Minh Họa", (Role.CHAIR, Role.SIGNATORY)),
    Desk("vice1", "Lý Thị Ví Dụ", "Phó Chủ tịch UBND tỉnh Minh Họa", (Role.COUNCIL_MEMBER,)),
    Desk("director", "Hồ Văn Tham Mưu", "Giám đốc Sở Nội vụ tỉnh Minh Họa", (Role.COUNCIL_MEMBER, Role.APPRAISER)),
    Desk("member3", "Ngô Thị Giả Định", "Ủy viên Hội đồng", (Role.COUNCIL_MEMBER,)),
    Desk("member4", "Dương Văn Thử Nghiệm", "Ủy viên Hội đồng", (Role.COUNCIL_MEMBER,)),
    Desk("member5", "Bùi Thị Hình Mẫu", "Ủy viên Hội đồng", (Role.COUNCIL_MEMBER,)),
    Desk("member6", "Đỗ Văn Ước Lệ", "Ủy viên Hội đồng", (Role.COUNCIL_MEMBER,)),
    Desk("member7", "Vũ Thị Tượng Trưng", "Ủy viên Hội đồng", (Role.COUNCIL_MEMBER,)),
    Desk("member8", "Phạm Văn Minh Dụ", "Ủy viên Hội đồng", (Role.COUNCIL_MEMBER,)),
    Desk("secretary", "Hoàng Thị Biên Bản", "Thư ký Hội đồng", (Role.SECRETARY,)),
    Desk("reception", "Trần Văn Tiếp Nhận", "Chuyên viên tiếp nhận", (Role.RECEPTION_OFFICER,)),
    Desk("appraiser", "Lê Thị Thẩm Định", "Chuyên viên Ban Thi đua – Khen thưởng", (Role.APPRAISER,)),
    Desk("appraiser2", "Nguyễn Văn Đối Chiếu", "Chuyên viên Ban Thi đua – Khen thưởng", (Role.APPRAISER,)),
    Desk("clerk", "Trần Thị Văn Thư", "Văn thư UBND tỉnh", (Role.RECORDS_CLERK,)),
    Desk("certificates", "Lê Văn Cấp Phát", "Chuyên viên cấp phát", (Role.CERTIFICATE_OFFICER,)),
    Desk("accountant", "Phạm Thị Kế Toán", "Kế toán", (Role.ACCOUNTANT,)),
    Desk("auditor", "Nguyễn Thị Kiểm Tra", "Người kiểm tra", (Role.AUDITOR,)),
    Desk("administrator", "Hoàng Văn Quản Trị", "Quản trị hệ thống", (Role.ADMINISTRATOR,)),
    Desk("personnel", "Đinh Thị Tổ Chức", "Cán bộ tổ chức Sở Nội vụ", (Role.PERSONNEL_OFFICER,)),
    Desk("supervisor", "Lâm Thị Giám Sát", "Ban Pháp chế Hội đồng nhân dân tỉnh", (Role.SUPERVISOR,)),
)

DESKS: tuple[Desk, ...] = (
    Desk("unit_head", "", "Thủ trưởng đơn vị", (Role.UNIT_HEAD, Role.SIGNATORY)),
    Desk("preparer", "", "Chuyên viên tổng hợp", (Role.PREPARER,)),
    Desk("clerk", "", "Văn thư cơ quan", (Role.RECORDS_CLERK, Role.CERTIFICATE_OFFICER)),
)

COUNCIL: tuple[tuple[str, str, bool, bool], ...] = (
    ("chairman", "chair", True, False),
    ("vice1", "vice_chair", True, False),
    ("director", "vice_chair", True, False),
    ("member3", "member", True, True),
    ("member4", "member", True, True),
    ("member5", "member", True, True),
    ("member6", "member", True, False),
    ("member7", "member", True, False),
    ("member8", "member", True, False),
    ("secretary", "secretary", False, False),
)

LOGINS: tuple[tuple[str, str], ...] = (
    ("nguoilap", "N-STC:preparer"),
    ("thutruong", "N-STC:unit_head"),
    ("vanthuso", "N-STC:clerk"),
    ("tiepnhan", "reception"),
    ("thamdinh", "appraiser"),
    ("giamdocsnv", "director"),
    ("thuky", "secretary"),
    ("chutich", "chairman"),
    ("uyvien1", "vice1"),
    ("uyvien2", "member3"),
    ("uyvien3", "member4"),
    ("vanthu", "clerk"),
    ("capphat", "certificates"),
    ("ketoan", "accountant"),
    ("kiemtra", "auditor"),
    ("quantri", "administrator"),
    ("tochuc", "personnel"),
    ("giamsat", "supervisor"),
)

FORTY_AT = "N-SYT"
FORTY = tuple(
    f"{FAMILIES[number % len(FAMILIES)]} {MIDDLES[number % len(MIDDLES)]} {GIVEN[number % len(GIVEN)]}"
    for number in range(34)
)
