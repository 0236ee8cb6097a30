"""Who can bring which kind of stage on, and where, read from the table of rights: no stage for a role that cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from permissions.matrix import MATRIX
from permissions.reach import Reach
from permissions.roles import Role
from workflows.basis import Finding
from workflows.processes.schema import Holder, Place, Process, Stage, StageKind
from workflows.processes.simulating import received_before

K = StageKind
ELSEWHERE: Mapping[str, str] = {
    K.COUNCIL: "session.add_items",
    K.SUBMISSION_LETTER: "decision.draft",
    K.DECISION: "decision.sign",
    K.NUMBERING: "decision.number",
    K.ISSUING: "decision.issue",
}
"""The acts of later apps that bring such a stage on; every other kind is passed by `stage.pass` or by its own act."""
OWN_ACTS: Mapping[str, str] = {
    K.PUBLICATION: "publication.conclude",
    K.CONSULTATION: "consultation.conclude",
    K.FORWARDING: "stage.forward",
    K.RECORDING_HIGHER_DECISION: "stage.record_higher",
}
"""Kinds that the stage's own owner brings on, at the dossier, by an act that knows more than `stage.pass`."""
BESIDE: Mapping[StageKind, tuple[str, ...]] = {
    K.COUNCIL: ("session.sign_minutes",),
    K.SUBMISSION_LETTER: ("submission.submit",),
    K.ISSUING: ("certificate.issue",),
}
"""Further acts of which an owner of such a stage may have one instead."""
AT_FIRST: Mapping[StageKind, tuple[str, ...]] = {
    K.INTERNAL_MEETING: ("submission.record_meeting", "stage.pass"),
    K.UNIT_VOTE: ("submission.record_meeting", "stage.pass"),
    K.HEAD_SIGNATURE: ("submission.submit",),
    K.RECEPTION: ("submission.receive",),
}
"""The acts that end the stages before the review: they are over when the list has been received."""
STANDS_IN: Mapping[StageKind, tuple[str, ...]] = {K.RECEPTION: ("stage.pass",)}
"""What an alternate may have instead of the owner's act."""
AT_DOSSIER = frozenset({"stage.pass", *OWN_ACTS.values()})
WITHIN_OWN_UNIT = (Reach.UNIT, Reach.OWN)
BODY = frozenset({Place.APPRAISING, Place.AWARDING})


def acts_for(kind: StageKind, first: bool, alternate: bool = False) -> tuple[str, ...]:
    """The acts of which whoever brings such a stage on must have one; `first`: it ends before the review begins."""
    more = STANDS_IN.get(kind, ()) if alternate else ()
    if first and kind in AT_FIRST:
        return (*AT_FIRST[kind], *more)
    own = ELSEWHERE.get(kind) or OWN_ACTS.get(kind, "stage.pass")
    return (own, *BESIDE.get(kind, ()), *more)


def places_for(kind: StageKind, first: bool, internal: bool) -> frozenset[Place]:
    """Where such a stage is worked: in the unit until the list is sent, at the body that receives and decides after.

    Sessions and decisions are the awarding body's; inside one unit the unit is that body. Only who is consulted sits
    at the consulted body.
    """
    if first and kind in AT_FIRST:
        return BODY if kind is K.RECEPTION else frozenset({Place.UNIT})
    if kind in ELSEWHERE:
        return BODY | ({Place.UNIT} if internal else frozenset())
    return frozenset(Place) - (frozenset() if kind is K.CONSULTATION else {Place.CONSULTED})


def can_own(role: Role, place: Place, acts: tuple[str, ...]) -> bool:
    """Whether holders of a role at a place have one of the acts on the dossiers that come there.

    Acts on a stage are done on the unit's dossier: a right that ends with the own unit does not reach it.
    """
    for act in acts:
        reach = MATRIX[role].get(act)
        if reach is not None and (act not in AT_DOSSIER or place is Place.UNIT or reach not in WITHIN_OWN_UNIT):
            return True
    return False


def lint_duties(process: Process) -> list[Finding]:
    """Owners and alternates who could not act, and stages put where such a stage is not worked."""
    first = received_before(process)
    return [finding for item in process.stages for finding in _of(process, item, item.code in first)]


def _of(process: Process, item: Stage, first: bool) -> Iterator[Finding]:
    places = places_for(item.kind, first, process.internal)
    for name, holder in (("owner", Holder(item.owner_role, item.owner_unit)), ("alternate", item.alternate)):
        acts = acts_for(item.kind, first, alternate=name == "alternate")
        told = {"role": holder.role.value, "place": holder.unit.value}
        if holder.unit not in places:
            where = [one.value for one in Place if one in places]
            yield Finding(f"{name}_at_the_wrong_place", item.code, {**told, "kind": item.kind.value, "places": where})
        elif not can_own(Role(holder.role.value), holder.unit, acts):
            who = [role.value for role in Role if role in MATRIX and can_own(role, holder.unit, acts)]
            yield Finding(f"{name}_cannot_act", item.code, {**told, "who": who})
