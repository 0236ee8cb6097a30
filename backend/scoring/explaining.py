"""One area of a sheet as a page of explanations, beside what the unit declared and what the appraiser found."""

from __future__ import annotations

from dataclasses import dataclass, field

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from backend.acts.runner import perform
from backend.rest.actors import actor
from backend.scoring import drafts
from backend.scoring.area_pages import Said
from backend.scoring.inputs import newest
from backend.scoring.models import LeafRound, ScoreSheet
from backend.scoring.showing import entry_told
from permissions.check import NotPermitted
from workflows.engine import Label, Reason, Refused
from workflows.rules.criteria import Node

SHOWN = (LeafRound.SELF, LeafRound.APPRAISAL, LeafRound.EXPLANATION)


class ExplanationForm(forms.Form):
    """What the unit says about one criterion; left empty it accepts the appraised value."""

    use_required_attribute = False

    reason = forms.CharField(
        required=False, min_length=3, max_length=500, label=_("Giải trình"), widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence = forms.CharField(required=False, max_length=500, label=_("Tài liệu kiểm chứng (tên, mục, trang)"))


@dataclass(slots=True)
class LeafExplanation:
    """One criterion on the page."""

    node: Node
    title: Label
    form: ExplanationForm
    before: list[Said] = field(default_factory=list)
    differs: bool = False


@dataclass(slots=True)
class ExplainPage:
    """What came of the page."""

    leaves: list[LeafExplanation]
    done: bool = False
    reasons: tuple[Reason, ...] = ()
    status: int = 200
    draft_at: str = ""


def explain_page(request: HttpRequest, sheet: ScoreSheet, area: Node) -> ExplainPage:
    """On POST keep the explanations that were typed; nothing typed is lost when they are refused."""
    person, round_ = actor(request).person_id, LeafRound.EXPLANATION.value
    draft = None if request.method == "POST" else drafts.find(sheet, person, round_, area.code)
    sent = request.POST if request.method == "POST" else drafts.as_sent(draft) if draft else None
    values = newest([sheet.pk])[sheet.pk]
    page = ExplainPage([], draft_at=drafts.said_at(draft) if draft else "")
    for node in (node for node in area.walk() if not node.children):
        given = {r: values[r, node.code] for r in SHOWN if (r, node.code) in values}
        said = [Said(str(r.label), entry_told(node, g.entry, g.not_applicable), g) for r, g in given.items()]
        own, found = given.get(LeafRound.SELF), given.get(LeafRound.APPRAISAL)
        differs = own is not None and found is not None and own.entry != found.entry
        form = ExplanationForm(sent, prefix="n-" + node.code.replace(".", "-"))
        page.leaves.append(LeafExplanation(node, Label(node.title_vi, node.title_en), form, said, differs))
    if request.method == "POST":
        _kept(request, sheet, page)
        if page.done:
            drafts.drop(sheet, person, round_, area.code)
        else:
            drafts.keep(sheet, person, round_, area.code, request.POST)
    return page


def _kept(request: HttpRequest, sheet: ScoreSheet, page: ExplainPage) -> None:
    if not all(leaf.form.is_valid() for leaf in page.leaves):
        page.status = 400
        return
    typed = [{"leaf": one.node.code, **one.form.cleaned_data} for one in page.leaves if one.form.cleaned_data["reason"]]
    if not typed:
        page.reasons, page.status = (Reason("score.nothing_typed"),), 400
        return
    try:
        perform(
            "score_sheet.explain", actor=actor(request), subject=sheet.pk, inputs={"values": typed},
            key=request.POST.get("idempotency_key", "")[:90],
        )  # fmt: skip
        page.done = True
    except (Refused, NotPermitted) as no:
        page.reasons, page.status = no.reasons, 403 if isinstance(no, NotPermitted) else 409
