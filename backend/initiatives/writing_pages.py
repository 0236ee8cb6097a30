"""The short pages of an application: its parts with autosave, authors with shares, evidence."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.base.scopes import within
from backend.initiatives import drafts, queries
from backend.initiatives.models import Initiative
from backend.organisation.models import Unit
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import create_view, signed_in
from permissions.check import scope

PARTS: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    "ten": (gettext_lazy("Tên và loại giải pháp"), ("title", "field")),
    "van-de": (gettext_lazy("Vấn đề cần giải quyết"), ("problem",)),
    "giai-phap": (gettext_lazy("Nội dung giải pháp"), ("solution",)),
    "ap-dung": (gettext_lazy("Thời gian, nơi áp dụng"), ("applied_from", "applied_where")),
    "hieu-qua": (gettext_lazy("Hiệu quả"), ("effect", "saved_money", "saved_hours", "figures")),
}


@signed_in
def create(request: HttpRequest) -> HttpResponse:
    """Begin an application."""
    return create_view(request, "initiative.create", after=lambda pk: reverse("initiatives:initiative", args=[pk]))


def tasks(row: Initiative) -> list[dict[str, Any]]:
    """The pages of an application, in the order in which they are filled in."""
    kept = set(row.drafts.values_list("part", flat=True))
    found = [
        {
            "title": title,
            "url": reverse("initiatives:part", args=[row.pk, part]),
            "state": _state(row, part, names, kept),
            "hint": _("Có bản nháp chưa lưu") if part in kept else "",
        }
        for part, (title, names) in PARTS.items()
    ]
    authors, papers = list(row.authors.all()), row.papers.count()
    whole = sum((one.share for one in authors), start=0) == 100
    found.append(
        {
            "title": _("Tác giả và tỷ lệ đóng góp"), "url": reverse("initiatives:authors", args=[row.pk]),
            "state": "done" if whole else "error" if authors else "todo",
            "hint": ", ".join(one.name for one in authors),
        }
    )  # fmt: skip
    found.append(
        {
            "title": _("Tài liệu chứng minh"), "url": reverse("initiatives:papers", args=[row.pk]),
            "state": "done" if papers else "todo", "hint": _("%(n)s giấy tờ") % {"n": papers},
        }
    )  # fmt: skip
    return found


def _state(row: Initiative, part: str, names: tuple[str, ...], kept: set[str]) -> str:
    first = getattr(row, names[0])
    return "doing" if part in kept else "done" if first else "todo"


def _written(request: HttpRequest, pk: int) -> Initiative:
    found: Initiative = get_object_or_404(queries.seen(actor(request)), pk=pk)
    return found


@signed_in
def part(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """One part: what is typed is kept every few seconds for the person alone, and saved with the button."""
    if part not in PARTS:
        raise Http404
    found, me = _written(request, pk), actor(request)
    title, names = PARTS[part]
    if "draft" in request.POST:
        return HttpResponse(drafts.keep(found, me.person_id, part, names, request.POST), content_type="text/plain")
    draft = drafts.find(found, me.person_id, part)
    initial = {name: getattr(found, name) for name in names} | drafts.values(draft)
    tried = attempt(request, "initiative.edit", found, initial)
    if tried.done:
        drafts.drop(found, me.person_id, part)
        messages.success(request, _("Đã lưu."))
        return redirect(_after(pk, part))
    context = {
        "initiative": found,
        "title": title,
        "tried": tried,
        "fields": [tried.form[name] for name in names] if tried.form is not None else [],
        "draft_at": drafts.said_at(draft) if draft is not None and request.method == "GET" else "",
        "last": part == list(PARTS)[-1],
    }
    return render(request, "initiatives/part.html", context, status=tried.status)


def _after(pk: int, part: str) -> str:
    """The next part, after the last one the authors."""
    order = list(PARTS)
    at = order.index(part) + 1
    if at == len(order):
        return reverse("initiatives:authors", args=[pk])
    return reverse("initiatives:part", args=[pk, order[at]])


@signed_in
def authors(request: HttpRequest, pk: int) -> HttpResponse:
    """Who made it, with shares that must make 100."""
    found = _written(request, pk)
    tried = attempt(request, "initiative.set_author", found)
    if tried.done:
        messages.success(request, _("Đã ghi tác giả."))
        return redirect("initiatives:authors", pk)
    if tried.form is not None:
        field: Any = tried.form.fields["person"]
        units = within(Unit.objects.order_by(), scope(actor(request), "initiative.set_author")).values("pk")
        field.queryset = field.queryset.filter(unit__in=units).order_by("sort_key")
        field.label_from_instance = lambda person: f"{person.full_name} – {person.unit}"
    rows = list(found.authors.all())
    total = sum((row.share for row in rows), start=0)
    context = {"initiative": found, "tried": tried, "authors": rows, "total": total, "whole": total == 100}
    return render(request, "initiatives/authors.html", context, status=tried.status)


@signed_in
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """What proves application and effect, and adding one more."""
    found = _written(request, pk)
    tried = attempt(request, "initiative.attach", found)
    if tried.done:
        messages.success(request, _("Đã thêm tài liệu."))
        return redirect("initiatives:papers", pk)
    context = {"initiative": found, "tried": tried, "papers": found.papers.select_related("paper")}
    return render(request, "initiatives/papers.html", context, status=tried.status)
