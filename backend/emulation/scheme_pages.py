"""Pages of schemes: what is published, drafts, one draft with its faults, one item's form."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base.scopes import visible
from backend.catalogue.models import Edition, EditionKind
from backend.emulation.models import SchemeDraft
from backend.emulation.queries import scheme_editions, scheme_of
from backend.emulation.serializers import KINDS
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import create_view, get_subject, offers_for, signed_in
from permissions.check import scope
from workflows.rules.emulation import Item, Scheme, lint

KIND_NAMES = dict(KINDS)
OWN_PAGES = frozenset({"emulation_scheme.put_item", "emulation_scheme.edit", "emulation_scheme.remove_item"})


@signed_in
def schemes(request: HttpRequest) -> HttpResponse:
    """Published schemes and, for those who write them, the drafts."""
    me = actor(request)
    drafts = visible(SchemeDraft.objects.select_related("unit"), me, "emulation_scheme.view")
    context = {
        "editions": [(edition, scheme_of(edition)) for edition in scheme_editions()],
        "drafts": drafts.filter(state="draft"),
        "may_create": not scope(me, "emulation_scheme.create").empty,
    }
    return render(request, "emulation/schemes.html", context)


@signed_in
def create(request: HttpRequest) -> HttpResponse:
    """Begin a draft."""
    if scope(actor(request), "emulation_scheme.create").empty:
        raise PermissionDenied
    return create_view(request, "emulation_scheme.create", after=lambda pk: reverse("emulation:draft", args=[pk]))


@signed_in
def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """One published scheme as a table."""
    found = get_object_or_404(Edition, pk=pk, kind=EditionKind.EMULATION)
    return render(request, "emulation/scheme.html", {"edition": found, **_table(scheme_of(found))})


@signed_in
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """One draft: its table, what the linter says, what may be done."""
    found = get_subject(request, SchemeDraft, pk, "emulation_scheme.view")
    offers = [o for o in offers_for(request, found) if found.state == "draft"]
    context = {
        "draft": found,
        "may_edit": any(o.act.name == "emulation_scheme.put_item" and o.open for o in offers),
        "offers": [o for o in offers if o.act.name not in OWN_PAGES],
        "events": timeline(("emulation_scheme", found.pk)),
        **_table(found.scheme),
    }
    return render(request, "emulation/scheme.html", context)


def _table(scheme: Scheme) -> dict[str, Any]:
    rows = [(s, [(item, KIND_NAMES[item.kind.value]) for item in s.items]) for s in scheme.sections]
    return {"scheme": scheme, "sections": rows, "faults": lint(scheme)}


@signed_in
def scheme_act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One item's form, or the form of what holds for the whole; known values stand in it."""
    found = get_subject(request, SchemeDraft, pk, "emulation_scheme.view")
    act = f"emulation_scheme.{name}"
    if act not in OWN_PAGES:
        raise Http404
    code = request.GET.get("muc", "")
    tried = attempt(request, act, found, _initial(found.scheme, name, code))
    if tried.done:
        messages.success(request, _("Đã lưu."))
        return redirect("emulation:draft", pk)
    context = {"draft": found, "act": act, "tried": tried}
    return render(request, "emulation/scheme_act.html", context, status=tried.status)


def _initial(scheme: Scheme, name: str, code: str) -> dict[str, Any]:
    if name == "edit":
        fields = ("title", "rate_pct", "rate_cap_pct", "whole_percents", "quantitative_cap", "penalty_cap", "source")
        return {field: getattr(scheme, field) for field in fields} | {
            "tie": scheme.tie.value,
            "status": scheme.status.value,
        }
    item = next((one for one in scheme.items() if one.code == code), None)
    if item is None:
        return {"code": code}
    return _item_initial(item) | {"section": scheme.section_of(code).code}


def _item_initial(item: Item) -> dict[str, Any]:
    fields = ("code", "title_vi", "points", "measure_vi", "excludes", "most", "source")
    grades = "\n".join(f"{g.code} = {g.points.normalize():f} = {g.label_vi}" for g in item.grades)
    told = {"kind": item.kind.value, "status": item.status.value, "grades": grades}
    return {field: getattr(item, field) for field in fields} | told
