"""Prize money: multiple × base salary in force on the date of the decision, in whole đồng.

Basis: multiples in the prize articles of N98 and N152; base salary N161 Art 3(2) and earlier decrees; the payer is
the body that decides (L22 Art 11(4)). That the date of the decision counts, and the rounding, are rows with a status.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from workflows.basis import Status
from workflows.engine import Reason, Refused
from workflows.facts import NomineeKind


class Rounding(StrEnum):
    """How the product becomes an amount to pay."""

    EXACT = "exact"
    UP = "up"


@dataclass(frozen=True)
class BaseSalary:
    """Base salary (lương cơ sở) in đồng a month, both days included; no last day while in force."""

    code: str
    amount: int
    since: date
    basis: str
    source: str
    status: Status
    until: date | None = None


@dataclass(frozen=True)
class Prize:
    """Multiple of the base salary for one award and kind of nominee; `ceiling`: the office may pay less."""

    code: str
    award: str
    nominee: NomineeKind
    multiple: Decimal
    basis: str
    source: str
    status: Status
    ceiling: bool = False
    note: str = ""


@dataclass(frozen=True)
class RoundingRule:
    """Rounding to a multiple of `step` đồng."""

    code: str
    rounding: Rounding
    basis: str
    source: str
    status: Status
    step: int = 1


@dataclass(frozen=True)
class PrizeAmount:
    """What would be paid and every row it rests on; `to_adopt` lists rows a person must adopt for this decision."""

    amount: int
    multiple: Decimal
    base: BaseSalary
    rows: tuple[str, ...]
    to_adopt: tuple[str, ...]


def base_salary_on(salaries: Iterable[BaseSalary], on: date) -> BaseSalary | None:
    """The base salary in force on a date, or None where no row covers it."""
    covering = (row for row in salaries if row.since <= on and (row.until is None or on <= row.until))
    return next(covering, None)


def find_prize(prizes: Iterable[Prize], award: str, nominee: NomineeKind) -> Prize | None:
    """The row for this award and kind of nominee, or None where no source gives one."""
    return next((row for row in prizes if row.award == award and row.nominee is nominee), None)


def amount(prize: Prize, salaries: Iterable[BaseSalary], decided_on: date, rounding: RoundingRule) -> PrizeAmount:
    """The amount in đồng for a decision of this date. Raises `Refused` when no base salary covers the date."""
    base = base_salary_on(salaries, decided_on)
    if base is None:
        raise Refused(Reason("no_base_salary_on_date", {"on": decided_on}))
    used = (prize, base, rounding)
    return PrizeAmount(
        amount=_round(prize.multiple * base.amount, rounding),
        multiple=prize.multiple,
        base=base,
        rows=tuple(row.code for row in used),
        to_adopt=tuple(row.code for row in used if not row.status.blocks),
    )


def _round(value: Decimal, rule: RoundingRule) -> int:
    if rule.rounding is Rounding.EXACT:
        if value != value.to_integral_value():
            raise Refused(Reason("amount_not_whole", {"value": value}))
        return int(value)
    return int((value / rule.step).to_integral_value(ROUND_CEILING)) * rule.step
