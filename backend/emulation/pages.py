"""Pages of clusters and blocks: the room, a block, its year with table and proposals, a sheet, its values, why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.queries import award_label
from backend.emulation import queries, showing
from backend.emulation.item_forms import ACT, fill_page
from backend.emulation.models import Block, BlockYear, EmulationSheet, Stage
from backend.organisation.models import Person, Unit
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import create_view, get_subject, offers_for, signed_in
from backend.workbooks.writing import download
from permissions.check import scope
from permissions.roles import Role
from workflows.lifecycles.emulation_year import YearState

FORMS = frozenset(ACT.values())
OWN_PAGES = {"emulation_year.elect", "emulation_year.propose", "emulation_year.unpropose"}
CALENDAR = ("register", "covenant", "midyear", "final")


def calendar_label(code: str) -> str:
    """What a day of the calendar is for."""
    names = {
        "register": _("Đăng ký thi đua"), "covenant": _("Ký giao ước thi đua"), "midyear": _("Sơ kết"),
        "final": _("Tổng kết"),
    }  # fmt: skip
    return names.get(code, code)


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The room: blocks with their newest year, my sheets, the schemes."""
    me = actor(request)
    sheets = visible(EmulationSheet.objects.select_related("unit", "run__block"), me, "emulation_sheet.view")
    years = visible(BlockYear.objects.select_related("block"), me, "emulation_year.view").order_by("-year")
    by_block: dict[int, list[BlockYear]] = {}
    for row in years:
        by_block.setdefault(row.block_id, []).append(row)
    blocks = visible(Block.objects.select_related("unit"), me, "emulation_block.view")
    running = sheets.exclude(state="published").order_by("-run__year", "unit__name")[:30]
    context = {
        "blocks": [(block, by_block.get(block.pk, [])[:4]) for block in blocks],
        "sheets": running,
        "may_create": not scope(me, "emulation_block.create").empty,
        "may_open": not scope(me, "emulation_year.open").empty,
    }
    return render(request, "emulation/home.html", context)


@signed_in
def create_block(request: HttpRequest) -> HttpResponse:
    """Make a cluster or block."""
    _demand(request, "emulation_block.create")
    return create_view(request, "emulation_block.create", after=lambda pk: reverse("emulation:block", args=[pk]))


@signed_in
def open_year(request: HttpRequest) -> HttpResponse:
    """Open a block's year."""
    _demand(request, "emulation_year.open")
    return create_view(request, "emulation_year.open", after=lambda pk: reverse("emulation:year", args=[pk]))


def _demand(request: HttpRequest, act: str) -> None:
    if scope(actor(request), act).empty:
        raise PermissionDenied


@signed_in
def block(request: HttpRequest, pk: int) -> HttpResponse:
    """One block: its members by year, its years."""
    found = get_subject(request, Block, pk, "emulation_block.view")
    rows = found.memberships.select_related("unit").order_by("-year", "unit__name")
    by_year: dict[int, list[Any]] = {}
    for row in rows:
        by_year.setdefault(row.year, []).append(row)
    offers = offers_for(request, found)
    context = {
        "group": found,
        "members": by_year.items(),
        "years": found.years.order_by("-year").prefetch_related("heads__unit", "heads__person"),
        "may_open": not scope(actor(request), "emulation_year.open").empty,
        "may_state": any(offer.act.name == "emulation_block.set_members" for offer in offers),
        "events": timeline(("emulation_block", found.pk)),
    }
    return render(request, "emulation/block.html", context)


@signed_in
def members(request: HttpRequest, pk: int) -> HttpResponse:
    """State the members of a year; units that stand in the block's level are offered, this year's are ticked."""
    found = get_subject(request, Block, pk, "emulation_block.view")
    given = request.GET.get("nam", "")
    year = int(given) if given.isdecimal() and len(given) == 4 else clock.today().year
    now = [unit.pk for unit in queries.members(found.pk, year)]
    tried = attempt(request, "emulation_block.set_members", found, {"year": year, "units": now})
    if tried.done:
        return redirect("emulation:block", pk)
    if tried.form is not None:
        units: Any = tried.form.fields["units"]
        below = Unit.objects.filter(path__startswith=found.unit.path).exclude(pk=found.unit_id)
        units.queryset = below.filter(valid_to__isnull=True) | below.filter(pk__in=now)
    return render(request, "emulation/members.html", {"group": found, "tried": tried}, status=tried.status)


def _year(request: HttpRequest, pk: int) -> BlockYear:
    get_subject(request, BlockYear, pk, "emulation_year.view")
    return BlockYear.objects.select_related("block__unit", "scheme").get(pk=pk)


def _may_see_table(request: HttpRequest, run: BlockYear) -> bool:
    """The table is for all once published; before, for those who score: the heads and the organising body."""
    me = actor(request).on(clock.today())
    if run.state == YearState.PUBLISHED or scope(me, "emulation_sheet.score_council").admits(run.place()):
        return True
    return run.heads.filter(person=me.person_id or 0).exists() or scope(me, "emulation_year.approve").admits(
        run.place()
    )


