"""What in a pack can never work: awards nobody can reach, criteria nobody can meet, rows that speak of nothing.

`checks.lint` asks these after the broken references; each finding names the row and says why.
"""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from workflows.basis import Finding
from workflows.facts import NomineeKind
from workflows.regulations.advice import Among, Edge, ShareBase
from workflows.regulations.schema import Award, Criterion, RegulationPack, Rhythm
from workflows.rules import conditions as c

NAMING = ("publications", "archives", "ratios", "fallbacks", "cutoffs", "sets", "principles")
MUST_NAME = ("criteria", "exclusions", "papers", "clocks", "publications", "archives", "cutoffs", "sets")
DAY = timedelta(days=1)
LEAP_YEAR = 2024


def lint_soundness(pack: RegulationPack) -> Iterator[Finding]:
    """Everything of one pack that is well written and still cannot work."""
    awards = {award.code: award for award in pack.awards}
    yield from _named(pack, awards)
    for award in pack.awards:
        yield from _asked(pack, award)
    for row in pack.criteria + pack.exclusions:
        for part in parts(row.condition):
            yield from _meetable(row, part, awards)
    yield from _reached(pack, awards)
    yield from _money(pack, awards)
    yield from _dates(pack)
    yield from _advice(pack, awards)


def parts(condition: c.Condition) -> Iterator[c.Condition]:
    """The condition and everything inside it."""
    yield condition
    if isinstance(condition, c.AllOf | c.AnyOf):
        for part in condition.parts:
            yield from parts(part)


def awards_of(row: Any) -> tuple[str, ...]:
    """Every award that a row beside the criteria names, in any of its fields."""
    named = list(getattr(row, "awards", ()))
    for field in ("award", "of"):
        named += [getattr(row, field)] if getattr(row, field, "") else []
    return (*named, *getattr(row, "falls_to", ()), *getattr(row, "inside", ()))


def _named(pack: RegulationPack, awards: Mapping[str, Award]) -> Iterator[Finding]:
    for table in NAMING:
        for row in getattr(pack, table):
            yield from (
                Finding("unknown_award", row.code, {"award": one}) for one in awards_of(row) if one not in awards
            )
    for table in MUST_NAME:
        yield from (Finding("speaks_of_no_award", row.code) for row in getattr(pack, table) if not row.awards)


def _asked(pack: RegulationPack, award: Award) -> Iterator[Finding]:
    """Each kind of nominee is asked something on each ground, and somebody votes."""
    if not award.council_vote and not award.unit_vote:
        yield Finding("nobody_votes", award.code)
    for nominee, ground in itertools.product(award.nominees, award.grounds):
        if not any(not row.informs and row.speaks_of(award.code, nominee, ground) for row in pack.criteria):
            yield Finding("nothing_is_asked", award.code, {"nominee": nominee, "ground": ground})


def _meetable(row: Criterion, part: c.Condition, awards: Mapping[str, Award]) -> Iterator[Finding]:
    for named in _needed(part):
        kinds = {kind for code in named if code in awards for kind in awards[code].nominees}
        if kinds and not kinds & set(row.nominees):
            yield Finding("held_by_others", row.code, {"awards": named})
    if isinstance(part, c.RunOfYears):
        for count in part.within:
            yearly = all(awards[code].rhythm is Rhythm.YEARLY for code in count.awards if code in awards)
            if yearly and count.at_least > part.years * len(count.awards):
                yield Finding("more_than_years", row.code, {"years": part.years, "need": count.at_least})
    holder = NomineeKind.COLLECTIVE if isinstance(part, c.UnitHolds) else NomineeKind.INDIVIDUAL
    titles = [awards[code] for code in _of_others(part) if code in awards]
    if titles and not any(holder in title.nominees for title in titles):
        yield Finding("held_by_others", row.code, {"awards": _of_others(part)})


def _of_others(part: c.Condition) -> tuple[str, ...]:
    """Awards that members, or the unit of the nominee, must hold."""
    if isinstance(part, c.UnitHolds):
        return part.awards
    return (part.award,) if isinstance(part, c.MemberShare | c.MemberCount) and part.award else ()


