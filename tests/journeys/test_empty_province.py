"""A province set up from an empty database by following the help pages alone, until its first index is published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from django.core.management import call_command

from backend.base import clock
from tests.support.journey import NO_SECRET, PASSWORD, Someone, Way, saved

pytestmark = pytest.mark.browser
STAFF = (
    ("Đinh Thị Thẩm", "Chuyên viên Sở Nội vụ", "SNV", "Chuyên viên thẩm định", "UBND", "tham.dinh"),
    ("Phan Văn Ký", "Chủ tịch UBND tỉnh", "UBND", "Người ký", "UBND", "nguoi.ky"),
    ("Cao Thị Chủ", "Chủ tịch Hội đồng thẩm định", "UBND", "Chủ tịch Hội đồng", "UBND", "chu.tich"),
    ("Võ Thị Lập", "Chuyên viên Văn phòng Sở", "STC", "Người lập hồ sơ", "STC", "nguoi.lap"),
    ("Mai Văn Trưởng", "Giám đốc Sở Tài chính", "STC", "Thủ trưởng đơn vị", "STC", "thu.truong"),
)
UNITS = {"UBND": "Ủy ban nhân dân tỉnh Mới", "SNV": "Sở Nội vụ", "STC": "Sở Tài chính", "SYT": "Sở Y tế"}
ADMIN, YEAR = "quan.tri", clock.today().year
SET = "Bộ tiêu chí các sở"


class Province(Way):
    """Everybody of the new province; the first time they sign in with the one-time password and choose their own."""

    def person(self, login: str) -> Someone:
        """Somebody with a login, at home."""
        if login in self.screens or login not in self.kept:
            return super().person(login)
        someone = self.screens.setdefault(login, Someone(self.new_page(1280)))
        someone.page.goto("/dang-nhap/")
        once = self.kept.pop(login)
        someone.fills({"Tên đăng nhập": login, "Mật khẩu": once})
        someone.presses("Đăng nhập")
        someone.is_at("Đổi mật khẩu")
        someone.fills({"Mật khẩu cũ": once, "Mật khẩu mới": PASSWORD, "Xác nhận mật khẩu mới": PASSWORD})
        someone.presses("Đổi mật khẩu")
        someone.goes_home()
        return someone


@pytest.fixture
def province(new_page: Callable[..., Any], settings: Any) -> Province:
    """An empty database and a served site; passwords cost little to check."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return Province(new_page)


def _says(someone: Someone, field: str, words: str) -> None:
    someone.main.get_by_role("group", name="1.2 Tuyên truyền").get_by_label(field).fill(words)


def the_office_is_set_up(way: Province) -> None:
    said = StringIO()
    call_command(
        "set_up_office", code="UBND", name=UNITS["UBND"], administrator="Trịnh Quản Trị", login=ADMIN,
        basis="Quyết định số 01/QĐ-UBND", stdout=said,
    )  # fmt: skip
    way.kept[ADMIN] = said.getvalue().split()[-1]


def the_administrator_adds_units(way: Province) -> None:
    admin = way.person(ADMIN)
    admin.enters("Tổ chức")
    admin.follows(UNITS["UBND"])
    admin.follows("Thêm đơn vị")
    admin.fills({"Mã": "SNV", "Tên đơn vị": UNITS["SNV"], "Nhóm so sánh": "so", "Từ ngày": f"{YEAR}-01-01"})
    admin.chooses({"Loại": "Sở, ban, ngành"})
    admin.presses("Thêm đơn vị")
    admin.is_at(UNITS["SNV"])
    admin.enters("Tổ chức")
    admin.follows("Nhập, xuất đơn vị bằng Excel")
    book = openpyxl.load_workbook(BytesIO(admin.fetches("Tệp có số liệu hiện tại")))
    for code in ("STC", "SYT"):
        book.worksheets[0].append([code, UNITS[code], "Sở, ban, ngành", "UBND", "so", f"01/01/{YEAR}"])
    admin.gives("Tệp Excel", "don-vi.xlsx", saved(book))
    admin.presses("Tải lên và xem trước")
    admin.sees(UNITS["STC"], UNITS["SYT"])
    admin.presses("Xác nhận, lưu 2 dòng")
    admin.sees("Đã lưu: 2 dòng thêm mới")
    admin.follows("Xem kết quả")
    admin.sees(UNITS["SYT"])


