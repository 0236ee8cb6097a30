"""Conditions on a person's own course: discipline, months of service, the class of the year.

Basis: L22 Art 24; N98 Art 4; T03 Art 9(1)k (recruited less than 10 months, disciplined from khiển trách; one ministry,
NĐ 91 era) – a pack says with its status how sure it is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from workflows.engine import Reason
from workflows.facts import DisciplineFact, NomineeFacts, ServiceFact, ServiceKind, YearlyClass
from workflows.rules import conditions as c
from workflows.rules.answers import Answer, Outcome, Used, unknown, used_class, used_discipline, verdict

DAYS_OF_A_MONTH = 31
Span = tuple[date, date]


def not_disciplined(condition: c.NotDisciplined, facts: NomineeFacts, received_on: date) -> Answer:
    """No discipline of that level begun since the window opened, and none in force on the day of reception.

    An entered one bars whatever else there is; that there is none takes a register that is whole.
    """
    opened = date(facts.period.end.year - condition.years + 1, 1, 1)
    found = [
        one
        for one in facts.discipline
        if one.level.rank >= condition.from_level.rank
        and one.start <= received_on
        and (one.start >= opened or one.until is None or one.until >= received_on)
    ]
    if not found and not facts.discipline_whole:
        return unknown(Reason("discipline_not_known"), sensitive=True)
    stops = [Reason("disciplined", {"level": one.level, "from": one.start.isoformat()}) for one in found]
    return verdict(not found, map(used_discipline, found), stops, sensitive=True)


def yearly_class(condition: c.YearlyClassAtLeast, facts: NomineeFacts, _: date) -> Answer:
    """The classification of the last achievement year."""
    year = facts.period.end.year
    said = next((one for one in facts.classifications if one.year == year), None)
    if said is None:
        return unknown(Reason("years_not_known", {"years": [year]}))
    short = Reason("years_not_met", {"years": [year], "at_least": condition.at_least})
    return verdict(said.result.rank >= condition.at_least.rank, [used_class(said)], [short])


def not_rated(_: c.NotRated, facts: NomineeFacts, __: date) -> Answer:
    """Whether the last achievement year was not rated, as somebody entered; a year without an entry does not tell."""
    year = facts.period.end.year
    said = [one for one in facts.classifications if one.year == year]
    if not said:
        return unknown(Reason("not_rated_not_entered", {"years": [year]}))
    rated = any(one.result is not YearlyClass.NOT_RATED for one in said)
    return verdict(not rated, map(used_class, said), [Reason("rated", {"year": year})])


def since_discipline(counted: Callable[[int], Answer], facts: NomineeFacts, received_on: date) -> Answer:
    """What counts since the end of a discipline; who was never disciplined has none to count from, so it holds.

    `counted` answers from the first year that may count, which a discipline that is not entered could only move on: so
    a fail stands, and all else waits for a register that is whole. It hangs on discipline alone whether anything is
    asked, so the answer is sensitive whatever it is.
    """
    doubt = () if facts.discipline_whole else (Reason("discipline_not_known"),)
    begun = [one for one in facts.discipline if one.start <= received_on]
    if not begun:
        return unknown(*doubt, sensitive=True) if doubt else Answer(Outcome.PASS, sensitive=True)
    ends = [facts.period.end.year if one.until is None else one.until.year for one in begun]
    answer = counted(max(ends) + 1)
    used = _and_discipline(answer, begun)
    if doubt and answer.outcome is not Outcome.FAIL:
        return unknown(*answer.missing, *doubt, sensitive=True, used=used)
    return Answer(answer.outcome, used, answer.missing, True)


def _and_discipline(answer: Answer, begun: Iterable[DisciplineFact]) -> Iterator[Used]:
    yield from answer.used
    yield from map(used_discipline, begun)


def service_months(condition: c.ServiceMonths, facts: NomineeFacts, _: date) -> Answer:
    """Months of employment in the last achievement year; open while it hangs on what is not known or not settled."""
    year = facts.period.end.year
    first, last = date(year, 1, 1), date(year, 12, 31)
    there = [one for one in facts.service or () if _cut(one, first, last)]
    if not there:
        return unknown(Reason("service_not_known"))
    have = months_served(there, first, last)
    most = months_served([_at_best(one) for one in there], first, last)
    used = [Used("service", str(have), year)]
    if have < condition.at_least <= most:
        doubt = any(one.kind is ServiceKind.UNKNOWN for one in there)
        return unknown(Reason("service_not_known") if doubt else Reason("sick_leave_to_judge"), used=used)
    need = {"have": have, "need": condition.at_least, "year": year}
    return verdict(have >= condition.at_least, used, [Reason("service_too_short", need)])


def _at_best(one: ServiceFact) -> ServiceFact:
    """The span as it counts if what is open about it turns out for the person."""
    open_ = one.kind in (ServiceKind.UNKNOWN, ServiceKind.SICK_LEAVE)
    return replace(one, kind=ServiceKind.WORK) if open_ else one


WORKED = frozenset({ServiceKind.WORK, ServiceKind.MATERNITY, ServiceKind.SHORT_STUDY})
AWAY = frozenset({ServiceKind.OTHER_LEAVE, ServiceKind.SICK_LEAVE})


def months_served(service: Iterable[ServiceFact], first: date, last: date) -> int:
    """Whole months surely employed between two days: spans joined, leave taken out, days over make months of 31."""
    spans = list(service)
    work = _joined([span for one in spans if one.kind in WORKED and (span := _cut(one, first, last))])
    away = [span for one in spans if one.kind in AWAY and (span := _cut(one, first, last))]
    months = days = 0
    for span in _without(work, away):
        whole, over = _months_and_days(*span)
        months, days = months + whole, days + over
    return months + days // DAYS_OF_A_MONTH


def _cut(one: ServiceFact, first: date, last: date) -> Span | None:
    start, end = max(one.start, first), min(one.until or last, last)
    return (start, end) if start <= end else None


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap or touch, as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + timedelta(days=1):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _without(spans: list[Span], away: list[Span]) -> list[Span]:
    one_day = timedelta(days=1)
    for gone, back in away:
        cut = [(start, min(end, gone - one_day)) for start, end in spans]
        cut += [(max(start, back + one_day), end) for start, end in spans]
        spans = sorted({(start, end) for start, end in cut if start <= end})
    return spans


def _months_and_days(start: date, end: date) -> tuple[int, int]:
    """Whole months from `start`, and the days over, both days included."""
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month - (after.day < start.day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    reached = _day_of(year, month + 1, start.day)
    return months, (after - reached).days


def _day_of(year: int, month: int, day: int) -> date:
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day, last))
