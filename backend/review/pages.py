"""Pages of the review: the reception desk, the list of what waits for me, one stage, supplements, what is late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.acts.offers import Offer
from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.catalogue.queries import awards_known, pack_for, pack_value
from backend.nominations.grounds import GROUNDS
from backend.nominations.models import Submission
from backend.nominations.presenting import RowView, row_views
from backend.nominations.queries import papers_of
from backend.organisation.names import fold
from backend.papers.models import PaperKind
from backend.rest.actors import actor
from backend.review.models import Stage
from backend.review.pinned import definition, process_at
from backend.review.queries import (
    RELATED,
    changes_for,
    council_opinions,
    letters_to_settle,
    mine,
    open_stages,
    overdue,
    stuck,
    supplements_for,
    to_receive,
)
from backend.review.reception import clock_row
from backend.web.attempts import attempt
from backend.web.formats import moment
from backend.web.pages import get_subject, offers_for, signed_in
from permissions.check import scope
from permissions.roles import LABELS, Role
from workflows.engine import Label
from workflows.labels import label

PER_PAGE = 40
SHOWN = (
    "nomination__frozen_score", "nomination__person__unit", "nomination__collective",
    "nomination__submission__prepared_by",
)  # fmt: skip
WORK_ACTS = (
    "stage.pass", "stage.request_supplement", "stage.refuse", "stage.return_not_eligible", "stage.send_back",
)  # fmt: skip
TABS = (
    ("review:work", gettext_lazy("Chờ tôi xét"), None),
    ("review:reception", gettext_lazy("Tiếp nhận"), {Role.RECEPTION_OFFICER}),
    ("review:letters", gettext_lazy("Chờ trình ký"), {Role.APPRAISER}),
    ("review:supplements", gettext_lazy("Bổ sung và trả lời"), {Role.PREPARER, Role.UNIT_HEAD}),
    ("review:overdue", gettext_lazy("Quá hạn"), None),
    ("review:stuck", gettext_lazy("Không ai xử lý được"), {Role.ADMINISTRATOR}),
)


def _room() -> str:
    try:
        return reverse("nominations:home")
    except NoReverseMatch:
        return ""


def _shared(request: HttpRequest) -> dict[str, Any]:
    roles = actor(request).roles()
    tabs = [
        {"url": reverse(name), "label": label, "current": reverse(name) == request.path}
        for name, label, only in TABS
        if only is None or only & roles
    ]
    return {"tabs": tabs, "home": _room()}


def _page(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


@signed_in
def reception(request: HttpRequest) -> HttpResponse:
    """Lists that wait at the desk: tick, one act, a result per row."""
    rows = to_receive(actor(request), clock.now()).annotate(rows=Count("nominations"))
    offers = [{"act": "submission.receive", "url": reverse("bulk-act", args=["submission.receive"])}]
    return render(request, "review/reception.html", _shared(request) | {"page": _page(request, rows), "offers": offers})


@signed_in
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    """The reception form with what the officer must see beside it."""
    submission = get_subject(request, Submission, pk, "submission.receive")
    tried = attempt(request, "submission.receive", submission)
    if tried.done:
        return _received(request, pk)
    pack = pack_for(clock.today(), submission.unit)
    awards = set(submission.nominations.values_list("award", flat=True))
    shown = [
        (_("Đợt xét"), submission.round),
        (_("Tờ trình"), f"{submission.letter_number}, {moment(submission.letter_date)}"),
        (_("Số trường hợp"), submission.nominations.count()),
        (_("Bộ quy định nếu tiếp nhận hôm nay"), pack.title if pack else "–"),
    ]
    context = {
        "submission": submission, "tried": tried, "reasons": tried.reasons or _closed(request, submission),
        "shown": shown, "papers": papers_of(submission), "clock": clock_row(pack_value(pack), awards) if pack else None,
        "url": request.path, "list_url": reverse("review:reception"),
    }  # fmt: skip
    return render(request, "review/receive.html", _shared(request) | context, status=tried.status)


def _received(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the desk, with the number that was given and the slip to hand out."""
    submission = Submission.objects.get(pk=pk)
    slip = papers_of(submission).filter(paper__kind=PaperKind.RECEIPT_SLIP).last()
    told = _("Đã tiếp nhận %(code)s: số đến %(number)s, ngày %(day)s.") % {
        "code": submission.code, "number": submission.register_number, "day": moment(submission.received_on),
    }  # fmt: skip
    link = reverse("nominations:paper", args=[slip.pk]) if slip else ""
    messages.success(request, format_html('{} <a href="{}">{}</a>', told, link, slip.paper.title) if slip else told)
    return redirect("review:reception")


