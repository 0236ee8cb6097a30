"""Segregation of duties: what a permitted person still may not do, because of who they are to the dossier.

Nobody acts on a dossier of which they are the nominee; nobody decides what they prepared; the seal is never set by
the signatory (the clerk seals only after the authorised signature: NĐ 30/2020/NĐ-CP, Articles 32 and 33). "Same unit"
is a ground only where the process marks the stage `independent`.
"""

from __future__ import annotations

from dataclasses import dataclass

from permissions.actor import Actor
from workflows.engine import Reason

DECIDING = frozenset(
    {
        "submission.submit", "decision.sign", "index.publish", "score_sheet.finish_appraisal", "index_petition.accept",
        "index_petition.refuse", "reform_task.confirm", "task_extension.grant", "task_extension.refuse",
    }
)  # fmt: skip
JUDGING = frozenset({"stage.pass", "stage.refuse", "stage.return_not_eligible", "stage.propose_change"})
STAGE_ACTS = JUDGING | {"stage.request_supplement", "stage.send_back"}
OPEN_TO_NOMINEE = frozenset({"certificate.confirm", "session.declare_recusal"})


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
    independent: bool = False
    owner_roles: frozenset[str] = frozenset()
    owner_paths: frozenset[str] = frozenset()


def conflicts(actor: Actor, act: str, ties: Ties) -> tuple[Reason, ...]:
    """Every ground on which this person must leave this act to somebody else."""
    me = actor.person_id
    if me is None or act.endswith(".view"):
        return ()
    found = []
    if me in ties.nominees and act not in OPEN_TO_NOMINEE:
        found.append(Reason("conflict.nominee"))
    if me in ties.preparers and act in DECIDING:
        found.append(Reason("conflict.prepared"))
    if me in ties.signatories and act == "decision.number":
        found.append(Reason("conflict.signatory_seals"))
    if me in ties.recused and act in ("session.cast",):
        found.append(Reason("conflict.recused"))
    if ties.independent and act in JUDGING and actor.home_path and actor.home_path == ties.home_unit_path:
        found.append(Reason("conflict.same_unit"))
    if ties.owner_roles and act in STAGE_ACTS and not _owns(actor, ties):
        found.append(Reason("permission.not_stage_owner", {"who_may": sorted(ties.owner_roles)}))
    return tuple(found)


def _owns(actor: Actor, ties: Ties) -> bool:
    return any(
        holding.role in ties.owner_roles and (not ties.owner_paths or holding.unit_path in ties.owner_paths)
        for holding in actor.holdings
    )
