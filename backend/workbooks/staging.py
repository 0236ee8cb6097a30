"""Reading an upload into rows, in steps that survive being killed: each batch is stored with how far it came."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import islice
from time import monotonic
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from backend.base import clock
from backend.workbooks.cells import from_json, to_json
from backend.workbooks.columns import Column
from backend.workbooks.declaring import (
    REGISTER,
    Cells,
    Context,
    Fault,
    Key,
    NoSuchContext,
    Row,
    Status,
    Workbook,
    key_of,
)
from backend.workbooks.models import Upload, UploadFile, UploadRow
from backend.workbooks.sheets import Sheet, open_sheet
from permissions.actor import Actor
from workflows.engine import Reason, Refused

BATCH = 1_000
CLAIM, REST = timedelta(seconds=60), timedelta(hours=1)
LOG = logging.getLogger(__name__)
STEP_SECONDS = 1.5
COUNTS = {Status.FAULTY: "faulty", Status.CHANGED: "changed", Status.NEW: "new", Status.SAME: "same"}


def context_of(upload: Upload, actor: Actor) -> Context:
    """What the upload is about, for this person; Refused when it is gone."""
    try:
        return REGISTER[upload.workbook].context(actor, upload.context_key)
    except (KeyError, NoSuchContext):
        raise Refused(Reason("workbook.context_gone")) from None


def read_on(upload: Upload, actor: Actor, *, seconds: float = STEP_SECONDS) -> Upload:
    """Read some batches more, unless somebody else is at it; returns the upload as it stands now."""
    upload = _fresh(upload)
    if upload.read_done or upload.expired or upload.state != "waiting" or not _claimed(upload):
        return _fresh(upload)
    try:
        context = context_of(upload, actor)
        columns = REGISTER[upload.workbook].columns(context)
        content = UploadFile.objects.get(upload=upload).content
        read_batches(_fresh(upload), context, columns, open_sheet(bytes(content), columns), seconds=seconds)
    finally:
        Upload.objects.filter(pk=upload.pk).update(claimed_until=None)
    return _fresh(upload)


def _fresh(upload: Upload) -> Upload:
    return Upload.objects.get(pk=upload.pk)


def _claimed(upload: Upload) -> bool:
    now = clock.now()
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    return bool(Upload.objects.filter(free, pk=upload.pk, read_done=False).update(claimed_until=now + CLAIM))


def read_batches(
    upload: Upload, context: Context, columns: Sequence[Column], sheet: Sheet, *, seconds: float = float("inf")
) -> None:
    """Read from where it stopped, batch by batch, for about so many seconds; the last batch ends the reading."""
    workbook, until = REGISTER[upload.workbook], monotonic() + seconds
    present = [column for column in columns if column.code in sheet.places and not column.shown]
    lines, read_to = sheet.rows(columns, upload.read_to), upload.read_to
    while True:
        rows = list(islice(lines, BATCH))
        compare(workbook, context, present, rows)
        digests = _doubles(upload, present, rows)
        done = len(rows) < BATCH
        if not _store(upload, rows, digests, present, read_to, done=done):
            return  # somebody else went on from here
        read_to = rows[-1].number if rows else read_to
        if done or monotonic() > until:
            return


def compare(workbook: Workbook, context: Context, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Put beside each row what stands there now, and let the workbook check the batch."""
    keys = {row.number: key_of(columns, row.cells) for row in rows}
    wanted = {key for key in keys.values() if key is not None}
    known: dict[Key | None, Cells] = {}
    if wanted:
        known = {key_of(columns, cells): cells for cells in workbook.existing(context, wanted)}
    for row in rows:
        key = keys[row.number]
        row.old = known.get(key) if key is not None else None
    workbook.check(context, rows)


def _doubles(upload: Upload, columns: Sequence[Column], rows: Sequence[Row]) -> dict[int, str]:
    """The digests of the rows' keys; a key that already stood above is a fault."""
    digests = {row.number: digest_of(key_of(columns, row.cells)) for row in rows}
    above = UploadRow.objects.filter(upload=upload, key__in=set(digests.values()) - {""})
    first = dict(above.values_list("key", "number"))
    named = next((column.code for column in columns if column.key), "")
    for row in rows:
        digest = digests[row.number]
        if digest and digest in first:
            row.fault(named, "workbook.twice_in_file", row=first[digest])
        elif digest:
            first[digest] = row.number
    return digests


