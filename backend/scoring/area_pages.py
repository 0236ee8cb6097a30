"""One area of a sheet as one page of criteria: read, checked, kept through the act, shown again with its faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from backend.acts.runner import perform
from backend.base.lifecycle import Stale
from backend.criteria.criteria_sets import criteria_value
from backend.criteria.leaf_forms import LeafForm
from backend.rest.actors import actor
from backend.scoring.giving import typed_of
from backend.scoring.inputs import NewestOf, newest, task_facts
from backend.scoring.models import LeafRound, ScoreSheet
from backend.scoring.showing import entry_told
from permissions.check import NotPermitted
from workflows.engine import Reason, Refused
from workflows.rules.criteria import Node
from workflows.rules.feeds import TaskFacts

ACT = {LeafRound.SELF: "score_sheet.self_score", LeafRound.APPRAISAL: "score_sheet.appraise"}


@dataclass(slots=True)
class NodeForm:
    """One criterion on the page: its fields, what the unit said of it, and what its tasks say."""

    form: LeafForm
    self_said: str = ""
    self_by: str = ""
    self_reason: str = ""
    self_evidence: str = ""
    facts: TaskFacts | None = None


@dataclass(slots=True)
class AreaPage:
    """What came of the page: the forms, and the reasons that belong to no single criterion."""

    area: Node
    forms: list[NodeForm]
    done: bool = False
    reasons: list[Reason] = field(default_factory=list)
    status: int = 200

    @property
    def faults(self) -> bool:
        """Whether anything must be mended."""
        return bool(self.reasons) or any(f.form.reasons or f.form.errors for f in self.forms)


def area_page(request: HttpRequest, sheet: ScoreSheet, area: Node, round_: LeafRound) -> AreaPage:
    """On POST keep what was typed; nothing is kept when anything is wrong, and nothing typed is lost."""
    values, facts = newest([sheet.pk])[sheet.pk], task_facts([sheet])[sheet.pk]
    sent = request.POST if request.method == "POST" else None
    page = AreaPage(area, [_node_form(node, values, facts, round_, sent) for node in area.walk()])
    if sent is None:
        return page
    if not all(entry.form.is_valid() for entry in page.forms):
        page.status = 400
        return page
    typed = [row for entry in page.forms if (row := entry.form.typed()) is not None]
    if not typed:
        page.reasons, page.status = [Reason("score.nothing_typed")], 400
        return page
    _run(request, sheet, page, typed, round_)
    return page


def _node_form(node: Node, values: NewestOf, facts: dict[str, TaskFacts], round_: LeafRound, sent: Any) -> NodeForm:
    own, declared = values.get((round_, node.code)), values.get((LeafRound.SELF, node.code))
    standing = own or (declared if round_ is LeafRound.APPRAISAL else None)
    shown = typed_of(node, standing)
    if own is None:
        shown |= {"reason": "" if not shown.get("not_applicable") else shown["reason"], "evidence": ""}
    entry = NodeForm(LeafForm(node, sent, shown=shown), facts=facts.get(node.code))
    if round_ is LeafRound.APPRAISAL and declared is not None:
        entry.self_said = entry_told(node, declared.entry, declared.not_applicable)
        entry.self_by, entry.self_reason, entry.self_evidence = declared.by, declared.reason, declared.evidence
    return entry


def _run(
    request: HttpRequest, sheet: ScoreSheet, page: AreaPage, typed: list[dict[str, Any]], round_: LeafRound
) -> None:
    version = request.POST.get("version", "")
    try:
        perform(
            ACT[round_],
            actor=actor(request),
            subject=sheet.pk,
            version=int(version) if version.isdecimal() and len(version) < 10 else None,
            inputs={"values": typed},
            key=request.POST.get("idempotency_key", "")[:90],
        )
        page.done = True
    except Stale:
        page.reasons, page.status = [Reason("stale")], 409
    except (Refused, NotPermitted) as no:
        page.status = 403 if isinstance(no, NotPermitted) else 409
        _place(page, no.reasons)


def _place(page: AreaPage, reasons: tuple[Reason, ...]) -> None:
    """Each reason beside its criterion; what speaks of several or none stands above."""
    forms = {entry.form.node.code: entry.form for entry in page.forms}
    for reason in reasons:
        form = forms.get(str(reason.data.get("leaf", "")))
        if form is not None:
            form.reasons.append(reason)
        else:
            page.reasons.append(reason)
    for code in [code for reason in reasons for code in reason.data.get("leaves", ())]:
        forms[code].reasons.append(Reason("score_sheet.reason_due", {"leaf": code}))


def area_of(sheet: ScoreSheet, code: str) -> Node | None:
    """The area of a code."""
    return next((area for area in criteria_value(sheet.criteria).areas if area.code == code), None)
