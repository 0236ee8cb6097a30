"""Pages of reform: the room's home, the list of tasks, one task, assigning a task, the summary at a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.audit.queries import timeline
from backend.base import clock
from backend.base.scopes import visible, within
from backend.organisation.models import Person, Unit
from backend.reform.assigning import assign_attempt
from backend.reform.midyear import filters_for, report
from backend.reform.models import ReformTask
from backend.reform.queries import (
    WORKED_ON,
    Stand,
    listed,
    stand,
    tasks_of,
    waiting_for_confirmation,
    waiting_for_grade,
)
from backend.rest.actors import actor
from backend.web.formats import say
from backend.web.pages import get_subject, offers_for, signed_in
from permissions.check import scope
from workflows.lifecycles.reform_task import KIND_LABELS, TaskKind

PER_PAGE = 50
FLAGS = (
    ("", gettext_lazy("– tất cả –")),
    ("slow", gettext_lazy("Quá hạn chưa xong")),
    ("soon", gettext_lazy("Sắp hoặc đã quá hạn")),
    ("not_started", gettext_lazy("Chưa triển khai")),
    ("in_progress", gettext_lazy("Đang thực hiện")),
    ("done", gettext_lazy("Hoàn thành")),
    ("stopped", gettext_lazy("Dừng, điều chỉnh")),
    ("unconfirmed", gettext_lazy("Báo cáo hoàn thành, chờ xác nhận")),
    ("continuing", gettext_lazy("Nhiệm vụ thường xuyên")),
    ("arising", gettext_lazy("Nhiệm vụ phát sinh")),
    ("ungraded", gettext_lazy("Hoàn thành, chờ đánh giá")),
)


class Filters(forms.Form):
    """What the list is narrowed to; an unreadable filter narrows nothing and says so."""

    q = forms.CharField(required=False, max_length=100, label=gettext_lazy("Mã hoặc nội dung"))
    year = forms.IntegerField(required=False, min_value=2000, max_value=2100, label=gettext_lazy("Năm"))
    unit = forms.ModelChoiceField(Unit.objects.none(), required=False, label=gettext_lazy("Đơn vị chủ trì"))
    area = forms.CharField(required=False, max_length=40, label=gettext_lazy("Lĩnh vực hoặc mã tiêu chí"))
    flag = forms.ChoiceField(choices=FLAGS, required=False, label=gettext_lazy("Tình trạng"))

    def __init__(self, data: Any, units: QuerySet[Unit]) -> None:
        super().__init__(data)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = units


def _units(request: HttpRequest) -> QuerySet[Unit]:
    return within(Unit.objects.order_by("name"), scope(actor(request), "reform_task.view"))


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The room: what is in it, and how the tasks of the year stand."""
    today = clock.today()
    rows = visible(ReformTask.objects.filter(year=today.year), actor(request), "reform_task.view")
    slow = rows.filter(state__in=WORKED_ON, deadline__lt=today)
    counts = {"total": rows.count(), "done": rows.filter(state="done").count(), "slow": slow.count()}
    return render(request, "reform/home.html", {"counts": counts, "year": today.year})


def _narrowed(rows: QuerySet[ReformTask], asked: dict[str, Any], today: date) -> QuerySet[ReformTask]:
    words, area = asked.get("q") or "", asked.get("area") or ""
    if words:
        rows = rows.filter(title__icontains=words) | rows.filter(code__icontains=words)
    if area:
        rows = rows.filter(area=area) | rows.filter(leaf=area) | rows.filter(leaf__startswith=f"{area}.")
    if asked.get("year"):
        rows = rows.filter(year=asked["year"])
    if asked.get("unit"):
        rows = rows.filter(lead_unit=asked["unit"])
    flag = asked.get("flag") or ""
    if flag in ("continuing", "arising"):
        return rows.filter(task_kind=flag)
    if flag == "unconfirmed":
        return waiting_for_confirmation(rows)
    if flag == "ungraded":
        return waiting_for_grade(rows)
    if flag in ("slow", "soon"):
        until = today - timedelta(days=1) if flag == "slow" else today + timedelta(days=14)
        return rows.filter(state__in=WORKED_ON, deadline__lte=until)
    return rows.filter(state=flag) if flag else rows


