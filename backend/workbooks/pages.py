"""Pages of workbooks: the start (template, upload), the preview of an upload while it is read and after, its copies."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import get_subject, offers_for, signed_in
from backend.workbooks.columns import KINDS
from backend.workbooks.declaring import REGISTER, STATUS_LABELS, Context, NoSuchContext, Status, Workbook
from backend.workbooks.models import Upload, UploadRow
from backend.workbooks.presenting import marked_rows, row_shown
from backend.workbooks.staging import COUNTS, begin_again, context_of, read_on
from backend.workbooks.writing import download, example_book, marked_book, rows_book
from permissions.check import scope
from workflows.engine import Reason, Refused

PER_PAGE = 50
ALL = "tat-ca"
RECENT = 5


def _about(request: HttpRequest, code: str, key: str) -> tuple[Workbook, Context]:
    kind = REGISTER.get(code)
    try:
        if kind is None:
            raise NoSuchContext(code)
        return kind, kind.context(actor(request), key)
    except NoSuchContext as gone:
        raise Http404 from gone


def may_upload(kind: Workbook, context: Context) -> bool:
    """Whether the person may upload here at all (the state is asked when they do)."""
    reached = scope(context.actor, kind.act)
    return reached.admits(context.subject.place()) if context.subject is not None else not reached.empty


@signed_in
def start(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """What the workbook holds, its template, and the form that takes it back."""
    kind, context = _about(request, code, key)
    tried = attempt(request, "workbook.upload", None, {"workbook": code, "key": key})
    if tried.outcome is not None:
        return redirect("workbooks:preview", tried.outcome.subject_id)
    mine = Upload.objects.filter(sender=actor(request).person_id or 0, workbook=code, context_key=key)
    columns = kind.columns(context)
    shown: dict[str, Any] = {
        "kind": kind,
        "context": context,
        "columns": [{"column": column, "kind": KINDS[column.kind]} for column in columns],
        "tried": tried,
        "may_upload": may_upload(kind, context),
        "recent": mine[:RECENT],
        "has_example": bool(kind.example(context)),
    }
    return render(request, "workbooks/start.html", shown, status=tried.status)


def _name(kind: Workbook, context: Context, what: str) -> str:
    return f"{kind.code}-{context.key}-{what}.xlsx"


@signed_in
def template(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The workbook with the rows as they stand: template and export in one; `?trong=1` gives it empty."""
    kind, context = _about(request, code, key)
    rows = () if request.GET.get("trong") else kind.existing(context, None)
    return download(rows_book(kind.columns(context), rows, kind.title.vi), _name(kind, context, "mau"))


@signed_in
def example(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """A small file with faults on purpose, to see how they are told."""
    kind, context = _about(request, code, key)
    rows = kind.example(context)
    if not rows:
        raise Http404
    return download(example_book(kind.columns(context), rows, kind.title.vi), _name(kind, context, "vi-du-co-loi"))


@signed_in
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the file is read; then what a confirmation would do, faults first."""
    upload = get_subject(request, Upload, pk, "workbook.view")
    reasons: tuple[Reason, ...] = ()
    if not upload.read_done and upload.state == "waiting":
        try:
            upload = read_on(upload, actor(request))
        except Refused as no:
            reasons = no.reasons
    return _preview(request, upload, reasons)


def _asked_rows(upload: Upload, wanted: str) -> QuerySet[UploadRow]:
    """The rows of one status, or all; unasked those with something to say, if there are any."""
    if wanted in {str(status.value) for status in Status}:
        return upload.rows.filter(status=int(wanted))
    quiet = wanted != ALL and (upload.faulty or upload.to_save)
    return upload.rows.exclude(status=Status.SAME) if quiet else upload.rows.all()


def _preview(request: HttpRequest, upload: Upload, reasons: tuple[Reason, ...], status: int = 200) -> HttpResponse:
    wanted = request.GET.get("loai", "")
    page = Paginator(_asked_rows(upload, wanted), PER_PAGE).get_page(request.GET.get("page"))
    try:
        context = context_of(upload, actor(request))
        columns = REGISTER[upload.workbook].columns(context)
    except Refused as no:
        reasons, context, columns = reasons or no.reasons, None, ()
    counts = [{"status": s, "label": STATUS_LABELS[s], "count": getattr(upload, name)} for s, name in COUNTS.items()]
    span = max(upload.last_row - upload.first_row, 1)
    shown: dict[str, Any] = {
        "upload": upload,
        "context": context,
        "kind": REGISTER.get(upload.workbook),
        "reading": not upload.read_done and upload.state == "waiting" and not upload.expired and not reasons,
        "done_rows": max(upload.read_to - upload.first_row, 0),
        "span": span,
        "counts": counts,
        "wanted": wanted,
        "page": page,
        "rows": [row_shown(upload, columns, kept) for kept in page] if columns else [],
        "offers": {offer.act.name.partition(".")[2]: offer for offer in offers_for(request, upload)},
        "reasons": reasons,
        "aids": REGISTER[upload.workbook].aids(upload.pk) if upload.workbook in REGISTER else (),
    }
    return render(request, "workbooks/preview.html", shown, status=status)


@signed_in
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was shown; when something has changed since, show the comparison anew."""
    upload = get_subject(request, Upload, pk, "workbook.view")
    tried = attempt(request, "workbook.confirm", upload)
    if request.method != "POST" or tried.done:
        return redirect("workbooks:preview", pk)
    fresh = Upload.objects.get(pk=pk)
    if any(reason.code == "workbook.changed_meanwhile" for reason in tried.reasons):
        begin_again(fresh)
        fresh = read_on(fresh, actor(request))
    return _preview(request, fresh, tried.reasons, tried.status)


@signed_in
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the upload back."""
    upload = get_subject(request, Upload, pk, "workbook.view")
    tried = attempt(request, "workbook.drop", upload)
    if tried.reasons:
        return _preview(request, Upload.objects.get(pk=pk), tried.reasons, tried.status)
    if request.method == "POST" and upload.workbook in REGISTER:
        return redirect("workbooks:start", upload.workbook, upload.context_key)
    return redirect("workbooks:preview", pk)


@signed_in
def marked(request: HttpRequest, pk: int) -> HttpResponse:
    """The sent rows with the faulty cells coloured and commented."""
    upload = get_subject(request, Upload, pk, "workbook.view")
    try:
        columns = REGISTER[upload.workbook].columns(context_of(upload, actor(request)))
    except Refused as gone:
        raise Http404 from gone
    present = [column for column in columns if column.code in upload.places and not column.shown]
    book = marked_book(present, marked_rows(upload, present), _("Bản đánh dấu lỗi"))
    return download(book, f"loi-{upload.filename}")
