"""Pages of criteria sets: the list by year and group, one version, one draft with its linter, preview, differences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base.reasons import tell
from backend.base.scopes import visible
from backend.catalogue.draft_pages import begin
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_editions, criteria_value
from backend.criteria.leaf_forms import LeafForm
from backend.criteria.models import CriteriaDraft
from backend.criteria.node_pages import VIEW, draft_url
from backend.criteria.queries import appraising_units, finding_reason, findings_of, version_before, versions_of
from backend.criteria.telling import PARTS, difference_told, rule_words
from backend.criteria.workbook import columns, rows_of
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import get_subject, offers_for, signed_in
from backend.workbooks.writing import download, rows_book
from permissions.check import scope
from workflows.engine import Label, Reason
from workflows.rules.criteria import CriteriaSet, Node, Part
from workflows.rules.criteria_diff import compare
from workflows.rules.criteria_edit import digest

NODE_ACTS = {"criteria_draft.add_node", "criteria_draft.change_node", "criteria_draft.move_node"}
NODE_ACTS |= {"criteria_draft.remove_node", "criteria_draft.restore", "criteria_draft.replace"}


@dataclass(slots=True)
class Line:
    """One node on a page: how deep, its rule in words, what is wrong with it."""

    node: Node
    depth: int
    rule: str
    seen: str
    part: str = ""
    appraiser: str = ""
    findings: list[Reason] = field(default_factory=list)

    @property
    def title(self) -> Label:
        """Its name in both languages."""
        return Label(self.node.title_vi, self.node.title_en or self.node.title_vi)


@dataclass(slots=True)
class Area:
    """An area with the lines below it."""

    line: Line
    below: list[Line]

    @property
    def faults(self) -> int:
        """How many findings the area and all below it have."""
        return sum(len(line.findings) for line in (self.line, *self.below))


def tree_of(criteria: CriteriaSet) -> tuple[list[Area], list[Reason]]:
    """The set for a page, findings at their nodes; those of no node apart."""
    found: dict[str, list[Reason]] = defaultdict(list)
    for finding in findings_of(criteria):
        found[finding.where].append(finding_reason(finding))
    names = dict(appraising_units()) if any(area.appraiser for area in criteria.areas) else {}
    areas = []
    for area in criteria.areas:
        top, *below = (_line(node, depth, found) for node, depth in _deep(area, 0))
        top.part = str(PARTS[area.part]) if area.part is not Part.APPRAISAL else ""
        top.appraiser = names.get(area.appraiser, area.appraiser)
        areas.append(Area(top, below))
    return areas, found.get("", [])


def _deep(node: Node, depth: int) -> Iterator[tuple[Node, int]]:
    yield node, depth
    for child in node.children:
        yield from _deep(child, depth + 1)


def _line(node: Node, depth: int, found: dict[str, list[Reason]]) -> Line:
    return Line(node, depth, rule_words(node), digest(node), findings=found.get(node.code, []))


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Every set by year and group with its versions, and the drafts in scope."""
    sets: dict[str, list[Edition]] = defaultdict(list)
    for edition in visible(criteria_editions(), actor(request), "catalogue.view"):
        sets[edition.code].append(edition)
    rows = [(criteria_value(versions[0]), versions) for versions in sets.values()]
    rows.sort(key=lambda row: (-row[0].year, row[0].group))
    drafts = visible(CriteriaDraft.objects.select_related("unit").defer("text"), actor(request), VIEW)
    live = drafts.filter(state__in=("drafting", "proposed")).order_by("-changed_at")
    context = {"sets": rows, "drafts": live, "may_draft": not scope(actor(request), "criteria_draft.create").empty}
    return render(request, "criteria/home.html", context)


def _edition(request: HttpRequest, pk: int) -> Edition:
    found = visible(criteria_editions(), actor(request), "catalogue.view").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@signed_in
def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """One published version: the tree with every rule in words; it never changes."""
    found = _edition(request, pk)
    criteria = criteria_value(found)
    areas, _whole = tree_of(criteria)
    context = {"edition": found, "criteria": criteria, "areas": areas, "versions": versions_of(found)}
    context |= {"before": version_before(found), "new": _new_url(request, found), "specimen": found.illustrative}
    return render(request, "criteria/edition.html", context)


@signed_in
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """A published version as a workbook, as the import of a draft reads it."""
    found = _edition(request, pk)
    book = rows_book(columns(), rows_of(criteria_value(found)), found.title[:30])
    return download(book, f"{found.code}-v{found.version}.xlsx")


