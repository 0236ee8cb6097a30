"""Acts on registrations: a unit registers its own targets, its head signs, results are reported and checked."""

from __future__ import annotations

from decimal import Decimal

from django.db import IntegrityError, transaction

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Movement
from backend.movements.models import RegisteredValue, Registration, Target, TargetResult
from backend.movements.serializers import RegisterInputs, RegisterTargetInputs, ResultInputs, WhyInputs
from backend.organisation.models import Unit
from workflows.engine import Reason, Refused
from workflows.lifecycles.movement import MovementState
from workflows.rules.movements import Direction, weaker

RUNNING = (MovementState.LAUNCHED.value, MovementState.RUNNING.value)


@act("registration.create", inputs=RegisterInputs)
def create(
    doing: Doing, *, movement: Movement, unit: Unit, measures: str = "", illustrative: bool = False
) -> Registration:
    """Start a unit's registration, once, in time, by a unit that may take part."""
    row = Registration(movement=movement, unit=unit, measures=measures, illustrative=illustrative)
    doing.permit(row)
    faults = [*_running(movement), *_late(doing, movement), *_outside(movement, unit)]
    if faults:
        raise Refused(*faults)
    try:
        with transaction.atomic():
            doing.save(row, movement=movement.code)
    except IntegrityError as twice:
        raise Refused(Reason("registration.exists", {"unit": unit.name})) from twice
    return row


def _running(movement: Movement) -> list[Reason]:
    return [] if movement.state in RUNNING else [Reason("movement.not_running", {"movement": movement.name})]


def _late(doing: Doing, movement: Movement) -> list[Reason]:
    last = min(filter(None, (movement.register_until, movement.ends_on)))
    return [Reason("registration.too_late", {"until": f"{last:%d/%m/%Y}"})] if doing.day > last else []


def _outside(movement: Movement, unit: Unit) -> list[Reason]:
    below = unit.path.startswith(movement.launched_by.path) and unit.pk != movement.launched_by_id
    if below and (not movement.groups or unit.group in movement.groups):
        return []
    return [Reason("registration.unit_outside", {"unit": unit.name})]


def _target(row: Registration, code: str) -> Target:
    found = Target.objects.filter(movement=row.movement_id, code=code).first()
    if found is None:
        raise Refused(Reason("movement.no_target", {"target": code}))
    return found


@act("registration.set_target", model=Registration, inputs=RegisterTargetInputs)
def set_target(doing: Doing, row: Registration, *, target: str, value: Decimal, note: str = "") -> None:
    """Register a value for one target; less than the movement asks for needs a note that says why."""
    asked = _target(row, target)
    if weaker(Direction(asked.direction), asked.value, value) and not note.strip():
        raise Refused(Reason("registration.weaker_unexplained", {"target": str(asked)}))
    RegisteredValue.objects.update_or_create(registration=row, target=asked, defaults={"value": value, "note": note})
    doing.save(row, target=target, value=value)


@act("registration.sign", model=Registration)
def sign(doing: Doing, row: Registration) -> None:
    """The head signs: an act of the product with name and day, not a digital signature."""
    faults = [*_running(row.movement), *_late(doing, row.movement)]
    if faults:
        raise Refused(*faults)
    row.signed_by, row.signed_on = doing.actor.name, doing.day
    doing.move(row, values={str(v.target.code): str(v.value) for v in row.values.select_related("target")})


@act("registration.withdraw", model=Registration, inputs=WhyInputs)
def withdraw(doing: Doing, row: Registration, *, reason: str) -> None:
    """The unit no longer takes part; after the final review nothing is withdrawn."""
    if faults := _running(row.movement):
        raise Refused(*faults)
    doing.move(row, reason=reason)


@act("registration.report", model=Registration, inputs=ResultInputs)
def report(doing: Doing, row: Registration, *, target: str, value: Decimal, evidence: str) -> None:
    """The unit reports a result; a correction is a newer report."""
    _result(doing, row, target, value, evidence, checked=False)


@act("registration.check", model=Registration, inputs=ResultInputs)
def check(doing: Doing, row: Registration, *, target: str, value: Decimal, evidence: str) -> None:
    """The launching body records what it found; a checked result counts before a reported one."""
    _result(doing, row, target, value, evidence, checked=True)


def _result(doing: Doing, row: Registration, code: str, value: Decimal, evidence: str, *, checked: bool) -> None:
    asked = _target(row, code)
    faults = _running(row.movement)
    if not row.values.filter(target=asked).exists():
        faults.append(Reason("registration.not_registered", {"target": str(asked)}))
    if faults:
        raise Refused(*faults)
    TargetResult.objects.create(
        registration=row, target=asked, checked=checked, value=value, evidence=evidence, reported_on=doing.day,
        reported_by=doing.actor.name,
    )  # fmt: skip
    doing.save(row, target=code, value=value, checked=checked)
