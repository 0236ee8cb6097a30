"""Earlier texts of a field with their differences, and the choice between two texts written at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from backend.acts.offers import offer
from backend.acts.registry import REGISTER
from backend.acts.runner import perform
from backend.base import clock
from backend.dossiers import queries
from backend.dossiers.filling import field_views, sent_texts
from backend.dossiers.models import AchievementReport, ReportBeside, ReportRevision
from backend.dossiers.queries import Standing, answer
from backend.dossiers.section_pages import found
from backend.dossiers.serializers import SettleInputs
from backend.rest.actors import actor
from backend.web.attempts import Attempt, attempt
from backend.web.pages import signed_in
from permissions.check import NotPermitted
from workflows.dossiers.answers import EMPTY
from workflows.dossiers.schema import FormField, FormSection
from workflows.dossiers.writing import Piece, difference
from workflows.engine import Reason, Refused

SHOWN = 60
SETTLE = "achievement_report.settle"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier text and what became of it: the words that went and came until the next one."""

    revision: ReportRevision
    pieces: tuple[Piece, ...]


def _field(now: Standing, code: str) -> tuple[FormSection, FormField]:
    for section in now.book.sections_of(now.form):
        for field in section.fields:
            if field.code == code:
                return section, field
    raise Http404


@signed_in
def earlier(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Every earlier text of a field, newest first, each with its difference to the text after it; one comes back."""
    report = found(request, pk)
    now = queries.standing(report)
    section, field = _field(now, code)
    tried = attempt(request, "achievement_report.restore", report)
    if tried.done:
        messages.success(request, _("Đã khôi phục. Nội dung trước đó được giữ trong các bản trước."))
        return redirect("dossiers:section", pk, section.code)
    text = now.texts.get(code)
    after = answer(text.value) if text is not None else EMPTY
    told = []
    for revision in report.revisions.filter(field=code)[:SHOWN]:
        told.append(Earlier(revision, difference(answer(revision.value), after)))
        after = answer(revision.value)
    context = {
        "report": report, "section": section, "field": field, "text": text, "told": told, "tried": tried,
        "base": text.version if text is not None else 0, "specimen": report.illustrative,
        "offer": offer(REGISTER["achievement_report.restore"], actor(request), report, clock.now()),
    }  # fmt: skip
    return render(request, "dossiers/earlier.html", context, status=tried.status)


@signed_in
def choose(request: HttpRequest, pk: int, beside: int) -> HttpResponse:
    """Two texts of one field side by side with their difference: keep the one, take the other, or write from both."""
    report = found(request, pk)
    waiting = get_object_or_404(ReportBeside, pk=beside, report=report)
    now = queries.standing(report)
    section, field = _field(now, waiting.field)
    tried = _settle(request, report, section, waiting)
    if tried.done:
        messages.success(request, _("Đã chọn. Bản kia được giữ trong các bản trước."))
        following = report.beside.filter(writer=actor(request).person_id).first()
        if following is not None:
            return redirect("dossiers:choose", pk, following.pk)
        return redirect("dossiers:section", pk, section.code)
    text = now.texts.get(field.code)
    current, mine = answer(text.value) if text is not None else EMPTY, answer(waiting.value)
    part = FormSection(section.code, section.title, (field,))
    (view,) = field_views(now, part, me=None, at=clock.now(), known={}, typed={field.code: mine})
    context = {
        "report": report, "section": section, "field": field, "waiting": waiting, "text": text, "tried": tried,
        "base": view.version, "pieces": difference(current, mine), "view": view, "specimen": report.illustrative,
    }  # fmt: skip
    return render(request, "dossiers/choose.html", context, status=tried.status)


def _settle(request: HttpRequest, report: AchievementReport, section: FormSection, waiting: ReportBeside) -> Attempt:
    """The choice as the act wants it: which, over which version, and the text made of both, to the letter."""
    tried = Attempt(SETTLE, None)
    if request.method != "POST":
        return tried
    part = FormSection(section.code, section.title, tuple(f for f in section.fields if f.code == waiting.field))
    sent: dict[str, Any] = next(iter(sent_texts(request.POST, part)), {"base": -1})
    rows = sent.get("rows")
    text = sent.get("text", "") if rows is None else "\n".join("\t".join(row) for row in rows)
    given = {"beside": waiting.pk, "take": request.POST.get("take", ""), "base": sent["base"], "text": text}
    judged = SettleInputs(data=given)
    if not judged.is_valid():
        tried.reasons, tried.status = (Reason("achievement_report.choose_one"),), 400
        return tried
    try:
        tried.outcome = perform(SETTLE, actor=actor(request), subject=report.pk, inputs=judged.validated_data)
    except (Refused, NotPermitted) as no:
        tried.reasons, tried.status = no.reasons, 409
    return tried
