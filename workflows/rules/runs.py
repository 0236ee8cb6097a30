"""Chains of years ("liên tục"): classifications, titles inside them, and what an unknown year means.

Basis: L22 Arts 22, 73, 74. "Sau đó" makes the years lie after an award, "đến thời điểm đề nghị" makes them reach the
last achievement year; both are flags of the row because the law writes them for some awards only.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from workflows.engine import Reason
from workflows.facts import NomineeFacts, YearlyClass
from workflows.rules.answers import (
    Answer,
    Outcome,
    Used,
    held,
    unknown,
    used_award,
    used_class,
    used_discipline,
    used_initiative,
    verdict,
)
from workflows.rules.conditions import ConsecutiveAwards, Count, RunOfYears, WithinMode


def consecutive(condition: ConsecutiveAwards, facts: NomineeFacts, _: date) -> Answer:
    """The awards in so many consecutive years; a year without one breaks the chain."""
    end = facts.period.end.year
    known = [award for award in held(facts, condition.awards) if award.year <= end]
    years = {award.year for award in known}
    ends = [end] if condition.up_to_proposal else sorted(years, reverse=True)
    windows = [range(last - condition.times + 1, last + 1) for last in ends]
    found = next((window for window in windows if years.issuperset(window)), None)
    window = found or range(end - condition.times + 1, end + 1)
    gap = {"awards": condition.awards, "times": condition.times, "years": [y for y in window if y not in years]}
    return verdict(found is not None, (used_award(a) for a in known if a.year in window), [Reason("chain_broken", gap)])


def run_of_years(condition: RunOfYears, facts: NomineeFacts, received_on: date) -> Answer:
    """Consecutive years of a class or better; not enough data when years without a fact could still make it.

    Where years count from the end of a discipline only, the answer is sensitive unless it fails without that: so it is
    sensitive or not whatever the truth about discipline is.
    """
    answer = _counting(condition, facts, 0)
    if not condition.from_discipline_end or answer.outcome is Outcome.FAIL:
        return answer
    if facts.discipline is None:
        return unknown(Reason("discipline_not_known"), used=answer.used, sensitive=True)
    begun = [one for one in facts.discipline if one.start <= received_on]
    ends = [facts.period.end.year if one.until is None else one.until.year for one in begun]
    answer = _counting(condition, facts, max(ends, default=-1) + 1)
    return replace(answer, used=(*answer.used, *map(used_discipline, begun)), sensitive=True)


def _counting(condition: RunOfYears, facts: NomineeFacts, floor: int) -> Answer:
    """The answer from the years that may count: not before `floor`."""
    since = _first_year(condition, facts)
    if since is None:
        return verdict(False, (), [Reason("awards_missing", {"awards": condition.after, "have": 0, "need": 1})])
    first, end = max(since, floor), facts.period.end.year
    good, bad = _known_years(condition, facts)
    for run in _runs(condition, facts, first, good):
        if _meets(condition, facts, run):
            return verdict(True, _used(condition, facts, run), ())
    open_years = set(range(first, end + 1)) - bad
    for run in _runs(condition, facts, first, open_years):
        if _meets(condition, facts, run, open_years - good) and _plausible(facts, run, good):
            missing = [year for year in list(run)[-condition.years :] if year not in good] or sorted(set(run) - good)
            return unknown(Reason("years_not_known", {"years": missing}), used=_used(condition, facts, run))
    window = range(max(first, end - condition.years + 1), end + 1)
    best = max(_runs(condition, facts, first, good), key=len, default=range(end + 1, end + 1))
    return verdict(False, _used(condition, facts, window), _lacks(condition, facts, best, sorted(set(window) & bad)))


def _lacks(condition: RunOfYears, facts: NomineeFacts, run: range, not_met: list[int]) -> list[Reason]:
    """What the best run of good years lacks: its length, the years that broke it, and what must lie inside it."""
    found = []
    if len(run) < condition.years:
        found.append(Reason("run_too_short", {"years": condition.years, "have": len(run)}))
    if not_met:
        found.append(Reason("years_not_met", {"years": not_met, "at_least": condition.at_least}))
    excellent = _excellent(facts, run)
    if excellent < condition.excellent:
        found.append(Reason("excellent_missing", {"have": excellent, "need": condition.excellent}))
    found += [] if _within(condition, facts, run) else [*_short_counts(condition, facts, run)]
    ideas = len(_initiatives(condition, facts, run))
    if ideas < condition.initiatives:
        need = {"scope": condition.initiative_scope, "have": ideas, "need": condition.initiatives}
        found.append(Reason("initiative_missing", need))
    return found


def _short_counts(condition: RunOfYears, facts: NomineeFacts, run: range) -> Iterable[Reason]:
    for count in condition.within:
        have = _inside(facts, count, run)
        if have < count.at_least:
            yield Reason("awards_missing", {"awards": count.awards, "have": have, "need": count.at_least})


def _first_year(condition: RunOfYears, facts: NomineeFacts) -> int | None:
    """The first year that may count: after the earliest lower award where the law says "sau đó"; None without it."""
    if condition.after:
        earlier = held(facts, condition.after, condition.grounds)
        return earlier[0].year + 1 if earlier else None
    known = [*(c.year for c in facts.classifications), *(a.year for a in facts.awards)]
    return min([*known, facts.period.end.year - condition.years + 1])


def _known_years(condition: RunOfYears, facts: NomineeFacts) -> tuple[set[int], set[int]]:
    good = {c.year for c in facts.classifications if c.result.rank >= condition.at_least.rank}
    good |= {award.year for award in held(facts, condition.or_awards)}
    return good, {c.year for c in facts.classifications} - good


def _runs(condition: RunOfYears, facts: NomineeFacts, first: int, years: set[int]) -> Iterable[range]:
    """Longest runs inside `years`, the latest first; only the one that reaches the end where that is asked."""
    end = facts.period.end.year
    last = end
    while last >= first:
        start = last
        while last in years and start - 1 >= first and start - 1 in years:
            start -= 1
        if last in years:
            yield range(start, last + 1)
        if condition.up_to_proposal:
            return
        last = start - 1


def _meets(condition: RunOfYears, facts: NomineeFacts, run: range, unknown_years: Collection[int] = ()) -> bool:
    """Whether a run is long enough and holds what it must; a year of unknown class might have been excellent."""
    perhaps = len(set(run) & set(unknown_years))
    return (
        len(run) >= condition.years
        and _excellent(facts, run) + perhaps >= condition.excellent
        and _within(condition, facts, run)
        and len(_initiatives(condition, facts, run)) >= condition.initiatives
    )


def _within(condition: RunOfYears, facts: NomineeFacts, run: range) -> bool:
    inside = [_inside(facts, count, run) >= count.at_least for count in condition.within]
    return any(inside) if condition.within_mode is WithinMode.ANY and inside else all(inside)


def _inside(facts: NomineeFacts, count: Count, run: range) -> int:
    return sum(award.year in run for award in held(facts, count.awards, count.grounds))


def _excellent(facts: NomineeFacts, run: range) -> int:
    return len({c.year for c in facts.classifications if c.result is YearlyClass.EXCELLENT and c.year in run})


def _initiatives(condition: RunOfYears, facts: NomineeFacts, run: range) -> list[Used]:
    known = facts.initiatives if condition.initiatives else ()
    return [used_initiative(i) for i in known if i.year in run and i.scope.rank >= condition.initiative_scope.rank]


def _plausible(facts: NomineeFacts, run: range, good: set[int]) -> bool:
    """Unknown years matter where the run reaches the achievement year or holds a good one; not in the distant past."""
    return facts.period.end.year in run or bool(set(run) & good)


def _used(condition: RunOfYears, facts: NomineeFacts, run: range) -> list[Used]:
    counted = {code for count in condition.within for code in count.awards} | set(condition.or_awards)
    return [
        *(used_class(c) for c in sorted(facts.classifications, key=lambda c: c.year) if c.year in run),
        *(used_award(a) for a in held(facts, counted) if a.year in run),
        *(used_award(a) for a in held(facts, condition.after, condition.grounds)[:1]),
        *_initiatives(condition, facts, run),
    ]