def _new_url(request: HttpRequest, basis: Edition) -> str:
    if scope(actor(request), "criteria_draft.create").empty:
        return ""
    criteria = criteria_value(basis)
    return (
        f"{reverse('criteria:new')}?basis={basis.pk}&year={criteria.year + 1}&group={criteria.group}"
        f"&level={criteria.level}"
    )


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Begin a draft: empty, or from a version."""
    return begin(request, "criteria_draft.create", "criteria:draft")


@signed_in
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """One draft: the linter's panel, the tree with its buttons, what may be done now."""
    found = get_subject(request, CriteriaDraft, pk, VIEW)
    criteria = found.criteria
    areas, whole = tree_of(criteria)
    offers = offers_for(request, found)
    context = {
        "draft": found,
        "criteria": criteria,
        "areas": areas,
        "panel": _panel(areas, whole),
        "faults": len(whole) + sum(area.faults for area in areas),
        "may_edit": any(offer.act.name == "criteria_draft.change_node" and offer.open for offer in offers),
        "offers": [offer for offer in offers if offer.act.name not in NODE_ACTS | {"criteria_draft.edit"}],
        "removed": request.GET.get("removed", "")[:40],
        "undo": request.GET.get("undo", "") if request.GET.get("undo", "").isdecimal() else "",
        "events": timeline(("criteria_draft", found.pk))[:20],
        "specimen": found.illustrative,
    }
    return render(request, "criteria/draft.html", context)


def _panel(areas: list[Area], whole: list[Reason]) -> list[dict[str, str]]:
    """Every finding as a sentence with the way to its place in the tree."""
    placed = [("", reason) for reason in whole]
    for area in areas:
        placed += [(line.node.code, reason) for line in (area.line, *area.below) for reason in line.findings]
    told = [(code, tell(reason)) for code, reason in placed]
    return [{"text": t.says, "next": t.next, "url": f"#n-{code}" if code else ""} for code, t in told]


@signed_in
def particulars(request: HttpRequest, pk: int) -> HttpResponse:
    """What a set says of itself beside its tree."""
    found = get_subject(request, CriteriaDraft, pk, VIEW)
    criteria = found.criteria
    names = ["title", "title_en", "source", "status", "na_rule", "no_survey"]
    names += ["stated_points", "stated_criteria", "stated_parts"]
    tried = attempt(request, "criteria_draft.edit", found, {name: getattr(criteria, name) for name in names})
    if tried.done:
        return redirect(draft_url(found))
    return render(request, "criteria/particulars.html", {"draft": found, "tried": tried}, status=tried.status)


@signed_in
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """How the sheet of a unit would look by this draft; nothing typed here is kept."""
    found = get_subject(request, CriteriaDraft, pk, VIEW)
    criteria = found.criteria
    areas = [
        (area, [LeafForm(node, shown={}) for node in area.walk() if not node.children and node.rule is not None])
        for area in criteria.areas
    ]
    return render(request, "criteria/preview.html", {"draft": found, "criteria": criteria, "areas": areas})


@signed_in
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every state the draft was in, who made it, and a button to bring it back."""
    found = get_subject(request, CriteriaDraft, pk, VIEW)
    rows = list(found.revisions.defer("text").order_by("-number")[:200])
    may = any(o.act.name == "criteria_draft.restore" and o.open for o in offers_for(request, found))
    return render(request, "criteria/history.html", {"draft": found, "rows": rows, "may_restore": may})


@signed_in
def draft_difference(request: HttpRequest, pk: int) -> HttpResponse:
    """What a draft changes against the version it started from."""
    found = get_subject(request, CriteriaDraft, pk, VIEW)
    criteria = found.criteria
    before = criteria_value(found.basis) if found.basis is not None else replace(criteria, areas=())
    older = str(found.basis) if found.basis is not None else _("chưa có gì")
    context = {"told": difference_told(compare(before, criteria)), "older": older, "newer": found}
    return render(request, "criteria/difference.html", context | {"back": draft_url(found)})


@signed_in
def difference(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """What a version changes against another one."""
    newer, older = _edition(request, pk), _edition(request, other)
    told = difference_told(compare(criteria_value(older), criteria_value(newer)))
    context: dict[str, Any] = {"told": told, "older": older, "newer": newer}
    return render(request, "criteria/difference.html", context | {"back": reverse("criteria:edition", args=[pk])})
