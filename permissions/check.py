"""The one question of permission: may this actor do this act on a subject standing there?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from permissions.actor import Actor, Holding
from permissions.conflicts import Ties, bars, conflicts
from permissions.mandates import Mandate
from permissions.matrix import MATRIX
from permissions.reach import BY_AWARDING_BODY, Bound, Place, Reach, Scope
from permissions.roles import Role
from workflows.engine import Reason

Matrix = Mapping[Role, Mapping[str, Reach]]
SHAREABLE = frozenset({"submission.view", "nomination.view", "achievement_report.view", "emulation_sheet.view"})
ENTRUSTABLE = frozenset({"score_sheet.view", "score_sheet.appraise", "score_sheet.appraise_again"})

PERSONAL = frozenset({"data_request.view", "data_request.send", "data_request.withdraw"})
"""What everybody may do about their own data, with or without a role."""


class NotPermitted(Exception):
    """The person may not; `reasons` holds all of them."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Verdict:
    """All the reasons why not; when there are none, under which mandate it may be done (None: in own right)."""

    reasons: tuple[Reason, ...]
    mandate: Mandate | None = None


def scope(actor: Actor, act: str, matrix: Matrix = MATRIX) -> Scope:
    """What `actor`, with holdings already limited to the day, reaches with `act`."""
    everything, person = False, None
    subtrees: set[str] = set()
    units: set[str] = set()
    bounds: set[Bound] = set()
    for holding in actor.holdings:
        reach = matrix.get(holding.role, {}).get(act)
        if reach is None or (holding.mandate is not None and not holding.mandate.covers(act)):
            continue
        if reach is Reach.OWN:
            person = actor.person_id
        elif bound := _bound(holding, act, reach, _bodies(actor, holding, act, matrix)):
            bounds.add(bound)
        elif reach is Reach.ALL:
            everything = True
        else:
            (subtrees if reach is Reach.SUBTREE else units).add(holding.unit_path)
    shares = actor.person_id if act in SHAREABLE else None
    person = actor.person_id if act in PERSONAL else person
    entrusted = entrusted_to(actor, act, matrix)
    return Scope(everything, frozenset(subtrees), frozenset(units), person, shares, entrusted, frozenset(bounds))


def _bound(holding: Holding, act: str, reach: Reach, bodies: frozenset[str]) -> Bound | None:
    """The holding's reach as a limited one, if its mandate has limits that touch this act or only some bodies count."""
    mandate = holding.mandate
    kinds = mandate.kinds_for(act) if mandate is not None else frozenset()
    round_id = mandate.round_id if mandate is not None else None
    limited = kinds or round_id is not None or bodies
    return Bound(reach, holding.unit_path, round_id, kinds, bodies) if limited else None


def _bodies(actor: Actor, holding: Holding, act: str, matrix: Matrix) -> frozenset[str]:
    """Whose rounds count for a holding: those of every unit for which the same role is held in the same right.

    A unit that ended is held beside the one that came after it: its rounds go on, while the units below it moved.
    """
    if matrix[holding.role][act] not in BY_AWARDING_BODY:
        return frozenset()
    return frozenset(
        one.unit_path for one in actor.holdings if one.role is holding.role and one.mandate == holding.mandate
    )


def entrusted_to(actor: Actor, act: str, matrix: Matrix = MATRIX) -> frozenset[str]:
    """The units for which the actor appraises what was entrusted to them, wherever it stands; sheets know no round."""
    if act not in ENTRUSTABLE or act not in matrix.get(Role.APPRAISER, {}):
        return frozenset()
    mine = [holding for holding in actor.holdings if holding.role is Role.APPRAISER]
    return frozenset(
        holding.unit_path
        for holding in mine
        if holding.mandate is None or (holding.mandate.covers(act) and holding.mandate.round_id is None)
    )


def verdict(actor: Actor, act: str, place: Place, ties: Ties | None = None) -> Verdict:
    """May this be done, and for whom: in own right where that is enough, otherwise under the first mandate that is.

    A mandate does not heal a conflict: what bars the delegator bars the one who stands in, and the other way round.
    Where nothing is enough, the reasons are those of the way that at least reaches the subject.
    """
    own = _reasons(actor.under(None), act, place, ties)
    if not own:
        return Verdict(())
    closed = own
    for mandate in actor.mandates():
        found = _reasons(actor.under(mandate), act, place, ties)
        if ties is not None:
            principal = Actor(mandate.person_id, mandate.name, home_path=mandate.home_path)
            found += tuple(Reason("conflict.of_delegator", {"name": mandate.name}) for _b in bars(principal, act, ties))
        if not found:
            return Verdict((), mandate)
        if any(r.code == "permission.out_of_reach" for r in closed):
            closed = found
    return Verdict(closed)


def reasons(actor: Actor, act: str, place: Place, ties: Ties | None = None) -> tuple[Reason, ...]:
    """All the reasons why not; empty when permitted. `who_may` tells the reader whom to ask."""
    return verdict(actor, act, place, ties).reasons


def _reasons(actor: Actor, act: str, place: Place, ties: Ties | None) -> tuple[Reason, ...]:
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
