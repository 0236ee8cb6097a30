"""Acts on award records: enter, confirm, correct by a new record, withdraw; nothing that was said is overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.base.texts import fold
from backend.catalogue.queries import awards_ever
from backend.history.fact_models import unit_on
from backend.history.models import COUNTS, AwardRecord, Origin
from backend.history.plausible import Claim
from backend.history.plausible import faults as faults_of
from backend.history.queries import belongs
from backend.history.serializers import CorrectInputs, EnterInputs, WithdrawInputs
from backend.history.twins import Given
from backend.organisation.models import Person, Unit
from backend.papers.models import Paper, PaperKind
from backend.papers.uploads import store_upload
from workflows.engine import Reason, Refused


@act("award_record.enter", inputs=EnterInputs)
def enter(
    doing: Doing, *, no_secret: bool, person: Person | None = None, unit: Unit | None = None, file: Any = None,
    another: bool = False, **given: Any,
) -> AwardRecord:  # fmt: skip
    """Enter an award of the past with its evidence; it counts, marked, until an appraiser confirms it."""
    record = new_record(doing, person=person, unit=unit, origin=Origin.TYPED, **given)
    doing.permit(record)
    doing.lock(Person if person is not None else Unit, record.holder.pk)
    faults = implausible(doing, record) + twin_faults(record, another)
    if faults:
        raise Refused(*faults)
    record.evidence = _evidence(doing, file, no_secret, record)
    doing.save(record, **_told(record, another))
    return record


@act("award_record.confirm", model=AwardRecord)
def confirm(doing: Doing, record: AwardRecord) -> None:
    """Stand for a record after comparing it with its evidence; never by whoever entered it."""
    doing.move(record)


@act("award_record.correct", model=AwardRecord, inputs=CorrectInputs)
def correct(
    doing: Doing, record: AwardRecord, *, correction: str, no_secret: bool, file: Any = None, another: bool = False,
    **given: Any,
) -> None:  # fmt: skip
    """Replace a record by a better one; the old one stays, struck through, with the reason."""
    doing.demand(record)
    new = new_record(doing, person=record.person, unit=record.unit, origin=Origin.TYPED, corrects=record, **given)
    new.illustrative = record.illustrative
    faults = implausible(doing, new) + twin_faults(new, another, besides=record.pk)
    if all(getattr(new, name) == getattr(record, name) for name in given) and file is None:
        faults.append(Reason("award_record.same"))
    if faults:
        raise Refused(*faults)
    new.evidence = _evidence(doing, file, no_secret, new) or record.evidence
    record.reason = correction
    doing.move(record, "award_record.replace", reason=correction)
    doing.save(new, corrects=record.pk, **_told(new, another))


@act("award_record.withdraw", model=AwardRecord, inputs=WithdrawInputs)
def withdraw(doing: Doing, record: AwardRecord, *, reason: str) -> None:
    """Take a wrong record out of the count; it stays, struck through, with the reason."""
    record.reason = reason
    doing.move(record, reason=reason)


def new_record(doing: Doing, *, person: Person | None, unit: Unit | None, origin: str, **given: Any) -> AwardRecord:
    """An unsaved record that stands where its holder stood on the day of the decision, else at the years' end."""
    day = given.get("decided_on") or date(given["year_to"], 12, 31)
    home = unit if person is None else unit_on(person, day)
    holder = person or unit
    return AwardRecord(
        person=person, unit=unit, home=home, origin=origin, entered_by=doing.actor.name,
        enterer_id=doing.actor.person_id, entered_at=doing.at, illustrative=bool(holder and holder.illustrative),
        **given,
    )  # fmt: skip


def twin_faults(record: AwardRecord, another: bool, *, besides: int = 0) -> list[Reason]:
    """Why a record is refused beside others of its holder: one says the same, or may say it and nobody was asked.

    That it is another award is for a person to say (`another`); the trail keeps that it was said.
    """
    rows = AwardRecord.objects.filter(
        COUNTS, belongs(record.holder), award=record.award, year_from=record.year_from, year_to=record.year_to
    ).exclude(pk=besides)
    given, award = Given.by(record), record.audit_name()
    others = [Given.by(row) for row in rows if fold(row.award_name) == fold(record.award_name)]
    if any(given.same(other) for other in others):
        return [Reason("award_record.exists", {"award": award})]
    twin = None if another else next((other for other in others if given.perhaps(other)), None)
    return [] if twin is None else [Reason("award_record.perhaps_exists", {"award": award, "number": twin.told})]


def implausible(doing: Doing, record: AwardRecord) -> list[Reason]:
    """Why the award cannot have been given as the record says."""
    claim = Claim(
        record.award, record.person is not None, record.year_from, record.year_to, record.decided_on, record.period_to,
        (record.award_name, record.event, record.issuer, record.written_as, record.source),
        kept=record.corrects.award if record.corrects is not None else "",
    )  # fmt: skip
    return [reason for _field, reason in faults_of(claim, awards_ever(), doing.day)]


def _evidence(doing: Doing, file: Any, no_secret: bool, record: AwardRecord) -> Paper | None:
    if file is None:
        return None
    title = f"{record.decision_number or record.source}"[:250]
    return store_upload(
        file, kind=PaperKind.EVIDENCE, title=title, by=doing.actor.name, at=doing.at, no_secret=no_secret
    )


def _told(record: AwardRecord, another: bool) -> dict[str, Any]:
    return {
        **({"another": True} if another else {}),
        "award": record.award or record.award_name, "years": f"{record.year_from}–{record.year_to}",
        "decision": record.decision_number, "source": record.source,
    }  # fmt: skip
