"""Sentences about submissions, their rows and papers, rounds and editions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "award.ground_needed": Sentence(
        _("“{award}” có nhiều loại hình khen thưởng: {grounds} ({basis})."), _("Chọn một loại hình cho dòng này.")
    ),
    "award.ground_not_in_law": Sentence(
        _("Quy định đang áp dụng không có “{award}” theo loại hình {ground}; chỉ có: {grounds} ({basis})."),
        _("Chọn loại hình khác, hoặc hình thức khen khác."),
    ),
    "award.not_for_kind": Sentence(
        _("“{award}” không dành cho {kind} ({basis})."), _("Chọn hình thức khen khác hoặc sửa loại.")
    ),
    "award.outside_round": Sentence(
        _("“{award}” không thuộc đợt xét “{round}”."), _("Chọn một hình thức khen của đợt này.")
    ),
    "award.unknown": Sentence(
        _("Không có hình thức khen mang mã “{award}” trong quy định đang áp dụng."), _("Chọn trong danh mục.")
    ),
    "edition.fault": Sentence(_("{place}: {says}"), _("Sửa chỗ này trong nội dung rồi công bố lại.")),
    "edition.same_text": Sentence(_("Đã có một phiên bản với đúng nội dung này.")),
    "edition.version_taken": Sentence(_("“{code}” đã có phiên bản {version}."), _("Đặt số phiên bản lớn hơn.")),
    "import.award.ground_needed": Sentence(
        _("Dòng {row}: “{award}” có nhiều loại hình khen thưởng: {grounds}."),
        _("Ghi cột “Loại hình khen thưởng”."),
    ),
    "import.award.ground_not_in_law": Sentence(
        _("Dòng {row}: quy định đang áp dụng không có “{award}” theo loại hình {ground}; chỉ có: {grounds}."),
        _("Sửa cột “Loại hình khen thưởng”."),
    ),
    "import.award.not_for_kind": Sentence(
        _("Dòng {row}: “{award}” không dành cho {kind} ({basis})."), _("Chọn hình thức khen khác.")
    ),
    "import.award.outside_round": Sentence(
        _("Dòng {row}: “{award}” không thuộc đợt xét “{round}”."), _("Chọn một hình thức khen của đợt này.")
    ),
    "import.award.unknown": Sentence(
        _("Dòng {row}: không có hình thức khen “{award}”."), _("Chọn trong danh mục của mẫu.")
    ),
    "import.cell_empty": Sentence(_("Dòng {row}, cột “{column}”: còn trống."), _("Điền ô này.")),
    "import.cell_too_long": Sentence(_("Dòng {row}, cột “{column}”: dài quá {limit} ký tự."), _("Viết gọn lại.")),
    "import.cell_unreadable": Sentence(
        _("Dòng {row}, cột “{column}”: ô có lỗi hoặc công thức chưa có kết quả. {value}"), _("Gõ giá trị vào ô.")
    ),
    "import.days_reversed": Sentence(
        _("Dòng {row}, cột “{column}”: thiếu ngày đầu, hoặc ngày cuối trước ngày đầu."), _("Sửa hai ô ngày.")
    ),
    "import.not_a_day": Sentence(
        _("Dòng {row}, cột “{column}”: “{value}” không phải là ngày."), _("Ghi ngày/tháng/năm, ví dụ 09/09/2025.")
    ),
    "import.nomination.already_live": Sentence(
        _("Dòng {row}: “{name}” đang có trong một danh sách khác cho cùng hình thức khen và thời gian ({award})."),
        _("Bỏ dòng này."),
    ),
    "import.nominee.person_ambiguous": Sentence(
        _("Dòng {row}: có {count} người tên “{name}” ({where})."),
        _("Ghi rõ cột “Đơn vị công tác”; nếu cùng đơn vị, thêm tay và chọn đúng người."),
    ),
    "import.nominee.person_unknown": Sentence(
        _("Dòng {row}: không tìm thấy “{name}” trong đơn vị."), _("Sửa tên, hoặc đánh dấu để thêm người mới.")
    ),
    "import.nominee.unit_ambiguous": Sentence(
        _("Dòng {row}: có {count} đơn vị tên “{name}” ({where})."), _("Ghi mã đơn vị thay cho tên.")
    ),
    "import.nominee.unit_unknown": Sentence(_("Dòng {row}: không tìm thấy đơn vị “{name}”."), _("Sửa tên đơn vị.")),
    "import.not_a_year": Sentence(
        _("Dòng {row}, cột “{column}”: “{value}” không phải là năm."), _("Ghi năm bằng bốn chữ số.")
    ),
    "import.twice_in_sheet": Sentence(
        _("Dòng {row}: “{name}” có hai lần trong tệp cho cùng hình thức khen."), _("Bỏ một dòng.")
    ),
    "import.unknown_value": Sentence(
        _("Dòng {row}, cột “{column}”: không có “{value}” trong danh mục."), _("Chọn trong danh sách của ô.")
    ),
    "import.years_reversed": Sentence(_("Dòng {row}, cột “{column}”: năm cuối trước năm đầu."), _("Sửa năm.")),
    "meeting.more_votes_than_present": Sentence(
        _("“{name}”: tổng số phiếu lớn hơn số người dự họp."), _("Sửa số phiếu hoặc số người dự.")
    ),
    "nomination.already_live": Sentence(
        _("“{name}” đang được đề nghị {award} cho cùng thời gian thành tích."),
        _("Mỗi người, tập thể chỉ có một đề nghị cho một hình thức khen, loại hình và thời gian."),
    ),
    "nomination.higher_stands": Sentence(
        _("{name} đang được xét hoặc đã được tặng {higher} cho thành tích này; {award} chỉ thay thế khi không được."),
        _("Một thành tích khen một lần (Luật 06/2022/QH15, Điều 5): chờ kết quả, hoặc không tặng hình thức thay thế."),
    ),
    "nomination.years_in_future": Sentence(
        _("Năm thành tích {years} chưa đến; đợt này xét thành tích {round}."), _("Sửa năm thành tích.")
    ),
    "nomination.years_outside_round": Sentence(
        _("Năm cuối của thành tích ({years}) phải thuộc đợt xét ({round})."),
        _("Sửa năm thành tích, hoặc chọn đợt khác."),
    ),
    "nomination.years_too_long": Sentence(
        _("“{award}” xét theo từng năm: thành tích {years} bắt đầu trước đợt xét ({round})."), _("Sửa năm đầu.")
    ),
    "import.nomination.years_in_future": Sentence(
        _("Dòng {row}: năm thành tích {years} chưa đến; đợt này xét thành tích {round}."), _("Sửa năm.")
    ),
    "import.nomination.years_outside_round": Sentence(
        _("Dòng {row}: năm cuối của thành tích ({years}) phải thuộc đợt xét ({round})."), _("Sửa năm.")
    ),
    "import.nomination.years_too_long": Sentence(
        _("Dòng {row}: “{award}” xét theo từng năm: thành tích {years} bắt đầu trước đợt xét ({round})."),
        _("Sửa năm đầu."),
    ),
    "nomination.no_fallback": Sentence(
        _("Quy định áp dụng cho hồ sơ này không ghi hình thức thay thế nào như vậy khi không được {award}."),
        _("Xem bảng hình thức thay thế trong bộ quy định của hồ sơ; nếu còn đủ điều kiện, lập đề nghị mới."),
    ),
    "nomination.fallback_runs": Sentence(
        _("{name} đã được xét hình thức thay thế {award} từ lần không được này."),
        _("Theo dõi dòng đó; chỉ đề nghị lại khi dòng đó đã rút."),
    ),
    "nomination.fallback_in_work": Sentence(
        _("Dòng xét hình thức thay thế đã có người xét, không rút lại được nữa: {done}."),
        _("Để người xét kết luận, hoặc thủ trưởng đơn vị rút chính dòng đó."),
    ),
    "nomination.no_fallback_asked": Sentence(
        _("Không có đề nghị xét hình thức thay thế nào để rút."), _("Tải lại hồ sơ.")
    ),
    "nomination.list_taken_back": Sentence(
        _("Đơn vị đã rút cả danh sách; không xét tiếp hình thức nào trong danh sách đó."),
        _("Lập đề nghị mới cho hình thức thay thế."),
    ),
    "nomination.award_other_process": Sentence(
        _("{award} thuộc đợt này nhưng đi theo quy trình khác, quy trình đang chạy không xét được."),
        _("Không đồng ý hoặc để đơn vị rút dòng này, rồi lập đề nghị mới cho hình thức đó."),
    ),
    "nomination.award_as_it_is": Sentence(
        _("Hồ sơ đang đề nghị {award} theo đúng loại hình này rồi."), _("Chọn một hình thức hoặc loại hình khác.")
    ),
    "nomination.award_not_in_law": Sentence(
        _("Bộ quy định mà hồ sơ xét theo không có {award}."), _("Chọn một hình thức khác của đợt xét.")
    ),
    "nomination.award_outside_process": Sentence(
        _("Quy trình của hồ sơ không dùng cho {award}."), _("Chọn một hình thức khác của đợt xét.")
    ),
    "nomination.award_wrong_kind": Sentence(
        _("“{award}” không dành cho loại đối tượng này."),
        _("Chọn hình thức dành cho cá nhân, tập thể hoặc hộ gia đình cho đúng."),
    ),
    "nomination.ground_not_in_law": Sentence(
        _("{name}: quy định áp dụng không có “{award}” theo loại hình {ground}; chỉ có: {grounds} ({basis})."),
        _("Đơn vị rút dòng này và đề nghị lại theo loại hình đúng; hoặc áp dụng quy định khác nếu được chọn."),
    ),
    "nomination.has_papers": Sentence(
        _("“{name}” đã có giấy tờ riêng nên không xóa được."), _("Thủ trưởng đơn vị rút đề nghị này.")
    ),
    "nomination.no_change_waiting": Sentence(
        _("Không có đề nghị chuyển hình thức khen nào đang chờ trả lời."), _("Tải lại hồ sơ.")
    ),
    "nomination.not_in_process": Sentence(_("Hồ sơ này không còn đang xét."), _("Xem kết quả trong hồ sơ.")),
    "nomination.other_submission": Sentence(
        _("Dòng này không thuộc bộ hồ sơ, hoặc không còn là bản nháp."), _("Tải lại danh sách.")
    ),
    "nominee.no_name": Sentence(_("Chưa ghi tên."), _("Ghi họ tên hoặc tên tập thể.")),
    "nominee.outside_unit": Sentence(
        _("“{name}” không thuộc {unit}."), _("Chỉ đề nghị người, tập thể của đơn vị mình.")
    ),
    "nominee.person_ambiguous": Sentence(
        _("Có {count} người tên “{name}” ({where})."), _("Ghi rõ đơn vị công tác hoặc chọn đúng người.")
    ),
    "nominee.person_unknown": Sentence(
        _("Không tìm thấy “{name}” trong đơn vị."), _("Sửa tên, hoặc đánh dấu “thêm mới”.")
    ),
    "nominee.unit_ambiguous": Sentence(
        _("Có {count} đơn vị tên “{name}” ({where})."), _("Ghi mã đơn vị thay cho tên.")
    ),
    "nominee.unit_unknown": Sentence(_("Không tìm thấy đơn vị “{name}”."), _("Sửa tên đơn vị.")),
    "paper.does_not_fit": Sentence(
        _("Nội dung quá dài so với mẫu giấy: {text}."),
        _("Rút gọn nội dung."),
    ),
    "paper.empty": Sentence(_("Tệp trống."), _("Chọn tệp khác.")),
    "paper.no_key": Sentence(
        _("Chưa có khóa ký số của {name}."),
        _("Liên hệ quản trị hệ thống để cấp khóa rồi ký lại."),
    ),
    "paper.specimen_key": Sentence(
        _("Khóa ký minh họa chỉ ký được bản minh họa, không ký giấy tờ thật."),
        _("Cấp khóa ký chuyên dùng công vụ cho người ký."),
    ),
    "paper.too_large": Sentence(_("Tệp lớn hơn {limit} MB."), _("Nén hoặc chia tệp.")),
    "paper.wrong_kind": Sentence(
        _("“{name}” không phải tệp được nhận, dù tên có ghi gì."),
        _("Gửi PDF, PNG, JPEG, Word (.docx) hoặc Excel (.xlsx) không có macro."),
    ),
    "round.award_outside_process": Sentence(
        _("“{award}” không thuộc quy trình “{process}”."), _("Chọn quy trình khác hoặc bỏ hình thức khen này.")
    ),
    "round.award_retired": Sentence(
        _("“{award}” không còn được xét tặng từ ngày {since}: hình thức này hoặc người quyết định đã thôi."),
        _("Bỏ hình thức khen này khỏi đợt, hoặc chọn hình thức đang áp dụng."),
    ),
    "round.closed_already": Sentence(_("Đợt xét đã đóng.")),
    "round.code_taken": Sentence(_("Mã đợt xét “{code}” đã dùng."), _("Đặt mã khác.")),
    "round.no_process": Sentence(_("Không có quy trình “{process}” áp dụng ngày {on}."), _("Kiểm tra mã quy trình.")),
    "edition.unit_of_overlay": Sentence(
        _("Quy định riêng của tỉnh phải nêu đơn vị áp dụng; các loại khác thì không."),
        _("Chọn đơn vị, hoặc để trống nếu không phải quy định riêng."),
    ),
    "row.of_base": Sentence(
        _("“{row}” thuộc {base}, không phải của quy định riêng."), _("Mở bộ quy định gốc và xác nhận tại đó.")
    ),
    "row.nothing_later": Sentence(
        _("Không có phiên bản nào sau đó còn quy định “{row}”."), _("Việc xác nhận trước vẫn giữ nguyên.")
    ),
    "row.says_else": Sentence(
        _("Phiên bản {version} ghi “{row}” khác với nội dung đã xác nhận ở phiên bản {before}."),
        _("Đọc văn bản và xác nhận riêng quy định này."),
    ),
    "row.settled": Sentence(_("“{row}” đã được xác nhận hoặc đã đọc văn bản.")),
    "row_confirmation.stands_later": Sentence(
        _("Quy định này ở phiên bản sau vẫn được xác nhận bằng cùng nguồn ({source}): {editions}."),
        _("Nếu đã đọc nhầm thì rút xác nhận hoặc thay nguồn ở từng bản ấy."),
    ),
    "row_confirmation.same_source": Sentence(
        _("Nguồn ghi lại không khác nguồn đã xác nhận."), _("Ghi nguồn khác, hoặc rút xác nhận.")
    ),
    "row.unknown": Sentence(_("Không có quy định mang mã “{row}” trong phiên bản này."), _("Tải lại trang.")),
    "share.already": Sentence(_("{name} đã được chia sẻ hồ sơ này.")),
    "share.no_login": Sentence(_("{name} chưa có tài khoản."), _("Đề nghị quản trị cấp tài khoản.")),
    "submission.already_granted": Sentence(
        _("Trong bộ hồ sơ đã có trường hợp được khen thưởng nên không rút cả bộ được."),
        _("Rút từng trường hợp còn lại."),
    ),
    "submission.blocked_rows": Sentence(
        _("Có trường hợp không đạt tiêu chuẩn bắt buộc: {blocked_rows}."), _("Bỏ các trường hợp đó khỏi danh sách.")
    ),
    "submission.internal_process": Sentence(
        _("Quy trình này xét trong đơn vị, không có bước tiếp nhận."), _("Thủ trưởng đơn vị mở xét tại đơn vị.")
    ),
    "submission.late_without_reason": Sentence(_("Ngày đến đã qua nên phải ghi lý do."), _("Ghi lý do ghi nhận muộn.")),
    "submission.missing_papers": Sentence(_("Còn thiếu giấy tờ: {missing_papers}."), _("Đính kèm rồi trình lại.")),
    "submission.needs_reception": Sentence(
        _("Quy trình này phải qua tiếp nhận của cơ quan thẩm định."), _("Chờ cán bộ tiếp nhận.")
    ),
    "submission.no_meeting": Sentence(
        _("Chưa ghi kết quả họp xét của đơn vị."), _("Ghi ngày họp, số người dự và kết quả bỏ phiếu từng trường hợp.")
    ),
    "submission.no_pack": Sentence(
        _("Chưa có bộ quy định nào áp dụng cho ngày {on}."), _("Liên hệ quản trị để công bố bộ quy định.")
    ),
    "submission.no_process": Sentence(
        _("Không có quy trình “{process}” đang có hiệu lực."), _("Liên hệ quản trị để công bố quy trình.")
    ),
    "submission.no_rows": Sentence(_("Danh sách đề nghị còn trống."), _("Thêm ít nhất một cá nhân hoặc tập thể.")),
    "submission.received_before_letter": Sentence(
        _("Ngày đến {on} trước ngày của tờ trình ({letter})."), _("Sửa ngày đến.")
    ),
    "submission.received_before_round": Sentence(
        _("Ngày đến {on} trước ngày đợt xét bắt đầu nhận hồ sơ ({opened})."), _("Sửa ngày đến.")
    ),
    "submission.paper_register_missing": Sentence(
        _("Ngày đến {on} trước ngày trình trên hệ thống ({submitted}) và chọn luật khác: {pack}."),
        _("Ghi số, ngày của hồ sơ giấy trong sổ văn bản đến, hoặc sửa ngày đến."),
    ),
    "submission.received_in_future": Sentence(_("Ngày đến {on} ở tương lai."), _("Ghi ngày hồ sơ thực đến.")),
    "submission.register_taken": Sentence(
        _("Số đến {number} đã dùng trong đợt xét này."), _("Để trống để lấy số tiếp theo.")
    ),
    "submission.round_closed": Sentence(
        _("Đợt xét không nhận hồ sơ lúc này (hạn nhận: {closes_on})."), _("Liên hệ cơ quan mở đợt xét.")
    ),
    "quota.ended": Sentence(_("Chỉ tiêu này đã bỏ từ trước.")),
    "quota.full": Sentence(_("Vượt chỉ tiêu: {over_quota}."), _("Chọn hình thức khen khác, hoặc đề nghị giao thêm.")),
    "quota.no_block": Sentence(_("Không có cụm, khối thi đua mã “{block}”."), _("Ghi đúng mã của cụm, khối.")),
    "quota.other_award": Sentence(_("Đợt xét không có hình thức khen {award}."), _("Chọn hình thức khen của đợt.")),
    "quota.other_unit": Sentence(_("{unit} không thuộc cơ quan mở đợt xét."), _("Chọn đơn vị trực thuộc.")),
    "submission.grounds_not_in_law": Sentence(
        _("Quy định hiện hành không có hình thức khen theo loại hình đã ghi ở dòng: {ground_rows}."),
        _("Sửa loại hình khen thưởng của các dòng này rồi trình."),
    ),
    "submission.over_quota": Sentence(
        _("Danh sách vượt chỉ tiêu: {over_quota}."),
        _("Bỏ bớt dòng, chọn hình thức khen khác, hoặc đề nghị cơ quan mở đợt giao thêm chỉ tiêu."),
    ),
    "submission.share_not_kept": Sentence(
        _("Danh sách không giữ tỷ lệ mà quy định bắt buộc: {broken_ratios}."),
        _("Sửa danh sách, ghi lại số liệu của danh sách ở trang tờ trình, hoặc hỏi cơ quan mở đợt xét."),
    ),
}
