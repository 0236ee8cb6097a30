"""Reading what is in force: packs and processes by date, parsed once per digest, with what was confirmed here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import BigIntegerField, CharField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce

from backend.base import clock
from backend.catalogue import form_books
from backend.catalogue.models import CONFIRMING, Edition, EditionKind, PackChoice, Round, RowConfirmation
from backend.catalogue.row_titles import title_of
from backend.organisation.models import Unit
from workflows.basis import Status
from workflows.engine import Label
from workflows.processes.loading import load_process
from workflows.processes.schema import Process, StageKind
from workflows.regulations import loading
from workflows.regulations import overlay as overlays
from workflows.regulations.overlay import Overlay
from workflows.regulations.schema import Award, RegulationPack

Raw = tuple[str, str, Label, str, str, Status]
"""A row as it is written: code, table, title, basis, source, status."""


@dataclass(frozen=True, slots=True)
class LawRow:
    """A row of an edition as a reader sees it: where it stands, what it says, and how sure we are of it.

    `home` is the edition it is written and confirmed in: for a row that an overlay left alone, the base.
    """

    code: str
    table: str
    title: Label
    basis: str
    source: str
    written: Status
    status: Status
    home: int = 0

    @property
    def open(self) -> bool:
        """Whether a person must still confirm it before it may block anything."""
        return not self.status.blocks


def in_force(kind: str, on: date) -> QuerySet[Edition]:
    """The editions of a kind that hold on a day, the one to be used first."""
    ends = Q(in_force_to__isnull=True) | Q(in_force_to__gte=on)
    return Edition.objects.filter(ends, kind=kind, in_force_from__lte=on).order_by("-in_force_from", "-version", "-pk")


def pack_for(received_on: date, unit: Unit | None = None) -> Edition | None:
    """The pack that the date of reception chooses; None where none covers it.

    With a unit, the overlay on that pack which the nearest unit above it published, in its newest version, if any.
    """
    base = in_force(EditionKind.PACK, received_on).first()
    if base is None or unit is None:
        return base
    laid = in_force(EditionKind.OVERLAY, received_on).select_related("unit")
    above = [one for one in laid if one.unit and unit.path.startswith(one.unit.path)]
    mine = [one for one in above if _overlay(one.sha256).head.base == base.code]
    return max(mine, key=lambda one: (len(one.unit.path) if one.unit else 0, one.version), default=base)


def chosen_packs(subject_kind: str, keys: Iterable[int]) -> dict[int, Edition]:
    """The newest choice of a more favourable pack by subject; one query for many."""
    wanted = [str(key) for key in keys]
    found = PackChoice.objects.filter(subject_kind=subject_kind, subject_id__in=wanted).select_related("pack")
    return {int(one.subject_id): one.pack for one in found.order_by("pk")}


def law_key(subject_kind: str, key: str, pinned: str) -> Coalesce:
    """For many rows in one question: the key of the newest choice for the subject at `key`, else what is pinned."""
    of = PackChoice.objects.filter(subject_kind=subject_kind, subject_id=Cast(OuterRef(key), CharField()))
    return Coalesce(Subquery(of.order_by("-pk").values("pack_id")[:1]), F(pinned), output_field=BigIntegerField())


def process_edition(code: str, on: date) -> Edition | None:
    """The process of this code that holds on a day: the newest version; None where there is none."""
    return in_force(EditionKind.PROCESS, on).filter(code=code).order_by("-version").first()


@lru_cache(maxsize=64)
def _pack(sha256: str) -> RegulationPack:
    text = Edition.objects.values_list("text", flat=True).get(sha256=sha256)
    return loading.load_pack({"pack.toml": text})


@lru_cache(maxsize=64)
def _overlay(sha256: str) -> Overlay:
    return overlays.load_overlay(Edition.objects.values_list("text", flat=True).get(sha256=sha256))


def base_pack(code: str, version: int) -> RegulationPack | None:
    """The pack that an overlay names, as it is written; None where it was never published."""
    found = Edition.objects.filter(kind=EditionKind.PACK, code=code, version=version).first()
    return _pack(found.sha256) if found is not None else None


def base_of(edition: Edition) -> Edition:
    """The edition of the pack itself: of an overlay its base, of a pack the pack."""
    if edition.kind != EditionKind.OVERLAY:
        return edition
    head = _overlay(edition.sha256).head
    return Edition.objects.get(kind=EditionKind.PACK, code=head.base, version=head.base_version)


def overlay_value(edition: Edition) -> Overlay:
    """An overlay as it is written: head, reasons and its own rows."""
    return _overlay(edition.sha256)


@lru_cache(maxsize=64)
def _laid(base: str, over: str, base_codes: frozenset[str], own_codes: frozenset[str]) -> RegulationPack:
    found = _overlay(over)
    own = {row.code for _, row in found.rows()}
    seen = overlays.resolved(_confirmed_pack(base, base_codes - own), found)
    return loading.confirmed(seen, own_codes & own)


@lru_cache(maxsize=64)
def _process(sha256: str) -> Process:
    return load_process(Edition.objects.values_list("text", flat=True).get(sha256=sha256))


@lru_cache(maxsize=64)
def _confirmed_pack(sha256: str, codes: frozenset[str]) -> RegulationPack:
    return loading.confirmed(_pack(sha256), codes)


def confirmed_codes(edition: Edition) -> frozenset[str]:
    """The rows of an edition that somebody confirmed, and did not withdraw since."""
    return frozenset(RowConfirmation.objects.filter(CONFIRMING, edition=edition).values_list("row", flat=True))


def pack_value(edition: Edition) -> RegulationPack:
    """The pack as rules use it: rows confirmed here count as such; an overlay is laid on its base."""
    if edition.kind == EditionKind.OVERLAY:
        base = base_of(edition)
        return _laid(base.sha256, edition.sha256, confirmed_codes(base), confirmed_codes(edition))
    return _confirmed_pack(edition.sha256, confirmed_codes(edition))


def process_value(edition: Edition) -> Process:
    """The process as it runs; its order does not hang on the status of its rows."""
    return _process(edition.sha256)


def confirmed_process(edition: Edition) -> Process:
    """The process with the status that its stages and clocks have after what was confirmed here."""
    process, codes = process_value(edition), confirmed_codes(edition)
    stages = tuple(
        replace(
            stage,
            status=_settled(stage.status, stage.code in codes),
            clock=replace(stage.clock, status=_settled(stage.clock.status, f"{stage.code}.clock" in codes)),
        )
        for stage in process.stages
    )
    return replace(process, status=_settled(process.status, process.code in codes), stages=stages)


def _settled(status: Status, confirmed: bool) -> Status:
    return Status.CONFIRMED_HERE if confirmed and not status.blocks else status


def law_rows(edition: Edition) -> list[LawRow]:
    """Every row of a pack, process or book of forms with its status, in the order of its text; others have none."""
    if edition.kind == EditionKind.OVERLAY:
        return _overlay_rows(edition)
    return own_rows(edition, confirmed_codes(edition))


def own_rows(edition: Edition, codes: Collection[str]) -> list[LawRow]:
    """The rows that are written and confirmed in this edition, of an overlay only its own; `codes`: the confirmed."""
    raw = _written(edition.kind, edition.sha256)
    return [
        LawRow(code, table, title, basis, source, status, _settled(status, code in codes), edition.pk)
        for code, table, title, basis, source, status in raw
    ]


def _as_written(edition: Edition) -> RegulationPack:
    """A pack, or an overlay laid on its base, with the status that the texts give."""
    if edition.kind != EditionKind.OVERLAY:
        return _pack(edition.sha256)
    return _laid(base_of(edition).sha256, edition.sha256, frozenset(), frozenset())


def row_title(edition: Edition, code: str) -> Label:
    """The line under which people look for a row; its code where the edition does not write it."""
    return next((row[2] for row in _written(edition.kind, edition.sha256) if row[0] == code), _plain(code))


@lru_cache(maxsize=64)
def _written(kind: str, sha256: str) -> tuple[Raw, ...]:
    edition = Edition.objects.get(sha256=sha256)
    if kind == EditionKind.OVERLAY:
        own = {row.code for _, row in _overlay(sha256).rows()}
        return tuple(raw for raw in _rows_of(_as_written(edition)) if raw[0] in own)
    read = READERS.get(kind)
    return tuple(read(edition)) if read is not None else ()


def _overlay_rows(edition: Edition) -> list[LawRow]:
    """The rows of the resolved view, its own first; each is confirmed where it is written."""
    base, found = base_of(edition), _overlay(edition.sha256)
    own = {row.code for _, row in found.rows()}
    now = {row.code: loading.status_of(row) for _, row in loading.rows(pack_value(edition))}
    rows = [
        LawRow(code, table, title, basis, source, status, now[code], edition.pk if code in own else base.pk)
        for code, table, title, basis, source, status in _rows_of(overlays.resolved(_pack(base.sha256), found))
    ]
    return sorted(rows, key=lambda row: row.home != edition.pk)


def _pack_rows(edition: Edition) -> Iterator[Raw]:
    yield from _rows_of(_pack(edition.sha256))


def _rows_of(pack: RegulationPack) -> Iterator[Raw]:
    awards = {award.code: award for award in pack.awards}
    for table, row in loading.rows(pack):
        title = title_of(row, awards)
        basis = row.clock.basis if table == "clocks" else row.basis
        yield row.code, table, title, basis, loading.source_of(row), loading.status_of(row)


def _process_rows(edition: Edition) -> Iterator[Raw]:
    process = _process(edition.sha256)
    yield process.code, "process", process.title, process.basis, process.source, process.status
    for stage in process.stages:
        yield stage.code, "stages", stage.title, stage.basis, stage.source, stage.status
        clock_of = stage.clock
        yield f"{stage.code}.clock", "clocks", stage.title, clock_of.basis, clock_of.source, clock_of.status


READERS: dict[str, Callable[[Edition], Iterator[Raw]]] = {
    EditionKind.PACK: _pack_rows,
    EditionKind.PROCESS: _process_rows,
    EditionKind.FORMS: form_books.rows,
}


def _plain(text: str) -> Label:
    return Label(text, text)


def row_status(edition: Edition, row: str) -> Status:
    """How sure we are of one row of an edition, confirmations included. Raises KeyError for an unknown row."""
    return {found.code: found.status for found in law_rows(edition)}[row]


def award(edition_or_code: Edition | str, award_code: str) -> Award | None:
    """An award of a pack, given by edition or by the pack's code (its newest version); None when it is not there."""
    edition = edition_or_code if isinstance(edition_or_code, Edition) else _newest(edition_or_code)
    if edition is None:
        return None
    return {row.code: row for row in pack_value(edition).awards}.get(award_code)