def people_get_roles_and_logins(way: Province) -> None:
    admin = way.person(ADMIN)
    for name, position, unit, role, reach, login in STAFF:
        admin.enters("Tổ chức")
        admin.follows(UNITS[unit])
        admin.follows("Thêm người")
        admin.fills({"Họ và tên": name, "Chức vụ": position})
        admin.presses("Thêm người")
        admin.is_at(name)
        admin.follows("Giao vai trò")
        admin.chooses({"Vai trò": role, "Cho đơn vị": UNITS[reach]})
        admin.fills({"Từ ngày": clock.today().isoformat(), "Căn cứ": "Quyết định số 02/QĐ-UBND"})
        admin.presses("Giao vai trò")
        admin.follows("Cấp tài khoản")
        admin.fills({"Tên đăng nhập": login})
        admin.presses("Cấp tài khoản")
        admin.sees("Mật khẩu dùng một lần")
        way.kept[login] = admin.main.get_by_role("definition").nth(1).inner_text()
        admin.follows("Xong")


def the_province_plans(way: Province) -> None:
    officer = way.person("tham.dinh")
    officer.enters("Cải cách hành chính")
    officer.follows("Văn bản chỉ đạo")
    officer.follows("Ghi văn bản")
    officer.fills(
        {"Số, ký hiệu": "11/NQ-UBND", "Cơ quan ban hành": UNITS["UBND"], "Ngày ban hành": clock.today().isoformat()}
    )
    officer.fills({"Loại văn bản": "Nghị quyết", "Trích yếu": "Về cải cách hành chính năm nay"})
    officer.chooses({"Đơn vị lưu giữ": UNITS["UBND"]})
    officer.presses("Ghi văn bản")
    officer.sees("11/NQ-UBND")
    officer.enters("Cải cách hành chính")
    officer.follows("Kế hoạch", exact=True)
    officer.follows("Lập kế hoạch")
    officer.fills({"Mã kế hoạch": "KH-1", "Tên kế hoạch": "Kế hoạch cải cách năm nay"})
    officer.fills({"Từ năm": f"{YEAR}", "Đến năm": f"{YEAR}"})
    officer.chooses({"Cấp kế hoạch": "Kế hoạch năm", "Đơn vị có kế hoạch": UNITS["UBND"]})
    officer.main.get_by_label("Văn bản ban hành").select_option(index=1)
    officer.presses("Lập kế hoạch")
    officer.sees("KH-1")


def a_task_is_assigned(way: Province) -> None:
    officer = way.person("tham.dinh")
    officer.enters("Cải cách hành chính")
    officer.follows("Nhiệm vụ", exact=True)
    officer.follows("Giao nhiệm vụ")
    officer.chooses({"Đơn vị chủ trì": UNITS["STC"]})
    officer.presses("Tiếp tục")
    officer.fills({"Mã nhiệm vụ": "NV-1", "Nội dung nhiệm vụ": "Cắt giảm thủ tục", "Năm": f"{YEAR}"})
    officer.fills({"Mã tiêu chí thành phần": "1.1", "Hạn hoàn thành": clock.today().isoformat()})
    officer.main.get_by_label("Văn bản giao nhiệm vụ").select_option(index=1)
    officer.main.get_by_label("Thuộc kế hoạch").select_option(index=1)
    officer.fills({STAFF[3][0]: "1"})
    officer.presses("Giao nhiệm vụ")
    officer.is_at("Cắt giảm thủ tục")
    officer.enters("Cải cách hành chính")
    officer.follows("Kế hoạch", exact=True)
    officer.follows("KH-1")
    officer.sees("NV-1")
    officer.follows("Ban hành kế hoạch")
    officer.presses("Ban hành kế hoạch")
    officer.sees("Đã xong: Ban hành kế hoạch")


def the_unit_reports_and_it_is_confirmed(way: Province) -> None:
    preparer = way.person("nguoi.lap")
    preparer.sees("nhiệm vụ")
    preparer.enters("Cải cách hành chính")
    preparer.follows("Nhiệm vụ", exact=True)
    preparer.follows("NV-1")
    for act, said in (
        ("Bắt đầu", {}),
        ("Báo cáo tiến độ", {"Khối lượng đã làm": "60"}),
        ("Thêm tài liệu kiểm chứng", {"Tên tài liệu kiểm chứng": "Báo cáo số 5", "Mục, trang": "trang 2"}),
        ("Báo cáo hoàn thành", {"Nội dung báo cáo": "Đã cắt giảm."}),
    ):
        preparer.follows(act, exact=True)
        preparer.fills(said)
        if act == "Thêm tài liệu kiểm chứng":
            preparer.ticks(NO_SECRET)
        preparer.presses(act)
        preparer.sees(f"Đã xong: {act}")
    officer = way.person("tham.dinh")
    officer.follows("chờ xác nhận")
    officer.follows("NV-1")
    officer.follows("Xác nhận hoàn thành")
    officer.presses("Xác nhận hoàn thành")
    officer.sees("đã xác nhận hoàn thành")


