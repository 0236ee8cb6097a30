"""One section of a report on a page of its own: saved by a button, and in the background while it is typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from backend.acts.offers import offer
from backend.acts.registry import REGISTER
from backend.acts.runner import perform
from backend.base import clock
from backend.dossiers import prefill, queries
from backend.dossiers.filling import field_views, sent_texts
from backend.dossiers.models import AchievementReport
from backend.dossiers.queries import Standing
from backend.dossiers.serializers import WriteInputs
from backend.rest.actors import actor
from backend.web.pages import get_subject, signed_in
from permissions.check import NotPermitted
from workflows.dossiers.answers import Answer, clean
from workflows.dossiers.schema import FormSection
from workflows.engine import Reason, Refused

WRITE = "achievement_report.write"


def found(request: HttpRequest, pk: int) -> AchievementReport:
    """The report if it is in reach."""
    get_subject(request, AchievementReport, pk, "achievement_report.view")
    return queries.reports().get(pk=pk)


def _section(now: Standing, code: str) -> FormSection:
    for section in now.book.sections_of(now.form):
        if section.code == code:
            return section
    raise Http404


@signed_in
def section(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Read and write one section; without script by "Lưu", with script also while typing."""
    report = found(request, pk)
    now = queries.standing(report)
    part = _section(now, code)
    reasons: tuple[Reason, ...] = ()
    typed: dict[str, Answer] = {}
    if request.method == "POST":
        texts = _texts(request, now, part)
        answer, reasons = _write(request, report, texts)
        if "auto" in request.POST:
            return _said(request, report, part, answer, reasons)
        if not reasons:
            return _onward(request, report, now, part, answer)
        typed = _typed(part, texts)
    offered = offer(REGISTER[WRITE], actor(request), report, clock.now())
    me = actor(request).person_id
    known = prefill.known(report.nomination, now.book, now.form)
    parts = now.book.sections_of(now.form)
    context = {
        "report": report, "section": part, "reasons": reasons, "offer": offered,
        "fields": field_views(
            now, part, me=me, at=clock.now(), known=known, more=request.GET.get("them", ""), typed=typed
        ),
        "position": parts.index(part) + 1, "many": len(parts), "specimen": report.illustrative,
        "state": next(state for state in now.states if state.code == part.code),
    }  # fmt: skip
    return render(request, "dossiers/section.html", context, status=409 if reasons else 200)


def _texts(request: HttpRequest, now: Standing, part: FormSection) -> list[dict[str, Any]]:
    """What was typed; the button "take from the data" puts what the system knows in the place of one field."""
    texts = sent_texts(request.POST, part)
    taking = request.POST.get("known", "")
    if taking:
        value = prefill.known(now.report.nomination, now.book, now.form).get(taking)
        for text in texts:
            if text["field"] == taking and value is not None:
                text.pop("text", None)
                text |= {"text": value} if isinstance(value, str) else {"rows": [list(row) for row in value]}
    return texts


def _write(
    request: HttpRequest, report: AchievementReport, texts: list[dict[str, Any]]
) -> tuple[dict[str, Any], tuple[Reason, ...]]:
    """Do the act without a key: the same texts again change nothing."""
    judged = WriteInputs(data={"texts": texts})
    if not judged.is_valid():
        return {}, (Reason("achievement_report.far_too_long"),)
    try:
        done = perform(WRITE, actor=actor(request), subject=report.pk, inputs=judged.validated_data)
    except (Refused, NotPermitted) as no:
        return {}, no.reasons
    return dict(done.answer), ()


def _typed(part: FormSection, texts: list[dict[str, Any]]) -> dict[str, Answer]:
    fields = {field.code: field for field in part.fields}
    return {t["field"]: clean(fields[t["field"]], t["rows"] if "rows" in t else t["text"]) for t in texts}


def _said(
    request: HttpRequest, report: AchievementReport, part: FormSection, answer: dict[str, Any],
    reasons: tuple[Reason, ...],
) -> HttpResponse:  # fmt: skip
    """The answer to a background save: when it was saved, the versions to write upon, and who was faster."""
    waiting = report.beside.filter(writer=actor(request).person_id, field__in=answer.get("beside", ()))
    taken = {field: version for field, version in answer.get("versions", {}).items() if field in answer["taken"]}
    context = {"report": report, "section": part, "at": clock.now(), "versions": taken, "reasons": reasons,
               "beside": list(waiting)}  # fmt: skip
    return render(request, "dossiers/_saved.html", context)


def _onward(
    request: HttpRequest, report: AchievementReport, now: Standing, part: FormSection, answer: dict[str, Any]
) -> HttpResponse:
    if answer["beside"]:
        waiting = report.beside.filter(writer=actor(request).person_id, field__in=answer["beside"]).first()
        if waiting is not None:
            return redirect("dossiers:choose", report.pk, waiting.pk)
    more = request.POST.get("more", "")
    if more:
        return redirect(f"{request.path}?them={more}#f.{more}")
    messages.success(request, _("Đã lưu lúc %(at)s.") % {"at": f"{clock.now().astimezone(clock.HANOI):%H:%M}"})
    if "next" in request.POST:
        codes = [section.code for section in now.book.sections_of(now.form)]
        place = codes.index(part.code) + 1
        return redirect("dossiers:section", report.pk, codes[place]) if place < len(codes) else _home(report)
    return redirect(request.path) if "known" in request.POST else _home(report)


def _home(report: AchievementReport) -> HttpResponse:
    return redirect("dossiers:report", report.pk)