def _newest(code: str) -> Edition | None:
    return Edition.objects.filter(kind=EditionKind.PACK, code=code).order_by("-version").first()


def awards_known(on: date | None = None, unit: Unit | None = None) -> dict[str, Award]:
    """The award catalogue of a day (today by default) by code: what lists and forms call awards.

    With a unit, exactly what its pack or overlay has; without, the pack's and those that only some overlay has.
    """
    day = on or clock.today()
    if unit is not None:
        edition = pack_for(day, unit)
        return {row.code: row for row in _as_written(edition).awards} if edition is not None else {}
    found: dict[str, Award] = {}
    for pack in _laws(day):
        for row in pack.awards:
            found.setdefault(row.code, row)
    return found


def widest_pack(on: date) -> RegulationPack | None:
    """The pack of a day with the awards, vote rules and publications that only overlays have: what a process asks."""
    base = pack_for(on)
    if base is None:
        return None
    pack, laws = pack_value(base), _laws(on)
    joined: dict[str, Any] = {
        table: tuple({row.code: row for law in reversed([pack, *laws]) for row in getattr(law, table)}.values())
        for table in ("awards", "publications", "vote_rules")
    }
    return replace(pack, **joined)


def _laws(on: date) -> list[RegulationPack]:
    """The pack that holds on a day and what each overlay on it writes itself, newer versions first."""
    ends = Q(in_force_to__isnull=True) | Q(in_force_to__gte=on)
    wanted = Edition.objects.filter(ends, kind__in=(EditionKind.PACK, EditionKind.OVERLAY), in_force_from__lte=on)
    editions = list(wanted.defer("text").order_by("-in_force_from", "-version", "-pk"))
    base = next((one for one in editions if one.kind == EditionKind.PACK), None)
    if base is None:
        return []
    laid = [_overlay(one.sha256) for one in editions if one.kind == EditionKind.OVERLAY]
    return [_pack(base.sha256), *(one.own for one in laid if one.head.base == base.code)]


