"""Pages that change one node of a draft: add, edit with a live trial, move, remove, bring an earlier state back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.criteria.models import CriteriaDraft
from backend.criteria.node_forms import NodeForm
from backend.criteria.queries import appraising_units, finding_reasons
from backend.criteria.rules_told import number
from backend.criteria.telling import SHAPES as NAMES
from backend.criteria.telling import rule_words
from backend.web.attempts import do_or_reasons
from backend.web.pages import get_subject, signed_in
from workflows.engine import Reason
from workflows.rules.criteria import CriteriaSet, Node
from workflows.rules.criteria_edit import digest, next_code
from workflows.rules.criteria_lint import lint_nodes
from workflows.rules.feeds import Entry
from workflows.rules.fixed import from_fixed, to_fixed
from workflows.rules.formula import Formula

VIEW = "criteria_draft.view"


@dataclass(slots=True)
class Trial:
    """What a node would be like: findings, its rule in words, what each example gives."""

    findings: list[Reason] = field(default_factory=list)
    rule: str = ""
    examples: list[tuple[str, str, str]] = field(default_factory=list)


def draft_url(draft: CriteriaDraft, code: str = "", **more: object) -> str:
    """The page of a draft, at one of its nodes."""
    asked = f"?{urlencode(more)}" if more else ""
    return f"{reverse('criteria:draft', args=[draft.pk])}{asked}{f'#n-{quote(code)}' if code else ''}"


def find(criteria: CriteriaSet, code: str) -> Node:
    """The node of a code; 404 when there is none."""
    try:
        return criteria.node(code)
    except KeyError as unknown:
        raise Http404 from unknown


@signed_in
def edit(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Edit a node; a sent form that lost against somebody else's change keeps what was typed."""
    draft = get_subject(request, CriteriaDraft, pk, VIEW)
    node = find(draft.criteria, code)
    area = any(one.code == code for one in draft.criteria.areas)
    shape = _shape(request, node)
    form = _form(request, node, shape, area)
    context = {"draft": draft, "node": node, "form": form, "area": area, "seen": digest(node)}
    context |= {"given_seen": request.POST.get("seen", "") or digest(node), "url": request.path}
    if request.method != "POST":
        return _page(request, context)
    return _sent(request, context, "criteria_draft.change_node", {"target": code, "seen": request.POST.get("seen", "")})


@signed_in
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a node below another, or an area."""
    draft = get_subject(request, CriteriaDraft, pk, VIEW)
    parent = request.POST.get("parent", request.GET.get("duoi", ""))[:40]
    if parent:
        find(draft.criteria, parent)
    node = Node(next_code(draft.criteria, parent), "", "", Decimal(0))
    form = _form(request, node, _shape(request, node), not parent)
    context = {"draft": draft, "node": node, "form": form, "area": not parent, "adding": True, "parent": parent}
    if request.method != "POST":
        return _page(request, context | {"url": request.path})
    return _sent(request, context | {"url": request.path}, "criteria_draft.add_node", {"parent": parent})


def _shape(request: HttpRequest, node: Node) -> str:
    asked = request.POST.get("shape", request.GET.get("dang"))
    if asked is None:
        return node.rule.shape if node.rule is not None else ""
    return asked if asked in NAMES else ""


def _form(request: HttpRequest, node: Node, shape: str, area: bool) -> NodeForm:
    sent = request.POST if request.method == "POST" else None
    units = appraising_units() if area else []
    return NodeForm(sent, node=node, shape="" if node.children else shape, area=area, units=units)


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    found = {"shapes": NAMES.items(), "shape": context["form"].shape} | context
    return render(request, "criteria/node.html", found, status=status)


def _sent(request: HttpRequest, context: dict[str, Any], name: str, inputs: dict[str, Any]) -> HttpResponse:
    form, draft = context["form"], context["draft"]
    trying = "try" in request.POST or request.headers.get("HX-Request") == "true"
    made = form.made() if form.is_valid() else None
    if trying:
        context |= {"trial": trial(made, context["node"]) if made is not None else None}
        if request.headers.get("HX-Request") == "true":
            return render(request, "criteria/_trial.html", context)
        return _page(request, context, 200 if made is not None else 400)
    if made is None:
        return _page(request, context, 400)
    outcome, reasons, status = do_or_reasons(request, name, draft, inputs | {"node": made})
    if outcome is None:
        return _page(request, context | {"reasons": reasons}, status)
    messages.success(request, _("Đã lưu mục %(code)s.") % {"code": outcome.answer.get("node", made.code)})
    return redirect(draft_url(draft, str(outcome.answer.get("node", made.code))))


def trial(made: Node, before: Node) -> Trial:
    """What the linter says of a node as typed, and what its examples give now."""
    whole = replace(made, code=made.code or before.code, children=before.children)
    found = Trial(finding_reasons(lint_nodes([whole])), rule_words(whole))
    rule = whole.rule
    for example in rule.examples if isinstance(rule, Formula) else ():
        entry = Entry(choice=example.formula or None, values=example.values)
        sound = isinstance(rule, Formula) and not list(rule.problems(entry, to_fixed(whole.max_points)))
        points = rule.score(entry, to_fixed(whole.max_points)).points if sound and rule is not None else None
        figures = "; ".join(f"{name} = {number(value)}" for name, value in example.values)
        told = "–" if points is None else number(from_fixed(points))
        found.examples.append((figures, "–" if example.points is None else number(example.points), told))
    return found


@signed_in
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a node, remove it, or bring an earlier state back: buttons of the draft's page."""
    draft = get_subject(request, CriteriaDraft, pk, VIEW)
    if request.method != "POST":
        return redirect(draft_url(draft))
    code, asked = request.POST.get("target", "")[:40], request.POST.get("step", "")
    inputs: dict[str, Any]
    if asked in ("up", "down"):
        name, inputs = "criteria_draft.move_node", {"target": code, "direction": asked}
    elif asked == "remove":
        name, inputs = "criteria_draft.remove_node", {"target": code, "seen": request.POST.get("seen", "")[:16]}
    elif asked.isdecimal() and len(asked) < 10:
        name, inputs = "criteria_draft.restore", {"revision": int(asked)}
    else:
        raise Http404
    outcome, reasons, status = do_or_reasons(request, name, draft, inputs)
    if outcome is None:
        return render(request, "criteria/refused.html", {"draft": draft, "reasons": reasons}, status=status)
    if asked == "remove":
        return redirect(draft_url(draft, removed=code, undo=outcome.answer["undo"]))
    if name == "criteria_draft.restore":
        messages.success(request, _("Đã khôi phục bản số %(n)s.") % {"n": asked})
    return redirect(draft_url(draft, code if asked != "remove" else ""))
