"""Sentences that any stage may need: permission, conflicts, state, repetition, roles."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "act.outrun": Sentence(
        _("Người khác vừa ghi cùng một nội dung; lần này không có gì được ghi."), _("Tải lại để xem kết quả.")
    ),
    "conflict.nominee": Sentence(
        _("Ông (bà) là người được đề nghị trong hồ sơ này nên không được xử lý nó."),
        _("Người thay thế của bước này sẽ xử lý."),
    ),
    "conflict.prepared": Sentence(
        _("Người lập hồ sơ không được là người quyết định trên chính hồ sơ đó."),
        _("Đề nghị người có thẩm quyền khác ký."),
    ),
    "conflict.recused": Sentence(
        _("Ông (bà) không tham gia bỏ phiếu nội dung này do xung đột lợi ích."),
    ),
    "conflict.same_unit": Sentence(
        _("Bước này cần người không cùng đơn vị với nơi đề nghị."),
        _("Người thay thế của bước này sẽ xử lý."),
    ),
    "conflict.signatory_seals": Sentence(
        _("Người ký không được tự cấp số và đóng dấu văn bản mình ký (NĐ 30/2020/NĐ-CP, Điều 32, 33)."),
        _("Văn thư của cơ quan thực hiện."),
    ),
    "date.in_future": Sentence(_("Ngày {date} ở tương lai."), _("Ghi ngày hôm nay hoặc ngày đã qua.")),
    "gone": Sentence(_("Không tìm thấy mục này, hoặc ông (bà) không được xem."), _("Tải lại danh sách.")),
    "declared_day.changes_nothing": Sentence(
        _("Lịch đã ghi ngày {day} đúng như vậy."), _("Kiểm tra lại ngày và chọn nghỉ hoặc làm việc.")
    ),
    "declared_day.declared": Sentence(_("Ngày {day} vừa được công bố."), _("Xem lại lịch.")),
    "declared_day.withdrawn": Sentence(_("Ngày này đã được rút từ trước.")),
    "holding.dates_reversed": Sentence(_("Ngày kết thúc đứng trước ngày bắt đầu."), _("Sửa lại ngày.")),
    "holding.ended": Sentence(_("Vai trò này đã kết thúc từ trước.")),
    "holding.exists": Sentence(_("Người này đã được giao vai trò đó từ cùng ngày."), _("Xem danh sách vai trò.")),
    "holding.oneself": Sentence(_("Không tự giao vai trò cho chính mình."), _("Đề nghị một người quản trị khác giao.")),
    "idempotency.other_request": Sentence(
        _("Mã chống gửi trùng này đã dùng cho một yêu cầu khác."), _("Gửi lại với một mã mới.")
    ),
    "person.has_login": Sentence(_("{name} đã có tài khoản."), _("Cấp lại mật khẩu nếu người đó quên.")),
    "person.login_closed": Sentence(_("Tài khoản của {name} đã đóng từ trước.")),
    "person.login_taken": Sentence(_("Tên đăng nhập “{login}” đã có người dùng."), _("Chọn tên khác.")),
    "person.namesake": Sentence(
        _("{unit} đã có người tên {name}."), _("Mở trang người đó; nếu là người khác, đánh dấu trùng tên rồi thêm.")
    ),
    "unit.namesake": Sentence(
        _("{parent} đã có đơn vị tên {name} ({code})."), _("Đặt tên khác; nếu đúng là trùng tên, đánh dấu rồi làm lại.")
    ),
    "person.merged_both_live": Sentence(
        _("Cả hai bản đang được đề nghị cùng một hình thức, cùng thời gian: {rows}."),
        _("Rút một đề nghị trước rồi gộp."),
    ),
    "person.names_unlike": Sentence(
        _("Hai bản có tên khác nhau: {merged} và {survivor}."),
        _("Tìm người trùng tên; nếu đúng là một người, đánh dấu rồi gộp."),
    ),
    "person.no_login": Sentence(_("{name} chưa có tài khoản."), _("Cấp tài khoản trước.")),
    "person.own_login": Sentence(_("Không tự đóng tài khoản của mình."), _("Đề nghị một người quản trị khác.")),
    "permission.not_stage_owner": Sentence(
        _("Bước này do người khác xử lý: {who}."), _("Liên hệ người giữ vai trò đó.")
    ),
    "permission.out_of_reach": Sentence(
        _("Ông (bà) không được giao việc “{act}” ở đây."), _("Vai trò làm được việc này: {who}.")
    ),
    "stale": Sentence(
        _("Mục này vừa được người khác thay đổi nên chưa có gì được ghi."), _("Xem lại nội dung mới rồi làm lại.")
    ),
    "state.wrong": Sentence(
        _("Không làm được “{act}” khi đang ở trạng thái “{state}”."), _("Việc này cần trạng thái: {needs}.")
    ),
    "try_again": Sentence(_("Vừa có người khác lưu cùng lúc."), _("Gửi lại.")),
    "unit.code_taken": Sentence(_("Mã đơn vị {code} đã dùng."), _("Chọn mã khác.")),
    "unit.dates_reversed": Sentence(_("Ngày cuối đứng trước ngày thành lập đơn vị."), _("Sửa lại ngày.")),
    "unit.ended": Sentence(_("{unit} đã kết thúc từ trước.")),
    "unit.dossiers_left": Sentence(
        _("Đơn vị giải thể mà không có đơn vị kế tục còn hồ sơ đang xét: {dossiers}."),
        _("Xét xong hoặc rút các hồ sơ đó trước, hoặc ghi sáp nhập vào đơn vị tiếp nhận."),
    ),
    "unit.has_units": Sentence(
        _("Còn đơn vị trực thuộc đang hoạt động: {units}."), _("Kết thúc hoặc chuyển các đơn vị đó trước.")
    ),
    "unit.group_code": Sentence(_("Nhóm “{code}” chỉ dùng chữ, số và dấu gạch dưới."), _("Ví dụ: so, xa, phuong.")),
    "unit.parent_unknown": Sentence(
        _("Không có đơn vị mã {code}."), _("Sửa mã, hoặc đặt dòng của đơn vị đó lên trước.")
    ),
    "unit.stays": Sentence(
        _("Đơn vị {code} đã có: loại, đơn vị cấp trên và ngày bắt đầu không sửa bằng tệp."),
        _("Để nguyên các ô đó như bản xuất ra."),
    ),
    "unit.parent_not_there": Sentence(
        _("{unit} không tồn tại vào ngày {date}."), _("Sửa ngày, hoặc chọn đơn vị cấp trên khác.")
    ),
    "unit.root_stays": Sentence(_("Đơn vị gốc của hệ thống không kết thúc được.")),
}
