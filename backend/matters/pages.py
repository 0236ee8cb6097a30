"""Pages of the register: the list, whom a matter is about, its form, one matter, the word that all is entered."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base.scopes import visible
from backend.base.texts import fold
from backend.matters.models import MatterKind, RegisterCheck
from backend.matters.queries import readable
from backend.organisation.models import Person, Unit
from backend.organisation.queries import people
from backend.rest.actors import actor
from backend.web.formats import moment
from backend.web.pages import create_view, signed_in, timely_offers
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.matter import MATTER, MatterState

PAGE, FOUND = 50, 20


def _reader(request: HttpRequest, act: str) -> Actor:
    me = actor(request)
    if scope(me, act).empty:
        raise PermissionDenied
    return me


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """What is entered, open matters first, and for which units the register is said to be whole."""
    me = _reader(request, "matter.view")
    given = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "kind", "state")}
    rows = readable(me).order_by("-state", "-opened_on", "-pk")
    if given["kind"] in MatterKind.values:
        rows = rows.filter(matter_kind=given["kind"])
    if given["state"] in MatterState._value2member_map_:
        rows = rows.filter(state=given["state"])
    for word in fold(given["q"]).split():
        named = Person.objects.filter(search_name__contains=word).values("pk")
        units = Unit.objects.filter(search_name__contains=word).values("pk")
        rows = rows.filter(person_id__in=named) | rows.filter(unit_id__in=units)
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "asked": given,
        "kinds": MatterKind.choices,
        "states": list(MATTER.labels.items()),
        "checks": visible(RegisterCheck.objects.select_related("unit"), me, "register_check.view")[:10],
        "may_enter": not scope(me, "matter.open").empty,
        "may_check": not scope(me, "register_check.create").empty,
    }
    return render(request, "matters/home.html", context)


@signed_in
def choose(request: HttpRequest) -> HttpResponse:
    """Whom the new matter is about: people and units in reach, sought with or without marks."""
    me = _reader(request, "matter.open")
    asked = request.GET.get("q", "").strip()[:100]
    units = visible(Unit.objects.order_by("path"), me, "matter.open")
    for word in fold(asked).split():
        units = units.filter(search_name__contains=word)
    found = visible(people(asked), me, "matter.open").exclude(pk=me.person_id or 0)
    context = {"asked": asked, "people": found[:FOUND] if asked else (), "units": units[:FOUND] if asked else ()}
    return render(request, "matters/choose.html", context)


@signed_in
def enter(request: HttpRequest, about: str, pk: int) -> HttpResponse:
    """The form of a new matter about one person or unit."""
    me = _reader(request, "matter.open")
    rows: dict[str, QuerySet[Any]] = {"person": Person.living.all(), "unit": Unit.objects.all()}
    if about not in rows:
        raise Http404
    row = get_object_or_404(visible(rows[about], me, "matter.open"), pk=pk)
    return create_view(
        request, "matter.open", after=lambda made: reverse("matters:matter", args=[made]),
        template="matters/enter.html", fixed={about: row}, hidden=("person", "unit"), about=row,
    )  # fmt: skip


@signed_in
def check(request: HttpRequest) -> HttpResponse:
    """Say that a unit's register is whole."""
    _reader(request, "register_check.create")
    return create_view(
        request, "register_check.create", after=lambda _made: reverse("matters:home"), template="matters/check.html"
    )


@signed_in
def matter(request: HttpRequest, pk: int) -> HttpResponse:
    """One matter, with what may be done."""
    found = get_object_or_404(readable(_reader(request, "matter.view")), pk=pk)
    facts = [
        (_("Việc"), found.get_matter_kind_display()),
        (_("Hình thức kỷ luật"), found.get_level_display() or "–"),
        (_("Từ ngày"), moment(found.opened_on)),
        (_("Hết thời hạn kỷ luật"), moment(found.ends_on)),
        (_("Văn bản làm căn cứ"), found.document),
        (_("Kết thúc"), f"{moment(found.closed_on)}, {found.closing_document}" if found.closed_on else "–"),
        (_("Người ghi"), f"{found.entered_by}, {moment(found.entered_at)}"),
        (_("Lý do bỏ"), found.reason or "–"),
    ]
    context = {
        "matter": found, "facts": facts, "offers": timely_offers(request, found),
        "events": timeline(("matter", found.pk)), "specimen": found.illustrative,
    }  # fmt: skip
    return render(request, "matters/matter.html", context)
