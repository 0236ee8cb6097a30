"""Taking and forgetting comments: no act of a person, so that the trail holds no name and no word of them.

A denunciation is not taken: it leaves this system before anything is stored. The identity of whoever writes is never
asked, kept or logged; of the moment only the day is kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.views.decorators.debug import sensitive_variables

from backend.base.denouncing import denounces
from backend.papers import box_keys
from backend.papers.secrecy import stamp
from backend.publicity import sealed
from backend.publicity.models import FORGOTTEN, PublicationComment
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
    box = uuid4()
    key = box_keys.create(box, box_keys.COMMENTS)
    return PublicationComment.objects.create(
        submission=shown.submission, stage_code=shown.item.code, nomination=row, left_on=day,
        forget_on=shown.forget_on, box=box, sealed_text=sealed.seal(key, box, sealed.TEXT, words),
    )  # fmt: skip


@sensitive_variables()
def noted(comment: PublicationComment, note: str) -> None:
    """Seal the note of who handles a comment; Refused where the comment's key is lost and there is a note."""
    try:
        key = box_keys.read(comment.box, box_keys.COMMENTS) if note and comment.box is not None else b""
    except box_keys.KeyMissing as error:
        raise Refused(Reason("publication.key_missing")) from error
    comment.sealed_note = sealed.seal(key, comment.box, sealed.NOTE, note) if key and comment.box else b""


def forgettable(day: date) -> QuerySet[PublicationComment]:
    """Comments whose time is over and whose words are still there: handled, or such that no open stage waits for them.

    A list that was withdrawn or sent back is never concluded; nobody would ever handle what was said about it.
    """
    at_work = Stage.objects.filter(
        nomination__submission=OuterRef("submission"), code=OuterRef("stage_code"), state__in=AT_WORK
    )
    rows = PublicationComment.objects.filter(Q(handled_at__isnull=False) | ~Exists(at_work), forget_on__lt=day)
    return rows.exclude(FORGOTTEN)


def forget(day: date) -> int:
    """Empty what is no longer needed and destroy its keys; that there was a comment, and how it was handled, stays.

    Safe to repeat.
    """
    gone = dict(forgettable(day).values_list("pk", "box"))
    PublicationComment.objects.filter(pk__in=gone).update(sealed_text=b"", sealed_note=b"")
    transaction.on_commit(partial(_destroy, list(gone.values())), robust=True)
    return len(gone)


def _destroy(boxes: Iterable[UUID | None]) -> None:
    for box in boxes:
        if box is not None:
            box_keys.destroy(box, box_keys.COMMENTS)


def finish_deletions() -> None:
    """Destroy keys of forgotten comments that a dying process left; keys that no comment here names stay."""
    present = box_keys.present(box_keys.COMMENTS)
    _destroy(PublicationComment.objects.filter(FORGOTTEN, box__in=present).values_list("box", flat=True))
