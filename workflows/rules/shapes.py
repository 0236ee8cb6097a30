"""The closed set of rule shapes: each says what it reads, how it scores, and what is wrong with itself.

Sources: published sheets of Cà Mau (QĐ 1880/QĐ-UBND 2013), Bộ Tư pháp 2022 and Phú Thọ 2025; the kinds stand here and
in `shapes_chosen`, `shapes_weighed` and `formula`. Points in and out are integers of ten-thousandths (`fixed`); a share
of the maximum that does not end within four places is rounded half-up there, once, and never again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Protocol

from workflows.rules.feeds import PERSONAL, SHARES, Entry, Feed
from workflows.rules.findings import Finding
from workflows.rules.fixed import PLACES, decimal_text, from_fixed, to_fixed
from workflows.rules.formula import Formula
from workflows.rules.shape_parts import (
    HUNDRED,
    Breach,
    Outcome,
    Tier,
    WhenEmpty,
    capped,
    count_problems,
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
from workflows.rules.shapes_chosen import Direct, ShareByGrade, YesNo, YesNoNa
from workflows.rules.shapes_weighed import AnswerWeights, LateRatio, ReductionTarget

__all__ = [
    "SHAPES",
    "AnswerWeights",
    "AnyRule",
    "CountPoints",
    "Deduction",
    "Direct",
    "Formula",
    "LateRatio",
    "PercentTiers",
    "Ratio",
    "ReductionTarget",
    "Rule",
    "ShareByGrade",
    "Timeliness",
    "Unknown",
    "YesNo",
    "YesNoNa",
]


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
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE, *SHARES, *PERSONAL, Feed.SURVEY)
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
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE, *SHARES, *PERSONAL, Feed.SURVEY)
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
class Deduction:
    """Starts from the maximum; each breach takes off its percentage, down to nothing."""

    shape: ClassVar[str] = "deduction"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE, Feed.LATE_AND_OVERDUE)
    breaches: tuple[Breach, ...]
    feed: Feed = Feed.VALUE

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """Known kinds of breach, each counted once, counts not negative."""
        yield from count_problems(entry, {item.code for item in self.breaches})

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


AnyRule = (
    YesNo | YesNoNa | Timeliness | PercentTiers | CountPoints | Ratio | LateRatio | ReductionTarget | ShareByGrade
    | AnswerWeights | Deduction | Direct | Formula | Unknown
)  # fmt: skip
SHAPES: Mapping[str, type[AnyRule]] = {
    kind.shape: kind
    for kind in (
        YesNo, YesNoNa, Timeliness, PercentTiers, CountPoints, Ratio, LateRatio, ReductionTarget, ShareByGrade,
        AnswerWeights, Deduction, Direct, Formula,
    )
}  # fmt: skip
