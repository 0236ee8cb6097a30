"""Workbooks whose lines name people below one unit: names are matched, doubtful ones decided by a person first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from django.urls import reverse

from backend.base.scopes import visible
from backend.base.texts import fold
from backend.history.deciding import Decisions, decisions, pool_below, units_below
from backend.history.matching import Level, Pool, match
from backend.organisation.models import Unit
from backend.workbooks.declaring import Context, NoSuchContext, Row, Workbook
from permissions.actor import Actor
from workflows.engine import Label


@dataclass(frozen=True, slots=True)
class Naming:
    """Everything by which names of one file are understood, read once for a batch."""

    units: Mapping[str, Unit]
    pool: Pool
    before: Decisions

    @classmethod
    def below(cls, unit: Unit, actor: Actor) -> Naming:
        """Units and people at and below a unit, and what the person decided about names before."""
        return cls(units_below(unit), pool_below(unit), decisions(actor))

    def unit(self, row: Row) -> Unit | None:
        """The unit of a line; a fault where there is none of that name."""
        found = self.units.get(fold(str(row.get("unit") or "")))
        if row.get("unit") and found is None:
            row.fault("unit", "history_import.unit_unknown", name=row.get("unit"))
        return found

    def person(self, row: Row, unit: Unit) -> int | None:
        """Whom the name of a line means; None with a fault, or where it was decided that the line is left out."""
        name = str(row.get("name"))
        decided, person = self.before.about(name, unit.pk)
        if decided:
            row.old = None if person else dict(row.cells)
            return person
        found = match(name, unit.pk, self.pool)
        if found.level is Level.SURE:
            return found.one
        code = "history_import.doubtful" if found.level is Level.DOUBTFUL else "history_import.nobody"
        row.fault("name", code, name=name, unit=unit.name, count=len(found.found))
        return None


class NamedWorkbook(Workbook):
    """Lines about people and collectives of one unit and all below it, in the columns `name` and `unit`."""

    def context(self, actor: Actor, key: str) -> Context:
        """The unit below which lines are entered."""
        number = int(key) if key.isascii() and key.isdigit() and len(key) < 18 else 0
        unit = visible(Unit.objects.all(), actor, self.act).filter(pk=number).first()
        if unit is None:
            raise NoSuchContext(key)
        return Context(actor, key, unit.name, unit, self.back(unit))

    def back(self, unit: Unit) -> str:
        """The page from which the workbook is reached."""
        return reverse("history:unit", args=[unit.pk])

    def aids(self, upload: int) -> Sequence[tuple[Label, str]]:
        """Where doubtful names are decided."""
        return (
            (Label("Quyết định các tên chưa chắc", "Decide doubtful names"), reverse("history:names", args=[upload])),
        )


def unit_of(context: Context) -> Unit:
    """The unit that a workbook is about."""
    return cast(Unit, context.subject)
