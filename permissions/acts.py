"""The closed vocabulary of acts: everything that changes or shows something, with its two-language name.

Acts that move a lifecycle take their label from the lifecycle's row, so that a button, an audit line and a drawing
never call one thing by two names.
"""

from __future__ import annotations

from workflows.engine import Label
from workflows.lifecycles import ALL

VIEWS: dict[str, Label] = {
    "movement.view": Label("Xem phong trào thi đua", "See emulation movements"),
    "movement.view_plan": Label("Xem dự thảo phong trào", "See drafted movements"),
    "movement.view_reviewed": Label("Xem tổng kết phong trào", "See final reviews of movements"),
    "registration.view": Label("Xem đăng ký thi đua", "See registrations"),
    "covenant.view": Label("Xem giao ước thi đua", "See covenants"),
    "covenant_party.view": Label("Xem bên ký giao ước", "See parties to covenants"),
    "inspection_plan.view": Label("Xem kế hoạch kiểm tra", "See inspection plans"),
    "inspection.view": Label("Xem cuộc kiểm tra", "See inspections"),
    "inspection.view_published": Label("Xem kết luận kiểm tra đã công khai", "See published conclusions"),
    "finding.view": Label("Xem phát hiện qua kiểm tra", "See findings of inspections"),
    "finding.view_persons": Label("Xem cá nhân liên quan đến phát hiện", "See the persons concerned by a finding"),
    "delay_notice.view": Label("Xem thông báo chậm trễ", "See notices of delay"),
    "paper.view_checks": Label("Xem tình trạng tệp tải lên", "See the state of uploads"),
    "organisation.view": Label("Xem tổ chức", "See the organisation"),
    "reform_task.view": Label("Xem nhiệm vụ cải cách", "See reform tasks"),
    "question_set.view": Label("Xem bộ câu hỏi khảo sát", "See question sets"),
    "survey.view": Label("Xem đợt khảo sát", "See surveys"),
    "survey.view_results": Label("Xem kết quả khảo sát đã công bố", "See published survey results"),
    "document.view": Label("Xem văn bản", "See documents"),
    "plan.view": Label("Xem kế hoạch", "See plans"),
    "task_extension.view": Label("Xem đề nghị gia hạn", "See requests for more time"),
    "report_call.view": Label("Xem yêu cầu báo cáo", "See calls for reports"),
    "unit_report.view": Label("Xem báo cáo của đơn vị", "See units' reports"),
    "criteria_draft.view": Label("Xem dự thảo bộ tiêu chí", "See drafts of criteria sets"),
    "score_sheet.view": Label("Xem phiếu chấm điểm", "See score sheets"),
    "scoring_round.view": Label("Xem đợt chấm điểm", "See scoring rounds"),
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
    "emulation_block.view": Label("Xem cụm, khối thi đua", "See clusters and blocks"),
    "emulation_year.view": Label("Xem năm thi đua của khối", "See a block's emulation year"),
    "emulation_sheet.view": Label("Xem phiếu điểm thi đua", "See emulation sheets"),
    "emulation_scheme.view": Label("Xem dự thảo bảng điểm thi đua", "See drafts of emulation schemes"),
    "workbook.view": Label("Xem bảng tính đã tải lên", "See an uploaded workbook"),
    "audit.view": Label("Xem nhật ký hệ thống", "See the audit trail"),
}

ELIGIBILITY_VIEWS: dict[str, Label] = {
    "matter.view": Label("Xem việc cần lưu ý", "See sensitive matters"),
    "candidate_question.view": Label("Xem kết quả rà soát của mình", "See one's own questions"),
    "register_check.view": Label("Xem xác nhận sổ đầy đủ", "See whose register is whole"),
}
ELIGIBILITY: dict[str, Label] = {
    "matter.open": Label("Ghi việc cần lưu ý", "Enter a sensitive matter"),
    "candidate_question.ask": Label("Rà soát ai có thể được đề nghị", "Ask who could be nominated"),
    "nomination.judge": Label("Ghi ý kiến bình xét", "Record a judgement"),
    "register_check.create": Label("Xác nhận sổ đầy đủ", "Say that the register is whole"),
}
VIEWS |= ELIGIBILITY_VIEWS
DELEGATION = {
    "delegation.view": Label("Xem ủy quyền", "See delegations"),
    "delegation.create": Label("Ủy quyền", "Delegate a role"),
    "delegation.end": Label("Chấm dứt ủy quyền", "End a delegation"),
}

