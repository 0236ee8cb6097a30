"""Steps that bring a recognised initiative into the history of its authors, and take it out of what counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backend.acts.doing import Doing
from backend.history.models import Origin, RecognisedInitiative
from backend.organisation.models import Person
from backend.papers.models import Paper


def record_initiative(
    doing: Doing, *, title: str, scope: str, recognised_by: str, document: str, recognised_on: date,
    authors: Sequence[Person], evidence: Paper | None = None, illustrative: bool = False,
) -> RecognisedInitiative:  # fmt: skip
    """An initiative recognised in this system is a fact of each author from the year of its decision."""
    assert doing.asked, "a step runs inside an act that has asked for permission"
    made = RecognisedInitiative.objects.create(
        title=title, year=recognised_on.year, scope=scope, recognised_by=recognised_by[:250], document=document[:200],
        recognised_on=recognised_on, evidence=evidence, origin=Origin.DECISION, illustrative=illustrative,
    )  # fmt: skip
    made.authors.set(authors)
    return made


def withdraw_initiative(doing: Doing, fact: int) -> None:
    """The recognition was annulled: the fact stays and counts no more."""
    assert doing.asked, "a step runs inside an act that has asked for permission"
    RecognisedInitiative.objects.filter(pk=fact).update(withdrawn=True)
