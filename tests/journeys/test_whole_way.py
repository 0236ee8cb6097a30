"""The whole way in a browser: from a unit's first line to the certificate that a stranger checks."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from playwright.sync_api import expect

from backend.base import clock
from tests.support.journey import NO_SECRET, Way, saved, some_paper

pytestmark = pytest.mark.browser
AWARD = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh (phong trào, chuyên đề)"
UNIT_NAME = "Sở Tài chính tỉnh Minh Họa"
TYPED, BY_EXCEL = ("Đặng Minh Khôi", "Vũ Giả Hà", "Hoàng Dụ Giang"), "Phạm Ví Đạt"
NOMINEES = (UNIT_NAME, *TYPED, BY_EXCEL)
REFUSED = BY_EXCEL
MEMBERS = ("chutich", "uyvien1", "giamdocsnv", "uyvien2", "uyvien3", "uyvien4")
ABSENT = ("Đỗ Văn Ước Lệ", "Vũ Thị Tượng Trưng", "Phạm Văn Minh Dụ")
PAPERS = ("Biên bản họp xét của đơn vị", "Báo cáo thành tích")
CITATION = "Có thành tích xuất sắc trong phong trào thi đua cải cách hành chính năm 2025"


def unit_begins(way: Way) -> None:
    preparer = way.person("nguoilap")
    preparer.sees("Bằng khen phong trào thi đua cải cách hành chính năm 2025")
    preparer.follows("Lập bộ hồ sơ")
    preparer.is_at("Lập bộ hồ sơ mới")
    preparer.presses("Lập bộ hồ sơ")
    preparer.sees("Đang lập", "Các việc cần làm")
    way.kept["submission"] = preparer.page.url


def unit_lists(way: Way) -> None:
    preparer = way.person("nguoilap")
    preparer.follows("1 bộ hồ sơ đang lập")
    preparer.follows("HS-")
    preparer.follows("Danh sách đề nghị")
    preparer.sees("Danh sách còn trống")
    preparer.follows("Thêm dòng")
    preparer.chooses({"Loại": "Tập thể", "Hình thức khen": AWARD})
    preparer.fills({"Họ tên hoặc tên tập thể": UNIT_NAME, "Thành tích ghi trên bằng": CITATION})
    preparer.presses("Thêm và nhập tiếp")
    for name in TYPED:
        preparer.sees("Đã thêm vào danh sách.")
        preparer.chooses({"Loại": "Cá nhân", "Hình thức khen": AWARD})
        preparer.fills({"Họ tên hoặc tên tập thể": name, "Thành tích ghi trên bằng": CITATION})
        preparer.presses("Thêm", exact=True) if name == TYPED[-1] else preparer.presses("Thêm và nhập tiếp")
    preparer.is_at("Danh sách đề nghị")
    preparer.sees(UNIT_NAME, *TYPED)


def unit_imports(way: Way) -> None:
    preparer = way.person("nguoilap")
    preparer.page.goto(way.kept["submission"])
    preparer.follows("Danh sách đề nghị")
    preparer.follows("Nhập từ Excel")
    book = openpyxl.load_workbook(BytesIO(preparer.fetches("Tải mẫu Excel của đợt này")))
    for name, award in ((BY_EXCEL, AWARD), ("Nguyễn Không Có Ai", "Bằng khen nào đó")):
        book.worksheets[0].append(["Cá nhân", name, "", "", "", award, CITATION])
    preparer.gives("Tệp Excel", "danh-sach.xlsx", saved(book))
    preparer.presses("Xem trước")
    preparer.sees("sẽ thêm 1 dòng", "Có lỗi")
    book.worksheets[0].delete_rows(3)
    preparer.gives("Tệp Excel", "danh-sach.xlsx", saved(book))
    preparer.presses("Xem trước")
    preparer.presses("Thêm 1 dòng")
    preparer.sees("Đã thêm 1 dòng", BY_EXCEL)


def unit_completes(way: Way) -> None:
    preparer, today = way.person("nguoilap"), clock.today()
    preparer.page.goto(way.kept["submission"])
    preparer.follows("Họp xét của đơn vị")
    preparer.fills({"Ngày họp": today.isoformat(), "Người chủ trì": "Đỗ Thanh Ví Việt"})
    preparer.fills({"Số người được triệu tập": "21", "Số người dự họp": "19"})
    for name in NOMINEES:
        preparer.fills({f"Đồng ý: {name}": "18", f"Không đồng ý: {name}": "1"})
    preparer.presses("Lưu kết quả họp")
    preparer.sees("Đã ghi kết quả họp.")
    preparer.follows("Tờ trình", exact=True)
    preparer.fills({"Số, ký hiệu tờ trình": "15/TTr-STC", "Ngày tờ trình": today.isoformat()})
    preparer.presses("Lưu")
    preparer.sees("Đã lưu tờ trình.")
    preparer.follows("Giấy tờ kèm theo")
    for kind in PAPERS:
        preparer.chooses({"Loại giấy tờ": kind})
        preparer.ticks(NO_SECRET)
        preparer.gives("Tệp", f"{kind}.pdf", some_paper())
        preparer.presses("Đính kèm")
        preparer.sees("Đã đính kèm.", f"{kind}.pdf")


def head_submits(way: Way) -> None:
    preparer = way.person("nguoilap")
    preparer.page.goto(way.kept["submission"])
    preparer.follows("Kiểm tra và trình")
    preparer.sees("15/TTr-STC", "19/21", *NOMINEES, "Thủ trưởng đơn vị ký và trình bộ hồ sơ này.")
    expect(preparer.main.get_by_role("button", name="Ký tờ trình và trình")).to_have_count(0)
    head = way.person("thutruong")
    head.follows("1 bộ hồ sơ chờ ký, trình")
    head.follows("HS-")
    head.follows("Kiểm tra và trình")
    head.presses("Ký tờ trình và trình")
    head.sees("Đã trình", "Đỗ Thanh Ví Việt")


def office_receives(way: Way) -> None:
    officer = way.person("tiepnhan")
    officer.follows("1 bộ hồ sơ chờ tiếp nhận")
    officer.follows("Tiếp nhận HS-")
    officer.sees("15/TTr-STC", "Biên bản họp xét của đơn vị")
    officer.presses("Tiếp nhận", exact=True)
    officer.sees("số đến 1")
    assert officer.fetches("Phiếu tiếp nhận và hẹn trả số 1").startswith(b"%PDF")


def appraiser_asks_and_unit_answers(way: Way) -> None:
    appraiser = way.person("thamdinh")
    appraiser.follows("5 trường hợp chờ xét")
    appraiser.follows(TYPED[0])
    appraiser.follows("Yêu cầu bổ sung")
    appraiser.fills({"Cần bổ sung gì": "Chưa có số liệu trước và sau cải tiến."})
    appraiser.fills({"Hạn bổ sung": (clock.today() + timedelta(days=7)).isoformat()})
    appraiser.presses("Yêu cầu bổ sung")
    appraiser.sees("Đã xong: Yêu cầu bổ sung", "chờ trả lời")
    preparer = way.person("nguoilap")
    preparer.follows("1 yêu cầu bổ sung chờ đơn vị trả lời")
    preparer.sees("Chưa có số liệu trước và sau cải tiến.")
    preparer.follows("Gửi phần bổ sung")
    preparer.fills({"Nội dung bổ sung": "Đã bổ sung bảng số liệu, trang 3."})
    preparer.ticks(NO_SECRET)
    preparer.gives("Tệp kèm theo", "so-lieu.pdf", some_paper())
    preparer.presses("Gửi phần bổ sung")
    preparer.sees("Đã xong", "Không có yêu cầu nào chờ đơn vị.")


def appraiser_passes_the_list(way: Way) -> None:
    appraiser = way.person("thamdinh")
    appraiser.follows("5 trường hợp chờ xét")
    appraiser.presses("Đồng ý, chuyển bước sau")
    appraiser.sees("Hãy chọn ít nhất một dòng.")
    appraiser.ticks(*NOMINEES)
    appraiser.presses("Đồng ý, chuyển bước sau")
    appraiser.sees("Sẽ làm với 5 dòng đã chọn")
    appraiser.fills({"Ý kiến": "Đủ hồ sơ, đúng đối tượng."})
    appraiser.presses("Xem trước kết quả")
    appraiser.sees("làm được")
    appraiser.presses("Đồng ý, chuyển bước sau")
    appraiser.sees("Đã xong 5 trên 5 dòng.")
    appraiser.follows("Quay lại danh sách")
    appraiser.sees("Không có trường hợp nào chờ ông (bà) xét.")


def secretary_plans(way: Way) -> None:
    secretary = way.person("thuky")
    secretary.follows("5 trường hợp chờ đưa vào chương trình họp")
    secretary.follows("Lập phiên họp")
    secretary.chooses({"Hội đồng": "Hội đồng Thi đua – Khen thưởng tỉnh Minh Họa"})
    secretary.fills({"Tên phiên họp": "Phiên họp tháng này", "Ngày họp": clock.today().isoformat()})
    secretary.presses("Lập phiên họp")
    secretary.sees("Đang chuẩn bị")
    way.kept["session"] = secretary.page.url
    secretary.follows("Đưa vào chương trình họp")
    secretary.ticks(*NOMINEES)
    secretary.presses("Đưa vào chương trình họp")
    secretary.sees("Đã đưa vào chương trình họp.", *NOMINEES)


def chair_adopts_the_rule(way: Way) -> None:
    chair = way.person("chutich")
    chair.follows("Thông qua quy tắc bỏ phiếu")
    chair.sees("cần xác nhận")
    chair.follows("Thông qua quy tắc bỏ phiếu")
    chair.fills({"Lý do": "Quy chế của Hội đồng (minh họa)."})
    chair.presses("Thông qua quy tắc bỏ phiếu")
    chair.sees("Quy chế của Hội đồng (minh họa).")


def secretary_convenes(way: Way) -> None:
    secretary = way.person("thuky")
    secretary.follows("Khai mạc")
    secretary.follows("Khai mạc")
    secretary.is_at("Ai dự họp?")
    for name in ABSENT:
        seat = secretary.main.get_by_role("group", name=name)
        seat.get_by_role("radio", name="Vắng mặt").check()
    secretary.presses("Khai mạc")
    secretary.sees("Phiên họp đã khai mạc.", "Đã khai mạc")


def member_steps_aside(way: Way) -> None:
    member = way.person("uyvien3")
    member.enters("Hội đồng")
    member.follows("Phiên họp tháng này")
    member.chooses({"Trường hợp ông (bà)": f"3. {NOMINEES[2]}"})
    member.presses("Khai báo xung đột lợi ích")
    member.sees("Đã ghi nhận khai báo của ông (bà).")
    secretary = way.person("thuky")
    secretary.follows("Mở bỏ phiếu")
    secretary.presses("Xác nhận không tham gia")
    secretary.sees("Đã xử lý khai báo.")
    secretary.follows("Mở bỏ phiếu")
    secretary.ticks("Đã biết các cảnh báo")
    secretary.presses("Mở bỏ phiếu")
    secretary.sees("Đang bỏ phiếu", "0/6")


def members_vote(way: Way) -> None:
    for login in MEMBERS:
        member = way.person(login)
        member.follows("Bỏ phiếu kín")
        member.is_at("Lá phiếu")
        mine = [name for name in NOMINEES if not (login == "uyvien3" and name == NOMINEES[2])]
        for name in mine:
            item = member.main.get_by_role("group", name=name)
            item.get_by_role("radio", name="Không đồng ý" if name == REFUSED else "Đồng ý", exact=True).check()
        member.presses("Kiểm tra lá phiếu")
        member.is_at("Kiểm tra trước khi gửi")
        member.presses("Gửi phiếu")
        member.is_at("Đã bỏ phiếu")


def council_signs_minutes(way: Way) -> None:
    secretary = way.person("thuky")
    secretary.follows("Kết thúc và kiểm phiếu")
    secretary.sees("6/6")
    secretary.follows("Kết thúc và kiểm phiếu")
    secretary.presses("Kết thúc và kiểm phiếu")
    secretary.sees("Đã kiểm phiếu")
    secretary.follows("Xem kết quả")
    secretary.row(NOMINEES[0]).sees("6", "Đạt")
    secretary.row(REFUSED).sees("Không đạt")
    aside = way.person("uyvien3")
    aside.page.goto(way.kept["session"])
    aside.row(NOMINEES[2]).sees("Ông (bà) không tham gia mục này")
    for login in ("thuky", "chutich"):
        signer = way.person(login)
        signer.follows("Ký biên bản")
        signer.follows("Ký biên bản")
        signer.presses("Ký biên bản")
        signer.sees("Đã xong: Ký biên bản.")
    signer.sees("Đã ký biên bản")
    signer.follows("Xem kết quả")
    assert signer.fetches("Biên bản họp (PDF)").startswith(b"%PDF")


def appraiser_drafts(way: Way) -> None:
    appraiser = way.person("thamdinh")
    appraiser.follows("5 trường hợp chờ dự thảo quyết định")
    appraiser.row(REFUSED).sees("không đạt")
    expect(appraiser.main.get_by_role("checkbox", name=REFUSED)).not_to_be_checked()
    appraiser.follows("Trả lời đơn vị về các trường hợp không đạt")
    appraiser.ticks(REFUSED)
    appraiser.presses("Không đồng ý")
    appraiser.fills({"Lý do": "Hội đồng không thông qua."})
    appraiser.presses("Xem trước kết quả")
    appraiser.presses("Không đồng ý")
    appraiser.sees("Đã xong 1 trên 1 dòng.")
    appraiser.goes_home()
    appraiser.follows("4 trường hợp chờ dự thảo quyết định")
    appraiser.fills({"Lý do áp dụng căn cứ chưa xác nhận": "Theo hướng dẫn của tỉnh (minh họa)."})
    appraiser.presses("Lưu dự thảo")
    appraiser.sees("Dự thảo", "4 trường hợp, 4 được giữ")
    way.kept["decision"] = appraiser.page.url
    director = way.person("giamdocsnv")
    director.follows("1 dự thảo quyết định chờ trình ký")
    director.follows("QD")
    director.follows("Trình ký")
    director.presses("Trình ký")
    director.sees("Đã xong: Trình ký.")


def chairman_signs(way: Way) -> None:
    chairman = way.person("chutich")
    chairman.follows("1 quyết định chờ ký")
    chairman.follows("QD")
    chairman.sees("Theo hướng dẫn của tỉnh (minh họa).", "chưa xác định")
    chairman.follows("Áp dụng mức tiền thưởng")
    chairman.fills({"Lý do": "Mức theo nghị định (minh họa)."})
    chairman.presses("Áp dụng mức tiền thưởng")
    chairman.sees("Mức theo nghị định (minh họa).")
    chairman.follows("Ký quyết định")
    chairman.presses("Ký quyết định")
    chairman.sees("Đã xong: Ký quyết định.", "Đã ký")


def clerk_issues(way: Way) -> None:
    clerk = way.person("vanthu")
    clerk.follows("1 quyết định chờ cấp số, đóng dấu")
    clerk.follows("QD")
    clerk.follows("Cấp số và đóng dấu")
    clerk.fills({"Số": "3201", "Ngày": clock.today().isoformat()})
    clerk.presses("Cấp số và đóng dấu")
    clerk.is_at("Quyết định số 3201/QĐ-UBND")
    assert clerk.fetches("Quyết định (PDF)").startswith(b"%PDF")
    clerk.follows("Phát hành")
    clerk.presses("Phát hành")
    clerk.sees("Đã phát hành")


def certificates_are_proven(way: Way) -> None:
    officer = way.person("capphat")
    officer.follows("4 bằng chưa có bản dò – Quyết định 3201/QĐ-UBND")
    officer.presses("Lập bản dò")
    officer.sees("Đã xong: Lập bản dò.", "Chờ đơn vị xác nhận bản dò")
    preparer = way.person("nguoilap")
    preparer.follows("4 bản dò chờ xác nhận")
    preparer.sees("Đặng Minh Khôi")
    preparer.ticks(*NOMINEES[:4])
    preparer.presses("Xác nhận bản dò")
    preparer.presses("Xác nhận bản dò")
    preparer.sees("Đã xong 4 trên 4 dòng.")


def certificates_are_issued(way: Way) -> None:
    officer = way.person("capphat")
    officer.follows("4 bằng chờ ký số và cấp")
    officer.ticks(*NOMINEES[:4])
    officer.presses("Ký số và cấp bằng")
    officer.presses("Ký số và cấp bằng")
    officer.sees("Đã xong 4 trên 4 dòng.")
    officer.follows("Quay lại danh sách")
    officer.row(TYPED[0]).sees("0002/", "Đã cấp")
    officer.follows(TYPED[0])
    way.kept["code"] = officer.main.get_by_role("link", name="Kiểm tra").get_attribute("href")
    way.files["certificate"] = officer.fetches("Bằng (PDF)")


def anybody_checks(way: Way) -> None:
    visitor, pdf = way.visitor(), way.files["certificate"]
    visitor.page.goto(way.kept["code"])
    visitor.is_at("BẢN MINH HỌA – KHÔNG CÓ GIÁ TRỊ")
    visitor.sees("Còn hiệu lực", TYPED[0], "3201/QĐ-UBND")
    visitor.follows("Tra cứu giấy khác")
    visitor.gives("Tệp PDF", "bang.pdf", pdf)
    visitor.presses("Kiểm tra tệp")
    visitor.is_at("BẢN MINH HỌA – KHÔNG CÓ GIÁ TRỊ")
    visitor.sees("Còn hiệu lực")
    visitor.follows("Tra cứu giấy khác")
    visitor.gives("Tệp PDF", "bang.pdf", pdf.replace(b"/Rect", b"/Rekt", 1))
    visitor.presses("Kiểm tra tệp")
    visitor.sees("Đã bị sửa đổi", "Không dùng tệp này.")
    visitor.does_not_see("Còn hiệu lực")


def auditor_reads(way: Way) -> None:
    auditor = way.person("kiemtra")
    auditor.page.goto(way.kept["submission"])
    auditor.sees("Đã xong", "Ký tờ trình và trình", "Tiếp nhận", "Tặng thưởng")
    auditor.follows("Xem danh sách")
    auditor.follows(TYPED[0])
    auditor.sees("Yêu cầu bổ sung", "Ký biên bản", "Ký quyết định", "Ký số và cấp bằng")
    auditor.enters("Nhật ký và kiểm tra")
    auditor.fills({"Hồ sơ, đối tượng": TYPED[0]})
    auditor.presses("Tìm")
    auditor.sees("Ký số và cấp bằng", "Lê Văn Cấp Phát")
    auditor.follows("/20")
    auditor.sees("Nội dung khớp mã băm", "Khớp")
    auditor.enters("Nhật ký và kiểm tra")
    auditor.follows("Kiểm tra tính toàn vẹn của nhật ký")
    auditor.presses("Kiểm tra lại toàn bộ")
    auditor.sees("Nhật ký toàn vẹn")


STEPS = (
    unit_begins,
    unit_lists,
    unit_imports,
    unit_completes,
    head_submits,
    office_receives,
    appraiser_asks_and_unit_answers,
    appraiser_passes_the_list,
    secretary_plans,
    chair_adopts_the_rule,
    secretary_convenes,
    member_steps_aside,
    members_vote,
    council_signs_minutes,
    appraiser_drafts,
    chairman_signs,
    clerk_issues,
    certificates_are_proven,
    certificates_are_issued,
    anybody_checks,
    auditor_reads,
)


def test_a_dossier_goes_from_its_first_line_to_a_certificate_that_a_stranger_checks(way):
    for step in STEPS:
        step(way)
