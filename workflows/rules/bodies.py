"""Conditions on a collective as a body, and on the unit that a person belongs to.

Basis: L22 Arts 38, 44 (years of existence), 42–44, 73 (units that cannot receive a flag), 25, 26 (leader of its block);
T15 (dissolved bodies are not commended); T03 Art 9 (heads are judged with the result of their unit).
"""

from datetime import date

from workflows.engine import Reason
from workflows.facts import NomineeFacts
from workflows.rules import conditions as c
from workflows.rules.answers import Answer, Used, as_judged, unknown, used_award, verdict


def exists(condition: c.UnitExists, facts: NomineeFacts, received_on: date) -> Answer:
    """Full years since the body, or its oldest predecessor, was founded."""
    if facts.unit is None or facts.unit.founded_on is None:
        return unknown(Reason("founding_not_known"))
    since = facts.unit.founded_on
    have = full_years(since, received_on)
    used = [Used("founded", since.isoformat(), since.year, facts.unit.document)]
    need = {"since": since.isoformat(), "have": have, "need": condition.years}
    return verdict(have >= condition.years, used, [Reason("too_young", need)])


def still_exists(_: c.UnitStillExists, facts: NomineeFacts, received_on: date) -> Answer:
    """A body dissolved before reception is not commended."""
    if facts.unit is None:
        return unknown(Reason("unit_not_known"))
    until = facts.unit.exists_until
    used = [Used("dissolved", until.isoformat(), until.year)] if until else []
    gone = Reason("unit_dissolved", {"until": until.isoformat() if until else ""})
    return verdict(until is None or until >= received_on, used, [gone])


def cannot_receive_flag(_: c.CannotReceiveFlag, facts: NomineeFacts, __: date) -> Answer:
    """A recorded property of the unit; what is not recorded is not known."""
    if facts.unit is None or facts.unit.can_receive_flag is None:
        return unknown(Reason("flag_not_known"))
    may = facts.unit.can_receive_flag
    used = [Used("can_receive_flag", "yes" if may else "no", document=facts.unit.document)]
    return verdict(not may, used, [Reason("can_receive_flag")])


def unit_holds(condition: c.UnitHolds, facts: NomineeFacts, _: date) -> Answer:
    """The awards of the person's own unit for the last achievement year."""
    if condition.heads_only and facts.leads_unit is None:
        return unknown(Reason("leading_not_known"))
    if condition.heads_only and not facts.leads_unit:
        return verdict(True, [Used("leads_unit", "no")], ())
    if facts.home_awards is None:
        return unknown(Reason("home_unit_not_known"))
    year = facts.period.end.year
    found = [a for a in facts.home_awards if a.award in condition.awards and a.year == year]
    lacks = Reason("unit_does_not_hold", {"awards": condition.awards, "year": year})
    return verdict(bool(found), map(used_award, found), [lacks])


def standing_in_block(condition: c.StandingInBlock, facts: NomineeFacts, _: date) -> Answer:
    """The place in the published result of the emulation year; without one, what a person recorded."""
    year, block = facts.period.end.year, facts.block
    if block is None or block.year != year:
        return _leader_as_judged(condition, facts, year)
    used = [
        Used("block_place", f"{block.place} – {block.block}" if block.block else str(block.place), year, block.document)
    ]
    need = {"place": block.place, "need": condition.first, "block": block.block}
    return verdict(block.place <= condition.first, used, [Reason("not_leading_block", need)])


def _leader_as_judged(condition: c.StandingInBlock, facts: NomineeFacts, year: int) -> Answer:
    """A block whose result is not published in this system: its minutes are read by a person, if the row asks one."""
    missing, statement = [Reason("block_result_missing", {"year": year})], condition.statement
    if not statement:
        return unknown(*missing)
    if statement not in facts.statements:
        return unknown(*missing, Reason("statement_missing", {"statement": statement}))
    return as_judged(statement, said=facts.statements[statement])


def full_years(since: date, until: date) -> int:
    """Whole years between two days."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))
