"""Chains of years ("liên tục"): classifications, titles inside them, and what an unknown year means.

Basis: L22 Arts 22, 73, 74. "Sau đó" makes the years lie after an award, "đến thời điểm đề nghị" makes them reach the
last achievement year; both are flags of the row because the law writes them for some awards only.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from workflows.engine import Reason
from workflows.facts import CLASS_RANK, NomineeFacts, YearlyClass
from workflows.rules.answers import (
    Answer,
    Outcome,
    Used,
    held,
    ideas_lack,
    unknown,
    used_award,
    used_class,
    used_initiative,
    verdict,
)
from workflows.rules.conditions import ConsecutiveAwards, Count, RunOfYears, WithinMode
from workflows.rules.persons import since_discipline


def consecutive(condition: ConsecutiveAwards, facts: NomineeFacts, received_on: date) -> Answer:
    """The awards in so many consecutive years; a year without one breaks the chain."""
    if condition.from_discipline_end:
        return since_discipline(lambda floor: _chain(condition, facts, floor), facts, received_on)
    return _chain(condition, facts, 0)


def _chain(condition: ConsecutiveAwards, facts: NomineeFacts, floor: int) -> Answer:
    """The answer from the years that may count: not before `floor`."""
    end = facts.period.end.year
    years = {award.year for award in held(facts, condition.awards) if floor <= award.year <= end}
    ends = [end] if condition.up_to_proposal else sorted(years, reverse=True)
    windows = [range(last - condition.times + 1, last + 1) for last in ends]
    found = next((window for window in windows if years.issuperset(window)), None)
    window = found or range(end - condition.times + 1, end + 1)
    used = (used_award(a) for a in held(facts, condition.awards) if a.year in window and a.year >= floor)
    return verdict(found is not None, used, _gap(condition, window, years))


def _gap(condition: ConsecutiveAwards, window: range, years: Collection[int]) -> Iterator[Reason]:
    missing = [year for year in window if year not in years]
    yield Reason("chain_broken", {"awards": condition.awards, "times": condition.times, "years": missing})


def run_of_years(condition: RunOfYears, facts: NomineeFacts, received_on: date) -> Answer:
    """Consecutive years of a class or better; not enough data when years without a fact could still make it."""
    if condition.from_discipline_end:
        return since_discipline(lambda floor: _counting(condition, facts, floor), facts, received_on)
    return _counting(condition, facts, 0)


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
    if condition.initiatives and facts.attached:
        rest = _counting(replace(condition, initiatives=0), facts, floor)
        if rest.outcome is not Outcome.FAIL:
            return unknown(*rest.missing, _ideas_claimed(condition, facts), used=rest.used)
    window = range(max(first, end - condition.years + 1), end + 1)
    return verdict(False, _used(condition, facts, window), _lacks(condition, facts, first, good, set(window) & bad))


def _lacks(
    condition: RunOfYears, facts: NomineeFacts, first: int, good: set[int], not_met: set[int]
) -> Iterator[Reason]:
    """What the best run of good years lacks: its length, the years that broke it, and what must lie inside it."""
    end = facts.period.end.year
    run = max(_runs(condition, facts, first, good), key=len, default=range(end + 1, end + 1))
    if len(run) < condition.years:
        yield Reason("run_too_short", {"years": condition.years, "have": len(run)})
    if not_met:
        yield Reason("years_not_met", {"years": sorted(not_met), "at_least": condition.at_least})
    excellent = _excellent(facts, run)
    if excellent < condition.excellent:
        yield Reason("excellent_missing", {"have": excellent, "need": condition.excellent})
    if not _within(condition, facts, run):
        yield from _short_counts(condition, facts, run)
    ideas = len(_initiatives(condition, facts, run))
    if ideas < condition.initiatives:
        yield ideas_lack(facts, condition.initiative_scope, ideas, condition.initiatives)


def _ideas_claimed(condition: RunOfYears, facts: NomineeFacts) -> Reason:
    """All but the initiatives is met or open, and papers claim some: the answer is open until they are entered."""
    end = facts.period.end.year
    ideas = len(_initiatives(condition, facts, range(end - condition.years + 1, end + 1)))
    return ideas_lack(facts, condition.initiative_scope, ideas, condition.initiatives)


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
    first = facts.period.end.year - condition.years + 1
    return first if facts.first_year is None else min(first, facts.first_year)


def _known_years(condition: RunOfYears, facts: NomineeFacts) -> tuple[set[int], set[int]]:
    least, known = condition.at_least.rank, facts.best_class
    good = {year for year, rank in known.items() if rank >= least}
    good.update(award.year for award in held(facts, condition.or_awards))
    return good, known.keys() - good


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
    best, known = CLASS_RANK[YearlyClass.EXCELLENT], facts.best_class
    return sum(known.get(year) == best for year in run)


def _initiatives(condition: RunOfYears, facts: NomineeFacts, run: range) -> list[Used]:
    known = facts.initiatives if condition.initiatives else ()
    return [used_initiative(i) for i in known if i.year in run and i.scope.rank >= condition.initiative_scope.rank]


def _plausible(facts: NomineeFacts, run: range, good: set[int]) -> bool:
    """Unknown years matter where the run reaches the achievement year or holds a good one; not in the distant past."""
    return facts.period.end.year in run or bool(set(run) & good)


def _used(condition: RunOfYears, facts: NomineeFacts, run: range) -> Iterator[Used]:
    counted = {code for count in condition.within for code in count.awards} | set(condition.or_awards)
    yield from (used_class(c) for c in sorted(facts.classifications, key=lambda c: c.year) if c.year in run)
    yield from (used_award(a) for a in held(facts, counted) if a.year in run)
    yield from (used_award(a) for a in held(facts, condition.after, condition.grounds)[:1])
    yield from _initiatives(condition, facts, run)
