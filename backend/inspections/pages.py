"""Pages of inspections: plans, one inspection, one finding, notices of delay, and what the public sees."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.inspections.models import DelayNotice, Finding, Inspection, InspectionPlan
from backend.inspections.queries import named_on, overdue, persons_for, published, seen
from backend.rest.actors import actor
from backend.web.formats import moment
from backend.web.pages import create_view, get_subject, signed_in, timely_offers
from permissions.check import scope
from workflows.lifecycles.finding import SEVERITIES, Severity


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Plans, inspections in reach, overdue remedies."""
    me = actor(request)
    context = {
        "plans": visible(InspectionPlan.objects.all(), me, "inspection_plan.view").select_related("body")[:50],
        "inspections": seen(me).order_by("-begins_on", "-pk")[:100],
        "overdue": overdue(visible(Finding.objects.all(), me, "finding.view"), clock.today())[:50],
        "may_plan": not scope(me, "inspection_plan.create").empty,
        "may_name": not scope(me, "delay_notice.view").empty,
    }
    return render(request, "inspections/home.html", context)


@signed_in
def create_plan(request: HttpRequest) -> HttpResponse:
    """Draft a yearly plan."""
    return create_view(request, "inspection_plan.create", after=lambda pk: reverse("inspections:plan", args=[pk]))


@signed_in
def create(request: HttpRequest) -> HttpResponse:
    """Add an inspection."""
    return create_view(request, "inspection.create", after=lambda pk: reverse("inspections:inspection", args=[pk]))


@signed_in
def create_notice(request: HttpRequest) -> HttpResponse:
    """Draft a notice of delay."""
    return create_view(request, "delay_notice.create", after=lambda pk: reverse("inspections:notice", args=[pk]))


@signed_in
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan with its inspections."""
    found = get_subject(request, InspectionPlan, pk, "inspection_plan.view")
    context = {
        "plan": found,
        "inspections": found.inspections.select_related("unit"),
        "offers": timely_offers(request, found),
        "may_add": found.state != "closed" and not scope(actor(request), "inspection.create").empty,
        "specimen": found.illustrative,
    }
    return render(request, "inspections/plan.html", context)


def _facts(row: Inspection, inside: bool) -> list[tuple[str, Any]]:
    found = [
        (_("Cơ quan kiểm tra"), row.body),
        (_("Đơn vị được kiểm tra"), row.unit),
        (_("Hình thức"), _("có thông báo trước") if row.announced else _("đột xuất")),
        (_("Thời gian"), f"{moment(row.begins_on)} – {moment(row.ends_on)}"),
        (_("Thông báo"), row.notice or "–"),
    ]
    if inside:
        found.append((_("Theo kế hoạch"), row.plan or _("ngoài kế hoạch")))
    if row.concluded_on:
        found.append((_("Kết luận"), f"{row.document}, {row.concluded_by}, {moment(row.concluded_on)}"))
    return found


@signed_in
def inspection(request: HttpRequest, pk: int) -> HttpResponse:
    """One inspection: team, findings, conclusion, remedies; the unit sees its own without the draft conclusion."""
    me = actor(request)
    found = get_object_or_404(seen(me), pk=pk)
    inside = visible(Inspection.objects.filter(pk=pk), me, "inspection.view").exists()
    findings = found.findings.select_related("task", "inspection__unit").prefetch_related("inspection__team")
    context = {
        "inspection": found,
        "inside": inside,
        "facts": _facts(found, inside),
        "team": found.team.select_related("person"),
        "findings": [(row, SEVERITIES[Severity(row.severity)]) for row in findings],
        "persons": list(persons_for(me, found)),
        "offers": timely_offers(request, found) if inside else [],
        "concluded": found.concluded_on is not None,
        "events": timeline(("inspection", found.pk)) if inside else [],
        "specimen": found.illustrative,
    }
    return render(request, "inspections/inspection.html", context)


@signed_in
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding: evidence, explanation, remedy."""
    found = get_subject(request, Finding, pk, "finding.view")
    me, row = actor(request), found
    proof = f"{row.evidence}{', ' if row.page_reference else ''}{row.page_reference}"
    facts = [
        (_("Mức độ"), said(SEVERITIES[Severity(row.severity)])),
        (_("Lĩnh vực, tiêu chí"), " ".join(filter(None, (row.area, row.leaf))) or "–"),
        (_("Tài liệu chứng minh"), proof),
        (_("Giải trình của đơn vị"), row.explanation or _("chưa có")),
    ]
    context = {
        "finding": found,
        "facts": facts,
        "persons": list(persons_for(me, found.inspection).filter(finding=found)),
        "offers": timely_offers(request, found),
        "events": timeline(("finding", found.pk)),
        "specimen": found.inspection.illustrative,
    }
    return render(request, "inspections/finding.html", context)


@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    """The body's notices of delay, drafts too."""
    me = actor(request)
    if scope(me, "delay_notice.view").empty:
        raise PermissionDenied
    rows = visible(DelayNotice.objects.select_related("unit", "body"), me, "delay_notice.view")[:200]
    may = not scope(me, "delay_notice.create").empty
    return render(request, "inspections/notices.html", {"rows": rows, "may_draft": may, "today": clock.today()})


@signed_in
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice of delay."""
    found = get_subject(request, DelayNotice, pk, "delay_notice.view")
    facts = [
        (_("Đơn vị"), found.unit),
        (_("Việc chậm trễ"), found.matter),
        (_("Hạn đã quá"), moment(found.missed_on)),
        (_("Căn cứ"), found.basis),
        (_("Thời gian công khai"), f"{moment(found.shown_from)} – {moment(found.shown_to)}"),
        (_("Văn bản, người ký"), f"{found.document} – {found.signed_by}" if found.signed_by else _("chưa ký")),
        (_("Lý do gỡ, bỏ"), found.reason or "–"),
    ]
    context = {
        "notice": found,
        "facts": facts,
        "offers": timely_offers(request, found),
        "events": timeline(("delay_notice", found.pk)),
        "specimen": found.illustrative,
    }
    return render(request, "inspections/notice.html", context)


@signed_in
def published_conclusion(request: HttpRequest, pk: int) -> HttpResponse:
    """What was made public of a conclusion, and nothing else of the inspection."""
    if not scope(actor(request), "inspection.view_published").everything:
        raise PermissionDenied
    found = get_object_or_404(published(), pk=pk)
    return render(request, "inspections/published.html", {"inspection": found, "specimen": found.illustrative})


def named(request: HttpRequest) -> HttpResponse:
    """The public list: units named for delay today; never a person."""
    rows = list(named_on(clock.today()))
    context = {"rows": rows, "today": clock.today(), "specimen": any(row.illustrative for row in rows)}
    return render(request, "inspections/named.html", context)
