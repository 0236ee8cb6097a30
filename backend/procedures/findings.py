"""Everything that is wrong with a process, in words: what linter, packs in force and the table of rights say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from backend.base.reasons import Told, tell
from backend.catalogue.findings import process_reason
from backend.catalogue.queries import widest_pack
from backend.procedures.duties import lint_duties
from workflows.basis import Finding
from workflows.processes.checks import lint
from workflows.processes.pairing import lint_pair
from workflows.processes.schema import Process

FIELDS: Mapping[str, str] = {
    "alternate_cannot_act": "alternate_role",
    "alternate_is_owner": "alternate_role",
    "asked_without_consultation": "question",
    "award_has_no_such_ground": "grounds",
    "group_does_not_join": "beside",
    "group_of_one": "beside",
    "guard_never_met": "guards",
    "impossible": "days",
    "name_used_twice": "title_vi",
    "no_awards": "awards",
    "nothing_is_decided": "kind",
    "owner_cannot_act": "owner_role",
    "paper_not_yet": "papers",
    "publication_outlasts_clock": "shown_days",
    "public_without_basis": "basis",
    "publication_without_days": "shown_days",
    "returns_forward": "returns_to",
    "rule_without_vote": "vote_rule",
    "shown_without_publication": "shown_days",
    "unbounded_loop": "max_returns",
    "unknown_award": "awards",
    "unknown_stage": "returns_to",
    "unknown_vote_rule": "vote_rule",
    "vote_without_rule": "vote_rule",
}
"""The field of the page beside which a finding is told."""


@dataclass(frozen=True, slots=True)
class FindingTold:
    """One finding for a page: its stage (empty for the whole), the field that causes it, the sentence."""

    code: str
    stage: str
    field: str
    told: Told


def findings_of(process: Process, on: date) -> list[Finding]:
    """All findings of a process, awards and vote rules compared with pack and overlays in force on a day."""
    found = lint(process)
    if any(one.code in ("no_stages", "code_used_twice") for one in found):
        return found
    pack = widest_pack(on)
    paired = lint_pair(process, pack) if pack is not None else []
    return [*found, *paired, *lint_duties(process)]


def field_of(finding: Finding) -> str:
    """The field that causes a finding; empty where it belongs to no single one."""
    if finding.code == "no_basis":
        return "clock_basis" if finding.data.get("of") == "clock" else "basis"
    return FIELDS.get(finding.code, "")


def findings_told(findings: Iterable[Finding], process: Process) -> list[FindingTold]:
    """Findings for a page or the API, in their order."""
    codes = {item.code for item in process.stages}
    return [
        FindingTold(
            one.code, one.where if one.where in codes else "", field_of(one), tell(process_reason(one, process))
        )
        for one in findings
    ]
