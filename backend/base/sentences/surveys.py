"""Sentences about surveys and their answers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "question_set.code_twice": Sentence(_("mã {where} dùng hai lần")),
    "question_set.draft_there": Sentence(
        _("Bộ câu hỏi {code} đang có một bản nháp."), _("Sửa tiếp bản nháp đó, hoặc ban hành rồi mới lập bản sau.")
    ),
    "question_set.faulty": Sentence(_("Bộ câu hỏi còn lỗi: {faults}."), _("Sửa các chỗ đó rồi ban hành.")),
    "question_set.half_unknown": Sentence(_("yếu tố {where} không thuộc phần nào")),
    "question_set.method_without_source": Sentence(
        _("Cách tính được ghi là đã có căn cứ mà chưa nêu nguồn."), _("Ghi nguồn, hoặc để mức “cần xác nhận”.")
    ),
    "question_set.nothing_satisfied": Sentence(_("câu {where} chưa có phương án nào tính là hài lòng")),
    "question_set.nothing_scored": Sentence(_("chưa có câu hỏi nào tính điểm")),
    "question_set.option_twice": Sentence(_("câu {where} có hai phương án cùng mã")),
    "question_set.option_unreadable": Sentence(
        _("Dòng {line} không đọc được thành phương án: {text}."), _("Ghi theo mẫu: mã | nội dung | giá trị % | hl.")
    ),
    "question_set.options_missing": Sentence(_("câu {where} cần từ 2 đến 20 phương án")),
    "question_set.text_missing": Sentence(_("câu {where} chưa có nội dung")),
    "question_set.text_with_options": Sentence(_("câu {where} trả lời bằng lời nên không có phương án")),
    "question_set.too_many_questions": Sentence(_("nhiều hơn {limit} câu hỏi")),
    "question_set.weight_not_positive": Sentence(_("trọng số của {where} phải lớn hơn 0")),
    "question_set.worth_missing": Sentence(_("câu {where}: phương án {option} chưa có giá trị %")),
    "question_set.worth_out_of_range": Sentence(_("câu {where}: giá trị của phương án {option} phải từ 0 đến 100 %")),
    "score.from_survey": Sentence(
        _("Tiêu chí {leaf} lấy kết quả khảo sát, đơn vị không tự chấm."),
        _("Để trống tiêu chí này; điểm có khi kết quả khảo sát được nghiệm thu."),
    ),
    "survey.answer_missing": Sentence(_("Câu {question} chưa được trả lời."), _("Chọn một phương án.")),
    "survey.box_unreadable": Sentence(
        _("Phần trả lời trực tuyến về {unit} đã bị thay đổi từ bên ngoài, không mở được."),
        _("Báo quản trị và người kiểm tra; chưa kết thúc đợt khảo sát."),
    ),
    "survey.count_negative": Sentence(_("{unit}: số phiếu và số lượt chọn không được âm."), _("Nhập số từ 0.")),
    "survey.dates_reversed": Sentence(_("Ngày kết thúc ở trước ngày bắt đầu."), _("Sửa một trong hai ngày.")),
    "survey.days_over": Sentence(_("Ngày kết thúc {closes_on} đã qua."), _("Sửa thời gian khảo sát rồi mở.")),
    "survey.group_has_links": Sentence(
        _("Nhóm {group} đã có đường dẫn trả lời."), _("Lập đợt khảo sát khác nếu cần bộ câu hỏi khác.")
    ),
    "survey.group_of_another": Sentence(_("Nhóm này thuộc một đợt khảo sát khác."), _("Chọn nhóm của đợt này.")),
    "survey.key_missing": Sentence(
        _("Không tìm thấy khóa của đợt khảo sát, nên không mở được phần trả lời trực tuyến."),
        _("Báo quản trị khôi phục thư mục khóa; phiếu giấy vẫn nhập được."),
    ),
    "survey.link_too_early": Sentence(
        _("Đợt khảo sát chưa bắt đầu nhận trả lời."), _("Mời quay lại từ ngày {opens_on}; mã này vẫn dùng được.")
    ),
    "survey.link_too_late": Sentence(
        _("Đợt khảo sát đã kết thúc (hạn cuối {closes_on})."), _("Xin cảm ơn; mã này không còn dùng được.")
    ),
    "survey.link_unknown": Sentence(
        _("Không có mã này."), _("Kiểm tra lại từng chữ trên giấy mời; mã gồm 16 chữ và số.")
    ),
    "survey.link_used": Sentence(
        _("Mã này đã được dùng để trả lời."),
        _("Nếu đó là ông/bà thì phiếu đã được nhận, không phải làm gì thêm. Nếu không, hãy xin mã khác."),
    ),
    "survey.link_void": Sentence(_("Mã này đã bị hủy."), _("Liên hệ nơi phát giấy mời để nhận mã khác.")),
    "survey.more_than_issued": Sentence(
        _("{unit}: thu về {back} phiếu nhưng chỉ phát ra {issued}."), _("Kiểm tra số phát ra, hợp lệ, không hợp lệ.")
    ),
    "survey.more_than_valid": Sentence(
        _("{unit}, câu {question}: {answers} lượt chọn nhưng chỉ có {valid} phiếu hợp lệ."), _("Đếm lại câu này.")
    ),
    "survey.no_unused_links": Sentence(_("{unit} không còn đường dẫn chưa dùng."), _("Không cần hủy.")),
    "survey.nothing_counted": Sentence(_("Chưa có phiếu hợp lệ nào."), _("Nhập số phiếu đã đếm rồi nghiệm thu.")),
    "survey.nothing_to_ask": Sentence(
        _("Chưa có nhóm người trả lời hoặc đơn vị được hỏi ý kiến."), _("Thêm nhóm và đơn vị rồi mở.")
    ),
    "survey.one_answer_only": Sentence(_("Câu {question} chỉ chọn được một phương án."), _("Giữ một phương án.")),
    "survey.option_unknown": Sentence(
        _("Câu {question} không có phương án đã ghi, hoặc một phương án ghi hai lần."), _("Chọn lại trong danh sách.")
    ),
    "survey.other_instrument": Sentence(
        _("Bộ câu hỏi {set} thuộc loại khảo sát khác."), _("Chọn bộ câu hỏi cùng loại với đợt khảo sát.")
    ),
    "survey.question_unknown": Sentence(_("Bộ câu hỏi không có câu {question}."), _("Kiểm tra lại mã câu hỏi.")),
    "survey.set_not_published": Sentence(_("Bộ câu hỏi {set} chưa ban hành."), _("Ban hành bộ câu hỏi trước.")),
    "survey.text_too_long": Sentence(_("Câu {question}: tối đa {limit} chữ."), _("Viết ngắn lại.")),
    "survey.too_many_links": Sentence(
        _("Một đợt khảo sát có nhiều nhất {limit} đường dẫn."), _("Giảm số đường dẫn, hoặc lập đợt khác.")
    ),
    "survey.too_often": Sentence(
        _("Có quá nhiều lượt thử từ nơi này."), _("Chờ {wait} giây rồi thử lại; mã của ông/bà vẫn dùng được.")
    ),
    "survey.unit_has_links": Sentence(
        _("{unit} đã có đường dẫn trả lời nên không bỏ khỏi đợt khảo sát được."), _("Giữ đơn vị này.")
    ),
    "survey.unit_not_asked_about": Sentence(
        _("{unit} không nằm trong các đơn vị được hỏi ý kiến của đợt này."), _("Chọn đơn vị khác, hoặc thêm đơn vị.")
    ),
    "survey.unit_not_there": Sentence(_("{unit} không tồn tại trong năm {year}."), _("Chọn đơn vị khác.")),
}
