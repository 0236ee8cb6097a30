"""The closed set of rule shapes: each says what it reads, how it scores, and what is wrong with itself.

Shapes and their sources: section 2.3 of the project's notes on reform indices (published sheets of Cà Mau 2013,
Bộ Tư pháp 2022, Phú Thọ). Points in and out are integers of ten-thousandths (`fixed`); a share of the maximum that
does not end within four places is rounded half-up there, once, and never again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Protocol

from workflows.rules.feeds import PERSONAL, SHARES, Entry, Feed
from workflows.rules.findings import Finding
from workflows.rules.fixed import PLACES, decimal_text, from_fixed, to_fixed
from workflows.rules.shape_parts import (
    HUNDRED,
    Breach,
    Grade,
    Outcome,
    Tier,
    WhenEmpty,
    capped,
    empty,
    from_tiers,
    lint_points,
    lint_shares,
    lint_tiers,
    number_problems,
    percent,
    share_of,
    share_problems,
)


class Rule(Protocol):
    """What every shape offers. `maximum` is the leaf's, in ten-thousandths of a point."""

    shape: ClassVar[str]
    feeds: ClassVar[tuple[Feed, ...]]

    @property
    def feed(self) -> Feed: ...

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """Codes of what makes an entry unscorable."""

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """Points for a sound entry, never below zero nor above the maximum."""

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """What is wrong with the rule itself."""


@dataclass(frozen=True)
class YesNo:
    """Yes: the maximum; no: nothing."""

    shape: ClassVar[str] = "yes_no"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE, Feed.ALL_DONE)
    feed: Feed = Feed.VALUE

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """The choice must be yes or no."""
        if entry.choice not in {"yes", "no"}:
            yield "choice_unknown"

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """All or nothing."""
        return Outcome(maximum if entry.choice == "yes" else 0, f"yes_no.{entry.choice}")

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """Nothing can be wrong with it."""
        yield from ()


@dataclass(frozen=True)
class Timeliness:
    """Tiers over days late (0 and less: on time), and points for what was never done."""

    shape: ClassVar[str] = "timeliness"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE, Feed.DAYS_LATE)
    tiers: tuple[Tier, ...]
    missing_points: Decimal = Decimal(0)
    feed: Feed = Feed.VALUE

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """Days late as a number, or the choice ``missing``."""
        if entry.choice not in {None, "missing"}:
            yield "choice_unknown"
        if entry.choice is None and entry.number is None:
            yield "number_missing"

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """Points of the tier that holds the days late."""
        if entry.choice == "missing" or entry.number is None:
            return Outcome(capped(self.missing_points, maximum), "timeliness.missing")
        days = max(entry.number, Decimal(0))
        return from_tiers(self.tiers, Fraction(days), maximum, "timeliness", {"days": decimal_text(days)})

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """Tiers must cover every delay once."""
        yield from lint_tiers(self.tiers, where, maximum, None)
        yield from lint_points(where, maximum, self.missing_points)


@dataclass(frozen=True)
class PercentTiers:
    """Tiers over number / of x 100, compared exactly."""

    shape: ClassVar[str] = "percent_tiers"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE, *SHARES, *PERSONAL)
    tiers: tuple[Tier, ...]
    feed: Feed = Feed.VALUE
    when_empty: WhenEmpty = WhenEmpty.MISSING

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """A part and a whole, neither negative."""
        yield from share_problems(entry)

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """Points of the tier that holds the percentage."""
        share, data = percent(entry)
        if share is None:
            return empty(self.when_empty, data)
        return from_tiers(self.tiers, share, maximum, "percent_tiers", data)

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """Tiers must cover 0 to 100 once."""
        yield from lint_tiers(self.tiers, where, maximum, HUNDRED)


@dataclass(frozen=True)
class CountPoints:
    """Points for each counted thing, up to a cap."""

    shape: ClassVar[str] = "count_points"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE, Feed.DONE_COUNT)
    unit_points: Decimal
    cap: Decimal
    feed: Feed = Feed.VALUE

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """A whole number, not negative."""
        yield from number_problems(entry.number)
        if entry.number is not None and entry.number.is_finite() and entry.number != int(entry.number):
            yield "not_whole"

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """Count x unit points, capped."""
        count = int(entry.number or 0)
        cap = min(to_fixed(self.cap), maximum)
        data = {"count": str(count), "unit_points": decimal_text(self.unit_points), "cap": decimal_text(self.cap)}
        return Outcome(max(0, min(count * to_fixed(self.unit_points), cap)), "count_points", data)

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """The cap is what can be reached."""
        yield from lint_points(where, maximum, self.unit_points, self.cap)
        if self.cap < maximum or self.unit_points <= 0:
            yield Finding("maximum_unreachable", where, {"best": decimal_text(self.cap)})


