"""Facts about invented nominees, and the rules asked of them."""

from dataclasses import replace
from datetime import date

from workflows import shipped
from workflows.facts import (
    AwardFact,
    ClassificationFact,
    InitiativeFact,
    NomineeFacts,
    NomineeKind,
    PendingKind,
    Period,
    YearlyClass,
)
from workflows.rules.eligibility import evaluate
from workflows.rules.judging import judge

ND91, ND98, ND152, NEWEST = shipped.packs()
RECEIVED = date(2026, 1, 20)
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
PERSON = NomineeFacts(NomineeKind.INDIVIDUAL, YEAR)
UNIT = NomineeFacts(NomineeKind.COLLECTIVE, YEAR)
BASE = "chien-si-thi-dua-co-so"
BK, FLAG = "bang-khen-tinh-cong-trang", "co-thi-dua-tinh"
NOTHING_PENDING = dict.fromkeys(PendingKind, False)
GOOD, EXCELLENT = YearlyClass.GOOD, YearlyClass.EXCELLENT
TWO_YEARS = replace(PERSON, classifications=tuple(ClassificationFact(year, EXCELLENT) for year in (2024, 2025)))


def usual_ground(award):
    """The ground of a row that names none, as the newest pack that knows the award lists it first."""
    return {row.code: row.usual_ground.value for pack in shipped.packs() for row in pack.awards}.get(award, "merit")


def held(award, *years):
    return tuple(AwardFact(award, year, f"{year}/QĐ") for year in years)


def rated(result, *years):
    return tuple(ClassificationFact(year, result) for year in years)


def ideas(scope, *years):
    return tuple(InitiativeFact(f"sáng kiến {year}", year, scope) for year in years)


def row(code, pack=ND152):
    return next(item for item in pack.criteria + pack.exclusions if item.code == code)


def finding(code, facts, pack=ND152):
    return evaluate([row(code, pack)], facts, RECEIVED)[0]


def outcome(condition, facts):
    return judge(condition, facts, RECEIVED).outcome.value