def _closed(request: HttpRequest, submission: Submission) -> Iterable[Any]:
    found = {offer.act.name: offer.reasons for offer in offers_for(request, submission)}
    return found.get("submission.receive", ())


@signed_in
def work(request: HttpRequest) -> HttpResponse:
    """What waits for me, nearest date first: score, findings and place in the process on every row."""
    words = {
        "heading": _("Chờ tôi xét"), "nothing": _("Không có trường hợp nào chờ ông (bà) xét."),
        "later": _("Trường hợp mới xuất hiện ở đây khi đến bước của ông (bà)."),
    }  # fmt: skip
    return _worklist(request, mine(actor(request), clock.now()), WORK_ACTS, words)


@signed_in
def letters(request: HttpRequest) -> HttpResponse:
    """Cases past the council: the appraiser takes off the list whom the council did not pass, before the letter."""
    words = {
        "heading": _("Chờ trình ký"), "nothing": _("Không có trường hợp nào chờ trình ký."),
        "later": _("Trường hợp xuất hiện ở đây khi Hội đồng đã ký biên bản."),
    }  # fmt: skip
    rows = letters_to_settle(actor(request), clock.now())
    return _worklist(request, rows, ("stage.refuse", "stage.return_not_eligible"), words)


def _worklist(request: HttpRequest, every: QuerySet[Stage], acts: Iterable[str], words: dict[str, str]) -> HttpResponse:
    rows, q, step = every, request.GET.get("q", ""), request.GET.get("step", "")
    if q:
        rows = rows.filter(nomination__search_name__contains=fold(q))
    if step:
        rows = rows.filter(code=step)
    page = _page(request, rows.select_related(*SHOWN).order_by("due_on", "pk"))
    may = [act for act in acts if not scope(actor(request), act).empty]
    lines = _lines(request, list(page))
    context = {
        "page": page, "lines": lines, "q": q, "step": step, "steps": _steps(every),
        "award": _same(line["view"].award for line in lines), "ground": _same(line["view"].ground for line in lines),
        "title": _same(line["title"] for line in lines),
        "offers": [{"act": act, "url": reverse("bulk-act", args=[act])} for act in may],
    }  # fmt: skip
    return render(request, "review/work.html", _shared(request) | context | words)


def _same(labels: Iterable[Label]) -> Label | None:
    """What all rows have in common, to be said once above the list; None when they differ."""
    found = set(labels)
    return found.pop() if len(found) == 1 else None


def _steps(rows: QuerySet[Stage]) -> list[tuple[str, Label]]:
    """The stages that occur in a list, by name; one row of each version is read."""
    by = ("nomination__submission__process_id", "process_id", "code")
    firsts = rows.order_by().values_list(*by).annotate(first=Min("pk")).values_list("first", flat=True)
    found = Stage.objects.filter(pk__in=list(firsts)).select_related(*RELATED)
    return sorted({row.code: definition(row).title for row in found}.items())


def _lines(request: HttpRequest, rows: list[Stage]) -> list[dict[str, Any]]:
    at = clock.now()
    nominations = [row.nomination for row in rows]
    views = {view.row.pk: view for view in row_views(nominations, actor(request), at)}
    told = council_opinions(nominations)
    return [_line(row, views[row.nomination_id], clock.day(at), told.get(row.nomination_id, "")) for row in rows]


def _line(row: Stage, view: RowView, today: date, council: str) -> dict[str, Any]:
    stages = process_at(row).stages
    index = next(i for i, item in enumerate(stages) if item.code == row.code)
    return {
        "row": row,
        "view": view,
        "key": f"{row.pk}:{row.version}",
        "findings": sorted(Counter(finding.badge for finding in view.findings).items()),
        "title": stages[index].title,
        "place": _("bước %(n)s trong %(of)s") % {"n": index + 1, "of": len(stages)},
        "council": council,
        "owner": LABELS[Role(row.owner_role)],
        "late": _late(row, today),
    }


def _late(row: Stage, today: date) -> bool:
    return row.due_on is not None and row.due_on < today and row.state == "open"


