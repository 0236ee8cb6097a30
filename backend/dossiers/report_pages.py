"""The reports of a list, the task list of one report, its printed forms, and taking a newer form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base import clock
from backend.base.reasons import said
from backend.catalogue import form_books
from backend.catalogue.queries import row_status
from backend.dossiers import queries, report_files
from backend.dossiers.models import AchievementReport
from backend.dossiers.queries import Standing
from backend.dossiers.section_pages import found
from backend.nominations import queries as nominating
from backend.nominations.models import Nomination, Submission
from backend.rest.actors import actor
from backend.web.attempts import attempt, attempt_each
from backend.web.pages import get_subject, signed_in, timely_offers
from permissions.check import scope
from workflows.dossiers.carrying import carry

PER_PAGE = 50
BEGIN = "achievement_report.begin"


@dataclass(frozen=True, slots=True)
class RowReport:
    """A row of the list with its report, if it has one."""

    row: Nomination
    report: AchievementReport | None
    answered: int = 0
    required: int = 0


@signed_in
def listed(request: HttpRequest, pk: int) -> HttpResponse:
    """Every row of a submission with its report; ticked rows get theirs begun."""
    submission = get_subject(request, Submission, pk, "submission.view")
    tried = attempt_each(request, BEGIN) if request.method == "POST" else None
    rows = nominating.nominations().filter(submission=submission).order_by("ordinal")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    reports = queries.reports().filter(nomination__in=[row.pk for row in page])
    now = {one.report.nomination_id: one for one in queries.standings(reports).values()}
    context = {
        "submission": submission,
        "page": page,
        "rows": [_row(row, now.get(row.pk)) for row in page],
        "results": {key: r.reasons for key, r in tried.results.items()} if tried else {},
        "may_begin": not scope(actor(request), BEGIN).empty and submission.state in ("draft", "received"),
        "specimen": submission.illustrative,
    }
    return render(request, "dossiers/listed.html", context)


def _row(row: Nomination, now: Standing | None) -> RowReport:
    return RowReport(row, None) if now is None else RowReport(row, now.report, *now.required)


@signed_in
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """A report as a task list of short pages, how far it is, and what else can be done."""
    shown = found(request, pk)
    now = queries.standing(shown)
    last = max(now.texts.values(), key=lambda text: text.written_at, default=None)
    writing = ("achievement_report.finish", "achievement_report.reopen")
    row = shown.nomination
    context = {
        "report": shown,
        "now": now,
        "tasks": _tasks(now),
        "answered": now.required[0],
        "required": now.required[1],
        "missing": _missing(now),
        "last": last,
        "last_section": _holding(now, last.field) if last is not None else "",
        "beside": [(one, _label(now, one.field)) for one in shown.beside.all()],
        "status": row_status(shown.book, form_books.form_row(now.form.code)),
        "newer": queries.newer(shown, row.submission.received_on or clock.today()),
        "offers": [o for o in timely_offers(request, shown) if o.act.name in writing],
        "timeline": timeline(("achievement_report", shown.pk)),
        "specimen": shown.illustrative,
    }
    return render(request, "dossiers/report.html", context)


def _tasks(now: Standing) -> list[dict[str, Any]]:
    tasks = []
    for section, state in zip(now.book.sections_of(now.form), now.states, strict=True):
        begun = "doing" if state.answered else "todo"
        tasks.append(
            {
                "title": said(section.title),
                "url": reverse("dossiers:section", args=[now.report.pk, section.code]),
                "state": "error" if state.faults else "done" if state.done and state.answered else begun,
                "hint": _("%(answered)s/%(fields)s mục đã viết") % {"answered": state.answered, "fields": state.fields},
            }
        )
    return tasks


def _missing(now: Standing) -> list[tuple[str, str]]:
    """The required fields still empty, each with the address where it is written."""
    return [
        (said(field.label), reverse("dossiers:section", args=[now.report.pk, state.code]) + f"#f.{field.code}")
        for state in now.states
        for field in state.empty
    ]


def _holding(now: Standing, field: str) -> str:
    sections = now.book.sections_of(now.form)
    return next((s.code for s in sections if field in {f.code for f in s.fields}), "")


def _label(now: Standing, code: str) -> str:
    field = now.book.fields_of(now.form).get(code)
    return said(field.label) if field is not None else code


@signed_in
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a row's report: choose the form, the one that fits best first."""
    row = get_subject(request, Nomination, pk, "nomination.view")
    made = AchievementReport.objects.filter(nomination=row).first()
    if made is not None:
        return redirect("dossiers:report", made.pk)
    tried = attempt(request, BEGIN, row)
    if tried.outcome is not None:
        return redirect("dossiers:report", tried.outcome.subject_id)
    edition, forms = queries.forms_for(row, row.submission.received_on or clock.today())
    context = {
        "row": row,
        "tried": tried,
        "book": edition,
        "forms": [(form, row_status(edition, form_books.form_row(form.code))) for form in forms] if edition else [],
        "specimen": row.illustrative,
    }
    return render(request, "dossiers/begin.html", context, status=tried.status)


@signed_in
def carry_over(request: HttpRequest, pk: int) -> HttpResponse:
    """What the newer form would hold of this report, and what does not fit; then taking it."""
    shown = found(request, pk)
    tried = attempt(request, "achievement_report.carry_over", shown)
    if tried.done:
        messages.success(request, _("Đã chuyển sang mẫu mới. Những gì không chuyển được vẫn nằm trong các bản trước."))
        return redirect("dossiers:report", pk)
    found_newer = queries.newer(shown, shown.nomination.submission.received_on or clock.today())
    context: Mapping[str, Any] = {"report": shown, "tried": tried, "newer": found_newer}
    if found_newer is not None:
        edition, form = found_newer
        now, book = queries.standing(shown), form_books.value(edition)
        carried = carry(now.book, now.form, book, form, now.answers)
        fresh = [said(book.fields_of(form)[code].label) for code in carried.fresh]
        context = {**context, "carried": carried, "fresh": fresh, "form": form, "edition": edition}
    return render(request, "dossiers/carry_over.html", context, status=tried.status)


@signed_in
def as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as it would be printed now."""
    return report_files.as_pdf(found(request, pk))


@signed_in
def as_word(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as a Word file."""
    return report_files.as_word(found(request, pk))
