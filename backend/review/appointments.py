"""When the body promised a result (hẹn trả): the day printed on the receipt slip, and that day as it counts now.

The slip's day stays as it was printed. What counts is counted anew from reception by the same row of the pack: days
declared off since, and days on which the unit prepared a supplement, do not count, as they do not in the stages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from backend.calendars import days
from backend.nominations.models import Nomination, Submission
from backend.review.clocks import pauses
from backend.review.models import Supplement
from backend.review.reception import clock_row
from workflows.rules.deadlines import due_on


def promised(submissions: Iterable[Submission]) -> dict[int, date | None]:
    """The day that counts now for each list with a promise; None while a supplement is awaited. Two statements."""
    rows = [row for row in submissions if row.due_on is not None]
    keys, awards, asked = (
        [row.pk for row in rows],
        defaultdict[int, set[str]](set),
        defaultdict[int, list[Supplement]](list),
    )
    for pk, award in Nomination.objects.filter(submission__in=keys).values_list("submission_id", "award"):
        awards[pk].add(award)
    waits = Supplement.objects.filter(stage__nomination__submission__in=keys).select_related("stage__nomination")
    for one in waits.order_by("pk"):
        asked[one.stage.nomination.submission_id].append(one)
    return {row.pk: _counted(row, awards[row.pk], asked[row.pk]) for row in rows}


def _counted(row: Submission, awards: set[str], asked: list[Supplement]) -> date | None:
    known = clock_row(row.pack, awards) if row.pack is not None else None
    if known is None or row.received_on is None:
        return row.due_on
    return due_on(known.clock, row.received_on, days.around(row.received_on), pauses(asked))
