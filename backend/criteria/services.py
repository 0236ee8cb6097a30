"""Acts on drafts of criteria sets: made, edited node by node with every state kept, proposed, published, dropped.

The body that runs the reform year drafts; who signs its decisions publishes, because the set decides what everybody
is measured by. Nobody publishes what they worked on, and an administrator decides no points.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.drafting import newest_revision
from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import criteria_editions, criteria_value, digest_of, in_year, new_edition
from backend.criteria.keeping import keep, own_faults
from backend.criteria.models import CriteriaDraft
from backend.criteria.queries import finding_reasons, findings_of, newest_of
from backend.criteria.serializers import (
    AddNodeInputs,
    ChangeNodeInputs,
    CreateDraftInputs,
    DraftReasonInputs,
    EditDraftInputs,
    MoveNodeInputs,
    PublishDraftInputs,
    RemoveNodeInputs,
    ReplaceInputs,
    RestoreInputs,
)
from backend.organisation.models import Unit
from workflows.engine import Reason, Refused
from workflows.rules import criteria_edit as edit
from workflows.rules.criteria import CriteriaSet, NaRule, Node, NoSurvey, to_json


@act("criteria_draft.create", inputs=CreateDraftInputs)
def create(
    doing: Doing, *, unit: Unit, year: int, group: str, level: str, title: str, basis: Edition | None = None,
    code: str = "", illustrative: bool = False,
) -> CriteriaDraft:  # fmt: skip
    """Begin a draft, empty or from a version; a set of the same year and group goes on under its own code."""
    draft = CriteriaDraft(
        unit=unit, year=year, group=group, level=level, title=title, basis=basis, illustrative=illustrative
    )
    doing.permit(draft)
    draft.code = code or _code_for(year, group, level)
    known = newest_of(draft.code)
    if known is not None and (criteria_value(known).year, criteria_value(known).group) != (year, group):
        raise Refused(Reason("criteria_draft.code_of_other", {"code": draft.code, "set": known.title}))
    empty = CriteriaSet("", year, level, group, title, (), NaRule.OUT_OF_MAXIMUM)
    start = criteria_value(basis) if basis is not None else empty
    own: dict[str, Any] = {"code": draft.code, "year": year, "level": level, "group": group, "title": title}
    keep(doing, draft, replace(start, **own, illustrative=illustrative), "")
    return draft


def _code_for(year: int, group: str, level: str) -> str:
    same = next((edition for edition, criteria in in_year(year) if criteria.group == group), None)
    return same.code if same is not None else f"{level}-{group}-{year}"


@act("criteria_draft.edit", model=CriteriaDraft, inputs=EditDraftInputs)
def edit_draft(
    doing: Doing,
    draft: CriteriaDraft,
    *,
    title: str,
    na_rule: str,
    no_survey: str = NoSurvey.MISSING.value,
    **more: Any,
) -> None:
    """Change what the set says of itself."""
    made = replace(draft.criteria, title=title, na_rule=NaRule(na_rule), no_survey=NoSurvey(no_survey), **more)
    keep(doing, draft, made, "")


@act("criteria_draft.add_node", model=CriteriaDraft, inputs=AddNodeInputs)
def add_node(doing: Doing, draft: CriteriaDraft, *, node: Node, parent: str = "") -> dict[str, Any]:
    """Add a node; an empty code is the next free one."""
    criteria = draft.criteria
    _known(criteria, parent, draft, allow_top=True)
    made = node if node.code else replace(node, code=edit.next_code(criteria, parent))
    _refuse(_faults(criteria, made, ""))
    keep(doing, draft, edit.add(criteria, parent, made), made.code, title=made.title_vi[:120])
    return {"node": made.code}


@act("criteria_draft.change_node", model=CriteriaDraft, inputs=ChangeNodeInputs)
def change_node(doing: Doing, draft: CriteriaDraft, *, target: str, node: Node, seen: str = "") -> dict[str, Any]:
    """Change a node's own fields; what lies below stays. Refused when somebody changed this very node meanwhile."""
    criteria = draft.criteria
    _known(criteria, target, draft)
    _unchanged(draft, criteria, target, seen)
    made = replace(node, code=node.code or target, children=())
    _refuse(_faults(criteria, made, target))
    keep(doing, draft, edit.change(criteria, target, made), made.code, title=made.title_vi[:120])
    return {"node": made.code}


@act("criteria_draft.move_node", model=CriteriaDraft, inputs=MoveNodeInputs)
def move_node(doing: Doing, draft: CriteriaDraft, *, target: str, direction: str) -> None:
    """Move a node one place up or down among its siblings."""
    _known(draft.criteria, target, draft)
    made = edit.move(draft.criteria, target, -1 if direction == "up" else 1)
    if made == draft.criteria:
        raise Refused(Reason("criteria_draft.at_the_end", {"node": target}))
    keep(doing, draft, made, target, direction=direction)


@act("criteria_draft.remove_node", model=CriteriaDraft, inputs=RemoveNodeInputs)
def remove_node(doing: Doing, draft: CriteriaDraft, *, target: str, seen: str = "") -> dict[str, Any]:
    """Remove a node with all below it; the state before stays and can be restored."""
    _known(draft.criteria, target, draft)
    _unchanged(draft, draft.criteria, target, seen)
    before = newest_revision(draft)
    keep(doing, draft, edit.remove(draft.criteria, target), target)
    return {"undo": before}


