"""The list of a submission: forty rows with ticks and a result per row; adding, editing, Excel in and out."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.acts.offers import offer
from backend.acts.registry import REGISTER
from backend.base import clock
from backend.base.reasons import said
from backend.catalogue.queries import award_names, awards_known
from backend.history.events import FIELDS as EVENT
from backend.history.events import told
from backend.nominations import importing, presenting, queries, workbook
from backend.nominations.grounds import Terms, worded
from backend.nominations.models import Nomination, Submission
from backend.nominations.pages import asked, done, filtered, paged
from backend.nominations.serializers import ImportInputs
from backend.organisation.models import Person, Unit
from backend.papers.uploads import XLSX
from backend.rest.actors import actor
from backend.web.attempts import Attempt, attempt, attempt_each, do_or_reasons
from backend.web.forms import form_class
from backend.web.pages import get_subject, signed_in
from permissions.reach import path_after
from workflows.engine import Refused
from workflows.facts import Ground
from workflows.labels import label
from workflows.lifecycles.nomination import NominationState

BULK = ("nomination.remove", "nomination.withdraw")
ALONE = gettext_lazy("– chỉ một loại hình thì không cần chọn –")
ADDING = ("nomination.add", "nomination.import", "nomination.paste")  # one right: whoever has one has all


@signed_in
def rows(request: HttpRequest, pk: int) -> HttpResponse:
    """The list, page by page; ticked rows take one act, and each shows its result."""
    found = get_subject(request, Submission, pk, "submission.view")
    act = request.POST.get("act", "")
    known = act in BULK and act in REGISTER
    tried = attempt_each(request, act) if known and REGISTER[act].inputs is None else None
    results = {key: r.reasons for key, r in tried.results.items()} if tried else {}
    given = asked(request, "q", "state")
    page = paged(request, filtered(request, given | {"award": ""}).filter(submission=found).order_by("ordinal"))
    views = presenting.row_views(list(page), actor(request), clock.now())
    awards = {view.award for view in views}
    context = {
        "submission": found,
        "rows": views,
        "page": page,
        "asked": given,
        "filtered": any(given.values()),
        "states": list(NominationState),
        "award": awards.pop() if len(awards) == 1 else None,
        "results": results,
        "gone": sum(not reasons for reasons in results.values()) if act == "nomination.remove" else 0,
        "bar": [{"act": "nomination.remove", "main": False}] if found.state == "draft" else [],
        "offers": dict.fromkeys(ADDING, offered(request, found, "nomination.add")),
    }
    return render(request, "nominations/rows.html", context)


def offered(request: HttpRequest, found: Submission, name: str) -> bool:
    """Whether an act on the list may be tried here: in reach, and the list still a draft."""
    return found.state == "draft" and offer(REGISTER[name], actor(request), found, clock.now()).open


@signed_in
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """One more row; after it the next, because lists are long."""
    found = get_subject(request, Submission, pk, "submission.view")
    years = {"achievement_from": found.round.achievement_from, "achievement_to": found.round.achievement_to}
    first = years | {"nominee_kind": "individual", "ground": preset_ground(found)}
    tried = attempt(request, "nomination.add", found, first)
    if tried.done:
        more = "more" in request.POST
        text = _("Đã thêm vào danh sách.")
        return done(request, text, "nominations:add-row" if more else "nominations:rows", pk)
    _narrow(tried, found)
    context = {"submission": found, "tried": tried}
    return render(request, "nominations/add.html", context, status=tried.status)


def _narrow(tried: Attempt, found: Submission) -> None:
    """Offer only the round's awards and the unit's own people and bodies."""
    if tried.form is None:
        return
    fields: Any = tried.form.fields
    terms, awards = _round_terms(found)
    choices = [(code, said(terms.awards[code].name)) for code in awards]
    fields["award"].widget = forms.Select(choices=choices)
    grounds = ground_choices(found)
    fields["ground"].widget = forms.Select(choices=grounds if len(grounds) == 1 else [("", ALONE), *grounds])
    fields["ground"].help_text = _ground_hint(found)
    if "person" in fields:
        span = {"path__gte": found.unit.path, "path__lt": path_after(found.unit.path)}
        people = Person.living.filter(**{f"unit__{key}": value for key, value in span.items()})
        fields["person"].queryset = people.order_by("sort_key")
        fields["collective"].queryset = Unit.objects.filter(**span)


def _round_terms(found: Submission) -> tuple[Terms, list[str]]:
    """The terms of a list, and its round's awards that its law knows."""
    terms = queries.terms_of(found)
    return terms, [code for code in found.round.awards if code in terms.awards]


def ground_choices(found: Submission) -> list[tuple[str, str]]:
    """The grounds that the law of a list gives its round's awards on, in words."""
    terms, awards = _round_terms(found)
    offered = {ground for code in awards for ground in terms.offered(code)}
    return [(ground.value, said(label(ground))) for ground in Ground if ground in offered]


