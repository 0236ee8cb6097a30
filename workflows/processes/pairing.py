"""A process beside a regulation pack: do the awards and vote rules it names exist there?"""

from collections.abc import Iterator

from workflows.basis import Finding
from workflows.processes.schema import FROM_AWARD, Process, Stage, StageKind
from workflows.regulations.schema import RegulationPack
from workflows.rules.voting import VoteRule


def vote_rule_for(pack: RegulationPack, stage: Stage, award: str) -> VoteRule | None:
    """The rule for a vote of this stage on this award: the stage's own, else the award's; None where neither names one.

    Raises `KeyError` for a rule or award the pack does not have.
    """
    if stage.vote_rule and stage.vote_rule != FROM_AWARD:
        return pack.vote_rule(stage.vote_rule)
    row = pack.award(award)
    code = row.unit_vote if stage.kind is StageKind.UNIT_VOTE else row.council_vote
    return pack.vote_rule(code) if code else None


def lint_pair(process: Process, pack: RegulationPack) -> list[Finding]:
    """Awards and vote rules of the process that the pack does not know, and grounds the awards do not have."""
    known = {award.code: award for award in pack.awards}
    found = [Finding("unknown_award", process.code, {"award": code}) for code in process.awards if code not in known]
    for code in process.awards:
        award = known.get(code)
        if award and not set(award.grounds) & set(process.grounds):
            found.append(Finding("award_has_no_such_ground", process.code, {"award": code}))
    return found or [finding for stage in process.stages for finding in _votes(process, pack, stage)]


def _votes(process: Process, pack: RegulationPack, stage: Stage) -> Iterator[Finding]:
    if stage.kind not in (StageKind.UNIT_VOTE, StageKind.COUNCIL):
        return
    for code in process.awards:
        try:
            rule = vote_rule_for(pack, stage, code)
        except KeyError:
            rule = None
        if rule is None:
            yield Finding("unknown_vote_rule", stage.code, {"award": code, "rule": stage.vote_rule})
