"""Sentences about drafting, publishing and trying out processes, and about moving dossiers to another version."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "process.alternate_at_the_wrong_place": Sentence(
        _("Bước “{where}”: người thay thế ở {place} không làm được bước loại {kind}."),
        _("Chọn nơi khác cho người thay thế: {places}."),
    ),
    "process.alternate_cannot_act": Sentence(
        _("Bước “{where}”: {role} ({place}) không có quyền làm bước này nên không thay được người phụ trách."),
        _("Chọn người thay thế khác; làm được: {who}."),
    ),
    "process.alternate_is_owner": Sentence(
        _("Bước “{where}”: người thay thế trùng người phụ trách."),
        _("Chọn vai trò hoặc nơi khác, hoặc đánh dấu “người khác giữ cùng vai trò”."),
    ),
    "process.award_has_no_such_ground": Sentence(
        _("{award} không có loại hình khen thưởng nào đã chọn cho quy trình."),
        _("Chọn thêm loại hình, hoặc bỏ {award}."),
    ),
    "process.asked_without_consultation": Sentence(
        _("Bước “{where}” có câu hỏi hoặc cơ quan được hỏi nhưng không phải bước lấy ý kiến."),
        _("Để trống các mục lấy ý kiến, hoặc chọn loại bước “Lấy ý kiến”."),
    ),
    "process.before_the_decision": Sentence(
        _("Bước “{where}” đứng trước bước quyết định: chưa có quyết định để cấp số, phát hành."),
        _("Xếp bước này sau bước quyết định."),
    ),
    "process.code_used_twice": Sentence(_("Hai bước trùng mã: {where}."), _("Bỏ một bước rồi thêm lại.")),
    "process.dead_end": Sentence(
        _("Bước “{where}”: không có bước tiếp theo mà cũng không phải bước cuối."), _("Thêm bước sau nó.")
    ),
    "process.done_by_reception": Sentence(
        _("Bước “{where}” của đơn vị đứng ngay sau tiếp nhận nên coi như xong lúc tiếp nhận, không ai làm."),
        _("Xếp trước bước tiếp nhận, hoặc chọn loại bước khác."),
    ),
    "process.fork_without_group": Sentence(
        _("Sau bước “{where}” hồ sơ rẽ nhánh mà các bước không cùng một nhóm."),
        _("Đánh dấu “làm cùng lúc với bước đứng trước” cho các bước song song."),
    ),
    "process.goes_on_after_the_end": Sentence(
        _("Bước “{where}” là bước cuối nhưng vẫn có bước sau."), _("Xếp lại thứ tự các bước.")
    ),
    "process.group_does_not_join": Sentence(
        _("Các bước làm cùng lúc ({where}) không cùng bắt đầu hoặc không cùng kết thúc."),
        _("Xếp các bước song song liền nhau."),
    ),
    "process.group_of_one": Sentence(
        _("Nhóm song song chỉ có một bước: {where}."), _("Bỏ đánh dấu, hoặc thêm bước làm cùng lúc.")
    ),
    "process.guard_never_met": Sentence(
        _("Bước “{where}”: điều kiện “{guard}” không bao giờ đạt được ở bước loại {kind}."),
        _("Bỏ điều kiện này, hoặc đặt nó ở bước có việc đó."),
    ),
    "process.inside_unconfirmed": Sentence(
        _("Bước “{where}” công khai rộng rãi, trong khi bộ quy định ghi {award} công khai trong đơn vị (chưa xác nhận; "
          "căn cứ ghi ở đó: {law})."),
        _("Đối chiếu văn bản; không có căn cứ cho phép thì chỉ công khai trong đơn vị."),
    ),
    "process.impossible": Sentence(
        _("Bước “{where}”: thời hạn {days} ngày không dùng được."), _("Ghi từ 1 đến 1.000 ngày, hoặc để trống.")
    ),
    "process.name_used_twice": Sentence(
        _("Hai bước cùng mang tên “{where}”."), _("Đổi tên một bước để người làm phân biệt được.")
    ),
    "process.never_received": Sentence(
        _("Quy trình không có bước tiếp nhận: hồ sơ không có số, ngày đến nên không biết xét theo quy định nào."),
        _("Thêm bước “Tiếp nhận”, hoặc đánh dấu “Xét trong nội bộ đơn vị” nếu đơn vị tự xét và quyết định."),
    ),
    "process.no_appraisal": Sentence(
        _("Quy trình không có bước thẩm định: không ai xem lại hồ sơ trước khi quyết định."),
        _("Thêm bước “Thẩm định” nếu việc này cần có."),
    ),
    "process.no_awards": Sentence(
        _("Quy trình chưa dùng cho danh hiệu, hình thức khen nào."), _("Chọn ở phần thông tin chung.")
    ),
    "process.no_basis": Sentence(
        _("“{where}”: chưa ghi căn cứ hoặc nguồn."), _("Ghi văn bản, điều khoản làm căn cứ và nơi đã đọc.")
    ),
    "process.no_basis_clock": Sentence(
        _("Bước “{where}”: thời hạn chưa có căn cứ."),
        _("Ghi văn bản, điều khoản; nếu là mục tiêu của cơ quan thì ghi “mục tiêu nội bộ”."),
    ),
    "process.no_council": Sentence(
        _("Quy trình không có bước Hội đồng: quyết định không có ý kiến của Hội đồng Thi đua – Khen thưởng."),
        _("Thêm bước “Hội đồng” nếu hình thức khen này phải qua Hội đồng."),
    ),
    "process.no_pack_then": Sentence(
        _("Ngày {on} không có bộ quy định nào áp dụng nên không kiểm tra được danh hiệu, quy tắc bỏ phiếu."),
        _("Chọn ngày áp dụng khác, hoặc công bố bộ quy định cho ngày đó."),
    ),
    "process.no_stage_after_decision": Sentence(
        _("Quy trình không có bước “{kind}” sau quyết định: không ai được giao việc này, cũng không có hạn."),
        _("Thêm bước “{kind}”, trừ khi việc đó theo dõi ở nơi khác."),
    ),
    "process.no_stages": Sentence(_("Quy trình chưa có bước nào."), _("Thêm bước đầu tiên.")),
    "process.no_vote": Sentence(
        _("Quy trình nội bộ không có bước bình xét, bỏ phiếu nào."),
        _("Thêm bước “Đơn vị bình xét” hoặc “Hội đồng” nếu danh hiệu này phải bình xét."),
    ),
    "process.not_for_the_public": Sentence(
        _("Bước “{where}” công khai rộng rãi, nhưng bộ quy định không cho công khai {award} ra ngoài đơn vị."),
        _("Chọn công khai trong đơn vị, hoặc công bố quy định của tỉnh cho phép."),
    ),
    "process.nothing_is_decided": Sentence(
        _("Quy trình không có bước quyết định: hồ sơ đi hết mà không ai được khen."),
        _("Thêm bước “Quyết định”, hoặc “Ghi nhận quyết định cấp trên” nếu cấp trên quyết định."),
    ),
    "process.owner_at_the_wrong_place": Sentence(
        _("Bước “{where}”: người phụ trách ở {place} không làm được bước loại {kind}."),
        _("Chọn nơi khác cho người phụ trách: {places}."),
    ),
    "process.owner_cannot_act": Sentence(
        _("Bước “{where}”: {role} ({place}) không có quyền làm bước này."),
        _("Chọn người phụ trách khác; làm được: {who}."),
    ),
    "process.paper_not_yet": Sentence(
        _("Bước “{where}”: cần “{paper}” nhưng chưa bước nào đến đây làm ra giấy tờ đó."),
        _("Bỏ giấy tờ này, hoặc chuyển bước ra sau."),
    ),
    "process.public_unconfirmed": Sentence(
        _("Bước “{where}” công khai rộng rãi {award}; bộ quy định ghi như vậy nhưng chưa xác nhận (căn cứ ghi ở đó: "
          "{law})."),
        _("Đối chiếu văn bản rồi xác nhận dòng đó ở bộ quy định."),
    ),
    "process.public_without_basis": Sentence(
        _("Bước “{where}”: công khai ra ngoài đơn vị mà chưa ghi căn cứ."),
        _("Ghi văn bản, điều khoản cho phép, hoặc chỉ công khai trong đơn vị."),
    ),
    "process.publication_outlasts_clock": Sentence(
        _("Bước “{where}”: công khai {shown} ngày mà thời hạn của bước chỉ {days} ngày."),
        _("Ghi thời hạn của bước ít nhất bằng số ngày công khai, hoặc giảm số ngày công khai."),
    ),
    "process.publication_without_days": Sentence(
        _("Bước “{where}”: chưa ghi công khai bao nhiêu ngày."), _("Ghi số ngày công khai, hoặc thời hạn của bước.")
    ),
    "process.received_inside": Sentence(
        _("Bước “{where}” là tiếp nhận, trong khi quy trình đánh dấu xét trong nội bộ đơn vị."),
        _("Bỏ bước này nếu đơn vị tự xét; bỏ đánh dấu nếu hồ sơ trình lên cấp trên."),
    ),
    "process.received_late": Sentence(
        _("Bước “{where}”: tiếp nhận đứng sau bước đã xét hồ sơ."),
        _("Chuyển bước này lên ngay sau các bước của đơn vị."),
    ),
    "process.received_twice": Sentence(
        _("Bước “{where}”: hồ sơ chỉ tiếp nhận một lần."),
        _("Giữ một bước tiếp nhận; việc của cơ quan khác thì dùng bước “Lấy ý kiến” hoặc “Thẩm định”."),
    ),
    "process.returns_forward": Sentence(
        _("Bước “{where}”: chỉ chuyển lại được bước đứng trước, “{stage}” đứng sau."),
        _("Bỏ chọn “{stage}”, hoặc xếp lại thứ tự."),
    ),
    "process.rule_without_vote": Sentence(
        _("Bước “{where}”: có quy tắc bỏ phiếu nhưng bước này không bỏ phiếu."), _("Để trống quy tắc bỏ phiếu.")
    ),
    "process.several_beginnings": Sentence(
        _("Quy trình có nhiều điểm bắt đầu: {stages}."), _("Xếp các bước thành một dãy.")
    ),
    "process.shown_without_publication": Sentence(
        _("Bước “{where}” có số ngày công khai nhưng không phải bước công khai."),
        _("Để trống số ngày công khai, hoặc chọn loại bước “Công khai danh sách”."),
    ),
    "process.unbounded_loop": Sentence(
        _("Bước “{where}” dẫn trở lại chính nó."), _("Xếp lại thứ tự; muốn trả lại thì dùng “chuyển lại bước trước”.")
    ),
    "process.unbounded_loop_returns": Sentence(
        _("Bước “{where}”: số lần chuyển lại ({max_returns}) không khớp với các bước nhận lại."),
        _("Ghi từ 1 đến {most} lần nếu có bước nhận lại; không có thì ghi 0."),
    ),
    "process.unknown_award": Sentence(
        _("Bộ quy định đang áp dụng không có “{award}”."), _("Bỏ khỏi thông tin chung, hoặc công bố bộ quy định có nó.")
    ),
    "process.unknown_stage": Sentence(_("Bước “{where}” nhắc đến bước không có: {stage}."), _("Chọn lại bước.")),
    "process.unknown_vote_rule": Sentence(
        _("Bước “{where}”: bộ quy định đang áp dụng không cho biết {award} bỏ phiếu theo quy tắc nào."),
        _("Chọn quy tắc của bộ quy định, hoặc bỏ {award} khỏi quy trình."),
    ),
    "process.vote_without_rule": Sentence(
        _("Bước “{where}” có bỏ phiếu nhưng chưa có quy tắc."), _("Chọn quy tắc, hoặc “theo từng hình thức khen”.")
    ),
    "process_draft.at_the_end": Sentence(
        _("Bước “{stage}” đã ở đầu hoặc cuối quy trình."), _("Chọn bước khác để chuyển.")
    ),
    "process_draft.basis_outrun": Sentence(
        _("Phiên bản {version} đã công bố sau bản mà dự thảo này dựa vào."),
        _("So sánh với phiên bản đó, hoặc soạn lại từ phiên bản mới nhất."),
    ),
    "process_draft.code_taken": Sentence(
        _("Đã có quy trình “{title}”; dự thảo này bắt đầu từ trống nên không phải phiên bản của nó."),
        _("Soạn từ phiên bản đang áp dụng, hoặc đặt tên khác."),
    ),
    "process_draft.has_findings": Sentence(
        _("Bảng kiểm tra của quy trình còn lỗi."), _("Sửa hết lỗi rồi trình hoặc công bố.")
    ),
    "process_draft.in_force_past": Sentence(
        _("Ngày áp dụng {on} đã qua: hồ sơ tiếp nhận hôm đó đã theo quy trình khác."), _("Chọn hôm nay hoặc ngày sau.")
    ),
    "process_draft.no_such_revision": Sentence(_("Dự thảo không có bản số {revision}."), _("Chọn ở trang lịch sử.")),
    "process_draft.no_such_stage": Sentence(_("Không có bước này."), _("Tải lại trang để xem các bước hiện nay.")),
    "process_draft.nothing_changed": Sentence(
        _("Không có gì thay đổi so với bản đang có."), _("Không cần làm gì thêm.")
    ),
    "process_draft.same_text": Sentence(
        _("Quy trình này giống hệt phiên bản đang có."), _("Không cần công bố lần nữa.")
    ),
    "process_draft.stage_changed": Sentence(
        _("{by} đã sửa bước “{stage}” trong lúc bạn làm; thay đổi của bạn chưa lưu."),
        _("Mở lại bước để xem nội dung mới, rồi ghi tiếp phần của bạn."),
    ),
    "process_draft.stage_removed": Sentence(
        _("{by} đã bỏ bước này trong lúc bạn làm."), _("Khôi phục bản trước ở trang lịch sử nếu cần bước này.")
    ),
    "process_draft.too_large": Sentence(
        _("Quy trình có quá nhiều bước (hơn {most})."), _("Gộp hoặc bỏ bớt bước.")
    ),
    "process_move.already_there": Sentence(
        _("Hồ sơ đã theo phiên bản {version} rồi."), _("Không cần chuyển nữa.")
    ),
    "process_move.award_outside": Sentence(
        _("Phiên bản mới không dùng cho {award}."), _("Để hồ sơ đi hết theo phiên bản đã ghim.")
    ),
    "process_move.cannot_end": Sentence(
        _("Không kết thúc được bước “{stage}”: hồ sơ chỉ đứng ở đây, đang chờ bổ sung, hoặc bước phải có kết quả."),
        _("Chọn một bước của phiên bản mới."),
    ),
    "process_move.choose_stage": Sentence(
        _("Phiên bản mới không có bước “{stage}”."), _("Chọn bước của phiên bản mới thay cho bước này.")
    ),
    "process_move.no_such_stage": Sentence(_("Phiên bản mới không có bước đã chọn."), _("Chọn lại.")),
    "process_move.not_in_force": Sentence(
        _("Phiên bản này áp dụng từ ngày {on}."), _("Chuyển hồ sơ từ ngày đó trở đi.")
    ),
    "process_move.not_running": Sentence(
        _("Hồ sơ không còn đang xét."), _("Hồ sơ đã kết thúc giữ phiên bản của mình, không cần chuyển.")
    ),
    "process_move.not_side_by_side": Sentence(
        _("Bước “{stage}” đứng sau một bước khác mà hồ sơ cũng sẽ đứng."),
        _("Chọn các bước làm cùng lúc, hoặc cho một bước kết thúc."),
    ),
    "process_move.nothing_open": Sentence(_("Hồ sơ không có bước nào đang mở."), _("Báo người quản trị kiểm tra.")),
    "process_move.nowhere": Sentence(_("Hồ sơ sẽ không đứng ở bước nào."), _("Chọn ít nhất một bước.")),
    "process_move.other_kind": Sentence(
        _("Bước “{to}” không thay được bước “{stage}”: bước của đơn vị, Hội đồng, tờ trình, quyết định chỉ chuyển sang "
          "chính bước đó."),
        _("Chọn bước khác, hoặc xử lý xong bước này rồi chuyển."),
    ),
    "process_move.other_process": Sentence(
        _("“{edition}” không phải phiên bản của quy trình mà hồ sơ đang theo."), _("Chọn phiên bản khác.")
    ),
    "process_move.same_place": Sentence(
        _("Hai bước đang mở cùng chuyển về “{stage}”."), _("Cho một bước kết thúc, hoặc chọn bước khác.")
    ),
    "process_move.skips_vote": Sentence(
        _("Hồ sơ sẽ bỏ qua bước “{stage}” mà chưa có kết quả bỏ phiếu hoặc quyết định."),
        _("Chọn bước đứng trước, hoặc để hồ sơ đi hết theo phiên bản đã ghim."),
    ),
    "process_trial.award_outside": Sentence(
        _("Quy trình này không dùng cho {award}."), _("Thêm vào phần thông tin chung, hoặc chọn hình thức khác.")
    ),
    "process_trial.award_unknown": Sentence(_("“{pack}” không có {award}."), _("Chọn hình thức khác, hoặc ngày khác.")),
    "process_trial.no_body": Sentence(
        _("Chưa có cơ quan nào xét khen để đi thử."), _("Lập đơn vị ở trang Tổ chức trước.")
    ),
    "process_trial.no_vote_rule": Sentence(
        _("Bước “{stage}”: {award} không có quy tắc bỏ phiếu."), _("Chọn quy tắc ở bước đó.")
    ),
    "process_trial.nobody": Sentence(
        _("Bước “{stage}”: chưa có ai giữ vai trò {role} ở {unit}, cũng không có người thay thế."),
        _("Giao vai trò ở trang Tổ chức trước khi công bố."),
    ),
    "process_trial.not_for_kind": Sentence(
        _("{award} không dành cho đối tượng này."), _("Chọn cá nhân, tập thể hoặc hộ gia đình khác.")
    ),
    "process_trial.only_alternate": Sentence(
        _("Bước “{stage}”: chưa có ai giữ vai trò {role} ở {unit}; người thay thế sẽ làm."),
        _("Giao vai trò nếu việc này không nên do người thay thế làm mãi."),
    ),
    "stage.guards_unmet": Sentence(
        _("Bước này chưa xong được: {unmet}."), _("Bổ sung những điều đó, hoặc yêu cầu đơn vị bổ sung.")
    ),
}  # fmt: skip
