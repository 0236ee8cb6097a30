"""Pages of the history: the register, everything of one person or unit, one record."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.acts.registry import REGISTER
from backend.audit.queries import timeline
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.base.texts import fold
from backend.catalogue.queries import awards_known
from backend.history import events, fact_pages, queries
from backend.history.fact_models import STANDING, YearlyClassification
from backend.history.lineage import counts_since, links_around, predecessors
from backend.history.merging_pages import namesakes
from backend.history.models import AwardRecord, Origin, RecognisedInitiative
from backend.history.showing import rows_of, spans_of, told
from backend.organisation.aliases import bodies_of, entries_of, survivor_of
from backend.organisation.models import Person, PersonAlias, Unit, UnitChange, UnitLink
from backend.organisation.queries import people
from backend.papers.serving import answer
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.formats import moment
from backend.web.forms import offer_choices
from backend.web.pages import get_subject, signed_in, timely_offers
from backend.workbooks.writing import download, table
from permissions.check import scope
from workflows.lifecycles.award_record import AWARD_RECORD

PAGE = 50
MOST = 20_000
VIEW = "award_record.view"


def _needs_view(request: HttpRequest) -> None:
    if scope(actor(request), VIEW).empty:
        raise PermissionDenied


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The register: records in reach, sought and filtered; `excel` sends the same rows as a file."""
    _needs_view(request)
    me, filters = actor(request), queries.asked(request.GET.dict())
    rows = queries.register(visible(AwardRecord.objects.all(), me, VIEW), filters)
    if "excel" in request.GET:
        heads = [_("Họ tên, tập thể"), _("Đơn vị khi đó"), _("Khen thưởng"), _("Từ năm"), _("Đến năm"),
                 _("Số quyết định"), _("Ngày"), _("Cơ quan ban hành"), _("Nguồn"), _("Tình trạng")]  # fmt: skip
        lines = [told(row) for row in rows[:MOST]]
        return download(table(_("Lịch sử khen thưởng"), heads, lines), "lich-su-khen-thuong.xlsx")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows_of(page),
        "filters": filters,
        "awards": sorted((said(award.name), code) for code, award in awards_known().items()),
        "states": [(state.value, said(AWARD_RECORD.labels[state])) for state in AWARD_RECORD.states],
        "origins": Origin.choices,
        "query": request.GET.urlencode(),
        "people": _people(request, filters.words),
    }
    return render(request, "history/home.html", context)


def _people(request: HttpRequest, words: str) -> list[Person]:
    """People in reach whose name fits, so that somebody without any record is found too."""
    if not words:
        return []
    found = visible(people().select_related("unit"), actor(request), VIEW)
    for word in fold(words).split():
        found = found.filter(search_name__contains=word)
    return list(found.order_by("sort_key", "pk")[:20])


def _history(request: HttpRequest, holder: Person | Unit) -> dict[str, Any]:
    records = list(queries.records_of(holder))
    classes = list(queries.classifications_of(holder))
    return {
        "holder": holder,
        "rows": rows_of(records),
        "spans": spans_of(records),
        "levels": [(row, dict(YearlyClassification.LEVELS)[row.level]) for row in classes],
        "years": {row.year: row.level for row in classes},
        "may_enter": scope(actor(request), "award_record.enter").admits(holder.place()),
        "specimen": holder.illustrative,
    } | fact_pages.listed(request, holder)


