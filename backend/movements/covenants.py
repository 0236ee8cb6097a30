"""Acts on covenants: the launching body draws one up, the head of every unit asked signs or declines."""

from __future__ import annotations

from collections.abc import Sequence

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Movement
from backend.movements.models import Covenant, CovenantParty
from backend.movements.serializers import CovenantInputs, WhyInputs
from backend.organisation.models import Unit
from workflows.engine import Reason, Refused

FEWEST = 2


@act("covenant.create", inputs=CovenantInputs)
def create(
    doing: Doing, *, movement: Movement, title: str, text: str, units: Sequence[Unit], block: str = "",
    illustrative: bool = False,
) -> Covenant:  # fmt: skip
    """Draw up a covenant between at least two units; the text stays as it is, a change is a new covenant."""
    row = Covenant(movement=movement, title=title, text=text, block=block, made_on=doing.day, illustrative=illustrative)
    doing.permit(row)
    chosen = {unit.pk: unit for unit in units}
    faults = [
        Reason("registration.unit_outside", {"unit": unit.name})
        for unit in chosen.values()
        if not unit.path.startswith(movement.launched_by.path)
    ]
    if len(chosen) < FEWEST:
        faults.append(Reason("covenant.needs_two"))
    if Covenant.objects.filter(movement=movement, title=title).exists():
        faults.append(Reason("covenant.exists", {"title": title}))
    if faults:
        raise Refused(*faults)
    doing.save(row, units=[unit.name for unit in chosen.values()])
    for unit in chosen.values():
        doing.save(CovenantParty(covenant=row, unit=unit))
    return row


@act("covenant_party.sign", model=CovenantParty)
def sign(doing: Doing, party: CovenantParty) -> None:
    """The head of the unit signs: an act of the product with name and day, not a digital signature."""
    party.signed_by, party.signed_on = doing.actor.name, doing.day
    doing.move(party)


@act("covenant_party.decline", model=CovenantParty, inputs=WhyInputs)
def decline(doing: Doing, party: CovenantParty, *, reason: str) -> None:
    """The head says why the unit does not sign."""
    party.reason = reason
    doing.move(party, reason=reason)
