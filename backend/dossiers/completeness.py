"""How complete a dossier is: every paper that the pack asks for, of the list and of each row, there or missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from backend.dossiers.models import AchievementReport
from backend.nominations import queries
from backend.nominations.models import Nomination, Submission
from backend.papers.models import PaperKind
from workflows.regulations.schema import Paper


@dataclass(frozen=True, slots=True)
class Need:
    """One paper that is asked for: of the whole list, or of one row; where to go for it."""

    paper: Paper
    row: Nomination | None
    there: bool
    url: str

    @property
    def blocks(self) -> bool:
        """Whether the list cannot be submitted without it."""
        return not self.there and self.paper.status.blocks


@dataclass(frozen=True, slots=True)
class Completeness:
    """All that is asked for. Only papers of settled law count in the meter and stop a submission."""

    needs: tuple[Need, ...]

    @property
    def asked(self) -> int:
        """How many papers of settled law are asked for."""
        return sum(need.paper.status.blocks for need in self.needs)

    @property
    def there(self) -> int:
        """How many of them are there."""
        return sum(need.there and need.paper.status.blocks for need in self.needs)

    @property
    def held(self) -> int:
        """How many of all that is named are there, settled or not."""
        return sum(need.there for need in self.needs)

    @property
    def missing(self) -> tuple[Need, ...]:
        """What stops the submission."""
        return tuple(need for need in self.needs if need.blocks)

    @property
    def unsettled(self) -> tuple[Need, ...]:
        """What is not there and asked for by rows that nobody has confirmed: a person judges."""
        return tuple(need for need in self.needs if not need.there and not need.paper.status.blocks)


def of_submission(submission: Submission, on: date) -> Completeness:
    """A list with all its live rows, in a constant number of queries."""
    return _found(submission, queries.live_rows(submission), on, whole=True)


def of_row(row: Nomination, on: date) -> Completeness:
    """The papers of one row alone."""
    return _found(row.submission, [row], on, whole=False)


def _found(submission: Submission, rows: Sequence[Nomination], on: date, *, whole: bool) -> Completeness:
    there: dict[str, set[int | None]] = defaultdict(set)
    for named, nomination in submission.papers.values_list("paper__kind", "nomination_id"):
        there[named].add(nomination)
    if submission.letter_number and submission.letter_date:
        there[PaperKind.LETTER].add(None)
    begun = dict(AchievementReport.objects.filter(nomination__in=[r.pk for r in rows]).values_list("nomination", "pk"))
    needs: list[Need] = []
    for paper in queries.required_papers(submission, rows, on):
        kind = queries.KIND_OF.get(paper.code)
        if kind is None or kind == PaperKind.INITIATIVE:
            continue  # the criterion itself says whether a certificate is needed; others are asked for by name only
        held = there[kind]
        if paper.per_nominee:
            asked = [row for row in rows if queries.asked_of(paper, row)]
            needs += [
                Need(paper, row, None in held or row.pk in held, _row_url(row, begun.get(row.pk))) for row in asked
            ]
        elif whole:
            needs.append(Need(paper, None, bool(held), _list_url(submission, kind)))
    return Completeness(tuple(needs))


def _row_url(row: Nomination, report: int | None) -> str:
    return reverse("dossiers:report", args=[report]) if report else reverse("dossiers:begin", args=[row.pk])


def _list_url(submission: Submission, kind: str) -> str:
    return reverse("nominations:letter" if kind == PaperKind.LETTER else "nominations:papers", args=[submission.pk])
