"""The dates of a scoring round: which phase a sheet is in, until when, and whether it is locked for its unit.

Locks are never set by anybody: they follow from the round's dates and the unit's own extensions at the day asked. So no
job can close a round, or a unit, that is not due. A phase is open through the whole of its last day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Phase(StrEnum):
    """A stretch of a round with a date of its own."""

    SELF = "self"
    APPRAISAL = "appraisal"
    EXPLANATION = "explanation"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Extension:
    """One unit's longer date for one phase."""

    phase: Phase
    until: date


@dataclass(frozen=True, slots=True)
class Lock:
    """Until when a phase is open for a unit (None: it has no date), and whether that day has passed."""

    phase: Phase
    until: date | None
    locked: bool


def until_of(phase: Phase, dates: Mapping[Phase, date | None], extensions: Iterable[Extension]) -> date | None:
    """The last day of a phase for a unit: the round's date, or a later one that the unit was given."""
    own = [one.until for one in extensions if one.phase is phase]
    common = dates.get(phase)
    return max([*own, common]) if common is not None else max(own, default=None)


def lock_of(phase: Phase, dates: Mapping[Phase, date | None], extensions: Iterable[Extension], on: date) -> Lock:
    """Whether a phase is locked for a unit on a day."""
    until = until_of(phase, dates, extensions)
    return Lock(phase, until, until is not None and on > until)


def faults_of(dates: Mapping[Phase, date | None]) -> list[str]:
    """What is wrong with a round's dates: a phase that ends before the one before it, or a second without the first."""
    given = [dates[phase] for phase in Phase if dates.get(phase) is not None]
    found = [] if given == sorted(given, key=lambda day: (day is None, day)) else ["scoring_round.dates_out_of_order"]
    if dates.get(Phase.SECOND) is not None and dates.get(Phase.EXPLANATION) is None:
        found.append("scoring_round.second_without_explanation")
    return found
