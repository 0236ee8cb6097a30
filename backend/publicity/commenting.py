"""Taking and forgetting comments: no act of a person, so that the trail holds no name and no word of them.

A denunciation is not taken: it leaves this system before anything is stored. The identity of whoever writes is never
asked, kept or logged; of the moment only the day is kept.
"""

from __future__ import annotations

import unicodedata
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.views.decorators.debug import sensitive_variables

from backend.base.denouncing import denounces
from backend.papers.secrecy import stamp
from backend.publicity.models import PublicationComment
from backend.publicity.periods import AT_WORK, Shown
from backend.review.models import Stage
from workflows.engine import Reason, Refused


@sensitive_variables()
def leave(shown: Shown, text: str, about: int | None, day: date) -> PublicationComment:
    """Keep a comment on a list that is shown; Refused for a denunciation, a secret stamp or a row of another list."""
    words = unicodedata.normalize("NFC", text)
    if denounces(words):
        raise Refused(Reason("publication.denunciation"))
    if stamp(words.splitlines()):
        raise Refused(Reason("publication.secret"))
    row = next((row for row in shown.nominations() if row.pk == about), None)
    if about is not None and row is None:
        raise Refused(Reason("publication.no_such_row"))
    return PublicationComment.objects.create(
        submission=shown.submission, stage_code=shown.item.code, nomination=row, text=words, left_on=day,
        forget_on=shown.forget_on,
    )  # fmt: skip


def forgettable(day: date) -> QuerySet[PublicationComment]:
    """Comments whose time is over and whose words are still there: handled, or such that no open stage waits for them.

    A list that was withdrawn or sent back is never concluded; nobody would ever handle what was said about it.
    """
    at_work = Stage.objects.filter(
        nomination__submission=OuterRef("submission"), code=OuterRef("stage_code"), state__in=AT_WORK
    )
    rows = PublicationComment.objects.filter(Q(handled_at__isnull=False) | ~Exists(at_work), forget_on__lt=day)
    return rows.exclude(text="", note="")


def forget(day: date) -> int:
    """Empty what is no longer needed; that there was a comment, and how it was handled, stays. Safe to repeat."""
    return forgettable(day).update(text="", note="")
