"""Checks of figures that somebody printed: do parts give the total, ratios the rank, classes the whole?

Nothing is mended: a check says what the printed figures imply and where they disagree. Sources of the cases: the table
of published results of reform indices 2008-2024 (Đà Nẵng, Nam Định, Thanh Hóa, PAR INDEX, PCI, PAPI, Thừa Thiên Huế).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workflows.rules.changes import Change, Standing, change, number_text
from workflows.rules.fixed import round_half_up
from workflows.rules.ranking import Direction, Entrant, Key, Method, rank
from workflows.rules.rounding import Rounding, rounded


class Fit(StrEnum):
    """How a printed total stands to its printed parts."""

    EXACT = "exact"
    ROUNDING = "rounding"
    WRONG = "wrong"


@dataclass(frozen=True)
class Total:
    """The sum of parts beside the printed total; `difference` is printed less sum."""

    of_parts: Fraction
    printed: Decimal
    fit: Fit

    @property
    def difference(self) -> Fraction:
        """Printed less the sum of the printed parts."""
        return Fraction(self.printed) - self.of_parts


def total_of(parts: Iterable[Decimal | Fraction | int], printed: Decimal | int, places: int = 2) -> Total:
    """Compare parts with a printed total. `rounding`: off by at most half a last place for each part and the total.

    PAR INDEX 2023 of the ministries: 9 of 17 totals differ by 0,01 from their parts, because both come from unrounded
    figures; such a total is right and must not be replaced by the sum.
    """
    rows = [Fraction(part) for part in parts]
    exact = sum(rows, Fraction(0))
    off = abs(Fraction(printed) - exact)
    room = Fraction(len(rows) + 1, 2 * 10**places)
    return Total(exact, Decimal(printed), Fit.EXACT if not off else Fit.ROUNDING if off <= room else Fit.WRONG)


def weighted(parts: Sequence[Decimal], weights: Sequence[Decimal], scale: int = 1) -> Fraction:
    """A composite of sub-indices: the sum of part x weight in percent, times `scale` (PCI: ten sub-indices, x 10).

    Raises ValueError when a part has no weight, or the weights are not 100 %.
    """
    if len(parts) != len(weights) or sum(weights) != 100:
        raise ValueError("every part needs a weight, and weights add up to 100")
    return sum((Fraction(p) * Fraction(w) for p, w in zip(parts, weights, strict=True)), Fraction(0)) * scale / 100


def nested_total(dimensions: Iterable[Iterable[Decimal]]) -> Fraction:
    """A total of sums (PAPI: eight dimensions, each the sum of its parts), nothing rounded on the way."""
    return sum((Fraction(part) for parts in dimensions for part in parts), Fraction(0))


def mean(values: Iterable[Decimal | Fraction]) -> Fraction | None:
    """The plain mean, exact; None of nothing."""
    rows = [Fraction(value) for value in values]
    return sum(rows, Fraction(0)) / len(rows) if rows else None


def implied_maximum(points: Decimal, ratio: Decimal, places: int = 1) -> Decimal:
    """The applicable maximum behind printed points and a printed ratio, half-up (Thanh Hóa 2023: 68,32 and 81,33 %)."""
    return round_half_up(Fraction(points) * 100 / Fraction(ratio), places)


def exact_range(printed: Decimal, ratio: Decimal, maximum: Decimal) -> tuple[Fraction, Fraction] | None:
    """From where (included) to where (excluded) an unrounded mean gives both printed figures half-up; None: nowhere.

    Nam Định 2020: 62,62 of 70 and 89,45 % agree for a mean from 62,615 to under 62,6185.
    """
    half, share = Fraction(1, 200), Fraction(maximum) / 100
    low = max(Fraction(printed) - half, (Fraction(ratio) - half) * share)
    high = min(Fraction(printed) + half, (Fraction(ratio) + half) * share)
    return (low, high) if low < high else None


@dataclass(frozen=True)
class Classes:
    """Counted classes against the whole that was printed: what is missing, and each class's share of both."""

    whole: int
    counts: tuple[int, ...]

    @property
    def missing(self) -> int:
        """The whole less the sum of its classes; not 0 where they do not add up."""
        return self.whole - sum(self.counts)

    def share(self, *classes: int, of_classes: bool = False, how: Rounding = Rounding.HALF_UP) -> Decimal | None:
        """Some classes in percent of the whole, or of all that was classified; shares are never forced to 100."""
        base = sum(self.counts) if of_classes else self.whole
        part = sum(self.counts[index] for index in classes)
        return rounded(Fraction(100 * part, base), 2, how) if base else None


def methods_that_rank(
    scores: Sequence[Decimal], printed: Sequence[int], direction: Direction = Direction.HIGH_FIRST
) -> tuple[Method, ...]:
    """Which methods give the printed ranks from the printed scores; none where the print is wrong."""
    entrants = [Entrant(str(n), "", score, Decimal(100)) for n, score in enumerate(scores)]

    def ranks(method: Method) -> list[int | None]:
        placed = {int(p.unit): p.rank for p in rank(entrants, Key.POINTS, method, direction)}
        return [placed[n] for n in range(len(scores))]

    return tuple(method for method in Method if ranks(method) == list(printed))


def rating_text(total: Decimal, votes: int, lang: str = "vi") -> str:
    """A mean of votes with their number: with none it is "0 trong 0 đánh giá", nothing is divided."""
    shown = number_text(Fraction(total) / votes, 1, lang) if votes else "0"
    return f"{shown} of {votes} ratings" if lang == "en" else f"{shown} trong {votes} đánh giá"


Scores = Mapping[str, Mapping[str, Decimal | None]]


def component_changes(before: Scores, after: Scores, unit: str, parts: Sequence[str]) -> list[Change]:
    """A unit's change in every component between two years: score, and competition rank among those with data.

    `before` and `after` give unit → component → score. PAPI ranks 60 or 61 of 63 provinces where others lack data.
    """
    return [change(_standing(before, unit, part), _standing(after, unit, part)) for part in parts]


def _standing(scores: Scores, unit: str, part: str) -> Standing:
    known = [Entrant(name, "", row.get(part), Decimal(100)) for name, row in scores.items()]
    place = next((p for p in rank(known, Key.POINTS) if p.unit == unit), None)
    return Standing(place.points, place.rank) if place is not None else Standing(None, None)
