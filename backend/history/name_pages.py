"""The page on which doubtful names of an uploaded file are decided: candidates side by side with what is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from backend.acts.runner import perform
from backend.base.reasons import said
from backend.base.texts import fold
from backend.history.deciding import pool_below, units_below, written
from backend.history.matching import WHY, match
from backend.history.models import NameDecision
from backend.history.named import NamedWorkbook
from backend.organisation.models import Person, Unit
from backend.rest.actors import actor
from backend.web.pages import get_subject, signed_in
from backend.workbooks.declaring import REGISTER as WORKBOOKS
from backend.workbooks.models import Upload
from backend.workbooks.staging import begin_again, context_of
from permissions.check import NotPermitted
from workflows.engine import Refused

CODES = ("history_import.doubtful", "history_import.nobody")
SKIP = "bo-qua"
MOST = 60


@dataclass(frozen=True, slots=True)
class Doubt:
    """One name as typed for a unit, on how many lines, and who may be meant."""

    name: str
    unit: Unit
    lines: int
    candidates: list[tuple[Person, str]]

    @property
    def field(self) -> str:
        """The name of the form's choice."""
        return f"{self.unit.pk}|{self.name}"


@signed_in
def names(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose for each doubtful name who it is, or leave its lines out; the file is then compared anew."""
    upload = get_subject(request, Upload, pk, "workbook.view")
    if not isinstance(WORKBOOKS.get(upload.workbook), NamedWorkbook) or upload.state != "waiting":
        raise Http404
    try:
        context = context_of(upload, actor(request))
    except Refused as gone:
        raise Http404 from gone
    if request.method == "POST":
        return _decide(request, upload)
    unit = context.subject
    assert isinstance(unit, Unit)
    doubts = _doubts(upload, unit)
    mine = NameDecision.objects.filter(
        decided_by=actor(request).person_id or 0, unit__path__startswith=unit.path, undone_at=None
    )
    context_data: dict[str, Any] = {
        "upload": upload, "doubts": doubts[:MOST], "more": len(doubts) > MOST, "skip": SKIP, "about": context,
        "decided": mine.select_related("unit", "person__unit"),
    }  # fmt: skip
    return render(request, "history/names.html", context_data)


def _doubts(upload: Upload, unit: Unit) -> list[Doubt]:
    """The doubtful names of an upload, each once, with the people whom they may mean."""
    units, pool = units_below(unit), pool_below(unit)
    lines: dict[tuple[str, int], list[str]] = {}
    for cells, faults in upload.rows.exclude(faults=[]).values_list("cells", "faults").iterator():
        if any(fault["code"] in CODES for fault in faults):
            found = units.get(fold(str(cells.get("unit") or "")))
            if found is not None:
                lines.setdefault((written(cells["name"]), found.pk), []).append(cells["name"])
    by_key = {one.pk: one for one in units.values()}
    matches = {key: match(typed[0], key[1], pool).found for key, typed in lines.items()}
    people = _known({one.key for found in matches.values() for one, _why in found})
    return [
        Doubt(typed[0], by_key[key[1]], len(typed), [(people[one.key], said(WHY[why])) for one, why in matches[key]])
        for key, typed in lines.items()
    ]


def _known(keys: set[int]) -> Mapping[int, Person]:
    rows = Person.objects.filter(pk__in=keys).select_related("unit")
    return {p.pk: p for p in rows.annotate(records=Count("award_records"), last=Max("award_records__year_to"))}


def _decide(request: HttpRequest, upload: Upload) -> HttpResponse:
    me, done = actor(request), 0
    undone = request.POST.get("undo", "")
    try:
        if undone.isascii() and undone.isdigit() and len(undone) < 18:
            perform("name_decision.undo", actor=me, subject=int(undone))
            done += 1
        for field in request.POST:
            value = str(request.POST[field])
            unit, sep, name = field.partition("|")
            if not sep or not value or not (unit.isascii() and unit.isdigit()):
                continue
            person = None if value == SKIP else Person.objects.filter(pk=value if value.isdigit() else 0).first()
            given = {"unit": Unit.objects.filter(pk=unit).first(), "name": name[:120], "person": person}
            if given["unit"] is not None and (person is not None or value == SKIP):
                perform("name_decision.make", actor=me, inputs=given)
                done += 1
    except (Refused, NotPermitted):
        messages.error(request, _("Có tên chưa ghi được; xem lại các lựa chọn dưới đây."))
        return redirect("history:names", upload.pk)
    if done:
        begin_again(upload)
        messages.success(request, _("Đã ghi; tệp đang được so sánh lại."))
        return redirect("workbooks:preview", upload.pk)
    messages.info(request, _("Chưa chọn tên nào."))
    return redirect("history:names", upload.pk)
