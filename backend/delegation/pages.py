"""Pages of delegations: what I gave and got, giving one, and one with everything that was done under it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.delegation.models import Delegation
from backend.delegation.queries import acts_named, delegable, seen, times_used
from backend.organisation.models import Holding, Person
from backend.organisation.queries import counting
from backend.rest.actors import actor
from backend.web.formats import moment
from backend.web.pages import create_view, offers_for, signed_in
from permissions.acts import label
from permissions.mandates import ONLY_NAMED
from permissions.roles import LABELS, Role
from workflows.labels import LABELS as SETS
from workflows.processes.schema import StageKind

SHOWN = 200


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """What I delegated, what was delegated to me, and my roles that I could delegate; others' for administrators."""
    me, today = actor(request), clock.today()
    rows = list(seen(me)[:SHOWN])
    used = times_used([row.pk for row in rows])
    lines = [_line(row, used.get(row.pk, 0), me.person_id) for row in rows]
    held = Holding.objects.filter(counting(today), person=me.person_id or 0).select_related("unit").order_by("pk")
    context = {
        "given": [line for line in lines if line["mine"] == "given"],
        "received": [line for line in lines if line["mine"] == "received"],
        "others": [line for line in lines if not line["mine"]],
        "held": [(LABELS[Role(row.role)], row) for row in held if delegable(Role(row.role))],
    }  # fmt: skip
    return render(request, "delegation/home.html", context)


def _line(row: Delegation, used: int, me: int | None) -> dict[str, Any]:
    today = clock.today()
    mine = "given" if row.holding.person_id == me else "received" if row.delegate_id == me else ""
    role, over = LABELS[Role(row.holding.role)], row.last_day < today
    return {"row": row, "role": role, "now": row.counts_on(today), "over": over, "used": used, "mine": mine}


@signed_in
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """Delegate one role: to whom, when, how much of it."""
    holding = get_object_or_404(
        visible(Holding.objects.select_related("person__unit", "unit"), actor(request), "delegation.create"), pk=pk
    )
    role = Role(holding.role)
    named = [(act, said(label(act)), act in ONLY_NAMED) for act in delegable(role)]
    chosen = request.POST.getlist("acts")
    return create_view(
        request, "delegation.create", after=lambda made: reverse("delegation:delegation", args=[made]),
        template="delegation/new.html", holding=holding, role=LABELS[role], people=_people(holding),
        named=[one for one in named if one[2]], plain=[one for one in named if not one[2]], chosen=chosen,
        picked=request.POST.get("delegate", ""), to=reverse("delegation:home"),
    )  # fmt: skip


def _people(holding: Holding) -> Any:
    """Who could stand in: with a login, of the delegator's own body or of the role's unit itself."""
    own = Person.living.filter(unit__path__startswith=holding.person.unit.path)
    near = own | Person.living.filter(unit=holding.unit)
    rows = near.filter(user__is_active=True).exclude(pk=holding.person_id).select_related("unit")
    return rows.order_by("sort_key", "pk").distinct()


@signed_in
def delegation(request: HttpRequest, pk: int) -> HttpResponse:
    """One delegation: its terms, its end, and every act done under it."""
    row = get_object_or_404(seen(actor(request)), pk=pk)
    context = {
        "delegation": row, "now": row.counts_on(clock.today()), "over": row.last_day < clock.today(),
        "facts": _facts(row), "offers": offers_for(request, row), "events": timeline(("delegation", row.pk)),
    }  # fmt: skip
    return render(request, "delegation/delegation.html", context)


def _facts(row: Delegation) -> list[tuple[str, Any]]:
    kinds = ", ".join(said(SETS[StageKind][kind]) for kind in row.stage_kinds)
    whole = _("mọi việc của vai trò, trừ ký, đóng dấu, công bố, bỏ phiếu")
    shown: list[tuple[str, Any]] = [
        (_("Người ủy quyền"), f"{row.holding.person}, {row.holding.person.unit}"),
        (_("Người được ủy quyền"), f"{row.delegate}, {row.delegate.unit}"),
        (_("Vai trò"), f"{said(LABELS[Role(row.holding.role)])} – {row.holding.unit}"),
        (_("Thời gian"), f"{moment(row.valid_from)} – {moment(row.valid_to)}"),
        (_("Phạm vi"), ", ".join(acts_named(row)) or ("" if kinds else whole)),
        (_("Ở các bước"), kinds),
        (_("Đợt xét"), row.round),
        (_("Văn bản ủy quyền"), row.basis),
        (_("Lập bởi"), row.made_by),
    ]
    if row.ended_at is not None:
        shown.append((_("Chấm dứt sớm"), f"{moment(clock.day(row.ended_at))} – {row.ended_by}: {row.end_reason}"))
    return [(term, value) for term, value in shown if value]
