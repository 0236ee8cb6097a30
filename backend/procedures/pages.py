"""Pages of processes: the list with versions and drafts, one draft with its findings and drawing, differences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.catalogue.draft_pages import begin
from backend.catalogue.models import Edition
from backend.catalogue.queries import award_label, awards_known, process_value
from backend.procedures.comparing import compared
from backend.procedures.findings import FindingTold, findings_told
from backend.procedures.models import ProcessDraft
from backend.procedures.queries import MOVE, SEE, counts_by_edition, named, process_editions
from backend.procedures.stage_data import empty_process
from backend.procedures.stage_forms import needed
from backend.procedures.stage_pages import VIEW, draft_url
from backend.procedures.undoing import last_change
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import get_subject, offers_for, signed_in
from permissions.check import scope
from permissions.roles import LABELS as ROLES
from permissions.roles import Role as Held
from workflows.diagrams import clock_label
from workflows.labels import label
from workflows.lifecycles.process_draft import PROCESS_DRAFT
from workflows.processes import editing
from workflows.processes.schema import Process, Stage

STAGE_ACTS = {
    "process_draft.add_stage", "process_draft.change_stage", "process_draft.move_stage", "process_draft.remove_stage",
    "process_draft.restore", "process_draft.edit",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One stage on a page: its place in the order, who, how long, and what is wrong with it."""

    stage: Stage
    number: str
    first: bool
    last: bool
    seen: str
    kind: str
    owner: str
    alternate: str
    clock: str
    back: str
    findings: list[dict[str, str]]
    advice: list[dict[str, str]]


def said_of(told: FindingTold) -> dict[str, str]:
    """What is wrong and what to do, for a list on a page."""
    return {"text": told.told.says, "next": told.told.next}


def lines_of(process: Process, told: list[FindingTold]) -> list[Line]:
    """The stages in their order; those that begin together share a number."""
    titles = {item.code: said(item.title) for item in process.stages}
    found = []
    for number, step in enumerate(editing.steps(process.stages), start=1):
        for item, letter in zip(step, "abcdefghijklmnopqrstuvwxyz" * 3, strict=False):
            own, advice = (
                [said_of(t) for t in told if t.stage == item.code and t.blocks is hard] for hard in (True, False)
            )
            back = ", ".join(titles.get(code, code) for code in item.returns_to)
            found.append(
                Line(
                    item, f"{number}{letter}" if len(step) > 1 else str(number), item is process.stages[0],
                    item is process.stages[-1], editing.digest(item),
                    said(label(item.kind)), _holder(item.owner_role.value, said(label(item.owner_unit))),
                    _("người khác giữ cùng vai trò") if item.alternate.deputy
                    else _holder(item.alternate.role.value, said(label(item.alternate.unit))),
                    "; ".join(said(one) for one in clock_label(item)), back, own, advice,
                )
            )  # fmt: skip
    return found


def _holder(role: str, place: str) -> str:
    return f"{said(ROLES[Held(role)])} – {place[:1].lower()}{place[1:]}"


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Every process with its versions and how many dossiers run by each; the drafts in reach."""
    who, today = actor(request), clock.today()
    versions: dict[str, list[Edition]] = defaultdict(list)
    for edition in visible(process_editions(), who, "catalogue.view"):
        versions[edition.code].append(edition)
    seen, movable = counts_by_edition(who, SEE), counts_by_edition(who, MOVE)
    rows = []
    for editions in versions.values():
        now = next((one for one in editions if _holds(one, today)), None)
        rows.append({
            "now": now or editions[0], "in_force": now is not None,
            "versions": [
                {"edition": one, "running": seen.get(one.pk, 0), "until": _until(one, newer)}
                for one, newer in zip(editions, [None, *editions], strict=False)
            ],
            "behind": sum(movable.get(one.pk, 0) for one in editions if now is not None and one.pk != now.pk),
        })  # fmt: skip
    drafts = visible(ProcessDraft.objects.select_related("unit", "basis").defer("text", "basis__text"), who, VIEW)
    context = {
        "rows": rows, "drafts": drafts.filter(state__in=("drafting", "proposed")).order_by("-changed_at"),
        "sees": not scope(who, SEE).empty,
        "may_draft": not scope(who, "process_draft.create").empty,
        "may_move": bool(movable),
    }  # fmt: skip
    return render(request, "procedures/home.html", context)


def _until(edition: Edition, newer: Edition | None) -> date | None:
    """The last day of reception that a version holds for: until its end, or until a newer one begins."""
    ends = [edition.in_force_to, newer.in_force_from - timedelta(days=1) if newer is not None else None]
    return min((day for day in ends if day is not None), default=None)


def _holds(edition: Edition, today: date) -> bool:
    return edition.in_force_from <= today and (edition.in_force_to is None or today <= edition.in_force_to)


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Begin a draft: from a version, or empty."""
    return begin(request, "process_draft.create", "procedures:draft")


