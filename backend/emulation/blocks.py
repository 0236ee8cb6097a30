"""Acts on clusters and blocks: made by the organising body, with their members of a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.emulation.models import Block, EmulationSheet, Membership
from backend.emulation.serializers import CreateBlockInputs, MembersInputs
from backend.organisation.models import Unit
from workflows.engine import Reason, Refused


@act("emulation_block.create", inputs=CreateBlockInputs)
def create(doing: Doing, *, code: str, **more: Any) -> Block:
    """A new cluster or block; its code is taken once."""
    block = Block(code=code, **more)
    doing.permit(block)
    if Block.objects.filter(code=code).exists():
        raise Refused(Reason("emulation_block.code_taken", {"code": code}))
    doing.save(block, variant=block.variant, basis=block.basis)
    return block


@act("emulation_block.set_members", model=Block, inputs=MembersInputs)
def set_members(doing: Doing, block: Block, *, year: int, units: Sequence[Unit], basis: str) -> None:
    """State the whole list of members of a year; who already has a sheet in the year stays."""
    wanted = {unit.pk: unit for unit in units}
    now = {row.unit_id: row for row in Membership.objects.filter(block=block, year=year).select_related("unit")}
    elsewhere = Membership.objects.filter(unit__in=wanted, year=year).exclude(block=block)
    faults = [
        Reason("emulation_block.in_other_block", {"unit": row.unit.name, "block": row.block.name, "year": year})
        for row in elsewhere.select_related("unit", "block")
    ]
    faults += [
        Reason("emulation_block.unit_not_there", {"unit": unit.name, "year": year})
        for unit in wanted.values()
        if not unit.path.startswith(block.unit.path) or not _there(unit, year)
    ]
    leaving = [row for key, row in now.items() if key not in wanted]
    busy = EmulationSheet.objects.filter(run__block=block, run__year=year, unit__in=[r.unit_id for r in leaving])
    faults += [Reason("emulation_block.has_sheet", {"unit": sheet.unit.name}) for sheet in busy.select_related("unit")]
    if faults:
        raise Refused(*faults)
    if set(wanted) == set(now):
        raise Refused(Reason("emulation_block.same_members"))
    Membership.objects.filter(pk__in=[row.pk for row in leaving]).delete()
    Membership.objects.bulk_create(
        Membership(block=block, unit=unit, year=year, since=doing.day, basis=basis)
        for key, unit in wanted.items()
        if key not in now
    )
    doing.note(block, year=year, members=[unit.name for unit in wanted.values()], basis=basis)


def _there(unit: Unit, year: int) -> bool:
    return unit.valid_from <= date(year, 12, 31) and (unit.valid_to is None or unit.valid_to >= date(year, 1, 1))
