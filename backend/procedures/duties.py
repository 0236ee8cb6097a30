"""Who can bring which kind of stage on, read from the table of rights: no stage for a role that cannot."""

from __future__ import annotations

from collections.abc import Iterator

from backend.review.owners import ELSEWHERE, OWN_ACTS
from permissions.matrix import MATRIX
from permissions.reach import Reach
from permissions.roles import Role
from workflows.basis import Finding
from workflows.processes.schema import Holder, Place, Process, Stage, StageKind

K = StageKind
ACTS: dict[StageKind, tuple[str, ...]] = {
    K.INTERNAL_MEETING: ("submission.record_meeting", "stage.pass"),
    K.UNIT_VOTE: ("submission.record_meeting", "stage.pass"),
    K.HEAD_SIGNATURE: ("submission.submit",),
    K.RECEPTION: ("submission.receive", "stage.pass"),
    K.COUNCIL: (ELSEWHERE[K.COUNCIL], "session.sign_minutes"),
    K.SUBMISSION_LETTER: (ELSEWHERE[K.SUBMISSION_LETTER], "submission.submit"),
    K.DECISION: (ELSEWHERE[K.DECISION],),
    K.NUMBERING: (ELSEWHERE[K.NUMBERING],),
    K.ISSUING: (ELSEWHERE[K.ISSUING], "certificate.issue"),
}
"""The acts of which an owner must have one; every other kind is passed by `stage.pass`."""
AT_DOSSIER = frozenset({"stage.pass", *OWN_ACTS.values()})
WITHIN_OWN_UNIT = (Reach.UNIT, Reach.OWN)


def acts_for(kind: StageKind) -> tuple[str, ...]:
    """The acts by which a stage of this kind is brought on."""
    return ACTS.get(kind) or (OWN_ACTS.get(kind, "stage.pass"),)


def can_own(role: Role, kind: StageKind, place: Place) -> bool:
    """Whether holders of a role at a place can bring such a stage on at all.

    Acts on a stage are done on the unit's dossier: a right that ends with the own unit does not reach it.
    """
    for act in acts_for(kind):
        reach = MATRIX[role].get(act)
        if reach is not None and (act not in AT_DOSSIER or place is Place.UNIT or reach not in WITHIN_OWN_UNIT):
            return True
    return False


def able(kind: StageKind, place: Place) -> tuple[Role, ...]:
    """The roles that can own such a stage there, in the order of the roles."""
    return tuple(role for role in Role if role in MATRIX and can_own(role, kind, place))


def lint_duties(process: Process) -> list[Finding]:
    """Owners and alternates who could not act."""
    return [finding for item in process.stages for finding in _of(item)]


def _of(item: Stage) -> Iterator[Finding]:
    if not can_own(Role(item.owner_role.value), item.kind, item.owner_unit):
        yield _finding("owner_cannot_act", item, Holder(item.owner_role, item.owner_unit))
    if not can_own(Role(item.alternate.role.value), item.kind, item.alternate.unit):
        yield _finding("alternate_cannot_act", item, item.alternate)


def _finding(code: str, item: Stage, holder: Holder) -> Finding:
    who = [role.value for role in able(item.kind, holder.unit)]
    return Finding(code, item.code, {"role": holder.role.value, "place": holder.unit.value, "who": who})
