"""Sentences about scoring rounds, their locks and explanations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "conflict.own_sheet": Sentence(
        _("Người của đơn vị được chấm không thẩm định phiếu của chính đơn vị mình."),
        _("Cơ quan khác được nêu trong đợt chấm điểm thẩm định phiếu này."),
    ),
    "score.changed_meanwhile": Sentence(
        _("Tiêu chí {leaf}: {by} vừa cho giá trị {value} lúc {at}, sau khi trang này được mở."),
        _("Xem giá trị đó; bấm lưu lần nữa nếu vẫn giữ giá trị của mình. Cả hai giá trị đều được lưu."),
    ),
    "score_sheet.appraisal_running": Sentence(
        _("Đang thẩm định: đơn vị được chấm chưa xem được giá trị thẩm định."),
        _("Chờ cơ quan thẩm định gửi kết quả lần 1 hoặc kết thúc thẩm định."),
    ),
    "score_sheet.explanation_first": Sentence(
        _("Đợt chấm điểm này có bước giải trình: đơn vị chưa được xem kết quả lần 1."),
        _("Gửi kết quả lần 1 để đơn vị giải trình, rồi mới kết thúc thẩm định."),
    ),
    "score_sheet.explanation_running": Sentence(
        _("Đơn vị còn được giải trình đến hết ngày {until}."), _("Chờ đơn vị gửi giải trình hoặc hết hạn.")
    ),
    "score_sheet.locked": Sentence(
        _("Bước này của phiếu mở đến hết ngày {until} và nay đã khóa."),
        _("Những gì đã gõ vẫn còn trên trang, có thể sao chép; đề nghị {ask} gia hạn cho đơn vị."),
    ),
    "score_sheet.no_explanation_phase": Sentence(
        _("Đợt chấm điểm này không có bước giải trình."), _("Kết thúc thẩm định.")
    ),
    "score_sheet.no_round": Sentence(
        _("Chưa có đợt chấm điểm đang mở cho bộ tiêu chí này ở {unit} năm {year}."), _("Mở đợt chấm điểm trước.")
    ),
    "score_sheet.no_second_appraisal": Sentence(
        _("Đợt chấm điểm này không có thẩm định lần 2."), _("Kết thúc thẩm định.")
    ),
    "score_sheet.other_area": Sentence(
        _("Lĩnh vực {areas} do {who} thẩm định."), _("Chỉ lưu các lĩnh vực được giao cho cơ quan mình.")
    ),
    "score_sheet.proof_missing": Sentence(
        _("Chưa có tệp và cũng chưa chọn tài liệu đã nộp."), _("Chọn tệp, hoặc chọn tài liệu của một nhiệm vụ.")
    ),
    "score_sheet.proof_of_others": Sentence(
        _("Tài liệu này thuộc nhiệm vụ của đơn vị khác."), _("Chọn tài liệu của nhiệm vụ do đơn vị chủ trì.")
    ),
    "score_sheet.proof_unnamed": Sentence(_("Tài liệu chưa có tên."), _("Ghi tên tài liệu kiểm chứng.")),
    "score_sheet.round_not_open": Sentence(
        _("“{round}” chưa mở, hoặc đã được phê duyệt."), _("Xem tình trạng của đợt chấm điểm.")
    ),
    "score_sheet.unanswered": Sentence(
        _("Còn giải trình chưa được trả lời ở tiêu chí: {leaves_unanswered}."),
        _("Thẩm định lần 2 các tiêu chí đó; giữ nguyên điểm thì ghi lý do."),
    ),
    "score_sheet.until_needed": Sentence(
        _("Hạn của bước này đã qua ngày {until}: trả lại mà không có hạn mới thì không ai làm gì được."),
        _("Ghi thời hạn mới."),
    ),
    "score_sheet.until_not_later": Sentence(
        _("Hạn hiện nay là hết ngày {until}; gia hạn phải muộn hơn."), _("Chọn ngày muộn hơn.")
    ),
    "score_sheet.until_past": Sentence(_("Ngày {until} đã qua."), _("Chọn hôm nay hoặc một ngày sau.")),
    "scoring_round.dates_out_of_order": Sentence(
        _("Hạn của bước sau sớm hơn bước trước."), _("Xếp lại: tự chấm, thẩm định 1, giải trình, thẩm định 2.")
    ),
    "scoring_round.group_twice": Sentence(
        _("Hai bộ tiêu chí cùng một nhóm đơn vị trong một đợt."), _("Mỗi nhóm đơn vị chọn một bộ.")
    ),
    "scoring_round.nothing_appraised": Sentence(
        _("Chưa có phiếu nào thẩm định xong để phê duyệt."), _("Kết thúc thẩm định các phiếu trước.")
    ),
    "scoring_round.own_appraiser_missing": Sentence(
        _("{unit} chủ trì đợt và cũng được chấm điểm, nên cần cơ quan khác thẩm định phiếu của {unit}."),
        _("Chọn cơ quan thẩm định phiếu của cơ quan chủ trì."),
    ),
    "scoring_round.second_without_explanation": Sentence(
        _("Có thẩm định lần 2 mà không có giải trình."), _("Ghi hạn giải trình, hoặc bỏ thẩm định lần 2.")
    ),
    "scoring_round.set_taken": Sentence(
        _("Bộ tiêu chí này đã thuộc “{round}”."), _("Dùng đợt đã có, hoặc chọn bộ tiêu chí khác.")
    ),
    "scoring_round.unfinished": Sentence(
        _("Còn phiếu chưa thẩm định xong: {units}."),
        _("Thẩm định xong, hoặc phê duyệt và ghi các đơn vị đó là “chưa có số liệu”."),
    ),
    "scoring_round.years_mixed": Sentence(_("Các bộ tiêu chí thuộc nhiều năm."), _("Chọn các bộ của cùng một năm.")),
}
