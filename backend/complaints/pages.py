"""Pages of complaints: the list, entering one, one with its way, limits and settlements."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base import clock
from backend.complaints.models import Complaint, Settlement
from backend.complaints.queries import seen
from backend.papers.serving import answer
from backend.rest.actors import actor
from backend.web.formats import moment
from backend.web.pages import create_view, signed_in, timely_offers
from permissions.check import scope
from workflows.engine import Label
from workflows.lifecycles.complaint import OPEN
from workflows.lifecycles.complaint import ComplaintState as S
from workflows.rules.complaints import Step, late_to_complain, late_to_complain_again, limits

PER_PAGE = 40
STEPS = {
    Step.COMPLAIN: Label("Thời hiệu khiếu nại", "To complain"),
    Step.ACCEPT: Label("Thụ lý", "To accept"),
    Step.FIRST: Label("Giải quyết lần đầu", "First decision"),
    Step.AGAIN: Label("Thời hiệu khiếu nại lần hai", "To complain a second time"),
    Step.SECOND: Label("Giải quyết lần hai", "Second decision"),
    Step.SEND: Label("Gửi quyết định giải quyết", "To send the decision"),
}


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Every complaint in the reader's hands, the nearest day due first."""
    me = actor(request)
    if scope(me, "complaint.view").empty:
        raise PermissionDenied
    rows = sorted(seen(me), key=lambda row: (row.due_on is None, row.due_on or row.received_on, row.pk))
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")), "today": clock.today(),
        "may_receive": not scope(me, "complaint.receive").empty, "limits": _limits(clock.today()),
    }  # fmt: skip
    return render(request, "complaints/home.html", context)


def _limits(day: Any) -> list[dict[str, Any]]:
    return [{"title": STEPS[step], "limit": limit} for step, limit in limits(day).items()]


@signed_in
def receive(request: HttpRequest) -> HttpResponse:
    """Enter a complaint."""
    return create_view(request, "complaint.receive", after=lambda pk: reverse("complaints:complaint", args=[pk]))


@signed_in
def complaint(request: HttpRequest, pk: int) -> HttpResponse:
    """One complaint."""
    row = get_object_or_404(seen(actor(request)), pk=pk)
    upheld = row.settlements.exclude(outcome="rejected").exists()
    context = {
        "complaint": row, "facts": _facts(row), "offers": timely_offers(request, row),
        "limits": _limits(row.received_on),
        "settlements": row.settlements.select_related("paper"), "events": timeline(("complaint", row.pk)),
        "late": row.due_on is not None and row.due_on < clock.today(), "upheld": upheld,
        "too_late": late_to_complain(row.known_on, row.received_on), "open": row.state in OPEN, "next": _next(row),
        "too_late_again": _too_late_again(row),
    }  # fmt: skip
    return render(request, "complaints/complaint.html", context)


def _too_late_again(row: Complaint) -> bool:
    """Whether the time of a second complaint has passed, for one that came or that may come today."""
    if row.first_sent_on is not None and row.again_on is not None:
        return row.state in OPEN and late_to_complain_again(row.first_sent_on, row.again_on)
    return row.state == S.DECIDED and row.sent_on is not None and late_to_complain_again(row.sent_on, clock.today())


def _facts(row: Complaint) -> list[tuple[str, Any]]:
    shown: list[tuple[str, Any]] = [
        (_("Quyết định bị khiếu nại"), row.decision),
        (_("Trường hợp liên quan"), row.nomination.nominee_name if row.nomination else None),
        (_("Khiếu nại về"), row.get_against_display()),
        (_("Người khiếu nại"), row.complainant),
        (_("Nội dung"), row.content),
        (_("Ngày biết quyết định"), moment(row.known_on)),
        (_("Ngày nhận đơn"), moment(row.received_on)),
        (_("Hạn hiện nay"), moment(row.due_on) if row.due_on else None),
        (_("Thời hạn chưa xác nhận, áp dụng vì"), row.adopted_reason),
        (_("Đơn đến sau thời hiệu, thụ lý vì trở ngại"), row.obstacle),
        (_("Người xác minh"), row.verifier),
        (_("Kết quả xác minh"), row.findings),
        (_("Lý do"), row.reason),
        (_("Đã gửi quyết định giải quyết lần đầu"), moment(row.first_sent_on) if row.first_sent_on else None),
        (_("Ngày khiếu nại lần hai"), moment(row.again_on) if row.again_on else None),
        (_("Đã gửi quyết định giải quyết"), moment(row.sent_on) if row.sent_on else None),
    ]
    return [(term, value) for term, value in shown if value]


def _next(row: Complaint) -> str:
    """What happens next and by whom, in one sentence; empty when nothing does."""
    found = bool(row.findings)
    steps = {
        S.RECEIVED: _("người thụ lý xem đơn, rồi thụ lý hoặc không thụ lý kèm lý do."),
        S.ACCEPTED: _("giao người xác minh không dự thảo, không ký quyết định khen này."),
        S.VERIFYING: _("người có thẩm quyền chưa ký quyết định khen này quyết định giải quyết lần đầu.")
        if found else _("người xác minh ghi kết quả xác minh."),
        S.DECIDED: _("chờ; nếu người khiếu nại không đồng ý thì ghi khiếu nại lần hai.")
        if row.sent_on else _("gửi quyết định giải quyết cho người khiếu nại."),
        S.AGAIN: _("người có thẩm quyền khác với lần đầu quyết định giải quyết lần hai.")
        if found else _("xác minh lại và ghi kết quả."),
        S.DECIDED_AGAIN: "" if row.sent_on else _("gửi quyết định giải quyết cho người khiếu nại."),
    }  # fmt: skip
    return steps.get(S(row.state), "")


@signed_in
def paper(request: HttpRequest, pk: int, instance: int) -> HttpResponse:
    """The decision about the complaint as PDF."""
    row = get_object_or_404(seen(actor(request)), pk=pk)
    found = get_object_or_404(Settlement.objects.select_related("paper"), complaint=row, instance=instance)
    return answer(request, found.paper, f"quyet-dinh-giai-quyet-{row.pk}-{instance}", inline=True)
