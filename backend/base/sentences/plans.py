"""Sentences about documents, plans, confirmation, more time and units' reports."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "document.circle": Sentence(_("Văn bản không thể căn cứ vào chính nó."), _("Chọn văn bản căn cứ khác.")),
    "document.exists": Sentence(
        _("Văn bản {number} của cơ quan và ngày này đã có."), _("Chọn văn bản đã có trong danh sách.")
    ),
    "document.in_use": Sentence(
        _("Đã có kế hoạch, nhiệm vụ hoặc văn bản khác dẫn văn bản này."), _("Ghi một văn bản mới thay thế.")
    ),
    "document.rests_on_later": Sentence(
        _("Văn bản căn cứ {number} ban hành sau văn bản này."), _("Kiểm tra lại ngày ban hành của hai văn bản.")
    ),
    "plan.add_by_adjusting": Sentence(
        _("Kế hoạch {code} đã ban hành."), _("Điều chỉnh kế hoạch để thêm nhiệm vụ, hoặc giao là nhiệm vụ phát sinh.")
    ),
    "plan.bad_lines": Sentence(
        _("Không đọc được các dòng: {lines}."), _("Viết theo mẫu ghi dưới ô; đơn vị phải thuộc đơn vị có kế hoạch.")
    ),
    "plan.circle": Sentence(_("Kế hoạch không thể thuộc chính nó."), _("Chọn kế hoạch cấp trên khác.")),
    "plan.closed": Sentence(_("Kế hoạch {code} đã kết thúc."), _("Chọn kế hoạch khác.")),
    "plan.code_taken": Sentence(_("Mã kế hoạch {code} đã dùng."), _("Chọn mã khác.")),
    "plan.forecast_in_past": Sentence(
        _("Ngày {day} đã đến; dự báo là cho ngày sau hôm nay."), _("Chọn ngày sau, hoặc chốt số liệu thực tế.")
    ),
    "plan.needs_document": Sentence(_("Kế hoạch chưa có văn bản ban hành."), _("Sửa dự thảo và chọn văn bản.")),
    "plan.nothing_changed": Sentence(
        _("Chưa ghi nhiệm vụ nào dừng, thay đổi hay thêm."), _("Ghi ít nhất một dòng thay đổi.")
    ),
    "plan.of_another_unit": Sentence(
        _("Kế hoạch {code} là của {unit}."), _("Chọn kế hoạch của đơn vị chủ trì hoặc của cấp trên.")
    ),
    "plan.other_years": Sentence(_("Kế hoạch {code} không gồm năm {year}."), _("Chọn kế hoạch hoặc năm khác.")),
    "plan.parent_not_in_force": Sentence(
        _("Kế hoạch cấp trên {parent} chưa ban hành hoặc đã kết thúc."), _("Ban hành kế hoạch cấp trên trước.")
    ),
    "plan.parent_not_wider": Sentence(
        _("Kế hoạch {parent} không phải cấp trên của loại kế hoạch này."),
        _("Thứ tự: giai đoạn, năm, cải thiện chỉ số, đơn vị."),
    ),
    "plan.snapshot_in_future": Sentence(
        _("Ngày {day} chưa đến nên chưa có số liệu thực tế."), _("Chọn ngày đã qua, hoặc lập dự báo.")
    ),
    "plan.unknown_tasks": Sentence(
        _("Các mã không phải nhiệm vụ chưa xong của kế hoạch, hoặc ghi hai lần: {codes}."),
        _("Kiểm tra lại mã trong danh sách nhiệm vụ của kế hoạch."),
    ),
    "plan.years_outside_parent": Sentence(
        _("Thời gian vượt ra ngoài kế hoạch cấp trên {parent}."), _("Sửa năm cho nằm trong kế hoạch cấp trên.")
    ),
    "plan.years_reversed": Sentence(_("Năm cuối trước năm đầu."), _("Sửa lại năm của kế hoạch.")),
    "reform_task.already_confirmed": Sentence(
        _("Kết quả đã được xác nhận."), _("Không cần làm gì thêm; kết quả đã xác nhận không trả lại được.")
    ),
    "reform_task.continuing_has_no_end": Sentence(
        _("Nhiệm vụ thường xuyên không báo cáo hoàn thành."), _("Cơ quan giao đánh giá nhiệm vụ theo từng quý.")
    ),
    "reform_task.later_than_above": Sentence(
        _("Hạn sau hạn {deadline} của nhiệm vụ cấp trên."), _("Chọn hạn sớm hơn hoặc bằng.")
    ),
    "reform_task.not_below": Sentence(
        _("{unit} không phải {above} hoặc đơn vị trực thuộc."), _("Chọn đơn vị trực thuộc đơn vị chủ trì.")
    ),
    "reform_task.not_continuing": Sentence(
        _("Chỉ nhiệm vụ thường xuyên mới được đánh giá theo quý."), _("Xác nhận hoàn thành khi đơn vị báo cáo xong.")
    ),
    "reform_task.period_not_over": Sentence(_("Quý này đến {ends} mới hết."), _("Đánh giá sau ngày đó.")),
    "reform_task.unknown_people": Sentence(
        _("Không rõ người hoặc phần việc ở các dòng: {lines}."),
        _("Ghi đúng họ tên một người của đơn vị chủ trì, dấu | và phần việc."),
    ),
    "report_call.closes_before": Sentence(_("Hạn {day} đã qua."), _("Chọn hạn từ hôm nay trở đi.")),
    "report_call.exists": Sentence(_("Đã có yêu cầu: {title}."), _("Mở yêu cầu đã có trong danh sách.")),
    "report_call.nobody": Sentence(_("Không có đơn vị trực thuộc nào phải báo cáo."), _("Ghi mã các đơn vị.")),
    "report_call.unknown_units": Sentence(
        _("Không có đơn vị trong phạm vi với mã: {codes}."), _("Kiểm tra lại mã đơn vị.")
    ),
    "task_extension.asked_already": Sentence(
        _("Đã có một đề nghị gia hạn đang chờ trả lời."), _("Chờ trả lời, hoặc rút đề nghị đó trước.")
    ),
    "task_extension.no_deadline": Sentence(_("Nhiệm vụ không có hạn."), _("Không cần gia hạn.")),
    "task_extension.not_later": Sentence(_("Ngày mới không sau hạn hiện tại {deadline}."), _("Chọn ngày muộn hơn.")),
    "task_extension.task_ended": Sentence(
        _("Nhiệm vụ đã hoàn thành hoặc đã dừng."), _("Trả lời không đồng ý, hoặc để đơn vị rút đề nghị.")
    ),
    "unit_report.empty": Sentence(_("Báo cáo chưa có nội dung."), _("Soạn báo cáo trước khi gửi.")),
}
