"""Reading movements: which are seen by whom, units against their registered targets, candidates of a final review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from backend.base.scopes import visible
from backend.catalogue.models import Movement
from backend.movements.models import RegisteredValue, Registration, Review, TargetResult
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.movement import MovementState
from workflows.lifecycles.registration import RegistrationState
from workflows.rules.movements import Direction, Held, all_met


@dataclass(frozen=True, slots=True)
class Line:
    """One registered target of a unit with the result that counts."""

    value: RegisteredValue
    result: TargetResult | None
    held: Held


@dataclass(frozen=True, slots=True)
class UnitResult:
    """A registered unit with its targets."""

    registration: Registration
    lines: tuple[Line, ...]

    @property
    def met(self) -> int:
        """How many targets are met."""
        return sum(line.held.met for line in self.lines)

    @property
    def all_met(self) -> bool:
        """Whether the unit met everything it registered."""
        return all_met(line.held for line in self.lines)


def seen(actor: Actor) -> QuerySet[Movement]:
    """Launched movements for everybody in the office, drafts for the launching body, reviewed ones for supervisors."""
    drafts = visible(Movement.objects.all(), actor, "movement.view_plan").values("pk")
    shown = Q(pk__in=drafts)
    if not scope(actor, "movement.view").empty:
        shown |= ~Q(state=MovementState.DRAFTED.value)
    elif not scope(actor, "movement.view_reviewed").empty:
        shown |= Q(state=MovementState.REVIEWED.value)
    return Movement.objects.filter(shown).select_related("launched_by")


def registrations(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """With all that a page shows, in a constant number of queries."""
    return rows.select_related("unit", "movement").prefetch_related("values__target", "results")


def lines_of(row: Registration) -> tuple[Line, ...]:
    """A registration's targets, each with the newest check, else the newest report."""
    found = []
    results = list(row.results.all())
    for value in sorted(row.values.all(), key=lambda one: one.target.code):
        own = [result for result in results if result.target_id == value.target_id]
        counts = next((r for r in reversed(own) if r.checked), own[-1] if own else None)
        held = Held(
            value.target.code,
            Direction(value.target.direction),
            value.value,
            counts.value if counts is not None else None,
        )
        found.append(Line(value, counts, held))
    return tuple(found)


def results_of(movement: Movement) -> list[UnitResult]:
    """Every signed registration of a movement with its results, by unit."""
    rows = Registration.objects.filter(movement=movement, state=RegistrationState.SIGNED.value)
    return [UnitResult(row, lines_of(row)) for row in registrations(rows).order_by("unit__name")]


def review_rows(movement: Movement) -> list[dict[str, Any]]:
    """The results of all units as a review keeps them: texts and exact numbers as texts."""
    return [
        {
            "unit": row.registration.unit_id,
            "name": row.registration.unit.name,
            "met": row.met,
            "of": len(row.lines),
            "all_met": row.all_met,
            "targets": [_kept(line) for line in row.lines],
        }
        for row in results_of(movement)
    ]


def _kept(line: Line) -> dict[str, Any]:
    target = line.value.target
    return {
        "code": target.code,
        "name": target.name,
        "unit_of_measure": target.unit_of_measure,
        "direction": target.direction,
        "registered": str(line.value.value),
        "result": None if line.result is None else str(line.result.value),
        "checked": line.result is not None and line.result.checked,
        "met": line.held.met,
    }


def shown_rows(review: Review) -> list[dict[str, Any]]:
    """A review's kept rows with numbers again exact."""
    return [
        row
        | {
            "targets": [
                target
                | {
                    "registered": Decimal(target["registered"]),
                    "result": None if target["result"] is None else Decimal(target["result"]),
                }
                for target in row["targets"]
            ]
        }
        for row in review.rows
    ]


def candidates(movement: Movement) -> list[Mapping[str, Any]]:
    """Units that met all they registered, by the final review: candidates for the award, nothing more."""
    review = Review.objects.filter(movement=movement, final=True).first()
    return [row for row in review.rows if row["all_met"]] if review is not None else []


def unit_in_movements(unit_id: int, movement_ids: Iterable[int]) -> list[UnitResult]:
    """A unit's registrations in these movements, for whoever judges a nomination for their awards."""
    rows = Registration.objects.filter(unit=unit_id, movement__in=list(movement_ids)).exclude(
        state=RegistrationState.WITHDRAWN.value
    )
    return [UnitResult(row, lines_of(row)) for row in registrations(rows)]