@signed_in
def year(request: HttpRequest, pk: int) -> HttpResponse:
    """A block's year: calendar, heads, sheets; the table and chart; the list of proposals with its quota."""
    found = _year(request, pk)
    scheme = queries.scheme_of(found.scheme)
    seen = set(visible(found.sheets.all(), actor(request), "emulation_sheet.view").values_list("pk", flat=True))
    rows = showing.rows_of(found) if _may_see_table(request, found) else []
    me = Person.objects.filter(pk=actor(request).person_id or 0).first()
    status = {row.code: row.status.value for row in scheme.calendar}
    context = {
        "run": found,
        "scheme": scheme,
        "calendar": [(calendar_label(c), found.day(c), status.get(c, "")) for c in CALENDAR if found.day(c)],
        "heads": found.heads.select_related("unit", "person"),
        "sheets": [(s, s.pk in seen) for s in found.sheets.select_related("unit")],
        "rows": rows,
        "chart": [row.chart for row in rows],
        "mine": me.unit_id if me else None,
        "tied": any(row.place.tied for row in rows),
        "excluded": [row for row in rows if row.place.excluded_by],
        "votes": found.tie_votes.all(),
        "places": _places(found),
        "offers": [o for o in offers_for(request, found) if o.open or found.state != YearState.PUBLISHED],
        "own_pages": OWN_PAGES,
        "events": timeline(("emulation_year", found.pk)),
        "specimen": found.illustrative,
    }
    return render(request, "emulation/year.html", context)


def _places(run: BlockYear) -> list[dict[str, Any]]:
    listed = list(run.candidates.select_related("unit"))
    return [
        {
            "award": row["award"],
            "label": award_label(row["award"]),
            "number": row["number"],
            "listed": [one for one in listed if one.award == row["award"]],
        }
        for row in run.places
    ]


@signed_in
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """The block's table as an Excel workbook."""
    found = _year(request, pk)
    if not _may_see_table(request, found):
        raise Http404
    return download(showing.book(found, showing.rows_of(found)), f"thi-dua-{found.block.code}-{found.year}.xlsx")


@signed_in
def year_act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """An act on a year whose choices are narrowed to its members: elections and proposals."""
    found = _year(request, pk)
    act = f"emulation_year.{name}"
    if act not in OWN_PAGES:
        raise Http404
    tried = attempt(request, act, found, request.GET.dict())
    if tried.done:
        messages.success(request, _("Đã lưu."))
        return redirect("emulation:year", pk)
    if tried.form is not None:
        _narrow(tried.form.fields, found, name)
    context = {"run": found, "act": act, "tried": tried, "rows": showing.rows_of(found) if name == "propose" else []}
    return render(request, "emulation/year_act.html", context, status=tried.status)


def _narrow(fields: Any, run: BlockYear, name: str) -> None:
    units = list(run.sheets.values_list("unit_id", flat=True))
    if name == "elect":
        heads = Person.living.filter(unit__in=units, holdings__role=Role.UNIT_HEAD.value).distinct()
        fields["person"].queryset = heads.select_related("unit")
        fields["person"].label_from_instance = lambda person: f"{person.full_name} – {person.unit.name}"
        return
    listed = run.candidates.values_list("unit_id", flat=True)
    fields["unit"].queryset = Unit.objects.filter(pk__in=listed if name == "unpropose" else units)
    if name == "propose":
        fields["award"].widget = forms.Select(choices=[(r["award"], str(award_label(r["award"]))) for r in run.places])


def _sheet(request: HttpRequest, pk: int) -> EmulationSheet:
    get_subject(request, EmulationSheet, pk, "emulation_sheet.view")
    return get_object_or_404(
        EmulationSheet.objects.select_related("unit", "run__block", "run__scheme", "reform_score__publication"), pk=pk
    )


@signed_in
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit's sheet: its points as a tree, the reform index it refers to, what may be done now."""
    found = _sheet(request, pk)
    given = request.GET.get("buoc", "")
    stage = Stage(given) if given in (Stage.SELF, Stage.BLOCK, Stage.COUNCIL) else None
    seen = queries.view(found, stage)
    offers = offers_for(request, found)
    fill = {name: stage_.value for stage_, name in ACT.items()}
    scheme = queries.scheme_of(found.run.scheme)
    context = {
        "sheet": found,
        "seen": seen,
        "scheme": scheme,
        "tree": showing.tree(seen),
        "stages": [(s.value, s.label) for s in queries.ORDER],
        "fills": [(offer, fill[offer.act.name]) for offer in offers if offer.act.name in FORMS and offer.open],
        "offers": [offer for offer in offers if offer.act.name not in FORMS and found.state != "published"],
        "events": timeline(("emulation_sheet", found.pk)),
        "specimen": found.illustrative,
    }
    return render(request, "emulation/sheet.html", context)


@signed_in
def fill(request: HttpRequest, pk: int, stage: str) -> HttpResponse:
    """Enter the values of one stage."""
    found = _sheet(request, pk)
    if stage not in Stage.values:
        raise Http404
    step = Stage(stage)
    offer = next((o for o in offers_for(request, found) if o.act.name == ACT[step]), None)
    if offer is None:
        raise Http404
    page = fill_page(request, found, step)
    if page.done:
        messages.success(request, _("Đã lưu."))
        return redirect("emulation:sheet", pk)
    context = {"sheet": found, "page": page, "stage": step, "offer": offer}
    return render(request, "emulation/fill.html", context, status=page.status)


@signed_in
def why(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Why an item has its points: the rule in words, every value of every stage with who gave it and why."""
    found = _sheet(request, pk)
    scheme = queries.scheme_of(found.run.scheme)
    try:
        item = scheme.item(code)
    except KeyError as unknown:
        raise Http404 from unknown
    seen = queries.view(found)
    given = found.marks.filter(item=code).order_by("-pk")
    context = {
        "sheet": found, "item": item, "score": seen.total.items[code], "lines": showing.lines_of(seen, code),
        "given": [(row, showing.mark_told(item, row)) for row in given],
        "reform": seen.reform if item.kind == "reform_index" else None, "specimen": found.illustrative,
    }  # fmt: skip
    return render(request, "emulation/why.html", context)
