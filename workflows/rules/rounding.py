"""How a figure is printed: half-up or cut, with a number of places; a setting of the publication, never of the sum.

Source: Nam Định 2020 printed 89,45 % for 62,62/70 = 89,457…, which is cut or comes from an unrounded mean; the printed
figure alone cannot tell which, so the way of rounding is data.
"""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workflows.rules.fixed import round_half_up


class Rounding(StrEnum):
    """What happens to the places that are not printed."""

    HALF_UP = "half_up"
    CUT = "cut"


def rounded(value: Decimal | Fraction | int, places: int = 2, how: Rounding = Rounding.HALF_UP) -> Decimal:
    """The figure as it is printed; cutting goes towards zero. For display only."""
    return round_half_up(value, places) if how is Rounding.HALF_UP else cut(value, places)


def cut(value: Decimal | Fraction | int, places: int) -> Decimal:
    """Leave out every further place: 89,457 with two places is 89,45."""
    exact = Fraction(value)
    units = abs(exact.numerator) * 10**places // exact.denominator
    text = str(units).rjust(places + 1, "0")
    whole, part = (text[:-places], text[-places:]) if places else (text, "")
    sign = "-" if exact < 0 and units else ""
    return Decimal(f"{sign}{whole}.{part}" if places else f"{sign}{whole}")


def ways_that_print(value: Decimal | Fraction, printed: Decimal) -> tuple[Rounding, ...]:
    """Which ways of rounding give the printed figure from the exact one; none when it came from something else."""
    exponent = printed.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return tuple(how for how in Rounding if rounded(value, places, how) == printed)