@signed_in
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything known of one person, as a picture and as tables."""
    found = get_subject(request, Person, survivor_of(pk), VIEW)
    if found.pk != pk:
        messages.info(request, _("Bản bạn tìm đã được gộp vào bản này."))
        return redirect("history:person", found.pk)
    entries = entries_of([pk])
    context = _history(request, found) | {
        "initiatives": RecognisedInitiative.objects.filter(STANDING, authors__in=entries).distinct(),
        "aliases": PersonAlias.objects.filter(survivor=found).select_related("merged__unit"),
        "may_merge": scope(actor(request), "person.merge").admits(found.place()),
        "namesakes": namesakes(request, found),
        "enter": reverse("history:enter") + f"?person={found.pk}",
    }
    return render(request, "history/person.html", context)


@signed_in
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything known of one unit."""
    found = get_subject(request, Unit, pk, VIEW)
    links = links_around(found)
    units = {one.pk: one for link in links for one in (link.predecessor, link.successor)}
    entries = bodies_of([pk])
    before = [one for one in predecessors(found) if one.pk not in entries]
    context = _history(request, found) | {
        "people": Person.living.filter(unit=found).order_by("sort_key")[:500],
        "enter": reverse("history:enter") + f"?unit={found.pk}",
        "workbook": reverse("workbooks:start", args=["award-records", found.pk]),
        "books": fact_pages.books(request, found),
        "nodes": [{"key": pk, "name": one.name, "old": one.valid_to is not None} for pk, one in units.items()],
        "arrows": [{"from": k.predecessor_id, "to": k.successor_id, "inherits": k.inherits} for k in links],
        "before": [(one, rows_of(queries.records_of(one))) for one in before],
        "counts_since": counts_since(found),
        "former_names": found.former_names.order_by("-valid_to"),
        "changes": _changes(found),
        "may_undo": scope(actor(request), "unit_change.undo").admits(found.place()),
        "may_reorganise": scope(actor(request), "unit.reorganise").admits(found.place()),
    }
    return render(request, "history/unit.html", context)


def _changes(unit: Unit) -> QuerySet[UnitChange]:
    """The changes that a unit went through or came out of, undone ones too, the newest first."""
    linked = UnitLink.all_ever.filter(Q(predecessor=unit) | Q(successor=unit)).values("change")
    return UnitChange.objects.filter(Q(unit=unit) | Q(pk__in=linked)).order_by("-first_day", "-pk")


@signed_in
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """One record: what it says, what it replaced or was replaced by, who entered and confirmed it."""
    found = get_subject(request, AwardRecord, pk, VIEW)
    context = {
        "record": found,
        "name": said(queries.award_name(found)),
        "facts": told_facts(found),
        "newer": AwardRecord.objects.filter(corrects=found).first(),
        "offers": timely_offers(request, found),
        "events": timeline(("award_record", found.pk)),
        "specimen": found.illustrative,
    }
    return render(request, "history/record.html", context)


def told_facts(row: AwardRecord) -> list[tuple[str, Any]]:
    """What a record says, line by line."""
    period = f"{moment(row.period_from)} – {moment(row.period_to)}" if row.period_from and row.period_to else "–"
    return [
        (_("Đơn vị khi đó"), row.home),
        (_("Thành tích năm"), row.year_to if row.year_from == row.year_to else f"{row.year_from}–{row.year_to}"),
        (_("Thời gian ghi trong quyết định"), period),
        (_("Loại hình khen thưởng"), row.get_ground_display() or "–"),
        (_("Việc, sự kiện"), events.told(row.event, row.event_from, row.event_to) or "–"),
        (_("Quyết định"), f"{row.decision_number} {moment(row.decided_on)}" if row.decided_on
         else row.decision_number or "–"),
        (_("Cơ quan ban hành"), row.issuer or "–"),
        (_("Tên như văn bản ghi"), row.written_as or "–"),
        (_("Nguồn"), row.source),
        (_("Cách nhập"), f"{row.get_origin_display()} {row.entered_by}".strip()),
    ]  # fmt: skip


@signed_in
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper behind a record."""
    found = get_subject(request, AwardRecord, pk, VIEW)
    return answer(request, found.evidence, f"minh-chung-{found.pk}")


@signed_in
def enter(request: HttpRequest) -> HttpResponse:
    """Enter an award of the past for one person or unit."""
    given = request.GET.dict()
    model: Any = Person if "person" in given else Unit
    key = given.get("person") or given.get("unit") or ""
    holder = get_object_or_404(model, pk=int(key) if key.isascii() and key.isdigit() and len(key) < 18 else 0)
    holder = get_subject(request, model, holder.pk, "award_record.enter")
    name = "person" if model is Person else "unit"
    to = reverse(f"history:{name}", args=[holder.pk])
    tried = attempt(request, "award_record.enter", None, {name: holder.pk})
    if tried.outcome is not None:
        messages.success(request, _("Đã ghi; chuyên viên thẩm định sẽ xác nhận."))
        return redirect(to)
    offer_choices(tried.form, [])
    context = {
        "act": REGISTER["award_record.enter"], "form": tried.form, "reasons": tried.reasons, "fixed": {name: holder},
        "hidden": ("person", "unit"), "to": to, "about": holder, "url": request.get_full_path(),
    }  # fmt: skip
    return render(request, "history/enter.html", context, status=tried.status)