def award_names() -> dict[str, Label]:
    """The name of every award that any published pack or overlay has: today's first, then the newest."""
    return {code: rows[0].name for code, rows in awards_ever().items()}


def awards_ever() -> dict[str, list[Award]]:
    """Every award that any published pack or overlay has, by code: as today's law has it first, then the newest."""
    today = clock.today()
    editions = Edition.objects.filter(kind__in=(EditionKind.PACK, EditionKind.OVERLAY)).defer("text")
    newest = sorted(editions, key=lambda e: (e.in_force_from, e.version), reverse=True)
    order = sorted(newest, key=lambda e: (not _holds(e, today), e.kind != EditionKind.PACK))
    found: dict[str, list[Award]] = {}
    for edition in order:
        own = _pack(edition.sha256) if edition.kind == EditionKind.PACK else _overlay(edition.sha256).own
        for row in own.awards:
            found.setdefault(row.code, []).append(row)
    return found


def _holds(edition: Edition, on: date) -> bool:
    return edition.in_force_from <= on and (edition.in_force_to is None or on <= edition.in_force_to)


def award_label(code: str) -> Label:
    """The name of an award; the code itself when no pack or overlay ever had it."""
    return award_names().get(code) or _plain(code)


def has_stage(edition: Edition | None, kind: StageKind) -> bool:
    """Whether a process has a stage of a kind; False without a process."""
    return edition is not None and any(stage.kind is kind for stage in process_value(edition).stages)


def open_rounds(on: date) -> QuerySet[Round]:
    """The rounds that take submissions on a day."""
    ends = Q(closes_on__isnull=True) | Q(closes_on__gte=on)
    rounds = Round.objects.filter(ends, opens_on__lte=on, closed_at__isnull=True)
    return rounds.select_related("awarding_unit").order_by("closes_on", "code")


def takes_submissions(round_: Round, on: date) -> bool:
    """Whether a round takes submissions on a day."""
    return round_.closed_at is None and round_.opens_on <= on and (round_.closes_on is None or on <= round_.closes_on)


def book_for(on: date) -> Edition | None:
    """The book of forms that holds on a day; None where there is none."""
    return in_force(EditionKind.FORMS, on).first()