@signed_in
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """One draft: what is wrong, the drawing, the stages with their buttons, what may be done now."""
    found = get_subject(request, ProcessDraft, pk, VIEW)
    process = found.process
    told = findings_told(process, clock.today())
    offers = offers_for(request, found)
    context = {
        "draft": found, "process": process, "lines": lines_of(process, told), "faults": sum(t.blocks for t in told),
        "panel": [said_of(t) | {"url": _place(found, t)} for t in told if t.blocks],
        "advice": [said_of(t) | {"url": _place(found, t)} for t in told if not t.blocks and not _over(found)],
        "untimed": [said(item.title) for item in process.stages if item.clock.days is None],
        "awards": [said(award_label(code)) for code in process.awards],
        "may_edit": any(offer.act.name == "process_draft.change_stage" and offer.open for offer in offers),
        "offers": [offer for offer in offers if offer.act.name not in STAGE_ACTS and not _over(found)],
        "edition": found.edition, "may_move": not scope(actor(request), MOVE).empty,
        "last": last_change(found), "specimen": found.illustrative,
        "events": timeline(("process_draft", found.pk))[:20],
    }  # fmt: skip
    return render(request, "procedures/draft.html", context)


def _over(found: ProcessDraft) -> bool:
    """Whether nothing can be done with a draft any more."""
    return found.state in PROCESS_DRAFT.final


def _place(found: ProcessDraft, told: FindingTold) -> str:
    """Where a finding is mended: at the field of the stage, or in the particulars of the whole."""
    if told.stage:
        return f"{reverse('procedures:stage', args=[found.pk, told.stage])}#id_{told.field or 'kind'}"
    particular = told.field in ("awards", "grounds", "basis", "internal")
    return f"{reverse('procedures:particulars', args=[found.pk])}#id_{told.field}" if particular else "#cac-buoc"


@signed_in
def particulars(request: HttpRequest, pk: int) -> HttpResponse:
    """What a process says of itself beside its stages; awards are ticked by name."""
    found = get_subject(request, ProcessDraft, pk, VIEW)
    process = found.process
    shown = {
        "title_vi": process.title.vi, "title_en": process.title.en, "awards": list(process.awards),
        "grounds": [one.value for one in process.grounds], "internal": process.internal, "basis": process.basis,
        "source": process.source, "status": process.status.value, "note": process.note,
    }  # fmt: skip
    tried = attempt(request, "process_draft.edit", found, shown)
    if tried.done:
        return redirect(draft_url(found))
    if tried.form is not None:
        known = {code: said(award.name) for code, award in awards_known().items()}
        known |= {code: said(award_label(code)) for code in process.awards if code not in known}
        tried.form.fields["awards"].widget = forms.CheckboxSelectMultiple(choices=list(known.items()))
        needed(tried.form, dict.fromkeys(("awards", "grounds", "basis", "source"), _("cần trước khi trình công bố")))
    return render(request, "procedures/particulars.html", {"draft": found, "tried": tried}, status=tried.status)


@signed_in
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every state the draft was in, who made it, and a button to bring it back."""
    found = get_subject(request, ProcessDraft, pk, VIEW)
    rows = list(found.revisions.defer("text").order_by("-number")[:200])
    names = {item.code: said(item.title) for item in found.process.stages}
    lines = [{"row": row, "stage": names.get(row.node, _("bước đã bỏ") if row.node else "–")} for row in rows]
    may = any(o.act.name == "process_draft.restore" and o.open for o in offers_for(request, found))
    return render(request, "procedures/history.html", {"draft": found, "lines": lines, "may_restore": may})


@signed_in
def draft_difference(request: HttpRequest, pk: int) -> HttpResponse:
    """What a draft changes against the version it started from, in words and in both drawings."""
    found = get_subject(request, ProcessDraft, pk, VIEW)
    old = process_value(found.basis) if found.basis is not None else empty_process(found.title)
    context = {
        "older": named(found.basis) if found.basis else _("chưa có gì"),
        "newer": str(found),
        "back": draft_url(found),
    }
    return _difference(request, old, found.process, context)


@signed_in
def difference(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """What a version changes against another one."""
    rows = visible(process_editions(), actor(request), "catalogue.view")
    newer, older = rows.filter(pk=pk).first(), rows.filter(pk=other).first()
    if newer is None or older is None:
        raise Http404
    context = {"older": named(older), "newer": named(newer), "back": reverse("procedures:home")}
    return _difference(request, process_value(older), process_value(newer), context)


def _difference(request: HttpRequest, old: Process, new: Process, context: dict[str, Any]) -> HttpResponse:
    told = compared(old, new)
    context |= {"told": told, "old": old, "new": new}
    context |= {"old_marks": told.marks(old=True), "new_marks": told.marks(old=False)}
    return render(request, "procedures/difference.html", context)
