"""Pages that change one stage of a draft: add, edit with live findings and drawing, move, remove, bring back."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.base import clock
from backend.procedures.findings import findings_told
from backend.procedures.models import ProcessDraft
from backend.procedures.stage_data import fields_of, put_changed, put_new
from backend.procedures.stage_forms import START, sections, stage_form
from backend.web.attempts import do_or_reasons
from backend.web.pages import get_subject, signed_in
from workflows.processes import editing
from workflows.processes.schema import Process

VIEW = "process_draft.view"
LAST = "vua-sua"
"""Where the page of a draft tells the last change."""


def draft_url(draft: ProcessDraft, code: str = "") -> str:
    """The page of a draft, at one of its stages."""
    return f"{reverse('procedures:draft', args=[draft.pk])}{f'#b-{quote(code)}' if code else ''}"


@signed_in
def edit(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Edit a stage; a sent form that lost against somebody else's change keeps what was typed."""
    draft = get_subject(request, ProcessDraft, pk, VIEW)
    process = draft.process
    item = next((one for one in process.stages if one.code == code), None)
    if item is None:
        raise Http404
    shown = fields_of(item, editing.is_beside(process, code))
    context = {"draft": draft, "stage": item, "seen": request.POST.get("seen", "")[:16] or editing.digest(item)}
    return _answer(request, process, context, code, shown)


@signed_in
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a stage behind another one, or at the end."""
    draft = get_subject(request, ProcessDraft, pk, VIEW)
    process = draft.process
    after = request.POST.get("after", request.GET.get("sau", ""))[:60]
    if after and not any(one.code == after for one in process.stages):
        raise Http404
    context = {"draft": draft, "after": after, "behind": editing.find(process, after) if after else None}
    return _answer(request, process, context, "", dict(START))


def _answer(
    request: HttpRequest, process: Process, context: dict[str, Any], code: str, shown: dict[str, Any]
) -> HttpResponse:
    draft, after = context["draft"], context.get("after", "")
    sent = request.POST if request.method == "POST" else None
    form = stage_form(process, code, sent, shown, after)
    context |= {"form": form, "url": request.path, "code": code}
    if sent is None:
        return _page(request, context, process if code else None)
    if not form.is_valid():
        return _page(request, context, None, 200 if _live(request) else 400)
    given = form.cleaned_data
    if "try" in sent or _live(request):
        made, key = (put_changed(process, code, given), code) if code else put_new(process, given, after)
        return _page(request, context | {"code": key, "tried": True}, made)
    own = {"target": code, "seen": sent.get("seen", "")[:16]} if code else {"after": after}
    name = "process_draft.change_stage" if code else "process_draft.add_stage"
    outcome, reasons, status = do_or_reasons(request, name, draft, {**given, **own})
    if outcome is None:
        return _page(request, context | {"reasons": reasons}, None, status)
    messages.success(request, _("Đã lưu bước “%(title)s”.") % {"title": given["title_vi"]})
    return redirect(draft_url(draft, str(outcome.answer.get("stage", code))))


def _live(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _page(request: HttpRequest, context: dict[str, Any], process: Process | None, status: int = 200) -> HttpResponse:
    """The form, what is wrong with the stage beside each field, and the process drawn as it would be."""
    told = findings_told(process, clock.today()) if process is not None else []
    mine = [one for one in told if one.stage == context["code"]]
    faults = sum(one.blocks for one in mine)
    context |= {
        "sections": sections(context["form"], mine, live=_live(request)), "process": process, "faults": faults,
        "others": sum(one.blocks for one in told) - faults, "current": context["code"], "known": process is not None,
    }  # fmt: skip
    context["oob"] = ",".join(f"#finding-{row.name}" for section in context["sections"] for row in section.rows)
    return render(request, "procedures/stage.html", context, status=status)


@signed_in
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """One press of a button beside a stage: up, down, remove; or bring an earlier state back."""
    if request.method != "POST":
        raise Http404
    draft = get_subject(request, ProcessDraft, pk, VIEW)
    code, asked = request.POST.get("target", "")[:60], request.POST.get("step", "")
    inputs: dict[str, Any]
    if asked in ("up", "down"):
        name, inputs = "process_draft.move_stage", {"target": code, "direction": asked}
    elif asked == "remove":
        name, inputs = "process_draft.remove_stage", {"target": code, "seen": request.POST.get("seen", "")[:16]}
    elif asked.isdecimal() and len(asked) < 10:
        name, inputs = "process_draft.restore", {"revision": int(asked)}
    else:
        raise Http404
    outcome, reasons, status = do_or_reasons(request, name, draft, inputs)
    if outcome is None:
        return render(request, "procedures/refused.html", {"draft": draft, "reasons": reasons}, status=status)
    return redirect(draft_url(draft, code) if asked in ("up", "down") else f"{draft_url(draft)}#{LAST}")