@act("criteria_draft.replace", model=CriteriaDraft, inputs=ReplaceInputs)
def replace_tree(doing: Doing, draft: CriteriaDraft, *, criteria: CriteriaSet) -> None:
    """Take a whole tree over, as an import or another program has it; the draft keeps its code, year and group."""
    own: dict[str, Any] = {"code": draft.code, "year": draft.year, "level": draft.level, "group": draft.group}
    made = replace(criteria, **own, illustrative=draft.illustrative)
    _refuse([fault for node in made.nodes() for fault in own_faults(node)])
    if made == draft.criteria:
        raise Refused(Reason("criteria_draft.nothing_changed"))
    keep(doing, draft, made, "")


@act("criteria_draft.restore", model=CriteriaDraft, inputs=RestoreInputs)
def restore(doing: Doing, draft: CriteriaDraft, *, revision: int) -> None:
    """Bring an earlier state back, as a new state: nothing in between is lost."""
    found = draft.revisions.filter(number=revision).first()
    if found is None:
        raise Refused(Reason("criteria_draft.no_such_revision", {"revision": revision}))
    if found.text == draft.text:
        raise Refused(Reason("criteria_draft.nothing_changed"))
    draft.text = found.text
    keep(doing, draft, draft.criteria, "", revision=revision)


@act("criteria_draft.send", model=CriteriaDraft)
def send(doing: Doing, draft: CriteriaDraft) -> None:
    """Propose a sound draft for publication."""
    doing.move(draft)


@act("criteria_draft.send_back", model=CriteriaDraft, inputs=DraftReasonInputs)
def send_back(doing: Doing, draft: CriteriaDraft, *, reason: str) -> None:
    """Send a proposed draft back to be mended."""
    doing.move(draft, reason=reason)


@act("criteria_draft.drop", model=CriteriaDraft, inputs=DraftReasonInputs)
def drop(doing: Doing, draft: CriteriaDraft, *, reason: str) -> None:
    """Give a draft up; it stays readable."""
    doing.move(draft, reason=reason)


@act("criteria_draft.publish", model=CriteriaDraft, inputs=PublishDraftInputs)
def publish(doing: Doing, draft: CriteriaDraft, *, decision_number: str, decided_on: date) -> None:
    """Publish a proposed draft by its decision: an edition that never changes; a later version is a new draft."""
    source = f"{decision_number} ngày {decided_on:%d/%m/%Y}"
    criteria = replace(draft.criteria, source=source, status="confirmed_here")
    doing.demand(draft)
    findings = findings_of(criteria)
    if findings:
        raise Refused(*finding_reasons(findings))
    _refuse(_publish_faults(doing, draft, criteria, decided_on))
    newest = newest_of(draft.code)
    edition = new_edition(
        criteria, by=doing.actor.name, at=doing.at, version=newest.version + 1 if newest is not None else 1
    )
    edition.save()
    draft.edition, draft.text = edition, to_json(criteria)
    doing.move(draft, sha256=edition.sha256, edition=edition.pk, source=source)


def _publish_faults(doing: Doing, draft: CriteriaDraft, criteria: CriteriaSet, decided_on: date) -> list[Reason]:
    faults = []
    if decided_on > doing.day:
        faults.append(Reason("date.in_future", {"date": decided_on}))
    if criteria_editions().filter(sha256=digest_of(criteria)).exists():
        faults.append(Reason("criteria_draft.same_text"))
    for other, value in in_year(draft.year):
        if value.group == draft.group and other.code != draft.code:
            faults.append(Reason("criteria_draft.other_code", {"code": other.code, "set": other.title}))
            break
    newest = newest_of(draft.code)
    if newest is not None and draft.basis is not None and draft.basis.code == draft.code and draft.basis != newest:
        faults.append(Reason("criteria_draft.basis_outrun", {"version": newest.version}))
    return faults


def _refuse(faults: list[Reason]) -> None:
    if faults:
        raise Refused(*faults)


def _known(criteria: CriteriaSet, code: str, draft: CriteriaDraft, *, allow_top: bool = False) -> None:
    if (allow_top and not code) or any(node.code == code for node in criteria.nodes()):
        return
    last = draft.revisions.filter(act="criteria_draft.remove_node", node=code).order_by("-number").first()
    by = last.made_by if last is not None else ""
    raise Refused(
        Reason("criteria_draft.node_removed", {"node": code, "by": by})
        if by
        else Reason("criteria_draft.no_such_node", {"node": code})
    )


def _unchanged(draft: CriteriaDraft, criteria: CriteriaSet, code: str, seen: str) -> None:
    if seen and edit.digest(criteria.node(code)) != seen:
        last = draft.revisions.order_by("-number").first()
        by = draft.revisions.filter(node=code).order_by("-number").first() or last
        told = {"node": code, "by": by.made_by if by is not None else draft.changed_by}
        raise Refused(Reason("criteria_draft.node_changed", told))


def _faults(criteria: CriteriaSet, made: Node, target: str) -> list[Reason]:
    taken = {node.code for node in criteria.nodes()}
    if target:
        taken -= {target}
    faults = [fault for node in made.walk() for fault in own_faults(node)]
    if made.code in taken:
        faults.append(Reason("criteria_draft.code_taken", {"code": made.code}))
    return faults
