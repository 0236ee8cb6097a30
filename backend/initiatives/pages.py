"""Pages that read initiatives: the room, one application, the register, its papers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base import clock
from backend.base.reasons import said
from backend.initiatives import queries
from backend.initiatives.models import Initiative, InitiativePaper
from backend.initiatives.serializers import label_of
from backend.initiatives.writing_pages import tasks
from backend.papers.serving import answer
from backend.rest.actors import actor
from backend.web.formats import moment, number
from backend.web.pages import signed_in, timely_offers
from backend.workbooks.writing import download, table
from permissions.check import scope
from workflows.rules.initiatives import FIELDS, SCOPES

WRITING = ("initiative.edit", "initiative.set_author", "initiative.remove_author", "initiative.attach")


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The room: how many stand where, what is at work, the meetings, and the way to the register."""
    me = actor(request)
    rows = queries.seen(me)
    context = {
        "counts": [(code, many) for code, many in queries.counts(rows).items() if many],
        "total": rows.count(),
        "rows": rows.exclude(state__in=("recognised", "not_recognised", "withdrawn", "annulled")).order_by("-pk")[:100],
        "closed": rows.filter(state__in=("not_recognised", "withdrawn", "annulled")).order_by("-pk")[:30],
        "unjudged": queries.unjudged(me)[:50],
        "sessions": queries.sessions(me)[:30],
        "recognised": queries.register(me).count(),
        "may_write": not scope(me, "initiative.create").empty,
        "may_plan": not scope(me, "initiative_session.create").empty,
    }
    return render(request, "initiatives/home.html", context)


def found_or_404(request: HttpRequest, pk: int) -> Initiative:
    """The application, if this reader may open it whole."""
    found: Initiative = get_object_or_404(queries.seen(actor(request)), pk=pk)
    return found


@signed_in
def initiative(request: HttpRequest, pk: int) -> HttpResponse:
    """One application whole for those who work on it; of a recognised one its line of the register for the others."""
    me = actor(request)
    found = queries.seen(me).filter(pk=pk).first()
    if found is None:
        line = get_object_or_404(queries.register(me), pk=pk)
        context = {"initiative": line, "facts": _public_facts(line), "specimen": line.illustrative}
        return render(request, "initiatives/recognised.html", context)
    offers = [o for o in timely_offers(request, found) if o.act.name not in WRITING]
    writing = found.lifecycle.wrong_state("initiative.edit", found.state) is None
    item = found.items.select_related("session").order_by("-pk").first()
    context = {
        "initiative": found,
        "tasks": tasks(found) if writing else [],
        "facts": _public_facts(found) + _facts(found),
        "authors": found.authors.all(),
        "papers": found.papers.select_related("paper"),
        "raised": found.raised.all(),
        "alike": queries.alike(found) if found.state in ("submitted", "in_review") else [],
        "item": item,
        "offers": offers,
        "raise_url": _raise_url(request, found),
        "events": timeline(("initiative", pk)),
        "specimen": found.illustrative,
    }
    return render(request, "initiatives/initiative.html", context)


def _raise_url(request: HttpRequest, found: Initiative) -> str:
    """Where an application for the next scope begins; empty when there is none or the reader may not write."""
    following = {"base": "province", "province": "national"}.get(found.scope)
    if found.state != "recognised" or following is None or scope(actor(request), "initiative.create").empty:
        return ""
    top = int(found.unit.path.split(".")[0])
    asked = f"unit={found.unit_id}&body={top}&field={found.field}&scope={following}&builds_on={found.pk}"
    return f"{reverse('initiatives:create')}?{asked}"


def _public_facts(row: Initiative) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = [
        (_("Đơn vị áp dụng"), row.unit),
        (_("Loại giải pháp"), said(label_of(FIELDS, row.field))),
        (_("Phạm vi"), said(label_of(SCOPES, row.scope))),
        (_("Cơ quan công nhận"), row.body),
    ]
    if row.decided_on is not None:
        found.append((_("Quyết định"), f"{row.decision_number}, {moment(row.decided_on)} – {row.decided_by}"))
    return found


def _facts(row: Initiative) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = [
        (_("Áp dụng từ ngày"), moment(row.applied_from)),
        (_("Nơi đã áp dụng"), row.applied_where or "–"),
        (
            _("Làm lợi mỗi năm"),
            _("%(n)s đồng") % {"n": number(row.saved_money)} if row.saved_money is not None else "–",
        ),
        (
            _("Tiết kiệm mỗi năm"),
            _("%(n)s giờ làm việc") % {"n": number(row.saved_hours)} if row.saved_hours is not None else "–",
        ),
        (_("Số liệu khác"), row.figures or "–"),
    ]
    if row.register_number:
        found.append((_("Số đến"), row.register_number))
    if row.reason:
        found.append((_("Lý do"), row.reason))
    return found


def _amount(words: str, value: Decimal | None) -> str:
    return words % {"n": number(value)} if value is not None else "–"


def _asked(request: HttpRequest) -> QuerySet[Initiative]:
    given = {name: request.GET.get(name, "") for name in ("q", "year", "scope", "field")}
    rows = queries.register(actor(request))
    return queries.searched(rows, given["q"], given["year"], given["scope"], given["field"])


@signed_in
def register(request: HttpRequest) -> HttpResponse:
    """The register of recognised initiatives, for everybody in the office."""
    rows = _asked(request)
    context = {
        "rows": rows[:200],
        "many": rows.count(),
        "scopes": SCOPES.items(),
        "fields": FIELDS.items(),
        "given": request.GET,
        "query": request.GET.urlencode(),
        "specimen": any(row.illustrative for row in rows[:200]),
    }
    return render(request, "initiatives/register.html", context)


@signed_in
def register_xlsx(request: HttpRequest) -> HttpResponse:
    """The register as it is filtered, as an Excel file."""
    heads = (
        _("Mã"), _("Tên sáng kiến"), _("Tác giả"), _("Đơn vị áp dụng"), _("Loại giải pháp"), _("Phạm vi"),
        _("Số quyết định"), _("Ngày quyết định"), _("Cơ quan công nhận"),
    )  # fmt: skip
    rows = (
        (
            row.code, row.title, "; ".join(f"{one.name} ({number(one.share)} %)" for one in row.authors.all()),
            row.unit.name, said(label_of(FIELDS, row.field)), said(label_of(SCOPES, row.scope)), row.decision_number,
            moment(row.decided_on) if row.decided_on else "", row.body.name,
        )
        for row in _asked(request)
    )  # fmt: skip
    above = _("Sổ sáng kiến được công nhận, in ngày %(day)s") % {"day": moment(clock.today())}
    return download(table(_("Sáng kiến"), heads, rows, above), "so-sang-kien.xlsx")


@signed_in
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes of a paper of an application."""
    link = get_object_or_404(InitiativePaper.objects.select_related("paper"), pk=pk)
    found_or_404(request, link.initiative_id)
    return answer(request, link.paper, f"tai-lieu-{pk}")


@signed_in
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision of recognition, for everybody who reads the register."""
    found = get_object_or_404(queries.register(actor(request)), pk=pk)
    if found.decision_paper is None:
        raise Http404
    return answer(request, found.decision_paper, f"quyet-dinh-{found.code}")
