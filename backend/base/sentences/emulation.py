"""Sentences about emulation scores of clusters and blocks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

MENDED = _("Sửa ô đó rồi lưu lại.")

SENTENCES: dict[str, Sentence] = {
    "emulation.evidence_missing": Sentence(
        _("Mục {item} chưa ghi tài liệu kiểm chứng."), _("Ghi số, ngày của văn bản và trang có số liệu.")
    ),
    "emulation.excluded": Sentence(
        _("{unit} không được xét Cờ, Bằng khen của năm vì mục {causes}."), _("Chọn đơn vị khác trong khối.")
    ),
    "emulation.grade_unknown": Sentence(_("Mục {item} không có mức {grade}."), _("Chọn một mức trong danh sách.")),
    "emulation.item_not_yours": Sentence(
        _("Mục {item} không do bước này chấm."), _("Chỉ gửi các mục của phần mình được chấm.")
    ),
    "emulation.item_twice": Sentence(_("Mục {item} được gửi hai lần."), _("Giữ một giá trị cho mỗi mục.")),
    "emulation.item_unknown": Sentence(_("Bảng điểm không có mục {item}."), _("Xem mã mục trên trang bảng điểm.")),
    "emulation.listed_already": Sentence(
        _("{unit} đã có trong danh sách đề xuất của khối."), _("Rút đề xuất cũ trước khi đề xuất khác.")
    ),
    "emulation.no_such_place": Sentence(
        _("Khối không có chỉ tiêu {award}."), _("Chọn danh hiệu, hình thức có trong chỉ tiêu của khối.")
    ),
    "emulation.not_listed": Sentence(_("{unit} không có trong danh sách đề xuất."), _("Xem lại danh sách.")),
    "emulation.not_ranked": Sentence(
        _("{unit} chưa có thứ hạng vì chưa có đủ số liệu."), _("Chọn đơn vị đã xếp hạng.")
    ),
    "emulation.over_standard": Sentence(_("Mục {item} chỉ được tối đa {most}."), MENDED),
    "emulation.passes_over": Sentence(
        _("Còn đơn vị hạng cao hơn chưa được đề xuất: {names}."), _("Đề xuất theo thứ hạng, hoặc ghi lý do.")
    ),
    "emulation.places_full": Sentence(
        _("Khối đã dùng hết {number} chỗ của danh hiệu này."), _("Rút một đề xuất nếu cần thay.")
    ),
    "emulation.plan_zero": Sentence(
        _("Kế hoạch của mục {item} phải lớn hơn 0."), _("Chỉ tiêu nghịch mới có thể đăng ký bằng 0.")
    ),
    "emulation.reason_due": Sentence(
        _("Mục {item} khác với bước trước mà chưa ghi lý do."), _("Ghi lý do bên cạnh giá trị.")
    ),
    "emulation.tie_open": Sentence(
        _("{unit} đồng hạng với đơn vị khác, chưa biểu quyết."), _("Hội đồng quyết định: ghi lý do chọn đơn vị này.")
    ),
    "emulation.value_missing": Sentence(_("Mục {item} chưa có giá trị."), _("Nhập giá trị của mục đó.")),
    "emulation_block.code_taken": Sentence(_("Đã có cụm, khối mang mã {code}."), _("Chọn mã khác.")),
    "emulation_block.has_sheet": Sentence(
        _("{unit} đã có phiếu điểm trong năm này nên không rút khỏi khối được."), _("Giữ đơn vị trong danh sách.")
    ),
    "emulation_block.in_other_block": Sentence(
        _("{unit} đã thuộc {block} trong năm {year}."), _("Một đơn vị chỉ thuộc một cụm, khối mỗi năm.")
    ),
    "emulation_block.same_members": Sentence(_("Danh sách thành viên không thay đổi."), _("Sửa danh sách rồi lưu.")),
    "emulation_block.unit_not_there": Sentence(
        _("{unit} không thuộc cơ quan tổ chức khối hoặc không hoạt động trong năm {year}."), _("Chọn đơn vị khác.")
    ),
    "emulation_scheme.faults": Sentence(_("Bảng điểm còn lỗi: {faults}."), _("Sửa từng mục được nêu rồi ban hành.")),
    "emulation_scheme.section_untitled": Sentence(
        _("Phần {section} chưa có trong bảng điểm."), _("Ghi tên phần để thêm phần mới.")
    ),
    "emulation_sheet.block_missing": Sentence(
        _("Trưởng khối chưa chấm các mục: {no_block}."), _("Chấm đủ các mục rồi chuyển.")
    ),
    "emulation_sheet.council_missing": Sentence(
        _("Thường trực Hội đồng chưa chấm các mục: {no_council}."), _("Chấm đủ phần III rồi chốt.")
    ),
    "emulation_sheet.heads_first": Sentence(
        _("Phiếu này do trưởng hoặc phó của {block} chấm."),
        _("Khi trưởng khối chậm, cơ quan tổ chức nhận làm thay trước rồi mới chấm."),
    ),
    "emulation_sheet.reform_missing": Sentence(
        _("{unit} chưa có chỉ số cải cách hành chính năm {year} được công bố."),
        _("Chờ công bố, hoặc ghi lý do chốt khi chưa có số liệu; đơn vị sẽ không xếp hạng."),
    ),
    "emulation_sheet.self_missing": Sentence(_("Chưa tự chấm các mục: {no_self}."), _("Tự chấm đủ các mục rồi gửi.")),
    "emulation_sheet.targets_missing": Sentence(
        _("Chưa đăng ký chỉ tiêu của các mục: {no_target}."), _("Ghi kế hoạch năm của từng mục rồi gửi đăng ký.")
    ),
    "emulation_sheet.year_closed": Sentence(
        _("Năm thi đua của khối đã duyệt hoặc đã công bố."), _("Thường trực Hội đồng mở lại trước khi công bố.")
    ),
    "emulation_year.exists": Sentence(_("{block} đã có năm thi đua {year}."), _("Mở năm đó để làm tiếp.")),
    "emulation_year.leads_already": Sentence(
        _("{unit} đã giữ một chức danh khác của khối trong năm."), _("Bầu người của đơn vị khác.")
    ),
    "emulation_year.no_head": Sentence(_("Khối chưa ghi trưởng khối."), _("Ghi kết quả bầu trước.")),
    "emulation_year.no_members": Sentence(
        _("Khối chưa có đơn vị thành viên trong năm này."), _("Ghi danh sách thành viên trước.")
    ),
    "emulation_year.not_adopted": Sentence(
        _("Bảng điểm còn mục chưa được xác nhận: {rows}."), _("Ghi lý do áp dụng bảng điểm cho năm này.")
    ),
    "emulation_year.not_head_of_unit": Sentence(
        _("{person} không phải thủ trưởng đơn vị."), _("Chọn thủ trưởng của đơn vị được bầu.")
    ),
    "emulation_year.not_member": Sentence(
        _("Đơn vị của {person} ({unit}) không phải thành viên khối."), _("Chọn người của đơn vị thành viên.")
    ),
    "emulation_year.not_tied": Sentence(
        _("Không bằng điểm với đơn vị nào: {units}."), _("Chỉ biểu quyết giữa các đơn vị bằng điểm.")
    ),
    "emulation_year.same_head": Sentence(_("Kết quả bầu {person} đã được ghi."), _("Không cần ghi lại.")),
    "emulation_year.taken_over": Sentence(_("{by} đã nhận làm thay trưởng khối."), _("Chấm tiếp trên các phiếu.")),
    "emulation_year.unknown_units": Sentence(
        _("Không phải đơn vị của khối: {units}."), _("Ghi mã đơn vị thành viên của khối.")
    ),
    "emulation_year.unsettled": Sentence(
        _("Còn phiếu chưa chốt điểm của: {unsettled}."), _("Chốt từng phiếu rồi duyệt điểm của khối.")
    ),
}
