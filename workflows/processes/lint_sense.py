"""What makes no sense where it stands: guards never met, papers that do not exist yet, a number before a decision."""

from collections.abc import Iterator

from workflows.basis import Finding
from workflows.processes.navigation import before
from workflows.processes.schema import Process, Stage, StageGuard, StageKind, StagePaper

K, G, P = StageKind, StageGuard, StagePaper
VOTING = frozenset({K.UNIT_VOTE, K.COUNCIL})
GUARDED_AT: dict[StageGuard, frozenset[StageKind]] = {
    G.MINUTES_SIGNED: VOTING | {K.INTERNAL_MEETING},
    G.QUORUM_MET: VOTING,
    G.RULES_ADOPTED: VOTING,
    G.SIGNED_BEFORE_NUMBER: frozenset({K.NUMBERING}),
    G.NUMBERED_BEFORE_SEAL: frozenset({K.NUMBERING, K.ISSUING}),
    G.PROOF_LIST_CONFIRMED: frozenset({K.ISSUING}),
}
"""Where a guard has something to look at; a guard that is not named fits every kind."""

MADE_AT: dict[StagePaper, frozenset[StageKind]] = {
    P.RECEIPT_SLIP: frozenset({K.RECEPTION}),
    P.COUNCIL_MINUTES: frozenset({K.COUNCIL}),
    P.TALLY_SHEET: frozenset({K.COUNCIL}),
    P.DRAFT_DECISION: frozenset({K.SUBMISSION_LETTER, K.DECISION}),
    P.DECISION: frozenset({K.DECISION}),
    P.FORWARDING_LETTER: frozenset({K.FORWARDING}),
    P.HIGHER_DECISION: frozenset({K.RECORDING_HIGHER_DECISION}),
}
"""The kinds of stage that make a paper; a paper that is not named may come from outside at any stage."""


DECIDED_BY = frozenset({K.DECISION, K.RECORDING_HIGHER_DECISION})
AFTER_DECISION = frozenset({K.NUMBERING, K.ISSUING})


def lint_sense(process: Process) -> list[Finding]:
    """Guards that have nothing to look at, papers that no stage so far has made, numbers before there is a decision."""
    kinds = {item.code: item.kind for item in process.stages}
    found: list[Finding] = []
    for item in process.stages:
        so_far = {item.kind, *(kinds[code] for code in before(process, item.code))}
        found += [*_guards(item), *_papers(item, so_far)]
        if item.kind in AFTER_DECISION and not DECIDED_BY & so_far:
            found.append(Finding("before_the_decision", item.code))
    return found


def _guards(item: Stage) -> Iterator[Finding]:
    for guard in item.guards:
        if item.kind not in GUARDED_AT.get(guard, frozenset(StageKind)):
            yield Finding("guard_never_met", item.code, {"guard": guard.value, "kind": item.kind.value})


def _papers(item: Stage, so_far: set[StageKind]) -> Iterator[Finding]:
    for paper in item.papers:
        if paper in MADE_AT and not MADE_AT[paper] & so_far:
            yield Finding("paper_not_yet", item.code, {"paper": paper.value})
