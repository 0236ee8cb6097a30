"""Numbers of decisions and of the certificate register.

Basis: N30 Art 15, consecutive from 01 on 1 January and unique within the year. Where the records clerk numbers all
documents of the body, our decisions take some of those numbers, so gaps are normal; our own register has none.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from workflows.engine import Reason, Refused

LARGEST = 999_999


class NumberSource(StrEnum):
    """Who gives the number: the records clerk's book (gaps allowed, the default) or the system's own register."""

    RECORDS_CLERK = "records_clerk"
    OWN_REGISTER = "own_register"


@dataclass(frozen=True)
class RegisterFormat:
    """How a register number is printed: `pattern` knows {number}, {year} and {book}; `width` pads with zeros."""

    book: str
    pattern: str = "{number}/{year}/{book}"
    width: int = 4


def next_number(used: Collection[int]) -> int:
    """The next number of an own register. Raises `Refused` when the register already has a gap or a doubled number."""
    gaps = find_gaps(used)
    if gaps or len(set(used)) != len(used):
        raise Refused(Reason("register_has_gap", {"missing": gaps}))
    return len(used) + 1


def find_gaps(used: Collection[int]) -> tuple[int, ...]:
    """Numbers from 1 to the highest that are not in the register."""
    present = set(used)
    return tuple(n for n in range(1, max(present, default=0) + 1) if n not in present)


def check_clerk_number(number: int, used: Collection[int]) -> tuple[Reason, ...]:
    """Why a number from the clerk's book cannot be taken this year: not 1–999999, or already used. Gaps are fine."""
    reasons = []
    if not 1 <= number <= LARGEST:
        reasons.append(Reason("number_out_of_range", {"number": number, "largest": LARGEST}))
    if number in used:
        reasons.append(Reason("number_already_used", {"number": number}))
    return tuple(reasons)


def decision_number(number: int, symbol: str) -> str:
    """Number and symbol as printed, such as 05/QĐ-UBND: at least two digits (N30 Art 15: from 01)."""
    return f"{number:02d}/{symbol}"


def register_number(number: int, year: int, printed: RegisterFormat) -> str:
    """The number of the certificate register as printed on the paper. Raises `Refused` below 1."""
    if number < 1:
        raise Refused(Reason("number_out_of_range", {"number": number, "largest": LARGEST}))
    return printed.pattern.format(number=f"{number:0{printed.width}d}", year=year, book=printed.book)
