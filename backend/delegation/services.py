"""Acts on delegations: giving one in writing, and ending one early with a reason.

Basis: NĐ 30/2020/NĐ-CP, Article 13(3): in writing, limited in time and content, not handed on. Nothing here copies a
role: the delegate holds nothing that could be delegated again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Round
from backend.delegation.models import Delegation
from backend.delegation.queries import delegable
from backend.delegation.serializers import DelegateInputs, EndDelegationInputs
from backend.organisation import projection
from backend.organisation.models import Holding, Person
from permissions.roles import Role
from workflows.engine import Reason, Refused


@act("delegation.create", inputs=DelegateInputs)
def create(
    doing: Doing, *, holding: Holding, delegate: Person, valid_from: date, valid_to: date, basis: str,
    acts: Sequence[str] = (), stage_kinds: Sequence[str] = (), round: Round | None = None,
) -> Delegation:  # fmt: skip
    """Let somebody of the same body use a role from day to day, for all of it or for what is named."""
    doing.lock(Holding, holding.pk)
    row = Delegation(
        holding=holding, delegate=delegate, valid_from=valid_from, valid_to=valid_to, acts=sorted(set(acts)),
        stage_kinds=sorted(set(stage_kinds)), round=round, basis=basis, made_at=doing.at,
    )  # fmt: skip
    doing.permit(row)
    row.made_by = doing.actor.name
    if faults := _faults(row, doing.day):
        raise Refused(*faults)
    doing.save(
        row, delegate=delegate.full_name, valid_from=valid_from, valid_to=valid_to, acts=row.acts,
        stage_kinds=row.stage_kinds, round=round.code if round is not None else "", basis=basis,
    )  # fmt: skip
    _project(doing, row)
    return row


@act("delegation.end", model=Delegation, inputs=EndDelegationInputs)
def end(doing: Doing, row: Delegation, *, reason: str) -> None:
    """End it at once: from now on nobody acts under it; what was done stays done."""
    if row.last_day < doing.day:
        raise Refused(Reason("delegation.ended"))
    row.ended_at, row.ended_by, row.end_reason = doing.at, doing.actor.name, reason
    doing.save(row, reason=reason)
    _project(doing, row)


def _faults(row: Delegation, day: date) -> list[Reason]:
    held, role = row.holding, Role(row.holding.role)
    faults = []
    if row.valid_to < row.valid_from:
        faults.append(Reason("delegation.dates_reversed"))
    if row.valid_to < day or row.last_day < row.valid_from:
        faults.append(Reason("delegation.never_counts"))
    if row.delegate_id == held.person_id:
        faults.append(Reason("delegation.oneself"))
    if row.delegate.user_id is None:
        faults.append(Reason("delegation.no_login", {"name": row.delegate.full_name}))
    bodies = (held.unit.path, held.person.unit.path)
    if not row.delegate.unit.path.startswith(bodies):
        faults.append(Reason("delegation.outside_unit", {"name": row.delegate.full_name, "unit": held.unit.name}))
    if other := sorted(set(row.acts) - set(delegable(role))):
        faults.append(Reason("delegation.cannot_hand_on", {"acts": other}))
    if not delegable(role):
        faults.append(Reason("delegation.nothing_to_hand_on"))
    return faults or _beside(row)


def _beside(row: Delegation) -> list[Reason]:
    """The same role is not given twice to one person for the same days: which paper held would be unclear."""
    others = Delegation.objects.filter(holding=row.holding, delegate=row.delegate).select_related("holding")
    spans = [(one.valid_from, one.last_day) for one in others]
    taken = any(since <= row.last_day and row.valid_from <= until for since, until in spans if since <= until)
    return [Reason("delegation.exists", {"name": row.delegate.full_name})] if taken else []


def _project(doing: Doing, row: Delegation) -> None:
    if row.delegate.user_id is not None:
        projection.project(doing.day, [row.delegate.user_id])
