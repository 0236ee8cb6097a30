"""How many forms a survey needs: n = N / (1 + N e²), rounded up; e is the margin of error in percent.

Source: the formula of the course of Bộ Nội vụ with e = 5 % (extract on 123docz.net, secondary).
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

USUAL_MARGIN = Decimal(5)


@dataclass(frozen=True)
class Sample:
    """The sample of one group; `exact` is the formula's unrounded figure."""

    population: int
    margin_pct: Decimal
    exact: Fraction
    size: int


def sample(population: int, margin_pct: Decimal = USUAL_MARGIN) -> Sample:
    """The sample of a finite population. Raises ValueError below 0 people or outside 0 < e ≤ 100 %."""
    if population < 0 or not 0 < margin_pct <= 100:
        raise ValueError(f"N = {population}, e = {margin_pct} %")
    margin = Fraction(margin_pct) / 100
    exact = Fraction(population) / (1 + population * margin * margin)
    return Sample(population, margin_pct, exact, -(-exact.numerator // exact.denominator))


def samples(populations: tuple[int, ...], margin_pct: Decimal = USUAL_MARGIN) -> tuple[Sample, ...]:
    """The sample of each group on its own; a sample of the sum would say nothing about a single group."""
    return tuple(sample(population, margin_pct) for population in populations)
