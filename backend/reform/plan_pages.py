"""Pages of documents and plans: what rests on what, the tree of plans, one plan with its tasks, changes and counts."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base import clock
from backend.base.scopes import visible
from backend.reform.models import Document, Plan
from backend.reform.queries import counted_once, group, listed
from backend.rest.actors import actor
from backend.web.formats import say
from backend.web.pages import create_view, get_subject, offers_for, signed_in
from permissions.check import scope
from workflows.lifecycles.plan import PLAN_KINDS, PlanKind

PER_PAGE = 50


@signed_in
def documents(request: HttpRequest) -> HttpResponse:
    """Documents, newest first, each with what it rests on."""
    words = request.GET.get("q", "")[:100].strip()
    rows = visible(Document.objects.select_related("based_on"), actor(request), "document.view")
    if words:
        rows = rows.filter(Q(number__icontains=words) | Q(title__icontains=words) | Q(issuer__icontains=words))
    rows = rows.annotate(many_tasks=Count("tasks", distinct=True), many_plans=Count("plans", distinct=True))
    page = Paginator(rows.order_by("-issued_on", "number"), PER_PAGE).get_page(request.GET.get("page"))
    may_create = not scope(actor(request), "document.create").empty
    return render(request, "reform/documents.html", {"page": page, "q": words, "may_create": may_create})


@signed_in
def new_document(request: HttpRequest) -> HttpResponse:
    """Record a document."""
    return create_view(request, "document.create", after=lambda pk: reverse("reform:document", args=[pk]))


@signed_in
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: its grounds upwards, what rests on it, plans and tasks it set."""
    found = get_subject(request, Document, pk, "document.view")
    grounds: list[Document] = []
    above = found.based_on
    while above is not None and len(grounds) < 12:
        grounds.append(above)
        above = above.based_on
    facts = [
        (_("Số, ký hiệu"), found.number),
        (_("Cơ quan ban hành"), found.issuer),
        (_("Loại văn bản"), found.document_kind),
        (_("Đơn vị lưu giữ"), found.unit or "–"),
    ]
    context = {
        "document": found,
        "facts": facts,
        "grounds": grounds,
        "offers": offers_for(request, found),
        "followed": found.followed_by.order_by("issued_on")[:PER_PAGE],
        "plans": found.plans.order_by("code"),
        "tasks": visible(found.tasks.order_by("code"), actor(request), "reform_task.view")[:PER_PAGE],
        "events": timeline(("document", found.pk)),
        "specimen": found.illustrative,
    }
    return render(request, "reform/document.html", context)


@signed_in
def plans(request: HttpRequest) -> HttpResponse:
    """The tree of plans, from the plan of several years down to the units'."""
    given = request.GET.get("year", "")
    year = int(given) if given.isdecimal() and len(given) == 4 else None
    rows = visible(Plan.objects.select_related("unit", "document"), actor(request), "plan.view")
    if year:
        rows = rows.filter(year_from__lte=year, year_to__gte=year)
    live = ~Q(tasks__state="stopped")
    rows = rows.annotate(many=Count("tasks", filter=live), done=Count("tasks", filter=Q(tasks__state="done")))
    below: dict[int | None, list[Plan]] = defaultdict(list)
    known = {row.pk: row for row in rows.order_by("year_from", "code")}
    for row in known.values():
        below[row.parent_id if row.parent_id in known else None].append(row)
    tree = [_branch(row, below) for row in below[None]]
    may_create = not scope(actor(request), "plan.create").empty
    return render(request, "reform/plans.html", {"tree": tree, "year": year or "", "may_create": may_create})


def _branch(plan: Plan, below: dict[int | None, list[Plan]]) -> dict[str, Any]:
    return {
        "plan": plan,
        "kind": PLAN_KINDS[PlanKind(plan.plan_kind)],
        "below": [_branch(row, below) for row in below[plan.pk]],
    }


@signed_in
def new_plan(request: HttpRequest) -> HttpResponse:
    """Draft a plan."""
    return create_view(request, "plan.create", after=lambda pk: reverse("reform:plan", args=[pk]))


@signed_in
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan: where it stands in the tree, its tasks, its changes, the counts kept of it."""
    found = get_subject(request, Plan, pk, "plan.view")
    today = clock.today()
    mine = visible(counted_once(listed().filter(plan=found)), actor(request), "reform_task.view")
    rows = list(mine.order_by("code"))
    whole = group(found.code, rows, today)
    facts = [
        (_("Cấp kế hoạch"), say(PLAN_KINDS[PlanKind(found.plan_kind)])),
        (_("Thuộc kế hoạch"), found.parent or "–"),
        (_("Văn bản ban hành"), found.document or _("chưa có")),
        (_("Đơn vị có kế hoạch"), found.unit),
        (
            _("Thời gian"),
            f"{found.year_from} – {found.year_to}" if found.year_to > found.year_from else found.year_from,
        ),
    ]
    context = {
        "plan": found,
        "facts": facts,
        "whole": whole,
        "stands": [*whole.slow, *(s for s in whole.stands if not s.slow)],
        "children": found.children.order_by("code"),
        "changes": found.changes.select_related("document").prefetch_related("lines__task").order_by("-pk"),
        "snapshots": found.snapshots.all(),
        "offers": offers_for(request, found),
        "events": timeline(("plan", found.pk)),
        "specimen": found.illustrative,
    }
    return render(request, "reform/plan.html", context)
