"""Ticked rows on pages: a preview of every row with its reasons, then one button, then a result for every row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.acts import bulk
from backend.acts.models import BulkRun
from backend.acts.registry import REGISTER, Act
from backend.acts.rehearsal import Foreseen, offered_each, rehearse_each
from backend.base.scopes import visible
from backend.base.subjects import Subject
from backend.rest.actors import actor, asking
from backend.web.attempts import ticked
from backend.web.forms import InputsForm, form_class, offer_choices
from backend.web.pages import back_to, signed_in
from permissions.actor import Actor
from workflows.engine import Refused

PAGE_SECONDS, LONGEST, IDLE = 6.0, 500, timedelta(seconds=90)
NOT_INPUTS = ("csrfmiddlewaretoken", "row", "all", "back", "act", "confirmed", "idempotency_key", "version")
Rows = Sequence[tuple[int, int | None]]


@dataclass(frozen=True, slots=True)
class Line:
    """One ticked row as the preview shows it."""

    subject: Any
    key: str
    foreseen: Foreseen

    @property
    def ticked(self) -> bool:
        """Closed rows are shown with their reasons, but not taken along."""
        return self.foreseen.open


@signed_in
def bulk_act(request: HttpRequest, name: str, back: str = "") -> HttpResponse:
    """One act on the ticked rows: what would come of each, then doing it."""
    act = _bulk_of(request, name)
    rows = ticked(request.POST.getlist("row"))
    go_back = back or back_to(request)
    if not rows or len(rows) > LONGEST:
        messages.error(request, _("Hãy chọn ít nhất một dòng.") if not rows else _("Chọn nhiều nhất 500 dòng một lần."))
        return redirect(go_back)
    form = _form(request, act)
    read = form is not None and form.is_bound and form.is_valid()
    if "confirmed" in request.POST and (form is None or read):
        return _begun(request, act, rows, go_back, form)
    return _previewed(request, act, rows, go_back, form, read)


def _bulk_of(request: HttpRequest, name: str) -> Act:
    act = REGISTER.get(name)
    if act is None or act.model is None or not issubclass(act.model, Subject) or request.method != "POST" or act.secret:
        raise Http404
    return act


def _form(request: HttpRequest, act: Act) -> InputsForm | None:
    """The act's form, bound once something was typed; the first time it is empty."""
    if act.inputs is None:
        return None
    made = form_class(act.inputs, {"request": request})
    typed = "preview" in request.POST or "confirmed" in request.POST
    return made(request.POST, request.FILES) if typed else made()


def _previewed(
    request: HttpRequest, act: Act, rows: Rows, back: str, form: InputsForm | None, read: bool
) -> HttpResponse:
    """Every row with what would come of it: by running it and taking it back once all inputs are there."""
    who = actor(request)
    ready = form is None or (read and not form.is_multipart())
    inputs = form.cleaned_data if form is not None and read else {}
    seen = rehearse_each(act.name, rows, actor=who, inputs=inputs) if ready else offered_each(act.name, rows, actor=who)
    known = _reached(act, [pk for pk, _version in rows], who)
    lines = [
        Line(known.get(pk), f"{pk}:{'' if version is None else version}", one)
        for (pk, version), one in zip(rows, seen, strict=True)
    ]
    offer_choices(form, list(known.values()))
    context = {
        "act": act, "rows": rows, "lines": lines, "form": form, "back": back, "open": sum(one.ticked for one in lines),
        "ready": ready or (form is not None and form.is_multipart()), "certain": all(one.certain for one in seen),
    }  # fmt: skip
    bad = form is not None and form.is_bound and not read
    return render(request, "web/bulk.html", context, status=400 if bad else 200)


def _reached(act: Act, keys: Sequence[int], who: Actor) -> dict[int, Any]:
    model: Any = act.model
    found: dict[int, Any] = visible(model._default_manager.filter(pk__in=keys), who, act.name).in_bulk()
    return found


def _begun(request: HttpRequest, act: Act, rows: Rows, back: str, form: InputsForm | None) -> HttpResponse:
    who, inputs = actor(request), form.cleaned_data if form is not None else {}
    key = request.POST.get("idempotency_key", "")[:80]
    posted = {name: request.POST.getlist(name) for name in request.POST if name not in (*NOT_INPUTS, "preview")}
    if not key:
        raise Http404
    try:
        run = bulk.begin(act.name, rows, actor=who, key=key, posted=posted, back=back[:500])
    except Refused as no:
        context = {"act": act, "reasons": no.reasons, "back": back, "results": [], "done": 0, "total": len(rows)}
        return render(request, "web/bulk_done.html", context, status=409)
    seconds = float("inf") if request.FILES else PAGE_SECONDS  # a file is only here now
    bulk.go_on(run, actor=who, inputs=inputs, seconds=seconds)
    return redirect("bulk-run", run.uid)


@signed_in
def bulk_run(request: HttpRequest, uid: Any) -> HttpResponse:
    """A run with the result of every row; while rows are left, how far it is, and a button that goes on."""
    who = actor(request)
    run = get_object_or_404(BulkRun, uid=uid, person=str(who.person_id))
    if request.method == "POST":
        _go_on(run, who, PAGE_SECONDS)
        return redirect("bulk-run", uid)
    act = REGISTER[run.act]
    assert act.model is not None
    known = act.model._default_manager.in_bulk([pk for pk, _done, _reasons in run.results])
    found = bulk.results(run)
    context = {
        "act": act, "run": run, "back": run.back or reverse("site:inbox"), "total": len(run.rows),
        "results": [{"subject": known.get(r.subject_id), "result": r, "reasons": r.reasons} for r in found],
        "done": sum(r.done for r in found), "left": len(run.rows) - len(found),
    }  # fmt: skip
    return render(request, "web/bulk_done.html", context)


def _go_on(run: BulkRun, who: Actor, seconds: float) -> None:
    """The rows that are left, with what was typed when it began."""
    bulk.go_on(run, actor=who, inputs=_typed(run, who), seconds=seconds)


def _typed(run: BulkRun, who: Actor) -> Mapping[str, Any]:
    inputs = REGISTER[run.act].inputs
    if inputs is None or not run.posted:
        return {}
    sent = QueryDict(mutable=True)
    for name, values in run.posted.items():
        sent.setlist(name, values)
    form = form_class(inputs, {"request": asking(who)})(sent)
    form.is_valid()
    return form.cleaned_data


def finish_left(acting: Callable[[int], Actor]) -> int:
    """Go on with runs that were left in the middle; how many are finished now. Safe to repeat and to kill."""
    left = bulk.unfinished(IDLE)
    for run in left:
        if run.person.isdecimal():
            _go_on(run, acting(int(run.person)), float("inf"))
    return len(left)
