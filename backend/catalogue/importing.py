"""Shipped editions go into the database after each migrate: added by digest, never changed, doubled or removed."""

from __future__ import annotations

from datetime import date

from backend.audit.record import Change, Who, record
from backend.base import clock
from backend.catalogue.editions import Draft, already, new_edition, of_book, of_pack, of_process
from backend.catalogue.models import Edition
from workflows import shipped
from workflows.processes.schema import Process
from workflows.regulations.schema import RegulationPack

PUBLISHER = "Vinh Danh"


def shipped_drafts() -> list[Draft]:
    """Every shipped pack, process and book."""
    own_dates = [*map(of_pack, shipped.packs()), *map(of_book, shipped.form_books())]
    return own_dates + [of_process(item, _since(item)) for item in shipped.processes()]


def _since(process: Process) -> date:
    """A process holds from the first day of a pack of the law that it rests on."""
    packs = [pack for pack in shipped.packs() if _rests_on(process.source, pack)]
    return min(pack.received_from for pack in packs or shipped.packs())


def _rests_on(source: str, pack: RegulationPack) -> bool:
    return any(row.source == source and row.status.blocks for row in pack.awards)


def import_shipped(drafts: list[Draft] | None = None) -> list[Edition]:
    """Add what is missing and say what was added; ShippedChanged when a file changed under an old version."""
    at = clock.now()
    added = []
    for draft in shipped_drafts() if drafts is None else drafts:
        if already(draft) is None:
            edition = new_edition(draft, origin="shipped", by=PUBLISHER, at=at)
            edition.save()
            added.append(edition)
    if added:
        changes = [Change(str(e.kind), str(e.pk), str(e), data={"sha256": e.sha256}) for e in added]
        record(act="edition.publish", who=Who(name=PUBLISHER), at=at, changes=changes)
    return added


def import_after_migrate(*, using: str, **_: object) -> None:
    """Signal receiver: import after every migrate of the default database."""
    if using == "default":
        import_shipped()
