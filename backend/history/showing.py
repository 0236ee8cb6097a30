"""Records as pages, pictures and Excel rows show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from backend.base.reasons import said
from backend.history.lineage import name_on
from backend.history.models import AwardRecord
from backend.history.queries import as_of, award_name
from workflows.lifecycles.award_record import AWARD_RECORD


@dataclass(frozen=True, slots=True)
class Shown:
    """A record with the words that a row needs."""

    record: AwardRecord
    award: str
    home: str

    @property
    def tone(self) -> str:
        """How a picture draws it: sure, doubtful or struck through."""
        if not self.record.counts:
            return "struck"
        return "sure" if self.record.confirmed else "doubtful"


def rows_of(records: Iterable[AwardRecord]) -> list[Shown]:
    """Records ready for a table."""
    return [Shown(row, said(award_name(row)), name_on(row.home, as_of(row))) for row in records]


def spans_of(records: Iterable[AwardRecord]) -> list[dict[str, Any]]:
    """Records as the timeline draws them, oldest first."""
    shown = [
        {"label": row.award, "first": row.record.year_from, "last": row.record.year_to, "tone": row.tone}
        for row in rows_of(records)
    ]
    return sorted(shown, key=lambda span: (span["first"], span["last"], span["label"]))


def told(row: AwardRecord) -> tuple[Any, ...]:
    """A record as a row of an Excel file."""
    return (
        str(row.holder), name_on(row.home, as_of(row)), said(award_name(row)), row.year_from, row.year_to,
        row.decision_number, row.decided_on, row.issuer, row.source, said(AWARD_RECORD.labels[row.state]),
    )  # fmt: skip
