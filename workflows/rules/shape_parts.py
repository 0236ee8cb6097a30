"""What rule shapes are made of: tiers, grades, breaches, outcomes, and the checks that several shapes share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workflows.rules.feeds import Entry
from workflows.rules.findings import Finding
from workflows.rules.fixed import PLACES, decimal_text, divide_half_up, to_fixed
from workflows.rules.intervals import cover_findings, holds, interval_text

HUNDRED = Decimal(100)


class WhenEmpty(StrEnum):
    """What a denominator of zero means: the leaf does not apply, or a person still has to look."""

    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"


@dataclass(frozen=True)
class Outcome:
    """What a shape makes of an entry: points (None: no answer), the code of the reason and its facts."""

    points: int | None
    code: str
    data: Mapping[str, str] = field(default_factory=dict)
    not_applicable: bool = False


@dataclass(frozen=True)
class Tier:
    """Points for an interval of percentages or of days late."""

    lower: Decimal | None
    lower_closed: bool
    upper: Decimal | None
    upper_closed: bool
    points: Decimal


@dataclass(frozen=True)
class Grade:
    """A grade and its share of the maximum in percent."""

    code: str
    label_vi: str
    label_en: str
    share_pct: Decimal


@dataclass(frozen=True)
class Breach:
    """A kind of breach and the percentage of the maximum that each one takes off."""

    code: str
    label_vi: str
    label_en: str
    off_pct: Decimal


def capped(points: Decimal, maximum: int) -> int:
    """Points as fixed-point, held inside 0..maximum."""
    return max(0, min(to_fixed(points), maximum))


def share_of(maximum: int, percent: Fraction) -> int:
    """A percentage of the maximum, half-up at the fourth place."""
    share = maximum * percent / 100
    return divide_half_up(share.numerator, share.denominator)


def from_tiers(tiers: tuple[Tier, ...], value: Fraction, maximum: int, code: str, data: dict[str, str]) -> Outcome:
    """The points of the first tier that holds the value; no points when none does."""
    for tier in tiers:
        if holds(tier, value):
            return Outcome(capped(tier.points, maximum), code, data | {"tier": interval_text(tier)})
    return Outcome(None, "tier_gap", data)


def percent(entry: Entry) -> tuple[Fraction | None, dict[str, str]]:
    """number / of x 100, exact, with both numbers as facts; None for a denominator of zero."""
    number, of = entry.number or Decimal(0), entry.of or Decimal(0)
    data = {"number": decimal_text(number), "of": decimal_text(of)}
    return (Fraction(number) * 100 / Fraction(of) if of else None), data


def empty(when: WhenEmpty, data: dict[str, str]) -> Outcome:
    """The answer to a denominator of zero."""
    return Outcome(None, "nothing_assigned", data, not_applicable=when is WhenEmpty.NOT_APPLICABLE)


def number_problems(number: Decimal | None) -> Iterator[str]:
    """Codes of what is wrong with a number that must be there and not negative."""
    if number is None or not number.is_finite():
        yield "number_missing"
    elif number < 0:
        yield "number_negative"


def share_problems(entry: Entry) -> Iterator[str]:
    """Codes of what is wrong with a part and its whole."""
    yield from number_problems(entry.number)
    yield from number_problems(entry.of)


def count_problems(entry: Entry, known: set[str]) -> Iterator[str]:
    """Codes of what is wrong with counts: unknown kinds, a kind counted twice, a count below zero."""
    codes = [code for code, _ in entry.counts]
    if set(codes) - known:
        yield "choice_unknown"
    if len(codes) != len(set(codes)):
        yield "choice_twice"
    if any(count < 0 for _, count in entry.counts):
        yield "number_negative"


def lint_points(where: str, maximum: Decimal, *points: Decimal) -> Iterator[Finding]:
    """Points below zero, above the maximum or with more than four places."""
    for value in points:
        if value < 0:
            yield Finding("points_negative", where, {"points": decimal_text(value)})
        if value > maximum:
            yield Finding("points_over_maximum", where, {"points": decimal_text(value)})
        if (Fraction(value) * 10**PLACES).denominator != 1:
            yield Finding("points_not_exact", where, {"points": decimal_text(value)})


def lint_tiers(tiers: tuple[Tier, ...], where: str, maximum: Decimal, end: Decimal | None) -> Iterator[Finding]:
    """Gaps, overlaps, bad points and a maximum that no tier gives."""
    yield from cover_findings(tiers, where, Decimal(0), end)
    yield from lint_points(where, maximum, *(tier.points for tier in tiers))
    if max((tier.points for tier in tiers), default=Decimal(0)) < maximum:
        yield Finding("maximum_unreachable", where)


def lint_shares(where: str, shares: list[tuple[str, Decimal]]) -> Iterator[Finding]:
    """Codes given twice and percentages outside 0..100."""
    codes = [code for code, _ in shares]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield Finding("code_twice", where, {"code": code})
    for code, share in shares:
        if not 0 <= share <= HUNDRED:
            yield Finding("share_out_of_range", where, {"code": code, "share_pct": decimal_text(share)})
