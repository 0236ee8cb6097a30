"""Sentences about inspections, findings and notices of delay."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "conflict.inspected_unit": Sentence(
        _("Ông (bà) công tác tại đơn vị được kiểm tra."), _("Việc này do người của cơ quan kiểm tra làm.")
    ),
    "conflict.not_on_team": Sentence(
        _("Ông (bà) không thuộc đoàn kiểm tra này."), _("Chỉ trưởng đoàn và thành viên đoàn làm được việc này.")
    ),
    "conflict.not_team_head": Sentence(_("Chỉ trưởng đoàn kiểm tra làm được việc này."), _("Liên hệ trưởng đoàn.")),
    "delay_notice.exists": Sentence(
        _("Đã có thông báo về việc này của {unit} trong thời gian đó."), _("Mở thông báo đã có.")
    ),
    "delay_notice.not_missed": Sentence(
        _("Hạn {date} chưa qua, đơn vị chưa chậm trễ."), _("Chỉ công khai khi hạn đã qua.")
    ),
    "delay_notice.other_unit": Sentence(
        _("Phát hiện qua kiểm tra không phải của {unit}."), _("Chọn phát hiện của đúng đơn vị, hoặc để trống.")
    ),
    "delay_notice.over": Sentence(
        _("Thời gian công khai đã hết ngày {date}."), _("Bỏ dự thảo này và lập dự thảo với thời gian mới.")
    ),
    "finding.deadline_past": Sentence(_("Hạn khắc phục {date} không ở sau hôm nay."), _("Ghi một ngày sau hôm nay.")),
    "finding.not_concluded": Sentence(
        _("Kết luận kiểm tra chưa được ký."), _("Giao khắc phục sau khi kết luận được ký.")
    ),
    "finding.task_not_done": Sentence(
        _("Nhiệm vụ khắc phục {task} chưa được báo cáo hoàn thành."),
        _("Chờ đơn vị báo cáo hoàn thành kèm tài liệu kiểm chứng rồi xác nhận."),
    ),
    "inspection.exists": Sentence(
        _("Đã có cuộc kiểm tra này đối với {unit}, cùng nội dung và ngày bắt đầu."), _("Mở cuộc kiểm tra đã có.")
    ),
    "inspection.findings_open": Sentence(
        _("Còn {open_findings} phát hiện chưa khắc phục xong."), _("Xác nhận khắc phục từng phát hiện rồi kết thúc.")
    ),
    "inspection.is_unannounced": Sentence(
        _("Đây là cuộc kiểm tra đột xuất, không thông báo trước."), _("Bấm “Bắt đầu kiểm tra” khi đoàn đến làm việc.")
    ),
    "inspection.member_of_unit": Sentence(
        _("{person} công tác tại {unit}, là đơn vị được kiểm tra."), _("Cử người của đơn vị khác vào đoàn.")
    ),
    "inspection.names_person": Sentence(
        _("Nội dung nêu tên cá nhân: {names}."),
        _("Bỏ tên cá nhân; cá nhân liên quan do trưởng đoàn ghi riêng, không công khai."),
    ),
    "inspection.needs_head": Sentence(_("Đoàn kiểm tra chưa có trưởng đoàn."), _("Cử trưởng đoàn trước.")),
    "inspection.needs_plan": Sentence(
        _("Cuộc kiểm tra có thông báo phải nằm trong một kế hoạch."), _("Chọn kế hoạch, hoặc ghi là kiểm tra đột xuất.")
    ),
    "inspection.not_a_member": Sentence(_("{person} không ở trong đoàn."), _("Chọn một người trong đoàn.")),
    "inspection.not_notified": Sentence(
        _("Đơn vị chưa được thông báo về cuộc kiểm tra này."), _("Thông báo cho đơn vị trước khi bắt đầu.")
    ),
    "inspection.other_plan": Sentence(
        _("“{plan}” là kế hoạch của cơ quan khác."), _("Chọn kế hoạch của cơ quan mình.")
    ),
    "inspection.published_already": Sentence(
        _("Kết luận này đã được công khai."), _("Xem ở trang kết luận đã công khai.")
    ),
    "inspection.unit_outside": Sentence(
        _("{unit} không trực thuộc {body}."), _("Chọn một đơn vị trực thuộc cơ quan kiểm tra.")
    ),
    "inspection_plan.empty": Sentence(
        _("Kế hoạch chưa có cuộc kiểm tra nào."), _("Thêm cuộc kiểm tra rồi ban hành kế hoạch.")
    ),
    "inspection_plan.exists": Sentence(
        _("Năm {year} đã có kế hoạch “{title}”."), _("Mở kế hoạch đó, hoặc đặt tên khác.")
    ),
    "inspection_plan.unfinished": Sentence(
        _("Còn {unfinished} cuộc kiểm tra chưa kết thúc."), _("Kết thúc hoặc hủy từng cuộc kiểm tra trước.")
    ),
}
