"""The closed vocabulary of acts: everything that changes or shows something, with its two-language name.

Acts that move a lifecycle take their label from the lifecycle's row, so that a button, an audit line and a drawing
never call one thing by two names.
"""

from __future__ import annotations

from workflows.engine import Label
from workflows.lifecycles import ALL

VIEWS: dict[str, Label] = {
    "organisation.view": Label("Xem tổ chức", "See the organisation"),
    "reform_task.view": Label("Xem nhiệm vụ cải cách", "See reform tasks"),
    "question_set.view": Label("Xem bộ câu hỏi khảo sát", "See question sets"),
    "survey.view": Label("Xem đợt khảo sát", "See surveys"),
    "survey.view_results": Label("Xem kết quả khảo sát đã công bố", "See published survey results"),
    "score_sheet.view": Label("Xem phiếu chấm điểm", "See score sheets"),
    "index.view": Label("Xem chỉ số đã công bố", "See published indices"),
    "index_petition.view": Label("Xem kiến nghị về chỉ số", "See petitions about an index"),
    "what_if.view": Label("Xem bản tính thử của mình", "See one's what-if copies"),
    "round.view": Label("Xem đợt xét", "See rounds"),
    "submission.view": Label("Xem bộ hồ sơ", "See submissions"),
    "nomination.view": Label("Xem đề nghị khen thưởng", "See nominations"),
    "nomination.view_sensitive": Label("Xem dữ kiện nhạy cảm", "See sensitive facts"),
    "session.view": Label("Xem phiên họp", "See sessions"),
    "decision.view": Label("Xem quyết định", "See decisions"),
    "certificate.view": Label("Xem sổ cấp bằng", "See the certificate register"),
    "prize.view": Label("Xem tiền thưởng", "See prizes"),
    "catalogue.view": Label("Xem quy định và quy trình", "See regulations and processes"),
    "workbook.view": Label("Xem bảng tính đã tải lên", "See an uploaded workbook"),
    "audit.view": Label("Xem nhật ký hệ thống", "See the audit trail"),
}

