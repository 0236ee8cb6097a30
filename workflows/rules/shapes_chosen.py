"""Rule shapes for a choice or for points given as such: yes/no, yes/no/not applicable, grades, direct points."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from workflows.rules.feeds import Entry, Feed
from workflows.rules.findings import Finding
from workflows.rules.fixed import PLACES, decimal_text, to_fixed
from workflows.rules.shape_parts import HUNDRED, Grade, Outcome, lint_points, lint_shares, number_problems, share_of


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
class YesNoNa:
    """Yes: the maximum; no: nothing; "không áp dụng": the set says what that means. Source: Phú Thọ's sheet, 2025."""

    shape: ClassVar[str] = "yes_no_na"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE,)
    feed: Feed = Feed.VALUE

    def problems(self, entry: Entry, maximum: int) -> Iterator[str]:
        """The choice must be yes, no or na."""
        if entry.choice not in {"yes", "no", "na"}:
            yield "choice_unknown"

    def score(self, entry: Entry, maximum: int) -> Outcome:
        """All, nothing, or not applicable."""
        if entry.choice == "na":
            return Outcome(None, "yes_no.na", not_applicable=True)
        return Outcome(maximum if entry.choice == "yes" else 0, f"yes_no.{entry.choice}")

    def lint(self, where: str, maximum: Decimal) -> Iterator[Finding]:
        """Nothing can be wrong with it."""
        yield from ()


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
class Direct:
    """Points given by the appraiser or by a survey, in steps."""

    shape: ClassVar[str] = "direct"
    feeds: ClassVar[tuple[Feed, ...]] = (Feed.VALUE, Feed.SURVEY)
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
