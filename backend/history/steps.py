"""What later stages may ask of the history: steps that run inside their acts."""

from __future__ import annotations

from datetime import date

from backend.acts.doing import Doing
from backend.history.fact_models import unit_on
from backend.history.models import AwardRecord, Origin
from backend.organisation.models import Person, Unit


def record_decision(
    doing: Doing, *, nomination: int, person: Person | None, unit: Unit | None, award: str, ground: str, year_from: int,
    year_to: int, decision_number: str, decided_on: date, issuer: str = "", illustrative: bool = False,
    event: str = "", event_from: date | None = None, event_to: date | None = None,
) -> AwardRecord:  # fmt: skip
    """An award given by a decision of this system enters the history; the decision itself confirms it."""
    home = unit or unit_on(person, decided_on)  # type: ignore[arg-type]
    record = AwardRecord.objects.create(
        nomination=nomination, person=person, unit=unit, home=home, award=award, ground=ground,
        event=event, event_from=event_from, event_to=event_to, year_from=year_from, year_to=year_to,
        decision_number=decision_number, decided_on=decided_on, issuer=issuer,
        source=f"Quyết định {decision_number}", origin=Origin.DECISION, entered_by=doing.actor.name,
        entered_at=doing.at, illustrative=illustrative,
    )  # fmt: skip
    doing.move(doing.lock(AwardRecord, record.pk), "award_record.decide")
    return record


def annul_decided(doing: Doing, nomination: int, reason: str) -> None:
    """The award of this nomination was annulled (L22 Art 93); its record stays and says so."""
    for record in doing.lock_all(AwardRecord.objects.filter(nomination=nomination)):
        record.reason = reason[:500]
        doing.move(record, "award_record.annul", reason=reason)