OTHERS: dict[str, Label] = {
    "holding.grant": Label("Giao vai trò", "Give a role"),
    "holding.end": Label("Thôi giao vai trò", "End a role"),
    "unit.create": Label("Thêm đơn vị", "Add a unit"),
    "unit.edit": Label("Sửa tên, nhóm của đơn vị", "Correct a unit's name or group"),
    "unit.end": Label("Kết thúc đơn vị", "End a unit"),
    "person.create": Label("Thêm người", "Add a person"),
    "person.edit": Label("Sửa thông tin người", "Correct a person's data"),
    "person.open_login": Label("Cấp tài khoản", "Open a login"),
    "person.reset_password": Label("Cấp lại mật khẩu", "Replace the password"),
    "person.close_login": Label("Đóng tài khoản", "Close the login"),
    "submission.share": Label("Chia sẻ hồ sơ", "Share a dossier"),
    "row.confirm": Label("Xác nhận một quy định", "Confirm a row of law"),
    "edition.publish": Label("Công bố phiên bản", "Publish an edition"),
    "round.open": Label("Mở đợt xét", "Open a round"),
    "round.close": Label("Đóng đợt xét", "Close a round"),
    "declared_day.declare": Label("Công bố ngày nghỉ, ngày làm bù", "Declare a day off or worked"),
    "declared_day.withdraw": Label("Rút ngày đã công bố", "Withdraw a declared day"),
    "quota.set": Label("Giao chỉ tiêu", "Set a quota"),
    "quota.end": Label("Bỏ chỉ tiêu", "End a quota"),
    "reform_task.create": Label("Giao nhiệm vụ", "Assign a task"),
    "reform_task.add_evidence": Label("Thêm tài liệu kiểm chứng", "Add evidence"),
    "reform_task.grade": Label("Đánh giá kết quả nhiệm vụ", "Grade a task's result"),
    "question_set.create": Label("Soạn bộ câu hỏi", "Draft a question set"),
    "question_set.edit": Label("Sửa tên, cách tính của bộ câu hỏi", "Edit a question set"),
    "question_set.put": Label("Ghi câu hỏi", "Write a question"),
    "question_set.remove": Label("Bỏ câu hỏi", "Remove a question"),
    "survey.create": Label("Lập đợt khảo sát", "Plan a survey"),
    "survey.edit": Label("Sửa đợt khảo sát", "Edit the survey"),
    "survey.set_group": Label("Ghi nhóm người trả lời", "Set a group of respondents"),
    "survey.remove_group": Label("Bỏ nhóm người trả lời", "Remove a group of respondents"),
    "survey.make_links": Label("Tạo đường dẫn trả lời một lần", "Make one-time links"),
    "survey.void_links": Label("Hủy đường dẫn chưa dùng", "Void unused links"),
    "survey.count": Label("Ghi số phiếu đã đếm", "Enter counted forms"),
    "score_sheet.open": Label("Mở phiếu chấm điểm", "Open a score sheet"),
    "score_sheet.self_score": Label("Tự chấm điểm", "Self-score"),
    "score_sheet.appraise": Label("Thẩm định điểm", "Appraise"),
    "index.publish": Label("Công bố chỉ số", "Publish the index"),
    "index.adjust": Label("Điều chỉnh kết quả chỉ số", "Adjust a published index"),
    "index_petition.send": Label("Gửi kiến nghị về kết quả", "Send a petition about a result"),
    "index_mapping.state": Label("Đối chiếu hai bộ tiêu chí", "State how two sets correspond"),
    "index_value.enter": Label("Ghi chỉ số quốc gia", "Enter a national index"),
    "what_if.keep": Label("Giữ bản tính thử", "Keep a what-if copy"),
    "what_if.change": Label("Sửa bản tính thử", "Change a what-if copy"),
    "submission.create": Label("Lập bộ hồ sơ", "Start a submission"),
    "submission.edit": Label("Sửa bộ hồ sơ", "Edit the submission"),
    "submission.attach": Label("Đính kèm giấy tờ", "Attach a paper"),
    "submission.record_meeting": Label("Ghi kết quả họp xét của đơn vị", "Record the unit's meeting"),
    "nomination.add": Label("Thêm người, tập thể vào danh sách", "Add a row to the list"),
    "nomination.edit": Label("Sửa dòng danh sách", "Edit a row"),
    "nomination.remove": Label("Bỏ khỏi danh sách", "Remove a row"),
    "nomination.import": Label("Nhập danh sách từ Excel", "Import the list from Excel"),
    "nomination.answer_change": Label("Trả lời đề nghị chuyển hình thức khen", "Answer a change of award"),
    "stage.propose_change": Label("Đề nghị chuyển hình thức khen", "Propose a change of award"),
    "session.create": Label("Lập phiên họp", "Plan a session"),
    "session.add_items": Label("Đưa vào chương trình họp", "Put on the agenda"),
    "session.adopt_rule": Label("Thông qua quy tắc bỏ phiếu", "Adopt the vote rule"),
    "session.declare_recusal": Label("Khai báo xung đột lợi ích", "Declare a conflict of interest"),
    "session.settle_recusal": Label("Xử lý khai báo xung đột", "Settle a declared conflict"),
    "session.cast": Label("Bỏ phiếu", "Cast a ballot"),
    "session.sign_minutes": Label("Ký biên bản", "Sign the minutes"),
    "decision.draft": Label("Dự thảo quyết định", "Draft a decision"),
    "decision.edit": Label("Sửa dự thảo", "Edit the draft"),
    "decision.strike": Label("Gạch tên", "Strike a name"),
    "decision.give_reason": Label("Ghi lý do quyết định khác kết quả bỏ phiếu", "Give the reason to depart"),
    "decision.adopt_prize": Label("Áp dụng mức tiền thưởng", "Adopt the prize rule"),
    "certificate.prepare": Label("Lập bản dò", "Prepare the proofs"),
    "certificate.edit": Label("Sửa nội dung in", "Edit the printed form"),
    "workbook.upload": Label("Tải bảng tính lên", "Upload a workbook"),
    "audit.checkpoint": Label("Ký mốc nhật ký", "Sign a checkpoint"),
}

MOVES: dict[str, Label] = {row.act: row.label for lifecycle in ALL for row in lifecycle.transitions if not row.step}
STEPS: dict[str, Label] = {row.act: row.label for lifecycle in ALL for row in lifecycle.transitions if row.step}
ACTS: dict[str, Label] = {**VIEWS, **OTHERS, **MOVES}


def label(act: str) -> Label:
    """The name of an act or a step; KeyError when it is not in the vocabulary."""
    return STEPS[act] if act in STEPS else ACTS[act]
