"""Acts on the catalogue: opening and closing rounds, confirming rows of law, publishing an office's own editions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue import confirming, editions, queries
from backend.catalogue.findings import fault_reasons, unreadable_reasons
from backend.catalogue.models import Edition, EditionKind, Movement, Round, RowConfirmation
from backend.catalogue.process_findings import faults_of
from backend.catalogue.serializers import (
    ConfirmAgainInputs,
    ConfirmRowInputs,
    EndConfirmationInputs,
    OpenRoundInputs,
    PublishInputs,
    ReplaceConfirmationInputs,
)
from backend.organisation.models import Unit
from workflows.engine import Reason, Refused
from workflows.processes.loading import load_process
from workflows.regulations.schema import RegulationPack


@act("round.open", inputs=OpenRoundInputs)
def open_round(
    doing: Doing, *, code: str, title: str, awarding_unit: Unit, process_code: str, awards: list[str],
    opens_on: date, closes_on: date | None = None, movement: Movement | None = None, **more: Any,
) -> Round:  # fmt: skip
    """Open a round for some awards under a process that holds on its first day (L22 Art 17: who launches, guides)."""
    round_ = Round(
        code=code, title=title, awarding_unit=awarding_unit, process_code=process_code,
        awards=list(dict.fromkeys(awards)), opens_on=opens_on, closes_on=closes_on, movement=movement, **more,
    )  # fmt: skip
    doing.permit(round_)
    faults = _round_faults(round_)
    if Round.objects.filter(code=code).exists():
        faults.append(Reason("round.code_taken", {"code": code}))
    if faults:
        raise Refused(*faults)
    doing.save(round_, awards=round_.awards, process=process_code, opens_on=opens_on, closes_on=closes_on or "")
    return round_


def _round_faults(round_: Round) -> list[Reason]:
    process = queries.process_edition(round_.process_code, round_.opens_on)
    if process is None:
        return [Reason("round.no_process", {"process": round_.process_code, "on": round_.opens_on})]
    known = queries.awards_known(round_.opens_on, round_.awarding_unit)
    faults = [Reason("award.unknown", {"award": code}) for code in round_.awards if code not in known]
    faults += _retired(round_)
    allowed = queries.process_value(process).awards
    return faults + [
        Reason("round.award_outside_process", {"award": code, "process": process.title})
        for code in round_.awards
        if code in known and code not in allowed
    ]


def _retired(round_: Round) -> list[Reason]:
    """The awards that nobody gives any more on the round's first day."""
    edition = queries.pack_for(round_.opens_on, round_.awarding_unit)
    if edition is None:
        return []
    pack = queries.pack_value(edition)
    ends = {row.code: (row.name.vi, pack.ends_on(row)) for row in pack.awards if row.code in round_.awards}
    return [
        Reason("round.award_retired", {"award": name, "since": f"{day:%d/%m/%Y}"})
        for name, day in ends.values()
        if day is not None and day <= round_.opens_on
    ]


@act("round.close", model=Round)
def close_round(doing: Doing, round_: Round) -> None:
    """Take no more submissions; what was submitted goes on."""
    if round_.closed_at is not None:
        raise Refused(Reason("round.closed_already"))
    round_.closed_at = doing.at
    doing.save(round_)


@act("row.confirm", model=Edition, inputs=ConfirmRowInputs)
def confirm_row(doing: Doing, edition: Edition, *, row: str, source: str) -> None:
    """Record that a person read this row in its source; from now on it may block. The edition stays as it is."""
    if edition.kind == EditionKind.CRITERIA:
        raise Refused(Reason("row.unknown", {"row": row}))
    known = {found.code: found for found in queries.law_rows(edition)}.get(row)
    if known is None:
        raise Refused(Reason("row.unknown", {"row": row}))
    if known.home != edition.pk:
        raise Refused(Reason("row.of_base", {"row": row, "base": str(Edition.objects.get(pk=known.home))}))
    if known.status.blocks:
        raise Refused(Reason("row.settled", {"row": row}))
    _confirm(doing, edition, known, source)


@act("row_confirmation.repeat", model=RowConfirmation, inputs=ConfirmAgainInputs)
def repeat(doing: Doing, earlier: RowConfirmation, *, source: str = "") -> None:
    """Confirm a row again in every later version that says word for word what was confirmed before."""
    doing.demand(earlier)
    rows = confirming.later(earlier)
    waiting = [(edition, row) for edition, row in rows if row.open]
    if not waiting:
        raise Refused(Reason("row.settled" if rows else "row.nothing_later", {"row": earlier.row}))
    same = [one for one in waiting if not confirming.differing(earlier.edition, one[0], earlier.row)]
    if not same:
        data = {"row": earlier.row, "version": waiting[-1][0].version, "before": earlier.edition.version}
        raise Refused(Reason("row.says_else", data))
    for edition, row in same:
        _confirm(doing, edition, row, source or earlier.source, before=earlier.edition.version)