COMPLAINTS = {
    "complaint.view": Label("Xem khiếu nại", "See complaints"),
    "complaint.receive": Label("Nhận khiếu nại", "Enter a complaint"),
    "complaint.find": Label("Ghi kết quả xác minh", "Write down the findings"),
    "complaint.send": Label("Ghi việc gửi quyết định giải quyết", "Say when the decision was sent"),
}

REMINDERS = {
    "reminder_rule.view": Label("Xem quy tắc nhắc việc", "See rules of reminding"),
    "reminder_rule.set": Label("Đặt quy tắc nhắc việc", "Set a rule of reminding"),
    "reminder_rule.end": Label("Bỏ quy tắc nhắc việc", "End a rule of reminding"),
    "notice.view": Label("Xem thông báo của mình", "See one's own notices"),
    "notice.read": Label("Đánh dấu đã đọc", "Mark as read"),
}

INITIATIVES: dict[str, Label] = {
    "initiative.view": Label("Xem đơn sáng kiến", "See applications for initiatives"),
    "initiative.view_recognised": Label(
        "Xem sổ sáng kiến được công nhận", "See the register of recognised initiatives"
    ),
    "initiative.create": Label("Viết đơn yêu cầu công nhận sáng kiến", "Write an application for an initiative"),
    "initiative.edit": Label("Sửa đơn sáng kiến", "Edit the application"),
    "initiative.set_author": Label("Ghi tác giả", "Set an author"),
    "initiative.remove_author": Label("Bỏ tác giả", "Remove an author"),
    "initiative.attach": Label("Thêm tài liệu chứng minh", "Attach evidence"),
    "initiative_session.view": Label("Xem phiên họp Hội đồng sáng kiến", "See sessions on initiatives"),
    "initiative_session.create": Label("Lập phiên họp Hội đồng sáng kiến", "Plan a session on initiatives"),
    "initiative_session.set_member": Label("Cử thành viên Hội đồng sáng kiến", "Appoint a member"),
    "initiative_session.remove_member": Label("Rút thành viên Hội đồng sáng kiến", "Take a member off"),
    "initiative_session.add_items": Label("Đưa sáng kiến vào chương trình họp", "Put initiatives on the agenda"),
    "initiative_session.remove_item": Label("Đưa sáng kiến khỏi chương trình họp", "Take an initiative off the agenda"),
    "initiative_session.adopt_rule": Label("Áp dụng cách biểu quyết", "Adopt the vote rule"),
    "initiative_session.recuse": Label("Không tham gia xét một sáng kiến", "Stand aside from an initiative"),
    "initiative_session.judge": Label("Cho ý kiến về sáng kiến", "Judge an initiative"),
    "initiative_session.count": Label("Ghi kết quả kiểm phiếu", "Enter the counted ballots"),
}

DOSSIERS: dict[str, Label] = {
    "achievement_report.view": Label("Xem báo cáo thành tích", "See achievement reports"),
    "submission.choose_procedure": Label("Chọn thủ tục đơn giản hoặc đầy đủ", "Choose simplified or full procedure"),
    "submission.attach_signed": Label("Đính kèm bản đã ký", "Attach the signed copy"),
    "nomination.paste": Label("Dán danh sách", "Paste rows into the list"),
    "achievement_report.begin": Label("Lập báo cáo thành tích", "Begin the achievement report"),
    "achievement_report.write": Label("Viết báo cáo thành tích", "Write the achievement report"),
    "achievement_report.settle": Label("Chọn giữa hai bản viết", "Choose between two texts"),
    "achievement_report.restore": Label("Khôi phục đoạn đã viết trước", "Restore an earlier text"),
    "achievement_report.carry_over": Label("Chuyển báo cáo sang mẫu mới", "Carry the report over to the newer form"),
}

