"""Why an award cannot have been given as it is entered: its code, its holder, its years, the day of its decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from backend.base.reasons import said
from backend.base.texts import names_identity
from workflows.engine import Reason
from workflows.facts import NomineeKind
from workflows.regulations.schema import Award

Catalogue = Mapping[str, Sequence[Award]]
"""Every award that any published law knows, by code, the newest text first."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said of one award, whoever says it: a form, a program or a line of a file."""

    award: str
    individual: bool
    first: int
    last: int
    decided_on: date | None = None
    period_to: date | None = None
    texts: Sequence[str] = ()
    kept: str = ""


def faults(claim: Claim, catalogue: Catalogue, today: date) -> list[tuple[str, Reason]]:
    """Each reason with the field it is about; `claim.kept` is a code that the record to be corrected has already."""
    found = _of_award(claim, catalogue)
    if claim.last > today.year or (claim.decided_on is not None and claim.decided_on > today):
        found.append(("year_to", Reason("award_record.in_future")))
    end = max(claim.last, claim.period_to.year if claim.period_to is not None else 0)
    if claim.decided_on is not None and claim.decided_on.year < end:
        said_of = {"decided": f"{claim.decided_on:%d/%m/%Y}", "year": end}
        found.append(("decided_on", Reason("award_record.decided_before", said_of)))
    if any(names_identity(text) for text in claim.texts):
        found.append(("award_name", Reason("award_record.identity_number")))
    return found


def _of_award(claim: Claim, catalogue: Catalogue) -> list[tuple[str, Reason]]:
    if not claim.award:
        return []
    known = catalogue.get(claim.award, ())
    if not known:
        unknown = ("award", Reason("award_record.unknown_code", {"code": claim.award}))
        return [] if claim.award == claim.kept else [unknown]
    found, name = [], said(known[0].name)
    kinds = {kind for award in known for kind in award.nominees}
    if (NomineeKind.INDIVIDUAL if claim.individual else NomineeKind.COLLECTIVE) not in kinds:
        code = "award_record.not_for_a_person" if claim.individual else "award_record.not_for_a_collective"
        found.append(("award", Reason(code, {"award": name})))
    if known[0].once_a_year and claim.last > claim.first:
        years = ", ".join(str(year) for year in range(claim.first, claim.last + 1))
        found.append(("year_to", Reason("award_record.one_year_each", {"award": name, "years": years})))
    return found