@dataclass(frozen=True)
class Ratio:
    """number / of x maximum; under the floor (percent) nothing; over 100 % the maximum."""

    shape: ClassVar[str] = "ratio"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE, *SHARES, *PERSONAL)
    floor_pct: Decimal = Decimal(0)
    feed: Feed = Feed.VALUE
    when_empty: WhenEmpty = WhenEmpty.MISSING

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """A part and a whole, neither negative."""
        yield from share_problems(entry)

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """The share of the maximum, half-up at the fourth place."""
        share, data = percent(entry)
        if share is None:
            return empty(self.when_empty, data)
        data |= {"floor_pct": decimal_text(self.floor_pct)}
        if share < Fraction(self.floor_pct):
            return Outcome(0, "ratio.under_floor", data)
        return Outcome(min(share_of(maximum, share), maximum), "ratio", data)

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """The floor lies between 0 and 100 %."""
        if not 0 <= self.floor_pct <= HUNDRED:
            yield Finding("share_out_of_range", where, {"share_pct": decimal_text(self.floor_pct)})


@dataclass(frozen=True)
class ShareByGrade:
    """A share of the maximum that depends on a grade."""

    shape: ClassVar[str] = "share_by_grade"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE,)
    grades: tuple[Grade, ...]
    feed: Feed = Feed.VALUE

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """The choice must be a grade of this rule."""
        if entry.choice not in {grade.code for grade in self.grades}:
            yield "choice_unknown"

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """Share of the maximum for the chosen grade."""
        grade = next(item for item in self.grades if item.code == entry.choice)
        data = {"grade_vi": grade.label_vi, "grade_en": grade.label_en, "share_pct": decimal_text(grade.share_pct)}
        return Outcome(min(share_of(maximum, Fraction(grade.share_pct)), maximum), "share_by_grade", data)

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """Grades are named once, lie in 0 to 100 %, and one of them gives the maximum."""
        yield from lint_shares(where, [(item.code, item.share_pct) for item in self.grades])
        if max((item.share_pct for item in self.grades), default=Decimal(0)) < HUNDRED:
            yield Finding("maximum_unreachable", where)


@dataclass(frozen=True)
class Deduction:
    """Starts from the maximum; each breach takes off its percentage, down to nothing."""

    shape: ClassVar[str] = "deduction"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE, Feed.LATE_AND_OVERDUE)
    breaches: tuple[Breach, ...]
    feed: Feed = Feed.VALUE

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """Known kinds of breach, each counted once, counts not negative."""
        codes = [code for code, _ in entry.counts]
        if set(codes) - {item.code for item in self.breaches}:
            yield "choice_unknown"
        if len(codes) != len(set(codes)):
            yield "choice_twice"
        if any(count < 0 for _, count in entry.counts):
            yield "number_negative"

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """Maximum less the summed percentages."""
        counts = dict(entry.counts)
        off = sum((Fraction(item.off_pct) * counts.get(item.code, 0) for item in self.breaches), Fraction(0))
        data = {f"count.{code}": str(count) for code, count in entry.counts}
        data |= {"breaches": str(sum(counts.values())), "off_pct": decimal_text(from_fixed(int(off * 10**PLACES)))}
        return Outcome(share_of(maximum, max(Fraction(100) - off, Fraction(0))), "deduction", data)

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """Breaches are named once and take off 0 to 100 %."""
        yield from lint_shares(where, [(item.code, item.off_pct) for item in self.breaches])


@dataclass(frozen=True)
class Direct:
    """Points given by the appraiser or by a survey, in steps."""

    shape: ClassVar[str] = "direct"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE,)
    step: Decimal = Decimal("0.01")
    feed: Feed = Feed.VALUE

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """Between nothing and the maximum, on a step."""
        yield from number_problems(entry.number)
        if entry.number is not None and entry.number.is_finite():
            if Fraction(entry.number) * 10**PLACES > maximum:
                yield "over_maximum"
            if self.step <= 0 or Fraction(entry.number) % Fraction(self.step):
                yield "not_on_step"

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """The points themselves."""
        return Outcome(to_fixed(entry.number or Decimal(0)), "direct")

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """The maximum must lie on a step."""
        yield from lint_points(where, maximum, self.step)
        if self.step <= 0 or Fraction(maximum) % Fraction(self.step):
            yield Finding("maximum_unreachable", where, {"step": decimal_text(self.step)})


@dataclass(frozen=True)
class Unknown:
    """A shape that no version of this program knows; kept so that the linter can name it, never scored."""

    shape: str
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE,)
    feed: Feed = Feed.VALUE

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """No entry fits."""
        yield "rule_unknown"

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """No answer."""
        return Outcome(None, "rule_unknown", {"shape": self.shape})

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """Unknown is the finding."""
        yield Finding("rule_unknown", where, {"shape": self.shape})


AnyRule = YesNo | Timeliness | PercentTiers | CountPoints | Ratio | ShareByGrade | Deduction | Direct | Unknown
SHAPES: Mapping[str, type[AnyRule]] = {
    kind.shape: kind for kind in (YesNo, Timeliness, PercentTiers, CountPoints, Ratio, ShareByGrade, Deduction, Direct)
}
