"""Sentences about the award history and those to whom it belongs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "award_record.by_decision": Sentence(
        _("Bản ghi này do một quyết định ban hành trên hệ thống lập ra."),
        _("Muốn thay đổi, hủy bỏ hoặc sửa chính quyết định đó."),
    ),
    "award_record.exists": Sentence(
        _("Lịch sử đã có “{award}” với cùng năm và cùng số quyết định."),
        _("Xem bản ghi đã có; nếu bản đó sai, hãy đính chính."),
    ),
    "award_record.perhaps_exists": Sentence(
        _("Lịch sử đã có “{award}” cùng năm (số quyết định: {number}); có thể cùng là một lần khen."),
        _("Xem bản ghi đã có. Nếu là một, đính chính bản đó; nếu là lần khen khác, chọn “Đã đối chiếu” rồi ghi lại."),
    ),
    "award_record.in_future": Sentence(
        _("Ngày quyết định hoặc năm thành tích còn ở tương lai."), _("Sửa ngày, năm theo văn bản.")
    ),
    "award_record.decided_before": Sentence(
        _("Ngày quyết định {decided} trước năm {year} của thành tích được khen."),
        _("Sửa ngày quyết định hoặc năm theo văn bản."),
    ),
    "award_record.unknown_code": Sentence(
        _("Không văn bản nào của hệ thống có mã khen thưởng “{code}”."),
        _("Chọn trong danh mục; nếu danh mục không có, để trống ô này và ghi tên như văn bản."),
    ),
    "award_record.not_for_a_person": Sentence(
        _("“{award}” không tặng cho cá nhân."), _("Chọn lại danh hiệu, hoặc ghi cho tập thể được tặng.")
    ),
    "award_record.not_for_a_collective": Sentence(
        _("“{award}” không tặng cho tập thể."), _("Chọn lại danh hiệu, hoặc ghi cho người được tặng.")
    ),
    "award_record.one_year_each": Sentence(
        _("“{award}” xét tặng theo từng năm nên không ghi gộp nhiều năm vào một bản ghi."),
        _("Ghi mỗi năm được tặng một bản ({years}), cùng số quyết định nếu là một quyết định."),
    ),
    "award_record.identity_number": Sentence(
        _("Trong chữ đã ghi có dãy 12 chữ số như số định danh cá nhân; lịch sử khen thưởng không giữ số đó."),
        _("Xóa dãy số rồi ghi lại."),
    ),
    "award_record.same": Sentence(_("Bản đính chính không khác bản đang có."), _("Sửa chỗ sai, hoặc thôi đính chính.")),
    "fact.exists": Sentence(
        _("Sổ đã có “{fact}” cho cùng thời gian."), _("Xem dòng đã có; nếu dòng đó sai, hãy đính chính.")
    ),
    "fact.in_future": Sentence(_("Thời gian bắt đầu còn ở tương lai."), _("Sửa năm, ngày theo văn bản.")),
    "fact.part_over_whole": Sentence(_("Nhiều hơn tổng số người."), _("Sửa số theo báo cáo.")),
    "fact.twice": Sentence(_("Tệp có hai dòng nói về cùng một thời gian."), _("Giữ lại một dòng.")),
    "fact.same": Sentence(_("Bản đính chính không khác dòng đang có."), _("Sửa chỗ sai, hoặc thôi đính chính.")),
    "member_count.fewer_than_listed": Sentence(
        _("Khai {total} người, danh sách có {listed} người ở đơn vị và đơn vị trực thuộc ngày 31/12/{year}."),
        _("Đối chiếu số khai với danh sách; nếu số khai đúng thì để nguyên."),
    ),
    "history_import.award_unknown": Sentence(
        _("Danh mục không có danh hiệu, hình thức khen “{name}”."), _("Ghi đúng tên hoặc mã trong danh mục.")
    ),
    "history_import.doubtful": Sentence(
        _("Chưa chắc “{name}” ({unit}) là ai; có {count} người có thể."),
        _("Mở trang “Quyết định các tên chưa chắc” và chọn."),
    ),
    "history_import.perhaps_same": Sentence(
        _("Chưa chắc: lịch sử hoặc dòng trên đã có lần khen này với số quyết định {number}."),
        _("Nếu là một, ghi đúng số như bản đã có hoặc bỏ dòng; nếu là lần khen khác, ghi “có” ở cột “Lần khen khác”."),
    ),
    "history_import.twice": Sentence(_("Dòng trên của tệp đã ghi lần khen này."), _("Giữ lại một dòng.")),
    "history_import.nobody": Sentence(
        _("Không tìm thấy ai tên “{name}” trong {unit}."),
        _("Sửa tên, thêm người vào đơn vị, hoặc quyết định bỏ qua dòng này."),
    ),
    "history_import.unit_unknown": Sentence(
        _("Không tìm thấy đơn vị “{name}”, hoặc có nhiều đơn vị cùng tên."), _("Ghi mã hoặc tên đầy đủ của đơn vị.")
    ),
    "history_import.days_reversed": Sentence(_("Thiếu ngày đầu, hoặc ngày cuối trước ngày đầu."), _("Sửa hai ô ngày.")),
    "history_import.years_reversed": Sentence(_("Năm cuối trước năm đầu."), _("Sửa năm.")),
    "name_decision.undone": Sentence(_("Quyết định về tên “{name}” đã được bỏ.")),
    "name_decision.same": Sentence(_("Tên “{name}” đã được quyết định như vậy.")),
    "recognised_initiative.by_decision": Sentence(
        _("Sáng kiến này được công nhận bằng một quyết định ban hành trên hệ thống."),
        _("Muốn bỏ, người có thẩm quyền hủy công nhận ngay tại đơn sáng kiến."),
    ),
    "recognised_initiative.year_differs": Sentence(
        _("Ngày quyết định không thuộc năm {year}."), _("Sửa năm hoặc ngày theo quyết định công nhận.")
    ),
    "recognised_initiative.lines_differ": Sentence(
        _("Các dòng của cùng một sáng kiến ghi khác nhau (dòng {row})."),
        _("Ghi cùng phạm vi, cơ quan, ngày ở mọi dòng của sáng kiến đó."),
    ),
    "recognised_initiative.author_twice": Sentence(
        _("Tác giả này đã có ở dòng {row} của cùng sáng kiến."), _("Giữ lại một dòng.")
    ),
    "recognised_initiative.own": Sentence(
        _("Bạn là tác giả của sáng kiến này nên không tự nhập."), _("Nhờ người khác có quyền nhập sáng kiến này.")
    ),
    "recognised_initiative.elsewhere": Sentence(
        _("Sáng kiến này đã có trong lịch sử của đơn vị khác ({unit})."),
        _("Nếu còn thiếu tác giả, đơn vị đó đính chính; bỏ các dòng này khỏi tệp."),
    ),
    "unit.below_itself": Sentence(_("Không thể đặt “{unit}” dưới chính nó hoặc đơn vị trực thuộc nó.")),
    "unit.change_in_future": Sentence(
        _("Ngày có hiệu lực còn ở tương lai."), _("Ghi vào đúng ngày có hiệu lực hoặc sau đó.")
    ),
    "unit.moves_elsewhere": Sentence(
        _("Có người được chuyển về đơn vị không thuộc việc sắp xếp này, hoặc về đơn vị sẽ kết thúc."),
        _("Chọn một trong các đơn vị mới."),
    ),
    "unit.people_left": Sentence(
        _("Còn người chưa có nơi chuyển về: {people}."), _("Chọn đơn vị cho từng người hoặc cho mọi người.")
    ),
    "unit.renamed_later": Sentence(
        _("“{unit}” đã đổi tên vào ngày đó hoặc muộn hơn."), _("Xem các tên trước; chọn ngày sau lần đổi tên cuối.")
    ),
    "unit.same_name": Sentence(_("Tên mới không khác tên đang dùng: “{unit}”.")),
    "unit.same_parent": Sentence(_("Đơn vị đang trực thuộc “{unit}”.")),
    "unit.both_live": Sentence(
        _("Cả hai bản đang được đề nghị cùng một hình thức, cùng thời gian: {rows}."),
        _("Rút một đề nghị trước rồi ghi là nhập hai lần."),
    ),
    "unit.successor_below": Sentence(
        _("“{unit}” nằm dưới đơn vị sẽ kết thúc."), _("Chuyển đơn vị đó về nơi trực thuộc khác trước.")
    ),
    "unit.successor_not_there": Sentence(
        _("“{unit}” không phải đơn vị mới đang hoạt động vào ngày {date}."),
        _("Thêm đơn vị mới với đúng ngày thành lập."),
    ),
    "unit.wrong_numbers": Sentence(
        _("Số đơn vị cũ, đơn vị mới không hợp với việc sắp xếp đã chọn."),
        _("Sáp nhập: một đơn vị mới. Chia, tách: một đơn vị cũ. Giải thể: không có đơn vị mới."),
    ),
    "unit_change.edited": Sentence(
        _("Đơn vị không còn như việc thay đổi này đã ghi: {units}."), _("Sửa lại trên trang tổ chức thay vì hoàn tác.")
    ),
    "unit_change.later": Sentence(
        _("Sau đó còn có thay đổi khác: {changes}."), _("Hoàn tác lần thay đổi sau cùng trước.")
    ),
    "unit_change.not_kept": Sentence(
        _("Việc thay đổi này được ghi khi hệ thống chưa lưu tình trạng trước đó."),
        _("Ghi một thay đổi mới theo văn bản."),
    ),
    "unit_change.people_moved": Sentence(
        _("Có người đã được chuyển đi nơi khác: {people}."), _("Đưa họ về đơn vị mới trước, hoặc ghi một thay đổi mới.")
    ),
    "unit_change.roles_changed": Sentence(
        _("Vai trò của {people} đã thay đổi sau khi hết theo việc sắp xếp."), _("Ghi một thay đổi mới theo văn bản.")
    ),
    "unit_change.service_changed": Sentence(
        _("Quá trình công tác của {people} đã được sửa sau việc sắp xếp."), _("Ghi một thay đổi mới theo văn bản.")
    ),
    "unit_change.things_since": Sentence(
        _("Đã có việc dựa trên kết quả sắp xếp: {things}."), _("Kết thúc hoặc rút các việc đó trước.")
    ),
    "unit_change.undone": Sentence(_("Việc thay đổi này đã được hoàn tác.")),
    "person.merged_already": Sentence(
        _("“{name}” đã được gộp vào một bản khác."), _("Mở bản giữ lại và làm việc trên bản đó.")
    ),
    "person.merged_has_login": Sentence(
        _("“{name}” có tài khoản đăng nhập."), _("Chọn bản có tài khoản làm bản giữ lại.")
    ),
    "person.merged_has_roles": Sentence(
        _("“{name}” đang giữ vai trò."), _("Thôi giao các vai trò đó, hoặc chọn bản này làm bản giữ lại.")
    ),
    "person.merged_with_itself": Sentence(_("Hai bản được chọn là một."), _("Chọn hai bản khác nhau.")),
    "person.split_already": Sentence(_("Lần gộp này đã được tách lại.")),
    "yearly_classification.why_missing": Sentence(
        _("Chưa ghi lý do không xếp loại."), _("Ghi ngắn gọn: làm việc dưới 6 tháng, nghỉ không lương…")
    ),
    "yearly_classification.why_for_rated": Sentence(
        _("Lý do không xếp loại chỉ đi với mức “Không xếp loại”."), _("Xóa lý do, hoặc chọn lại mức.")
    ),
}
