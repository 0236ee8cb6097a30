"""One function per kind of condition: facts in, answer out, with the facts it used and those it misses."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from workflows.engine import Reason
from workflows.facts import AwardFact, NomineeFacts
from workflows.rules import conditions as c
from workflows.rules.answers import (
    Answer,
    Outcome,
    Used,
    as_judged,
    held,
    ideas_lack,
    unknown,
    used_award,
    used_initiative,
    verdict,
)
from workflows.rules.bodies import (
    cannot_receive_flag,
    exists,
    full_years,
    standing_in_block,
    still_exists,
    unit_holds,
)
from workflows.rules.merits import once, same_achievement
from workflows.rules.persons import not_disciplined, not_rated, service_months, since_discipline, yearly_class
from workflows.rules.runs import consecutive, run_of_years


def judge(condition: c.Condition, facts: NomineeFacts, received_on: date) -> Answer:
    """The answer of any condition of the closed set."""
    if facts.merged:
        return _either_way(condition, facts, received_on)
    return JUDGES[type(condition)](condition, facts, received_on)


def _either_way(condition: c.Condition, facts: NomineeFacts, received_on: date) -> Answer:
    """A record of several years holds a yearly title of its last year, perhaps of each: open where that decides."""
    sure = replace(facts, merged=())
    whole = replace(sure, awards=(*facts.awards, *facts.merged))
    least, most = (JUDGES[type(condition)](condition, one, received_on) for one in (sure, whole))
    if least.outcome is most.outcome:
        return most if most.outcome is Outcome.FAIL else least
    codes = tuple(dict.fromkeys(one.award for one in facts.merged))
    reason = Reason("award_years_merged", {"awards": codes, "years": sorted({one.year for one in facts.merged})})
    return unknown(reason, used=most.used, sensitive=least.sensitive or most.sensitive)


def _counted(condition: c.CountedInWindow, facts: NomineeFacts, received_on: date) -> Answer:
    if condition.from_discipline_end:
        return since_discipline(lambda floor: _counting(condition, facts, floor), facts, received_on)
    return _counting(condition, facts, 0)


def _counting(condition: c.CountedInWindow, facts: NomineeFacts, floor: int) -> Answer:
    last = facts.period.end.year
    first = max(floor, last - condition.years + 1 if condition.years else 0)
    found = [a for a in held(facts, condition.awards, condition.grounds) if first <= a.year <= last]
    short = Reason("awards_missing", {"awards": condition.awards, "have": len(found), "need": condition.at_least})
    return verdict(len(found) >= condition.at_least, map(used_award, found), [short])


def _initiative(condition: c.HasInitiative, facts: NomineeFacts, _: date) -> Answer:
    last = facts.period.end.year
    first = last - condition.years + 1 if condition.years else 0
    known = [i for i in facts.initiatives if first <= i.year <= last and i.scope.rank >= condition.scope.rank]
    lack = ideas_lack(facts, condition.scope, len(known), condition.at_least)
    if len(known) < condition.at_least and facts.attached:
        return unknown(lack, used=map(used_initiative, known))
    return verdict(len(known) >= condition.at_least, map(used_initiative, known), [lack])


def _share(condition: c.MemberShare, facts: NomineeFacts, _: date) -> Answer:
    members = facts.members
    if members is None or members.total <= 0 or (condition.award and condition.award not in members.with_title):
        return unknown(Reason("members_not_known", {"award": condition.award}))
    have = members.with_title[condition.award] if condition.award else members.completed
    if have is None and members.not_rated:
        return unknown(Reason("members_not_rated", {"count": members.not_rated}))
    if have is None:
        return unknown(Reason("members_not_known", {"award": condition.award}))
    used = [Used("members", f"{have}/{members.total}", facts.period.end.year)]
    need = {"award": condition.award, "have": have, "of": members.total, "need": str(condition.at_least)}
    return verdict(Fraction(have, members.total) >= condition.at_least, used, [Reason("share_too_small", need)])


def _member_count(condition: c.MemberCount, facts: NomineeFacts, _: date) -> Answer:
    if facts.members is None or condition.award not in facts.members.with_title:
        return unknown(Reason("members_not_known", {"award": condition.award}))
    have = facts.members.with_title[condition.award]
    used = [Used("members", str(have), facts.period.end.year)]
    need = {"award": condition.award, "have": have, "need": condition.at_least}
    return verdict(have >= condition.at_least, used, [Reason("too_few_members", need)])


def _members_disciplined(_: c.NoMemberDisciplined, facts: NomineeFacts, __: date) -> Answer:
    if facts.members is None or not (facts.members.disciplined or facts.discipline_whole):
        return unknown(Reason("discipline_not_known"), sensitive=True)
    used = [Used("disciplined_members", str(facts.members.disciplined), facts.period.end.year)]
    return verdict(facts.members.disciplined == 0, used, [Reason("member_disciplined")], sensitive=True)


def _pending(condition: c.NoPending, facts: NomineeFacts, _: date) -> Answer:
    known = {matter: facts.pending[matter] for matter in condition.matters if matter in facts.pending}
    used = [Used("pending", f"{matter}={'open' if is_open else 'none'}") for matter, is_open in known.items()]
    stops = [Reason("matter_pending", {"matter": matter}) for matter, is_open in known.items() if is_open]
    silent = [Reason("matter_not_known", {"matter": matter}) for matter in condition.matters if matter not in known]
    if silent and not stops:
        return unknown(*silent, used=used, sensitive=True)
    return verdict(not stops, used, stops, sensitive=True)


def _interval(condition: c.Interval, facts: NomineeFacts, received_on: date) -> Answer:
    """Years since the end of the period written in the last decision, else since its date (N98 Art 30(9))."""
    earlier = [a for a in held(facts, condition.awards, condition.grounds) if same_achievement(facts, a) is not True]
    if not earlier:
        return verdict(True, (), ())
    return _elapsed(earlier[-1], condition.years, facts, received_on)


def _elapsed(award: AwardFact, need: int, facts: NomineeFacts, received_on: date) -> Answer:
    """Years since one award: by the period written in its decision, else by the date of that; else nobody knows."""
    told = {"award": award.award, "need": need, "decision": award.decision}
    if award.period is not None:
        elapsed = facts.period.end.year - award.period.end.year
        short = Reason("interval_too_short", {**told, "years": elapsed})
    elif award.decided_on is not None:
        elapsed = full_years(award.decided_on, received_on)
        short = Reason("interval_too_short_by_date", {**told, "years": elapsed, "decided_on": award.decided_on})
    else:
        return unknown(Reason("period_not_known", {"award": award.award, "year": award.year}), used=[used_award(award)])
    return verdict(elapsed >= need, [used_award(award)], [short])


def _years_since(condition: c.YearsSince, facts: NomineeFacts, received_on: date) -> Answer:
    """Years from the earliest such award, by its achievement period or else by its date, as for intervals."""
    earlier = held(facts, condition.awards, condition.grounds)
    if not earlier:
        return verdict(False, (), [Reason("awards_missing", {"awards": condition.awards, "have": 0, "need": 1})])
    return _elapsed(earlier[0], condition.years, facts, received_on)


def _not_twice(condition: c.NotTwiceInYear, facts: NomineeFacts, received_on: date) -> Answer:
    """The year of the decision counts; where none is recorded, the achievement year."""
    if facts.ground in condition.except_grounds:
        return verdict(True, (), ())
    last = facts.period.end.year
    same = [
        award
        for award in held(facts, condition.awards)
        if award.ground not in condition.except_grounds
        and (award.decided_on.year == received_on.year if award.decided_on else award.year == last)
    ]
    twice = [Reason("second_in_year", {"award": a.award, "year": a.year, "decision": a.decision}) for a in same]
    return verdict(not same, map(used_award, same), twice)


def _judged(condition: c.Judged, facts: NomineeFacts, _: date) -> Answer:
    if condition.statement not in facts.statements:
        return unknown(Reason("statement_missing", {"statement": condition.statement}))
    return as_judged(condition.statement, said=facts.statements[condition.statement])


def _score(_: c.ScorePublished, facts: NomineeFacts, __: date) -> Answer:
    if facts.score is None or facts.score.year != facts.period.end.year:
        return unknown(Reason("score_missing", {"year": facts.period.end.year}))
    used = [Used("score", str(facts.score.value), facts.score.year, facts.score.decision)]
    return verdict(facts.score.published, used, [Reason("score_not_published", {"year": facts.score.year})])


def _all(condition: c.AllOf, facts: NomineeFacts, received_on: date) -> Answer:
    return _join([judge(part, facts, received_on) for part in condition.parts], (Outcome.FAIL, Outcome.NOT_ENOUGH_DATA))


def _any(condition: c.AnyOf, facts: NomineeFacts, received_on: date) -> Answer:
    parts = [judge(part, facts, received_on) for part in condition.parts]
    return _join(parts, (Outcome.PASS, Outcome.NOT_ENOUGH_DATA))


def _join(parts: list[Answer], stronger: tuple[Outcome, Outcome]) -> Answer:
    """The strongest answer wins: for all-of a fail, for any-of a pass, then missing data."""
    outcomes = {part.outcome for part in parts}
    weakest = Outcome.PASS if Outcome.FAIL in stronger else Outcome.FAIL
    outcome = next((one for one in stronger if one in outcomes), weakest)
    deciding = [part for part in parts if part.outcome is outcome]
    missing = (reason for part in deciding for reason in part.missing)
    return Answer(outcome, _used(deciding), missing, any(part.sensitive for part in parts), tuple(parts))


def _used(deciding: list[Answer]) -> Iterator[Used]:
    yield from dict.fromkeys(fact for part in deciding for fact in part.used)


JUDGES: dict[type, Callable[[Any, NomineeFacts, date], Answer]] = {
    c.RunOfYears: run_of_years,
    c.YearlyClassAtLeast: yearly_class,
    c.NotRated: not_rated,
    c.ConsecutiveAwards: consecutive,
    c.CountedInWindow: _counted,
    c.HasInitiative: _initiative,
    c.MemberShare: _share,
    c.MemberCount: _member_count,
    c.NoMemberDisciplined: _members_disciplined,
    c.NotDisciplined: not_disciplined,
    c.ServiceMonths: service_months,
    c.UnitExists: exists,
    c.UnitStillExists: still_exists,
    c.CannotReceiveFlag: cannot_receive_flag,
    c.UnitHolds: unit_holds,
    c.StandingInBlock: standing_in_block,
    c.NoPending: _pending,
    c.OneAchievementOneAward: once,
    c.Interval: _interval,
    c.YearsSince: _years_since,
    c.NotTwiceInYear: _not_twice,
    c.Judged: _judged,
    c.ScorePublished: _score,
    c.AllOf: _all,
    c.AnyOf: _any,
}