def preset_ground(found: Submission) -> str:
    """The ground that leaves no choice, when it is the same for every award of the round."""
    terms, awards = _round_terms(found)
    settled = {terms.preset(code) for code in awards}
    only = settled.pop() if len(settled) == 1 else None
    return only.value if only is not None else ""


def _ground_hint(found: Submission) -> str:
    """Which award has which grounds, where they differ."""
    terms, awards = _round_terms(found)
    if len({terms.offered(code) for code in awards}) < 2:
        return ""
    return "; ".join(f"{said(terms.awards[code].name)}: {worded(terms.offered(code))}" for code in awards)


@signed_in
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A row as it should be."""
    row = get_subject(request, Nomination, pk, "nomination.view")
    names = (
        "award",
        "ground",
        "honorific",
        "position",
        "citation",
        "achievement",
        *EVENT,
        "achievement_from",
        "achievement_to",
    )
    tried = attempt(request, "nomination.edit", row, {name: getattr(row, name) for name in names})
    if tried.done:
        return done(request, _("Đã lưu."), "nominations:rows", row.submission_id)
    _narrow(tried, row.submission)
    return render(request, "nominations/edit.html", {"row": row, "tried": tried}, status=tried.status)


@signed_in
def import_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """Excel in two steps: what would be added, with every fault; then adding it. Nothing is saved before."""
    found = get_subject(request, Submission, pk, "submission.view")
    form = form_class(ImportInputs)
    context: dict[str, Any] = {"submission": found, "offered": offered(request, found, "nomination.import")}
    if request.method != "POST":
        return render(request, "nominations/import.html", context | {"form": form()})
    file = _sent(request)
    read = form(request.POST, MultiValueDict({"file": [file]}) if file is not None else None)
    if not read.is_valid():
        return render(request, "nominations/import.html", context | {"form": read}, status=400)
    context["form"] = form({"no_secret": "on"})
    if "confirm" in request.POST:
        outcome, reasons, _status = do_or_reasons(request, "nomination.import", found, read.cleaned_data)
        if outcome is not None:
            text = _("Đã thêm %(added)s dòng; %(already)s dòng đã có sẵn.") % dict(outcome.answer)
            return done(request, text, "nominations:rows", pk)
        context["reasons"] = reasons
        file.seek(0)
    context |= _preview(found, file, frozenset(read.cleaned_data.get("new_people", ())))
    return render(request, "nominations/import.html", context, status=409 if context.get("reasons") else 200)


def _sent(request: HttpRequest) -> Any:
    """The workbook: just uploaded, or carried along from the preview."""
    fresh: Any = request.FILES.get("file")
    if fresh is not None:
        return fresh
    try:
        data = base64.b64decode(request.POST.get("carried", ""), validate=True)
    except (binascii.Error, ValueError):
        return None
    return ContentFile(data, name="danh-sach.xlsx") if data else None


def _preview(found: Submission, file: Any, ticks: frozenset[int]) -> dict[str, Any]:
    try:
        plan = importing.plan(found, file, ticks)
    except Refused as no:
        return {"reasons": no.reasons}
    file.seek(0)
    return {"plan": plan, "ticks": ticks, "carried": base64.b64encode(file.read()).decode(), "reasons": ()}


@signed_in
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """The empty template of the round."""
    found = get_subject(request, Submission, pk, "submission.view")
    known = awards_known()
    awards = [known[code] for code in found.round.awards if code in known]
    years = (found.round.achievement_from, found.round.achievement_to)
    return _workbook(workbook.template(awards, years), f"mau-{found.round.code}.xlsx")


def _workbook(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


HEADS = ("STT", "Họ tên, tập thể", "Loại", "Chức vụ, đơn vị", "Hình thức khen", "Loại hình", "Thành tích",
         "Việc, sự kiện", "Từ năm", "Đến năm", "Trạng thái", "Bộ hồ sơ", "Đơn vị trình")  # fmt: skip


def _table(listed: Iterable[Nomination], name: str) -> HttpResponse:
    names = award_names()
    lines = [
        (
            number, row.nominee_name, row.get_nominee_kind_display(), row.position,
            said(names[row.award]) if row.award in names else row.award, row.get_ground_display(), row.citation,
            told(row.event, row.event_from, row.event_to),
            row.achievement_from, row.achievement_to, row.get_state_display(), row.submission.code, row.unit.name,
        )
        for number, row in enumerate(listed, start=1)
    ]  # fmt: skip
    return _workbook(workbook.table("Danh sách", HEADS, lines), name)


@signed_in
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as a workbook."""
    found = get_subject(request, Submission, pk, "submission.view")
    listed: QuerySet[Nomination] = queries.nominations().filter(submission=found).order_by("ordinal")
    return _table(listed, f"{found.code}.xlsx")


@signed_in
def export_all(request: HttpRequest) -> HttpResponse:
    """What the filters of the whole list leave, at most 5000 rows."""
    return _table(filtered(request, asked(request, "q", "state", "award"))[:5000], "de-nghi.xlsx")
