"""Pages of reports owed by units, requests for more time, and the mid-year report as a workbook and as a paper."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base import clock
from backend.base.scopes import visible
from backend.reform import midyear
from backend.reform.models import ReportCall, TaskExtension, UnitReport
from backend.rest.actors import actor
from backend.web.formats import moment
from backend.web.pages import create_view, get_subject, offers_for, signed_in
from permissions.check import scope
from workflows.lifecycles.unit_report import PERIOD_LABELS, ReportPeriod

PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
def calls(request: HttpRequest) -> HttpResponse:
    """Calls for reports with how many were sent, and what my unit still owes."""
    today = clock.today()
    rows = visible(ReportCall.objects.select_related("unit"), actor(request), "report_call.view").annotate(
        owing=Count("reports", filter=~Q(reports__state="waived")),
        sent=Count("reports", filter=Q(reports__first_sent_on__isnull=False)),
        late=Count("reports", filter=Q(reports__first_sent_on__gt=F("closes_on"))),
    )
    page = Paginator(rows.order_by("-closes_on", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    owed = visible(UnitReport.objects.select_related("call", "unit"), actor(request), "unit_report.send")
    owed = owed.filter(state__in=("owed", "returned")).order_by("call__closes_on")[:PER_PAGE]
    context = {
        "page": page,
        "rows": [(row, PERIOD_LABELS[ReportPeriod(row.period)]) for row in page],
        "owed": [(row, row.days_late(today)) for row in owed],
        "may_call": not scope(actor(request), "report_call.open").empty,
    }
    return render(request, "reform/calls.html", context)


@signed_in
def new_call(request: HttpRequest) -> HttpResponse:
    """Ask units for a report."""
    return create_view(request, "report_call.open", after=lambda pk: reverse("reform:call", args=[pk]))


@signed_in
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """One call: what is asked, and unit by unit what came, when, how late."""
    found = get_subject(request, ReportCall, pk, "report_call.view")
    today = clock.today()
    rows = visible(UnitReport.objects.filter(call=found), actor(request), "unit_report.view")
    reports = [(row, row.days_late(today)) for row in rows.select_related("unit", "call").order_by("unit__name")]
    sent = [row for row, _late in reports if row.first_sent_on]
    context = {
        "call": found,
        "period": PERIOD_LABELS[ReportPeriod(found.period)],
        "rows": reports,
        "sent": len(sent),
        "owing": sum(row.state != "waived" for row, _late in reports),
        "late": sum(bool(late) for _row, late in reports),
        "specimen": found.illustrative,
    }
    return render(request, "reform/call.html", context)


@signed_in
def unit_report(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit's report: what it says, the counts of its sending, what may be done."""
    found = get_subject(request, UnitReport, pk, "unit_report.view")
    late = found.days_late(clock.today())
    facts = [
        (_("Đơn vị báo cáo"), found.unit),
        (_("Cơ quan yêu cầu"), found.call.unit),
        (_("Hạn gửi"), moment(found.call.closes_on)),
        (_("Gửi lần đầu"), moment(found.first_sent_on)),
        (_("Gửi lần cuối"), moment(found.last_sent_on)),
        (_("Chậm"), _("%(n)d ngày") % {"n": late} if late else _("không")),
    ]
    context = {
        "report": found,
        "facts": facts,
        "offers": offers_for(request, found),
        "events": timeline(("unit_report", found.pk)),
        "specimen": found.call.illustrative,
    }
    return render(request, "reform/unit_report.html", context)


@signed_in
def extensions(request: HttpRequest) -> HttpResponse:
    """Requests for more time, open ones first."""
    rows = visible(TaskExtension.objects.select_related("task__lead_unit"), actor(request), "task_extension.view")
    page = Paginator(rows.order_by("state", "-asked_on", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "reform/extensions.html", {"page": page})


@signed_in
def midyear_xlsx(request: HttpRequest) -> HttpResponse:
    """The mid-year report as a workbook."""
    found = midyear.report_for(request)
    if found is None:
        return HttpResponseBadRequest(_("Năm, ngày hoặc cách nhóm không hợp lệ."))
    return _file(midyear.workbook(found), XLSX, f"so-ket-{found.on:%Y%m%d}.xlsx")


@signed_in
def midyear_pdf(request: HttpRequest) -> HttpResponse:
    """The mid-year report as a paper to be signed."""
    found = midyear.report_for(request)
    if found is None:
        return HttpResponseBadRequest(_("Năm, ngày hoặc cách nhóm không hợp lệ."))
    return _file(midyear.paper(found), "application/pdf", f"so-ket-{found.on:%Y%m%d}.pdf")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
