"""The page of mergers, splits and dissolutions: what it would do, person by person, before anything is done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.acts.registry import REGISTER
from backend.base import clock
from backend.history.lineage import running_in
from backend.history.models import AwardRecord
from backend.history.undoing import against, restored
from backend.organisation.models import Holding, Person, Unit, UnitChange
from backend.organisation.queries import counting
from backend.web.attempts import attempt, read_form
from backend.web.pages import get_subject, signed_in

ACT, UNDO = "unit.reorganise", "unit_change.undo"
KEPT = ("what", "predecessors", "successors", "first_day", "basis", "inherits", "stays", "rest_to")


@signed_in
def reorganise(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what happens, see whom and what it touches, then do it."""
    unit = get_subject(request, Unit, pk, ACT)
    if request.method == "POST" and "preview" in request.POST:
        form = read_form(request, ACT)
        if form is not None and form.is_valid():
            return _preview(request, unit, form.cleaned_data)
        return _asked(request, unit, form, status=400)
    initial = {"predecessors": [unit.pk], "what": "merge"}
    tried = attempt(request, ACT, None, initial)
    if tried.outcome is not None:
        made = UnitChange.objects.get(pk=tried.outcome.subject_id)
        messages.success(request, _("Đã ghi việc sắp xếp. Lịch sử của đơn vị cũ hiện dưới đơn vị mới."))
        link = made.links.first()
        return redirect("history:unit", link.successor_id if link is not None else made.unit_id)
    return _asked(request, unit, tried.form, reasons=tried.reasons, status=tried.status)


def _asked(request: HttpRequest, unit: Unit, form: Any, **more: Any) -> HttpResponse:
    there = Unit.objects.filter(counting(clock.today())).order_by("path")
    form.fields["predecessors"].queryset = there.filter(parent=unit.parent)
    form.fields["successors"].queryset = there.exclude(parent=None)
    form.fields["rest_to"].queryset = there
    status = more.pop("status", 200)
    context = {"unit": unit, "form": form, "act": REGISTER[ACT], "url": request.path, "reasons": ()} | more
    return render(request, "history/reorganise.html", context, status=status)


def _preview(request: HttpRequest, unit: Unit, given: dict[str, Any]) -> HttpResponse:
    old, new = given["predecessors"], given.get("successors", [])
    people = Person.objects.filter(unit__in=old).select_related("unit").order_by("unit__path", "sort_key")
    default = given.get("rest_to") or (new[0] if new else None)
    places = list(new) if new else ([default] if default is not None else [])
    if given["stays"]:
        places += old
    roles = Holding.objects.filter(counting(given["first_day"]), unit__in=old).select_related("person", "unit")
    context = {
        "unit": unit, "given": given, "act": REGISTER[ACT], "url": request.path, "people": people, "places": places,
        "default": old[0] if given["stays"] else default, "roles": [] if given["stays"] else roles,
        "running": running_in(old), "records": AwardRecord.objects.filter(unit__in=old).count(),
        "hidden": [(name, value) for name in KEPT for value in request.POST.getlist(name)],
        "nodes": [{"key": one.pk, "name": one.name, "old": one in old} for one in (*old, *new)],
        "arrows": [{"from": one.pk, "to": other.pk, "inherits": given["inherits"]} for one in old for other in new],
        "back": reverse("history:reorganise", args=[unit.pk]),
    }  # fmt: skip
    return render(request, "history/reorganise_preview.html", context)


@signed_in
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """What undoing a change would bring back and what stands against it; then undo it with a reason."""
    change = get_subject(request, UnitChange, pk, UNDO)
    tried = attempt(request, UNDO, change)
    if tried.done:
        messages.success(request, _("Đã hoàn tác; lần thay đổi vẫn còn trong lịch sử, được đánh dấu."))
        return redirect("history:unit", change.unit_id)
    faults = against(change)
    context = {
        "change": change, "act": REGISTER[UNDO], "form": tried.form, "reasons": tried.reasons or faults,
        "back": restored(change), "may": not faults, "url": request.path,
        "to": reverse("history:unit", args=[change.unit_id]),
    }  # fmt: skip
    return render(request, "history/undo.html", context, status=tried.status)
