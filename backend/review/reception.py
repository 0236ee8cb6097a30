"""What an officer settles at reception: date of arrival, register number, law, process and date to return.

Basis: reception with number and receipt slip as provincial procedure pages describe it (secondary source HUE);
the date of arrival chooses the rules, once: each pack says the dates of reception for which it holds. A day before
the list was submitted here is told as received on paper before it was entered; where that day chooses another law than
the day of submission does, the receiver names the entry in the register of incoming papers (a rule of ours: whoever
may date freely would choose the law without a reason).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backend.acts.doing import Doing
from backend.calendars import days
from backend.catalogue.models import Adoption, Edition, Round
from backend.catalogue.queries import pack_for, pack_value, process_edition
from backend.nominations.models import Submission
from workflows.engine import Reason, Refused
from workflows.regulations.schema import ClockRow, RegulationPack
from workflows.rules.deadlines import due_on

STEP = "appraisal_to_decision"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What was settled."""

    received_on: date
    register_number: str
    pack: Edition
    process: Edition
    due_on: date | None
    due_basis: str


def settle(
    doing: Doing,
    submission: Submission,
    *,
    received_on: date,
    register_number: str,
    late_reason: str,
    due_reason: str,
    paper_register: str,
) -> Arrival:
    """Everything reception decides; raises Refused with all reasons."""
    round_ = doing.lock(Round, submission.round_id)
    reasons = [*_date_faults(doing, submission, received_on, late_reason)]
    number = register_number.strip() or next_number(round_)
    if Submission.objects.filter(round=round_, register_number=number).exists():
        reasons.append(Reason("submission.register_taken", {"number": number}))
    pack, process = pack_for(received_on, submission.unit), process_edition(round_.process_code, received_on)
    if pack is None:
        reasons.append(Reason("submission.no_pack", {"on": f"{received_on:%d/%m/%Y}"}))
    elif not paper_register.strip():
        reasons.extend(_other_law(submission, received_on, pack))
    if process is None:
        reasons.append(Reason("submission.no_process", {"process": round_.process_code}))
    if reasons or pack is None or process is None:
        raise Refused(*reasons)
    row = clock_row(pack_value(pack), _awards(submission))
    usable = row is not None and (row.clock.status.blocks or bool(due_reason))
    if row is None or not usable:
        return Arrival(received_on, number, pack, process, None, "")
    if not row.clock.status.blocks:
        _adopt(doing, submission, pack, row, due_reason)
    due = due_on(row.clock, received_on, days.around(received_on))
    basis = row.clock.basis if row.clock.status.blocks else f"{row.clock.basis} (áp dụng: {due_reason})"
    return Arrival(received_on, number, pack, process, due, basis)


def next_number(round_: Round) -> str:
    """The next number of the round's own sequence: one more than the highest plain number."""
    given = Submission.objects.filter(round=round_).values_list("register_number", flat=True)
    return str(1 + max((int(number) for number in given if number.isdigit()), default=0))


def clock_row(pack: RegulationPack, awards: set[str]) -> ClockRow | None:
    """The pack's clock from reception to decision for these awards; the longest where several speak of them."""
    rows = [row for row in pack.clocks if row.step == STEP and awards & set(row.awards)]
    return max(rows, key=lambda row: row.clock.days or 0, default=None)


def _awards(submission: Submission) -> set[str]:
    return set(submission.nominations.values_list("award", flat=True))


def _other_law(submission: Submission, received_on: date, pack: Edition) -> list[Reason]:
    """Why the receiver must name evidence: the day before submission chooses another law than that of submission."""
    submitted = submission.submitted_on
    if submitted is None or received_on >= submitted or pack_for(submitted, submission.unit) == pack:
        return []
    shown = {"on": f"{received_on:%d/%m/%Y}", "submitted": f"{submitted:%d/%m/%Y}", "pack": pack.title}
    return [Reason("submission.paper_register_missing", shown)]


def _date_faults(doing: Doing, submission: Submission, received_on: date, late_reason: str) -> list[Reason]:
    found = []
    shown = {"on": f"{received_on:%d/%m/%Y}"}
    if received_on > doing.day:
        found.append(Reason("submission.received_in_future", shown))
    if received_on < doing.day and not late_reason.strip():
        found.append(Reason("submission.late_without_reason", shown))
    opened = submission.round.opens_on
    if received_on < opened:
        found.append(Reason("submission.received_before_round", shown | {"opened": f"{opened:%d/%m/%Y}"}))
    if submission.letter_date and received_on < submission.letter_date:
        found.append(
            Reason("submission.received_before_letter", shown | {"letter": f"{submission.letter_date:%d/%m/%Y}"})
        )
    return found


def _adopt(doing: Doing, submission: Submission, pack: Edition, row: ClockRow, reason: str) -> None:
    Adoption.objects.create(
        subject_kind=submission.kind,
        subject_id=str(submission.pk),
        edition=pack,
        row=row.code,
        reason=reason,
        adopted_by=doing.actor.name,
        adopted_at=doing.at,
    )
