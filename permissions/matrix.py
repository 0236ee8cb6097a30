"""THE table: role × act → reach. What is not here is not permitted; nothing else grants anything."""

from permissions.reach import Reach
from permissions.roles import Role

OWN, UNIT, SUBTREE, ALL = Reach.OWN, Reach.UNIT, Reach.SUBTREE, Reach.ALL


def _each(reach: Reach, *acts: str) -> dict[str, Reach]:
    return dict.fromkeys(acts, reach)


WORKBOOKS = _each(OWN, "workbook.view", "workbook.upload", "workbook.confirm", "workbook.drop")
COMMON = _each(ALL, "organisation.view", "round.view", "index.view", "catalogue.view") | WORKBOOKS
COMMON |= _each(ALL, "survey.view_results")
DOSSIERS = ("submission.view", "nomination.view")
REFORM = ("reform_task.view", "score_sheet.view")
SURVEYS = ("question_set.view", "survey.view")

TRIALS = _each(OWN, "what_if.view", "what_if.keep", "what_if.change", "what_if.drop")

MATRIX: dict[Role, dict[str, Reach]] = {
    Role.PREPARER: COMMON
    | TRIALS
    | _each(SUBTREE, "index_petition.view")
    | _each(SUBTREE, *DOSSIERS, *REFORM, "certificate.view", "decision.view")
    | _each(SUBTREE, "reform_task.start", "reform_task.report", "reform_task.complete", "reform_task.add_evidence")
    | _each(SUBTREE, "score_sheet.self_score")
    | _each(SUBTREE, "submission.create", "submission.edit", "submission.attach", "submission.record_meeting")
    | _each(SUBTREE, "nomination.add", "nomination.edit", "nomination.remove", "nomination.import")
    | _each(SUBTREE, "stage.supplement", "certificate.confirm")
    | _each(UNIT, "decision.draft", "decision.edit", "decision.send", "decision.abandon"),
    Role.UNIT_HEAD: COMMON
    | TRIALS
    | _each(SUBTREE, "index_petition.view", "index_petition.send", "index_petition.withdraw")
    | _each(SUBTREE, *DOSSIERS, *REFORM, "certificate.view", "decision.view", "nomination.view_sensitive")
    | _each(SUBTREE, "score_sheet.submit", "submission.submit", "submission.withdraw", "submission.share")
    | _each(SUBTREE, "nomination.withdraw", "nomination.answer_change", "certificate.confirm")
    | _each(UNIT, "submission.open_internal", "stage.pass", "stage.refuse")
    | _each(UNIT, "decision.sign", "decision.strike", "decision.send_back", "decision.give_reason")
    | _each(UNIT, "decision.annul", "decision.adopt_prize"),
    Role.RECEPTION_OFFICER: COMMON
    | _each(SUBTREE, *DOSSIERS, "submission.receive", "stage.request_supplement", "stage.return_not_eligible")
    | _each(SUBTREE, "stage.pass"),
    Role.APPRAISER: COMMON
    | TRIALS
    | _each(SUBTREE, "index_petition.view", "index_petition.accept", "index_petition.refuse")
    | _each(SUBTREE, "index_petition.reconsider")
    | _each(UNIT, "index_mapping.state", "index_value.enter")
    | _each(SUBTREE, *DOSSIERS, *REFORM, "nomination.view_sensitive", "session.view", "decision.view")
    | _each(SUBTREE, "reform_task.create", "reform_task.reopen", "reform_task.stop", "reform_task.grade")
    | _each(SUBTREE, *SURVEYS, "question_set.create", "question_set.edit", "question_set.put", "question_set.remove")
    | _each(SUBTREE, "question_set.publish", "survey.create", "survey.edit", "survey.set_group", "survey.remove_group")
    | _each(SUBTREE, "survey.make_links", "survey.void_links", "survey.count", "survey.open", "survey.close")
    | _each(SUBTREE, "survey.accept", "survey.recount")
    | _each(SUBTREE, "score_sheet.open")
    | _each(SUBTREE, "score_sheet.appraise", "score_sheet.send_back", "score_sheet.finish_appraisal")
    | _each(SUBTREE, "score_sheet.reopen_appraisal", "round.open", "round.close", "quota.set", "quota.end")
    | _each(SUBTREE, "stage.request_supplement", "stage.return_not_eligible", "stage.pass", "stage.refuse")
    | _each(SUBTREE, "stage.send_back", "stage.propose_change")
    | _each(UNIT, "decision.draft", "decision.edit", "decision.send", "decision.abandon", "decision.adopt_prize"),
    Role.COUNCIL_MEMBER: COMMON | _each(OWN, "session.view", "session.declare_recusal", "session.cast"),
    Role.SECRETARY: COMMON
    | _each(SUBTREE, *DOSSIERS)
    | _each(UNIT, "session.view", "session.create", "session.add_items", "session.adopt_rule", "session.convene")
    | _each(UNIT, "session.settle_recusal", "session.open_vote", "session.close_vote", "session.sign_minutes")
    | _each(UNIT, "session.cancel", "session.annul_vote"),
    Role.CHAIR: COMMON
    | _each(OWN, "session.view", "session.declare_recusal", "session.cast")
    | _each(UNIT, "session.sign_minutes", "session.adopt_rule"),
    Role.SIGNATORY: COMMON
    | _each(SUBTREE, "index_petition.view")
    | _each(UNIT, "index.adjust")
    | _each(SUBTREE, *DOSSIERS)
    | _each(UNIT, "decision.view", "decision.sign", "decision.strike", "decision.send_back", "decision.give_reason")
    | _each(UNIT, "decision.annul", "decision.adopt_prize", "index.publish")
    | _each(UNIT, *SURVEYS, "survey.publish"),
    Role.RECORDS_CLERK: COMMON | _each(UNIT, "decision.view", "decision.number", "decision.issue"),
    Role.CERTIFICATE_OFFICER: COMMON
    | _each(UNIT, "decision.view", "certificate.prepare")
    | _each(SUBTREE, "certificate.view", "certificate.edit", "certificate.correct", "certificate.issue")
    | _each(SUBTREE, "certificate.replace", "certificate.revoke", "certificate.cancel"),
    Role.ACCOUNTANT: COMMON | _each(UNIT, "prize.view", "decision.view"),
    Role.AUDITOR: COMMON
    | _each(ALL, "index_petition.view")
    | _each(ALL, "audit.view", *DOSSIERS, *REFORM, "session.view", "decision.view", "certificate.view", "prize.view")
    | _each(ALL, *SURVEYS)
    | _each(ALL, "audit.checkpoint"),
    Role.ADMINISTRATOR: COMMON
    | _each(ALL, "unit.create", "unit.edit", "unit.end", "person.create", "person.edit")
    | _each(ALL, "declared_day.declare", "declared_day.withdraw")
    | _each(ALL, "person.open_login", "person.reset_password", "person.close_login")
    | _each(ALL, "holding.grant", "holding.end", "row.confirm", "edition.publish", "audit.checkpoint"),
}
