"""Sentences about drafting and publishing criteria sets: what the linter finds, and why an edit is refused."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "criteria_draft.at_the_end": Sentence(_("Mục {node} đã ở đầu hoặc cuối danh sách."), _("Chọn mục khác để chuyển.")),
    "criteria_draft.bad_code": Sentence(
        _("Mã “{code}” không dùng được."), _("Mã gồm chữ không dấu, số, dấu chấm hoặc gạch ngang, dài nhất 40 ký tự.")
    ),
    "criteria_draft.bad_points": Sentence(
        _("Mục {code}: điểm phải từ 0 đến 1.000, nhiều nhất bốn chữ số thập phân."), _("Sửa điểm tối đa của mục.")
    ),
    "criteria_draft.bad_title": Sentence(
        _("Mục {code}: tên phải có và dài nhất 500 ký tự."), _("Ghi tên mục; rút gọn tên, tài liệu kiểm chứng quá dài.")
    ),
    "criteria_draft.basis_outrun": Sentence(
        _("Phiên bản {version} đã công bố sau bản mà dự thảo này dựa vào."),
        _("So sánh với phiên bản đó, hoặc soạn lại từ phiên bản mới nhất."),
    ),
    "criteria_draft.code_of_other": Sentence(
        _("Mã {code} là của bộ tiêu chí khác: {set}."), _("Đặt mã khác, hoặc để trống để tự đặt.")
    ),
    "criteria_draft.code_taken": Sentence(_("Mã {code} đã có trong bộ tiêu chí."), _("Chọn mã khác.")),
    "criteria_draft.has_findings": Sentence(
        _("Bảng kiểm tra của bộ tiêu chí còn lỗi."), _("Sửa hết lỗi rồi trình hoặc công bố.")
    ),
    "criteria_draft.no_such_node": Sentence(_("Không có mục {node}."), _("Tải lại trang để xem cây hiện nay.")),
    "criteria_draft.no_such_revision": Sentence(_("Dự thảo không có bản số {revision}."), _("Chọn ở trang lịch sử.")),
    "criteria_draft.node_changed": Sentence(
        _("{by} đã sửa mục {node} trong lúc bạn làm; thay đổi của bạn chưa lưu."),
        _("Mở lại mục để xem nội dung mới, rồi ghi tiếp phần của bạn."),
    ),
    "criteria_draft.node_removed": Sentence(
        _("{by} đã bỏ mục {node} trong lúc bạn làm."), _("Khôi phục bản trước ở trang lịch sử nếu cần mục này.")
    ),
    "criteria_draft.nothing_changed": Sentence(
        _("Không có gì thay đổi so với bản đang có."), _("Không cần làm gì thêm.")
    ),
    "criteria_draft.other_code": Sentence(
        _("Nhóm này của năm đã có bộ tiêu chí {set} (mã {code})."), _("Soạn phiên bản mới từ bộ đó.")
    ),
    "criteria_draft.parent_stays": Sentence(
        _("Mục {node} đang ở dưới {parent}; tệp không chuyển mục sang cha khác."),
        _("Giữ mã mục cha, hoặc bỏ mục rồi thêm lại ở chỗ mới."),
    ),
    "criteria_draft.rule_unreadable": Sentence(
        _("Không đọc được tham số cách chấm: “{line}”."), _("Viết theo mẫu của bảng xuất ra, mỗi dòng một tham số.")
    ),
    "criteria_draft.same_text": Sentence(
        _("Bộ tiêu chí này giống hệt một phiên bản đã công bố."), _("Không cần công bố lần nữa.")
    ),
    "criteria_draft.too_large": Sentence(
        _("Bộ tiêu chí quá lớn (hơn {most} ký tự)."), _("Rút gọn tên mục, mô tả tài liệu kiểm chứng.")
    ),
    "criteria_set.appraiser_unknown": Sentence(
        _("{where}: cơ quan thẩm định có mã “{unit}” không có trong danh mục đơn vị."), _("Chọn đơn vị khác.")
    ),
    "criteria_set.cap_unreachable": Sentence(
        _("{where}: mức trần {stated} điểm không thể đạt, các mục dưới cộng lại chỉ {sum}."),
        _("Giảm mức trần hoặc thêm mục."),
    ),
    "criteria_set.code_twice": Sentence(_("{where}: mã được dùng hai lần."), _("Mỗi mã chỉ dùng một lần.")),
    "criteria_set.example_fails": Sentence(
        _("{where}: ví dụ {n} phải được {expected} điểm nhưng công thức cho {got}."), _("Sửa công thức hoặc ví dụ.")
    ),
    "criteria_set.example_missing": Sentence(
        _("{where}: công thức “{formula}” chưa có ví dụ tính sẵn."), _("Thêm ít nhất một ví dụ có kết quả.")
    ),
    "criteria_set.feed_not_for_shape": Sentence(
        _("{where}: nguồn số liệu không hợp với cách chấm."), _("Chọn nguồn khác trong danh sách của cách chấm này.")
    ),
    "criteria_set.formula_arguments": Sentence(
        _("{where}: hàm {name} thiếu hoặc thừa tham số."), _("IF cần ba tham số; MIN, MAX cần ít nhất một.")
    ),
    "criteria_set.formula_function_unknown": Sentence(
        _("{where}: không có hàm “{name}”."), _("Chỉ dùng IF, MIN, MAX, ABS, ROUND.")
    ),
    "criteria_set.formula_missing": Sentence(_("{where}: chưa có công thức nào."), _("Ghi ít nhất một công thức.")),
    "criteria_set.formula_name_unknown": Sentence(
        _("{where}: công thức dùng tên “{name}” chưa khai báo."), _("Khai báo biến đó hoặc sửa tên.")
    ),
    "criteria_set.formula_not_arithmetic": Sentence(
        _("{where}: công thức có phần không phải phép tính ({what})."),
        _("Chỉ dùng số, tên biến, + - * / **, so sánh; số lẻ viết dấu chấm, ví dụ 0.5."),
    ),
    "criteria_set.formula_places": Sentence(
        _("{where}: ROUND làm tròn nhiều nhất {most} chữ số."), _("Giảm số chữ số.")
    ),
    "criteria_set.formula_power_too_high": Sentence(
        _("{where}: lũy thừa phải là số nguyên, cao nhất {most}."), _("Viết lại công thức.")
    ),
    "criteria_set.formula_too_deep": Sentence(
        _("{where}: công thức lồng quá {most} lớp."), _("Tách thành công thức đơn giản hơn.")
    ),
    "criteria_set.formula_too_large": Sentence(
        _("{where}: công thức cho số quá lớn."), _("Kiểm tra lại các con số trong công thức.")
    ),
    "criteria_set.formula_too_long": Sentence(_("{where}: công thức dài quá {most} ký tự."), _("Rút gọn công thức.")),
    "criteria_set.formula_unreadable": Sentence(
        _("{where}: không đọc được công thức “{text}”."), _("Kiểm tra dấu ngoặc và phép tính.")
    ),
    "criteria_set.leaf_without_rule": Sentence(
        _("{where}: chưa có cách chấm."), _("Chọn cách chấm, hoặc thêm mục con.")
    ),
    "criteria_set.maximum_unreachable": Sentence(
        _("{where}: không có cách nào đạt điểm tối đa."), _("Sửa các mức điểm hoặc điểm tối đa.")
    ),
    "criteria_set.part_below_area": Sentence(
        _("{where}: phần và cơ quan thẩm định chỉ ghi ở lĩnh vực."), _("Bỏ ở mục này, ghi ở lĩnh vực.")
    ),
    "criteria_set.points_negative": Sentence(_("{where}: điểm âm ({points})."), _("Ghi điểm từ 0 trở lên.")),
    "criteria_set.points_not_exact": Sentence(
        _("{where}: điểm {points} có quá bốn chữ số thập phân."), _("Làm gọn số điểm.")
    ),
    "criteria_set.points_over_maximum": Sentence(
        _("{where}: mức {points} điểm vượt điểm tối đa."), _("Giảm mức đó hoặc tăng điểm tối đa.")
    ),
    "criteria_set.points_zero": Sentence(_("{where}: điểm tối đa bằng 0."), _("Ghi điểm tối đa, hoặc bỏ mục.")),
    "criteria_set.rule_on_parent": Sentence(
        _("{where}: mục có mục con thì không có cách chấm riêng."), _("Bỏ cách chấm của mục cha.")
    ),
    "criteria_set.rule_unknown": Sentence(_("{where}: không có cách chấm “{shape}”."), _("Chọn cách chấm khác.")),
    "criteria_set.set_empty": Sentence(_("Bộ tiêu chí chưa có lĩnh vực nào."), _("Thêm lĩnh vực.")),
    "criteria_set.set_without_scale": Sentence(
        _("Chỉ có điểm thưởng, điểm trừ, chưa có phần thẩm định hay điều tra."), _("Thêm lĩnh vực được chấm điểm.")
    ),
    "criteria_set.share_out_of_range": Sentence(
        _("{where}: tỷ lệ {share_pct} % nằm ngoài 0 đến 100."), _("Sửa tỷ lệ.")
    ),
    "criteria_set.stated_criteria_differs": Sentence(
        _("Văn bản ghi {stated} tiêu chí nhưng cây có {sum}."),
        _("Kiểm tra lại cây, hoặc con số ghi trong thông tin bộ."),
    ),
    "criteria_set.stated_parts_differs": Sentence(
        _("Văn bản ghi {stated} tiêu chí thành phần nhưng cây có {sum}."),
        _("Kiểm tra lại cây, hoặc con số ghi trong thông tin bộ."),
    ),
    "criteria_set.stated_points_differs": Sentence(
        _("Văn bản ghi tổng {stated} điểm nhưng các lĩnh vực cộng lại {sum}."),
        _("Kiểm tra điểm từng lĩnh vực, hoặc con số ghi trong thông tin bộ."),
    ),
    "criteria_set.sum_differs": Sentence(
        _("{where}: ghi {stated} điểm nhưng các mục dưới cộng lại {sum}."), _("Sửa điểm của mục hoặc của mục con.")
    ),
    "criteria_set.survey_above_scale": Sentence(
        _("{where}: điểm thưởng, điểm trừ không lấy từ khảo sát."), _("Chọn nguồn số liệu khác.")
    ),
    "criteria_set.survey_without_feed": Sentence(
        _("{where}: thuộc phần điều tra xã hội học nhưng không lấy số liệu từ khảo sát."),
        _("Chọn nguồn “kết quả khảo sát” cho mục này."),
    ),
    "criteria_set.tier_empty": Sentence(_("{where}: mức {tier} không chứa giá trị nào."), _("Sửa hai đầu của mức.")),
    "criteria_set.tier_gap": Sentence(
        _("{where}: các mức để hở tại {at}."), _("Cho mức trước hoặc mức sau gồm cả giá trị đó.")
    ),
    "criteria_set.tier_overlap": Sentence(
        _("{where}: các mức chồng lên nhau tại {tiers}."), _("Mỗi giá trị chỉ thuộc một mức.")
    ),
    "criteria_set.tiers_unused": Sentence(
        _("{where}: có bảng mức nhưng cách tính dưới chỉ tiêu không dùng đến."),
        _("Bỏ các mức, hoặc chọn tính theo mức."),
    ),
    "criteria_set.variable_name": Sentence(
        _("{where}: tên biến “{name}” không dùng được."), _("Tên biến viết thường, không dấu, không khoảng trắng.")
    ),
    "criteria_set.variable_unused": Sentence(
        _("{where}: biến “{name}” không có trong công thức nào."), _("Bỏ biến, hoặc dùng nó trong công thức.")
    ),
}
