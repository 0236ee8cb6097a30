"""Exact points: decimals of four places held as integers, and rounding half-up that is for display only."""

from decimal import Decimal
from fractions import Fraction

PLACES = 4
SCALE = 10_000


class NotExact(ValueError):
    """A number with more than four decimal places, or none at all (NaN, infinity), was given as points."""


def to_fixed(value: Decimal) -> int:
    """Return points as an integer of ten-thousandths; raises NotExact instead of rounding."""
    if not value.is_finite():
        raise NotExact(str(value))
    scaled = Fraction(value) * SCALE
    if scaled.denominator != 1:
        raise NotExact(str(value))
    return int(scaled)


def from_fixed(value: int) -> Decimal:
    """Return ten-thousandths of a point as a Decimal without trailing zeros."""
    sign = "-" if value < 0 else ""
    whole, part = divmod(abs(value), SCALE)
    return Decimal(f"{sign}{whole}.{part:0{PLACES}d}".rstrip("0").rstrip("."))


def divide_half_up(numerator: int, denominator: int) -> int:
    """Divide non-negative integers, halves upwards; the one place where a leaf's points meet the four-place grid."""
    return (2 * numerator + denominator) // (2 * denominator)


def ratio_pct(points: Decimal, maximum: Decimal) -> Fraction | None:
    """Return points / applicable maximum x 100, unrounded; None when nothing is applicable.

    Source: published ratios on the applicable maximum, Tây Ninh, QĐ 2729/QĐ-UBND of 25/12/2023.
    """
    if maximum == 0:
        return None
    return Fraction(points) * 100 / Fraction(maximum)


def round_half_up(value: Decimal | Fraction | int, places: int) -> Decimal:
    """Round half away from zero to `places` decimals; for display only, never before adding up."""
    exact = Fraction(value)
    units = divide_half_up(abs(exact.numerator) * 10**places, exact.denominator)
    sign = "-" if exact < 0 and units else ""
    whole, part = divmod(units, 10**places)
    return Decimal(f"{sign}{whole}.{part:0{places}d}" if places else f"{sign}{whole}")


def decimal_text(value: Decimal) -> str:
    """Return the one canonical text of a decimal: no exponent, no trailing zeros, no negative zero."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
