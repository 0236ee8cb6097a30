"""Pages of facts beside awards: one entry with what became of it, and the form of a new one about a person or unit."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.acts.registry import REGISTER
from backend.audit.queries import timeline
from backend.history.fact_models import FACTS, STANDING, Fact, MemberCount, Service, Spans, YearlyClassification
from backend.history.fact_workbooks import ALL
from backend.history.initiative_workbook import BOOK
from backend.history.models import RecognisedInitiative
from backend.history.queries import belongs
from backend.organisation.models import Person, Unit
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.formats import moment
from backend.web.pages import get_subject, signed_in, timely_offers
from permissions.check import scope
from workflows.engine import Label

VIEW = "award_record.view"
KNOWN = ("person", "unit", "year", "trait", "span_kind", "valid_from")
ENTERED: tuple[type[Fact], ...] = (*FACTS, RecognisedInitiative)
KINDS: dict[str, type[Fact]] = {model.kind: model for model in ENTERED}
WORKBOOKS = (*ALL, BOOK)


def _model(kind: str) -> type[Fact]:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def told(row: Fact) -> list[tuple[str, Any]]:
    """What an entry says, line by line."""
    lines: list[tuple[str, Any]] = []
    if isinstance(row, YearlyClassification):
        lines = [(_("Năm"), row.year), (_("Mức xếp loại"), row.get_level_display()), (_("Đơn vị khi đó"), row.home)]
        lines += [(_("Lý do không xếp loại"), row.why)] if row.why else []
    elif isinstance(row, MemberCount):
        lines = [
            (_("Năm"), row.year),
            (_("Tổng số người"), row.total),
            (_("Số người hoàn thành nhiệm vụ"), _or_dash(row.completed)),
            (_("Số người đạt Lao động tiên tiến trở lên"), _or_dash(row.advanced)),
            (_("Số người đạt Chiến sĩ thi đua cơ sở"), _or_dash(row.fighters)),
        ]
    elif isinstance(row, RecognisedInitiative):
        lines = [
            (_("Tên sáng kiến"), row.title),
            (_("Tác giả"), ", ".join(author.full_name for author in row.authors.order_by("sort_key"))),
            (_("Năm"), row.year),
            (_("Phạm vi"), row.get_scope_display()),
            (_("Cơ quan công nhận"), row.recognised_by),
            (_("Ngày quyết định"), moment(row.recognised_on)),
            (_("Cách nhập"), row.get_origin_display()),
        ]
    elif isinstance(row, Service):
        lines = [(_("Nội dung"), row.get_span_kind_display()), (_("Đơn vị"), row.unit)]
        lines.append((_("Chức vụ"), row.position or "–"))
    else:
        lines = [(_("Đặc điểm"), row.get_trait_display())]  # type: ignore[attr-defined]
    if isinstance(row, Spans):
        lines.append((_("Thời gian"), row.span()))
    who = f"{row.entered_by}, {moment(row.entered_at)}" if row.entered_at else row.entered_by or "–"
    return [*lines, (_("Căn cứ"), row.source), (_("Người ghi"), who)]


def _or_dash(number: int | None) -> Any:
    return "–" if number is None else number


def listed(request: HttpRequest, holder: Person | Unit) -> dict[str, Any]:
    """The entries of a holder in use, by kind, and which kinds the reader may add to."""
    me, name = actor(request), "person" if isinstance(holder, Person) else "unit"
    kinds = [model for model in ENTERED if name in model.HOLDER]
    own = name == "person" and me.person_id == holder.pk
    adds = [
        (f"{model.kind}.enter", f"{reverse('history:enter-fact', args=[model.kind])}?{name}={holder.pk}")
        for model in kinds
        if not own and scope(me, f"{model.kind}.enter").admits(holder.place())
    ]
    return {"facts_of": {model.kind: _rows(model, holder) for model in kinds}, "adds": adds}


def books(request: HttpRequest, unit: Unit) -> list[tuple[Label, str]]:
    """The workbooks by which the reader may enter facts of a unit and of all below it."""
    me = actor(request)
    return [
        (book.title, reverse("workbooks:start", args=[book.code, unit.pk]))
        for book in WORKBOOKS
        if scope(me, book.act).admits(unit.place())
    ]


def _rows(model: type[Fact], holder: Person | Unit) -> list[Fact]:
    rows: Any = model._default_manager.filter(STANDING, belongs(holder))
    newest = "-valid_from" if issubclass(model, Spans) else "-year"
    return list(rows.order_by(newest, "-pk").select_related("unit"))


@signed_in
def fact(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One entry: what it says, what it corrects or was corrected by, what may be done."""
    row = get_subject(request, _model(kind), pk, VIEW)
    context = {
        "row": row,
        "kind": kind,
        "title": row.lifecycle.title,
        "facts": told(row),
        "newer": row.corrected_by if hasattr(row, "corrected_by") else None,
        "offers": timely_offers(request, row),
        "events": timeline((kind, row.pk)),
        "to": _page_of(row.holder),
        "specimen": row.illustrative,
    }
    return render(request, "history/fact.html", context)


def _page_of(holder: Person | Unit) -> str:
    return reverse(f"history:{'person' if isinstance(holder, Person) else 'unit'}", args=[holder.pk])


@signed_in
def enter(request: HttpRequest, kind: str) -> HttpResponse:
    """Enter one fact about the person or unit that the address names."""
    name = f"{_model(kind).kind}.enter"
    given = {key: str(value) for key, value in request.GET.items() if key in KNOWN}
    about = "person" if "person" in given else "unit"
    key = given.get(about, "")
    model: Any = Person if about == "person" else Unit
    holder = get_subject(request, model, int(key) if key.isascii() and key.isdigit() and len(key) < 18 else 0, name)
    hidden = ("person",) if kind == Service.kind else ("person", "unit")
    if kind == Service.kind and isinstance(holder, Person):
        given.setdefault("unit", str(holder.unit_id))
    tried = attempt(request, name, None, given)
    if kind == RecognisedInitiative.kind and tried.form is not None:
        authors: Any = tried.form.fields["authors"]
        authors.queryset = authors.queryset.filter(unit=holder)
    if tried.outcome is not None:
        messages.success(request, _("Đã ghi; lần kiểm tra điều kiện sau sẽ dùng."))
        return redirect(_page_of(holder))
    context = {
        "act": REGISTER[name], "form": tried.form, "reasons": tried.reasons, "fixed": {about: holder},
        "hidden": hidden, "to": _page_of(holder), "about": holder, "url": request.get_full_path(),
    }  # fmt: skip
    return render(request, "history/enter.html", context, status=tried.status)