def a_criteria_set_is_drafted(way: Province) -> None:
    officer = way.person("tham.dinh")
    officer.enters("Cải cách hành chính")
    officer.follows("Bộ tiêu chí", exact=True)
    officer.follows("Soạn bộ tiêu chí mới")
    officer.fills({"Năm áp dụng": f"{YEAR}", "Nhóm đơn vị": "so", "Tên bộ tiêu chí": SET})
    officer.presses("Soạn bộ tiêu chí")
    officer.is_at(SET)
    officer.follows("Thêm lĩnh vực")
    officer.fills({"Tên mục": "Chỉ đạo điều hành", "Điểm tối đa": "10"})
    officer.presses("Lưu mục")
    for name, shape, more in (
        ("Thực hiện nhiệm vụ được giao", "ratio", {"Số liệu lấy từ": "nhiệm vụ: hoàn thành trên tổng số"}),
        ("Tuyên truyền", "yes_no", {}),
    ):
        officer.follows("Thêm mục con")
        officer.main.get_by_label("Cách chấm").select_option(value=shape)
        officer.presses("Chọn cách chấm")
        officer.fills({"Tên mục": name, "Điểm tối đa": "5"})
        officer.chooses(more)
        officer.presses("Lưu mục")
    officer.sees("Không còn lỗi")


def the_set_is_published(way: Province) -> None:
    officer = way.person("tham.dinh")
    officer.enters("Cải cách hành chính")
    officer.follows("Bộ tiêu chí", exact=True)
    officer.follows(SET)
    officer.follows("Trình công bố")
    officer.presses("Trình công bố")
    officer.sees("Đã xong: Trình công bố")
    chairman = way.person("nguoi.ky")
    chairman.follows("1 bộ tiêu chí chờ công bố")
    chairman.follows(SET)
    chairman.follows("Công bố bộ tiêu chí")
    chairman.fills({"Số, ký hiệu quyết định": "12/QĐ-UBND", "Ngày ban hành": clock.today().isoformat()})
    chairman.presses("Công bố bộ tiêu chí")
    chairman.sees("Đã xong: Công bố bộ tiêu chí")


def the_round_is_opened(way: Province) -> None:
    officer, today = way.person("tham.dinh"), clock.today()
    officer.enters("Cải cách hành chính")
    officer.follows("Đợt chấm điểm", exact=True)
    officer.follows("Lập đợt chấm điểm")
    officer.fills({"Tên đợt chấm điểm": "Chấm điểm các sở"})
    officer.chooses({"Cơ quan có các đơn vị được chấm": UNITS["UBND"], "Cơ quan chủ trì đợt": UNITS["SNV"]})
    officer.chooses({"Cơ quan thẩm định phiếu của chính": UNITS["UBND"]})
    officer.ticks(SET)
    for n, phase in enumerate(("Tự chấm", "Thẩm định lần 1", "Giải trình", "Thẩm định lần 2"), 1):
        officer.fills({f"{phase} đến hết ngày": (today + timedelta(days=9 * n)).isoformat()})
    officer.presses("Lập đợt chấm điểm")
    officer.is_at("Chấm điểm các sở")
    officer.follows("Mở đợt chấm điểm")
    officer.presses("Mở đợt chấm điểm")
    officer.sees("Đã xong: Mở đợt chấm điểm", UNITS["SYT"])


def the_unit_scores_itself(way: Province) -> None:
    preparer = way.person("nguoi.lap")
    preparer.follows("1 phiếu")
    preparer.follows(UNITS["STC"])
    preparer.follows("Chỉ đạo điều hành")
    preparer.fills({"Tài liệu kiểm chứng": "Báo cáo số 5, trang 2"})
    preparer.chooses({"Kết quả": "Có"})
    preparer.presses("Lưu và sang lĩnh vực tiếp theo")
    preparer.sees("Đã lưu lĩnh vực 1.")
    way.kept["sheet"] = preparer.page.url.removeprefix("http://").partition("/")[2]
    head = way.person("thu.truong")
    head.follows("1 phiếu")
    head.follows(UNITS["STC"])
    head.follows("Gửi điểm tự chấm")
    head.presses("Gửi điểm tự chấm")
    head.sees("Đã xong: Gửi điểm tự chấm")


