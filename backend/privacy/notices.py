"""Notices to nominees: who was told what is held and why; the system tells those with a login, the unit the others."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from backend.acts.doing import Doing
from backend.audit.record import Change, Who, record
from backend.base import clock
from backend.base.scopes import visible
from backend.nominations.models import Nomination
from backend.privacy.models import NomineeNotice
from backend.privacy.register import register
from permissions.actor import Actor
from workflows.engine import Reason, Refused
from workflows.lifecycles.nomination import NominationState

AT_ONCE = 200


def untold() -> QuerySet[Nomination]:
    """Persons who were nominated and not told yet; drafts may still be dropped and are not counted."""
    rows = Nomination.objects.filter(person__isnull=False, nominee_notice__isnull=True)
    return rows.exclude(state=NominationState.DRAFT).order_by("pk")


def to_tell_on_paper(actor: Actor) -> QuerySet[Nomination]:
    """Nominees without a login whom the actor's unit has to tell on paper."""
    rows = visible(Nomination.objects.all(), actor, "nominee_notice.record")
    pending = untold().filter(person__user__isnull=True, pk__in=rows.values("pk"))
    return pending.select_related("unit", "submission")


def tell_in_inbox(at: datetime) -> int:
    """The worker tells every nominee with a login; how many were told. Safe to repeat."""
    rows = untold().filter(person__user__isnull=False).select_related("submission", "unit")[:AT_ONCE]
    return sum(_told(row, at) for row in rows)


def _told(row: Nomination, at: datetime) -> bool:
    try:
        with transaction.atomic(durable=True):
            _write(row, "inbox", clock.day(at), "Hệ thống", at)
            change = Change(row.kind, str(row.pk), row.audit_name(), row.unit.path, data={"notice": "inbox"})
            record(act="nominee_notice.record", who=Who(name="work"), at=at, changes=[change])
    except IntegrityError:
        return False
    return True


def tell_on_paper(doing: Doing, row: Nomination, given_on: date) -> NomineeNotice:
    """The unit records that it gave the notice on paper; Refused twice, in the future, or for no person."""
    faults = [Reason("date.in_future", {"date": given_on})] if given_on > doing.day else []
    if row.person_id is None:
        faults.append(Reason("notice.no_person"))
    if NomineeNotice.objects.filter(nomination=row).exists():
        faults.append(Reason("notice.given_already"))
    if faults:
        raise Refused(*faults)
    doing.note(row, notice="paper", given_on=given_on)
    return _write(row, "paper", given_on, doing.actor.name, doing.at)


def _write(row: Nomination, how: str, on: date, by: str, at: datetime) -> NomineeNotice:
    return NomineeNotice.objects.create(
        nomination=row, how=how, text=register().notice, given_on=on, recorded_by=by, recorded_at=at
    )
