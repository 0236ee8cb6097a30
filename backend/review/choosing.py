"""The explicit choice of a newer law for a dossier received before it came into force.

Basis: a transition row of the newer pack (Law 06/2026/QH16: a dossier received before 1/10/2026 continues under the
older law, the newer applies if more favourable – secondary source). The pack pinned at reception is never changed; a
record beside it says which pack is judged by from now on, who chose it, why and on what basis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue import queries as catalogue
from backend.catalogue.models import Adoption, Edition, EditionKind, PackChoice
from backend.nominations import eligibility, grounds, steps
from backend.nominations.models import Nomination, Submission
from backend.nominations.presenting import BADGE
from backend.nominations.queries import live_rows
from backend.review.serializers import ChoosePackInputs
from workflows.engine import Reason, Refused
from workflows.lifecycles.nomination import LIVE
from workflows.regulations.advice import Transition
from workflows.rules.eligibility import FindingResult, redacted


@dataclass(frozen=True, slots=True)
class Offered:
    """A newer pack, and the row of it that lets an older dossier be judged by it."""

    edition: Edition
    transition: Transition


def offered(submission: Submission, today: date) -> list[Offered]:
    """The newer packs in force that a transition row opens to this dossier, the newest first."""
    if submission.received_on is None or submission.pack is None:
        return []
    newer = Edition.objects.filter(kind=EditionKind.PACK, in_force_from__gt=submission.received_on)
    found: dict[str, Offered] = {}
    for edition in newer.filter(in_force_from__lte=today).order_by("-in_force_from", "-version"):
        rows = [row for row in catalogue.pack_value(edition).transitions if row.admits(submission.received_on)]
        day = min(today, edition.in_force_to or today)
        used = catalogue.pack_for(day, submission.unit)
        if rows and used is not None and catalogue.base_of(used).code == edition.code:
            found.setdefault(edition.code, Offered(used, rows[0]))
    return list(found.values())


@act("submission.choose_pack", model=Submission, inputs=ChoosePackInputs)
def choose_pack(doing: Doing, submission: Submission, *, pack: Edition, reason: str, basis: str) -> None:
    """Judge a received dossier by a newer pack as more favourable; every live row is judged anew and kept."""
    doing.demand(submission)
    choice = next((one for one in offered(submission, doing.day) if one.edition == pack), None)
    if choice is None:
        raise Refused(Reason("submission.no_transition", {"pack": pack.title}))
    if submission.law == pack:
        raise Refused(Reason("submission.pack_chosen_already", {"pack": pack.title}))
    if unlawful := grounds.demand(live_rows(submission), catalogue.pack_value(pack)):
        raise Refused(*unlawful)
    PackChoice.objects.create(
        subject_kind=submission.kind, subject_id=str(submission.pk), pack=pack, transition=choice.transition.code,
        reason=reason, basis=basis, chosen_by=doing.actor.name, chosen_at=doing.at,
    )  # fmt: skip
    if not choice.transition.status.blocks:
        Adoption.objects.create(
            subject_kind=submission.kind, subject_id=str(submission.pk), edition=catalogue.base_of(pack),
            row=choice.transition.code, reason=reason, adopted_by=doing.actor.name, adopted_at=doing.at,
        )  # fmt: skip
    live = [state.value for state in LIVE]
    rows = doing.lock_all(Nomination.objects.filter(submission=submission, state__in=live).order_by("ordinal"))
    steps.recheck_all(doing, rows, "choose_pack")
    doing.note(
        submission, pack=str(pack), before=str(submission.pack), transition=choice.transition.code, reason=reason
    )


Side = tuple[Edition, str, tuple[tuple[str, FindingResult], ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """One row of the list and what each pack says of it: the worst answer, and every criterion's."""

    row: Nomination
    verdicts: tuple[Side, ...]


def compared(submission: Submission, editions: Sequence[Edition]) -> list[Compared]:
    """Each live row under each pack, side by side; what is sensitive is hidden alike on every side."""
    rows, on = live_rows(submission), submission.received_on
    if on is None:
        return []
    said = {edition.pk: eligibility.judge_rows(rows, catalogue.pack_value(edition), on) for edition in editions}
    return [Compared(row, tuple(_side(row, edition, said[edition.pk][row.pk]) for edition in editions)) for row in rows]


def _side(row: Nomination, edition: Edition, results: Sequence[FindingResult]) -> Side:
    shown = tuple(redacted(result) for result in results)
    return edition, _badge(eligibility.worst(shown).value), tuple((_badge(one.outcome.value), one) for one in shown)


def _badge(outcome: str) -> str:
    return BADGE.get(outcome, outcome)
