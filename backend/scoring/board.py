"""The progress board of a round: how many units stand where, who is late, and each unit's own date."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from backend.scoring.models import ScoreSheet, ScoringRound
from backend.scoring.sheet_facts import PHASE_OF, extensions_of
from workflows.engine import Label
from workflows.lifecycles.score_sheet import SCORE_SHEET, ScoreSheetState
from workflows.rules.rounds import Lock, lock_of


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one unit's sheet is: `started` is false for a sheet into which nobody put anything ("chưa chấm")."""

    sheet: ScoreSheet
    lock: Lock | None
    started: bool
    extended: bool

    @property
    def late(self) -> bool:
        """Whether the phase is over for this unit and the sheet has not moved on."""
        return self.lock is not None and self.lock.locked


@dataclass(frozen=True, slots=True)
class Board:
    """The whole round."""

    stands: tuple[Stand, ...]
    counts: tuple[tuple[str, Label, int], ...]

    @property
    def late(self) -> int:
        """How many units are late."""
        return sum(stand.late for stand in self.stands)

    @property
    def unopened(self) -> int:
        """How many units have not begun: "chưa chấm", never 0 points."""
        return sum(not stand.started for stand in self.stands)


def board(round_: ScoringRound, on: date) -> Board:
    """Every sheet of a round in three queries."""
    sheets = list(
        round_.sheets.select_related("unit").prefetch_related("extensions").annotate(given=Count("values"))
        .order_by("group", "unit__name")
    )  # fmt: skip
    stands = tuple(_stand(round_, sheet, on) for sheet in sheets)
    states = Counter(sheet.state for sheet in sheets)
    counts = tuple((s.value, SCORE_SHEET.labels[s], states[s.value]) for s in ScoreSheetState if states[s.value])
    return Board(stands, counts)


def _stand(round_: ScoringRound, sheet: ScoreSheet, on: date) -> Stand:
    phase, own = PHASE_OF.get(sheet.state), extensions_of(sheet)
    found = lock_of(phase, round_.dates, own, on) if phase else None
    given: int = getattr(sheet, "given", 0)
    return Stand(sheet, found, given > 0 or phase is None, any(one.phase is phase for one in own))
