"""Steps that bring a recognised initiative into the history of its authors, and take it out of what counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backend.acts.doing import Doing
from backend.history.models import Origin, RecognisedInitiative
from backend.organisation.models import Person, Unit
from backend.papers.models import Paper


def record_initiative(
    doing: Doing, *, title: str, scope: str, unit: Unit, recognised_by: str, source: str,
    recognised_on: date, authors: Sequence[Person], evidence: Paper | None = None, illustrative: bool = False,
) -> RecognisedInitiative:  # fmt: skip
    """An initiative recognised in this system is a fact of each author from the year of its decision."""
    assert doing.asked, "a step runs inside an act that has asked for permission"
    made = RecognisedInitiative.objects.create(
        unit=unit, title=title, year=recognised_on.year, scope=scope, recognised_by=recognised_by[:250],
        source=source[:300], recognised_on=recognised_on, evidence=evidence, origin=Origin.DECISION,
        entered_by=doing.actor.name, entered_at=doing.at, illustrative=illustrative,
    )  # fmt: skip
    made.authors.set(authors)
    doing.note(made, title=title)
    return made


def annul_initiative(doing: Doing, fact: int, reason: str) -> None:
    """The recognition was annulled: the fact stays, with the reason, and counts no more."""
    row = doing.lock(RecognisedInitiative, fact)
    row.reason = reason[:500]
    doing.move(row, "recognised_initiative.annul", reason=reason)
