"""Everything that is wrong with a process, and what is worth a second look, in words and beside its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from backend.base.reasons import Told, tell
from backend.catalogue.findings import process_reason
from backend.catalogue.process_findings import advice_of, faults_of
from workflows.basis import Finding
from workflows.processes.schema import Process

FIELDS: Mapping[str, str] = {
    "alternate_cannot_act": "alternate_role",
    "alternate_at_the_wrong_place": "alternate_unit",
    "alternate_is_owner": "alternate_role",
    "asked_without_consultation": "question",
    "award_has_no_such_ground": "grounds",
    "done_by_reception": "kind",
    "group_does_not_join": "beside",
    "group_of_one": "beside",
    "guard_never_met": "guards",
    "impossible": "days",
    "inside_unconfirmed": "audience",
    "name_used_twice": "title_vi",
    "no_awards": "awards",
    "never_received": "internal",
    "not_for_the_public": "audience",
    "nothing_is_decided": "kind",
    "owner_at_the_wrong_place": "owner_unit",
    "owner_cannot_act": "owner_role",
    "paper_not_yet": "papers",
    "publication_outlasts_clock": "shown_days",
    "public_unconfirmed": "audience",
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
    """One finding for a page: its stage (empty for the whole), the field that causes it, the sentence.

    What does not block is advice: worth a second look before the process is proposed.
    """

    code: str
    stage: str
    field: str
    told: Told
    blocks: bool = True


def field_of(finding: Finding) -> str:
    """The field that causes a finding; empty where it belongs to no single one."""
    if finding.code == "no_basis":
        return "clock_basis" if finding.data.get("of") == "clock" else "basis"
    return FIELDS.get(finding.code, "")


def findings_told(process: Process, on: date) -> list[FindingTold]:
    """Faults of a process on a day and then the advice, for a page or the API."""
    return [*_told(faults_of(process, on), process, True), *_told(advice_of(process, on), process, False)]


def _told(findings: Iterable[Finding], process: Process, blocks: bool) -> Iterator[FindingTold]:
    codes = {item.code for item in process.stages}
    for one in findings:
        where, says = one.where if one.where in codes else "", tell(process_reason(one, process))
        yield FindingTold(one.code, where, field_of(one), says, blocks)
