"""Acts of the launching body on a movement: plan, targets, launch, mid-term and final review (L22 Articles 16–18)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Movement
from backend.movements import covenants, registering
from backend.movements.models import Review, Target
from backend.movements.queries import review_rows
from backend.movements.serializers import (
    CreateMovementInputs,
    LaunchInputs,
    PlanInputs,
    ReviewInputs,
    SetTargetInputs,
    TargetChoice,
    WhyInputs,
)
from backend.organisation.models import Unit
from workflows.engine import Reason, Refused

assert registering  # registers registration.*
assert covenants  # registers covenant.create and covenant_party.*


@act("movement.create", inputs=CreateMovementInputs)
def create(doing: Doing, *, code: str, launched_by: Unit, **plan: Any) -> Movement:
    """Draft a movement's plan; it is seen by the launching body only until it is launched."""
    movement = Movement(code=code, launched_by=launched_by, **plan)
    doing.permit(movement)
    if Movement.objects.filter(code=code).exists():
        raise Refused(Reason("movement.code_taken", {"code": code}))
    doing.save(movement, code=code, begins_on=movement.begins_on, ends_on=movement.ends_on)
    return movement


@act("movement.edit", model=Movement, inputs=PlanInputs)
def edit(doing: Doing, movement: Movement, **plan: Any) -> None:
    """Change the plan while it is a draft; what was launched stays as it was launched."""
    changed = sorted(name for name, value in plan.items() if getattr(movement, name) != value)
    for name, value in plan.items():
        setattr(movement, name, value)
    doing.save(movement, changed=changed)


@act("movement.set_target", model=Movement, inputs=SetTargetInputs)
def set_target(doing: Doing, movement: Movement, *, code: str, value: Decimal, **more: Any) -> None:
    """Add a target or replace the one with this code."""
    Target.objects.update_or_create(movement=movement, code=code, defaults={"value": value, **more})
    doing.save(movement, target=code, value=value)


@act("movement.remove_target", model=Movement, inputs=TargetChoice)
def remove_target(doing: Doing, movement: Movement, *, target: str) -> None:
    """Take a target out of the draft."""
    gone, _rows = Target.objects.filter(movement=movement, code=target).delete()
    if not gone:
        raise Refused(Reason("movement.no_target", {"target": target}))
    doing.save(movement, removed=target)


@act("movement.launch", model=Movement, inputs=LaunchInputs)
def launch(doing: Doing, movement: Movement, *, document: str) -> None:
    """Launch under a document; from now on units see it, register and report."""
    if movement.ends_on < doing.day:
        raise Refused(Reason("movement.over", {"ends_on": _day(movement.ends_on)}))
    movement.document = document
    doing.move(movement, document=document)


@act("movement.review_midterm", model=Movement, inputs=ReviewInputs)
def review_midterm(doing: Doing, movement: Movement, *, document: str, report: str) -> None:
    """Mid-term review (sơ kết): keeps every unit's results as they stand today."""
    doing.move(movement, document=document)
    _review(doing, movement, False, document, report)


@act("movement.review_final", model=Movement, inputs=ReviewInputs)
def review_final(doing: Doing, movement: Movement, *, document: str, report: str) -> None:
    """Final review (tổng kết): results are frozen; whoever met the targets is a candidate, awards need their round."""
    doing.move(movement, document=document)
    _review(doing, movement, True, document, report)


def _review(doing: Doing, movement: Movement, final: bool, document: str, report: str) -> None:
    Review.objects.create(
        movement=movement, final=final, report=report, document=document, reviewed_on=doing.day,
        reviewed_by=doing.actor.name, rows=review_rows(movement),
    )  # fmt: skip


@act("movement.cancel", model=Movement, inputs=WhyInputs)
def cancel(doing: Doing, movement: Movement, *, reason: str) -> None:
    """End a movement without a review; registrations stay as they are."""
    doing.move(movement, reason=reason)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
