"""Prize money per row: multiple × base salary on the date of the decision, only from settled or adopted rows of law.

Basis: prize articles of the decree in the row's pack; L22 Art 11(4) for who pays. Whole đồng. A row without a settled
or adopted multiple, base salary and rounding has no prize: "chưa xác định", never an invented one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from backend.catalogue.models import Adoption
from backend.decisions.models import DecisionRow
from workflows.basis import Status
from workflows.engine import Refused
from workflows.facts import NomineeKind
from workflows.regulations.schema import RegulationPack
from workflows.rules.prizes import Prize, Rounding, RoundingRule, amount, base_salary_on, find_prize

ADOPTED, SETTLED, MISSING = "adopted", "settled", ""


@dataclass(frozen=True)
class Prized:
    """What a row brings: đồng or None, the words of its basis, and whether it was adopted, settled or is missing."""

    amount: int | None
    basis: str
    status: str


UNSETTLED = Prized(None, "", MISSING)


def adopted_codes(adoptions: Iterable[Adoption], edition: int) -> list[str]:
    """The rows of one edition that were adopted, oldest first."""
    return [row.row for row in adoptions if row.edition_id == edition]


def rounding_for(pack: RegulationPack, adopted: Sequence[str]) -> RoundingRule | None:
    """The rounding adopted last, else the first that is settled, else none."""
    by_code = {rule.code: rule for rule in pack.roundings}
    chosen = [by_code[code] for code in adopted if code in by_code]
    settled = [rule for rule in pack.roundings if rule.status.blocks]
    return chosen[-1] if chosen else next(iter(settled), None)


def rounding_of_kind(pack: RegulationPack, kind: Rounding) -> RoundingRule | None:
    """The pack's rule for a manner of rounding."""
    return next((rule for rule in pack.roundings if rule.rounding is kind), None)


def prize_row(pack: RegulationPack, row: DecisionRow) -> Prize | None:
    """The multiple that the pack gives for the row's award and nominee."""
    return find_prize(pack.prizes, row.award, NomineeKind(row.nomination.nominee_kind))


def to_adopt(pack: RegulationPack, rows: Iterable[DecisionRow], on: date, kind: Rounding) -> Iterator[str]:
    """Codes of the unsettled rows on which the prizes of these rows rest on a day."""
    used = {prize.code: prize.status for prize in (prize_row(pack, row) for row in rows) if prize is not None}
    base, rounding = base_salary_on(pack.base_salaries, on), rounding_of_kind(pack, kind)
    used |= {rule.code: rule.status for rule in (base, rounding) if rule is not None}
    yield from (code for code, status in used.items() if not status.blocks)


def prize_for(pack: RegulationPack, row: DecisionRow, on: date, adopted: Sequence[str]) -> Prized:
    """The prize of one row for a decision of that date."""
    prize, rounding = prize_row(pack, row), rounding_for(pack, adopted)
    if prize is None or rounding is None:
        return UNSETTLED
    try:
        found = amount(prize, pack.base_salaries, on, rounding)
    except Refused:
        return UNSETTLED
    if not set(found.to_adopt) <= set(adopted):
        return UNSETTLED
    base = f"{found.base.amount:,}".replace(",", ".")
    words = f"{multiple_words(prize)} × {base} đồng ({found.base.basis})"
    return Prized(found.amount, f"{words}; {prize.basis}"[:300], ADOPTED if found.to_adopt else SETTLED)


def multiple_words(prize: Prize) -> str:
    """ "1,5"."""
    return format(prize.multiple.normalize(), "f").replace(".", ",")


def usable(status: Status, code: str, adopted: Collection[str]) -> bool:
    """Whether a row of law may be used for this decision."""
    return status.blocks or code in adopted
