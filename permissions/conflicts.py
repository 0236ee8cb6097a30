"""Segregation of duties: what a permitted person still may not do, because of who they are to the dossier.

Nobody acts on a dossier of which they are the nominee; nobody decides what they prepared; the seal is never set by
the signatory (the clerk seals only after the authorised signature: NĐ 30/2020/NĐ-CP, Articles 32 and 33). "Same unit"
is a ground only where the process marks the stage `independent`; nobody appraises the sheet of the unit they work in.
"""

from __future__ import annotations

from dataclasses import dataclass

from permissions.actor import Actor
from workflows.engine import Reason

DECIDING = frozenset(
    {
        "submission.submit", "decision.sign", "index.publish", "criteria_draft.publish", "inspection.conclude",
        "process_draft.publish",
        "delay_notice.publish", "score_sheet.finish_appraisal", "index_petition.accept", "index_petition.refuse",
        "reform_task.confirm", "task_extension.grant", "task_extension.refuse", "initiative.submit",
        "exemplar.recognise",
    }
)  # fmt: skip
DECIDING |= frozenset({"award_record.confirm"})
APPRAISING = frozenset(
    {
        "score_sheet.appraise", "score_sheet.appraise_again", "score_sheet.ask_explanation",
        "score_sheet.close_explanation", "score_sheet.finish_appraisal", "score_sheet.reopen_appraisal",
        "score_sheet.send_back", "score_sheet.extend",
        "emulation_sheet.send_back", "emulation_sheet.score", "emulation_sheet.finish_block",
        "emulation_sheet.return_to_block", "emulation_sheet.score_council", "emulation_sheet.settle",
        "emulation_sheet.unsettle",
    }
)  # fmt: skip
TEAM_ACTS = frozenset({"inspection.add_finding", "inspection.draft_conclusion"})
LEADER_ACTS = frozenset({"finding.set_remedy", "finding.confirm_remedy", "finding.drop", "finding.name_person"})
ON_INSPECTED = frozenset(
    {"inspection.conclude", "inspection.publish", "inspection.close", "delay_notice.publish", "delay_notice.withdraw"}
)
# An author never has a say in the recognition of what they made (NĐ 13/2012/NĐ-CP, status secondary).
AT_RECOGNISING_BODY = frozenset(
    {
        "initiative.receive", "initiative.return", "initiative.recognise", "initiative.refuse", "initiative.annul",
    }
)  # fmt: skip
ON_COMPLAINT = frozenset(
    {
        "complaint.accept", "complaint.not_accept", "complaint.verify", "complaint.find", "complaint.decide",
        "complaint.decide_again", "complaint.withdraw",
    }
)  # fmt: skip
JUDGING = frozenset({"stage.pass", "stage.refuse", "stage.return_not_eligible", "stage.propose_change"})
STAGE_ACTS = JUDGING | {
    "stage.request_supplement",
    "stage.send_back",
    "stage.withdraw_change",
    "stage.forward",
    "stage.record_higher",
}
OPEN_TO_NOMINEE = frozenset(
    {"exemplar.record_consent", "exemplar.withdraw_consent", "certificate.confirm", "session.declare_recusal"}
)
JUDGING |= {"publication.conclude", "consultation.conclude"}
STAGE_ACTS |= JUDGING | {"publication.post", "consultation.ask", "opinion.recall"}


@dataclass(frozen=True, slots=True)
class Ties:
    """Who stands how to a subject; person ids. `preparers` drafted it, `signatories` signed it.

    `owner_roles` are the roles to which a stage belongs: its owner, and its alternate while every owner is excluded;
    `owner_paths` are the units for which the role must be held (empty: any in reach).
    """

    nominees: frozenset[int] = frozenset()
    preparers: frozenset[int] = frozenset()
    signatories: frozenset[int] = frozenset()
    recused: frozenset[int] = frozenset()
    home_unit_path: str = ""
    scored_unit_path: str = ""
    independent: bool = False
    owner_roles: frozenset[str] = frozenset()
    owner_paths: frozenset[str] = frozenset()
    team: frozenset[int] = frozenset()
    team_head: int | None = None
    inspected_path: str = ""
    authors: frozenset[int] = frozenset()


def conflicts(actor: Actor, act: str, ties: Ties) -> tuple[Reason, ...]:
    """Every ground on which this person must leave this act to somebody else."""
    if actor.person_id is None or act.endswith(".view"):
        return ()
    found = list(bars(actor, act, ties))
    if ties.owner_roles and act in STAGE_ACTS and not _owns(actor, ties):
        found.append(Reason("permission.not_stage_owner", {"who_may": sorted(ties.owner_roles)}))
    if act in AT_RECOGNISING_BODY and not any(h.unit_path in ties.owner_paths for h in actor.holdings):
        found.append(Reason("conflict.not_recognising_body"))
    if act == "initiative_session.sign_minutes" and actor.person_id != ties.team_head:
        found.append(Reason("conflict.not_session_chair"))
    return (*found, *_inspecting(actor, act, ties))


def bars(actor: Actor, act: str, ties: Ties) -> tuple[Reason, ...]:
    """The grounds that lie in who the person is: they bar also whoever stands in for them."""
    me = actor.person_id
    if me is None or act.endswith(".view"):
        return ()
    found = []
    if ties.scored_unit_path and act in APPRAISING and actor.home_path.startswith(ties.scored_unit_path):
        found.append(Reason("conflict.own_sheet"))
    if me in ties.nominees and act not in OPEN_TO_NOMINEE:
        found.append(Reason("conflict.nominee"))
    if me in ties.preparers and (act in DECIDING or (ties.scored_unit_path and act in APPRAISING)):
        found.append(Reason("conflict.prepared"))
    if me in ties.signatories and act == "decision.number":
        found.append(Reason("conflict.signatory_seals"))
    if me in ties.preparers | ties.signatories and act in ON_COMPLAINT:
        found.append(Reason("conflict.decided_award"))
    if me in ties.recused and act == "complaint.decide_again":
        found.append(Reason("conflict.decided_first"))
    if me in ties.recused and act in ("session.cast",):
        found.append(Reason("conflict.recused"))
    if ties.independent and act in JUDGING and actor.home_path and actor.home_path == ties.home_unit_path:
        found.append(Reason("conflict.same_unit"))
    if act in ON_INSPECTED and ties.inspected_path and actor.home_path.startswith(ties.inspected_path):
        found.append(Reason("conflict.inspected_unit"))
    if me in ties.authors and act in AT_RECOGNISING_BODY:
        found.append(Reason("conflict.author"))
    return tuple(found)


def _inspecting(actor: Actor, act: str, ties: Ties) -> list[Reason]:
    """What belongs to a team of inspection or to its head."""
    found = []
    if act in TEAM_ACTS and actor.person_id not in ties.team:
        found.append(Reason("conflict.not_on_team"))
    if act in LEADER_ACTS and actor.person_id != ties.team_head:
        found.append(Reason("conflict.not_team_head"))
    return found


def _owns(actor: Actor, ties: Ties) -> bool:
    return any(
        holding.role in ties.owner_roles and (not ties.owner_paths or holding.unit_path in ties.owner_paths)
        for holding in actor.holdings
    )
