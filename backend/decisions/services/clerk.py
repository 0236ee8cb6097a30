"""What the records clerk does after the signature: number, date and seal; issue. And the end of a decision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.base import clock
from backend.decisions import papers, prizes, queries
from backend.decisions.models import Decision, DecisionRow
from backend.decisions.serializers import AnnulInputs, NumberInputs
from backend.nominations import steps as nominations
from backend.nominations.models import Nomination, Submission
from backend.organisation.models import Unit
from backend.review import steps as review
from workflows.engine import Reason, Refused
from workflows.processes.schema import StageKind
from workflows.rules.numbering import check_clerk_number, next_number


@act("decision.number", model=Decision, inputs=NumberInputs)
def number(doing: Doing, decision: Decision, *, decided_on: date, number: int | None = None) -> None:
    """Number and date from the clerk's book (or the own register), filled in and sealed over the signature.

    NĐ 30/2020 Art 15 (unique in the year), 32–33 (seal after the signature); prizes follow from the date.
    """
    doing.demand(decision)
    unit = doing.lock(Unit, decision.unit_id)
    reasons = [*_wrong_date(doing, decision, decided_on)]
    used = _used(unit, decision.symbol, decided_on.year)
    if number is not None:
        reasons += check_clerk_number(number, used)
    if reasons:
        raise Refused(*reasons)
    decision.number = number if number is not None else next_number(used)
    decision.decided_on, decision.numbered_at, decision.numbered_by = decided_on, doing.at, doing.actor.name
    decision.paper = papers.sealed(doing, decision)
    rows = list(queries.kept_rows(decision))
    _write_prizes(decision, rows, decided_on)
    doing.move(
        decision,
        number=decision.full_number,
        decided_on=decided_on,
        paper=decision.paper.sha256,
        prizes=sum(row.prize or 0 for row in rows),
    )
    _conclude(doing, rows, StageKind.NUMBERING)


@act("decision.issue", model=Decision)
def issue(doing: Doing, decision: Decision) -> None:
    """Issue: every kept nomination is granted and enters the award history."""
    decision.issued_at = doing.at
    doing.move(decision)
    rows = list(queries.kept_rows(decision))
    _conclude(doing, rows, StageKind.ISSUING)
    if decision.decided_on is None:
        raise LookupError(f"decision {decision.pk} has no date")
    granted = doing.lock_all(Nomination.objects.filter(pk__in=[row.nomination_id for row in rows]))
    nominations.hold_nominees(doing, granted)
    for nomination in granted:
        nominations.grant(doing, nomination, decision.full_number, decision.decided_on)
    ids = {nomination.submission_id for nomination in granted}
    for submission in doing.lock_all(Submission.objects.filter(pk__in=ids)):
        nominations.close_when_done(doing, submission)


@act("decision.annul", model=Decision, inputs=AnnulInputs)
def annul(doing: Doing, decision: Decision, *, number: str, annulled_on: date, reason: str) -> None:
    """Annul an issued decision (L22 Art 93): the awards are annulled and their certificates no longer count."""
    if annulled_on > doing.day or (decision.decided_on is not None and annulled_on < decision.decided_on):
        raise Refused(Reason("decision.annulled_when", {"from": decision.decided_on, "until": doing.day}))
    decision.annulment_number, decision.annulled_on, decision.annulment_reason = number, annulled_on, reason
    doing.move(decision, reason=reason, number=number)
    rows = queries.kept_rows(decision).values("nomination")
    for nomination in doing.lock_all(Nomination.objects.filter(pk__in=rows)):
        nominations.annul(doing, nomination, reason)


def _wrong_date(doing: Doing, decision: Decision, decided_on: date) -> Iterable[Reason]:
    signed = clock.day(decision.signed_at) if decision.signed_at else None
    if signed is not None and decided_on < signed:
        yield Reason("decision.dated_before_signature", {"signed": signed.strftime("%d/%m/%Y")})
    if decided_on > doing.day:
        yield Reason("decision.dated_ahead")


def _used(unit: Unit, symbol: str, year: int) -> list[int]:
    numbered = Decision.objects.filter(unit=unit, symbol=symbol, decided_on__year=year, number__isnull=False)
    return [row.number or 0 for row in numbered.only("number")]


def _conclude(doing: Doing, rows: Sequence[DecisionRow], kind: StageKind) -> None:
    for stage in doing.lock_all(queries.open_stages([row.nomination_id for row in rows], kind.value)):
        review.conclude(doing, stage)


def _write_prizes(decision: Decision, rows: Sequence[DecisionRow], on: date) -> None:
    taken, packs = queries.adoptions(decision), queries.packs_of_rows(rows)
    for row in rows:
        edition = row.nomination.submission.law_id
        pack = packs.get(edition)
        found = (
            prizes.UNSETTLED if pack is None else prizes.prize_for(pack, row, on, prizes.adopted_codes(taken, edition))
        )
        row.prize, row.prize_basis, row.prize_status = found.amount, found.basis, found.status
    DecisionRow.objects.bulk_update(rows, ["prize", "prize_basis", "prize_status"])
