"""What the guards of a sheet look at: the lock of its phase at a moment, its round, and the leaves it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from backend.base import clock
from workflows.lifecycles.score_sheet import ScoreSheetState as S
from workflows.lifecycles.scoring_round import ScoringRoundState
from workflows.rules.rounds import Extension, Lock, Phase, lock_of

if TYPE_CHECKING:
    from backend.scoring.models import ScoreSheet

PHASE_OF = {
    S.SELF_SCORING.value: Phase.SELF, S.SUBMITTED.value: Phase.APPRAISAL, S.EXPLAINING.value: Phase.EXPLANATION,
    S.SECOND_APPRAISAL.value: Phase.SECOND,
}  # fmt: skip


def extensions_of(sheet: ScoreSheet) -> list[Extension]:
    """The longer dates that a unit was given."""
    return [Extension(Phase(row.phase), row.until) for row in sheet.extensions.all()]


def lock(sheet: ScoreSheet, at: datetime) -> Lock | None:
    """The lock of the phase a sheet is in; None when nobody fills it in any more."""
    phase = PHASE_OF.get(sheet.state)
    if phase is None:
        return None
    return lock_of(phase, sheet.round.dates, extensions_of(sheet), clock.day(at))


def unanswered(sheet: ScoreSheet) -> list[str]:
    """The explained leaves without an answer of the second appraisal after the explanation."""
    last: dict[str, str] = {}
    rounds = ("explanation", "second")
    for leaf, round_ in sheet.values.filter(round__in=rounds).order_by("pk").values_list("leaf", "round"):
        last[leaf] = round_
    return sorted(leaf for leaf, round_ in last.items() if round_ == "explanation")


class SheetFacts(Mapping[str, Any]):
    """The facts by name, each read from the database only when a guard asks."""

    def __init__(self, sheet: ScoreSheet, at: datetime) -> None:
        self._sheet, self._at = sheet, at
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._known:
            self._known.update(READERS[name](self._sheet, self._at))
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(READERS)

    def __len__(self) -> int:
        return len(READERS)


def _missing(sheet: ScoreSheet, _at: datetime) -> Mapping[str, Sequence[str]]:
    from backend.scoring.queries import leaves_missing

    return leaves_missing(sheet)


def _lock(sheet: ScoreSheet, at: datetime) -> Mapping[str, Any]:
    found = lock(sheet, at)
    until = f"{found.until:%d/%m/%Y}" if found and found.until else ""
    return {"locked": bool(found and found.locked), "until": until, "ask": sheet.round.runner.name}


def _round(sheet: ScoreSheet, _at: datetime) -> Mapping[str, Any]:
    round_ = sheet.round
    return {
        "round": round_.title,
        "round_open": round_.state == ScoringRoundState.OPEN,
        "explains": round_.explain_until is not None,
        "second": round_.second_until is not None,
        "heard": round_.explain_until is None or sheet.state == S.SECOND_APPRAISAL,
    }


def _unanswered(sheet: ScoreSheet, _at: datetime) -> Mapping[str, Any]:
    wanted = sheet.state == S.SECOND_APPRAISAL and sheet.round.second_until is not None
    return {"leaves_unanswered": unanswered(sheet) if wanted else []}


READERS: dict[str, Callable[[ScoreSheet, datetime], Mapping[str, Any]]] = {
    "leaves_without_self": _missing, "leaves_without_appraisal": _missing, "leaves_unanswered": _unanswered,
    "locked": _lock, "until": _lock, "ask": _lock, "round": _round, "round_open": _round, "explains": _round,
    "second": _round, "heard": _round,
}  # fmt: skip