def the_sheet_is_appraised(way: Province) -> None:
    officer = way.person("tham.dinh")
    officer.follows("1 phiếu")
    officer.follows(UNITS["STC"])
    officer.follows("Chỉ đạo điều hành")
    officer.chooses({"Kết quả": "Không"})
    officer.presses("Lưu và sang lĩnh vực tiếp theo")
    officer.sees("Chưa lưu được")
    _says(officer, "Giải trình, lý do", "Báo cáo không nói đến việc này.")
    officer.presses("Lưu và sang lĩnh vực tiếp theo")
    officer.sees("Đã lưu lĩnh vực 1.")
    officer.follows("Gửi kết quả lần 1")
    officer.presses("Gửi kết quả lần 1")
    officer.sees("Đã xong")


def the_unit_explains(way: Province) -> None:
    preparer = way.person("nguoi.lap")
    preparer.follows("1 phiếu")
    preparer.follows(UNITS["STC"])
    preparer.follows("Chỉ đạo điều hành")
    _says(preparer, "Giải trình", "Kế hoạch tuyên truyền ở phụ lục.")
    preparer.presses("Lưu và sang lĩnh vực tiếp theo")
    head = way.person("thu.truong")
    head.follows("1 phiếu")
    head.follows(UNITS["STC"])
    head.follows("Gửi giải trình")
    head.presses("Gửi giải trình")
    head.sees("Đã xong: Gửi giải trình")


def the_sheet_is_appraised_again(way: Province) -> None:
    officer = way.person("tham.dinh")
    officer.follows("1 phiếu")
    officer.follows(UNITS["STC"])
    officer.follows("Chỉ đạo điều hành")
    officer.chooses({"Kết quả": "Có"})
    _says(officer, "Giải trình, lý do", "Phụ lục đã chứng minh.")
    officer.presses("Lưu và sang lĩnh vực tiếp theo")
    officer.follows("Kết thúc thẩm định")
    officer.presses("Kết thúc thẩm định")
    officer.sees("Đã xong: Kết thúc thẩm định")


def the_index_is_published(way: Province) -> None:
    chair = way.person("chu.tich")
    chair.follows("1 đợt")
    chair.follows("Chấm điểm các sở")
    chair.follows("Phê duyệt kết quả")
    chair.ticks("Phê duyệt khi còn phiếu chưa thẩm định xong")
    chair.presses("Phê duyệt kết quả")
    chair.sees("Đã xong: Phê duyệt kết quả")
    chairman = way.person("nguoi.ky")
    chairman.enters("Cải cách hành chính")
    chairman.follows("Chỉ số và xếp hạng", exact=True)
    chairman.follows("Công bố chỉ số")
    chairman.presses("Xem kết quả sẽ công bố")
    chairman.sees(UNITS["STC"], "100,00%", "chưa có số liệu")
    chairman.fills({"Số, ký hiệu": "99/QĐ-UBND", "Ngày": clock.today().isoformat(), "Người ký": STAFF[1][0]})
    chairman.ticks("Công bố khi còn phiếu chưa thẩm định xong")
    chairman.presses("Công bố chỉ số")
    chairman.sees("99/QĐ-UBND")


def anybody_reads_the_ranking_and_why(way: Province) -> None:
    head = way.person("thu.truong")
    head.enters("Cải cách hành chính")
    head.follows("Chỉ số và xếp hạng", exact=True)
    head.follows(SET)
    head.row(UNITS["STC"]).sees("10,00", "100,00%", "1")
    head.row(UNITS["SYT"]).sees("chưa có số liệu")
    head.page.goto("/" + way.kept["sheet"])
    head.main.locator("summary").get_by_text("Chỉ đạo điều hành").click()
    head.follows("Vì sao")
    head.sees("Vì sao?", "NV-1", "Báo cáo số 5, trang 2", STAFF[3][0])


STEPS = (
    the_office_is_set_up,
    the_administrator_adds_units,
    people_get_roles_and_logins,
    the_province_plans,
    a_task_is_assigned,
    the_unit_reports_and_it_is_confirmed,
    a_criteria_set_is_drafted,
    the_set_is_published,
    the_round_is_opened,
    the_unit_scores_itself,
    the_sheet_is_appraised,
    the_unit_explains,
    the_sheet_is_appraised_again,
    the_index_is_published,
    anybody_reads_the_ranking_and_why,
)


def test_a_province_comes_from_an_empty_database_to_its_published_index(province):
    for step in STEPS:
        step(province)
