"""THE table: role × act → reach. What is not here is not permitted; nothing else grants anything."""

from permissions.reach import Reach
from permissions.roles import Role

OWN, UNIT, SUBTREE, ALL = Reach.OWN, Reach.UNIT, Reach.SUBTREE, Reach.ALL
AWARDING, AWARDING_BELOW = Reach.AWARDING, Reach.AWARDING_BELOW


def _each(reach: Reach, *acts: str) -> dict[str, Reach]:
    return dict.fromkeys(acts, reach)


COMMON = _each(ALL, "organisation.view", "round.view", "index.view", "catalogue.view")
COMMON |= _each(OWN, "data_request.view", "data_request.send", "data_request.withdraw")
WORKBOOKS = _each(OWN, "workbook.view", "workbook.upload", "workbook.confirm", "workbook.drop")
COMMON |= _each(ALL, "survey.view_results")
COMMON |= _each(ALL, "movement.view", "movement.view_reviewed", "covenant.view", "inspection.view_published")
DELEGATIONS = ("delegation.view", "delegation.create", "delegation.end")
COMMON |= _each(OWN, *DELEGATIONS, "notice.view", "notice.read") | _each(ALL, "reminder_rule.view")
COMPLAINT_DESK = (
    "complaint.view", "complaint.receive", "complaint.accept", "complaint.not_accept", "complaint.verify",
    "complaint.find", "complaint.again", "complaint.withdraw", "complaint.send",
)  # fmt: skip
COMPLAINT_DECIDING = ("complaint.view", "complaint.decide", "complaint.decide_again")
DOSSIERS = ("submission.view", "nomination.view", "achievement_report.view")
REPORTS = (
    "achievement_report.begin", "achievement_report.write", "achievement_report.settle", "achievement_report.restore",
    "achievement_report.carry_over", "achievement_report.finish", "achievement_report.reopen",
    "submission.choose_procedure", "submission.attach_signed",
)  # fmt: skip
REFORM = ("reform_task.view", "score_sheet.view", "task_extension.view", "unit_report.view")
PLANS = _each(ALL, "document.view", "plan.view", "report_call.view")
OWN_PLANS = _each(SUBTREE, "document.create", "document.edit", "plan.create", "plan.edit") | PLANS
SURVEYS = ("question_set.view", "survey.view")
MOVEMENTS = ("movement.view_plan", "registration.view", "covenant_party.view")
INSPECTIONS = ("inspection_plan.view", "inspection.view", "finding.view", "delay_notice.view")

FALLBACKS = ("nomination.propose_fallback", "nomination.withdraw_fallback")
PAPER_ROWS = (
    "paper_dossier.view", "paper_dossier.place", "paper_dossier.close_granted", "paper_dossier.close_ended",
)  # fmt: skip
DATA_DESK = _each(ALL, "data_register.view", "data_request.view", "data_request.take", "data_request.answer")
DATA_DESK |= _each(ALL, "data_request.refuse")
PUBLISHING = ("publication.post", "publication.conclude")
CONSULTING = ("consultation.ask", "consultation.conclude", "opinion.recall", "opinion.view")
COMMENTS = ("publication_comment.view", "publication_comment.handle")
UPLOADS = _each(ALL, "paper.view_checks")
TRIALS = _each(OWN, "what_if.view", "what_if.keep", "what_if.change", "what_if.drop")

EMULATION = _each(ALL, "emulation_block.view", "emulation_year.view")
EMULATION_DESK = (
    "emulation_sheet.view", "emulation_sheet.return_to_block", "emulation_sheet.score_council",
    "emulation_sheet.settle", "emulation_sheet.unsettle", "emulation_scheme.view",
)  # fmt: skip
EMULATION_HEAD = ("emulation_sheet.score", "emulation_sheet.send_back", "emulation_sheet.finish_block")
EMULATION_YEAR = (
    "emulation_year.open", "emulation_year.elect", "emulation_year.take_over", "emulation_year.record_vote",
    "emulation_year.propose", "emulation_year.unpropose",
)  # fmt: skip
EMULATION_SCHEME = (
    "emulation_scheme.create", "emulation_scheme.edit", "emulation_scheme.put_item", "emulation_scheme.remove_item",
    "emulation_scheme.drop",
)  # fmt: skip
# Whoever holds any role may sit in a council of initiatives and reads their own initiatives.
COMMON |= _each(ALL, "initiative.view_recognised") | _each(OWN, "initiative.view", "initiative_session.view")
COMMON |= _each(OWN, "initiative_session.judge", "initiative_session.recuse", "initiative_session.sign_minutes")
INITIATIVE_WRITING = _each(
    SUBTREE, "initiative.view", "initiative.create", "initiative.edit", "initiative.set_author",
    "initiative.remove_author", "initiative.attach",
)  # fmt: skip
INITIATIVE_DECIDING = _each(SUBTREE, "initiative.view", "initiative.recognise", "initiative.refuse", "initiative.annul")
INITIATIVE_DECIDING |= _each(UNIT, "initiative_session.view")
INITIATIVE_HEAD = INITIATIVE_DECIDING | _each(SUBTREE, "initiative.submit", "initiative.withdraw")
INITIATIVE_DESK = _each(SUBTREE, "initiative.view", "initiative.receive", "initiative.return") | _each(
    UNIT, "initiative_session.view", "initiative_session.create", "initiative_session.set_member",
    "initiative_session.remove_member", "initiative_session.add_items", "initiative_session.remove_item",
    "initiative_session.adopt_rule", "initiative_session.convene", "initiative_session.count",
    "initiative_session.close_vote", "initiative_session.cancel",
)  # fmt: skip
INITIATIVE_READERS = _each(ALL, "initiative.view", "initiative_session.view")