def digest_of(key: Key | None) -> str:
    """A natural key as a short text of one length; empty for no key."""
    return "" if key is None else hashlib.sha256(json.dumps([to_json(part) for part in key]).encode()).hexdigest()


def _store(
    upload: Upload,
    rows: Sequence[Row],
    digests: Mapping[int, str],
    columns: Sequence[Column],
    read_to: int,
    *,
    done: bool,
) -> bool:
    counts = Counter(row.status for row in rows)
    with transaction.atomic():
        mine = Upload.objects.filter(pk=upload.pk, read_to=read_to, read_done=False)
        if not mine.update(
            read_to=rows[-1].number if rows else read_to, read_done=done, claimed_until=clock.now() + CLAIM,
            **{name: F(name) + counts[status] for status, name in COUNTS.items()},
        ):  # fmt: skip
            return False
        UploadRow.objects.bulk_create(
            UploadRow(
                upload=upload, number=row.number, key=digests[row.number], status=row.status, raw=row.raw,
                cells={code: to_json(value) for code, value in row.cells.items()},
                faults=[*map(fault_json, row.faults), *({**fault_json(one), "advice": True} for one in row.advice)],
                old=old_json(row, columns),
            )
            for row in rows
        )  # fmt: skip
    return True


def old_json(row: Row, columns: Sequence[Column]) -> dict[str, Any] | None:
    """What stood there, in the columns of the file, as it is kept."""
    return None if row.old is None else {c.code: to_json(row.old.get(c.code)) for c in columns}


def fault_json(fault: Fault) -> dict[str, Any]:
    """A fault as it is kept."""
    data = {k: v if isinstance(v, int | str | bool | list | None) else str(v) for k, v in fault.reason.data.items()}
    return {"column": fault.column, "code": fault.reason.code, "data": data}


def faults_of(kept: UploadRow, *, advice: bool = False) -> list[Fault]:
    """The kept faults of a row, or what is only advised."""
    return [
        Fault(one["column"], Reason(one["code"], one["data"]))
        for one in kept.faults
        if one.get("advice", False) is advice
    ]


def kept_rows(upload: Upload, columns: Sequence[Column], *, after: int = 0) -> Iterator[list[Row]]:
    """The stored rows in the order of the sheet, a batch at a time, without what was found wrong then."""
    by_code = {column.code: column for column in columns}
    while True:
        found = list(UploadRow.objects.filter(upload=upload, number__gt=after).order_by("number")[:BATCH])
        if not found:
            return
        yield [row_of(kept, by_code) for kept in found]
        after = found[-1].number


def row_of(kept: UploadRow, columns: Mapping[str, Column]) -> Row:
    """A stored row as the workbook sees it."""
    cells = {code: from_json(columns[code], value) for code, value in kept.cells.items() if code in columns}
    old = kept.old and {code: from_json(columns[code], value) for code, value in kept.old.items() if code in columns}
    return Row(kept.number, cells, dict(kept.raw), old=old)


def begin_again(upload: Upload) -> None:
    """Forget what was read and compared; the file is read anew against what stands there now."""
    with transaction.atomic():
        UploadRow.objects.filter(upload=upload).delete()
        Upload.objects.filter(pk=upload.pk).update(
            read_to=0, read_done=False, claimed_until=None, **dict.fromkeys(COUNTS.values(), 0)
        )


def read_waiting(actor_of: Callable[[int], Actor]) -> int:
    """The worker's part: read what waits to be read; returns how many files were finished."""
    done = 0
    for upload in Upload.objects.filter(read_done=False, state="waiting", expires_at__gt=clock.now()).order_by("pk"):
        try:
            done += read_on(upload, actor_of(upload.sender), seconds=float("inf")).read_done
        except Refused:
            continue  # its sender reads why when opening it
        except Exception:  # one bad file must not stop the others
            LOG.exception("upload %s could not be read", upload.pk)
            Upload.objects.filter(pk=upload.pk).update(claimed_until=clock.now() + REST)
    return done


def forget_expired() -> int:
    """Delete files and rows of uploads whose time is over; what they were and what became of them stays."""
    over = Upload.objects.filter(expires_at__lte=clock.now())
    UploadRow.objects.filter(upload__in=over).delete()
    return UploadFile.objects.filter(upload__in=over).delete()[0]
