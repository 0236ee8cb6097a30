"""Pages: my notices, everything overdue with a picture of who is blocking what, and the rules of reminding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.reminders import overdue as late
from backend.reminders.models import Matter, Notice, Rule
from backend.rest.actors import actor
from backend.web.deadlines import Deadline
from backend.web.formats import moment
from backend.web.pages import create_view, signed_in
from backend.workbooks.writing import download, table
from permissions.check import scope
from permissions.roles import LABELS, Role

PER_PAGE, BARS = 50, 15


@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    """What I was told, unread first; tick and say that it was read."""
    rows = visible(Notice.objects.select_related("spoken"), actor(request), "notice.view")
    page = Paginator(rows.order_by(F("read_at").desc(nulls_first=True), "-pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    offers = [{"act": "notice.read", "url": reverse("bulk-act", args=["notice.read"]), "main": False}]
    return render(request, "reminders/notices.html", {"page": page, "offers": offers, "today": clock.today()})


@signed_in
def overdue(request: HttpRequest) -> HttpResponse:
    """Everything past its day in the reader's scope: by kind, unit, role and round; as a picture and as Excel."""
    today = clock.today()
    every = late.overdue(actor(request), clock.now())
    shown = late.chosen(every, request.GET.dict())
    if "xlsx" in request.GET:
        return download(_book(shown, today), "qua-han.xlsx")
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    lines = [
        {"one": row.one, "matter": Matter(row.one.kind).label, "role": LABELS[Role(row.one.role)], "days": row.days}
        for row in late.counted(page, today)
    ]
    context = {
        "page": page, "lines": lines, "bars": _bars(shown), "all": len(shown),
        "choices": _choices(every), "asked": request.GET, "excel": _query(request),
    }  # fmt: skip
    return render(request, "reminders/overdue.html", context)


def _choices(rows: list[Deadline]) -> list[dict[str, Any]]:
    """What there is to choose from, in the rows before any choice."""
    titles = {
        "kind": _("Loại việc"), "owner": _("Đơn vị xử lý"), "role": _("Vai trò"), "unit": _("Đơn vị đề nghị"),
        "round": _("Đợt xét"),
    }  # fmt: skip
    words: dict[str, Callable[[str], str]] = {"kind": _matter, "role": _role}
    found = []
    for key, title in titles.items():
        values = sorted({getattr(one, late.FILTERS[key]) for one in rows} - {""})
        tell = words.get(key, str)
        found.append({"key": key, "title": title, "values": [(value, tell(value)) for value in values]})
    return found


def _matter(code: str) -> str:
    return str(Matter(code).label)


def _role(code: str) -> str:
    return said(LABELS[Role(code)])


def _bars(rows: list[Deadline]) -> list[dict[str, Any]]:
    """Who is blocking how much: most first."""
    return [{"role": LABELS[Role(role)], "unit": unit, "many": many} for unit, role, many in late.blocking(rows)[:BARS]]


def _query(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    asked["xlsx"] = "1"
    return asked.urlencode()


def _book(rows: list[Deadline], today: date) -> bytes:
    heads = (
        _("Loại việc"), _("Tập thể, cá nhân"), _("Đang ở bước"), _("Vai trò"), _("Đơn vị xử lý"), _("Đơn vị đề nghị"),
        _("Đợt xét"), _("Hạn"),
    )  # fmt: skip
    cells = [
        (str(Matter(one.kind).label), one.title, one.step, said(LABELS[Role(one.role)]), one.owner_unit, one.unit,
         one.round, one.due)
        for one in rows
    ]  # fmt: skip
    return table(_("Quá hạn"), heads, cells, above=_("Việc quá hạn đến ngày %(day)s") % {"day": moment(today)})


@signed_in
def rules(request: HttpRequest) -> HttpResponse:
    """Which rule tells whom and when, and how often each has spoken."""
    me = actor(request)
    if scope(me, "reminder_rule.view").empty:
        raise PermissionDenied
    rows = list(Rule.objects.all())
    context = {
        "rules": [row for row in rows if row.ended_at is None],
        "ended": [row for row in rows if row.ended_at is not None],
        "may_set": scope(me, "reminder_rule.set").everything,
    }
    return render(request, "reminders/rules.html", context)


@signed_in
def set_rule(request: HttpRequest) -> HttpResponse:
    """Set a rule."""
    if not scope(actor(request), "reminder_rule.set").everything:
        raise PermissionDenied
    return create_view(request, "reminder_rule.set", after=lambda _made: reverse("reminders:rules"))
