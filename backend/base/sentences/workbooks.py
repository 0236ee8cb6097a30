"""Sentences about workbooks that are sent and taken back."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

RESAVE = _("Mở tệp bằng Excel, chọn Lưu thành (Save As) kiểu Excel Workbook (.xlsx) rồi gửi lại.")
FROM_TEMPLATE = _("Tải tệp mẫu ở trang này rồi chép số liệu vào.")

FILES = {
    "workbook.csv": Sentence(_("Đây là tệp văn bản (CSV), không phải tệp Excel .xlsx."), RESAVE),
    "workbook.encrypted": Sentence(
        _("Tệp Excel này đặt mật khẩu nên không đọc được."), _("Bỏ mật khẩu trong Excel, lưu lại rồi gửi.")
    ),
    "workbook.macros": Sentence(_("Tệp Excel này có macro (.xlsm), không được nhận."), RESAVE),
    "workbook.not_a_workbook": Sentence(_("Đây không phải tệp Excel .xlsx."), FROM_TEMPLATE),
    "workbook.old_format": Sentence(_("Đây là tệp Excel kiểu cũ (.xls hoặc .xlsb)."), RESAVE),
    "workbook.too_large_inside": Sentence(
        _("Tệp giải nén ra lớn hơn {limit} MB, không được nhận."), _("Bỏ hình ảnh, trang thừa rồi gửi lại.")
    ),
    "workbook.too_spread": Sentence(
        _("Trang tính trải quá rộng: {rows} dòng × {columns} cột, có ô được điền ở rất xa."),
        _("Xóa các dòng, cột thừa ở cuối trang tính; hoặc chép số liệu sang tệp mẫu."),
    ),
    "workbook.unreadable": Sentence(_("Tệp Excel này bị hỏng, không đọc được."), RESAVE),
    "workbook.web_page": Sentence(_("Đây là trang web hoặc XML đổi đuôi, không phải tệp Excel .xlsx."), RESAVE),
}
HEADERS = {
    "workbook.columns_double": Sentence(
        _("Cột có hai lần trong dòng tiêu đề: {columns}."), _("Xóa hoặc đổi tên cột thừa.")
    ),
    "workbook.columns_missing": Sentence(
        _("Trang “{sheet}” thiếu cột bắt buộc: {columns}."), _("Thêm các cột này với đúng tên như trong tệp mẫu.")
    ),
    "workbook.no_header": Sentence(
        _("Không tìm thấy dòng tiêu đề nào có tên cột của mẫu."), FROM_TEMPLATE
    ),
    "workbook.no_rows": Sentence(_("Trang “{sheet}” chưa có dòng nào được điền."), _("Điền dưới dòng tiêu đề.")),
    "workbook.too_many_rows": Sentence(
        _("Tệp có {count} dòng, mỗi lần nhiều nhất {limit} dòng."), _("Chia thành nhiều tệp.")
    ),
}  # fmt: skip
CELLS = {
    "workbook.cell_empty": Sentence(_("Ô này còn trống."), _("Điền ô này.")),
    "workbook.code_as_number": Sentence(
        _("Excel đã đổi mã thành số hoặc ngày: {value}."), _("Định dạng cột là Văn bản (Text) rồi gõ lại mã.")
    ),
    "workbook.error_value": Sentence(_("Ô chứa lỗi của Excel: {value}."), _("Sửa công thức hoặc gõ giá trị.")),
    "workbook.formula_without_value": Sentence(
        _("Ô có công thức nhưng chưa có kết quả."), _("Mở tệp bằng Excel, lưu lại, hoặc gõ giá trị thay công thức.")
    ),
    "workbook.not_a_choice": Sentence(_("“{value}” không có trong danh sách."), _("Chọn một trong: {choices}.")),
    "workbook.not_a_date": Sentence(_("“{value}” không phải ngày."), _("Ghi theo ngày/tháng/năm, ví dụ 22/11/2026.")),
    "workbook.not_a_number": Sentence(_("“{value}” không phải số."), _("Chỉ ghi số, ví dụ 1.234,5.")),
    "workbook.not_whole": Sentence(_("“{value}” không phải số nguyên."), _("Ghi số nguyên.")),
    "workbook.not_yes_no": Sentence(_("“{value}” không phải Có hoặc Không."), _("Ghi Có hoặc Không.")),
    "workbook.number_ambiguous": Sentence(
        _("“{value}” đọc được hai cách: {thousand} hoặc {decimal}."), _("Ghi rõ {thousand} hoặc {decimal}.")
    ),
    "workbook.out_of_range": Sentence(_("{value} ngoài khoảng cho phép."), _("Từ {least} đến {most}.")),
    "workbook.percent_in_number": Sentence(
        _("Ô này được định dạng phần trăm nhưng cột là số thường."), _("Đổi định dạng ô sang Số rồi gõ lại.")
    ),
    "workbook.too_long": Sentence(_("Dài {length} ký tự, nhiều nhất {limit}."), _("Viết gọn lại.")),
    "workbook.too_many_places": Sentence(_("Quá nhiều chữ số thập phân."), _("Nhiều nhất {places} chữ số.")),
    "workbook.twice_in_file": Sentence(
        _("Mã này đã có ở dòng {row} của tệp."), _("Giữ một dòng, xóa hoặc sửa mã dòng kia.")
    ),
}
UPLOADS = {
    "workbook.changed_meanwhile": Sentence(
        _("Số liệu trong hệ thống đã thay đổi sau khi xem trước; chưa lưu gì."),
        _("Xem lại bản so sánh mới rồi xác nhận."),
    ),
    "workbook.context_gone": Sentence(
        _("Không tìm thấy đối tượng của bảng tính này, hoặc không còn quyền xem."), _("Mở lại trang có nút Excel.")
    ),
    "workbook.expired": Sentence(
        _("Bản xem trước đã quá một ngày nên không xác nhận được nữa."), _("Tải tệp lên lại.")
    ),
    "workbook.has_faults": Sentence(
        _("Còn {faulty} dòng có lỗi; chưa lưu gì."), _("Sửa các ô được chỉ ra rồi tải tệp lên lại.")
    ),
    "workbook.nothing_to_save": Sentence(_("Tệp này không có gì thay đổi."), _("Không cần xác nhận.")),
    "workbook.still_reading": Sentence(_("Tệp đang được đọc."), _("Đợi đọc xong rồi xem bản so sánh.")),
}  # fmt: skip

TASKS = {
    "reform_task.document_title_differs": Sentence(
        _("Văn bản này đã có với trích yếu khác: “{title}”."), _("Để trống ô này, hoặc sửa số, ngày văn bản.")
    ),
    "reform_task.document_title_missing": Sentence(
        _("Văn bản {number} chưa có trong hệ thống."), _("Ghi trích yếu văn bản, hoặc sửa số, cơ quan, ngày ban hành.")
    ),
    "reform_task.ended": Sentence(_("Nhiệm vụ {code} đã dừng, không sửa được."), _("Bỏ dòng này khỏi tệp.")),
    "reform_task.in_issued_plan": Sentence(
        _("Nhiệm vụ thuộc kế hoạch {plan} đã ban hành nên không sửa được bằng Excel."), _("Dùng điều chỉnh kế hoạch.")
    ),
    "reform_task.plan_unknown": Sentence(_("Không có kế hoạch mã “{plan}”."), _("Ghi đúng mã, hoặc để trống.")),
    "reform_task.unit_ambiguous": Sentence(_("Có nhiều đơn vị tên “{name}”."), _("Ghi mã đơn vị.")),
    "reform_task.unit_out_of_reach": Sentence(
        _("Không có quyền giao nhiệm vụ cho {unit}."), _("Chỉ giao cho đơn vị mình và đơn vị trực thuộc.")
    ),
    "reform_task.unit_unknown": Sentence(_("Không tìm thấy đơn vị “{name}”."), _("Ghi đúng mã hoặc tên đơn vị.")),
}
SCORES = {
    "score.cell_not_asked": Sentence(_("Tiêu chí này không dùng ô này."), _("Xóa ô, ghi vào ô mà cách chấm yêu cầu.")),
    "score.detail_unknown": Sentence(
        _("“{part}” không đúng dạng loại=số, hoặc không phải loại của tiêu chí."), _("Các loại: {known}.")
    ),
    "score.no_sheet": Sentence(
        _("Đơn vị {unit} không có phiếu của bộ tiêu chí này."), _("Ghi đúng mã đơn vị, hoặc mở phiếu cho đơn vị.")
    ),
}

SENTENCES: dict[str, Sentence] = {**FILES, **HEADERS, **CELLS, **UPLOADS, **TASKS, **SCORES}