def _needed(part: c.Condition) -> Iterator[tuple[str, ...]]:
    """Groups of awards of which the nominee must hold one."""
    match part:
        case c.RunOfYears():
            yield from (count.awards for count in part.within)
            yield part.after
        case c.ConsecutiveAwards() | c.CountedInWindow() | c.YearsSince():
            yield part.awards


def _reached(pack: RegulationPack, awards: Mapping[str, Award]) -> Iterator[Finding]:
    """Awards that stand in a circle: each waits for another one that nobody can hold first."""
    waiting: dict[str, list[set[str]]] = {code: [] for code in awards}
    for row in pack.criteria:
        for part in [row.condition] if not isinstance(row.condition, c.AllOf) else row.condition.parts:
            first = (
                part.after if isinstance(part, c.RunOfYears) else part.awards if isinstance(part, c.YearsSince) else ()
            )
            if first and not row.informs:
                for code in row.awards:
                    waiting.get(code, []).append(set(first))
    reached: set[str] = set()
    while more := {code for code in awards if code not in reached and all(w & reached for w in waiting[code])}:
        reached |= more
    yield from (Finding("never_reached", code) for code in awards if code not in reached)


def _money(pack: RegulationPack, awards: Mapping[str, Award]) -> Iterator[Finding]:
    for prize in pack.prizes:
        if prize.award in awards and prize.nominee not in awards[prize.award].nominees:
            yield Finding("prize_for_nobody", prize.code, {"nominee": prize.nominee})
    ordered = sorted(pack.base_salaries, key=lambda row: row.since)
    for first, second in itertools.pairwise(ordered):
        if first.until is not None and first.until + DAY < second.since:
            yield Finding("gap_in_dates", second.code, {"after": first.code})


def _dates(pack: RegulationPack) -> Iterator[Finding]:
    """The dates of the head are rows too, so that it can be seen how sure they are."""
    for edge, head in ((Edge.FROM, pack.received_from), (Edge.UNTIL, pack.received_until)):
        said = [row.on for row in pack.validity if row.edge is edge]
        if said != ([head] if head is not None else []):
            yield Finding("date_without_row", pack.code, {"edge": edge, "on": head})
    for row in pack.transitions:
        if row.received_before > pack.received_from or (row.received_from or date.min) >= row.received_before:
            yield Finding("ends_before_it_begins", row.code)


def _advice(pack: RegulationPack, awards: Mapping[str, Award]) -> Iterator[Finding]:
    for ratio in pack.ratios:
        if ratio.share is not None and not 0 < ratio.share <= 1:
            yield Finding("impossible", ratio.code, {"share": ratio.share})
        if ratio.enforced and ratio.share is None:
            yield Finding("enforces_nothing", ratio.code)
        if not ratio.award and (ratio.base is not ShareBase.GRANTED or ratio.among is Among.EVERYBODY):
            yield Finding("share_of_every_list", ratio.code)
        if (ratio.base is ShareBase.HOLDERS) != bool(ratio.of):
            yield Finding("share_of_what", ratio.code)
    for archive in pack.archives:
        if (archive.permanent and archive.years is not None) or (archive.years is not None and archive.years < 1):
            yield Finding("impossible", archive.code, {"years": archive.years})
    for fallback in pack.fallbacks:
        if fallback.award in fallback.falls_to or not fallback.falls_to:
            yield Finding("falls_to_itself", fallback.code)
    for cutoff in pack.cutoffs:
        if not _is_day(cutoff.month, cutoff.day):
            yield Finding("impossible", cutoff.code, {"month": cutoff.month, "day": cutoff.day})


def _is_day(month: int, day: int) -> bool:
    try:
        date(LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def gaps(packs: Sequence[RegulationPack]) -> Iterator[Finding]:
    """Days of reception between two packs for which none holds."""
    ordered: Collection[RegulationPack] = sorted(packs, key=lambda pack: pack.received_from)
    for first, second in itertools.pairwise(_newest(ordered)):
        if first.received_until is not None and first.received_until + DAY < second.received_from:
            yield Finding("gap_in_dates", second.code, {"after": first.code})


def _newest(packs: Iterable[RegulationPack]) -> list[RegulationPack]:
    newest: dict[str, RegulationPack] = {}
    for pack in packs:
        if pack.code not in newest or newest[pack.code].version < pack.version:
            newest[pack.code] = pack
    return list(newest.values())
