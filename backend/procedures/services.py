"""Acts on drafts of processes: made, edited stage by stage with every state kept, proposed, published, dropped.

The body that runs the rounds drafts; who signs its decisions, or the administrator of rules, publishes. Nobody
publishes what they worked on. A running dossier keeps its version until somebody moves it, with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue import editions
from backend.catalogue.drafting import newest_revision
from backend.catalogue.findings import process_reason
from backend.catalogue.models import Edition
from backend.catalogue.process_findings import faults_of
from backend.catalogue.queries import process_value
from backend.catalogue.services import lay_down
from backend.nominations.models import Nomination
from backend.organisation.models import Unit
from backend.procedures.keeping import keep, known, unchanged
from backend.procedures.models import ProcessDraft
from backend.procedures.queries import newest_of
from backend.procedures.serializers import (
    AddStageInputs,
    ChangeStageInputs,
    CreateProcessDraftInputs,
    DraftReasonInputs,
    EditProcessInputs,
    MoveProcessInputs,
    MoveStageInputs,
    PublishProcessInputs,
    RemoveStageInputs,
    RestoreProcessInputs,
    mapping_of,
)
from backend.procedures.stage_data import empty_process, put_changed, put_new
from backend.review import moving
from workflows.basis import Status
from workflows.engine import Label, Reason, Refused
from workflows.facts import Ground
from workflows.processes import editing


@act("process_draft.create", inputs=CreateProcessDraftInputs)
def create(
    doing: Doing, *, unit: Unit, basis: Edition | None = None, title: str = "", illustrative: bool = False
) -> ProcessDraft:
    """Begin a draft, empty or from a version; from a version it goes on under that process's code."""
    draft = ProcessDraft(unit=unit, basis=basis, illustrative=illustrative)
    doing.permit(draft)
    if basis is not None:
        process = editing.in_order(process_value(basis))
        process = replace(process, title=Label(title, process.title.en) if title else process.title)
    else:
        process = empty_process(title)
    draft.code = process.code
    keep(doing, draft, process, "")
    return draft


@act("process_draft.edit", model=ProcessDraft, inputs=EditProcessInputs)
def edit(
    doing: Doing, draft: ProcessDraft, *, title_vi: str, title_en: str = "", awards: Iterable[str] = (),
    grounds: Iterable[str] = (), status: str = Status.UNCONFIRMED.value, **more: Any,
) -> None:  # fmt: skip
    """Change what the process says of itself."""
    given = set(grounds)
    made = replace(
        draft.process, title=Label(title_vi.strip(), title_en.strip() or title_vi.strip()),
        awards=tuple(dict.fromkeys(awards)), grounds=tuple(one for one in Ground if one.value in given),
        status=Status(status), **more,
    )  # fmt: skip
    keep(doing, draft, made, "")


@act("process_draft.add_stage", model=ProcessDraft, inputs=AddStageInputs)
def add_stage(doing: Doing, draft: ProcessDraft, *, after: str = "", **given: Any) -> dict[str, Any]:
    """Put a new stage behind another one, or at the end."""
    process = draft.process
    if after:
        known(draft, process, after)
    made, code = put_new(process, given, after)
    keep(doing, draft, made, code, title=given["title_vi"][:120])
    return {"stage": code}


@act("process_draft.change_stage", model=ProcessDraft, inputs=ChangeStageInputs)
def change_stage(
    doing: Doing, draft: ProcessDraft, *, target: str, seen: str = "", **given: Any
) -> dict[str, Any]:  # fmt: skip
    """Change a stage; refused when somebody changed this very stage meanwhile."""
    process = draft.process
    item = known(draft, process, target)
    unchanged(draft, item, seen)
    made = put_changed(process, target, given)
    keep(doing, draft, made, target, title=given["title_vi"][:120])
    return {"stage": target}


@act("process_draft.move_stage", model=ProcessDraft, inputs=MoveStageInputs)
def move_stage(doing: Doing, draft: ProcessDraft, *, target: str, direction: str) -> None:
    """Move a stage one step up or down."""
    process = draft.process
    item = known(draft, process, target)
    made = editing.move(process, target, -1 if direction == "up" else 1)
    if made.stages == process.stages:
        raise Refused(Reason("process_draft.at_the_end", {"stage": item.title.vi}))
    keep(doing, draft, made, target, direction=direction)


