"""Many rows at once without script: pasted from a spreadsheet with a preview, and edited in place page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from backend.acts.runner import Result, perform
from backend.base.lifecycle import Stale
from backend.base.reasons import said
from backend.catalogue.queries import awards_known
from backend.nominations import importing, list_pages, pasting, rows
from backend.nominations.list_pages import offered
from backend.nominations.models import Nomination, Submission
from backend.nominations.pages import asked, done, filtered, paged
from backend.nominations.serializers import ChangeInputs
from backend.nominations.workbook import YEARS
from backend.rest.actors import actor
from backend.web.attempts import attempt, read_form, ticked
from backend.web.pages import get_subject, signed_in
from permissions.check import NotPermitted
from workflows.engine import Reason, Refused

PASTE, EDIT = "nomination.paste", "nomination.edit"
FIELDS = ("award", "ground", "honorific", "position", "citation", "achievement_from", "achievement_to")


def _awards(found: Submission) -> list[tuple[str, str]]:
    known = awards_known()
    return [(code, said(known[code].name)) for code in found.round.awards if code in known]


@signed_in
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    """Paste, see what would be added with every fault, then add. Nothing is saved before."""
    found = get_subject(request, Submission, pk, "submission.view")
    awards = _awards(found)
    sent: Any = request.POST.copy()
    ticks = sorted({int(n) for n in sent.getlist("new_people") if n.isdecimal() and len(n) < 6})
    sent["new_people"] = "\n".join(map(str, ticks))
    request.POST = sent
    first = {"every_award": awards[0][0] if len(awards) == 1 else "", "every_nominee_kind": "individual"}
    form: Any = read_form(request, PASTE, first)
    context: dict[str, Any] = {"submission": found, "offered": offered(request, found, PASTE), "ticks": ticks}
    status = 200
    if request.method == "POST" and form.is_valid():
        if "confirm" in request.POST:
            tried = attempt(request, PASTE, found)
            if tried.outcome is not None:
                text = _("Đã thêm %(added)s dòng; %(already)s dòng đã có sẵn.") % dict(tried.outcome.answer)
                return done(request, text, "nominations:rows", pk)
            context["reasons"], status = tried.reasons, tried.status
        context |= _preview(found, form.cleaned_data, frozenset(ticks))
    _choices(form, awards, list_pages.ground_choices(found))
    return render(request, "nominations/paste.html", context | {"form": form}, status=status)


def _preview(found: Submission, given: dict[str, Any], ticks: frozenset[int]) -> dict[str, Any]:
    try:
        lines = pasting.read(given["text"], rows.pasted_defaults(given))
    except Refused as no:
        return {"reasons": no.reasons}
    return {"plan": importing.plan_lines(found, lines, ticks)}


def _choices(form: Any, awards: list[tuple[str, str]], grounds: list[tuple[str, str]]) -> None:
    blank = [] if len(awards) == 1 else [("", _("– chưa chọn –"))]
    form.fields["every_award"].widget = forms.Select(choices=[*blank, *awards])
    form.fields["every_ground"].widget = forms.Select(choices=[("", list_pages.ALONE), *grounds])
    form.fields["text"].widget.attrs["rows"] = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A row on the page: what its cells say, typed or stored, and what is wrong with them."""

    row: Nomination
    values: dict[str, Any]
    faults: tuple[str, ...] = ()


@signed_in
def grid(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft rows with their cells as inputs; only those that changed are saved, each by itself with its result."""
    found = get_subject(request, Submission, pk, "submission.view")
    given = asked(request, "q")
    drafts = filtered(request, given | {"state": "draft", "award": ""}).filter(submission=found).order_by("ordinal")
    page = paged(request, drafts)
    typed: dict[int, Line] = {}
    results: dict[int, Result] = {}
    if request.method == "POST":
        typed, results = _save(request, list(page))
        page = paged(request, drafts.all())
    kept = {key: line for key, line in typed.items() if line.faults or (key in results and not results[key].done)}
    bad = len(kept)
    context = {
        "submission": found,
        "page": page,
        "lines": [kept.get(row.pk) or Line(row, {name: getattr(row, name) for name in FIELDS}) for row in page],
        "results": {key: result.reasons for key, result in results.items()},
        "saved": sum(result.done for result in results.values()) if request.method == "POST" else None,
        "bad": bad,
        "asked": given,
        "awards": _awards(found),
        "grounds": list_pages.ground_choices(found),
        "honorifics": ("Ông", "Bà"),
    }
    return render(request, "nominations/grid.html", context, status=409 if bad else 200)


def _save(request: HttpRequest, listed: list[Nomination]) -> tuple[dict[int, Line], dict[int, Result]]:
    """One act for each row whose cells changed, all under one batch."""
    batch, versions = uuid4(), dict(ticked(request.POST.getlist("row")))
    typed: dict[int, Line] = {}
    results: dict[int, Result] = {}
    for row in listed:
        if row.pk not in versions:
            continue
        now = {name: str(getattr(row, name)) for name in FIELDS}
        cells = {name: request.POST.get(f"{name}.{row.pk}", now[name]).strip() for name in FIELDS}
        if cells == now:
            continue
        judged = ChangeInputs(data={name: cell for name, cell in cells.items() if cell or name not in YEARS})
        if not judged.is_valid():
            faults = tuple(f"{ChangeInputs().fields[n].label}: {e}" for n, es in judged.errors.items() for e in es)
            typed[row.pk] = Line(row, cells, faults)
            continue
        typed[row.pk] = Line(row, cells)
        results[row.pk] = _edited(request, row.pk, versions[row.pk], judged.validated_data, batch)
    return typed, results


def _edited(request: HttpRequest, pk: int, version: int | None, inputs: dict[str, Any], batch: Any) -> Result:
    try:
        perform(EDIT, actor=actor(request), subject=pk, version=version, inputs=inputs, batch=batch)
    except (Refused, NotPermitted) as no:
        return Result(pk, done=False, reasons=no.reasons)
    except Stale:
        return Result(pk, done=False, reasons=(Reason("stale"),))
    return Result(pk, done=True)
