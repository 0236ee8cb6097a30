"""Acts on uploaded workbooks: send a file, confirm what its preview showed, or drop it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import PurePath
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.base.lifecycle import LifecycleModel
from backend.workbooks.columns import Column
from backend.workbooks.declaring import REGISTER, Context, NoSuchContext, Row, Status, Workbook
from backend.workbooks.models import Upload, UploadFile, UploadRow
from backend.workbooks.opening import read_workbook
from backend.workbooks.serializers import UploadInputs
from backend.workbooks.sheets import Sheet, open_sheet
from backend.workbooks.staging import COUNTS, compare, context_of, kept_rows, old_json, read_batches
from permissions.check import NotPermitted, roles_for, scope
from workflows.engine import Reason, Refused

KEPT_FOR = timedelta(days=1)
READ_AT_ONCE = 1_000


@act("workbook.upload", inputs=UploadInputs)
def upload(doing: Doing, *, workbook: str, key: str, file: Any, no_secret: bool = False) -> Upload:
    """Take a filled-in workbook in and compare it; nothing but the preview is kept. Short files are read at once."""
    doing.permit(Upload(sender=doing.actor.person_id or 0))
    kind = REGISTER.get(workbook)
    try:
        context = kind.context(doing.actor, key) if kind is not None else None
    except NoSuchContext:
        context = None
    if kind is None or context is None:
        raise Refused(Reason("workbook.context_gone"))
    sent = _sent(doing, kind, context, file)
    permit(doing, kind, context)
    data = read_workbook(file)
    columns = kind.columns(context)
    sheet = open_sheet(data, columns)
    _measured(kind, columns, sheet)
    sent.sha256, sent.size, sent.sheet = hashlib.sha256(data).hexdigest(), len(data), sheet.name[:100]
    sent.places, sent.unknown = sheet.places, list(sheet.unknown)
    sent.first_row, sent.last_row = sheet.header + 1, sheet.odd.rows
    doing.save(sent, workbook=workbook, about=context.title, sha256=sent.sha256, no_secret=no_secret)
    UploadFile.objects.create(upload=sent, content=data)
    if sent.last_row - sent.first_row <= READ_AT_ONCE:
        read_batches(sent, context, columns, sheet)
    return sent


def _sent(doing: Doing, kind: Workbook, context: Context, file: Any) -> Upload:
    name = PurePath(str(getattr(file, "name", "") or "bang-tinh.xlsx").replace("\\", "/")).name
    return Upload(
        workbook=kind.code, context_key=context.key, title=f"{kind.title.vi}, {context.title}".strip(", ")[:300],
        sender=doing.actor.person_id or 0, sender_name=doing.actor.name[:200], sent_at=doing.at,
        expires_at=doing.at + KEPT_FOR, filename=name[-200:],
    )  # fmt: skip


def permit(doing: Doing, kind: Workbook, context: Context) -> None:
    """Refuse unless the person may do the workbook's act on its subject, and the subject's state allows it."""
    subject = context.subject
    if subject is None:
        if scope(doing.actor, kind.act).empty:
            who = sorted(role.value for role in roles_for(kind.act))
            raise NotPermitted(Reason("permission.out_of_reach", {"act": kind.act, "who_may": who}))
        return
    doing.permit(subject, kind.act)
    if isinstance(subject, LifecycleModel) and subject.lifecycle.states_for(kind.act) is not None:
        wrong = subject.lifecycle.wrong_state(kind.act, subject.state)
        if wrong:
            raise Refused(wrong)


def _measured(kind: Workbook, columns: Sequence[Column], sheet: Sheet) -> None:
    count = sheet.odd.rows - sheet.header - 1
    if next(sheet.rows(columns), None) is None:
        raise Refused(Reason("workbook.no_rows", {"sheet": sheet.name}))
    if count > kind.max_rows:
        raise Refused(Reason("workbook.too_many_rows", {"count": count, "limit": kind.max_rows}))


@act("workbook.confirm", model=Upload)
def confirm(doing: Doing, upload: Upload) -> dict[str, int]:
    """Save what the preview showed, all or nothing; refused when something has changed since it was shown."""
    doing.demand(upload)
    kind, context = REGISTER[upload.workbook], context_of(upload, doing.actor)
    if context.subject is not None and context.subject.pk is not None:
        doing.lock(type(context.subject), context.subject.pk)
        context = context_of(upload, doing.actor)
    permit(doing, kind, context)
    columns = [c for c in kind.columns(context) if c.code in upload.places and not c.shown]
    if not _as_shown(doing, kind, context, columns, upload):
        raise Refused(Reason("workbook.changed_meanwhile"))
    kind.save(doing, context, _to_save(kind, context, columns, upload))
    doing.move(upload, new=upload.new, changed=upload.changed)
    return {"new": upload.new, "changed": upload.changed}


def _as_shown(doing: Doing, kind: Workbook, context: Context, columns: Sequence[Column], upload: Upload) -> bool:
    """Whether every row would still do what its preview said."""
    counted = dict.fromkeys(COUNTS, 0)
    for rows in kept_rows(upload, columns):
        shown = [old_json(row, columns) for row in rows]
        kind.hold(doing, context, rows)
        compare(kind, context, columns, rows)
        if [old_json(row, columns) for row in rows] != shown:
            return False
        for row in rows:
            counted[row.status] += 1
    return all(counted[status] == getattr(upload, name) for status, name in COUNTS.items())


def _to_save(kind: Workbook, context: Context, columns: Sequence[Column], upload: Upload) -> Iterator[Row]:
    for rows in kept_rows(upload, columns):
        wanted = {row.number for row in rows if row.status in (Status.NEW, Status.CHANGED)}
        compare(kind, context, columns, rows)  # what is kept of the old row holds the file's columns only
        yield from (row for row in rows if row.number in wanted)


@act("workbook.drop", model=Upload)
def drop(doing: Doing, upload: Upload) -> None:
    """Take the upload back; nothing of it was saved."""
    UploadRow.objects.filter(upload=upload).delete()
    UploadFile.objects.filter(upload=upload).delete()
    doing.move(upload)