EXEMPLARS: dict[str, Label] = {
    "exemplar.view": Label("Xem hồ sơ điển hình", "See exemplars at work"),
    "exemplar.view_shown": Label("Xem trang điển hình của cơ quan", "See the office's page of exemplars"),
    "exemplar.select": Label("Lựa chọn điển hình", "Select an exemplar"),
    "exemplar.write": Label("Viết câu chuyện điển hình", "Write the story"),
    "exemplar.record_consent": Label("Ghi sự đồng ý", "Record the consent"),
    "exemplar.withdraw_consent": Label("Ghi việc rút lại sự đồng ý", "Record that consent is withdrawn"),
}

OTHERS: dict[str, Label] = {
    **DOSSIERS,
    "movement.create": Label("Lập kế hoạch phong trào", "Draft a movement"),
    "movement.edit": Label("Sửa kế hoạch phong trào", "Edit the movement's plan"),
    "movement.set_target": Label("Ghi chỉ tiêu thi đua", "Set a target"),
    "movement.remove_target": Label("Bỏ chỉ tiêu thi đua", "Remove a target"),
    "registration.create": Label("Lập đăng ký thi đua", "Start a registration"),
    "registration.set_target": Label("Ghi mức đăng ký", "Register a target"),
    "registration.report": Label("Báo cáo kết quả chỉ tiêu", "Report a result"),
    "registration.check": Label("Ghi kết quả kiểm tra chỉ tiêu", "Record a checked result"),
    "covenant.create": Label("Lập giao ước thi đua", "Draw up a covenant"),
    "inspection_plan.create": Label("Lập kế hoạch kiểm tra", "Draft an inspection plan"),
    "inspection.create": Label("Thêm cuộc kiểm tra", "Add an inspection"),
    "inspection.set_member": Label("Cử người vào đoàn", "Put a person on the team"),
    "inspection.remove_member": Label("Rút người khỏi đoàn", "Take a person off the team"),
    "inspection.add_finding": Label("Ghi phát hiện", "Record a finding"),
    "inspection.publish": Label("Công khai kết luận", "Publish the conclusion"),
    "finding.explain": Label("Giải trình", "Explain"),
    "finding.name_person": Label("Ghi cá nhân liên quan", "Name a person concerned"),
    "delay_notice.create": Label("Dự thảo công khai đơn vị chậm trễ", "Draft a notice of delay"),
    "holding.grant": Label("Giao vai trò", "Give a role"),
    "holding.end": Label("Thôi giao vai trò", "End a role"),
    "unit.create": Label("Thêm đơn vị", "Add a unit"),
    "unit.edit": Label("Sửa tên, nhóm của đơn vị", "Correct a unit's name or group"),
    "person.create": Label("Thêm người", "Add a person"),
    "person.edit": Label("Sửa thông tin người", "Correct a person's data"),
    "person.open_login": Label("Cấp tài khoản", "Open a login"),
    "person.reset_password": Label("Cấp lại mật khẩu", "Replace the password"),
    "person.close_login": Label("Đóng tài khoản", "Close the login"),
    "submission.share": Label("Chia sẻ hồ sơ", "Share a dossier"),
    "row.confirm": Label("Xác nhận một quy định", "Confirm a row of law"),
    "row_confirmation.repeat": Label("Xác nhận lại ở phiên bản mới", "Confirm again in the newer version"),
    "edition.publish": Label("Công bố phiên bản", "Publish an edition"),
    "round.open": Label("Mở đợt xét", "Open a round"),
    "round.close": Label("Đóng đợt xét", "Close a round"),
    "declared_day.declare": Label("Công bố ngày nghỉ, ngày làm bù", "Declare a day off or worked"),
    "declared_day.withdraw": Label("Rút ngày đã công bố", "Withdraw a declared day"),
    "quota.set": Label("Giao chỉ tiêu", "Set a quota"),
    "quota.end": Label("Bỏ chỉ tiêu", "End a quota"),
    "reform_task.create": Label("Giao nhiệm vụ", "Assign a task"),
    "reform_task.add_evidence": Label("Thêm tài liệu kiểm chứng", "Add evidence"),
    "reform_task.hand_down": Label("Giao xuống", "Hand the task down"),
    "document.create": Label("Ghi văn bản", "Record a document"),
    "document.edit": Label("Sửa văn bản", "Correct a document"),
    "plan.create": Label("Lập kế hoạch", "Draft a plan"),
    "plan.edit": Label("Sửa dự thảo kế hoạch", "Edit the draft plan"),
    "plan.snapshot": Label("Chốt số liệu", "Keep the counts of a day"),
    "plan.forecast": Label("Dự báo", "Forecast"),
    "task_extension.ask": Label("Đề nghị gia hạn", "Ask for more time"),
    "report_call.open": Label("Yêu cầu báo cáo", "Call for reports"),
    "unit_report.write": Label("Soạn báo cáo", "Write the report"),
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
    "scoring_round.plan": Label("Lập đợt chấm điểm", "Plan a scoring round"),
    "scoring_round.change": Label("Đổi ngày của đợt chấm điểm", "Change a scoring round's dates"),
    "score_sheet.open": Label("Mở phiếu chấm điểm", "Open a score sheet"),
    "score_sheet.extend": Label("Gia hạn cho đơn vị", "Give the unit more time"),
    "score_sheet.explain": Label("Giải trình", "Explain"),
    "score_sheet.appraise_again": Label("Thẩm định lần 2", "Appraise again"),
    "score_sheet.attach": Label("Thêm tài liệu kiểm chứng vào phiếu", "Add evidence to a sheet"),
    "score_sheet.self_score": Label("Tự chấm điểm", "Self-score"),
    "score_sheet.appraise": Label("Thẩm định điểm", "Appraise"),
    "criteria_draft.create": Label("Soạn bộ tiêu chí", "Draft a criteria set"),
    "criteria_draft.edit": Label("Sửa thông tin bộ tiêu chí", "Edit the set's particulars"),
    "criteria_draft.add_node": Label("Thêm mục vào bộ tiêu chí", "Add a criterion"),
    "criteria_draft.change_node": Label("Sửa mục của bộ tiêu chí", "Change a criterion"),
    "criteria_draft.move_node": Label("Chuyển mục lên, xuống", "Move a criterion"),
    "criteria_draft.remove_node": Label("Bỏ mục khỏi bộ tiêu chí", "Remove a criterion"),
    "criteria_draft.replace": Label("Thay cả cây tiêu chí", "Replace the whole tree"),
    "criteria_draft.restore": Label("Khôi phục bản trước", "Restore an earlier state"),
    "index.publish": Label("Công bố chỉ số", "Publish the index"),
    "index.adjust": Label("Điều chỉnh kết quả chỉ số", "Adjust a published index"),
    "index_petition.send": Label("Gửi kiến nghị về kết quả", "Send a petition about a result"),
    "index_mapping.state": Label("Đối chiếu hai bộ tiêu chí", "State how two sets correspond"),
    "index_value.enter": Label("Ghi chỉ số quốc gia", "Enter a national index"),
    "what_if.keep": Label("Giữ bản tính thử", "Keep a what-if copy"),
    "what_if.change": Label("Sửa bản tính thử", "Change a what-if copy"),
    "emulation_block.create": Label("Lập cụm, khối thi đua", "Make a cluster or block"),
    "emulation_block.set_members": Label("Ghi thành viên của khối", "State the block's members"),
    "emulation_year.open": Label("Mở năm thi đua của khối", "Open a block's emulation year"),
    "emulation_year.elect": Label("Ghi kết quả bầu trưởng, phó khối", "Record the elected heads"),
    "emulation_year.take_over": Label("Nhận làm thay trưởng khối", "Take over from the late head"),
    "emulation_year.record_vote": Label("Ghi biểu quyết khi bằng điểm", "Record a vote about a tie"),
    "emulation_year.propose": Label("Đề xuất Cờ, Bằng khen", "Propose for a flag or certificate"),
    "emulation_year.unpropose": Label("Rút khỏi danh sách đề xuất", "Take off the list"),
    "emulation_sheet.plan": Label("Đăng ký chỉ tiêu thi đua", "Enter the year's targets"),
    "emulation_sheet.self_score": Label("Tự chấm điểm thi đua", "Self-score the emulation sheet"),
    "emulation_sheet.score": Label("Chấm điểm của khối", "Score for the block"),
    "emulation_sheet.score_council": Label("Chấm điểm của Thường trực Hội đồng", "Score for the standing body"),
    "emulation_scheme.create": Label("Soạn bảng điểm thi đua", "Draft an emulation scheme"),
    "emulation_scheme.edit": Label("Sửa mức chung của bảng điểm", "Edit the scheme's caps"),
    "emulation_scheme.put_item": Label("Ghi nội dung chấm điểm", "Write an item of the scheme"),
    "emulation_scheme.remove_item": Label("Bỏ nội dung chấm điểm", "Remove an item of the scheme"),
    "submission.create": Label("Lập bộ hồ sơ", "Start a submission"),
    "submission.edit": Label("Sửa bộ hồ sơ", "Edit the submission"),
    "submission.attach": Label("Đính kèm giấy tờ", "Attach a paper"),
    "submission.record_meeting": Label("Ghi kết quả họp xét của đơn vị", "Record the unit's meeting"),
    "nomination.add": Label("Thêm người, tập thể vào danh sách", "Add a row to the list"),
    "nomination.edit": Label("Sửa dòng danh sách", "Edit a row"),
    "nomination.remove": Label("Bỏ khỏi danh sách", "Remove a row"),
    "nomination.import": Label("Nhập danh sách từ Excel", "Import the list from Excel"),
    "nomination.answer_change": Label("Trả lời đề nghị chuyển hình thức khen", "Answer a change of award"),
    "nomination.propose_fallback": Label("Đề nghị xét hình thức khen thay thế", "Propose the fallback award"),
    "nomination.withdraw_fallback": Label("Rút đề nghị xét hình thức khen thay thế", "Take the fallback award back"),
    "stage.withdraw_change": Label("Rút đề nghị chuyển hình thức khen", "Take a proposed change back"),
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

OTHERS |= ELIGIBILITY
PROCEDURES: dict[str, Label] = {
    "process_draft.view": Label("Xem dự thảo quy trình", "See drafts of processes"),
    "process_draft.create": Label("Soạn quy trình", "Draft a process"),
    "process_draft.edit": Label("Sửa thông tin chung của quy trình", "Edit the process's particulars"),
    "process_draft.add_stage": Label("Thêm bước", "Add a stage"),
    "process_draft.change_stage": Label("Sửa bước", "Change a stage"),
    "process_draft.move_stage": Label("Chuyển bước lên, xuống", "Move a stage"),
    "process_draft.remove_stage": Label("Bỏ bước", "Remove a stage"),
    "process_draft.restore": Label("Khôi phục bản trước của quy trình", "Restore an earlier state of the process"),
    "nomination.move_process": Label("Chuyển sang phiên bản quy trình khác", "Move to another version of the process"),
}
OTHERS |= PROCEDURES
PUBLICITY: dict[str, Label] = {
    "opinion.view": Label("Xem câu hỏi gửi đơn vị", "See questions put to the unit"),
    "publication_comment.view": Label("Đọc góp ý về danh sách công khai", "Read comments on published lists"),
    "publication_comment.handle": Label("Ghi kết quả xử lý góp ý", "Record how a comment was handled"),
    "publication.post": Label("Lập thông báo niêm yết", "Make the notice for the wall"),
    "publication.conclude": Label("Kết thúc công khai", "Conclude the publication"),
    "consultation.ask": Label("Gửi lấy ý kiến", "Ask for opinions"),
    "consultation.conclude": Label("Kết thúc lấy ý kiến", "Conclude the consultation"),
    "paper_dossier.view": Label("Xem dòng hồ sơ mật xử lý giấy", "See rows of secret dossiers on paper"),
    "paper_dossier.place": Label("Ghi một hồ sơ mật xử lý giấy", "Place a row for a secret dossier"),
    "data_register.view": Label("Xem sổ đăng ký dữ liệu cá nhân", "See the register of personal data"),
    "data_request.view": Label("Xem yêu cầu về dữ liệu cá nhân", "See requests about personal data"),
    "data_request.send": Label("Yêu cầu xem hoặc sửa dữ liệu về tôi", "Ask to see or correct my data"),
    "nominee_notice.record": Label("Ghi đã thông báo cho người được đề nghị", "Record that the nominee was told"),
}
OTHERS |= PUBLICITY
LAW: dict[str, Label] = {
    "submission.choose_pack": Label("Chọn luật có lợi hơn", "Choose the more favourable law"),
}
OTHERS |= LAW

MOVES: dict[str, Label] = {row.act: row.label for lifecycle in ALL for row in lifecycle.transitions if not row.step}
STEPS: dict[str, Label] = {row.act: row.label for lifecycle in ALL for row in lifecycle.transitions if row.step}
ACTS: dict[str, Label] = {
    **VIEWS,
    **DELEGATION,
    **REMINDERS,
    **COMPLAINTS,
    **OTHERS,
    **INITIATIVES,
    **EXEMPLARS,
    **MOVES,
}

JOBS: dict[str, Label] = {"paper.rescan": Label("Quét lại tệp tải lên", "Scan an upload again")}

"""What the worker does by itself: in nobody's hands, but told by the trail."""
HISTORY: dict[str, Label] = {
    "award_record.view": Label("Xem lịch sử khen thưởng", "See the award history"),
    "award_record.enter": Label("Ghi khen thưởng đã có", "Enter an award of the past"),
    "award_record.correct": Label("Đính chính bản ghi", "Correct a record"),
    "name_decision.view": Label("Xem quyết định về tên", "See decisions on names"),
    "name_decision.make": Label("Quyết định tên trong tệp là ai", "Decide whom a name means"),
    "name_decision.undo": Label("Bỏ quyết định về tên", "Undo a decision on a name"),
    "unit.rename": Label("Đổi tên đơn vị", "Rename a unit"),
    "unit.transfer": Label("Chuyển đơn vị về nơi trực thuộc khác", "Put a unit under another parent"),
    "unit.reorganise": Label("Sắp xếp đơn vị: sáp nhập, chia tách, giải thể", "Merge, split or dissolve units"),
    "unit_change.undo": Label("Hoàn tác việc thay đổi đơn vị", "Undo a change of units"),
    "person.merge": Label("Gộp hai bản của một người", "Merge two entries of one person"),
    "person.split": Label("Tách lại hai bản đã gộp", "Undo a merger of two entries"),
}
ACTS |= HISTORY
FACTS: dict[str, Label] = {
    "yearly_classification.enter": Label("Ghi xếp loại hằng năm", "Enter a yearly classification"),
    "yearly_classification.correct": Label("Đính chính xếp loại", "Correct a yearly classification"),
    "service.enter": Label("Ghi quá trình công tác, thời gian nghỉ", "Enter a span of service or leave"),
    "service.correct": Label("Đính chính quá trình công tác", "Correct a span of service or leave"),
    "member_count.enter": Label("Ghi số người hằng năm", "Enter the number of members"),
    "member_count.correct": Label("Đính chính số người", "Correct the number of members"),
    "unit_trait.enter": Label("Ghi đặc điểm của đơn vị", "Enter a trait of a unit"),
    "unit_trait.correct": Label("Đính chính đặc điểm", "Correct a trait of a unit"),
    "recognised_initiative.enter": Label("Ghi sáng kiến đã được công nhận", "Enter an initiative recognised before"),
    "recognised_initiative.correct": Label(
        "Đính chính sáng kiến trong lịch sử", "Correct an initiative of the history"
    ),
}
ACTS |= FACTS


def label(act: str) -> Label:
    """The name of an act, a step or a job; KeyError when it is not in the vocabulary."""
    return STEPS.get(act) or JOBS.get(act) or ACTS[act]
