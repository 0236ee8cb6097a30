"""What is wrong with a pack, and what changed between two."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from workflows import codec
from workflows.basis import Finding
from workflows.regulations.loading import LAW_TABLES, rows, source_of
from workflows.regulations.schema import Award, ClockRow, Criterion, RegulationPack
from workflows.regulations.soundness import gaps, lint_soundness, parts
from workflows.rules import conditions as c
from workflows.rules.voting import Denominator, Mode, Op, Selecting, Tie, VoteRule


def lint(pack: RegulationPack) -> list[Finding]:
    """Every fault of one pack: codes used twice, broken references, no basis, impossible criteria and dates."""
    found = [*_head(pack), *_codes(pack), *_bases(pack)]
    for award in pack.awards:
        found += _award(pack, award)
    for criterion in pack.criteria + pack.exclusions:
        found += _references(pack, criterion.code, criterion.awards)
        found += [f for part in parts(criterion.condition) for f in _condition(pack, criterion, part)]
    for rule in pack.vote_rules:
        found += _vote_rule(rule)
    for paper in pack.papers:
        found += _references(pack, paper.code, paper.awards)
    for clock in pack.clocks:
        found += _references(pack, clock.code, clock.awards)
    for prize in pack.prizes:
        found += _references(pack, prize.code, (prize.award,))
        found += [Finding("impossible", prize.code, {"multiple": prize.multiple})] if prize.multiple <= 0 else []
    return [*found, *_salaries(pack), *lint_soundness(pack)]


def lint_dates(packs: Sequence[RegulationPack]) -> list[Finding]:
    """Packs of different codes that hold on the same date of reception, and days between them that none holds for."""
    found = list(gaps(packs))
    ordered = sorted(packs, key=lambda pack: pack.received_from)
    for first, second in itertools.pairwise(ordered):
        if first.code != second.code and first.covers(second.received_from):
            found.append(Finding("overlapping_dates", second.code, {"with": first.code}))
    return found


def _head(pack: RegulationPack) -> Iterator[Finding]:
    if pack.received_until is not None and pack.received_until < pack.received_from:
        yield Finding("ends_before_it_begins", pack.code)
    if not pack.awards:
        yield Finding("no_awards", pack.code)


def _codes(pack: RegulationPack) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for table, row in rows(pack):
        if row.code in seen:
            yield Finding("code_used_twice", row.code, {"tables": (seen[row.code], table)})
        seen[row.code] = table


def _bases(pack: RegulationPack) -> Iterator[Finding]:
    sources = {source.code for source in pack.sources}
    for table, row in rows(pack):
        basis = row.clock.basis if isinstance(row, ClockRow) else row.basis
        if not basis.strip():
            yield Finding("no_basis", row.code, {"table": table})
        if source_of(row) not in sources:
            yield Finding("unknown_source", row.code, {"source": source_of(row)})


def _award(pack: RegulationPack, award: Award) -> Iterator[Finding]:
    authorities = {row.code: row for row in pack.authorities}
    rules = {rule.code for rule in pack.vote_rules}
    for code in award.decided_by:
        if code not in authorities:
            yield Finding("unknown_authority", award.code, {"authority": code})
    for day in {pack.received_from, pack.received_until or pack.received_from}:
        if award.active_on(day) and not any(office.active_on(day) for office in pack.deciders(award)):
            yield Finding("nobody_decides", award.code, {"on": day})
    for code in (award.council_vote, award.unit_vote):
        if code and code not in rules:
            yield Finding("unknown_vote_rule", award.code, {"rule": code})
    if not award.nominees or not award.grounds:
        yield Finding("nobody_can_get_it", award.code)


def _references(pack: RegulationPack, where: str, awards: Iterable[str]) -> Iterator[Finding]:
    known = {award.code for award in pack.awards}
    for code in awards:
        if code not in known:
            yield Finding("unknown_award", where, {"award": code})


def _condition(pack: RegulationPack, criterion: Criterion, part: c.Condition) -> Iterator[Finding]:
    named: list[str] = list(getattr(part, "awards", ()))
    if isinstance(part, c.RunOfYears):
        named += [*part.or_awards, *part.after, *(code for count in part.within for code in count.awards)]
    if isinstance(part, (c.MemberShare, c.MemberCount)) and part.award:
        named.append(part.award)
    yield from _references(pack, criterion.code, named)
    for why in _impossible(part):
        yield Finding("impossible", criterion.code, {"kind": part.kind, "why": why})


def _impossible(part: c.Condition) -> Iterator[str]:
    match part:
        case c.RunOfYears() if part.years < 1 or any(count.at_least < 1 for count in part.within):
            yield "counts below 1"
        case c.RunOfYears() if part.up_to_proposal and part.excellent > part.years:
            yield "more excellent years than years"
        case c.NotDisciplined() | c.UnitExists() | c.YearsSince() if part.years < 1:
            yield "counts below 1"
        case c.ServiceMonths() if not 1 <= part.at_least <= 12:
            yield "months outside 1 to 12"
        case c.StandingInBlock() if part.first < 1:
            yield "counts below 1"
        case c.StandingInBlock() if bool(part.statement) != (part.question is not None):
            yield "statement without question"
        case c.UnitHolds() | c.NotTwiceInYear() if not part.awards:
            yield "no awards"
        case c.ConsecutiveAwards() if part.times < 1 or not part.awards:
            yield "counts below 1"
        case c.CountedInWindow() if part.at_least < 1 or (part.years is not None and part.years < 1):
            yield "counts below 1"
        case c.HasInitiative() if part.at_least < 1 or (part.years is not None and part.years < 1):
            yield "counts below 1"
        case c.MemberShare() if not 0 < part.at_least <= 1:
            yield "share outside 0 to 1"
        case c.MemberCount() | c.Interval() if (part.at_least if isinstance(part, c.MemberCount) else part.years) < 1:
            yield "counts below 1"
        case c.AllOf() | c.AnyOf() if not part.parts:
            yield "no parts"
        case c.NoPending() if not part.matters:
            yield "no matters"


def _vote_rule(rule: VoteRule) -> Iterator[Finding]:
    ceiling = rule.threshold >= 1 if rule.op is Op.MORE_THAN else rule.threshold > 1
    if rule.threshold <= 0 or ceiling or not 0 <= rule.quorum <= 1 or rule.rounds < 1:
        yield Finding("impossible", rule.code, {"threshold": rule.threshold, "quorum": rule.quorum})
    if rule.tie is not Tie.NOT_PASSED and rule.threshold > Fraction(1, 2):
        yield Finding("tie_rule_without_effect", rule.code)
    if rule.tie is Tie.VOTE_AGAIN and rule.rounds < 2:
        yield Finding("tie_needs_second_round", rule.code)
    if rule.mode is Mode.WRITTEN_ROUND and rule.denominator is Denominator.PRESENT:
        yield Finding("nobody_is_present", rule.code)
    if rule.selecting is Selecting.TOP_K and (rule.top_k is None or rule.top_k < 1):
        yield Finding("impossible", rule.code, {"top_k": rule.top_k})


def _salaries(pack: RegulationPack) -> list[Finding]:
    ordered = sorted(pack.base_salaries, key=lambda row: row.since)
    return [
        Finding("overlapping_dates", second.code, {"with": first.code})
        for first, second in itertools.pairwise(ordered)
        if first.until is None or second.since <= first.until
    ]


@dataclass(frozen=True)
class Change:
    """One difference between two packs or processes; `before` and `after` are plain data, None where absent."""

    table: str
    code: str
    field: str
    before: object
    after: object


def diff(a: RegulationPack, b: RegulationPack) -> tuple[Change, ...]:
    """What changed from `a` to `b`, row by row and field by field."""
    return tuple(change for table in LAW_TABLES for change in diff_rows(table, getattr(a, table), getattr(b, table)))


def diff_rows(table: str, before: Iterable[Any], after: Iterable[Any]) -> Iterator[Change]:
    """Rows matched by code: those only on one side, and each field that differs."""
    old = {row.code: codec.write(row) for row in before}
    new = {row.code: codec.write(row) for row in after}
    for code in sorted(old.keys() | new.keys()):
        if code not in old or code not in new:
            yield Change(table, code, "", old.get(code), new.get(code))
            continue
        for field in sorted(old[code].keys() | new[code].keys()):
            if old[code].get(field) != new[code].get(field):
                yield Change(table, code, field, old[code].get(field), new[code].get(field))