@signed_in
def stage(request: HttpRequest, pk: int) -> HttpResponse:
    """One stage of one dossier: what is open, where it stands, what was found, asked and answered."""
    row = get_subject(request, Stage, pk, "nomination.view")
    nomination = row.nomination
    item = definition(row)
    awards = awards_known(nomination.submission.received_on)
    context = {
        "stage": row, "item": item, "view": row_views([nomination], actor(request), clock.now())[0],
        "shown": _facts(row), "offers": _of_state(offers_for(request, row)), "list_url": reverse("review:work"),
        "supplements": row.supplements.order_by("pk"),
        "papers": papers_of(nomination.submission).filter(Q(nomination=nomination) | Q(nomination=None)),
        "changes": [_change(change, awards) for change in nomination.changes.order_by("pk")],
    }  # fmt: skip
    return render(request, "review/stage.html", _shared(request) | context)


def _of_state(offers: Iterable[Offer]) -> list[Offer]:
    """What may be tried while the stage is as it is; acts of another state or kind only make the page longer."""
    other = {"state.wrong", "stage.other_kind"}
    return [one for one in offers if other.isdisjoint(reason.code for reason in one.reasons)]


def _facts(row: Stage) -> list[tuple[str, Any]]:
    nomination, submission = row.nomination, row.nomination.submission
    shown: list[tuple[str, Any]] = [
        (_("Đơn vị đề nghị"), nomination.unit),
        (_("Chức vụ, đơn vị công tác"), nomination.position or None),
        (_("Loại hình khen thưởng"), nomination.get_ground_display()),
        (_("Thành tích"), nomination.citation),
        (_("Bộ hồ sơ"), f"{submission.code} · {_('số đến')} {submission.register_number or '–'}"),
        (_("Người xử lý"), f"{LABELS[Role(row.owner_role)].vi}, {row.owner_unit}"),
        (_("Hạn"), moment(row.due_on) if row.due_on else None),
    ]
    if row.closed_at:
        shown.append((_("Kết thúc"), f"{moment(clock.day(row.closed_at))} – {row.closed_by}"))
    if row.opinion:
        shown.append((_("Ý kiến"), row.opinion))
    return shown


def _change(change: Any, awards: dict[str, Any]) -> dict[str, Any]:
    def name(code: str, ground: str) -> str:
        award = said(awards[code].name) if code in awards else code
        return f"{award} ({said(label(GROUNDS[ground]))})"

    return {
        "change": change, "from": name(change.from_award, change.from_ground),
        "to": name(change.to_award, change.to_ground),
    }  # fmt: skip


@signed_in
def supplements(request: HttpRequest) -> HttpResponse:
    """What the unit is asked: supplements and changes of award."""
    who, awards = actor(request), awards_known()
    asked = supplements_for(who).select_related("stage__nomination__unit")
    changes = changes_for(who).select_related("nomination")
    context = {
        "supplements": asked, "changes": [_change(change, awards) for change in changes], "today": clock.today(),
    }  # fmt: skip
    return render(request, "review/supplements.html", _shared(request) | context)


@signed_in
def late(request: HttpRequest) -> HttpResponse:
    """Stages past their date due, in the reader's scope."""
    page = _page(
        request,
        overdue(clock.today(), visible(open_stages().select_related(*SHOWN), actor(request), "nomination.view")),
    )
    lines = _lines(request, list(page))
    context = {
        "page": page, "lines": lines, "heading": _("Quá hạn"), "award": _same(line["view"].award for line in lines),
        "ground": _same(line["view"].ground for line in lines),
        "explained": _("Các bước đã quá hạn, chờ lâu nhất trước"), "nothing": _("Không có bước nào quá hạn."),
    }  # fmt: skip
    return render(request, "review/late.html", _shared(request) | context)


@signed_in
def unmovable(request: HttpRequest) -> HttpResponse:
    """Dossiers on which nobody can act: for the administrator."""
    if Role.ADMINISTRATOR not in actor(request).roles():
        raise Http404
    rows = open_stages().filter(state="open").select_related(*SHOWN).order_by("due_on", "pk")
    context = {
        "lines": _lines(request, stuck(clock.now(), rows)), "heading": _("Không ai xử lý được"),
        "explained": _("Mọi người giữ vai trò đều bị loại trừ, hoặc vai trò đang trống: giao vai trò cho người khác."),
        "nothing": _("Bước nào cũng có người xử lý."),
    }  # fmt: skip
    return render(request, "review/late.html", _shared(request) | context)