ELIGIBILITY_READ = ("matter.view", "register_check.view", "nomination.view_sensitive")
ELIGIBILITY_KEEP = ("matter.open", "matter.close", "matter.void", "register_check.create")
PROCESS_DRAFTING = (
    "process_draft.create", "process_draft.edit", "process_draft.add_stage", "process_draft.change_stage",
    "process_draft.move_stage", "process_draft.remove_stage", "process_draft.restore", "process_draft.send",
    "process_draft.drop",
)  # fmt: skip
CONFIRMATIONS = tuple(f"row_confirmation.{verb}" for verb in ("repeat", "replace", "withdraw"))
PROCESS_PUBLISHING = ("process_draft.view", "process_draft.send_back", "process_draft.publish")
COMMON |= _each(ALL, "exemplar.view_shown") | _each(OWN, "exemplar.view")
EXEMPLAR_UNIT = _each(
    SUBTREE, "exemplar.view", "exemplar.select", "exemplar.write", "exemplar.record_consent",
    "exemplar.withdraw_consent",
)  # fmt: skip
EXEMPLAR_HEAD = EXEMPLAR_UNIT | _each(SUBTREE, "exemplar.introduce", "exemplar.withdraw")
EXEMPLAR_DESK = _each(
    SUBTREE, "exemplar.view", "exemplar.consider", "exemplar.send_back", "exemplar.publish", "exemplar.unpublish",
    "exemplar.withdraw_consent",
)  # fmt: skip
EXEMPLAR_SIGNATORY = _each(
    SUBTREE, "exemplar.view", "exemplar.recognise", "exemplar.refuse", "exemplar.annul", "exemplar.unpublish"
)

CANDIDATES = _each(SUBTREE, "candidate_question.ask") | _each(OWN, "candidate_question.view", "candidate_question.drop")

