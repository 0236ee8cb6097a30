"""What a process lacks though it runs without it: told to whoever drafts and publishes, never a reason to refuse."""

from collections.abc import Iterator

from workflows.basis import Finding
from workflows.processes.schema import Process, StageKind

K = StageKind
AFTER = (K.NUMBERING, K.ISSUING)


def advise(process: Process) -> list[Finding]:
    """Stages that such a process usually has: somebody appraises, a council advises, the decision is issued.

    Basis: L22 Arts 83 and 84 (who proposes, appraises and decides), Art 90(4) and (5) (councils advise on awards); a
    unit that decides itself votes. Whether this award at this level needs them is the office's to say.
    """
    kinds = {item.kind for item in process.stages}
    return [*_judged(process, kinds), *_issued(process, kinds)] if kinds else []


def _judged(process: Process, kinds: set[StageKind]) -> Iterator[Finding]:
    if process.internal:
        if not kinds & {K.COUNCIL, K.UNIT_VOTE}:
            yield Finding("no_vote", process.code)
        for item in process.stages:
            if item.kind is K.RECEPTION:
                yield Finding("received_inside", item.code)
        return
    if K.COUNCIL not in kinds:
        yield Finding("no_council", process.code)
    if K.APPRAISAL not in kinds:
        yield Finding("no_appraisal", process.code)


def _issued(process: Process, kinds: set[StageKind]) -> Iterator[Finding]:
    """A decision without these stages can still be numbered and issued, but nobody has it as a task with a day due."""
    for kind in AFTER:
        if K.DECISION in kinds and kind not in kinds:
            yield Finding("no_stage_after_decision", process.code, {"kind": kind.value})