@act("process_draft.remove_stage", model=ProcessDraft, inputs=RemoveStageInputs)
def remove_stage(doing: Doing, draft: ProcessDraft, *, target: str, seen: str = "") -> dict[str, Any]:
    """Remove a stage; the state before stays and can be restored."""
    process = draft.process
    unchanged(draft, known(draft, process, target), seen)
    before = newest_revision(draft)
    keep(doing, draft, editing.remove(process, target), target)
    return {"undo": before}


@act("process_draft.restore", model=ProcessDraft, inputs=RestoreProcessInputs)
def restore(doing: Doing, draft: ProcessDraft, *, revision: int) -> None:
    """Bring an earlier state back, as a new state: nothing in between is lost."""
    found = draft.revisions.filter(number=revision).first()
    if found is None:
        raise Refused(Reason("process_draft.no_such_revision", {"revision": revision}))
    if found.text == draft.text:
        raise Refused(Reason("process_draft.nothing_changed"))
    draft.text = found.text
    keep(doing, draft, draft.process, "", revision=revision)


@act("process_draft.send", model=ProcessDraft)
def send(doing: Doing, draft: ProcessDraft) -> None:
    """Propose a sound draft for publication."""
    doing.demand(draft)
    if draft.basis is not None and process_value(draft.basis) == draft.process:
        raise Refused(Reason("process_draft.same_text"))
    doing.move(draft)


@act("process_draft.send_back", model=ProcessDraft, inputs=DraftReasonInputs)
def send_back(doing: Doing, draft: ProcessDraft, *, reason: str) -> None:
    """Send a proposed draft back to be mended."""
    doing.move(draft, reason=reason)


@act("process_draft.drop", model=ProcessDraft, inputs=DraftReasonInputs)
def drop(doing: Doing, draft: ProcessDraft, *, reason: str) -> None:
    """Give a draft up; it stays readable."""
    doing.move(draft, reason=reason)


@act("process_draft.publish", model=ProcessDraft, inputs=PublishProcessInputs)
def publish(doing: Doing, draft: ProcessDraft, *, in_force_from: date) -> None:
    """Publish a proposed draft as a version that never changes and holds for receptions from a day on."""
    newest = newest_of(draft.code)
    process = replace(draft.process, version=newest.version + 1 if newest is not None else 1)
    doing.demand(draft)
    reasons = [process_reason(one, process) for one in faults_of(process, in_force_from)]
    reasons += _publish_faults(doing, draft, newest, in_force_from)
    if reasons:
        raise Refused(*reasons)
    edition = lay_down(doing, editions.of_process(process, in_force_from), illustrative=draft.illustrative)
    draft.edition = edition
    doing.move(draft, sha256=edition.sha256, edition=edition.pk, in_force_from=in_force_from)


def _publish_faults(doing: Doing, draft: ProcessDraft, newest: Edition | None, since: date) -> list[Reason]:
    found = []
    if since < doing.day:
        found.append(Reason("process_draft.in_force_past", {"on": f"{since:%d/%m/%Y}"}))
    if newest is not None and draft.basis is None:
        found.append(Reason("process_draft.code_taken", {"title": newest.title}))
    if newest is not None and draft.basis is not None and draft.basis != newest:
        found.append(Reason("process_draft.basis_outrun", {"version": newest.version}))
    return found


@act("nomination.move_process", model=Nomination, inputs=MoveProcessInputs)
def move_process(
    doing: Doing, nomination: Nomination, *, to: Edition, mapping: Iterable[str] = (), reason: str
) -> Mapping[str, Any]:
    """Move a running dossier to another version of its process; the version pinned at reception stays on record."""
    made = moving.move(doing, nomination, to, mapping_of(mapping), reason=reason)
    doing.note(
        nomination, process=f"{to.code} v{to.version}", was=f"{made.from_edition.code} v{made.from_edition.version}",
        reason=reason,
    )  # fmt: skip
    return {"move": made.pk}