@act("row_confirmation.replace", model=RowConfirmation, inputs=ReplaceConfirmationInputs)
def replace_confirmation(doing: Doing, old: RowConfirmation, *, source: str, reason: str) -> None:
    """Confirm the row by another source; the old confirmation stays as history, with the reason."""
    doing.demand(old)
    if source == old.source:
        raise Refused(Reason("row_confirmation.same_source"))
    _end(doing, old, reason)
    made = RowConfirmation(
        edition=old.edition, row=old.row, source=source, confirmed_by=doing.actor.name, confirmed_at=doing.at,
        replaces=old,
    )  # fmt: skip
    doing.save(made, source=source, replaces=old.pk)


@act("row_confirmation.withdraw", model=RowConfirmation, inputs=EndConfirmationInputs)
def withdraw_confirmation(doing: Doing, old: RowConfirmation, *, reason: str) -> None:
    """Take a confirmation back: from now on the row must be confirmed again before it may block.

    What was checked, voted or decided before keeps the answers it was judged by.
    """
    _end(doing, old, reason)
    doing.note(old.edition, row=old.row, withdrawn=old.source, reason=reason)


def _end(doing: Doing, old: RowConfirmation, reason: str) -> None:
    old.reason, old.ended_by, old.ended_at = reason, doing.actor.name, doing.at
    doing.move(old, reason=reason)
    if repeated := confirming.repeats(old):
        told = {"source": old.source, "editions": [str(one.edition) for one in repeated]}
        doing.advice.append(Reason("row_confirmation.stands_later", told))


def _confirm(doing: Doing, edition: Edition, row: queries.LawRow, source: str, **more: Any) -> None:
    made = RowConfirmation(
        edition=edition, row=row.code, source=source, confirmed_by=doing.actor.name, confirmed_at=doing.at
    )
    doing.note(edition, row=row.code, source=source, was=row.status.value, **more)
    doing.save(made, row=row.code, source=source)


@act("edition.publish", inputs=PublishInputs)
def publish(
    doing: Doing, *, kind: str, text: str, in_force_from: date | None = None, in_force_to: date | None = None,
    unit: Unit | None = None,
) -> Edition:  # fmt: skip
    """Publish an office's own process, pack, overlay or book; a text that does not pass is refused with every fault."""
    doing.permit(Edition(kind=kind))
    if (kind == EditionKind.OVERLAY) != (unit is not None):
        raise Refused(Reason("edition.unit_of_overlay"))
    try:
        draft, faults = _read(kind, text, in_force_from or doing.day, in_force_to)
    except editions.Unreadable as unreadable:
        raise Refused(*unreadable_reasons(unreadable.findings)) from unreadable
    if faults:
        raise Refused(*fault_reasons(draft, faults))
    return lay_down(doing, draft, unit=unit)


def lay_down(doing: Doing, draft: editions.Draft, *, illustrative: bool = False, unit: Unit | None = None) -> Edition:
    """Step: lay an office's sound text down as a version that never changes; refused for an old number or text."""
    by = doing.actor.name
    made = editions.new_edition(draft, origin="office", by=by, at=doing.at, illustrative=illustrative, unit=unit)
    newest = Edition.objects.filter(kind=draft.kind, code=draft.code).order_by("-version").first()
    if newest is not None and draft.version <= newest.version:
        raise Refused(Reason("edition.version_taken", {"code": draft.code, "version": newest.version}))
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as twice:
        raise Refused(Reason("edition.same_text")) from twice
    more = {"unit": unit.name} if unit is not None else {}
    doing.note(made, sha256=made.sha256, in_force_from=draft.in_force_from, **more)
    return made


def _read(kind: str, text: str, since: date, until: date | None) -> tuple[editions.Draft, list[editions.Finding]]:
    if kind == EditionKind.PROCESS:
        draft, faults = editions.read_process(text, since, until)
        return draft, faults or faults_of(load_process(text), since)
    if kind == EditionKind.FORMS:
        return editions.read_book(text)
    if kind == EditionKind.OVERLAY:
        return editions.read_overlay(text, queries.base_pack)
    return editions.read_pack(text, _parent(text))


def _parent(text: str) -> RegulationPack | None:
    for known in Edition.objects.filter(kind=EditionKind.PACK).order_by("code", "-version"):
        if f'extends = "{known.code}"' in text:
            return queries.pack_value(known)
    return None