@signed_in
def tasks(request: HttpRequest) -> HttpResponse:
    """The tasks in scope, narrowed, each with its state and flag of today."""
    filters, today = Filters(request.GET, _units(request)), clock.today()
    asked = filters.cleaned_data if filters.is_valid() else {}
    rows = _narrowed(visible(listed(), actor(request), "reform_task.view"), asked, today)
    page = Paginator(rows.order_by(F("deadline").asc(nulls_last=True), "code"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    shown: list[Stand] = [stand(row, today) for row in page]
    may_assign = not scope(actor(request), "reform_task.create").empty
    context = {"filters": filters, "page": page, "rows": shown, "may_assign": may_assign}
    context["sheet_year"] = asked.get("year") or today.year
    return render(request, "reform/tasks.html", context)


@signed_in
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: what is asked, who answers for it, what was reported and proved, what may be done now."""
    get_subject(request, ReformTask, pk, "reform_task.view")
    found = listed().get(pk=pk)
    document, today, who = found.document, clock.today(), actor(request)
    facts = [
        (_("Văn bản giao nhiệm vụ"), document),
        (_("Căn cứ văn bản"), document.based_on or "–"),
        (_("Đơn vị chủ trì"), found.lead_unit),
        (_("Phòng phụ trách"), found.division or "–"),
        (_("Đơn vị phối hợp"), ", ".join(unit.name for unit in found.cooperating_units.all()) or "–"),
        (_("Sản phẩm"), found.product or "–"),
        (_("Loại nhiệm vụ"), say(KIND_LABELS[TaskKind(found.task_kind)])),
        (_("Thuộc kế hoạch"), found.plan or "–"),
        (_("Giao xuống từ"), found.parent_task or "–"),
        (_("Tính vào tiêu chí"), found.leaf or "–"),
        (_("Năm"), found.year),
    ]
    context = {
        "task": found,
        "stand": stand(found, today),
        "facts": facts,
        "below": [stand(row, today) for row in visible(listed().filter(parent_task=found), who, "reform_task.view")],
        "extensions": found.extensions.all(),
        "offers": offers_for(request, found),
        "events": timeline(("reform_task", found.pk)),
        "specimen": found.illustrative,
    }
    return render(request, "reform/task.html", context)


@signed_in
def assign(request: HttpRequest) -> HttpResponse:
    """Assign a task: the unit first, then the task and the shares of its people."""
    units = within(Unit.objects.order_by("name"), scope(actor(request), "reform_task.create"))
    chosen = units.filter(pk=_number(request.POST.get("lead_unit") or request.GET.get("unit"))).first()
    if chosen is None:
        return render(request, "reform/assign_unit.html", {"units": units})
    tried = assign_attempt(request, chosen)
    if tried.made is not None:
        return redirect("reform:task", tried.made)
    return render(request, "reform/assign.html", {"tried": tried, "unit": chosen}, status=tried.status)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 19 else 0


@signed_in
def midyear(request: HttpRequest) -> HttpResponse:
    """Sơ kết: progress at a day by unit, division or area, with the names of what is not done."""
    filters = filters_for(request)
    found = report(filters.cleaned_data, request) if filters.is_valid() else None
    asked = request.GET.urlencode()
    return render(request, "reform/midyear.html", {"filters": filters, "report": found, "asked": asked})


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """The tasks where I am responsible, with my share of each."""
    today = clock.today()
    given = request.GET.get("year", "")
    year = int(given) if given.isdecimal() and len(given) == 4 else today.year
    me = Person.objects.filter(pk=actor(request).person_id or 0).first()
    rows = tasks_of(me, year, min(today, date(year, 12, 31))) if me is not None else []
    return render(request, "reform/mine.html", {"rows": rows, "year": year, "person": me})
