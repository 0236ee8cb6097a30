"""When the body promised a result (hẹn trả): the day printed on the receipt slip, and that day as it counts now.

The slip's day stays as it was printed. What counts is counted anew from reception by the row of the pack by which it
was promised, whatever award a row of the list was changed to since: days declared off since do not count, nor, where
that row says so, days on which the unit prepared a supplement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from backend.calendars import days
from backend.catalogue.models import Edition
from backend.catalogue.queries import pack_value
from backend.nominations.models import AwardChange, Nomination, Submission
from backend.review.clocks import pauses, pauses_for_supplements
from backend.review.models import Supplement
from backend.review.reception import clock_row
from workflows.rules.deadlines import due_on


def promised(submissions: Iterable[Submission]) -> dict[int, date | None]:
    """The day that counts now for each list with a promise; None while a supplement is awaited.

    The number of statements hangs on how many packs and years there are, not on how many lists.
    """
    rows = [row for row in submissions if row.due_on is not None]
    awards, asked = _awards_at_reception(rows), defaultdict[int, list[Supplement]](list)
    waits = Supplement.objects.filter(stage__nomination__submission__in=awards).select_related("stage__nomination")
    for one in waits.order_by("pk"):
        asked[one.stage.nomination.submission_id].append(one)
    editions = Edition.objects.defer("text").in_bulk({row.pack_id for row in rows if row.pack_id is not None})
    packs = {key: pack_value(edition) for key, edition in editions.items()}
    calendars = {
        year: days.around(date(year, 1, 1)) for year in {row.received_on.year for row in rows if row.received_on}
    }
    found: dict[int, date | None] = {}
    for row in rows:
        known = clock_row(packs[row.pack_id], awards[row.pk]) if row.pack_id is not None else None
        if known is None or row.received_on is None:
            found[row.pk] = row.due_on
            continue
        stops = pauses(asked[row.pk]) if pauses_for_supplements(known) else ()
        found[row.pk] = due_on(known.clock, row.received_on, calendars[row.received_on.year], stops)
    return found


def _awards_at_reception(rows: Iterable[Submission]) -> dict[int, set[str]]:
    """The awards that each list asked for when it was received: before changes, without rows of a fallback."""
    found: dict[int, set[str]] = {row.pk: set() for row in rows}
    changes = AwardChange.objects.filter(nomination=OuterRef("pk"), consent=True, fallback=False).order_by("pk")
    asked = Nomination.objects.filter(submission__in=found, falls_from__isnull=True)
    first = Coalesce(Subquery(changes.values("from_award")[:1]), "award")
    for key, award in asked.values_list("submission_id", first):
        found[key].add(award)
    return found
