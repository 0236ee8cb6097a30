"""Sentences about reform tasks, score sheets and published indices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "index.already_published": Sentence(
        _("Chỉ số năm {year} theo bộ tiêu chí này đã công bố."), _("Mở trang bảng xếp hạng để xem kết quả đã công bố.")
    ),
    "index.nothing_appraised": Sentence(
        _("Chưa có phiếu nào của năm {year} thẩm định xong."), _("Kết thúc thẩm định các phiếu rồi công bố.")
    ),
    "index.unfinished": Sentence(
        _("Còn đơn vị chưa thẩm định xong: {units}."),
        _("Kết thúc thẩm định, hoặc đánh dấu công bố khi còn phiếu chưa xong."),
    ),
    "reform_task.before_last_report": Sentence(
        _("Ngày có kết quả ở trước báo cáo gần nhất ({last})."), _("Ghi ngày từ {last} trở đi.")
    ),
    "reform_task.code_taken": Sentence(_("Mã nhiệm vụ {code} đã dùng."), _("Chọn mã khác.")),
    "reform_task.needs_evidence": Sentence(
        _("Nhiệm vụ chưa có tài liệu kiểm chứng."), _("Thêm ít nhất một tài liệu kiểm chứng rồi báo cáo hoàn thành.")
    ),
    "reform_task.past_without_note": Sentence(
        _("Báo cáo cho một ngày đã qua phải nói rõ vì sao báo muộn."), _("Ghi lý do vào nội dung báo cáo.")
    ),
    "reform_task.person_twice": Sentence(
        _("Một người được ghi hai lần trong số người chịu trách nhiệm."), _("Bỏ một dòng.")
    ),
    "reform_task.shares_not_one": Sentence(
        _("Các phần việc cộng lại bằng {total}, phải bằng 1."), _("Sửa phần việc của từng người.")
    ),
    "reform_task.unit_not_there": Sentence(
        _("{unit} không tồn tại trong năm {year}."), _("Chọn đơn vị khác hoặc sửa năm.")
    ),
    "score.choice_twice": Sentence(_("Tiêu chí {leaf}: một loại vi phạm được ghi hai lần."), _("Gộp thành một dòng.")),
    "score.choice_unknown": Sentence(
        _("Tiêu chí {leaf}: lựa chọn “{value}” không có trong quy tắc chấm."), _("Chọn một mức của tiêu chí.")
    ),
    "score.code_unknown": Sentence(_("Bộ tiêu chí không có mã {leaf}."), _("Kiểm tra lại mã tiêu chí.")),
    "score.leaf_twice": Sentence(_("Tiêu chí {leaf} được ghi hai lần."), _("Giữ một giá trị.")),
    "score.leaf_without_rule": Sentence(
        _("Tiêu chí {leaf} không có quy tắc chấm."), _("Liên hệ cơ quan ban hành bộ tiêu chí.")
    ),
    "score.na_without_reason": Sentence(
        _("Tiêu chí {leaf}: “không áp dụng” phải có lý do."), _("Ghi lý do không áp dụng.")
    ),
    "score.not_on_step": Sentence(
        _("Tiêu chí {leaf}: {value} điểm không đúng bước điểm cho phép."), _("Nhập điểm theo bước của tiêu chí.")
    ),
    "score.not_whole": Sentence(_("Tiêu chí {leaf}: {value} phải là số nguyên."), _("Nhập số nguyên.")),
    "score.nothing_typed": Sentence(_("Chưa có giá trị nào trên trang này."), _("Nhập ít nhất một tiêu chí rồi lưu.")),
    "score.number_missing": Sentence(_("Tiêu chí {leaf}: còn thiếu số liệu."), _("Nhập đủ các ô của tiêu chí.")),
    "score.number_negative": Sentence(_("Tiêu chí {leaf}: số liệu không được âm."), _("Nhập số từ 0 trở lên.")),
    "score.over_maximum": Sentence(
        _("Tiêu chí {leaf}: {value} vượt điểm tối đa {max}."), _("Nhập điểm từ 0 đến {max}.")
    ),
    "score.rule_unknown": Sentence(_("Tiêu chí {leaf}: không biết cách chấm này."), _("Liên hệ quản trị.")),
    "score.value_missing": Sentence(
        _("Tiêu chí {leaf}: chưa có giá trị phù hợp với quy tắc chấm."),
        _("Nhập giá trị, hoặc đánh dấu không áp dụng kèm lý do."),
    ),
    "score_sheet.appraisal_incomplete": Sentence(
        _("Còn tiêu chí chưa có điểm thẩm định: {leaves_without_appraisal}."), _("Thẩm định các tiêu chí đó.")
    ),
    "score_sheet.difference_unexplained": Sentence(
        _("Điểm thẩm định khác điểm tự chấm mà chưa có lý do ở tiêu chí: {leaves}."),
        _("Ghi lý do ở từng tiêu chí có khác biệt."),
    ),
    "score_sheet.exists": Sentence(_("{unit} đã có phiếu chấm điểm năm {year}."), _("Mở phiếu đang có.")),
    "score_sheet.other_group": Sentence(
        _("{unit} không thuộc nhóm đơn vị “{group}” của bộ tiêu chí."), _("Chọn bộ tiêu chí của nhóm đơn vị này.")
    ),
    "score_sheet.reason_due": Sentence(
        _("Tiêu chí {leaf}: giá trị khác với đơn vị tự chấm hoặc khác số đếm từ nhiệm vụ."), _("Ghi lý do khác biệt.")
    ),
    "score_sheet.self_incomplete": Sentence(
        _("Còn tiêu chí chưa tự chấm: {leaves_without_self}."), _("Tự chấm các tiêu chí đó rồi gửi.")
    ),
    "score_sheet.unit_not_there": Sentence(
        _("{unit} không tồn tại trong năm {year}."), _("Chọn đơn vị khác hoặc bộ tiêu chí của năm khác.")
    ),
}
