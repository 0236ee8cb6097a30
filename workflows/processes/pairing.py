"""A process beside a regulation pack: do its awards and vote rules exist there, may its lists be shown to everybody?"""

from collections.abc import Iterator

from workflows.basis import Finding
from workflows.processes.schema import FROM_AWARD, Audience, Process, Stage, StageKind
from workflows.regulations.advice import Channel
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
    """Awards and vote rules that the pack does not know, grounds the awards do not have, lists shown too widely."""
    known = {award.code: award for award in pack.awards}
    found = [Finding("unknown_award", process.code, {"award": code}) for code in process.awards if code not in known]
    for code in process.awards:
        award = known.get(code)
        if award and not set(award.grounds) & set(process.grounds):
            found.append(Finding("award_has_no_such_ground", process.code, {"award": code}))
    if found:
        return found
    found = [finding for stage in process.stages for finding in _votes(process, pack, stage)]
    return [*found, *_shown(process, pack, settled=True)]


def advise_pair(process: Process, pack: RegulationPack) -> list[Finding]:
    """Lists shown to everybody where what the pack says of it is not confirmed: visible, and no reason to refuse."""
    return list(_shown(process, pack, settled=False))


def _shown(process: Process, pack: RegulationPack, *, settled: bool) -> Iterator[Finding]:
    """Publications for everybody: inside the unit is the rule, everybody only where the pack says so (N98 Art 46(2)).

    A row of the pack that nobody confirmed neither allows nor forbids: it is told as advice. Without any row, or where
    a settled row says "inside the unit", the list stays inside.
    """
    for stage in process.stages:
        if stage.kind is not StageKind.PUBLICATION or stage.audience is not Audience.PUBLIC:
            continue
        for code in process.awards:
            rows = pack.publication_for(code)
            if any(row.channel is Channel.PUBLIC_MEDIA and row.status.blocks for row in rows):
                continue
            unsure = [row for row in rows if not row.status.blocks]
            wide = [row for row in unsure if row.channel is Channel.PUBLIC_MEDIA]
            if settled and not unsure:
                yield Finding("not_for_the_public", stage.code, {"award": code})
            if not settled and wide:
                yield Finding("public_unconfirmed", stage.code, {"award": code, "law": wide[0].basis})
            if not settled and unsure and not wide:
                yield Finding("inside_unconfirmed", stage.code, {"award": code, "law": unsure[0].basis})


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
