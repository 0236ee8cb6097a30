"""Rule shapes that weigh counts: survey answers, work done late, and the cut that a programme demanded."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from workflows.rules.feeds import Entry, Feed
from workflows.rules.findings import Finding
from workflows.rules.fixed import decimal_text, from_fixed, round_half_up
from workflows.rules.shape_parts import (
    HUNDRED,
    Grade,
    Outcome,
    Tier,
    WhenEmpty,
    count_problems,
    empty,
    from_tiers,
    lint_shares,
    lint_tiers,
    share_of,
    share_problems,
)


@dataclass(frozen=True)
class AnswerWeights:
    """The mean worth of the answers given; each option is worth a percentage of the question.

    Source: options worth 100, 60, 20 and 0 % in the survey forms of Yên Bái (public code).
    """

    shape: ClassVar[str] = "answer_weights"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE, Feed.SURVEY)
    options: tuple[Grade, ...]
    feed: Feed = Feed.SURVEY
    when_empty: WhenEmpty = WhenEmpty.MISSING

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """Known options, each counted once, counts not negative."""
        yield from count_problems(entry, {option.code for option in self.options})

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """Mean worth x maximum, half-up at the fourth place."""
        counts = dict(entry.counts)
        answers = sum(counts.values())
        if not answers:
            return empty(self.when_empty, {"number": "0", "of": "0"})
        worth = sum((Fraction(option.share_pct) * counts.get(option.code, 0) for option in self.options), Fraction(0))
        mean = worth / answers
        data = {"answers": str(answers), "mean_pct": decimal_text(round_half_up(mean, 2))}
        return Outcome(min(share_of(maximum, mean), maximum), "answer_weights", data)

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """Options are named once, lie in 0 to 100 %, and one of them is worth all."""
        yield from lint_shares(where, [(option.code, option.share_pct) for option in self.options])
        if max((option.share_pct for option in self.options), default=Decimal(0)) < HUNDRED:
            yield Finding("maximum_unreachable", where)


TIMES = ("late", "on_time", "overdue")


@dataclass(frozen=True)
class LateRatio:
    """All done on time: the maximum; what was done late is worth `late_pct`; anything overdue and undone: nothing.

    Work whose deadline has not come counts neither way. The shape is common practice (source unconfirmed), its
    percentage is the set's.
    """

    shape: ClassVar[str] = "late_ratio"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE, Feed.DONE_TIMES)
    late_pct: Decimal
    feed: Feed = Feed.VALUE
    when_empty: WhenEmpty = WhenEmpty.MISSING

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """Counts of on_time, late and overdue."""
        yield from count_problems(entry, set(TIMES))

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """(on time + late x late_pct) / done x maximum, half-up at the fourth place; 0 with anything overdue."""
        counts = {name: dict(entry.counts).get(name, 0) for name in TIMES}
        data = {name: str(count) for name, count in counts.items()} | {"late_pct": decimal_text(self.late_pct)}
        if counts["overdue"]:
            return Outcome(0, "late_ratio.overdue", data)
        done = counts["on_time"] + counts["late"]
        if not done:
            return empty(self.when_empty, {"number": "0", "of": "0"})
        share = (Fraction(100) * counts["on_time"] + Fraction(self.late_pct) * counts["late"]) / done
        return Outcome(min(share_of(maximum, share), maximum), "late_ratio", data)

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """What is late is worth 0 to 100 %."""
        yield from lint_shares(where, [("late", self.late_pct)])


class BelowTarget(StrEnum):
    """What a cut below the target brings."""

    NOTHING = "nothing"
    PROPORTIONAL = "proportional"
    TIERS = "tiers"


@dataclass(frozen=True)
class ReductionTarget:
    """At least `target_pct` off a base gives the maximum; `of` is the base before, `number` what is left after.

    Source: at least 20 % of procedures and of the cost of compliance, NQ 68/NQ-CP; what less brings is the set's.
    """

    shape: ClassVar[str] = "reduction_target"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE,)
    target_pct: Decimal
    below: BelowTarget = BelowTarget.NOTHING
    tiers: tuple[Tier, ...] = ()
    feed: Feed = Feed.VALUE
    when_empty: WhenEmpty = WhenEmpty.MISSING

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """Before and after, neither negative."""
        yield from share_problems(entry)

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """The maximum at the target; below it nothing, the reached part of the target, or the points of a tier."""
        after, before = Fraction(entry.number or 0), Fraction(entry.of or 0)
        data = {"number": decimal_text(entry.number or Decimal(0)), "of": decimal_text(entry.of or Decimal(0))}
        if not before:
            return empty(self.when_empty, data)
        cut, target = max((before - after) * 100 / before, Fraction(0)), Fraction(self.target_pct)
        data |= {"cut_pct": decimal_text(round_half_up(cut, 2)), "target_pct": decimal_text(self.target_pct)}
        if cut >= target:
            return Outcome(maximum, "reduction_target.reached", data)
        if self.below is BelowTarget.TIERS:
            return from_tiers(self.tiers, cut, maximum, "reduction_target.tier", data)
        share = cut * 100 / target if self.below is BelowTarget.PROPORTIONAL else Fraction(0)
        return Outcome(share_of(maximum, share), "reduction_target", data)

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """A target between 0 and 100 %, and tiers that meet it without gap or overlap."""
        if not 0 < self.target_pct <= HUNDRED:
            yield Finding("share_out_of_range", where, {"share_pct": decimal_text(self.target_pct)})
        if self.below is BelowTarget.TIERS:
            top = Tier(self.target_pct, True, None, False, from_fixed(int(maximum * 10_000)))
            yield from lint_tiers((*self.tiers, top), where, maximum, None)
        elif self.tiers:
            yield Finding("tiers_unused", where)
