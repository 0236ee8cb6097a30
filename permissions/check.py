"""The one question of permission: may this actor do this act on a subject standing there?"""

from __future__ import annotations

from collections.abc import Mapping

from permissions.actor import Actor
from permissions.conflicts import Ties, conflicts
from permissions.matrix import MATRIX
from permissions.reach import Place, Reach, Scope
from permissions.roles import Role
from workflows.engine import Reason

Matrix = Mapping[Role, Mapping[str, Reach]]
SHAREABLE = frozenset({"submission.view", "nomination.view", "emulation_sheet.view"})
ENTRUSTABLE = frozenset({"score_sheet.view", "score_sheet.appraise", "score_sheet.appraise_again"})


class NotPermitted(Exception):
    """The person may not; `reasons` holds all of them."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons


def scope(actor: Actor, act: str, matrix: Matrix = MATRIX) -> Scope:
    """What `actor`, with holdings already limited to the day, reaches with `act`."""
    everything, subtrees, units, person = False, set(), set(), None
    for holding in actor.holdings:
        match matrix.get(holding.role, {}).get(act):
            case Reach.ALL:
                everything = True
            case Reach.SUBTREE:
                subtrees.add(holding.unit_path)
            case Reach.UNIT:
                units.add(holding.unit_path)
            case Reach.OWN:
                person = actor.person_id
    shares = actor.person_id if act in SHAREABLE else None
    return Scope(everything, frozenset(subtrees), frozenset(units), person, shares, entrusted_to(actor, act, matrix))


def entrusted_to(actor: Actor, act: str, matrix: Matrix = MATRIX) -> frozenset[str]:
    """The units for which the actor appraises what was entrusted to them, wherever it stands."""
    if act not in ENTRUSTABLE or act not in matrix.get(Role.APPRAISER, {}):
        return frozenset()
    return frozenset(holding.unit_path for holding in actor.holdings if holding.role is Role.APPRAISER)


def reasons(actor: Actor, act: str, place: Place, ties: Ties | None = None) -> tuple[Reason, ...]:
    """All the reasons why not; empty when permitted. `who_may` tells the reader whom to ask."""
    found: list[Reason] = []
    if not scope(actor, act).admits(place):
        found.append(
            Reason("permission.out_of_reach", {"act": act, "who_may": sorted(r.value for r in roles_for(act))})
        )
    if ties is not None:
        found.extend(conflicts(actor, act, ties))
    return tuple(found)


def roles_for(act: str) -> frozenset[Role]:
    """The roles that have the act at all."""
    return frozenset(role for role, acts in MATRIX.items() if act in acts)
