"""One area of a sheet as one page of criteria: read, checked, kept through the act, shown again with its faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from backend.acts.runner import perform
from backend.criteria.criteria_sets import criteria_value
from backend.criteria.leaf_forms import LeafForm
from backend.rest.actors import actor
from backend.scoring import drafts
from backend.scoring.giving import typed_of
from backend.scoring.inputs import Given, NewestOf, newest, task_facts
from backend.scoring.models import LeafDraft, LeafRound, ScoreSheet
from backend.scoring.showing import entry_told
from permissions.check import NotPermitted
from workflows.engine import Reason, Refused
from workflows.rules.criteria import Node
from workflows.rules.feeds import TaskFacts

ACT = {
    LeafRound.SELF: "score_sheet.self_score",
    LeafRound.APPRAISAL: "score_sheet.appraise",
    LeafRound.SECOND: "score_sheet.appraise_again",
}
BEFORE = {
    LeafRound.SELF: (),
    LeafRound.APPRAISAL: (LeafRound.SELF,),
    LeafRound.SECOND: (LeafRound.SELF, LeafRound.APPRAISAL, LeafRound.EXPLANATION),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What an earlier round, or a colleague in this one, said of a criterion."""

    round: str
    text: str
    given: Given


@dataclass(slots=True)
class NodeForm:
    """One criterion on the page: its fields, what earlier rounds said of it, and what its tasks say.

    `seen` is the newest value of this round that the page shows, so that nobody replaces one they have not seen.
    """

    form: LeafForm
    before: list[Said] = field(default_factory=list)
    seen: int = 0
    facts: TaskFacts | None = None


@dataclass(slots=True)
class AreaPage:
    """What came of the page: the forms, and the reasons that belong to no single criterion."""

    area: Node
    forms: list[NodeForm]
    done: bool = False
    reasons: list[Reason] = field(default_factory=list)
    status: int = 200
    draft: LeafDraft | None = None

    @property
    def faults(self) -> bool:
        """Whether anything must be mended."""
        return (self.draft is None and bool(self.reasons)) or any(f.form.reasons or f.form.errors for f in self.forms)


def area_page(request: HttpRequest, sheet: ScoreSheet, area: Node, round_: LeafRound) -> AreaPage:
    """On POST keep what was typed; nothing is kept when anything is wrong, and nothing typed is lost."""
    values, facts = newest([sheet.pk])[sheet.pk], task_facts([sheet])[sheet.pk]
    person, posted = actor(request).person_id, request.method == "POST"
    draft = None if posted else drafts.find(sheet, person, round_, area.code)
    sent = request.POST if posted else drafts.as_sent(draft) if draft else None
    page = AreaPage(area, [_node_form(node, values, facts, round_, sent) for node in area.walk()], draft=draft)
    if not posted:
        return page
    _read(request, sheet, page, round_)
    if page.done:
        drafts.drop(sheet, person, round_, area.code)
    else:
        drafts.keep(sheet, person, round_, area.code, request.POST)
    return page


def _read(request: HttpRequest, sheet: ScoreSheet, page: AreaPage, round_: LeafRound) -> None:
    if not all(entry.form.is_valid() for entry in page.forms):
        page.status = 400
        return
    typed = []
    for entry in page.forms:
        row = entry.form.typed()
        if row is not None:
            seen = request.POST.get(f"{entry.form.prefix}-seen", "")
            typed.append(row | ({"seen": int(seen)} if seen.isdecimal() and len(seen) < 19 else {}))
    if not typed:
        page.reasons, page.status = [Reason("score.nothing_typed")], 400
        return
    _run(request, sheet, page, typed, round_)


def _node_form(node: Node, values: NewestOf, facts: dict[str, TaskFacts], round_: LeafRound, sent: Any) -> NodeForm:
    own = values.get((round_, node.code))
    earlier = [(before, values[before, node.code]) for before in BEFORE[round_] if (before, node.code) in values]
    standing = own or next((given for before, given in earlier[::-1] if before != LeafRound.EXPLANATION), None)
    shown = typed_of(node, standing)
    if own is None:
        shown |= {"reason": "" if not shown.get("not_applicable") else shown["reason"], "evidence": ""}
    if own is not None and round_ is not LeafRound.SELF:
        earlier.append((round_, own))
    before = [Said(str(LeafRound(r).label), entry_told(node, g.entry, g.not_applicable), g) for r, g in earlier]
    form = LeafForm(node, sent, shown=shown)
    return NodeForm(form, before, own.pk if own else 0, facts.get(node.code))


def _run(
    request: HttpRequest, sheet: ScoreSheet, page: AreaPage, typed: list[dict[str, Any]], round_: LeafRound
) -> None:
    try:
        perform(
            ACT[round_],
            actor=actor(request),
            subject=sheet.pk,
            inputs={"values": typed},
            key=request.POST.get("idempotency_key", "")[:90],
        )
        page.done = True
    except (Refused, NotPermitted) as no:
        page.status = 403 if isinstance(no, NotPermitted) else 409
        _place(page, no.reasons)


def _place(page: AreaPage, reasons: tuple[Reason, ...]) -> None:
    """Each reason beside its criterion; what speaks of several or none stands above."""
    forms = {entry.form.node.code: entry.form for entry in page.forms}
    unseen = {reason.data["leaf"]: reason.data["seen"] for reason in reasons if "seen" in reason.data}
    for entry in page.forms:
        entry.seen = unseen.get(entry.form.node.code, entry.seen)
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