MATRIX: dict[Role, dict[str, Reach]] = {
    Role.PREPARER: COMMON
    | EXEMPLAR_UNIT
    | INITIATIVE_WRITING
    | EMULATION
    | _each(SUBTREE, "emulation_sheet.view", "emulation_sheet.plan", "emulation_sheet.self_score")
    | WORKBOOKS
    | _each(SUBTREE, "registration.view", "covenant_party.view", "finding.view", "finding.explain")
    | _each(UNIT, "registration.create", "registration.set_target", "registration.report")
    | OWN_PLANS
    | _each(SUBTREE, "task_extension.ask", "task_extension.withdraw", "unit_report.write")
    | TRIALS
    | _each(SUBTREE, "index_petition.view")
    | _each(SUBTREE, *DOSSIERS, *REFORM, "certificate.view", "decision.view")
    | _each(SUBTREE, "reform_task.start", "reform_task.report", "reform_task.complete", "reform_task.add_evidence")
    | _each(SUBTREE, "score_sheet.self_score", "score_sheet.explain", "score_sheet.attach", "scoring_round.view")
    | _each(SUBTREE, "submission.create", "submission.edit", "submission.attach", "submission.record_meeting")
    | _each(SUBTREE, "nomination.add", "nomination.edit", "nomination.remove", "nomination.import", "nomination.judge")
    | _each(SUBTREE, "stage.supplement", "certificate.confirm", "opinion.view")
    | _each(SUBTREE, "nominee_notice.record", *PAPER_ROWS)
    | _each(SUBTREE, "nomination.paste", *REPORTS)
    | _each(UNIT, "decision.draft", "decision.edit", "decision.send", "decision.abandon"),
    Role.UNIT_HEAD: COMMON
    | EXEMPLAR_HEAD
    | INITIATIVE_HEAD
    | CANDIDATES
    | _each(UNIT, *COMPLAINT_DECIDING)
    | EMULATION
    | _each(SUBTREE, "emulation_sheet.view", "emulation_sheet.register", "emulation_sheet.submit")
    | _each(OWN, *EMULATION_HEAD)
    | _each(SUBTREE, "registration.view", "covenant_party.view", "finding.view", "finding.explain")
    | _each(UNIT, "registration.create", "registration.set_target", "registration.report")
    | _each(UNIT, "registration.sign", "registration.withdraw", "covenant_party.sign", "covenant_party.decline")
    | OWN_PLANS
    | _each(SUBTREE, "plan.issue", "plan.adjust", "plan.close", "reform_task.hand_down", "unit_report.send")
    | _each(SUBTREE, "task_extension.ask", "task_extension.withdraw")
    | TRIALS
    | _each(SUBTREE, "index_petition.view", "index_petition.send", "index_petition.withdraw")
    | _each(SUBTREE, *DOSSIERS, *REFORM, "certificate.view", "decision.view")
    | _each(SUBTREE, "score_sheet.submit", "score_sheet.send_explanation", "scoring_round.view")
    | _each(UNIT, "scoring_round.approve")
    | _each(SUBTREE, "submission.submit", "submission.withdraw", "submission.share")
    | _each(SUBTREE, *REPORTS)
    | _each(SUBTREE, "nomination.withdraw", "nomination.answer_change", "nomination.judge", "certificate.confirm")
    | _each(SUBTREE, *FALLBACKS)
    | _each(UNIT, "submission.open_internal", "stage.pass", "stage.refuse")
    | _each(SUBTREE, "nominee_notice.record", *PAPER_ROWS)
    | _each(UNIT, *PUBLISHING, "consultation.ask", "consultation.conclude", "opinion.view", "opinion.answer")
    | _each(UNIT, "decision.sign", "decision.strike", "decision.send_back", "decision.give_reason")
    | _each(UNIT, "decision.annul", "decision.adopt_prize"),
    Role.RECEPTION_OFFICER: COMMON
    | _each(SUBTREE, *DOSSIERS, "stage.request_supplement", "stage.return_not_eligible", "stage.pass")
    | _each(AWARDING, "submission.receive"),
    Role.APPRAISER: COMMON
    | _each(AWARDING, "submission.choose_pack")
    | _each(AWARDING_BELOW, "nomination.move_process")
    | EXEMPLAR_DESK
    | INITIATIVE_DESK
    | _each(SUBTREE, *COMPLAINT_DESK)
    | EMULATION
    | _each(SUBTREE, "process_draft.view", "stage.forward", "stage.record_higher")
    | _each(UNIT, *PROCESS_DRAFTING)
    | _each(SUBTREE, *EMULATION_DESK, *EMULATION_HEAD, "emulation_sheet.reopen_registration")
    | _each(SUBTREE, "emulation_block.create", "emulation_block.set_members", *EMULATION_YEAR, *EMULATION_SCHEME)
    | WORKBOOKS
    | _each(SUBTREE, *MOVEMENTS, *INSPECTIONS, "movement.create", "movement.edit", "movement.set_target")
    | _each(SUBTREE, "movement.remove_target", "movement.review_midterm", "registration.check", "covenant.create")
    | _each(SUBTREE, "inspection_plan.create", "inspection.create", "inspection.set_member", "inspection.remove_member")
    | _each(SUBTREE, "inspection.notify", "inspection.begin", "inspection.add_finding", "inspection.draft_conclusion")
    | _each(SUBTREE, "inspection.close", "finding.set_remedy", "finding.confirm_remedy", "finding.drop")
    | _each(SUBTREE, "finding.name_person", "delay_notice.create", "delay_notice.drop")
    | _each(OWN, "finding.view_persons")
    | OWN_PLANS
    | _each(SUBTREE, "plan.issue", "plan.adjust", "plan.close", "plan.snapshot", "plan.forecast")
    | _each(SUBTREE, "reform_task.confirm", "reform_task.judge_period", "reform_task.hand_down", "report_call.open")
    | _each(SUBTREE, "task_extension.grant", "task_extension.refuse")
    | _each(SUBTREE, "unit_report.accept", "unit_report.return", "unit_report.waive")
    | TRIALS
    | _each(SUBTREE, "index_petition.view", "index_petition.accept", "index_petition.refuse")
    | _each(SUBTREE, "index_petition.reconsider")
    | _each(UNIT, "index_mapping.state", "index_value.enter")
    | _each(SUBTREE, *DOSSIERS, *REFORM, *ELIGIBILITY_READ, "session.view", "decision.view")
    | _each(SUBTREE, "reform_task.create", "reform_task.reopen", "reform_task.stop", "reform_task.grade")
    | _each(SUBTREE, *SURVEYS, "question_set.create", "question_set.edit", "question_set.put", "question_set.remove")
    | _each(SUBTREE, "question_set.publish", "survey.create", "survey.edit", "survey.set_group", "survey.remove_group")
    | _each(SUBTREE, "survey.make_links", "survey.void_links", "survey.count", "survey.open", "survey.close")
    | _each(SUBTREE, "survey.accept", "survey.recount")
    | _each(SUBTREE, "criteria_draft.view")
    | _each(UNIT, "criteria_draft.create", "criteria_draft.edit", "criteria_draft.add_node")
    | _each(UNIT, "criteria_draft.change_node", "criteria_draft.move_node", "criteria_draft.remove_node")
    | _each(UNIT, "criteria_draft.replace", "criteria_draft.restore", "criteria_draft.send", "criteria_draft.drop")
    | _each(SUBTREE, "score_sheet.open", "score_sheet.extend", "score_sheet.ask_explanation")
    | _each(SUBTREE, "score_sheet.close_explanation", "score_sheet.appraise_again", "scoring_round.view")
    | _each(SUBTREE, "scoring_round.plan", "scoring_round.change", "scoring_round.open")
    | _each(SUBTREE, "score_sheet.appraise", "score_sheet.send_back", "score_sheet.finish_appraisal")
    | _each(SUBTREE, "score_sheet.reopen_appraisal", "round.open", "round.close", "quota.set", "quota.end")
    | _each(SUBTREE, "stage.request_supplement", "stage.return_not_eligible", "stage.pass", "stage.refuse")
    | _each(SUBTREE, "stage.propose_change", "nomination.judge", *FALLBACKS)
    | _each(SUBTREE, "stage.send_back", "stage.withdraw_change", *PUBLISHING, *CONSULTING, *COMMENTS)
    | _each(SUBTREE, *PAPER_ROWS)
    | _each(UNIT, "decision.draft", "decision.edit", "decision.send", "decision.abandon", "decision.adopt_prize"),
    Role.COUNCIL_MEMBER: COMMON | _each(OWN, "session.view", "session.declare_recusal", "session.cast"),
    Role.SECRETARY: COMMON
    | INITIATIVE_DESK
    | EMULATION
    | _each(SUBTREE, *EMULATION_DESK, "emulation_year.approve", "emulation_year.reopen", "emulation_year.record_vote")
    | _each(SUBTREE, *DOSSIERS)
    | _each(UNIT, "session.view", "session.create", "session.add_items", "session.adopt_rule", "session.convene")
    | _each(UNIT, "session.settle_recusal", "session.open_vote", "session.close_vote", "session.sign_minutes")
    | _each(UNIT, "session.cancel", "session.annul_vote"),
    Role.CHAIR: COMMON
    | EMULATION
    | _each(SUBTREE, "emulation_sheet.view", "emulation_year.approve", "emulation_year.reopen")
    | _each(OWN, "session.view", "session.declare_recusal", "session.cast")
    | _each(UNIT, "session.sign_minutes", "session.adopt_rule")
    | _each(UNIT, "scoring_round.approve", "scoring_round.reopen", "scoring_round.view")
    | _each(SUBTREE, "score_sheet.view"),
    Role.SIGNATORY: COMMON
    | EXEMPLAR_SIGNATORY
    | INITIATIVE_DECIDING
    | _each(UNIT, *COMPLAINT_DECIDING)
    | EMULATION
    | _each(SUBTREE, *PROCESS_PUBLISHING)
    | _each(SUBTREE, "emulation_sheet.view", "emulation_scheme.view")
    | _each(UNIT, "emulation_year.publish", "emulation_scheme.publish")
    | _each(SUBTREE, "criteria_draft.view", "criteria_draft.send_back", "criteria_draft.publish")
    | _each(SUBTREE, "registration.view", "covenant_party.view", "finding.view")
    | _each(UNIT, "movement.view_plan", "movement.launch", "movement.review_final", "movement.cancel")
    | _each(UNIT, "inspection_plan.view", "inspection_plan.issue", "inspection_plan.close", "inspection.view")
    | _each(UNIT, "inspection.send_back", "inspection.conclude", "inspection.publish", "inspection.cancel")
    | _each(UNIT, "delay_notice.view", "delay_notice.publish", "delay_notice.withdraw", "finding.view_persons")
    | _each(SUBTREE, "criteria_draft.view", "criteria_draft.send_back", "criteria_draft.publish")
    | _each(UNIT, "scoring_round.view")
    | _each(SUBTREE, "index_petition.view")
    | _each(UNIT, "index.adjust")
    | _each(SUBTREE, *DOSSIERS)
    | _each(UNIT, "decision.view", "decision.sign", "decision.strike", "decision.send_back", "decision.give_reason")
    | _each(UNIT, "decision.annul", "decision.adopt_prize", "index.publish")
    | _each(UNIT, *SURVEYS, "survey.publish"),
    Role.RECORDS_CLERK: COMMON | _each(UNIT, "decision.view", "decision.number", "decision.issue"),
    Role.CERTIFICATE_OFFICER: COMMON
    | _each(UNIT, "decision.view", "certificate.prepare")
    | _each(SUBTREE, "certificate.view")
    | _each(AWARDING_BELOW, "certificate.edit", "certificate.correct", "certificate.issue", "certificate.replace")
    | _each(AWARDING_BELOW, "certificate.revoke", "certificate.cancel"),
    Role.ACCOUNTANT: COMMON | _each(UNIT, "prize.view", "decision.view"),
    Role.AUDITOR: COMMON
    | _each(ALL, "exemplar.view")
    | INITIATIVE_READERS
    | EMULATION
    | _each(ALL, "process_draft.view")
    | _each(ALL, "emulation_sheet.view", "emulation_scheme.view")
    | _each(ALL, *MOVEMENTS, *INSPECTIONS)
    | PLANS
    | _each(ALL, "index_petition.view", "scoring_round.view", "criteria_draft.view")
    | _each(ALL, "audit.view", *DOSSIERS, *REFORM, "session.view", "decision.view", "certificate.view", "prize.view")
    | _each(ALL, *SURVEYS)
    | UPLOADS
    | _each(ALL, "paper_dossier.view", "data_register.view")
    | _each(ALL, "audit.checkpoint", "delegation.view", "complaint.view"),
    Role.ADMINISTRATOR: COMMON
    | DATA_DESK
    | WORKBOOKS
    | UPLOADS
    | _each(ALL, *PROCESS_PUBLISHING)
    | _each(ALL, "unit.create", "unit.edit", "person.create", "person.edit")
    | _each(ALL, "declared_day.declare", "declared_day.withdraw", *DELEGATIONS)
    | _each(ALL, "reminder_rule.set", "reminder_rule.end")
    | _each(ALL, "person.open_login", "person.reset_password", "person.close_login")
    | _each(ALL, "holding.grant", "holding.end", "audit.checkpoint")
    | _each(ALL, "row.confirm", *CONFIRMATIONS, "edition.publish"),
    Role.PERSONNEL_OFFICER: COMMON | CANDIDATES | _each(SUBTREE, *DOSSIERS, *ELIGIBILITY_READ, *ELIGIBILITY_KEEP),
    Role.SUPERVISOR: _each(
        ALL, "index.view", "survey.view_results", "movement.view_reviewed", "inspection.view_published"
    ),
}

