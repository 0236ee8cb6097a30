"""Where a unit or a person stands: the published result, or that there is none yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from backend.organisation.models import Person, Unit
from backend.scoring.models import PublishedScore


@dataclass(frozen=True)
class Standing:
    """A score with all that it was made of; `points` is None where there is no figure ("chưa có số liệu")."""

    points: Decimal | None
    max_points: Decimal | None
    band: str
    provisional: bool
    source: str
    explanation: dict[str, Any] = field(default_factory=dict)


NO_FIGURE = Standing(None, None, "", True, "")


def score_for_unit(unit: Unit, year: int) -> Standing:
    """A unit's published result of a year; provisional while no index of the year is published."""
    score = PublishedScore.objects.select_related("publication").filter(unit=unit, publication__year=year).last()
    if score is None:
        return NO_FIGURE
    said = score.publication
    return Standing(
        score.points, score.max_points, score.band, False, f"{said.decision_number}, {said.decided_on:%d/%m/%Y}",
        {"areas": score.areas, "rank": score.rank, "group": score.group},
    )  # fmt: skip


def score_for_person(person: Person, year: int) -> Standing:
    """A person has no published score; the unit's band stands beside as a separate line."""
    of_unit = score_for_unit(person.unit, year)
    return Standing(None, None, of_unit.band, of_unit.provisional, of_unit.source, {"unit": person.unit.name})
