"""Invented conditions and facts of every shape, for rules that must hold whatever is asked of whomever."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from workflows.engine import Label
from workflows.facts import (
    AwardFact,
    BlockFact,
    ClassificationFact,
    DisciplineFact,
    DisciplineLevel,
    Ground,
    InitiativeFact,
    MembersFact,
    NomineeFacts,
    NomineeKind,
    PendingKind,
    Period,
    Scope,
    ServiceFact,
    ServiceKind,
    UnitFact,
    YearlyClass,
)
from workflows.rules import conditions as c

AWARDS = ("a", "b", "c")
FIRST, LAST = 2016, 2025
years = st.integers(FIRST, LAST)
codes = st.lists(st.sampled_from(AWARDS), min_size=1, max_size=2, unique=True).map(tuple)
grounds = st.lists(st.sampled_from(Ground), max_size=2, unique=True).map(tuple)
days = st.dates(date(FIRST, 1, 1), date(LAST + 1, 6, 30))
maybe = st.none() | st.booleans()
small = st.integers(1, 4)
counts = st.builds(c.Count, codes, small, grounds)
events = st.sampled_from(("", "lũ", "cháy"))
event_days = st.none() | st.builds(lambda day, length: Period(day, day + timedelta(length)), days, small)


classes = st.dictionaries(years, st.sampled_from(YearlyClass)).map(
    lambda known: tuple(ClassificationFact(year, result) for year, result in sorted(known.items()))
)
awards = st.lists(
    st.builds(AwardFact, st.sampled_from(AWARDS), years, ground=st.sampled_from(Ground), decided_on=st.none() | days)
    | st.builds(lambda a, y: AwardFact(a, y, period=Period(date(y, 1, 1), date(y, 12, 31))), codes.map(min), years)
    | st.builds(
        AwardFact, st.sampled_from(AWARDS), years, ground=st.just(Ground.SUDDEN), event=events, event_days=event_days
    ),
    max_size=8,
).map(tuple)
ideas = st.lists(st.builds(InitiativeFact, st.just("x"), years, st.sampled_from(Scope)), max_size=3).map(tuple)
discipline = st.lists(
    st.builds(
        lambda level, start, later: DisciplineFact(level, min(start, later or start), later),
        st.sampled_from(DisciplineLevel), days, st.none() | days,
    ),
    max_size=2,
).map(tuple)  # fmt: skip
employed = st.builds(
    lambda a, b, kind: ServiceFact(min(a, b), max(a, b), kind), days, days, st.sampled_from(ServiceKind)
)
service = st.none() | st.lists(employed, max_size=3).map(tuple)
pending = st.dictionaries(st.sampled_from(PendingKind), st.booleans())
members = st.none() | st.builds(
    lambda total, share, titles, bad: MembersFact(total, min(total, share), titles, bad),
    st.integers(0, 20), st.integers(0, 20), st.dictionaries(st.sampled_from(AWARDS), st.integers(0, 20)),
    st.integers(0, 2),
)  # fmt: skip
facts = st.builds(
    NomineeFacts,
    kind=st.sampled_from(NomineeKind), period=st.just(Period(date(LAST, 1, 1), date(LAST, 12, 31))),
    award=st.sampled_from(AWARDS), ground=st.sampled_from(Ground), event=events, event_days=event_days, awards=awards,
    classifications=classes,
    initiatives=ideas, members=members, pending=pending, statements=st.dictionaries(st.just("s"), st.booleans()),
    discipline=discipline, discipline_whole=st.booleans(), service=service,
    unit=st.none() | st.builds(UnitFact, st.none() | days, st.none() | days, maybe),
    block=st.none() | st.builds(BlockFact, years, small), home_awards=st.none() | awards, leads_unit=maybe,
)  # fmt: skip
runs = st.builds(
    c.RunOfYears, st.sampled_from(YearlyClass), small, st.booleans(), codes | st.just(()), codes | st.just(()),
    st.lists(counts, max_size=2).map(tuple), st.sampled_from(c.WithinMode), st.integers(0, 2), st.sampled_from(Scope),
    st.integers(0, 2), grounds, st.booleans(),
)  # fmt: skip
simple = st.one_of(
    runs,
    st.builds(c.YearlyClassAtLeast, st.sampled_from(YearlyClass)),
    st.builds(c.NotRated),
    st.builds(c.ConsecutiveAwards, codes, small, st.booleans(), st.booleans()),
    st.builds(c.CountedInWindow, codes, small, st.none() | small, grounds, st.booleans()),
    st.builds(c.HasInitiative, st.sampled_from(Scope), small, st.none() | small),
    st.builds(c.MemberShare, st.just(Fraction(7, 10)), st.sampled_from(("", *AWARDS))),
    st.builds(c.MemberCount, st.sampled_from(AWARDS), small),
    st.builds(c.NoMemberDisciplined),
    st.builds(c.NotDisciplined, st.sampled_from(DisciplineLevel), small),
    st.builds(c.ServiceMonths, st.integers(1, 12)),
    st.builds(c.UnitExists, small),
    st.builds(c.UnitStillExists),
    st.builds(c.CannotReceiveFlag),
    st.builds(c.UnitHolds, codes, st.booleans()),
    st.builds(c.StandingInBlock, small, st.sampled_from(("", "s"))),
    st.builds(c.NoPending, st.lists(st.sampled_from(PendingKind), min_size=1, unique=True).map(tuple)),
    st.builds(c.OneAchievementOneAward, codes | st.just(()), grounds),
    st.builds(c.Interval, codes, small, grounds),
    st.builds(c.YearsSince, codes, small, grounds),
    st.builds(c.NotTwiceInYear, codes, grounds),
    st.just(c.Judged("s", Label("hỏi", "asked"))),
    st.builds(c.ScorePublished),
)
conditions = st.recursive(
    simple,
    lambda parts: (
        st.builds(c.AllOf, st.lists(parts, min_size=1, max_size=3).map(tuple))
        | st.builds(c.AnyOf, st.lists(parts, min_size=1, max_size=3).map(tuple))
    ),
    max_leaves=4,
)