HISTORY = ("award_record.view", "award_record.enter", "award_record.correct", "award_record.withdraw")
FACTS = tuple(
    f"{kind}.{verb}"
    for kind in ("yearly_classification", "service", "member_count", "unit_trait", "recognised_initiative")
    for verb in ("enter", "correct", "withdraw")
)
NAMES = _each(OWN, "name_decision.view", "name_decision.make", "name_decision.undo") | WORKBOOKS
HISTORY_RIGHTS: dict[Role, dict[str, Reach]] = {
    Role.PREPARER: _each(SUBTREE, *HISTORY) | NAMES,
    Role.UNIT_HEAD: _each(SUBTREE, *HISTORY, *FACTS) | NAMES,
    Role.PERSONNEL_OFFICER: _each(SUBTREE, *HISTORY, *FACTS) | NAMES,
    Role.APPRAISER: _each(SUBTREE, *HISTORY, *FACTS, "award_record.confirm", "person.merge", "person.split") | NAMES,
    Role.AUDITOR: _each(ALL, "award_record.view"),
    Role.ADMINISTRATOR: _each(ALL, "award_record.view", "person.merge", "person.split")
    | _each(ALL, "unit.rename", "unit.transfer", "unit.reorganise", "unit_change.undo"),
}
for _role, _acts in HISTORY_RIGHTS.items():
    MATRIX[_role] |= _acts
